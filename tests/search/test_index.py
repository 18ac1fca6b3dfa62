from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.schema import NodeType
from kg.search.index import VectorIndex, read_sketch, write_sketch
from kg.search.rows import Places

INDEX = VectorIndex(
    ["posting:a", "paper:b", "posting:c", "posting:d"],
    np.array([[1, 0], [0, 1], [0.6, 0.8], [1, 0]], dtype=np.float32),
)


def test_rows_of_a_type() -> None:
    assert INDEX.rows_of(NodeType.POSTING).tolist() == [0, 2, 3]


def test_nearest_first_and_equal_scores_by_id() -> None:
    rows, scores = INDEX.nearest(np.array([1, 0], dtype=np.float32), np.array([3, 2, 0]), 3)
    assert rows.tolist() == [0, 3, 2]
    np.testing.assert_allclose(scores, [1.0, 1.0, 0.6], rtol=1e-6)


def test_no_candidates_give_no_results() -> None:
    rows, scores = INDEX.nearest(np.array([1, 0], dtype=np.float32), np.zeros(0, dtype=np.int64), 5)
    assert len(rows) == len(scores) == 0


@given(arrays(np.float32, (20, 3), elements=st.floats(-1, 1, width=32)), st.integers(1, 25))
def test_the_best_k_are_those_of_a_full_sort(
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]], k: int
) -> None:
    index = VectorIndex([f"posting:{i:02}" for i in range(20)], vectors)
    _, scores = index.nearest(vectors[0], np.arange(20), k)
    np.testing.assert_array_equal(scores, np.sort(vectors @ vectors[0])[::-1][:k])


def test_a_kept_sketch_finds_what_a_new_one_finds(tmp_path: Path) -> None:
    vectors = np.random.default_rng(0).normal(size=(20_500, 8)).astype(np.float32)
    ids = [f"posting:{i:05}" for i in range(len(vectors))]
    write_sketch(tmp_path, ids[::-1], vectors[::-1])
    np.save(tmp_path / "vectors.npy", vectors)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    kept = read_sketch(tmp_path, mapped)
    assert kept is not None
    new, old = VectorIndex(ids, vectors), VectorIndex(ids, mapped, kept)
    rows = np.arange(len(ids))
    np.testing.assert_array_equal(new.nearest(vectors[3], rows, 5)[0], old.nearest(vectors[3], rows, 5)[0])


def test_a_sketch_of_other_vectors_is_not_used(tmp_path: Path) -> None:
    vectors = np.ones((20_500, 4), dtype=np.float32)
    write_sketch(tmp_path, [f"posting:{i:05}" for i in range(len(vectors))], vectors)
    assert read_sketch(tmp_path, vectors) is None


def test_few_vectors_need_no_sketch(tmp_path: Path) -> None:
    assert write_sketch(tmp_path, ["posting:a"], np.ones((1, 4), dtype=np.float32)) == 1.0
    assert not list(tmp_path.iterdir())


def test_it_is_measured_how_many_of_the_nearest_a_sketch_finds(tmp_path: Path) -> None:
    wide = np.random.default_rng(0).normal(size=(8_500, 512)).astype(np.float32)
    ids = [f"posting:{i:05}" for i in range(len(wide))]
    assert write_sketch(tmp_path, ids, np.ascontiguousarray(wide[:, :32])) == 1.0
    assert 0.5 < write_sketch(tmp_path, ids, wide) < 1.0


def test_the_mean_is_that_of_one_type() -> None:
    np.testing.assert_allclose(INDEX.mean_of(NodeType.POSTING), [2.6 / 3, 0.8 / 3], rtol=1e-6)
    assert not INDEX.mean_of(NodeType.TEAM).any()


def test_the_row_of_a_node_follows_what_came_and_went() -> None:
    places = Places({"a": 0, "b": 1})
    later = places.with_changes({"a": None, "c": 2})
    assert [places.row(name) for name in "abc"] == [0, 1, -1]
    assert [later.row(name) for name in "abc"] == [-1, 1, 2]
