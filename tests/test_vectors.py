"""Rows of numbers."""

from __future__ import annotations

import numpy as np

from kg.vectors import principal_projection, unit


def test_rows_have_length_one_or_stay_zero() -> None:
    np.testing.assert_allclose(unit(np.array([[3.0, 4.0], [0.0, 0.0]])), [[0.6, 0.8], [0.0, 0.0]], rtol=1e-6)


def test_what_varies_most_is_kept() -> None:
    x = np.random.default_rng(0).normal(size=(200, 30)).astype(np.float32) * np.linspace(
        5.0, 0.01, 30, dtype=np.float32
    )
    weights = principal_projection(x, 10)
    np.testing.assert_allclose(weights @ weights.T, np.eye(10), atol=1e-5)
    kept, total = np.square(x @ weights.T).sum(), np.square(x).sum()
    singular = np.linalg.svd(x, compute_uv=False)
    np.testing.assert_allclose(kept / total, np.square(singular[:10]).sum() / np.square(singular).sum(), rtol=1e-5)


def test_a_short_vector_is_padded() -> None:
    np.testing.assert_array_equal(principal_projection(np.ones((3, 2), np.float32), 4), np.eye(4, 2))
