"""Lines that name their parts in, papers out: "Title: …", "Authors: …", "Venue: …", also as rows of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, is_title, trimmed

_KEYED = re.compile(
    r"(?:[-•*·–]\s+)?\|?\s*[*_]{0,2}(?P<key>titles?|paper(?: title)?|authors?|by|presenters?|venue|journal|conference"
    r"|booktitle"
    r"|published(?: in)?|appeared in|publication|proceedings|year)[*_]{0,2}\s*(?::|\||(?<=\t))[*_]{0,2}\s*"
    r"(?P<value>\S.*?)\s*\|?\s*",
    re.IGNORECASE,
)
_AUTHORS = frozenset({"author", "authors", "by"})
_FAR = 6
#: More letters behind a title than brackets and quotes: "Walking on Wet Moss (FERN 2021)".
_NOTE = 5


def keyed_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of which one line names the title and one of the next the authors."""
    lines = [_keyed(text, block) if i not in used and not block.in_teaser else None for i, block in enumerate(blocks)]
    for index, line in enumerate(lines):
        if line is None or line[0] not in ("title", "titles", "paper", "paper title"):
            continue
        below = range(index + 1, min(len(blocks), index + 1 + _FAR))
        named = next((i for i in below if (found := lines[i]) and found[0] in _AUTHORS), None)
        authors = lines[named] if named is not None else None
        title = trimmed(text, *line[1])
        if authors is not None and text[authors[1][0]] == "[" and text[authors[1][1] - 1] == "]":
            authors = authors[0], (authors[1][0] + 1, authors[1][1] - 1)
        if authors is None or not is_title(text[slice(*title)], least=1) or not author_names(text[slice(*authors[1])]):
            continue
        last = max((i for i in below if lines[i]), default=index)
        noted = line[1][1] - title[1] > _NOTE
        rest = (title[1], line[1][1]) if noted else (authors[1][1], blocks[last].end)
        yield ListedPaper(title, index, authors[1], rest)


def lines_of_paper(blocks: Sequence[Block], paper: ListedPaper) -> set[int]:
    """The lines on which a paper with keys stands, from its title to the last thing told of it."""
    stop = max(paper.authors[1], (paper.rest or paper.title)[1])
    first = bisect_left(blocks, paper.title[0], key=lambda block: block.end)
    return set(range(first, bisect_left(blocks, stop, key=lambda block: block.start)))


def _keyed(text: str, block: Block) -> tuple[str, tuple[int, int]] | None:
    found = _KEYED.fullmatch(text, block.start, block.end) if block.end - block.start < 1500 else None
    return (found["key"].casefold(), found.span("value")) if found else None
