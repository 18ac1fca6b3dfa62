"""Rows of a table in, the papers its header announces out: those of reading groups, which name no authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.author_runs import author_names
from kg.extract.papers.lines import ListedPaper, is_title, trimmed

_GAP = re.compile(r"\t+|\s*\|\s*")
_PAPER = re.compile(
    r"\W*(?:papers?|papers? titles?|titles? of (?:the )?papers?|articles?|publications?)\W*", re.IGNORECASE
)


def tabled_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Cells below a header that says "Paper"; a table ends where a line has no cells."""
    column: int | None = None
    for index, block in enumerate(blocks):
        cells = _cells(text, block)
        if len(cells) < 2 or block.in_teaser:
            column = None
            continue
        named = [i for i, cell in enumerate(cells) if _PAPER.fullmatch(text[slice(*cell)])]
        column = named[0] if named else column
        if named or column is None or column >= len(cells) or index in used:
            continue
        title = trimmed(text, *_stripped(text, *cells[column]))
        if is_title(text[slice(*title)]) and not author_names(text[slice(*title)]):
            yield ListedPaper(title, index, (title[1], title[1]), (title[1], block.end))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    return start + len(cell) - len(cell.lstrip()), end - len(cell) + len(cell.rstrip())


def _cells(text: str, block: Block) -> list[tuple[int, int]]:
    """Spans of the cells of a row, empty ones too; bars at its ends are no cells."""
    line = text[block.start : block.end]
    if "|" not in line and "\t" not in line:
        return []
    start = block.start + line.startswith("|")
    end = block.end - (line.endswith("|") and len(line) > 1)
    spans, position = [], start
    for gap in _GAP.finditer(text, start, end):
        spans.append((position, gap.start()))
        position = gap.end()
    return [*spans, (position, end)]
