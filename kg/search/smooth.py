"""A query and its candidates as vectors in, their likeness out once each has been drawn towards its nearest others.

Texts that mean one thing in different words have their neighbours in common (query expansion and database
augmentation, Arandjelovic and Zisserman 2012; here among the candidates only, so that nothing must be stored or
brought up to date). What all texts of a type say is taken off first, for it tells none of them apart.

Chosen on titles of unseen occupations, judged Spanish titles, vacancy titles, departments and areas of papers:
more weight finds still more of the many names of one occupation, and less often the one right concept first.
"""

from __future__ import annotations

import numpy as np

from kg.ports import FloatArray

#: Part of the mean that is taken off, of a type with many nodes; the mean of a few says little about all.
_CENTRED, _MANY = 0.5, 100
#: How many nearest others a vector is drawn to, how much, and by which power of their cosine.
_NEIGHBOURS, _DRAWN, _POWER = 10, 1.0, 3


def smoothed(query: FloatArray, vectors: FloatArray, mean: FloatArray, population: int) -> FloatArray:
    """Likeness of each vector to a query, at most 1, [len(vectors)] float32.

    Args:
        query: [dim] float32.
        vectors: [candidates, dim] float32.
        mean: [dim], the mean of all vectors of the candidates' type.
        population: how many these are.
    """
    shift = mean * np.float32(_CENTRED * population / (population + _MANY))
    rows, asked = _unit(vectors - shift), _unit((query - shift)[None])[0]
    likeness: FloatArray = rows @ asked
    if len(rows) <= _NEIGHBOURS:
        return likeness
    nearest = np.argpartition(-likeness, _NEIGHBOURS - 1)[:_NEIGHBOURS]
    pulls = np.maximum(likeness[nearest], 0.0) ** _POWER
    drawn = _unit((asked + _DRAWN / _NEIGHBOURS * pulls @ rows[nearest])[None])[0]
    result: FloatArray = _drawn_together(rows) @ drawn
    return result


def _drawn_together(rows: FloatArray) -> FloatArray:
    """Each row drawn to the nearest of the others, at length one."""
    likeness = np.maximum(rows @ rows.T, 0.0)
    np.fill_diagonal(likeness, 0.0)
    nearest = np.argpartition(-likeness, _NEIGHBOURS - 1, axis=1)[:, :_NEIGHBOURS]
    pulls = np.zeros_like(likeness)
    np.put_along_axis(pulls, nearest, np.take_along_axis(likeness, nearest, axis=1) ** _POWER, axis=1)
    return _unit(rows + _DRAWN / _NEIGHBOURS * pulls @ rows)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0.0, 1.0, lengths), dtype=np.float32)
