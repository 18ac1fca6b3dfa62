"""The network of the text alone, beside the student."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch_geometric.data import HeteroData

from kg.ports import FloatArray, IntArray
from kg.student import Student, StudentConfig
from kg.student.distill import distill
from kg.student.tower import Tower, tower_of
from kg.teacher import Architecture, TeacherConfig, train_teacher

POSTINGS, SKILLS, DX = 90, 10, 12


@pytest.fixture(scope="module")
def texts() -> FloatArray:
    x = np.random.default_rng(0).normal(size=(POSTINGS + SKILLS, DX)).astype(np.float32)
    x[0] = 0.0
    return x


@pytest.fixture(scope="module")
def trained(texts: FloatArray) -> tuple[Tower, FloatArray]:
    """A tower, and the vectors that torch gives."""
    data = HeteroData()
    data["posting"].x = torch.from_numpy(texts[:POSTINGS])
    data["skill"].x = torch.from_numpy(texts[POSTINGS:])
    ends = np.stack([np.arange(POSTINGS), np.arange(POSTINGS) % SKILLS])
    data["posting", "requires", "skill"].edge_index = torch.from_numpy(ends)
    config = TeacherConfig(architecture=Architecture.PLAIN, dim=8, epochs=5, eval_every=1)
    result = train_teacher(data, config)
    assert result.types == ("posting", "skill")
    return tower_of(result.weights), np.concatenate([result.z_dict["posting"], result.z_dict["skill"]])


def _types() -> IntArray:
    return np.repeat([0, 1], [POSTINGS, SKILLS])


def _student(texts: FloatArray) -> Student:
    z = np.eye(8, dtype=np.float32)[np.arange(len(texts)) % 8]
    return distill(texts, _types(), z, np.ones(len(texts), dtype=np.int64), StudentConfig(epochs=2))


def test_numpy_gives_what_torch_gives(texts: FloatArray, trained: tuple[Tower, FloatArray]) -> None:
    tower, vectors = trained
    np.testing.assert_allclose(tower.encode(texts, _types()), vectors, atol=1e-5)
    assert not tower.encode(texts, _types())[0].any()


def test_half_of_a_student_s_vector_is_the_tower_s(texts: FloatArray, trained: tuple[Tower, FloatArray]) -> None:
    tower, plain = trained[0], _student(texts)
    both = replace(plain, tower=tower)
    u, v = (student.encode(texts[1:], _types()[1:]) for student in (plain, both))
    assert both.dim == plain.dim + tower.dim == v.shape[1]
    np.testing.assert_allclose(np.linalg.norm(v, axis=1), 1.0, atol=1e-5)
    of_tower = tower.encode(texts[1:], _types()[1:])
    np.testing.assert_allclose(v @ v.T, (u @ u.T + of_tower @ of_tower.T) / 2.0, atol=1e-5)


def test_a_student_with_a_tower_is_read_back(
    texts: FloatArray, trained: tuple[Tower, FloatArray], tmp_path: Path
) -> None:
    student = replace(_student(texts), tower=trained[0])
    student.save(tmp_path / "student.safetensors")
    found = Student.load(tmp_path / "student.safetensors")
    np.testing.assert_array_equal(found.encode(texts, _types()), student.encode(texts, _types()))
