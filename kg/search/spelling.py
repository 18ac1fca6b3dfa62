"""A word that stands nowhere and words that do in, which of them was meant out."""

from __future__ import annotations

from collections.abc import Iterable

#: Shorter words have too many neighbours; from the second length on, two slips are one too few to be chance.
_SHORTEST, _LONG = 5, 8


def likely_meant(word: str, known: Iterable[tuple[str, int]], most: int = 2) -> str | None:
    """The known word that is one slip away, two in long words; among several the nearest, then the most frequent.

    A slip is a letter too many, too few, wrong, or swapped with the next (Damerau 1964).

    Args:
        word: in lower case.
        known: words and in how many texts they stand.
        most: slips at most.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    most = min(most, 2 if len(word) >= _LONG else 1)
    letters = set(word)
    near = [
        (slips(word, other), -count, other)
        for other, count in known
        if abs(len(other) - len(word)) <= most and len(letters ^ set(other)) <= 2 * most  # a slip changes two at most
    ]
    return min((item for item in near if item[0] <= most), default=(0, 0, None))[2]


def is_typed_amiss(word: str, meant: str) -> bool:
    """Whether one letter inside a word is missing or too many, or two are swapped: "manger" for "manager"."""
    if len(word) == len(meant):
        at = [i for i, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
        return len(at) == 2 and at[1] == at[0] + 1 and word[at[0]] == meant[at[1]] and word[at[1]] == meant[at[0]]
    if min(len(word), len(meant)) < _SHORTEST or word[-1] != meant[-1]:
        return False
    short, long = sorted((word, meant), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))


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
