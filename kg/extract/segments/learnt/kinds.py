"""What lines of pages are, and lines in, the stretches of them out that are each of one kind: cells, whole lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kg.extract.lexicon.spans import Line


class LineKind(StrEnum):
    """What a stretch of a line is; the model of lines numbers them in this order."""

    TITLE = "title"
    PLACE = "place"
    EMPLOYER = "employer"
    TEAM = "team"
    TERMS = "terms"
    HEADING = "heading"
    CHROME = "chrome"
    PROSE = "prose"
    OTHER = "other"


KINDS = tuple(LineKind)
#: What is stated of an opening beside its title.
STATED = frozenset({LineKind.PLACE, LineKind.EMPLOYER, LineKind.TEAM, LineKind.TERMS})


class Cell(NamedTuple):
    """A stretch of a line between strong separators, without its bullet; `cell` of `cells` of the line `row`."""

    row: int
    start: int
    end: int
    text: str
    mark: str
    cell: int
    cells: int
    gap: bool


_CUT = re.compile(r"\s*\t\s*|(?<![.!?:;,])\s{2,}|\s+[|·•⋅]\s+")
_MARK = re.compile(
    r"(?P<mark>(?:[-*•·●▪◦‣–—>#⚡★☆✓✔➤→►▸|]+|\(?\d{1,3}[.)]|\[\d{1,3}\]|[\U0001F300-\U0001FAFF]\ufe0f?)\s+|\*\*|\[(?=[^\]]{3,120}\]\())"
)
_LINK_END = re.compile(r"\]\([^)\s]*\)\s*$|\*\*\s*$|\s*\|\s*$")
#: Where lines are cut, in the text of each, by their numbers.
Cuts = Mapping[int, Sequence[tuple[int, int]]]
#: Lines longer than this are prose and are not cut.
_LONGEST = 240


def cells_of(lines: Sequence[Line], cuts: Cuts | None = None) -> list[Cell]:
    """The stretches of lines, in their order; `cuts` are made besides, at `(start, end)` in the text of a line."""
    found: list[Cell] = []
    for row, line in enumerate(lines):
        more = cuts.get(row, ()) if cuts else ()
        found += _cells(row, line, more) if len(line.text) <= _LONGEST else [_whole(row, line)]
    return found


def ends_of_blocks(cells: Sequence[Cell]) -> list[bool]:
    """Of each cell whether it ends a line that an empty one follows, or the page."""
    inner = [behind.row != cell.row and behind.gap for cell, behind in pairwise(cells)]
    return [*inner, True] if cells else []


def _whole(row: int, line: Line) -> Cell:
    return Cell(row, line.start, line.end, line.text, "", 0, 1, line.gap)


def _cells(row: int, line: Line, more: Sequence[tuple[int, int]] = ()) -> list[Cell]:
    text = line.text
    left, mark = 0, ""
    while (found := _MARK.match(text, left)) and found.end() < len(text):
        mark, left = mark or found.group("mark").strip()[:1], found.end()
    tail = _LINK_END.search(text, left)
    right = tail.start() if tail and tail.start() > left else len(text)
    spans, at = [], left
    own = [cut.span() for cut in _CUT.finditer(text, left, right)]
    for start, end in sorted({*own, *(span for span in more if left < span[0] and span[1] < right)}) if more else own:
        spans.append((at, start))
        at = max(at, end)
    spans = [(a, b) for a, b in (*spans, (at, right)) if text[a:b].strip()] or [(left, right)]
    return [
        Cell(row, line.start + a, line.start + b, text[a:b], mark, number, len(spans), line.gap)
        for number, (a, b) in enumerate(spans)
    ]
