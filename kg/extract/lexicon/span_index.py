"""Many spans of a text in, which of them hold a position or touch a stretch out, without looking at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class SpanIndex:
    """Spans by where they begin, with how far those before each of them reach."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted((start, end, number) for number, (start, end) in enumerate(spans))
        self._ordered = ordered
        self._starts = [start for start, _, _ in ordered]
        self._reach = list(accumulate((end for _, end, _ in ordered), max))

    def holds(self, position: int) -> bool:
        """Whether a span begins at or before the position and ends behind it."""
        before = bisect_right(self._starts, position)
        return before > 0 and self._reach[before - 1] > position

    def touching(self, start: int, end: int) -> list[int]:
        """The numbers, as the spans were given, of those that share a character with `start:end`."""
        found = []
        for at in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[at] <= start:
                break
            if self._ordered[at][1] > start:
                found.append(self._ordered[at][2])
        return sorted(found)
