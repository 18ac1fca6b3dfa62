from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from kg.benchmarks import methods, rows_to_one, tf_idf, virtual_neighbors
from kg.evaluate.cold_start import accuracy
from kg.evaluate.cold_start_splits import Protocol, cold_start
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


def test_virtual_neighbors_are_observed_nodes_alike_and_never_the_node_itself() -> None:
    x = sp.csr_matrix(np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32))
    weights = virtual_neighbors(x, np.array([0, 1, 2]), k=1).toarray()
    assert weights.argmax(axis=1).tolist() == [1, 0, 0, 2] or weights.argmax(axis=1).tolist() == [1, 0, 1, 2]
    np.testing.assert_allclose(weights.sum(axis=1), 1.0)
    assert weights[:, 3].tolist() == [0, 0, 0, 0]


def test_scaled_rows_have_the_size_they_should_and_empty_ones_stay_empty() -> None:
    x = sp.csr_matrix(np.array([[3, 1], [0, 0]], dtype=np.float32))
    assert rows_to_one(x).toarray().tolist() == [[0.75, 0.25], [0.0, 0.0]]
    assert np.linalg.norm(tf_idf(x).toarray(), axis=1).tolist() == pytest.approx([1.0, 0.0])
