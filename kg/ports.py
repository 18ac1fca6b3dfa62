"""What stages need from one another, as protocols; `kg.pipeline` hands in the implementations, tests hand in fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kg.schema import Edge, Node, NodeType, Place, Term

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

#: Called with (done, total or None); stages report progress through it and never print.
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place named in a string: `text[start:end]`."""

    place: Place
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class LocationLine:
    """A whole string read as a location: "US, WA, Seattle", "Boulder, CO or US remote", "Belgium; France".

    `places` in the order written, the primary one first; `remote` only if the string says so;
    `coverage` is the share of the string's letters that was understood, 1.0 for a clean location line.
    """

    places: tuple[PlaceMatch, ...]
    remote: bool | None
    coverage: float


class PlaceFinder(Protocol):
    """An offline gazetteer."""

    def parse(self, text: str) -> LocationLine:
        """Reads a string that is expected to be a location and nothing else."""
        ...

    def find(self, text: str, *, near: Sequence[Place] = ()) -> tuple[PlaceMatch, ...]:
        """Places named in running text; `near` are places of the same posting that break ties."""
        ...

    def canonical(self, place: Place) -> Place:
        """The place with the names and coordinates of the gazetteer."""
        ...

    def label(self, place: Place) -> str:
        """The place in words: "Seattle, WA, US", "California, US", "United Kingdom"."""
        ...

    def __hash__(self) -> int:
        """Its identity: what was read with one gazetteer may be remembered."""
        ...


class Vocabulary(Protocol):
    """Terms with aliases and hierarchy, shipped with the project or brought by the user."""

    def terms(self, node_type: NodeType) -> Iterable[Term]:
        """All terms of a type, in a fixed order."""
        ...

    def lookup(self, node_type: NodeType, name: str) -> Term | None:
        """The term that carries this name or alias, compared after folding case, quotes and white space."""
        ...

    def degrees(self) -> Iterable[Term]:
        """Academic degrees ("PhD", "MS"); no nodes, so that their type is a mere filler (`TOPIC`)."""
        ...

    def spoken_languages(self) -> Iterable[Term]:
        """Languages people speak ("German"); no nodes, so that their type is a mere filler (`TOPIC`)."""
        ...


class TextEncoder(Protocol):
    """Text to vectors, without any graph."""

    @property
    def name(self) -> str:
        """Name and version; stored beside the vectors it made."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; a text without known words gives zeros."""
        ...


class GraphReader(Protocol):
    """The graph on disk, as far as a query needs it."""

    def node(self, node_id: str) -> Node | None:
        """The node, or `None`."""
        ...

    def edges_of(self, node_id: str) -> Sequence[Edge]:
        """All edges that start or end at the node."""
        ...

    def edges_between(self, first: str, second: str) -> Sequence[Edge]:
        """The edges from one node to another and back."""
        ...

    def links_of(self, node_id: str, most: int = 1000) -> Sequence[tuple[str, str]]:
        """Relation and other end of the node's edges, up to `most` in either direction."""
        ...

    def links_of_each(self, node_ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Relation and other end of all edges of some nodes that have few."""
        ...

    def targets_of_each(self, node_ids: Sequence[str], relation: str) -> Mapping[str, Sequence[str]]:
        """The nodes that edges of one relation lead to from each of some nodes."""
        ...

    def names_of(self, node_ids: Sequence[str]) -> Mapping[str, str]:
        """The names of those of some nodes that are there."""
        ...

    def sources_among(self, node_id: str, node_ids: Sequence[str]) -> Set[str]:
        """Which of some nodes an edge leads from to a node."""
        ...

    def places_of_each(self, node_ids: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Nodes and where they are located, of those among some that are anywhere."""
        ...

    def degree(self, node_id: str) -> int:
        """Number of edges of the node."""
        ...

    def degrees(self, node_ids: Sequence[str]) -> Mapping[str, int]:
        """Number of edges of each node."""
        ...
