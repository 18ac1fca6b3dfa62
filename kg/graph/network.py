"""Nodes and edges in, a networkx graph out."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.errors import NotFoundError
from kg.schema import Edge, Node


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> nx.MultiDiGraph:
    """The graph with every node, isolated ones too.

    Nodes have the attributes `type`, `name` and `properties`; an edge's key is its relation, its attributes
    are `relation`, `confidence` and `properties`.

    Raises:
        NotFoundError: an edge ends at something that is not among the nodes.
    """
    graph = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node.id, type=str(node.node_type), name=node.name, properties=dict(node.properties))
    for edge in edges:
        for end in (edge.src, edge.dst):
            if end not in graph:
                raise NotFoundError(f"'{edge.src} {edge.relation} {edge.dst}': '{end}' is not among the nodes given.")
        relation = str(edge.relation)
        attributes = {"relation": relation, "confidence": edge.confidence, "properties": dict(edge.properties)}
        graph.add_edge(edge.src, edge.dst, key=relation, **attributes)
    return graph
