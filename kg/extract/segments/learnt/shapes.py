"""Lines of a list and which of them are titles in, its shape out: how many lines above a title are its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from kg.extract.segments.learnt.kinds import STATED, LineKind
from kg.extract.segments.learnt.rows import Row

_MOST_ABOVE = 3
_UNFIT = -1e9


def lines_between(titles: Sequence[int]) -> int:
    """How many lines usually stand between two titles; none where titles in a row are common and others grouped."""
    between = [b - a - 1 for a, b in pairwise(titles)]
    return 0 if between.count(0) * _COMMON >= len(between) else median_low(between)


_COMMON = 3


def lines_above(rows: Sequence[Row], titles: Sequence[int]) -> int:
    """How many lines above each title belong to it: those that leave what is stated once to each opening."""
    return max(range(_MOST_ABOVE + 1), key=lambda shift: (_fit(rows, titles, shift), -shift))


def _fit(rows: Sequence[Row], titles: Sequence[int], shift: int) -> float:
    """How well it explains a list that `shift` lines above each title are its own."""
    usual = lines_between(titles)
    least = sorted(b - a - 1 for a, b in pairwise(titles))[(len(titles) - 1) // 4]
    if shift > min(usual, least):
        return _UNFIT
    score = sum(_fit_between(rows, a, b, max(a + 1, b - shift)) for a, b in pairwise(titles)) / (len(titles) - 1)
    above = _run(rows, range(titles[0] - 1, -1, -1))
    below = _run(rows, range(titles[-1] + 1, len(rows)))
    loose = abs(min(above, _MOST_ABOVE) - shift) + abs(min(below, usual) - (usual - shift))
    return score - _LOOSE * loose


#: What speaks for a cut between two titles and what against it.
_AT_GAP, _BEHIND_BUTTON, _OVER_GAP, _STRANGE, _LOOSE = 2.0, 1.0, 1.5, 1.0, 0.7


def _fit_between(rows: Sequence[Row], title: int, following: int, cut: int) -> float:
    """How well an opening begins at the line `cut` between two titles."""
    return (
        _AT_GAP * rows[cut].line.gap
        - _OVER_GAP * any(rows[index].line.gap for index in range(cut + 1, following + 1))
        + _BEHIND_BUTTON * (cut - 1 > title and rows[cut - 1].kind is LineKind.CHROME)
        - _STRANGE * any(rows[index].kind not in STATED for index in range(cut, following))
    )


def _run(rows: Sequence[Row], indices: range) -> int:
    """How many lines in a row state something of an opening."""
    count = 0
    for index in indices:
        if rows[index].kind not in STATED:
            break
        count += 1
    return count


def alike(rows: Sequence[Row], titles: Sequence[int], shift: int) -> list[Row]:
    """The lines, those told as what most lines are that stand as far from a title: "Lyft" is no heading there."""
    usual = lines_between(titles)
    found = list(rows)
    for offset in (*range(-shift, 0), *range(1, usual - shift + 1)):
        places = [title + offset for title in titles if 0 <= title + offset < len(rows)]
        kinds = [rows[at].kind for at in places]
        most = max(set(kinds), key=kinds.count)
        if most not in STATED or kinds.count(most) < _MOST * len(kinds):
            continue
        for at in places:
            if rows[at].kind in _FURNITURE and len(rows[at].cells) == 1:
                cell, _, chance = rows[at].cells[0]
                found[at] = Row(rows[at].line, ((cell, most, chance),))
    return found


_MOST = 0.6
_FURNITURE = frozenset({LineKind.HEADING, LineKind.CHROME, LineKind.OTHER})
