from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from kg.student.words import cross_fitted, neighborhood_words, rows_to_one, tf_idf, virtual_neighbors


def _bags(n: int = 60, words: int = 12, seed: int = 0) -> sp.csr_matrix:
    return sp.csr_matrix(np.random.default_rng(seed).random((n, words)).astype(np.float32))


def test_scaled_rows_have_the_size_they_should_and_empty_ones_stay_empty() -> None:
    x = sp.csr_matrix(np.array([[3, 1], [0, 0]], dtype=np.float32))
    assert rows_to_one(x).toarray().tolist() == [[0.75, 0.25], [0.0, 0.0]]
    assert np.linalg.norm(tf_idf(x).toarray(), axis=1).tolist() == pytest.approx([1.0, 0.0])


def test_virtual_neighbors_are_observed_nodes_alike_and_never_the_node_itself() -> None:
    x = sp.csr_matrix(np.array([[1, 0], [0.9, 0], [0, 1], [0.1, 0.9]], dtype=np.float32))
    weights = virtual_neighbors(x, np.array([0, 1, 2]), k=1).toarray()
    assert weights.argmax(axis=1).tolist() == [1, 0, 0, 2]
    np.testing.assert_allclose(weights.sum(axis=1), 1.0)
    assert weights[:, 3].tolist() == [0, 0, 0, 0]


def test_a_guessed_neighborhood_can_outweigh_words() -> None:
    x = sp.csr_matrix(np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8]], dtype=np.float32))
    guess = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=np.float32)
    assert virtual_neighbors(x, np.array([1, 2]), k=1)[0].indices.tolist() == [1]
    assert virtual_neighbors(x, np.array([1, 2]), k=1, guess=guess)[0].indices.tolist() == [2]


def test_directions_keep_what_two_hops_of_words_say() -> None:
    x, adjacency = _bags(), sp.csr_matrix(sp.eye(60) + sp.eye(60, k=1) + sp.eye(60, k=-1)) / 3.0
    found = neighborhood_words(x, adjacency, dim=12)
    spread = (adjacency @ (adjacency @ x)).toarray()
    spread = spread - spread.mean(axis=0)
    expected = spread @ spread.T / spread.std() ** 2
    np.testing.assert_allclose(found @ found.T, expected * np.trace(found @ found.T) / np.trace(expected), atol=1e-2)
    assert float(found.std()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("taught", [8, 50])
def test_ridge_regression_finds_what_is_linear_by_words_or_by_nodes(taught: int) -> None:
    x = _bags()
    target = (x @ np.arange(24.0).reshape(12, 2)).astype(np.float32)
    nodes = np.arange(taught)
    dense = x.toarray()[nodes]
    weights = np.linalg.solve(dense.T @ dense + 0.01 * np.eye(12), dense.T @ target[nodes])
    found = cross_fitted(x, target, nodes, penalty=0.01)
    np.testing.assert_allclose(found[taught:], (x @ weights)[taught:], rtol=1e-3, atol=1e-2)


def test_what_a_taught_node_is_given_does_not_come_from_itself() -> None:
    x, nodes = _bags(), np.arange(40)
    target = np.zeros((60, 1), dtype=np.float32)
    before = cross_fitted(x, target, nodes)
    target[7] = 100.0
    after = cross_fitted(x, target, nodes)
    assert after[7] == before[7]
    assert np.abs(after - before).max() > 0.1
