from __future__ import annotations

import numpy as np
import pytest

from kg.student.virtual import NeighborRule, make_candidates, make_key, nearest, neighborhood

TABLE = make_candidates(
    np.array([10, 11, 12]), np.array([0, 0, 1]), np.array([[1, 0], [0, 2], [-1, 0]], dtype=np.float32)
)


def test_weights_are_the_softmax_of_cosines() -> None:
    query = np.array([[3, 0]], dtype=np.float32)
    rows, weights = nearest(query, np.array([0]), TABLE, NeighborRule(2, 1.0, same_type=False))
    assert rows.tolist() == [[0, 1]]
    np.testing.assert_allclose(weights, [[np.e / (np.e + 1), 1 / (np.e + 1)]], rtol=1e-6)


def test_a_node_is_not_its_own_neighbor() -> None:
    query = np.array([[1, 0]], dtype=np.float32)
    rows, _ = nearest(query, np.array([0]), TABLE, NeighborRule(1, 1.0, same_type=False), own=np.array([10]))
    assert TABLE.node[rows].tolist() == [[11]]


def test_neighbors_of_the_same_type_and_none_beyond() -> None:
    query = np.array([[1, 0]], dtype=np.float32)
    rows, weights = nearest(query, np.array([1]), TABLE, NeighborRule(3, 1.0, same_type=True))
    assert TABLE.node[rows[0, 0]] == 12
    assert weights.tolist() == [[1.0, 0.0, 0.0]]


def test_a_type_without_candidates_looks_among_all() -> None:
    query = np.array([[1, 0]], dtype=np.float32)
    rows, _ = nearest(query, np.array([2]), TABLE, NeighborRule(1, 1.0, same_type=True))
    assert TABLE.node[rows].tolist() == [[10]]


def test_the_neighborhood_is_the_weighted_mean_of_the_embeddings_as_they_are() -> None:
    mean = neighborhood(np.array([[0, 1]]), np.array([[0.25, 0.75]], dtype=np.float32), TABLE)
    assert mean.tolist() == [[0.25, 1.5]]


@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_every_k_gives_k_columns(k: int) -> None:
    rows, weights = nearest(
        np.ones((4, 2), dtype=np.float32), np.zeros(4, dtype=np.int64), TABLE, NeighborRule(k, 0.1, False)
    )
    assert rows.shape == weights.shape == (4, k)


def test_a_key_compares_embeddings_and_texts_in_their_shares() -> None:
    first, second = np.array([[3, 0]], dtype=np.float32), np.array([[1, 1]], dtype=np.float32)
    text, other = np.array([[0, 2]], dtype=np.float32), np.array([[5, 0]], dtype=np.float32)
    dot = (make_key(first, text, 0.25) @ make_key(second, other, 0.25).T).item()
    assert dot == pytest.approx(0.75 * np.sqrt(0.5) + 0.25 * 0.0)
    assert (make_key(first, text, 0.25) @ make_key(second, text, 0.25).T).item() == pytest.approx(
        0.75 * np.sqrt(0.5) + 0.25
    )


def test_texts_alike_can_outweigh_embeddings() -> None:
    embedding = np.array([[1, 0], [0, 1]], dtype=np.float32)
    text = np.array([[0, 1], [1, 0]], dtype=np.float32)
    rule = NeighborRule(1, 1.0, same_type=False, text_share=0.9)
    table = make_candidates(np.array([0, 1]), np.zeros(2, dtype=np.int64), embedding, text, 0.9)
    query = make_key(embedding[:1], text[1:], 0.9)
    assert nearest(query, np.zeros(1, dtype=np.int64), table, rule)[0].tolist() == [[1]]
