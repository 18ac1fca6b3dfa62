"""What a network of the text alone learns: links, and who shares them."""

from __future__ import annotations

import numpy as np
import pytest

from kg.ports import FloatArray, IntArray
from kg.student import TowerConfig
from kg.student.tower import Tower
from kg.student.tower_training import train_tower
from kg.vectors import unit

GROUPS, EACH, DX = 8, 20, 16
POSTINGS = GROUPS * EACH
#: Of each group the last postings come without edges.
NEW = np.array([group * EACH + k for group in range(GROUPS) for k in range(EACH - 3, EACH)])
CONFIG = TowerConfig(dim=16, hidden=32, steps=150, eval_every=10, edges=256, wrong=32)


@pytest.fixture(scope="module")
def graph() -> tuple[FloatArray, IntArray, IntArray]:
    """Postings whose text says their group in some coordinates and louder things in others; a skill for each group."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(POSTINGS + GROUPS, DX)).astype(np.float32)
    group = np.repeat(np.arange(GROUPS), EACH)
    x[:, GROUPS:] *= 3.0
    x[:POSTINGS, :GROUPS] += 4.0 * np.eye(GROUPS, dtype=np.float32)[group]
    types = np.repeat([0, 1], [POSTINGS, GROUPS])
    return unit(x), types, np.stack([np.arange(POSTINGS), POSTINGS + group])


def _train(
    graph: tuple[FloatArray, IntArray, IntArray], config: TowerConfig = CONFIG, held_out: IntArray | None = NEW
) -> Tower:
    x, types, edges = graph
    return train_tower(x, types, edges, config, num_types=2, alike=[0], held_out=held_out)


def _right_skill(tower: Tower, x: FloatArray, types: IntArray) -> float:
    """Share of the new postings whose nearest skill is theirs."""
    vectors = tower.encode(x, types)
    return float(((vectors[NEW] @ vectors[POSTINGS:].T).argmax(axis=1) == NEW // EACH).mean())


def _alike(tower: Tower, x: FloatArray, types: IntArray) -> float:
    """Share of their group among the ten known postings nearest to the new ones."""
    vectors = tower.encode(x, types)
    known = np.setdiff1d(np.arange(POSTINGS), NEW)
    nearest = known[np.argsort(-(vectors[NEW] @ vectors[known].T), axis=1)[:, :10]]
    return float((nearest // EACH == NEW[:, None] // EACH).mean())


def test_links_and_likes_of_nodes_without_edges_are_found(graph: tuple[FloatArray, IntArray, IntArray]) -> None:
    x, types, _ = graph
    untrained, trained = _train(graph, TowerConfig(dim=16, hidden=32, steps=0)), _train(graph)
    assert _right_skill(trained, x, types) > 0.6 > 0.4 > _right_skill(untrained, x, types)
    assert _alike(trained, x, types) > 0.1 + _alike(untrained, x, types)


def test_nothing_is_learnt_of_the_nodes_held_out(graph: tuple[FloatArray, IntArray, IntArray]) -> None:
    """As long as they do not stop it, their edges might as well not be there."""
    x, types, edges = graph
    without = edges[:, ~np.isin(edges[0], NEW)]
    never = TowerConfig(dim=16, hidden=32, steps=15, eval_every=100, edges=256, wrong=32)
    a, b = _train(graph, never), _train((x, types, without), never, None)
    np.testing.assert_array_equal(a.encode(x, types), b.encode(x, types))


def test_the_same_seed_gives_the_same_tower(graph: tuple[FloatArray, IntArray, IntArray]) -> None:
    x, types, _ = graph
    few = TowerConfig(dim=16, hidden=32, steps=10, edges=64, wrong=16)
    np.testing.assert_array_equal(_train(graph, few).encode(x, types), _train(graph, few).encode(x, types))


def test_a_graph_without_edges_keeps_its_texts() -> None:
    x = np.eye(6, 16, dtype=np.float32)
    tower = train_tower(x, np.zeros(6, np.int64), np.zeros((2, 0), np.int64), CONFIG, num_types=1, alike=[0])
    np.testing.assert_allclose(tower.encode(x, np.zeros(6, np.int64)), x, atol=1e-5)


def test_types_that_only_the_held_out_are_linked_to_are_no_question() -> None:
    x = np.random.default_rng(1).normal(size=(6, 4)).astype(np.float32)
    types, edges = np.array([0, 0, 0, 1, 1, 2]), np.array([[0, 1, 2], [3, 4, 5]])
    few = TowerConfig(dim=4, hidden=4, steps=2, eval_every=1)
    tower = train_tower(x, types, edges, few, num_types=3, alike=[0], held_out=np.array([2]))
    assert np.isfinite(tower.encode(x, types)).all()
