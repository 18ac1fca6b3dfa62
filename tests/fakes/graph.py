"""A small graph in memory that answers like the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.schema import Edge, Evidence, Node, NodeType, Relation


@dataclass(frozen=True)
class FakeGraph:
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]

    def node(self, node_id: str) -> Node | None:
        return self.nodes.get(node_id)

    def edges_of(self, node_id: str) -> Sequence[Edge]:
        return [edge for edge in self.edges if node_id in (edge.src, edge.dst)]

    def edges_between(self, first: str, second: str) -> Sequence[Edge]:
        return [edge for edge in self.edges if {edge.src, edge.dst} == {first, second}]

    def links_of(self, node_id: str, most: int = 1000) -> Sequence[tuple[str, str]]:
        out = [(str(edge.relation), edge.dst) for edge in self.edges if edge.src == node_id]
        return out[:most] + [(str(edge.relation), edge.src) for edge in self.edges if edge.dst == node_id][:most]

    def links_of_each(self, node_ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        return {node_id: self.links_of(node_id) for node_id in node_ids}

    def targets_of_each(self, node_ids: Sequence[str], relation: str) -> Mapping[str, Sequence[str]]:
        led = [edge for edge in self.edges if edge.relation == relation]
        return {node_id: sorted(edge.dst for edge in led if edge.src == node_id) for node_id in node_ids}

    def names_of(self, node_ids: Sequence[str]) -> Mapping[str, str]:
        return {node_id: self.nodes[node_id].name for node_id in node_ids if node_id in self.nodes}

    def sources_among(self, node_id: str, node_ids: Sequence[str]) -> Set[str]:
        return {edge.src for edge in self.edges if edge.dst == node_id and edge.src in node_ids}

    def places_of_each(self, node_ids: Sequence[str]) -> Sequence[tuple[str, str]]:
        located = [edge for edge in self.edges if edge.relation == Relation.LOCATED_IN]
        return [(edge.src, edge.dst) for edge in located if edge.src in node_ids]

    def degree(self, node_id: str) -> int:
        return len(self.edges_of(node_id))

    def degrees(self, node_ids: Sequence[str]) -> Mapping[str, int]:
        return {node_id: self.degree(node_id) for node_id in node_ids}


def make_graph(*triples: tuple[str, Relation, str]) -> FakeGraph:
    """A graph of these edges; every edge is stated by a sentence that names it."""
    ids = sorted({end for src, _, dst in triples for end in (src, dst)})
    nodes = {i: Node(i, NodeType(i.partition(":")[0]), i.partition(":")[2]) for i in ids}
    return FakeGraph(nodes, tuple(_edge(*triple) for triple in triples))


def _edge(src: str, relation: Relation, dst: str) -> Edge:
    surface = f"{src} {relation} {dst}"
    evidence = Evidence("document:d", 0, len(surface), surface, 0.9, "fake 1")
    return Edge(src, relation, dst, confidence=0.9, evidence=(evidence,))
