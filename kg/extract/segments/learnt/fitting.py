"""Openings that one reading of a page finds and what the model says of its lines in, how well the two agree out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kg.extract.draft import title_in
from kg.extract.segments.learnt.kinds import LineKind
from kg.extract.segments.learnt.rows import Row
from kg.extract.segments.shapes.lists import Listed


def fits(readings: Iterable[Sequence[Listed]], rows: Sequence[Row]) -> list[float]:
    """The F1 that the titles of each reading can be expected to have if the model is right; 0 of one without any."""
    titles = [(cell.start, cell.end, p) for row in rows for cell, kind, p in row.cells if kind is LineKind.TITLE]
    starts = [start for start, _, _ in titles]
    every = sum(row.chance for row in rows)
    hits = ((sum(_chance_at(titles, starts, *_title_of(item)) for item in listed), len(listed)) for listed in readings)
    return [2 * hit / (count + every) if count else 0.0 for hit, count in hits]


def _title_of(item: Listed) -> tuple[int, int]:
    """Where the title of an opening stands, or else the first of its lines."""
    span = title_in(item.fields)
    first = (item.head or item.body)[0]
    return (span.start, span.end) if span else (first.start, first.end)


def _chance_at(titles: Sequence[tuple[int, int, float]], starts: Sequence[int], start: int, end: int) -> float:
    """How likely a title stands there: one of `titles`, which begin at `starts`."""
    near = titles[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
    return max((chance for _, last, chance in near if start < last), default=0.0)
