from __future__ import annotations

import math
import pickle
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp

from kg.errors import InputError, NotFoundError
from kg.evaluate.cold_start import Prediction, accuracy, feature_contribution_ratio, run_cold_start
from kg.evaluate.cold_start_data import load_class_graph, undirected
from kg.evaluate.cold_start_splits import ColdStart, Protocol, cold_start
from tests.evaluate.cold_start_graphs import class_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Texas with twenty nodes: one of class 1 for three of class 0, a word per class, a ring of edges."""
    home = tmp_path / "texas"
    (home / "splits").mkdir(parents=True)
    nodes = [f"{node}\t{int(node % 4 != 0)},{int(node % 4 == 0)}\t{int(node % 4 == 0)}" for node in range(20)]
    (home / "out1_node_feature_label.txt").write_text("\n".join(["node_id\tfeature\tlabel", *reversed(nodes)]))
    edges = [f"{node}\t{(node + 1) % 20}" for node in range(20)]
    (home / "out1_graph_edges.txt").write_text("\n".join(["node_id\tnode_id", *edges]))
    part = np.arange(20) % 5
    for split in range(10):
        path = home / "splits" / f"texas_split_0.6_0.2_{split}.npz"
        np.savez(path, train_mask=part < 3, val_mask=part == 3, test_mask=part == 4)
    return tmp_path


def _first_word(task: ColdStart, _seed: int) -> Prediction:
    return Prediction(np.asarray(task.graph.x.todense(), dtype=np.float32), "first word")


def _class_nought(task: ColdStart, _seed: int) -> Prediction:
    return Prediction(np.eye(2, dtype=np.float32)[np.zeros(task.graph.num_nodes, dtype=np.int64)])


def test_edges_are_kept_in_both_directions_once_and_without_loops() -> None:
    assert undirected(np.array([[0, 1], [1, 0], [2, 2], [1, 2]])).tolist() == [[0, 1], [1, 0], [1, 2], [2, 1]]


def test_a_text_benchmark_is_read_in_the_order_of_its_numbers(folder: Path) -> None:
    graph = load_class_graph(folder, "texas")
    assert (graph.num_nodes, graph.num_classes, len(graph.edges)) == (20, 2, 40)
    assert graph.y[:5].tolist() == [1, 0, 0, 0, 1]
    assert graph.x[:2].todense().tolist() == [[0, 1], [1, 0]]
    assert (len(graph.train), len(graph.validation), len(graph.test)) == (12, 4, 4)


def test_planetoid_files_leave_unlabelled_gaps(tmp_path: Path) -> None:
    home = tmp_path / "citeseer"
    home.mkdir()
    known, late = sp.csr_matrix(np.eye(3, dtype=np.float32)), sp.csr_matrix(np.ones((1, 3), dtype=np.float32))
    content = {
        "y": np.eye(2, dtype=int)[[0]],
        "tx": late,
        "ty": np.eye(2, dtype=int)[[1]],
        "allx": known,
        "ally": np.eye(2, dtype=int)[[0, 1, 0]],
        "graph": {0: [1], 1: [0, 4], 2: [], 3: [], 4: [1]},
    }
    for key, value in content.items():
        (home / f"ind.citeseer.{key}").write_bytes(pickle.dumps(value))
    (home / "ind.citeseer.test.index").write_text("4\n")
    graph = load_class_graph(tmp_path, "citeseer")
    assert graph.labelled.tolist() == [True, True, True, False, True]
    assert graph.y.tolist() == [0, 1, 0, 0, 1]
    assert graph.x[4].todense().tolist() == [[1, 1, 1]]
    assert graph.edges.tolist() == [[0, 1], [1, 0], [1, 4], [4, 1]]


def test_an_unknown_benchmark_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="'cara' is unknown; there are chameleon, citeseer"):
        load_class_graph(tmp_path, "cara")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"out1_node_feature_label\.txt"):
        load_class_graph(tmp_path, "texas")


def test_a_damaged_file_is_named(folder: Path) -> None:
    (folder / "texas" / "out1_graph_edges.txt").write_text("a\tb\nx\ty\n")
    with pytest.raises(InputError, match=r"'texas'.* is damaged"):
        load_class_graph(folder, "texas")


@pytest.mark.parametrize("protocol", list(Protocol))
def test_isolated_nodes_have_no_edges_and_others_keep_theirs(protocol: Protocol) -> None:
    graph = class_graph()
    task = cold_start(graph, protocol, seed=0)
    assert not task.isolated[task.graph.edges].any()
    stays = ~task.isolated[graph.edges].any(axis=1)
    assert np.array_equal(task.graph.edges, graph.edges[stays])


@pytest.mark.parametrize("protocol", list(Protocol))
def test_nodes_that_are_tested_are_neither_learnt_from_nor_chosen_by(protocol: Protocol) -> None:
    task = cold_start(class_graph(), protocol, seed=0)
    seen = set(task.graph.train.tolist()) | set(task.graph.validation.tolist())
    for nodes in task.groups.values():
        assert len(nodes) > 0
        assert not seen & set(nodes.tolist())


def test_coldbrew_isolates_the_tenth_of_lowest_degree_whatever_the_seed() -> None:
    graph = class_graph()
    first, second = (cold_start(graph, Protocol.COLDBREW, seed) for seed in (0, 1))
    assert first.isolated.sum() == 24
    assert graph.degree[first.isolated].max() <= graph.degree[~first.isolated].min()
    assert np.array_equal(first.isolated, second.isolated)
    degrees = [graph.degree[first.groups[name]] for name in ("isolated", "tail", "head")]
    assert degrees[0].max() <= degrees[1].min() <= degrees[1].max() <= degrees[2].min()


def test_random_isolates_a_fifth_of_the_test_nodes_and_others_with_another_seed() -> None:
    first, second = (cold_start(class_graph(), Protocol.RANDOM, seed) for seed in (0, 1))
    assert (len(first.graph.train), len(first.graph.validation), len(first.graph.test)) == (24, 24, 192)
    assert np.array_equal(np.flatnonzero(first.isolated), first.groups["isolated"])
    assert len(first.groups["isolated"]) == 192 - int(0.8 * 192)
    assert not np.array_equal(first.isolated, second.isolated)


def test_a_run_measures_every_group_over_all_seeds(folder: Path) -> None:
    methods = {"first word": _first_word, "class 0": _class_nought}
    report = run_cold_start(folder, "texas", Protocol.COLDBREW, methods, seeds=3)
    assert report.methods["first word"].accuracy["overall"].mean == 100.0
    assert report.methods["first word"].choices == ("first word",) * 3
    nought = report.methods["class 0"].accuracy["overall"]
    assert nought.mean == pytest.approx(100.0 * 3 / 4)
    assert (nought.std, len(nought.values)) == (0.0, 3)
    assert report.sizes["overall"] == 4


def test_a_part_that_some_seeds_went_without_is_measured_on_the_others(folder: Path) -> None:
    def method(task: ColdStart, seed: int) -> Prediction:
        said = _class_nought(task, seed).probabilities
        return Prediction(said, parts={"first": said} if seed == 0 else {"later": said})

    parts = run_cold_start(folder, "texas", Protocol.RANDOM, {"mixed": method}, seeds=3).methods["mixed"].parts
    whole = run_cold_start(folder, "texas", Protocol.RANDOM, {"whole": _class_nought}, seeds=3).methods["whole"]
    isolated = whole.accuracy["isolated"].values
    assert isolated
    assert parts["first"].values + parts["later"].values == isolated


def test_accuracy_of_nobody_is_not_a_number() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    assert math.isnan(accuracy(np.ones((2, 2), dtype=np.float32), np.zeros(2, dtype=np.int64), nobody))


def test_feature_contribution_where_the_graph_helps() -> None:
    assert feature_contribution_ratio(graph=80.0, features=60.0, labels=70.0) == pytest.approx(10 / 30)


def test_feature_contribution_above_one_where_features_alone_are_better() -> None:
    assert feature_contribution_ratio(graph=60.0, features=80.0, labels=50.0) == pytest.approx(1 + 20 / 30)


def test_feature_contribution_is_unknown_where_everything_is_equal() -> None:
    assert math.isnan(feature_contribution_ratio(50.0, 50.0, 50.0))


def test_released_measures_nodes_that_had_edges_and_asks_for_them_blindly() -> None:
    task, honest = (cold_start(class_graph(), p, seed=0) for p in (Protocol.RELEASED, Protocol.RANDOM))
    measured = task.groups["isolated"]
    assert len(measured) == len(honest.groups["isolated"])
    assert np.array_equal(task.isolated, honest.isolated)
    assert task.isolated[measured].mean() < 0.4
    assert honest.isolated[honest.groups["isolated"]].all()
    assert np.flatnonzero(task.asked_without_edges).tolist() == measured.tolist()
    parts = (task.graph.train, task.graph.validation, task.graph.test)
    assert len(np.unique(np.concatenate(parts))) == sum(map(len, parts)) == task.graph.num_nodes
