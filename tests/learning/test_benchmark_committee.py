from __future__ import annotations

import numpy as np
import pytest

from kg.learning.benchmarks import _not_surpassed, _scalings, _weighted
from kg.ports import FloatArray
from kg.teacher.classes import ClassTeacher
from tests.evaluate.cold_start_graphs import class_graph


def _right(share: float) -> FloatArray:
    """Says the true class of that share of the nodes, of every group of classes alike, and another class elsewhere."""
    y = class_graph().y
    wrong = np.random.default_rng(0).random(len(y)) >= share
    said: FloatArray = np.eye(3, dtype=np.float32)[(y + wrong) % 3]
    return said


@pytest.mark.parametrize(
    ("rows", "tf_idf", "kept"),
    [(0.80, 0.70, ["rows"]), (0.80, 0.795, ["rows", "tf-idf"]), (0.70, 0.80, ["tf-idf"])],
)
def test_students_see_words_in_the_scalings_that_serve_the_teachers(
    rows: float, tf_idf: float, kept: list[str]
) -> None:
    said = _right(1.0)
    worth = {"gcn rows": rows, "appnp rows": 0.1, "gcn tf-idf": 0.1, "appnp tf-idf": tf_idf}
    assert _scalings({name: ClassTeacher(said, said, value) for name, value in worth.items()}) == kept


def test_who_is_surely_worse_does_not_sit_on_the_committee() -> None:
    found = {"good": _right(0.9), "poor": _right(0.5), "as good": _right(0.9)}
    assert list(_not_surpassed(found, class_graph())) == ["good", "as good"]


def test_who_sits_there_is_decided_by_validation_nodes_alone() -> None:
    graph = class_graph()
    found = {"good": _right(0.9), "poor": _right(0.5)}
    found["poor"][graph.validation] = found["good"][graph.validation]
    assert list(_not_surpassed(found, graph)) == ["good", "poor"]


def test_the_ridge_regression_counts_twice_and_what_is_said_stays_a_probability() -> None:
    one, other = np.array([[1.0, 0.0]], dtype=np.float32), np.array([[0.0, 1.0]], dtype=np.float32)
    assert _weighted({"linear": one, "rows": other}, [other]).tolist() == [[0.5, 0.5]]
