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
    nearest = np.argpartition(likeness, -_NEIGHBOURS)[-_NEIGHBOURS:]
    pulls = np.maximum(likeness[nearest], 0.0) ** _POWER
    drawn = _unit((asked + _DRAWN / _NEIGHBOURS * pulls @ rows[nearest])[None])[0]
    return _drawn_together(rows, rows @ drawn)


def _drawn_together(rows: FloatArray, likeness: FloatArray) -> FloatArray:
    """Likeness of each row to something, once the row has been drawn to the nearest of the others, at length one.

    Neither the drawn rows nor their lengths are written out: both follow from the products of the rows.
    """
    products = rows @ rows.T
    own = products.diagonal().copy()
    np.fill_diagonal(products, -1.0)
    nearest = np.argpartition(products, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS:]
    near = np.take_along_axis(products, nearest, axis=1)
    pulls = np.float32(_DRAWN / _NEIGHBOURS) * np.maximum(near, 0.0) ** _POWER
    np.fill_diagonal(products, own)
    among = np.einsum("ij,ijk,ik->i", pulls, products[nearest[:, :, None], nearest[:, None, :]], pulls)
    lengths = np.sqrt(np.maximum(own + 2.0 * (pulls * near).sum(axis=1) + among, 1e-12))
    return np.asarray((likeness + (pulls * likeness[nearest]).sum(axis=1)) / lengths, dtype=np.float32)


def _unit(rows: FloatArray) -> FloatArray:
    """The rows, changed to length one where they stand."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    rows /= np.where(lengths == 0.0, 1.0, lengths)
    return rows
