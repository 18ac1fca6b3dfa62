"""Titles of a page and its lines in, the lines that tell where a paper appeared, each with its title, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.parts import is_title
from kg.extract.papers.mentions import TitleMatch, clean_title
from kg.extract.papers.venues.reader import find_venues

#: A line that says so: "Published in: Moss Letters (July 2023)", "Journal: Weather and Oceans".
_SAID = re.compile(
    r"\W*(?:(?:first )?(?:published|appeared|appears|printed|to appear|presented|accepted|forthcoming) (?:in|at)"
    r"(?: the)?:?|(?:journal|venue|conference|publication|appeared|published|source)\s?:)\s+"
    r"(?P<venue>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)"
    r"(?-i:[A-ZÀ-Ý])[^\n]{2,150})",
    re.IGNORECASE,
)
#: What stands behind the name: "(July 2023)", ", 12(3), 2020", "on May 3, 2023".
_DATED = re.compile(r"[,.]? (?:\(|\d|on \w+ \d|vol\b|volume\b|in (?:19|20)\d\d).*$", re.IGNORECASE)
#: How a line begins that names a meeting with its year: "EUROMOSS 2024 | May 2024".
_EDITION = re.compile(r"\W*[A-Z][A-Za-z&-]*[A-Z] (?:19|20)\d\d\b")
#: A line that is a journal with its volume: "Wet Moss and Ferns Letters, 10(3), 2025".
_ISSUE = re.compile(
    r"[A-ZÀ-Ý][^.\d:]{5,90}, (?:vol\. ?)?\d{1,4}(?: ?\(\d{1,3}\))?(?:[,:] ?[\d–-]+)?,? \(?(?:19|20)\d\d\)?\W*"
)
#: A line of a record: "authors: [Ada Nowak, Lin Vale]".
_KEY = re.compile(r"\w{2,12}: ?[\[A-Z\"']")
_LONGEST, _NEAR, _LEAST = 170, 25, 3


def titles_above_venues(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> Iterator[TitleMatch]:
    """Lines that stand above one that says where something appeared, and are titles that nothing else gives away."""
    taken = {match.block for match in found}
    for index, block in enumerate(blocks[1:], start=1):
        said = _SAID.fullmatch(text, block.start, block.end) if block.end - block.start < _LONGEST else None
        if said is None or block.in_teaser or {index, index - 1} & taken:
            continue
        above = blocks[index - 1]
        line = text[above.start : above.end].strip("-•* ")
        if is_title(line, least=_LEAST) and line[-1] not in ".:" and not _KEY.match(line):
            start = text.index(line, above.start)
            yield TitleMatch(
                clean_title(line), start, start + len(line), index - 1, 0.85,
                (start + len(line),) * 2, (block.start, block.end), _name(text, said),
            )  # fmt: skip


def _name(text: str, said: re.Match[str]) -> tuple[int, int]:
    start, end = said.span("venue")
    dated = _DATED.search(text, start, end)
    return start, start + len(text[start : dated.start() if dated else end].rstrip(" .,;"))


def with_venues_below(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> list[TitleMatch]:
    """The titles, those with a line of authors below them also with the line of the venue that follows it."""
    starts = {block.start: index for index, block in enumerate(blocks)}
    titled = {match.block for match in found}
    return [_with_venue(text, blocks, match, starts, titled) for match in found]


def _with_venue(
    text: str, blocks: Sequence[Block], match: TitleMatch, starts: dict[int, int], titled: set[int]
) -> TitleMatch:
    silent = match.rest is None or match.rest[0] == match.rest[1]
    line = starts.get(match.authors[0]) if match.authors and silent else None
    if line is None or not match.authors or match.authors[1] < blocks[line].end or line + 1 >= len(blocks):
        return match
    below = blocks[line + 1]
    told = text[below.start : below.end]
    if line + 1 in titled or len(told) >= _LONGEST or below.in_teaser != blocks[match.block].in_teaser:
        return match
    venues = find_venues(told)
    first = (
        (venues and (venues[0].start < _NEAR or _SAID.fullmatch(told)))
        or _EDITION.match(told)
        or _ISSUE.fullmatch(told)
    )
    return replace(match, rest=(below.start, below.end)) if first else match
