"""Canonical nodes and edges in, the facts of one document out, each stated once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.resolve.canonical import Canonical
from kg.schema import (
    EDGE_TYPES,
    DocumentFacts,
    EdgeFact,
    Evidence,
    Fingerprint,
    NodeFact,
    NodeType,
    Relation,
    Value,
)

_ALLOWED = frozenset(EDGE_TYPES)


class FactSheet:
    """Collects facts; mutable, made and read by `resolve` alone.

    What a node is called and what it is like is written down once a document, with its first passage;
    further passages are facts of their own, so that removing a document removes them.
    """

    def __init__(self, document_id: str) -> None:
        self.document = Canonical(document_id, NodeType.DOCUMENT, document_id)
        self._nodes: dict[tuple[str, Evidence | None], NodeFact] = {}
        self._known: dict[str, Canonical] = {}
        self._said: set[tuple[str, str]] = set()
        self._edges: dict[tuple[str, Relation, str, Evidence | None], EdgeFact] = {}

    def node(
        self,
        node: Canonical,
        evidence: Evidence | None,
        aliases: Sequence[str] = (),
        properties: Mapping[str, Value] | None = None,
    ) -> None:
        """Notes a node; one that is known already only with a new passage, name or property."""
        key = (node.id, evidence)
        if evidence is None and node.id in self._known:
            return
        fact = self._nodes.get(key)
        names = self._unsaid(node.id, (*node.aliases, *aliases), node.name)
        stated = {**node.properties, **(properties or {})} if node.id not in self._known else dict(properties or {})
        if fact is not None:
            names = (*fact.aliases, *names)
            stated = {**fact.properties, **stated}
        self._known.setdefault(node.id, node)
        self._nodes[key] = NodeFact(
            node.id, node.node_type, node.name, self.document.id, evidence, tuple(sorted(set(names))), stated
        )

    def edge(
        self,
        src: Canonical,
        relation: Relation,
        dst: Canonical,
        evidence: Evidence | None,
        properties: Mapping[str, Value] | None = None,
    ) -> None:
        """Notes an edge of a type the graph may hold; a node is never linked to itself."""
        if src.id == dst.id or (src.node_type, relation, dst.node_type) not in _ALLOWED:
            return
        key = (src.id, relation, dst.id, evidence)
        known = self._edges.get(key)
        merged = {**(known.properties if known else {}), **(properties or {})}
        self._edges[key] = EdgeFact(src.id, relation, dst.id, self.document.id, evidence, merged)

    def nodes_of(self, node_types: Iterable[NodeType]) -> tuple[Canonical, ...]:
        """Nodes of these types noted so far."""
        wanted = set(node_types)
        return tuple(node for node in self._known.values() if node.node_type in wanted)

    def facts(self, fingerprints: Sequence[Fingerprint]) -> DocumentFacts:
        """Everything noted, in a fixed order."""
        nodes = tuple(sorted(self._nodes.values(), key=lambda fact: (fact.node_id, _place(fact.evidence))))
        edges = tuple(
            sorted(self._edges.values(), key=lambda fact: (fact.src, fact.relation, fact.dst, _place(fact.evidence)))
        )
        return DocumentFacts(self.document.id, nodes, edges, tuple(fingerprints))

    def _unsaid(self, node_id: str, aliases: Sequence[str], name: str) -> tuple[str, ...]:
        """Aliases that no fact of this document has given the node yet."""
        fresh = [alias for alias in aliases if alias != name and (node_id, alias) not in self._said]
        self._said.update((node_id, alias) for alias in fresh)
        return tuple(fresh)


def _place(evidence: Evidence | None) -> tuple[int, int, str, float, str]:
    if evidence is None:
        return (-1, -1, "", 0.0, "")
    return (evidence.start, evidence.end, evidence.surface, -evidence.confidence, evidence.extractor)
