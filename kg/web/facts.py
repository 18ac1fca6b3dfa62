"""A node in, its facts out: edges with the sentence behind each, as many as a page can bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg import views
from kg.asking.showing import sentence_around
from kg.base import KnowledgeBase
from kg.schema import Document, Edge, Evidence, Node, NodeType, Relation, type_of

#: Passages of one edge that are shown.
_MOST_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """A neighbour and the edge that leads there."""

    edge: Edge
    other: Node
    passages: tuple[views.Json, ...]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one relation in one direction; `total` counts those not shown too."""

    relation: Relation
    outward: bool
    other_type: NodeType
    facts: tuple[Fact, ...]
    total: int


def node_json(base: KnowledgeBase, node_id: str, most_edges: int) -> views.Json:
    """A node as `kg show --json` prints it, with at most so many edges, and how many there are."""
    node = base.node(node_id)
    edges = base.store.edges_of(node.id)
    quotes = Quotes(base)
    shown = [_edge_json(base, edge, node.id, quotes) for edge in edges[:most_edges]]
    shown.sort(key=lambda edge: (edge["relation"], edge["other_name"]))
    return {**views.node_view(node), "edges": shown, "edges_total": len(edges)}


def evidence_json(base: KnowledgeBase, node_id: str, most: int) -> views.Json:
    """Passages that name a node or state one of its facts, in the order of the documents."""
    node = base.node(node_id)
    found = {(e.document_id, e.start, e.end): e for e in node.evidence}
    for edge in base.store.edges_of(node.id):
        for item in edge.evidence:
            found.setdefault((item.document_id, item.start, item.end), item)
    return {"id": node.id, "passages": Quotes(base).quote([found[key] for key in sorted(found)[:most]])}


def fact_groups(base: KnowledgeBase, node: Node, *, most: int, only: str | None = None) -> list[FactGroup]:
    """A node's facts by relation and direction, those with the fewest neighbours first.

    Args:
        base: the knowledge base.
        node: the node.
        most: facts shown of a group.
        only: show this group alone, named as `group_key` names it.
    """
    groups: dict[tuple[Relation, bool, NodeType], list[Edge]] = {}
    for edge in base.store.edges_of(node.id):
        outward = edge.src == node.id
        other = edge.dst if outward else edge.src
        groups.setdefault((edge.relation, outward, type_of(other)), []).append(edge)
    quotes = Quotes(base)
    found = []
    for (relation, outward, other_type), edges in groups.items():
        if only is None or only == group_key(relation, outward, other_type):
            best = sorted(edges, key=lambda edge: (-edge.confidence, edge.src, edge.dst))[:most]
            facts = tuple(_facts(base, best, node.id, quotes))
            found.append(FactGroup(relation, outward, other_type, facts, len(edges)))
    return sorted(found, key=lambda group: (_ORDER.get(group.relation, 50), not group.outward, group.other_type))


def group_key(relation: Relation, outward: bool, other_type: NodeType) -> str:
    """A name for a group of facts that can stand in an address."""
    return f"{'out' if outward else 'in'}.{relation}.{other_type}"


class Quotes:
    """Passages with the sentence around them; each document is read once."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._documents: dict[str, Document | None] = {}

    def quote(self, evidence: Iterable[Evidence]) -> list[views.Json]:
        """Passages as JSON, with sentence and source."""
        return [self._quoted(item) for item in evidence]

    def _quoted(self, item: Evidence) -> views.Json:
        document = self._document(item.document_id)
        sentence = sentence_around(document.text, item.start, item.end) if document else item.surface
        return {**views.evidence_view(item), "sentence": sentence, "source": document.source if document else None}

    def _document(self, document_id: str) -> Document | None:
        if document_id not in self._documents:
            self._documents[document_id] = self._base.store.document(document_id)
        return self._documents[document_id]


_ORDER: dict[Relation, int] = {
    relation: place
    for place, relation in enumerate(
        (
            Relation.HAS_ROLE,
            Relation.AT,
            Relation.IN_TEAM,
            Relation.LOCATED_IN,
            Relation.REQUIRES,
            Relation.ABOUT,
            Relation.AUTHOR_OF,
            Relation.PRESENTED_AT,
            Relation.FROM_TEAM,
            Relation.AFFILIATED_WITH,
            Relation.INTRODUCES,
            Relation.USES,
            Relation.DEVELOPED,
            Relation.PART_OF,
            Relation.BROADER,
            Relation.NEAR_DUPLICATE_OF,
            Relation.MENTIONED_IN,
        )
    )
}


def _facts(base: KnowledgeBase, edges: Sequence[Edge], node_id: str, quotes: Quotes) -> Iterable[Fact]:
    for edge in edges:
        other = base.store.node(edge.dst if edge.src == node_id else edge.src)
        if other is not None:
            yield Fact(edge, other, tuple(quotes.quote(edge.evidence[:_MOST_PASSAGES])))


def _edge_json(base: KnowledgeBase, edge: Edge, node_id: str, quotes: Quotes) -> views.Json:
    other = base.store.node(edge.dst if edge.src == node_id else edge.src)
    evidence = quotes.quote(edge.evidence[:_MOST_PASSAGES])
    return {**views.edge_view(edge), "evidence": evidence, "other_name": other.name if other else ""}
