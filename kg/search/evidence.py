"""What a query is linked to in, how much each candidate has of it out.

Item-to-item likeness (Linden, Smith, York 2003) over the graph's facts, kind by kind: rare nodes weigh more than
hubs, and a place also counts as the region and the country it is part of.

The weight of each kind was chosen on sets that `scripts/benchmark_similarity.py` measures (departments of
postings, similar titles in two languages): the largest that harmed none of them. Roles help postings by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from types import MappingProxyType

from kg.ports import GraphReader
from kg.schema import EDGE_TYPES, NodeType, Relation, type_of

#: Neighbours of a node, each with the one that leads there: itself, or a place that is part of it.
Facts = Mapping[str, str]
#: Relations that say where a fact stands or repeat what is being explained.
SILENT = frozenset({Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF})
#: What an edge from a candidate to the query itself is worth: more than the whole way from unlike to alike, so that
#: what is in Turin comes before what is like it.
_DIRECT = 2.5
_PLACE = f"{NodeType.LOCATION}:"
_REMEMBERED = 100_000
_kind = lru_cache(_REMEMBERED)(type_of)
#: Nodes looked up for one fact that a text names; of a hub these are some of many.
_MOST_HOLDERS = 2_000


@dataclass(frozen=True, slots=True)
class Weights:
    """What facts in common add to the likeness of the vectors, by kind of node; `other` for kinds not named."""

    of: Mapping[NodeType, float]
    other: float

    def worth(self, kind: NodeType) -> float:
        """The weight of one kind."""
        return self.of.get(kind, self.other)

    def times(self, factor: float) -> Weights:
        """All of them scaled."""
        return Weights({kind: factor * weight for kind, weight in self.of.items()}, factor * self.other)


NODE_WEIGHTS = Weights(MappingProxyType({NodeType.ROLE: 0.2}), 0.02)
TEXT_WEIGHTS = Weights(MappingProxyType({NodeType.LOCATION: 0.1, NodeType.TOPIC: 0.05, NodeType.TEAM: 0.01}), 0.02)
#: A text that is nothing but a name asks for what is linked to it.
NAME_WEIGHTS = Weights(MappingProxyType({}), 0.5)
#: Words of a text up to which a name in it is what is asked for; in a longer one it is one word of many.
_SHORT_TEXT = 12


def weights_of_text(text: str) -> Weights:
    """Weights for the names in a text: the longer the text, the less each."""
    return TEXT_WEIGHTS.times(min(1.0, _SHORT_TEXT / max(1, len(text.split()))))


def may_be_linked(first: NodeType, second: NodeType) -> bool:
    """Whether the graph may hold an edge between nodes of two types that are not the same."""
    ends = {first, second}
    return len(ends) == 2 and any(ends == {src, dst} for src, relation, dst in EDGE_TYPES if relation not in SILENT)


@dataclass(frozen=True, slots=True)
class _Links:
    """Facts of a node, and its near-duplicates."""

    facts: Facts
    duplicates: tuple[str, ...]


class Neighbourhoods:
    """Neighbours, degrees and wider places of nodes, remembered from one question to the next."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self._links: dict[str, _Links] = {}
        self._sums: dict[str, Mapping[NodeType, float]] = {}
        self.weight = lru_cache(_REMEMBERED)(self._weight)
        self.holders = lru_cache(_REMEMBERED // 100)(self._holders)
        self._wider = lru_cache(_REMEMBERED)(self._wider_places)

    def facts(self, node_id: str) -> Facts:
        """What a node is linked to."""
        return self._links_of(node_id).facts

    def sums(self, node_id: str) -> Mapping[NodeType, float]:
        """Weights of what a node is linked to, added up by kind, remembered."""
        found = self._sums.get(node_id)
        if found is None:
            found = self._sums[node_id] = self.summed(self.facts(node_id))
        return found

    def summed(self, node_ids: Iterable[str]) -> dict[NodeType, float]:
        """Weights of nodes added up by kind, always in the same order."""
        sums: dict[NodeType, float] = {}
        for node_id in sorted(node_ids):
            kind = _kind(node_id)
            sums[kind] = sums.get(kind, 0.0) + self.weight(node_id)
        return sums

    def duplicates(self, node_id: str) -> tuple[str, ...]:
        """The near-duplicates of a node."""
        return self._links_of(node_id).duplicates

    def prepare(self, node_ids: Iterable[str]) -> None:
        """Looks up nodes with few links, such as postings, all at once, since they will be asked for."""
        if len(self._links) > _REMEMBERED:
            self._links.clear()
            self._sums.clear()
        unknown = [node_id for node_id in node_ids if node_id not in self._links]
        for node_id, links in self._reader.links_of_each(unknown).items():
            self._links[node_id] = self._read(links)

    def widened(self, node_ids: Iterable[str]) -> Facts:
        """The nodes, and of each place the places that it is part of."""
        wide = {node_id: node_id for node_id in node_ids}
        for node_id in list(wide):
            if node_id.startswith(_PLACE):
                for wider in self._wider(node_id):
                    wide.setdefault(wider, node_id)
        return wide

    def _links_of(self, node_id: str) -> _Links:
        if node_id not in self._links:
            self._links[node_id] = self._read(self._reader.links_of(node_id))
        return self._links[node_id]

    def _read(self, links: Iterable[tuple[str, str]]) -> _Links:
        links = list(links)
        return _Links(
            facts=self.widened(other for relation, other in links if relation not in SILENT),
            duplicates=tuple(other for relation, other in links if relation == Relation.NEAR_DUPLICATE_OF),
        )

    def _weight(self, node_id: str) -> float:
        return 1.0 / log(2.0 + self._reader.degree(node_id))

    def _holders(self, fact: str) -> frozenset[str]:
        """Nodes linked to a fact, or to a place that is part of it; some of them if they are many."""
        found: set[str] = set()
        for relation, other in self._reader.links_of(fact, _MOST_HOLDERS):
            if relation == Relation.PART_OF and other.startswith(_PLACE) and fact in self._wider(other):
                found |= self.holders(other)
            elif relation not in SILENT:
                found.add(other)
            if len(found) >= _MOST_HOLDERS:
                break
        return frozenset(found)

    def _wider_places(self, place: str) -> tuple[str, ...]:
        whole = [other for other in self._reader.targets_of(place, Relation.PART_OF) if other.startswith(_PLACE)]
        return tuple(dict.fromkeys(wider for other in whole for wider in (other, *self._wider(other))))


class Evidence:
    """Compares candidates with one query.

    Args:
        around: neighbourhoods in the stored graph.
        facts: what the query is linked to; of a text, the nodes it names.
        weights: what facts in common are worth.
        one_sided: whether only the query's facts count, as for a text that names a place and a skill: a
            candidate that has them all is perfect, whatever else it has.
        direct: the query's own node, if candidates may be linked to it: those that are come first.
    """

    def __init__(
        self, around: Neighbourhoods, facts: Facts, weights: Weights, *, one_sided: bool, direct: str | None = None
    ) -> None:
        self.facts = facts if direct is None else {**facts, direct: direct}
        self._around = around
        self.direct = direct
        self._one_sided = one_sided
        self._own = around.summed(facts)
        self._weights = {kind: weights.worth(kind) for kind in self._own}
        self._whole = 1.0 + sum(self._weights.values()) + (_DIRECT if direct is not None else 0.0)
        self._weighed = [(fact, _kind(fact), around.weight(fact)) for fact in sorted(facts)]

    def mixed(self, likeness: float, node_id: str) -> float:
        """Likeness of the vectors and facts in common as one score; at most 1 if `likeness` is."""
        return (likeness + sum(self.parts(node_id).values())) / self._whole

    def parts(self, node_id: str) -> dict[NodeType, float]:
        """What each kind of fact adds to the likeness of the vectors; kinds without any in common are left out."""
        if not self.facts:
            return {}
        return self._parts(self.facts_of(node_id), lambda: self._around.sums(node_id))

    def facts_of(self, node_id: str) -> Facts:
        """What a candidate is linked to; the query itself too where a hub has more links than are looked up."""
        theirs = self._around.facts(node_id)
        if self.direct is None or self.direct in theirs or self.facts.get(node_id) != node_id:
            return theirs
        return {**theirs, self.direct: self.direct}

    def loss_without(self, fact: str, node_id: str) -> float:
        """How much lower a candidate's score would be if nothing linked it to a fact that it has."""
        theirs = self.facts_of(node_id)
        left = {other: way for other, way in theirs.items() if way != theirs[fact]}
        without = self._parts(left, lambda: self._around.summed(left))
        return (sum(self.parts(node_id).values()) - sum(without.values())) / self._whole

    def _parts(self, theirs: Facts, sums: Callable[[], Mapping[NodeType, float]]) -> dict[NodeType, float]:
        parts = self._shared_parts(theirs, sums)
        if self.direct is not None and self.direct in theirs:
            kind = _kind(self.direct)
            parts[kind] = parts.get(kind, 0.0) + _DIRECT
        return parts

    def _shared_parts(self, theirs: Facts, sums: Callable[[], Mapping[NodeType, float]]) -> dict[NodeType, float]:
        shared: dict[NodeType, float] = {}
        for fact, kind, weight in self._weighed:
            if fact in theirs:
                shared[kind] = shared.get(kind, 0.0) + weight
        if not shared or self._one_sided:
            return {kind: self._weights[kind] * value / self._own[kind] for kind, value in shared.items()}
        whole = sums()
        return {
            kind: self._weights[kind] * value / sqrt(self._own[kind] * whole[kind]) for kind, value in shared.items()
        }

    def worth(self, fact: str) -> float:
        """What a fact is worth if a candidate has it, compared with other facts."""
        return self._weights.get(_kind(fact), 0.0) * self._around.weight(fact)

    def worths(self) -> list[tuple[str, float]]:
        """What each fact adds to the score of a node that is linked to it, as `parts` adds it up."""
        facts = sorted(set(self.facts.values()))
        return [(fact, self.worth(fact) / self._own[_kind(fact)]) for fact in facts]
