"""Statements of one extractor in, mentions and edges with evidence out, each fact once with its best passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.names import fold_name
from kg.schema import (
    Document,
    Evidence,
    ExtractedEdge,
    FieldName,
    Mention,
    NodeType,
    Ref,
    Relation,
    Value,
)

_folded = lru_cache(maxsize=65536)(fold_name)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a statement stands in `Document.text`, and how sure its rule is."""

    start: int
    end: int
    confidence: float
    field: FieldName | None = None


@dataclass(slots=True)
class Ledger:
    """Collects what one component states about one document; mutable, handed in by the component that owns it."""

    document: Document
    extractor: str
    _mentions: dict[tuple[NodeType, str, int], Mention] = field(default_factory=dict)
    _edges: dict[tuple[NodeType, str, Relation, NodeType, str, Value], ExtractedEdge] = field(default_factory=dict)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in the order they were first stated."""
        return tuple(self._mentions.values())

    @property
    def edges(self) -> tuple[ExtractedEdge, ...]:
        """All edges in the order they were first stated."""
        return tuple(self._edges.values())

    def mention(
        self, node_type: NodeType, name: str, passage: Passage, properties: Mapping[str, Value] | None = None
    ) -> Ref:
        """Notes that a node is named; the surface form becomes an alias if it is another spelling."""
        ref = Ref(node_type, name)
        key = (node_type, _folded(name), passage.start)
        if key not in self._mentions:
            evidence = self._evidence(passage)
            aliases = (
                () if fold_name(evidence.surface) == key[1] or len(evidence.surface) > 120 else (evidence.surface,)
            )
            self._mentions[key] = Mention(ref, evidence, aliases, dict(properties or {}))
        return ref

    def edge(
        self, src: Ref, relation: Relation, dst: Ref, passage: Passage, properties: Mapping[str, Value] | None = None
    ) -> None:
        """Notes a relation; of several passages the surest is kept."""
        given = dict(properties or {})
        key = (src.node_type, _folded(src.name), relation, dst.node_type, _folded(dst.name), given.get("period"))
        known = self._edges.get(key)
        if known is None:
            self._edges[key] = ExtractedEdge(src, relation, dst, self._evidence(passage), given)
        elif known.evidence.confidence < passage.confidence:
            self._edges[key] = replace(
                known, evidence=self._evidence(passage), properties={**known.properties, **given}
            )

    def _evidence(self, passage: Passage) -> Evidence:
        surface = self.document.text[passage.start : passage.end]
        return Evidence(
            self.document.id, passage.start, passage.end, surface, passage.confidence, self.extractor, passage.field
        )
