"""Rows of a table in, the papers its header announces out: with authors and venues in cells of their own, or bare."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, is_title, trimmed

_GAP = re.compile(r"\t+|\s*\|\s*")
_PAPER = re.compile(
    r"\W*(?:papers?|papers? titles?|titles? of (?:the )?papers?|articles?|publications?)\W*", re.IGNORECASE
)
_TITLE = re.compile(rf"{_PAPER.pattern}|\W*titles?(?: of (?:the )?(?:paper|publication|work))?\W*", re.IGNORECASE)
_AUTHORS = re.compile(r"\W*(?:authors?|co-?authors|by|autor(?:en|innen)?|auteurs?)(?: \([^()]*\))?\W*", re.IGNORECASE)
_VENUE = re.compile(
    r"\W*(?:venues?|where|conf(?:erence)?s?\.?|journals?|(?:conf(?:erence)?\.?|venue) ?(?:/|or|and) ?journal"
    r"|published(?: in| at)?|appeared(?: in| at)?|presented at|outlet|proceedings|publication venue)\W*",
    re.IGNORECASE,
)
#: Heads of tables that list no papers: courses, people, grants.
_OTHER = re.compile(
    r"\W*(?:courses?|course titles?|modules?|instructors?|lecturers?|terms?|semesters?|grants?|funders?|amount|roles?"
    r"|positions?|employers?|degrees?|event|speakers?)\W*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s|:+-]{5,}")


def rows_by_header(text: str, blocks: Sequence[Block]) -> tuple[list[ListedPaper], set[int]]:
    """Papers of tables that name the columns of their titles and authors, and all rows of tables so understood.

    Rows below a header of courses or grants list no papers, whatever stands in their cells.
    """
    papers, rows = list[ListedPaper](), set[int]()
    columns: dict[str, int] | None = None
    for index, block in enumerate(blocks):
        cells = _cells(text, block) if not block.in_teaser else []
        if len(cells) < 2:
            columns = None
            continue
        header = _columns([text[a:b] for a, b in cells])
        columns = header if header is not None else columns
        if columns is None:
            continue
        rows.add(index)
        if header is None and "title" in columns and not _RULE.fullmatch(text, block.start, block.end):
            papers += _row(text, index, block, cells, columns)
    return papers, rows


def _columns(words: Sequence[str]) -> dict[str, int] | None:
    """Where a header says that titles, authors and venues are; an empty answer for a table of something else."""
    found = {
        name: at
        for name, pattern in (("venue", _VENUE), ("authors", _AUTHORS), ("title", _TITLE))
        for at, word in reversed(list(enumerate(words)))
        if pattern.fullmatch(word)
    }
    if "title" in found and "authors" in found:
        return found
    return {} if "title" not in found and sum(_OTHER.fullmatch(word) is not None for word in words) > 1 else None


def _row(
    text: str, index: int, block: Block, cells: Sequence[tuple[int, int]], columns: dict[str, int]
) -> Iterator[ListedPaper]:
    if max(columns.values()) >= len(cells):
        return
    title = trimmed(text, *_stripped(text, *cells[columns["title"]]))
    if not is_title(text[slice(*title)], least=2):
        return
    where = columns.get("venue")
    rest = _stripped(text, *cells[where]) if where is not None else (title[1], block.end)
    yield ListedPaper(title, index, _stripped(text, *cells[columns["authors"]]), rest)


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
