"""A node in, the picture of its neighbourhood out: the nearest nodes, and every edge between them."""

from __future__ import annotations

from kg.base import KnowledgeBase
from kg.schema import Edge, Node, NodeType, Relation

_PROVENANCE = Relation.MENTIONED_IN


def neighborhood(
    base: KnowledgeBase, node_id: str, *, most: int = 40, relation: Relation | None = None
) -> dict[str, object]:
    """A node, its neighbours, and the edges among all of them; provenance only where it is asked for.

    Where there are more than `most` neighbours, each relation gets its turn, so that none is crowded out.
    """
    center = base.node(node_id)
    edges = [edge for edge in base.store.edges_of(center.id) if _wanted(edge, relation, center)]
    chosen = _in_turn(edges, most)
    ids = dict.fromkeys([center.id, *(_other(edge, center.id) for edge in chosen)])
    nodes = [node for node in map(base.store.node, ids) if node is not None]
    known = {node.id for node in nodes}
    among = {
        (edge.src, edge.relation, edge.dst)
        for node in nodes
        for edge in (edges if node.id == center.id else _small_neighborhood(base, node.id))
        if edge.src in known and edge.dst in known and _wanted(edge, relation, center)
    }
    return {
        "center": center.id,
        "nodes": [
            {"id": n.id, "type": str(n.node_type), "name": n.name, "degree": base.store.degree(n.id)} for n in nodes
        ],
        "edges": [{"src": src, "relation": str(rel), "dst": dst} for src, rel, dst in sorted(among)],
        "left_out": len({_other(edge, center.id) for edge in edges}) - (len(nodes) - 1),
    }


#: Hubs are not looked through for edges between neighbours; their ends do that.
_HUB = 500


def _small_neighborhood(base: KnowledgeBase, node_id: str) -> list[Edge]:
    return base.store.edges_of(node_id) if base.store.degree(node_id) <= _HUB else []


def _wanted(edge: Edge, relation: Relation | None, center: Node) -> bool:
    if relation is not None:
        return edge.relation is relation
    return edge.relation is not _PROVENANCE or center.node_type is NodeType.DOCUMENT


def _other(edge: Edge, node_id: str) -> str:
    return edge.dst if edge.src == node_id else edge.src


def _in_turn(edges: list[Edge], most: int) -> list[Edge]:
    groups: dict[Relation, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: (-edge.confidence, edge.src, edge.dst)):
        groups.setdefault(edge.relation, []).append(edge)
    chosen: list[Edge] = []
    while len(chosen) < most and groups:
        for relation in list(groups):
            chosen.append(groups[relation].pop(0))
            if not groups[relation]:
                del groups[relation]
    return chosen[:most]
