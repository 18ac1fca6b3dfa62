from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.student import Student, StudentConfig
from kg.student.distill import distill
from kg.student.virtual import by_text

TEXTS, SIZE = 40, 8


@pytest.fixture(scope="module")
def student() -> Student:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(TEXTS, SIZE)).astype(np.float32)
    z = rng.normal(size=(TEXTS, 4)).astype(np.float32)
    degree, kinds = np.ones(TEXTS, dtype=np.int64), np.arange(TEXTS) % 2
    return distill(x, kinds, z, degree, StudentConfig(epochs=2), held_out=np.arange(10))


def _cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float((a * b).sum() / np.linalg.norm(a) / np.linalg.norm(b))


def test_a_text_that_is_known_comes_near_to_its_node_the_more_the_larger_the_share(student: Student) -> None:
    known, kind = student.candidates.text[:1], student.candidates.node_type[:1]
    target = student.original(student.candidates.embedding[:1])
    near = [
        _cosine(replace(student, close=(share, share)).encode(known, kind), target) for share in (0.0, 0.25, 0.5, 0.75)
    ]
    assert near == sorted(near)
    assert near[-1] > near[0]


def test_types_without_a_share_are_left_to_the_networks(student: Student) -> None:
    known, kinds = student.candidates.text[:4], student.candidates.node_type[:4]
    plain, mixed = (replace(student, close=close).encode(known, kinds) for close in ((0.0, 0.0), (0.5, 0.0)))
    same = np.isclose(plain, mixed, atol=1e-6).all(axis=1)
    assert same.tolist() == (kinds == 1).tolist()


def test_the_nearest_texts_are_of_the_same_type(student: Student) -> None:
    table = student.candidates
    found = by_text(table.text[:1], 1 - table.node_type[:1], table, student.close_rule)
    own = by_text(table.text[:1], table.node_type[:1], table, student.close_rule)
    assert not np.allclose(found, own)


def test_the_share_is_read_back(student: Student, tmp_path: Path) -> None:
    mixed = replace(student, close=(0.25, 0.5))
    mixed.save(tmp_path / "student")
    loaded = Student.load(tmp_path / "student")
    assert loaded.close == (0.25, 0.5)
    assert loaded.close_rule == mixed.close_rule


def test_of_too_many_candidates_small_types_keep_all_of_theirs() -> None:
    rng = np.random.default_rng(0)
    x, z = (rng.normal(size=(100, 4)).astype(np.float32) for _ in range(2))
    kinds = np.where(np.arange(100) < 10, 1, 0)
    config = StudentConfig(epochs=1, max_candidates=30)
    table = distill(x, kinds, z, np.ones(100, dtype=np.int64), config, held_out=np.arange(90, 100)).candidates
    assert np.count_nonzero(table.node_type == 1) == 10
    assert np.count_nonzero(table.node_type == 0) == 20
