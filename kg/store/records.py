"""What is written into the store, what it needs to know to fold, and what it says it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.schema import (
    Document,
    DocumentFacts,
    Edge,
    EdgeFact,
    Extraction,
    Fingerprint,
    Node,
    NodeFact,
    NodeType,
    Relation,
)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document, what it states, and the same resolved to canonical nodes and edges."""

    document: Document
    extraction: Extraction
    facts: DocumentFacts


class Summaries(Protocol):
    """Summaries of the facts about nodes and edges that many documents name, so that not all are read for each."""

    @property
    def least(self) -> int:
        """Number of facts from which on a summary is kept."""
        ...

    def summary_of(self, facts: Sequence[NodeFact] | Sequence[EdgeFact]) -> bytes:
        """The summary of all facts about one node or edge."""
        ...

    def updated_node(
        self, node_id: str, summary: bytes, gone: Sequence[NodeFact], new: Sequence[NodeFact]
    ) -> tuple[Node | None, bytes] | None:
        """Node and summary after facts went and came; no node if none is left; `None` if only all facts can tell."""
        ...

    def updated_edge(
        self, key: tuple[str, Relation, str], summary: bytes, gone: Sequence[EdgeFact], new: Sequence[EdgeFact]
    ) -> tuple[Edge | None, bytes] | None:
        """As `updated_node`, for an edge."""
        ...


class Folds(Protocol):
    """How facts become the graph; facts arrive sorted by document, so that a fold need not care about order."""

    @property
    def summaries(self) -> Summaries | None:
        """How facts are summed up; `None` if nodes and edges are always folded from all their facts."""
        ...

    def fold_node(self, facts: Sequence[NodeFact]) -> Node:
        """The node that all these facts, at least one, are about."""
        ...

    def fold_edge(self, facts: Sequence[EdgeFact]) -> Edge:
        """The edge that all these facts, at least one, state."""
        ...

    def match(self, first: Fingerprint, second: Fingerprint) -> float | None:
        """Probability that both are the same thing, `None` if they are not near-duplicates."""
        ...


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What a write did.

    Attributes:
        generation: number of the knowledge base's state after the write.
        added, updated, unchanged, removed: document ids by what became of them.
        missing: ids that were to be removed and are not there.
        new_nodes, changed_nodes, removed_nodes: node ids, sorted.
        edges_written, edges_removed: number of edges that are new or changed, and gone.
    """

    generation: int
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    new_nodes: tuple[str, ...] = ()
    changed_nodes: tuple[str, ...] = ()
    removed_nodes: tuple[str, ...] = ()
    edges_written: int = 0
    edges_removed: int = 0

    def __add__(self, later: ChangeReport) -> ChangeReport:
        """This write followed by a later one, as one."""
        born = set(self.new_nodes) - set(later.removed_nodes) | set(later.new_nodes) - set(self.removed_nodes)
        gone = set(self.removed_nodes) - set(later.new_nodes) | set(later.removed_nodes) - set(self.new_nodes)
        back = set(self.removed_nodes) & set(later.new_nodes)
        changed = (set(self.changed_nodes) | set(later.changed_nodes) | back) - born - gone
        return ChangeReport(
            generation=later.generation,
            added=self.added + later.added,
            updated=self.updated + later.updated,
            unchanged=self.unchanged + later.unchanged,
            removed=self.removed + later.removed,
            missing=self.missing + later.missing,
            new_nodes=tuple(sorted(born)),
            changed_nodes=tuple(sorted(changed)),
            removed_nodes=tuple(sorted(gone)),
            edges_written=self.edges_written + later.edges_written,
            edges_removed=self.edges_removed + later.edges_removed,
        )

    def view(self) -> dict[str, int]:
        """Documents by fate, as numbers."""
        return {
            "added": len(self.added),
            "updated": len(self.updated),
            "unchanged": len(self.unchanged),
            "removed": len(self.removed),
            "missing": len(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, by kind; kinds that do not occur are left out."""

    documents: int
    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    quarantined: int = 0

    def view(self) -> dict[str, int | dict[str, int]]:
        """The counts as plain dictionaries."""
        return {
            "documents": self.documents,
            "nodes": dict(self.nodes),
            "edges": dict(self.edges),
            "nodes_total": sum(self.nodes.values()),
            "edges_total": sum(self.edges.values()),
            "quarantined": self.quarantined,
        }


class PropertyCondition(Protocol):
    """A property, how it is compared (`=`, `!=`, `<`, `<=`, `>`, `>=`), and with what."""

    @property
    def key(self) -> str:
        """Name of the property."""
        ...

    @property
    def operator(self) -> str:
        """The comparison."""
        ...

    @property
    def values(self) -> Sequence[str]:
        """What it is compared with, as a user writes it: equal to any of them, or to none of them; of an order one."""
        ...


@dataclass(frozen=True, slots=True)
class NameHit:
    """A node found by its name; a higher score is better, exact names come first."""

    id: str
    node_type: NodeType
    name: str
    score: float
