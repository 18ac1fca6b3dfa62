from __future__ import annotations

import numpy as np
import pytest

from kg.evaluate.cold_start import accuracy
from kg.evaluate.cold_start_splits import Protocol, cold_start
from kg.learning.benchmarks import methods
from tests.evaluate.cold_start_graphs import class_graph


@pytest.mark.parametrize("name", [name for name in methods() if name != "label_propagation"])
def test_every_method_that_sees_words_beats_chance_on_isolated_nodes(name: str) -> None:
    task = cold_start(class_graph(), Protocol.RANDOM, seed=0)
    prediction = methods()[name](task, 0)
    assert prediction.probabilities.shape == (240, 3)
    np.testing.assert_allclose(prediction.probabilities.sum(axis=1), 1.0, atol=1e-4)
    assert accuracy(prediction.probabilities, task.graph.y, task.groups["isolated"]) > 50.0


def test_label_propagation_knows_connected_nodes_alone() -> None:
    task = cold_start(class_graph(), Protocol.RANDOM, seed=0)
    probabilities = methods()["label_propagation"](task, 0).probabilities
    assert accuracy(probabilities, task.graph.y, task.groups["head"]) > 70.0
    isolated = probabilities[task.isolated]
    np.testing.assert_allclose(isolated, np.repeat(isolated[:1], len(isolated), axis=0))


def test_no_method_looks_at_the_classes_of_test_nodes() -> None:
    task = cold_start(class_graph(), Protocol.RANDOM, seed=0)
    before = methods()["ours"](task, 0).probabilities
    task.graph.y[task.graph.test] = np.arange(len(task.graph.test)) % 3
    assert np.array_equal(before, methods()["ours"](task, 0).probabilities)


def test_ours_names_its_parts_and_answers_isolated_nodes_without_a_teacher_that_saw_edges() -> None:
    task = cold_start(class_graph(), Protocol.RANDOM, seed=0)
    prediction = methods()["ours"](task, 0)
    assert {"linear", "committee", "rows, neighbours", "chosen"} <= set(prediction.parts)
    assert "gcn" not in prediction.choice.split(";")[0]
    isolated = task.groups["isolated"]
    np.testing.assert_array_equal(prediction.probabilities[isolated], prediction.parts["chosen"][isolated])
