"""Openings that one reading of a page finds and what the model says of its lines in, how well the two agree out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.segments.learnt.kinds import LineKind
from kg.extract.segments.learnt.rows import Row
from kg.extract.segments.shapes.lists import Listed
from kg.schema import FieldName


def fit(listed: Sequence[Listed], rows: Sequence[Row]) -> float:
    """The F1 that the titles of a reading can be expected to have, if the model's chances are right; 0 without any."""
    titles = [(cell.start, cell.end, p) for row in rows for cell, kind, p in row.cells if kind is LineKind.TITLE]
    starts = [start for start, _, _ in titles]
    hit = sum(_chance_at(titles, starts, *_title_of(item)) for item in listed)
    return 2 * hit / (len(listed) + sum(row.chance for row in rows)) if listed else 0.0


def _title_of(item: Listed) -> tuple[int, int]:
    """Where the title of an opening stands, or else the first of its lines."""
    span = next((span for span in item.fields if span.name is FieldName.TITLE), None)
    first = (item.head or item.body)[0]
    return (span.start, span.end) if span else (first.start, first.end)


def _chance_at(titles: Sequence[tuple[int, int, float]], starts: Sequence[int], start: int, end: int) -> float:
    """How likely a title stands there: one of `titles`, which begin at `starts`."""
    near = titles[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
    return max((chance for _, last, chance in near if start < last), default=0.0)
