"""Terms of a text and names in other letters in, the terms with those names out that stand in a list of tools.

"Go", "Rust" and "Spring" are right only as written, but people also write "python, go and rust" or "EXCEL, WORD":
beside a tool that is sure, between the marks of a list, such a word is the tool.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.draft import TermMatch
from kg.schema import NodeType

#: Last words of the kinds of skill that are tools.
TOOL_KINDS = r"language|framework|tool|library|system|software|CRM|ERP|CAD|platform|protocol|solver|format"
#: Of those that are named in lists of tools.
_TOOLS = re.compile(rf"(?:{TOOL_KINDS})$")
#: Between two items of a list.
_GLUE = re.compile(r"\s*(?:[,;/|•·&(]\s*(?:(?:and|or)\s+)?|(?:and|or)\s+)")
#: What an item begins behind, and ends before, where no known item stands.
_OPEN = re.compile(
    r"(?:^|[,;/|•·(:*–-]\s*|\n\s*|\b(?:in|with|of|using|use|like|as|e\.g\.|including|include|includes|either|both|know|is|are|on)\s+)$"
)
_CLOSED = re.compile(r"\s*(?:[,;/|•·).\n]|$)")
_BEFORE = 14


def with_listed(sure: Sequence[TermMatch], doubtful: Sequence[TermMatch], text: str) -> list[TermMatch]:
    """The sure terms and those of the doubtful ones that a list vouches for, in the order of the text."""
    taken = [(match.start, match.end) for match in sure]
    free = [match for match in doubtful if _is_tool(match) and not _overlaps(match, taken)]
    if not free:
        return list(sure)
    tools = [match for match in sure if _is_tool(match) and not match.term.context]
    ends = {match.end for match in tools}
    starts = {match.start for match in tools}
    kept: list[TermMatch] = []
    for match in sorted(free, key=lambda match: match.start):
        if _continues(text, match, ends) and (_CLOSED.match(text, match.end) or _leads_on(text, match, starts, free)):
            kept.append(match)
            ends.add(match.end)
    for match in sorted(free, key=lambda match: -match.start):
        if match not in kept and _leads_to(text, match, starts) and _OPEN.search(text, _left(match), match.start):
            kept.append(match)
        if match in kept:
            starts.add(match.start)
    return sorted([*sure, *kept], key=lambda match: (match.start, match.end))


def _is_tool(match: TermMatch) -> bool:
    return match.term.node_type is NodeType.SKILL and any(_TOOLS.search(name) for name in match.term.broader)


def _overlaps(match: TermMatch, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < match.end and match.start < end for start, end in taken)


def _left(match: TermMatch) -> int:
    return max(0, match.start - _BEFORE)


def _continues(text: str, match: TermMatch, ends: set[int]) -> bool:
    """Whether the item before it in its list is a tool."""
    return any(
        end in ends and _GLUE.fullmatch(text, end, match.start) is not None for end in range(_left(match), match.start)
    )


def _leads_to(text: str, match: TermMatch, starts: set[int]) -> bool:
    """Whether the item behind it in its list is a tool."""
    glue = _GLUE.match(text, match.end)
    return glue is not None and glue.end() in starts


def _leads_on(text: str, match: TermMatch, starts: set[int], free: Sequence[TermMatch]) -> bool:
    """Whether the list goes on behind it: with a tool, or with another such word that closes it."""
    glue = _GLUE.match(text, match.end)
    if glue is None:
        return False
    return glue.end() in starts or any(
        other.start == glue.end() and _CLOSED.match(text, other.end) is not None for other in free
    )
