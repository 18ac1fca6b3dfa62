"""Lines of a page in, organizations out that stand where other entries of people have theirs: below their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.articles.affiliations import is_known_organization, parse_affiliation
from kg.extract.articles.blocks import Block
from kg.extract.lexicon.person_cues import TITLES
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import is_likely_name, may_be_name

_NAME = re.compile(
    rf"\W{{0,4}}(?P<titles>{TITLES})(?P<name>[^\W\d_][^\d:;,()|/&@\[\]\"“”]{{3,45}}?),?(?: Ph\.?D\.?)?\s*"
)
#: What a line says that is no house: a label, a sentence, a role in small letters, a day, how to reach somebody.
_NO_HOUSE = sought(
    r"[@:;?!\"“”]|\d{3}|\b(?:is|are|was|were|has|have|had|will|our|my|his|her|their|tel|room|office|phone|profile"
    r"|professor|lecturer|student|fellow|postdoc|scientist|engineer|researcher|manager|coordinator|assistant"
    r"|director|candidate|technician|analyst|head|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b",
    re.IGNORECASE,
)
_LONGEST, _SEVERAL, _SHARE, _CAPITALS = 90, 2, 0.5, 0.6


def houses_below_names(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Spans of lines right below a name, where most such lines of the page that tell of a house are one by their form.

    "Ada Nowak", "University of Bergen", …, "Lin Vale", "Fern Science Center": the latter is what the former is.
    """
    slots = [below for above, below in pairwise(blocks) if not below.in_teaser and _is_name(text, above)]
    slots = [block for block in slots if _may_be_house(text[block.start : block.end])]
    sure = [block for block in slots if _is_house(text[block.start : block.end])]
    if len(sure) >= _SEVERAL and len(sure) >= _SHARE * len(slots):
        yield from ((block.start, block.end) for block in slots)


def _is_name(text: str, block: Block) -> bool:
    line = _NAME.fullmatch(text, block.start, block.end) if block.end - block.start < _LONGEST else None
    if line is None:
        return False
    return is_likely_name(line["name"]) or (bool(line["titles"]) and may_be_name(line["name"]))


def _may_be_house(line: str) -> bool:
    words = [word for word in line.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    fit = 3 < len(line) < _LONGEST and line[0].isupper() and capitals >= _CAPITALS * len(words)
    return fit and not _NO_HOUSE.search(line) and not is_likely_name(line)


def _is_house(line: str) -> bool:
    return any(is_known_organization(found.organization) for found in parse_affiliation(line))
