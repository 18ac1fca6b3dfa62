"""Vectors in, places on a map out: the two main directions, then neighbours pulled together and others pushed apart.

The refinement is that of force-directed neighbour embeddings (LargeVis, Tang et al. 2016), small enough for numpy.
"""

from __future__ import annotations

import numpy as np

from kg.config import DEFAULT_SEED
from kg.ports import FloatArray, IntArray

#: More points keep the two main directions; exact neighbours of all of them would take too long.
_MOST_REFINED = 4_000
_NEIGHBORS, _STEPS, _STRANGERS = 8, 200, 6
_MOST_SAMPLED = 5_000


def lay_out(vectors: FloatArray, seed: int = DEFAULT_SEED) -> FloatArray:
    """Places within [-1, 1]², alike vectors near each other, [n, 2] float32; the same for the same vectors.

    Args:
        vectors: [n, d], rows of unit length or zero.
        seed: of the choice of points that push each other apart.
    """
    if len(vectors) == 0:
        return np.zeros((0, 2), dtype=np.float32)
    generator = np.random.default_rng(seed)
    places = _main_directions(vectors, generator)
    if 3 <= len(vectors) <= _MOST_REFINED:
        places = _refined(places, _nearest(vectors), generator)
    return _fitted(places)


def _main_directions(vectors: FloatArray, generator: np.random.Generator) -> FloatArray:
    """Principal components 1 and 2 [n, 2], found on a sample where there are many."""
    many = len(vectors) > _MOST_SAMPLED
    sample = vectors[generator.choice(len(vectors), _MOST_SAMPLED, replace=False)] if many else vectors
    mean = sample.mean(axis=0)
    _values, directions = np.linalg.eigh((sample - mean).T @ (sample - mean))
    places = (vectors - mean) @ directions[:, ::-1][:, :2]
    signs = np.sign(places[np.abs(places).argmax(axis=0), range(places.shape[1])])
    found: FloatArray = np.zeros((len(vectors), 2), dtype=np.float32)
    found[:, : places.shape[1]] = places * np.where(signs == 0, 1, signs)
    return found


def _nearest(vectors: FloatArray) -> IntArray:
    """Rows of the nearest vectors, without the own one, [n, k]."""
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -np.inf)
    k = min(_NEIGHBORS, len(vectors) - 1)
    rows: IntArray = np.argpartition(-likeness, k - 1, axis=1)[:, :k].astype(np.int64)
    return rows


def _refined(places: FloatArray, nearest: IntArray, generator: np.random.Generator) -> FloatArray:
    n, k = nearest.shape
    places = places / (places.std() + 1e-9) * 2.0 + generator.normal(0, 0.01, places.shape)
    src, dst = np.repeat(np.arange(n), k), nearest.ravel()
    for step in range(_STEPS):
        rate = 0.25 * (1.0 - step / _STEPS)
        force = np.zeros_like(places)
        pull = places[dst] - places[src]
        pull *= 1.0 / (1.0 + (pull**2).sum(axis=1, keepdims=True))
        np.add.at(force, src, pull)
        np.add.at(force, dst, -pull)
        for _ in range(_STRANGERS):
            push = places - places[generator.permutation(n)]
            far = (push**2).sum(axis=1, keepdims=True)
            force += 2.0 * push / ((0.1 + far) * (1.0 + far))
        places = places + rate * np.clip(force, -4.0, 4.0)
    return places.astype(np.float32)


def _fitted(places: FloatArray) -> FloatArray:
    """Moved and scaled, both directions alike, into [-1, 1]²."""
    low, high = places.min(axis=0), places.max(axis=0)
    extent = float((high - low).max()) / 2.0 or 1.0
    fitted: FloatArray = ((places - (low + high) / 2.0) / extent).astype(np.float32)
    return fitted
