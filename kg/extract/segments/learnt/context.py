"""First guesses of what the cells of a page are in, what stands around each and in its place elsewhere on the page out.

A list repeats one shape. Where a cell stands is told by its bullet and number in its line, by its height in its block,
and by what its neighbours seem to be; what cells of the same place seem to be on average says what all of them are.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from kg.extract.segments.learnt.kinds import KINDS, Cell, ends_of_blocks
from kg.ports import FloatArray, IntArray

#: Verdicts are looked at of the cell and of those so far from it.
NEAR = (-2, -1, 1, 2)
#: First guesses are looked at of those so far from it.
AROUND = (-3, -2, -1, 1, 2, 3)
_LEAST = 1e-4


def beside(verdicts: FloatArray) -> FloatArray:
    """The verdicts of each cell and its neighbours, [cells, 5 * verdicts], float32."""
    return np.concatenate([verdicts, *(shifted(verdicts, offset) for offset in NEAR)], 1)


def shifted(values: FloatArray, offset: int) -> FloatArray:
    """The values of the cells `offset` behind each, zero beyond the page."""
    out = np.zeros_like(values)
    if abs(offset) < len(values):
        target, source = (
            (slice(None, -offset), slice(offset, None)) if offset > 0 else (slice(-offset, None), slice(None, offset))
        )
        out[target] = values[source]
    return out


def context(cells: Sequence[Cell], verdicts: FloatArray, guesses: FloatArray) -> FloatArray:
    """Everything that the second look sees, [cells, features], float32."""
    count = len(cells)
    places = [_averages(key, guesses) for key in _places(cells, guesses)]
    first = places[0][:, : len(KINDS)]
    page = [guesses.mean(0), [np.log(count) / 4]]
    parts = [
        np.log(guesses + _LEAST) / 4,
        *(shifted(guesses, offset) for offset in AROUND),
        *places,
        shifted(first, -1),
        shifted(first, 1),
        verdicts,
        np.tile(np.concatenate(page), (count, 1)),
        np.arange(count)[:, None] / count,
    ]
    return np.concatenate(parts, 1, dtype=np.float32)


def _places(cells: Sequence[Cell], guesses: FloatArray) -> list[list[Hashable]]:
    """Where each cell stands, told in four ways."""
    above, below = heights(cells)
    best = [-1, *guesses.argmax(1).tolist(), -1]
    gaps = [cell.gap and not cell.cell for cell in cells]
    behind = ends_of_blocks(cells)
    return [
        [(cell.mark, cell.cell, cell.cells, gap, end) for cell, gap, end in zip(cells, gaps, behind, strict=True)],
        [(up, up + down, cell.cell) for cell, up, down in zip(cells, above, below, strict=True)],
        [(best[at], best[at + 2], cell.cell, gap) for at, (cell, gap) in enumerate(zip(cells, gaps, strict=True))],
        [(down, cell.cell, cell.cells) for cell, down in zip(cells, below, strict=True)],
    ]


def heights(cells: Sequence[Cell]) -> tuple[list[int], list[int]]:
    """How many lines of its block, up to empty lines, stand above each cell and below it."""
    top, above = 0, []
    for index, cell in enumerate(cells):
        if index and cell.gap and cell.row != cells[index - 1].row:
            top = cell.row
        above.append(cell.row - top)
    below, bottom = [0] * len(cells), cells[-1].row
    for index in range(len(cells) - 2, -1, -1):
        if cells[index + 1].gap and cells[index + 1].row != cells[index].row:
            bottom = cells[index].row
        below[index] = bottom - cells[index].row
    return above, below


def _averages(keys: Sequence[Hashable], guesses: FloatArray) -> FloatArray:
    """The average guess of the other cells with the same key, and the logarithm of how many they are."""
    numbers: dict[Hashable, int] = {}
    ids: IntArray = np.array([numbers.setdefault(key, len(numbers)) for key in keys])
    sums = np.zeros((len(numbers), guesses.shape[1]), np.float32)
    np.add.at(sums, ids, guesses)
    count = np.bincount(ids)[ids][:, None]
    return np.concatenate([(sums[ids] - guesses) / np.maximum(count - 1, 1), np.log(count)], 1, dtype=np.float32)
