"""What a question comes back with: matches, and why they are near.

Frozen dataclasses that `msgspec` can write as JSON, like those of `kg.schema`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import overload

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

    def __str__(self) -> str:
        return f"{self.score:.3f}  {self.name}  [{self.id}]"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The results of a similarity query, best first, and a word on them if there is something to say.

    It is read like the list of its results; printed, it is a line for each.
    """

    query: Mapping[str, Value]
    results: tuple[Match, ...]
    note: str | None = None

    def __iter__(self) -> Iterator[Match]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    @overload
    def __getitem__(self, place: int) -> Match: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Match, ...]: ...

    def __getitem__(self, place: int | slice) -> Match | tuple[Match, ...]:
        return self.results[place]

    def __bool__(self) -> bool:
        """An answer is one, even if it names nothing."""
        return True

    def __str__(self) -> str:
        lines = [f"{number:3}  {match}" for number, match in enumerate(self.results, start=1)]
        return "\n".join([*([self.note] if self.note else []), *(lines or ["no results"])])

    __repr__ = __str__
