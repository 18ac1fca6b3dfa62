from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.schema import NodeType
from kg.search.index import VectorIndex
from kg.search.rows import Places
from kg.search.sketch import sketch_of

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


def test_the_mean_is_that_of_one_type() -> None:
    np.testing.assert_allclose(INDEX.mean_of(NodeType.POSTING), [2.6 / 3, 0.8 / 3], rtol=1e-6)
    assert not INDEX.mean_of(NodeType.TEAM).any()


def test_the_row_of_a_node_follows_what_came_and_went() -> None:
    places = Places({"a": 0, "b": 1})
    later = places.with_changes({"a": None, "c": 2})
    assert places.of_each("abc") == [0, 1, -1]
    assert later.of_each("abc") == [-1, 1, 2]


def test_rows_of_a_file_that_is_gone_stay_when_one_more_comes(tmp_path: Path) -> None:
    np.save(tmp_path / "vectors.npy", INDEX.vectors)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    (tmp_path / "vectors.npy").unlink()
    later = VectorIndex(INDEX.ids, mapped).changed({"posting:e": np.array([0, 1], dtype=np.float32)})
    np.testing.assert_array_equal(later.vectors, [*INDEX.vectors, [0, 1]])


def test_what_rows_are_worth_counts_beside_their_products() -> None:
    rows, values = INDEX.best_of(np.array([1, 0], dtype=np.float32), np.array([0, 1, 2]), np.array([0.0, 1.5, 0.5]), 2)
    assert rows.tolist() == [1, 2]
    np.testing.assert_allclose(values, [1.5, 1.1], rtol=1e-6)


def test_of_thousands_the_best_are_those_without_a_first_look_too() -> None:
    dice = np.random.default_rng(0)
    vectors = dice.normal(size=(3_000, 64)).astype(np.float32)
    index = VectorIndex([f"posting:{i:04}" for i in range(3_000)], vectors)
    worths = dice.uniform(size=3_000)
    exact = index.best_of(vectors[0], np.arange(3_000), worths, 10)[0]
    outlined = VectorIndex(index.ids, vectors, sketch_of(vectors))
    assert outlined.has_sketch
    assert outlined.best_of(vectors[0], np.arange(3_000), worths, 10)[0].tolist() == exact.tolist()
