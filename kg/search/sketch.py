"""Many vectors in, those that a query may be near out: principal components, compared in two steps.

A product with all of the vectors takes as long as it takes to read them. The leading components pick eight times as
many as are wanted, the others settle which of these are compared exactly. Both are kept in mapped files beside the
vectors, for they take a second to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import ModelError
from kg.ports import FloatArray, IntArray
from kg.search.rows import Rows

#: With 96, four in a hundred of the ten nearest were missed.
_COMPONENTS = 160
#: Components of the first step, and how many times as many as are wanted pass it: to read more of each vector in a row
#: is quicker than to fetch the rest of more of them. Of the ten nearest of 100,000 made postings 0.998 are found and of
#: the 120 nearest 0.987; with 64 components twice as many must pass for that.
_LEADING, _PASSING = 80, 8
_SAMPLE = 8_192
_CHUNK = 16_384
_BASIS, _LEADING_FILE, _REST = "sketch_basis.npy", "sketch_leading.npy", "sketch_rest.npy"
#: Which scores are the sample that says how high the best are.
_EVERY = 16
#: Rows that must follow each other on average for products with slices to be quicker than a copy of the rows.
_STRETCH = 64
#: Breaks up to which they are sought one by one.
_FEW_BREAKS = 8


@dataclass(frozen=True, slots=True)
class Sketch:
    """Vectors in fewer dimensions.

    Attributes:
        basis: [dim, components].
        leading: the first components of each vector, [n, _LEADING].
        rest: the others, [n, components - _LEADING].
    """

    basis: FloatArray
    leading: Rows
    rest: Rows

    def with_rows(self, vectors: FloatArray) -> Sketch:
        """The sketch of these vectors and [m, dim] more."""
        more = vectors @ self.basis
        return Sketch(self.basis, self.leading.with_rows(more[:, :_LEADING]), self.rest.with_rows(more[:, _LEADING:]))

    def promising(self, query: FloatArray, rows: IntArray, wanted: int) -> IntArray:
        """The `wanted` rows among `rows`, which rise, that may be nearest to a query [dim] by dot product; rising."""
        asked = query @ self.basis
        rough = products(self.leading.array, rows, asked[:_LEADING], _breaks(rows))
        passed = _about_best(rough, _PASSING * wanted)
        finer = rough[passed] + scattered(self.rest.array, rows[passed], asked[_LEADING:])
        return np.asarray(rows[passed[_best(finer, wanted)]])

    def leading_of(self, query: FloatArray, rows: IntArray, worths: npt.NDArray[np.float64], wanted: int) -> IntArray:
        """Places of the `wanted` of some rows that may be best by their dot product and what else they are worth."""
        asked = (query @ self.basis)[:_LEADING]
        return _best((worths + scattered(self.leading.array, rows, asked)).astype(np.float32), wanted)


def sketch_of(vectors: FloatArray) -> Sketch:
    """Principal components of a sample that is the same whenever the vectors are."""
    sample = np.asarray(vectors[:: max(1, len(vectors) // _SAMPLE)])
    _, axes = np.linalg.eigh(sample.T @ sample)
    basis = np.ascontiguousarray(axes[:, ::-1][:, :_COMPONENTS], dtype=np.float32)
    parts = [vectors[start : start + _CHUNK] @ basis for start in range(0, len(vectors), _CHUNK)]
    leading, rest = (np.concatenate([part[:, columns] for part in parts]) for columns in _columns())
    return Sketch(basis, Rows(leading), Rows(rest))


def store_sketch(folder: Path, sketch: Sketch) -> None:
    """Keeps a sketch in a folder."""
    np.save(folder / _BASIS, sketch.basis)
    np.save(folder / _LEADING_FILE, sketch.leading.array)
    np.save(folder / _REST, sketch.rest.array)


def read_sketch(folder: Path, vectors: FloatArray) -> Sketch | None:
    """The sketch kept in a folder; `None` if there is none of these vectors, as after something was added.

    One that was made with more or fewer leading components is made anew.

    Raises:
        ModelError: a file is damaged.
    """
    if not isinstance(vectors, np.memmap) or not (folder / _LEADING_FILE).is_file():
        return None
    try:
        basis = np.load(folder / _BASIS)
        leading, rest = (np.load(folder / name, mmap_mode="r") for name in (_LEADING_FILE, _REST))
    except (OSError, ValueError) as error:
        raise ModelError(f"The sketch in '{folder}' cannot be read ({error}): run `kg build` again.") from error
    fits = len(leading) == len(rest) == len(vectors) and leading.shape[1] + rest.shape[1] == basis.shape[1]
    fits = fits and leading.shape[1] == min(_LEADING, basis.shape[1])
    return Sketch(basis, Rows(leading), Rows(rest)) if fits else None


def products(matrix: FloatArray, rows: IntArray, query: FloatArray, breaks: Sequence[int] | None = None) -> FloatArray:
    """Dot products of some rows with a query; long stretches of them are not copied.

    Args:
        matrix: [n, dim].
        rows: at least one.
        query: [dim].
        breaks: places of rows that do not follow the one before, if they are known.
    """
    matrix = np.asarray(matrix)  # of a mapped file every slice would be one more object that looks after it
    if breaks is None:
        breaks = _all_breaks(rows)
    if len(breaks) * _STRETCH > len(rows):
        return scattered(matrix, rows, query)
    starts, ends = [0, *breaks], [*breaks, len(rows)]
    parts = [matrix[rows[a] : rows[b - 1] + 1] @ query for a, b in zip(starts, ends, strict=True)]
    return np.concatenate(parts) if len(parts) > 1 else parts[0]


def scattered(matrix: FloatArray, rows: IntArray, query: FloatArray) -> FloatArray:
    """As `products`, of rows of which few follow each other; taken unchecked, which is a fifth quicker."""
    return np.asarray(np.asarray(matrix).take(rows, axis=0, mode="clip") @ query)


def _breaks(rows: IntArray) -> list[int]:
    """Places of rows, which rise, that do not follow the one before; of all of a type but a few these are sought."""
    found, spans = list[int](), [(0, len(rows) - 1)]
    while spans:
        first, last = spans.pop()
        if int(rows[last]) - int(rows[first]) == last - first:
            continue
        if last - first == 1:
            found.append(last)
            if len(found) > _FEW_BREAKS:
                return _all_breaks(rows)
            continue
        middle = (first + last) // 2
        spans += [(middle, last), (first, middle)]
    return found


def _all_breaks(rows: IntArray) -> list[int]:
    found: list[int] = (np.flatnonzero(np.diff(rows) != 1) + 1).tolist()
    return found


def _columns() -> Sequence[slice]:
    return slice(None, _LEADING), slice(_LEADING, None)


def _about_best(scores: FloatArray, wanted: int) -> IntArray:
    """Places, rising, of about as many of the best scores: those above what so many of a sample are above.

    To find exactly as many takes twice as long, and only some of them are kept. Where the sample is unlike the rest,
    as among many copies, it is done.
    """
    sample = scores[::_EVERY]
    least = len(sample) - wanted * len(sample) // len(scores)
    if least <= 0:
        return np.arange(len(scores))
    found = np.flatnonzero(scores >= np.partition(sample, least)[least])
    return found if wanted <= 2 * len(found) <= 4 * wanted else _best(scores, wanted)


def _best(scores: FloatArray, wanted: int) -> IntArray:
    """Places of the best scores, rising."""
    if wanted >= len(scores):
        return np.arange(len(scores))
    return np.sort(np.argpartition(scores, len(scores) - wanted)[-wanted:])
