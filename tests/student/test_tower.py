"""The network of the text alone, beside the student."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.ports import FloatArray, IntArray
from kg.student import Student, StudentConfig, TowerConfig
from kg.student.distill import distill
from kg.student.tower import Tower
from kg.student.tower_training import train_tower

POSTINGS, SKILLS, DX = 90, 10, 12
CONFIG = TowerConfig(dim=8, hidden=16, steps=20, eval_every=10)


@pytest.fixture(scope="module")
def texts() -> FloatArray:
    x = np.random.default_rng(0).normal(size=(POSTINGS + SKILLS, DX)).astype(np.float32)
    x[0] = 0.0
    return x


@pytest.fixture(scope="module")
def trained(texts: FloatArray) -> Tower:
    ends = np.stack([np.arange(POSTINGS), POSTINGS + np.arange(POSTINGS) % SKILLS])
    return train_tower(texts, _types(), ends, CONFIG, num_types=3, alike=[0])


def _types() -> IntArray:
    return np.repeat([0, 1], [POSTINGS, SKILLS])


def _student(texts: FloatArray) -> Student:
    z = np.eye(8, dtype=np.float32)[np.arange(len(texts)) % 8]
    return distill(texts, _types(), z, np.ones(len(texts), dtype=np.int64), StudentConfig(epochs=2))


def test_vectors_have_unit_length_or_are_zero(texts: FloatArray, trained: Tower) -> None:
    vectors = trained.encode(texts, _types())
    assert not vectors[0].any()
    np.testing.assert_allclose(np.linalg.norm(vectors[1:], axis=1), 1.0, atol=1e-5)


def test_half_of_a_student_s_vector_is_the_tower_s(texts: FloatArray, trained: Tower) -> None:
    tower, plain = trained, _student(texts)
    both = replace(plain, tower=tower)
    u, v = (student.encode(texts[1:], _types()[1:]) for student in (plain, both))
    assert both.dim == plain.dim + tower.dim == v.shape[1]
    np.testing.assert_allclose(np.linalg.norm(v, axis=1), 1.0, atol=1e-5)
    of_tower = tower.encode(texts[1:], _types()[1:])
    np.testing.assert_allclose(v @ v.T, (u @ u.T + of_tower @ of_tower.T) / 2.0, atol=1e-5)


def test_a_student_with_a_tower_is_read_back(texts: FloatArray, trained: Tower, tmp_path: Path) -> None:
    student = replace(_student(texts), tower=trained, tower_share=0.7)
    student.save(tmp_path / "student.safetensors")
    found = Student.load(tmp_path / "student.safetensors")
    np.testing.assert_array_equal(found.encode(texts, _types()), student.encode(texts, _types()))
