from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.graph import to_networkx
from tests.fakes import graphs


def test_nodes_carry_type_name_and_properties_and_isolated_ones_stay() -> None:
    graph = to_networkx(graphs.nodes(), graphs.edges())
    assert sorted(graph.nodes) == ["document:d", "posting:p", "posting:q", "skill:go", "skill:python"]
    assert graph.nodes["skill:python"] == {"type": "skill", "name": "Python", "properties": {"aliases": ["py"]}}
    assert graph.degree("skill:go") == 0


def test_the_key_of_an_edge_is_its_relation() -> None:
    graph = to_networkx(graphs.nodes(), graphs.edges())
    assert graph["posting:p"]["skill:python"]["requires"] == {
        "relation": "requires",
        "confidence": 0.875,
        "properties": {"preferred": True, "years": 3},
    }
    assert graph.number_of_edges() == 4


def test_an_edge_without_its_node_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="'skill:python' is not among the nodes"):
        to_networkx(graphs.nodes()[:-1], graphs.edges())
