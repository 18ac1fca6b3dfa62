"""What a sketch promises is what is near; kept, grown or new, it promises the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.search.index import VectorIndex, write_sketch
from kg.search.sketch import products, read_sketch, sketch_of


def _vectors(number: int, dim: int, seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(seed).normal(size=(number, dim)).astype(np.float32)


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


def test_with_as_many_components_as_dimensions_the_nearest_are_promised() -> None:
    vectors = _vectors(3_000, 100)
    nearest = np.sort(np.argsort(-(vectors @ vectors[7]))[:20])
    promised = sketch_of(vectors).promising(vectors[7], np.arange(3_000), 600)
    assert len(promised) == 600
    assert np.isin(nearest, promised).all()
    assert (np.diff(promised) > 0).all()


def test_what_stands_behind_many_copies_is_promised() -> None:
    """Half of all are copies that are near, too; those nearest stand last."""
    vectors = np.zeros((60_000, 4), dtype=np.float32)
    vectors[:, 1] = 1.0
    vectors[10_000:40_000] = (0.6, 0.8, 0.0, 0.0)
    vectors[-3:] = (1.0, 0.0, 0.0, 0.0)
    promised = sketch_of(vectors).promising(vectors[-1], np.arange(60_000), 750)
    assert promised[-3:].tolist() == [59_997, 59_998, 59_999]


def test_only_rows_that_are_asked_for_are_promised() -> None:
    vectors = _vectors(2_000, 80)
    odd = np.arange(1, 2_000, 2)
    assert np.isin(sketch_of(vectors).promising(vectors[0], odd, 50), odd).all()


def test_a_grown_sketch_promises_what_one_of_all_on_the_same_basis_does() -> None:
    vectors = _vectors(1_500, 90)
    grown = sketch_of(vectors[:1_000]).with_rows(vectors[1_000:])
    np.testing.assert_allclose(grown.rest.array[1_200], vectors[1_200] @ grown.basis[:, 80:], rtol=1e-4, atol=1e-5)
    assert 1_200 in grown.promising(vectors[1_200], np.arange(1_500), 30)


def test_fewer_rows_than_wanted_are_all_promised() -> None:
    vectors = _vectors(40, 70)
    np.testing.assert_array_equal(sketch_of(vectors).promising(vectors[0], np.arange(40), 100), np.arange(40))


@given(st.sets(st.integers(0, 999), max_size=60), st.integers(0, 500))
def test_products_of_all_rows_but_some_are_those_of_each(missing: set[int], first: int) -> None:
    matrix = _vectors(1_000, 70)
    sketch = sketch_of(matrix)
    rows = np.array([row for row in range(first, 1_000) if row not in missing], dtype=np.int64)
    exact = matrix[rows] @ matrix[0]
    np.testing.assert_allclose(products(matrix, rows, matrix[0]), exact, rtol=1e-4, atol=1e-4)
    assert rows[np.argmax(exact)] in sketch.promising(matrix[0], rows, 10)
