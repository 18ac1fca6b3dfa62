"""The canonical graph: what each document states of canonical nodes and edges, and the fold of all that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.schema.extraction import Evidence
from kg.schema.ontology import NodeType, Relation, Value


@dataclass(frozen=True, slots=True)
class NodeFact:
    """One document's statement about one canonical node: a name it uses, properties it gives."""

    node_id: str
    node_type: NodeType
    name: str
    document_id: str
    evidence: Evidence | None = None
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EdgeFact:
    """One document's statement of one canonical edge."""

    src: str
    relation: Relation
    dst: str
    document_id: str
    evidence: Evidence | None = None
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What near-duplicate search needs of a posting or paper, so that no text is read again.

    Two nodes that share a value of `bands` are candidates; `shingles` (sorted 64-bit hashes of the
    word sequences that are specific to this job, boilerplate left out) and `attributes` (role, level,
    organization, …) decide. `ranks` are parallel to `bands`: where very many share a band, only those next to
    one another by rank are candidates.
    """

    node_id: str
    document_id: str
    bands: tuple[int, ...]
    shingles: tuple[int, ...]
    attributes: Mapping[str, Value] = field(default_factory=dict)
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What resolving one document gives; the graph is the fold of these over all documents."""

    document_id: str
    nodes: tuple[NodeFact, ...]
    edges: tuple[EdgeFact, ...]
    fingerprints: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A canonical node: the fold of all its facts."""

    id: str
    node_type: NodeType
    name: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all others that it has."""
        return self.name, *aliases_of(self.properties)


def aliases_of(properties: Mapping[str, Value]) -> tuple[str, ...]:
    """Other names of a node, by its properties."""
    aliases = properties.get("aliases")
    return tuple(map(str, aliases)) if isinstance(aliases, list) else ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A canonical edge: the fold of all its facts; `confidence` is that of its best evidence."""

    src: str
    relation: Relation
    dst: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
