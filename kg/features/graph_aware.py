"""Text vectors and edges → text vectors that know the graph: what a node's text says of where its neighbours lie.

After GIANT (Chien et al., ICLR 2022), section 3: a text encoder is trained to predict a node's
neighbourhood, coarse clusters of neighbours first, then finer ones. Here encoder and classifier are one
ridge regression a scale, so that fitting takes seconds on a CPU: clusters are k-means of the mean text of
what is linked to a node (PIFA), the target is how a node's neighbours spread over them, and the
prediction, made from the text alone, is appended to the text. A node without edges gets it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from kg.config import DEFAULT_SEED
from kg.ports import FloatArray, IntArray

_ROUNDS = 15
#: Strengths of the ridge that are tried, relative to the mean square of the features.
_RIDGES = (0.1, 1.0, 10.0, 100.0)


@dataclass(frozen=True, slots=True)
class GraphAware:
    """A fitted transformation.

    Attributes:
        mean: [in_dim], what is taken off the texts first.
        weights: [in_dim, columns], one column a cluster, over all scales.
        bounds: first column of every scale and the number of columns.
        share: weight of the appended part against the text, in [0, 1).
    """

    mean: FloatArray
    weights: FloatArray
    bounds: tuple[int, ...]
    share: float = 0.5

    def __call__(self, x: FloatArray) -> FloatArray:
        """Text and prediction side by side, [n, in_dim + columns] float32, unit length; a zero text stays zero."""
        known = np.linalg.norm(x, axis=1, keepdims=True) > 0
        predicted = np.asarray((x - self.mean) @ self.weights, dtype=np.float32)
        scales = list(zip(self.bounds[:-1], self.bounds[1:], strict=True))
        parts = [_unit(predicted[:, start:end]) / np.sqrt(len(scales)) for start, end in scales]
        appended = np.sqrt(self.share) * np.concatenate(parts, axis=1) if parts else predicted[:, :0]
        kept = np.sqrt(1.0 - self.share if parts else 1.0) * _unit(x)
        return np.asarray(np.concatenate([kept, appended], axis=1) * known, dtype=np.float32)


def fit(
    x: FloatArray,
    edge_index: IntArray,
    seed: int = DEFAULT_SEED,
    *,
    scales: Sequence[int] = (8, 32, 128),
    share: float = 0.5,
) -> GraphAware:
    """Learns where the neighbours of a text lie.

    Args:
        x: text vectors, [num_nodes, in_dim] float32.
        edge_index: ends of the edges, [2, num_edges]; direction does not count. Only edges that may be
            seen: nothing of a held-out edge may reach the features.
        seed: start of the clusterings.
        scales: numbers of clusters, coarse to fine; those with fewer than four nodes a cluster are left out.
        share: weight of the appended part.
    """
    adjacency = _row_normalised(edge_index, len(x))
    connected = np.flatnonzero(np.diff(adjacency.indptr))
    mean = x[connected].mean(axis=0) if len(connected) else np.zeros(x.shape[1], dtype=np.float32)
    rng = np.random.default_rng(seed)
    places = _unit(adjacency @ (x - mean))
    columns = [
        _ridge(x[connected] - mean, (adjacency @ _membership(places, connected, count, rng))[connected])
        for count in scales
        if 4 * count <= len(connected)
    ]
    bounds = np.cumsum([0, *(part.shape[1] for part in columns)])
    weights = np.concatenate(columns, axis=1) if columns else np.zeros((x.shape[1], 0), dtype=np.float32)
    return GraphAware(mean, weights.astype(np.float32), tuple(int(bound) for bound in bounds), share)


def _row_normalised(edge_index: IntArray, num_nodes: int) -> sp.csr_array:
    """Undirected adjacency without loops, each row adding up to one or empty, [num_nodes, num_nodes]."""
    src, dst = edge_index[:, edge_index[0] != edge_index[1]]
    ends = np.concatenate([src, dst]), np.concatenate([dst, src])
    adjacency = sp.csr_array((np.ones(len(ends[0]), dtype=np.float32), ends), shape=(num_nodes, num_nodes))
    adjacency.sum_duplicates()
    adjacency.data[:] = 1.0
    degree = np.diff(adjacency.indptr)
    adjacency.data /= np.repeat(degree, degree).astype(np.float32)
    return adjacency


def _membership(places: FloatArray, rows: IntArray, count: int, rng: np.random.Generator) -> FloatArray:
    """Cluster of every row as a one in its column, zeros for other rows, [len(places), count]."""
    members = np.zeros((len(places), count), dtype=np.float32)
    members[rows, _spherical_k_means(places[rows], count, rng)] = 1.0
    return members


def _spherical_k_means(places: FloatArray, count: int, rng: np.random.Generator) -> IntArray:
    """Cluster of every row by cosine; a cluster that runs empty starts anew from the row that fits worst."""
    centres = places[rng.choice(len(places), size=count, replace=False)]
    nearest = np.zeros(len(places), dtype=np.int64)
    for _ in range(_ROUNDS):
        cosines = places @ centres.T
        nearest = cosines.argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, places)
        empty = np.flatnonzero(np.bincount(nearest, minlength=count) == 0)
        sums[empty] = places[np.argsort(cosines.max(axis=1))[: len(empty)]]
        centres = _unit(sums)
    return nearest


def _ridge(x: FloatArray, y: FloatArray) -> FloatArray:
    """Weights of the ridge regression whose strength predicts left-out rows best, [in_dim, columns].

    The error of every row when left out follows from the fit to all rows: residual / (1 - leverage).
    """
    values, vectors = np.linalg.eigh(x.T.astype(np.float64) @ x)
    rotated = x @ vectors
    projected = rotated.T @ (y - y.mean(axis=0))
    errors, fits = [], []
    for strength in _RIDGES:
        shrink = 1.0 / (values + strength * max(float(values.mean()), 1e-12))
        leverage = np.minimum((rotated**2 * shrink).sum(axis=1), 0.99)
        residual = y - y.mean(axis=0) - (rotated * shrink) @ projected
        errors.append(float(((residual / (1.0 - leverage)[:, None]) ** 2).mean()))
        fits.append(vectors @ (shrink[:, None] * projected))
    return np.asarray(fits[int(np.argmin(errors))], dtype=np.float32)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
