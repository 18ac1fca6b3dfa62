"""A node or a text in, the linked nodes that the student takes for its neighbours out."""

from __future__ import annotations

from kg import views
from kg.base import KnowledgeBase
from kg.schema import Node, NodeType

_K = 5


def stand_ins(base: KnowledgeBase, node: Node) -> list[views.Json]:
    """Virtual neighbours of a posting or paper by its text, of another node by its name."""
    text = base.store.posting_text(node.id) or node.name
    return stand_ins_of_text(base, text, node.node_type, leave_out=node.id)


def stand_ins_of_text(
    base: KnowledgeBase, text: str, node_type: NodeType = NodeType.POSTING, *, leave_out: str = ""
) -> list[views.Json]:
    """Virtual neighbours of a text, the nearest first."""
    found = base.embedder.virtual_neighbors(text, node_type, _K)
    nodes = [(base.store.node(node_id), weight) for node_id, weight in found if node_id != leave_out]
    return [
        {"id": node.id, "type": str(node.node_type), "name": node.name, "weight": round(weight, 6)}
        for node, weight in nodes
        if node is not None
    ]
