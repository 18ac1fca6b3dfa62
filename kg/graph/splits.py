"""Edges in, parts for training, validation and testing out; pure functions, to be applied before any features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import isclose

from kg.config import DEFAULT_SEED
from kg.errors import NotFoundError, QueryError
from kg.names import digest
from kg.schema import Edge, Node

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fractions:
    """Shares of the three parts; they sum to one."""

    train: float = 0.8
    valid: float = 0.1
    test: float = 0.1


@dataclass(frozen=True, slots=True)
class EdgeSplit:
    """Three parts without overlap that together are all edges, each in the order given."""

    train: tuple[Edge, ...]
    valid: tuple[Edge, ...]
    test: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Isolated:
    """What is visible once some nodes have lost all their edges, and what was hidden."""

    visible: tuple[Edge, ...]
    hidden: tuple[Edge, ...]


def split_edges(edges: Iterable[Edge], *, fractions: Fractions | None = None, seed: int = DEFAULT_SEED) -> EdgeSplit:
    """Splits edges at random, with the same shares in every relation.

    All edges between the same two nodes, in either direction, go into the same part: one would give the other
    away. Which part an edge gets does not depend on the order of the edges.

    Args:
        edges: edges to split.
        fractions: shares of the parts.
        seed: start of the random order.

    Raises:
        QueryError: the shares are negative or do not sum to one.
    """
    fractions = fractions or Fractions()
    _check(fractions)
    kept = tuple(edges)
    part = _parts(kept, fractions, seed)
    train, valid, test = (tuple(edge for edge in kept if part[_pair(edge)] == number) for number in range(3))
    return EdgeSplit(train, valid, test)


def isolate(nodes: Iterable[Node], edges: Iterable[Edge], node_ids: Collection[str]) -> Isolated:
    """Hides all edges of some nodes, as if nothing linked to them yet.

    Args:
        nodes: all nodes.
        edges: all edges.
        node_ids: nodes to isolate.

    Raises:
        NotFoundError: one of them is not among the nodes.
    """
    wanted = set(node_ids)
    unknown = sorted(wanted - {node.id for node in nodes})
    if unknown:
        raise NotFoundError(f"'{unknown[0]}' is not among the nodes given: only these can be isolated.")
    visible: list[Edge] = []
    hidden: list[Edge] = []
    for edge in edges:
        (hidden if edge.src in wanted or edge.dst in wanted else visible).append(edge)
    return Isolated(tuple(visible), tuple(hidden))


def _check(fractions: Fractions) -> None:
    shares = (fractions.train, fractions.valid, fractions.test)
    if min(shares) < 0 or not isclose(sum(shares), 1.0, abs_tol=1e-9):
        raise QueryError(f"The shares {shares} of a split must not be negative and must sum to one.")


def _parts(edges: Sequence[Edge], fractions: Fractions, seed: int) -> dict[_Pair, int]:
    """Part of each pair: 0, 1 or 2. A pair belongs to the alphabetically first of its relations."""
    relation_of: dict[_Pair, str] = {}
    for edge in edges:
        pair = _pair(edge)
        relation_of[pair] = min(relation_of.get(pair, str(edge.relation)), str(edge.relation))
    pairs_of: dict[str, list[_Pair]] = defaultdict(list)
    for pair, relation in relation_of.items():
        pairs_of[relation].append(pair)
    part: dict[_Pair, int] = {}
    for pairs in pairs_of.values():
        pairs.sort(key=lambda pair: (digest(str(seed), *pair), pair))
        first, second = round(len(pairs) * fractions.train), round(len(pairs) * (fractions.train + fractions.valid))
        part.update((pair, (number >= first) + (number >= second)) for number, pair in enumerate(pairs))
    return part


def _pair(edge: Edge) -> _Pair:
    return (edge.src, edge.dst) if edge.src <= edge.dst else (edge.dst, edge.src)
