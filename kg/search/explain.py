"""Two nodes of the stored graph in, the reasons why they are near out, each with its sentences."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from math import log

from kg.ports import GraphReader
from kg.schema import Edge, Explanation, Node, NodeType, Relation, SharedNode, VirtualNeighbor

#: Relations that say where a fact stands or repeat what is being explained.
_SILENT = frozenset({Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF})
_WORDS = {
    Relation.HAS_ROLE: "role",
    Relation.LOCATED_IN: "place",
    Relation.AT: "employer",
    Relation.IN_TEAM: "team",
    Relation.REQUIRES: "skill",
    Relation.ABOUT: "topic",
    Relation.AUTHOR_OF: "author",
    Relation.AFFILIATED_WITH: "organization",
    Relation.PRESENTED_AT: "venue",
    Relation.FROM_TEAM: "team",
}


def explain(
    reader: GraphReader,
    links: Mapping[str, Sequence[Edge]],
    own_links: Mapping[str, Sequence[Edge]],
    *,
    virtual_neighbors: Sequence[VirtualNeighbor] = (),
    shares: Mapping[str, float] | None = None,
) -> Explanation:
    """Why a result is near a query.

    Args:
        reader: the stored graph.
        links: neighbours of the query with the edges that lead there; of a text, the nodes it names
            with no edges.
        own_links: neighbours of the result, likewise.
        virtual_neighbors: whom the student took for neighbours of a query that nothing links to.
        shares: shares of the score by cue.
    """
    shared = shared_nodes(reader, links, own_links)
    return Explanation(
        summary=_summary(shared, virtual_neighbors),
        shared=tuple(shared),
        virtual_neighbors=tuple(virtual_neighbors),
        shares=dict(shares or {}),
    )


def explain_pair(
    reader: GraphReader, first: str, second: str, *, longest: int = 4
) -> tuple[list[SharedNode], list[list[Edge]]]:
    """Shared nodes of two nodes and their shortest paths, provenance edges left out."""
    shared = shared_nodes(reader, links_of(reader, first), links_of(reader, second))
    return shared, shortest_paths(reader, first, second, longest=longest)


def links_of(reader: GraphReader, node_id: str) -> dict[str, list[Edge]]:
    """Neighbours of a node with the edges that lead there, provenance left out."""
    links: dict[str, list[Edge]] = defaultdict(list)
    for edge in reader.edges_of(node_id):
        if edge.relation not in _SILENT:
            links[edge.dst if edge.src == node_id else edge.src].append(edge)
    return dict(links)


def shared_nodes(
    reader: GraphReader, first: Mapping[str, Sequence[Edge]], second: Mapping[str, Sequence[Edge]]
) -> list[SharedNode]:
    """Nodes that both sides are linked to, the rarest first."""
    found = []
    for node_id in first.keys() & second.keys():
        node = reader.node(node_id)
        if node is not None:
            found.append(_shared(node, reader.degree(node_id), first[node_id], second[node_id]))
    return sorted(found, key=lambda item: (-item.weight, item.id))


def shortest_paths(reader: GraphReader, first: str, second: str, *, longest: int, most: int = 5) -> list[list[Edge]]:
    """Up to `most` shortest paths of at most `longest` edges, by breadth-first search; documents are no way."""
    queue: deque[tuple[str, list[Edge]]] = deque([(first, [])])
    depth_of = {first: 0}
    paths: list[list[Edge]] = []
    while queue and len(paths) < most:
        node_id, path = queue.popleft()
        if paths and len(path) >= len(paths[0]):
            break
        if len(path) == longest:
            continue
        for neighbor, edges in sorted(links_of(reader, node_id).items()):
            step = [*path, edges[0]]
            if neighbor == second:
                paths.append(step)
            elif depth_of.get(neighbor, longest) >= len(step) and not neighbor.startswith("document:"):
                depth_of[neighbor] = len(step)
                queue.append((neighbor, step))
    return paths[:most]


def _shared(node: Node, degree: int, first: Sequence[Edge], second: Sequence[Edge]) -> SharedNode:
    evidence = tuple(edge.evidence[0] for edge in (*first[:1], *second[:1]) if edge.evidence)
    return SharedNode(
        id=node.id,
        node_type=node.node_type,
        name=node.name,
        relation=(second or first)[0].relation,
        weight=1.0 / log(2.0 + degree),
        evidence=evidence,
    )


def _summary(shared: Sequence[SharedNode], virtual_neighbors: Sequence[VirtualNeighbor]) -> str:
    groups: dict[str, list[str]] = defaultdict(list)
    for item in shared:
        groups[_WORDS.get(item.relation, str(item.node_type))].append(item.name)
    parts = [
        f"{word}{'s' if len(names) > 1 else ''} {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
        for word, names in groups.items()
    ]
    if parts:
        return "shares " + "; ".join(parts)
    near = [item.name for item in virtual_neighbors if item.node_type is not NodeType.DOCUMENT][:3]
    if near:
        return "no fact in common; the text reads like that of " + ", ".join(near)
    return "no fact in common; the texts are alike"
