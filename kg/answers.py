"""What a question comes back with: matches, and why they are near.

Frozen dataclasses that `msgspec` can write as JSON, like those of `kg.schema`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.schema import Evidence, NodeType, Relation, Value


@dataclass(frozen=True, slots=True)
class SharedNode:
    """A node that the query and a result have in common, with the relations that lead to it.

    `weight` is high for rare nodes and low for hubs; `evidence` shows both sides, the query's first.
    """

    id: str
    node_type: NodeType
    name: str
    relation: Relation
    weight: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class VirtualNeighbor:
    """A linked node that the student takes for a neighbour of one that nothing links to; weights sum to one."""

    id: str
    node_type: NodeType
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a result is near: what both share, whom the student took for neighbours, what the score is made of."""

    summary: str
    shared: tuple[SharedNode, ...] = ()
    virtual_neighbors: tuple[VirtualNeighbor, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """One result of a similarity query; `copies` are near-duplicates folded into it."""

    id: str
    node_type: NodeType
    name: str
    score: float
    properties: Mapping[str, Value] = field(default_factory=dict)
    explanation: Explanation | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a similarity query, best first, and a word on them if there is something to say."""

    query: Mapping[str, Value]
    results: tuple[Match, ...]
    note: str | None = None
