from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from kg.errors import ModelError
from kg.ports import FloatArray, IntArray
from kg.student import Student, StudentConfig
from kg.student.distill import distill
from kg.student.fit import network_of

CONFIG = StudentConfig(hidden=32, epochs=60, patience=10, neighbors=(4,), temperatures=(0.1,))


def world(n: int = 600, seed: int = 0) -> tuple[FloatArray, IntArray, FloatArray, IntArray]:
    """Nodes of two types whose vectors are a bent function of their text; every fifth is isolated."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 12)).astype(np.float32)
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    node_type = np.arange(n) % 2
    z = np.tanh(3.0 * x @ rng.normal(size=(12, 8))) + node_type[:, None]
    z = z / np.linalg.norm(z, axis=1, keepdims=True)
    degree = np.where(np.arange(n) % 5 == 0, 0, 3)
    return x, node_type, z.astype(np.float32), degree


@pytest.fixture(scope="module")
def student() -> Student:
    return distill(*world(), CONFIG, types=("posting", "skill"))


def test_isolated_nodes_come_near_the_vectors_they_would_have(student: Student) -> None:
    x, node_type, z, degree = world()
    isolated = degree == 0
    cosine = (student.encode(x, node_type) * z).sum(axis=1)[isolated].mean()
    blind = (z[~isolated].mean(axis=0) * z[isolated]).sum(axis=1).mean() / np.linalg.norm(z[~isolated].mean(axis=0))
    assert cosine > 0.9 > blind + 0.1


def test_vectors_have_unit_length(student: Student) -> None:
    x, node_type, _, _ = world()
    np.testing.assert_allclose(np.linalg.norm(student.encode(x, node_type), axis=1), 1.0, atol=1e-5)


def test_isolated_nodes_are_nobodys_virtual_neighbors(student: Student) -> None:
    x, node_type, _, degree = world()
    _, rows, weights = student.encode_with_neighbors(x, node_type)
    assert rows.shape == weights.shape == (600, student.rule.k)
    assert (degree[student.candidates.node[rows]] > 0).all()
    np.testing.assert_allclose(weights.sum(axis=1), 1.0, atol=1e-5)
    assert (np.diff(weights, axis=1) <= 1e-7).all()


def test_held_out_nodes_are_nobodys_virtual_neighbors() -> None:
    x, node_type, z, degree = world()
    held_out = np.flatnonzero(degree > 0)[:20]
    student = distill(x, node_type, z, degree, replace(CONFIG, epochs=2), held_out=held_out)
    assert not np.isin(student.candidates.node, held_out).any()


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (distill(*world(), replace(CONFIG, epochs=3)) for _ in range(2))
    x, node_type, _, _ = world()
    assert first.encode(x, node_type).tobytes() == second.encode(x, node_type).tobytes()


def test_numpy_equals_torch(student: Student) -> None:
    v = np.random.default_rng(1).normal(size=(50, student.first.w1.shape[1])).astype(np.float32)
    with torch.no_grad():
        expected = network_of(student.first).eval()(torch.from_numpy(v)).numpy()
    np.testing.assert_allclose(student.first(v), expected, atol=1e-5)


def test_a_saved_student_answers_alike(student: Student, tmp_path: Path) -> None:
    x, node_type, _, _ = world()
    student.save(tmp_path / "student.safetensors")
    loaded = Student.load(tmp_path / "student.safetensors")
    assert loaded.types == ("posting", "skill")
    assert np.array_equal(loaded.encode(x, node_type), student.encode(x, node_type))
    before, after = (some.encode_with_neighbors(x, node_type)[1] for some in (student, loaded))
    assert np.array_equal(after, before)


def test_saving_twice_gives_the_same_bytes(student: Student, tmp_path: Path) -> None:
    student.save(tmp_path / "a")
    student.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_missing_file_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"student.safetensors is not a readable student"):
        Student.load(tmp_path / "student.safetensors")


def test_a_damaged_file_is_a_model_error(tmp_path: Path, student: Student) -> None:
    path = tmp_path / "student.safetensors"
    student.save(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ModelError, match="not a readable student"):
        Student.load(path)


def test_text_vectors_of_another_length_are_refused(student: Student) -> None:
    with pytest.raises(ModelError, match=r"\[n, 12\]"):
        student.encode(np.zeros((1, 7), dtype=np.float32), np.zeros(1, dtype=np.int64))


def test_an_unknown_type_is_refused(student: Student) -> None:
    with pytest.raises(ModelError, match=r"0\.\.1, got up to 4"):
        student.encode(np.zeros((1, 12), dtype=np.float32), np.array([4]))


def test_without_any_edges_every_node_teaches_and_nobody_is_a_neighbor() -> None:
    x, node_type, z, _ = world(40)
    student = distill(x, node_type, z, np.zeros(40, dtype=np.int64), replace(CONFIG, epochs=5))
    assert np.isfinite(student.encode(x, node_type)).all()
    _, _, weights = student.encode_with_neighbors(x, node_type)
    assert (weights == 0.0).all()


def test_a_single_node_works() -> None:
    one = np.ones((1, 4), dtype=np.float32)
    zero = np.zeros(1, dtype=np.int64)
    assert distill(one, zero, one, zero, replace(CONFIG, epochs=2)).encode(one, zero).shape == (1, 4)


def test_too_many_candidates_are_thinned_type_by_type() -> None:
    student = distill(*world(), replace(CONFIG, epochs=1, max_candidates=60))
    counts = np.bincount(student.candidates.node_type)
    assert 50 <= counts.sum() <= 60
    assert abs(int(counts[0]) - int(counts[1])) <= 2


def test_arrays_that_do_not_fit_are_refused() -> None:
    x, node_type, z, degree = world(20)
    with pytest.raises(ModelError, match=r"\(20, 20, 19, 20\)"):
        distill(x, node_type, z[:19], degree, CONFIG)
