"""Lines of a page in, authors that are each told of out: "Ada Nowak, PhD student, KTH; Lin Vale, Professor, ETH"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.affiliations import is_known_organization
from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names, is_likely_name
from kg.extract.papers.lines.parts import ListedPaper, is_title, trimmed

_HEAD = re.compile(r"\W*(?:and\s+)?(?P<names>[^,;()]{4,80}?)(?=,\s|\s\()")
_AND = re.compile(r"\s(?:and|&)\s")
_LIKELY = 0.6
_LONGEST = 900


def is_described(line: str) -> bool:
    """Whether a line lists people, parted by semicolons, each with an occupation or a place of work behind a comma."""
    if len(line) > _LONGEST or line.endswith("."):
        return False
    parts = line.split(";")
    if len(parts) == 1:
        return _ends_in_house(line)
    heads = [_HEAD.match(part) for part in parts]
    if not any(heads) or any(head is None and not is_likely_name(p) for head, p in zip(heads, parts, strict=True)):
        return False
    likely = [any(is_likely_name(name) for name in _AND.split(head["names"])) for head in heads if head]
    return sum(likely) >= _LIKELY * len(likely)


def _ends_in_house(line: str) -> bool:
    """Whether a line is of several names and the known house of all of them: "Ada Nowak and Lin Vale, KTH"."""
    names, _, house = line.rpartition(", ")
    return " and " in names and is_known_organization(house.strip()) and author_names(names) > 1


def described_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Papers whose title stands right above such a line."""
    for index, block in enumerate(blocks[1:], 1):
        above = blocks[index - 1]
        if block.in_teaser or index - 1 in used or not is_described(text[block.start : block.end]):
            continue
        start, end = trimmed(text, above.start, above.end)
        if is_title(text[start:end]):
            yield ListedPaper((start, end), index - 1, (end, end))
