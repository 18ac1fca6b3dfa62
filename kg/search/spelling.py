"""A word that stands nowhere and words that do in, which of them was meant out."""

from __future__ import annotations

from collections.abc import Iterable

#: Shorter words have too many neighbours; from the second length on, two slips are one too few to be chance.
_SHORTEST, _LONG = 5, 8


def likely_meant(word: str, known: Iterable[tuple[str, int]]) -> str | None:
    """The known word that is one slip away, two in long words; among several the nearest, then the most frequent.

    A slip is a letter too many, too few, wrong, or swapped with the next (Damerau 1964).

    Args:
        word: in lower case.
        known: words and in how many texts they stand.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    most = 2 if len(word) >= _LONG else 1
    near = [(slips(word, other), -count, other) for other, count in known if abs(len(other) - len(word)) <= most]
    return min((item for item in near if item[0] <= most), default=(0, 0, None))[2]


def slips(first: str, second: str) -> int:
    """The least number of slips that make one word of the other, no part touched twice."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
