"""Lines of a page in, authors that are each told of out: "Ada Nowak, PhD student, KTH; Lin Vale, Professor, ETH"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.author_runs import is_likely_name
from kg.extract.papers.lines import ListedPaper, is_title, trimmed

_HEAD = re.compile(r"\W*(?:and\s+)?(?P<names>[^,;()]{4,80}?)(?=,\s|\s\()")
_AND = re.compile(r"\s(?:and|&)\s")
_LIKELY = 0.6
_LONGEST = 900


def is_described(line: str) -> bool:
    """Whether a line lists people, parted by semicolons, each with an occupation or a place of work behind a comma."""
    if line.count(";") < 1 or len(line) > _LONGEST or line.endswith("."):
        return False
    heads = [_HEAD.match(part) for part in line.split(";")]
    if None in heads:
        return False
    likely = [any(is_likely_name(name) for name in _AND.split(head["names"])) for head in heads if head]
    return sum(likely) >= _LIKELY * len(likely)


def described_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Papers whose title stands right above such a line."""
    for index, block in enumerate(blocks[1:], 1):
        above = blocks[index - 1]
        if block.in_teaser or index - 1 in used or not is_described(text[block.start : block.end]):
            continue
        start, end = trimmed(text, above.start, above.end)
        if is_title(text[start:end]):
            yield ListedPaper((start, end), index - 1, (end, end))
