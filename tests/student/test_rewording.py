"""Texts in other words: which nodes get them, and that those who learn from them read what else a text says."""

from __future__ import annotations

import numpy as np
import pytest

from kg.ports import FloatArray, IntArray
from kg.student import Rewording, StudentConfig, TowerConfig
from kg.student.distill import distill
from kg.student.tower_training import train_tower
from kg.vectors import unit

GROUPS, EACH = 6, 30
POSTINGS = GROUPS * EACH
GROUP = np.repeat(np.arange(GROUPS), EACH)
TYPES = np.repeat([0, 1], [POSTINGS, GROUPS])
EDGES = np.stack([np.arange(POSTINGS), POSTINGS + GROUP])
#: Of each group the last postings come without edges.
NEW = np.flatnonzero(np.tile(np.arange(EACH) >= EACH - 4, GROUPS))


@pytest.fixture(scope="module")
def world() -> tuple[FloatArray, Rewording]:
    """Postings that name their skill, another by the way, and hint at their own; and their texts without its name."""
    rng = np.random.default_rng(0)
    name, hint = np.eye(GROUPS)[GROUP], np.eye(GROUPS)[(GROUP + 1) % GROUPS]
    noise = 0.5 * rng.normal(size=(POSTINGS, GROUPS))
    skills = np.concatenate([np.eye(GROUPS), np.zeros((GROUPS, 2 * GROUPS))], axis=1)
    decoy = np.eye(GROUPS)[rng.integers(0, GROUPS, POSTINGS)]
    named = np.concatenate([3.0 * name + decoy, 1.3 * hint, noise], axis=1)
    unnamed = np.concatenate([decoy, 1.3 * hint, noise], axis=1)
    x = unit(np.concatenate([named, skills]).astype(np.float32))
    return x, Rewording(np.arange(POSTINGS), unit(unnamed.astype(np.float32)))


def _right(vectors: FloatArray, skills: FloatArray) -> float:
    return float(((vectors @ skills.T).argmax(axis=1) == GROUP[NEW]).mean())


def test_only_nodes_that_are_asked_for_are_reworded() -> None:
    rewording = Rewording(np.array([2, 5]), np.array([[2.0], [5.0]], dtype=np.float32))
    x, nodes = np.zeros((3, 1), dtype=np.float32), np.array([1, 2, 4])
    rng = np.random.default_rng(0)
    np.testing.assert_array_equal(rewording.put_into(x, nodes, 1.0, rng), [[0.0], [2.0], [0.0]])
    np.testing.assert_array_equal(rewording.put_into(x, nodes, 0.0, rng), x)
    assert not x.any()


def test_its_part_of_some_nodes_has_no_others() -> None:
    rewording = Rewording(np.array([2, 5, 7]), np.array([[2.0], [5.0], [7.0]], dtype=np.float32))
    part = rewording.of(np.array([7, 2, 9]))
    assert part.node.tolist() == [2, 7]
    assert part.x.ravel().tolist() == [2.0, 7.0]


def test_a_tower_that_sees_texts_without_names_finds_what_they_hint_at(world: tuple[FloatArray, Rewording]) -> None:
    x, rewording = world
    config = TowerConfig(dim=12, hidden=16, steps=60, eval_every=60, edges=256, wrong=32, reworded=0.3)
    learnt = Rewording(np.setdiff1d(rewording.node, NEW), np.delete(rewording.x, NEW, axis=0))
    found = []
    for words in (None, learnt):
        tower = train_tower(x, TYPES, EDGES, config, num_types=2, held_out=NEW, rewording=words)
        skills = tower.encode(x[POSTINGS:], TYPES[POSTINGS:])
        found.append(_right(tower.encode(rewording.x[NEW], TYPES[NEW]), skills))
        assert _right(tower.encode(x[NEW], TYPES[NEW]), skills) > 0.9
    assert found[1] > found[0] + 0.15


def test_so_does_a_student(world: tuple[FloatArray, Rewording]) -> None:
    x, rewording = world
    z = np.eye(GROUPS, dtype=np.float32)[np.concatenate([GROUP, np.arange(GROUPS)])]
    degree = np.ones(len(x), dtype=np.int64)
    config = StudentConfig(hidden=16, epochs=12, neighbors=(4,), temperatures=(0.1,), reworded=1.0)
    found = []
    for words in (None, rewording):
        student = distill(x, TYPES, z, degree, config, held_out=NEW, rewording=words)
        found.append(_right(student.encode(rewording.x[NEW], TYPES[NEW]), z[POSTINGS:]))
        assert _right(student.encode(x[NEW], TYPES[NEW]), z[POSTINGS:]) > 0.9
    assert found[1] > found[0] + 0.15


def test_nothing_is_learnt_of_held_out_nodes_in_other_words(world: tuple[FloatArray, Rewording]) -> None:
    x, rewording = world
    z = np.eye(GROUPS, dtype=np.float32)[np.concatenate([GROUP, np.arange(GROUPS)])]
    degree: IntArray = np.ones(len(x), dtype=np.int64)
    config = StudentConfig(hidden=16, epochs=2, neighbors=(4,), temperatures=(0.1,), reworded=1.0)
    known = Rewording(np.setdiff1d(rewording.node, NEW), np.delete(rewording.x, NEW, axis=0))
    a, b = (distill(x, TYPES, z, degree, config, held_out=NEW, rewording=words) for words in (rewording, known))
    np.testing.assert_array_equal(a.encode(x, TYPES), b.encode(x, TYPES))
