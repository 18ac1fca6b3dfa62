import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.search.smooth import smoothed

NOWHERE = np.zeros(4, dtype=np.float32)
Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def _unit(*rows: tuple[float, ...]) -> Vectors:
    table = np.array(rows, dtype=np.float32)
    unit: Vectors = table / np.linalg.norm(table, axis=1, keepdims=True)
    return unit


def test_of_few_candidates_likeness_is_the_cosine() -> None:
    rows = _unit((1, 0, 0, 0), (1, 1, 0, 0))
    assert smoothed(rows[0], rows, NOWHERE, 2) == pytest.approx([1.0, np.sqrt(0.5)], abs=1e-6)


def test_a_candidate_among_others_like_the_query_comes_before_one_alone() -> None:
    query = np.array([1, 0, 0, 0], dtype=np.float32)
    crowd = [(1.0, 0.3 + 0.001 * i, 0.0, 0.0) for i in range(12)]
    rows = _unit(*crowd, (0.8, 0.6, 0.0, 0.0), (0.8, 0.0, 0.6, 0.0))
    likeness = smoothed(query, rows, NOWHERE, 14)
    assert rows[-2] @ query == pytest.approx(rows[-1] @ query)
    assert likeness[-2] > likeness[-1]


def test_what_all_say_tells_none_apart() -> None:
    rows = _unit((5, 1, 0, 0), (5, 0, 1, 0))
    mean = rows.mean(axis=0)
    assert smoothed(rows[0], rows, mean, 10_000)[1] < float(rows[0] @ rows[1]) - 0.05


@given(arrays(np.float32, (15, 4), elements=st.floats(-1, 1, width=32)))
def test_likeness_is_at_most_one_and_never_undefined(rows: Vectors) -> None:
    likeness = smoothed(rows[0], rows, NOWHERE, 15)
    assert likeness.dtype == np.float32
    assert np.all(np.abs(likeness) <= 1.0 + 1e-5)
