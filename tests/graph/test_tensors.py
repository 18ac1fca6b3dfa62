from __future__ import annotations

import io
import subprocess
import sys
import warnings

import numpy as np
import pytest
import torch

from kg.errors import ModelError, NotFoundError
from kg.graph import hetero_data_bytes, to_hetero_data, with_reverse
from kg.schema import NodeType
from tests.fakes import graphs


def test_types_come_in_the_order_of_the_schema_and_ids_in_that_of_the_nodes() -> None:
    data = to_hetero_data(graphs.nodes(), graphs.edges())
    assert data.node_types == ["document", "posting", "skill"]
    assert data.edge_types == [
        ("posting", "requires", "skill"),
        ("posting", "near_duplicate_of", "posting"),
        ("posting", "mentioned_in", "document"),
    ]
    assert data["skill"].node_id == ["skill:go", "skill:python"]
    assert data["posting", "requires", "skill"].edge_index.tolist() == [[0, 1], [1, 1]]
    assert data["posting", "requires", "skill"].confidence.tolist() == [0.875, 1.0]


def test_a_type_of_isolated_nodes_keeps_its_nodes_and_warns_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = to_hetero_data(graphs.nodes(), [])
    assert {name: data[name].num_nodes for name in data.node_types} == {"document": 1, "posting": 2, "skill": 2}
    assert data.edge_types == []


def test_features_are_set_where_given() -> None:
    data = to_hetero_data(graphs.nodes(), graphs.edges(), {NodeType.SKILL: np.eye(2, 3, dtype=np.float32)})
    assert data["skill"].x.dtype == torch.float32
    assert data["skill"].x.tolist() == [[1, 0, 0], [0, 1, 0]]
    assert "x" not in data["posting"]
    assert data["posting"].num_nodes == 2


def test_features_of_another_length_are_an_error() -> None:
    with pytest.raises(ModelError, match="'skill' has shape"):
        to_hetero_data(graphs.nodes(), [], {NodeType.SKILL: np.zeros((3, 2), dtype=np.float32)})


def test_an_edge_without_its_node_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="'skill:python'"):
        to_hetero_data(graphs.nodes()[:-1], graphs.edges())


def test_reverse_edges_are_added_once_and_to_a_copy() -> None:
    data = to_hetero_data(graphs.nodes(), graphs.edges())
    both = with_reverse(with_reverse(data))
    assert len(data.edge_types) == 3
    assert len(both.edge_types) == 6
    assert both["skill", "rev_requires", "posting"].edge_index.tolist() == [[1, 1], [0, 1]]


def test_the_saved_graph_reads_back_and_is_the_same_each_time() -> None:
    saved = hetero_data_bytes(graphs.nodes(), graphs.edges())
    assert saved == hetero_data_bytes(graphs.nodes(), graphs.edges())
    data = torch.load(io.BytesIO(saved), weights_only=False)
    assert data["skill"].node_id == ["skill:go", "skill:python"]
    assert data["posting", "mentioned_in", "document"].edge_index.tolist() == [[0], [0]]


def test_networkx_alone_does_not_import_torch() -> None:
    code = "import sys, kg.graph; kg.graph.to_networkx([], []); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
