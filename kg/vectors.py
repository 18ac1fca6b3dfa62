"""What several stages do with rows of numbers; numpy alone."""

from __future__ import annotations

import numpy as np

from kg.ports import FloatArray


def unit(vectors: FloatArray) -> FloatArray:
    """Rows of length one; zero rows stay zero, [n, d]."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(length == 0.0, 1.0, length)).astype(np.float32)


def softmax(scores: FloatArray) -> FloatArray:
    """Scores as probabilities, row by row, [n, k]; zeros in a row of nothing but -inf."""
    top = scores.max(axis=1, keepdims=True, initial=-np.inf)
    weight = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weight.sum(axis=1, keepdims=True)
    return (weight / np.where(total == 0.0, 1.0, total)).astype(np.float32)


def principal_projection(x: FloatArray, dim: int) -> FloatArray:
    """Weights [dim, dx] that keep most of the variance of `x` [n, dx]; a padded identity where dx is at most dim."""
    width = x.shape[1]
    if width <= dim:
        return np.eye(dim, width, dtype=np.float32)
    _, vectors = np.linalg.eigh((x.T @ x).astype(np.float64))
    top = vectors[:, ::-1][:, :dim]
    sign = np.sign(top[np.abs(top).argmax(axis=0), np.arange(dim)])  # eigenvectors have no sign of their own
    return np.ascontiguousarray((top * sign).T, dtype=np.float32)
