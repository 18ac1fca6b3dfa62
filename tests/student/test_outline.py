from __future__ import annotations

from dataclasses import replace

import numpy as np

from kg.ports import FloatArray
from kg.student.virtual import CLOSE, Candidates, NeighborRule, by_text, make_candidates, nearest, outlined

RULE = NeighborRule(16, 0.15, same_type=False)


def _vectors(number: int, seed: int) -> FloatArray:
    """Vectors whose later coordinates vary less, as those of texts do."""
    scale = 1.0 / np.sqrt(1.0 + np.arange(200))
    vectors: FloatArray = (np.random.default_rng(seed).normal(size=(number, 200)) * scale).astype(np.float32)
    return vectors


def _table(number: int) -> Candidates:
    return make_candidates(np.arange(number), np.zeros(number, dtype=np.int64), _vectors(number, 0))


def test_few_candidates_have_no_outline() -> None:
    assert outlined(_table(4_000)).outline is None
    assert outlined(_table(4_001)).outline is not None


def test_a_first_look_at_the_outline_finds_the_nearest() -> None:
    table, query, kind = _table(6_000), _vectors(50, 1), np.zeros(50, dtype=np.int64)
    exact, weights = nearest(query, kind, table, RULE)
    found, close = nearest(query, kind, outlined(table), RULE)
    shared = [len(set(a) & set(b)) for a, b in zip(exact.tolist(), found.tolist(), strict=True)]
    assert np.mean(shared) >= 0.99 * RULE.k
    np.testing.assert_allclose(close, weights, atol=0.01)


def test_a_query_has_the_same_neighbors_alone_and_among_others() -> None:
    table, query, kind = outlined(_table(6_000)), _vectors(5, 2), np.zeros(5, dtype=np.int64)
    together, _ = nearest(query, kind, table, RULE)
    alone = [nearest(query[[row]], kind[:1], table, RULE)[0][0].tolist() for row in range(5)]
    assert together.tolist() == alone


def test_a_node_among_its_own_candidates_is_compared_with_all() -> None:
    table, kind = outlined(_table(6_000)), np.zeros(2, dtype=np.int64)
    rows, _ = nearest(table.embedding[:2], kind, table, RULE, own=np.arange(2))
    exact, _ = nearest(table.embedding[:2], kind, replace(table, outline=None), RULE, own=np.arange(2))
    assert rows.tolist() == exact.tolist()


def test_the_nearest_texts_of_a_type_are_found_by_their_outlines() -> None:
    number = 12_000
    kinds, texts = (np.arange(number) >= 6_000).astype(np.int64), _vectors(number, 3)
    table = make_candidates(np.arange(number), kinds, _vectors(number, 0)[:, :8], texts)
    queries, kind = _vectors(40, 4), np.ones(40, dtype=np.int64)
    assert outlined(table).text_outline is not None
    np.testing.assert_allclose(
        by_text(queries, kind, outlined(table), CLOSE), by_text(queries, kind, table, CLOSE), atol=1e-5
    )
