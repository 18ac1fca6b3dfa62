"""What a query is linked to in, how much each candidate has of it out.

Item-to-item likeness (Linden, Smith, York 2003) over the graph's facts, kind by kind: rare nodes weigh more than
hubs, and a place also counts as the region and the country it is part of.

The weight of each kind was chosen on sets that `scripts/benchmark_similarity.py` measures (departments of
postings, similar titles in two languages): the largest that harmed none of them. Roles help postings by id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from types import MappingProxyType

from kg.ports import GraphReader
from kg.schema import NodeType, Relation

#: Neighbours of a node, each with the one that leads there: itself, or a place that is part of it.
Facts = Mapping[str, str]
#: Relations that say where a fact stands or repeat what is being explained.
SILENT = frozenset({Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF})
_PLACE = f"{NodeType.LOCATION}:"
_REMEMBERED = 100_000


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
#: Words of a text up to which a name in it is what is asked for; in a longer one it is one word of many.
_SHORT_TEXT = 12


def weights_of_text(text: str) -> Weights:
    """Weights for the names in a text: the longer the text, the less each."""
    return TEXT_WEIGHTS.times(min(1.0, _SHORT_TEXT / max(1, len(text.split()))))


class Neighbourhoods:
    """Neighbours, degrees and wider places of nodes, remembered from one question to the next."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self.facts = lru_cache(_REMEMBERED)(self._facts)
        self.weight = lru_cache(_REMEMBERED)(self._weight)
        self.duplicates = lru_cache(_REMEMBERED)(self._duplicates)
        self._wider = lru_cache(_REMEMBERED)(self._wider_places)

    def widened(self, node_ids: Iterable[str]) -> Facts:
        """The nodes, and of each place the places that it is part of."""
        wide = {node_id: node_id for node_id in node_ids}
        for node_id in list(wide):
            if node_id.startswith(_PLACE):
                for wider in self._wider(node_id):
                    wide.setdefault(wider, node_id)
        return wide

    def _facts(self, node_id: str) -> Facts:
        return self.widened(other for relation, other in self._reader.links_of(node_id) if relation not in SILENT)

    def _weight(self, node_id: str) -> float:
        return 1.0 / log(2.0 + self._reader.degree(node_id))

    def _duplicates(self, node_id: str) -> tuple[str, ...]:
        links = self._reader.links_of(node_id)
        return tuple(other for relation, other in links if relation == Relation.NEAR_DUPLICATE_OF)

    def _wider_places(self, node_id: str) -> tuple[str, ...]:
        found: list[str] = []
        for edge in self._reader.edges_of(node_id) if node_id.startswith(_PLACE) else ():
            if edge.relation is Relation.PART_OF and edge.src == node_id and edge.dst.startswith(_PLACE):
                found += [edge.dst, *self._wider(edge.dst)]
        return tuple(dict.fromkeys(found))


class Evidence:
    """Compares candidates with one query.

    Args:
        around: neighbourhoods in the stored graph.
        facts: what the query is linked to; of a text, the nodes it names.
        weights: what facts in common are worth.
        one_sided: whether only the query's facts count, as for a text that names a place and a skill: a
            candidate that has them all is perfect, whatever else it has.
    """

    def __init__(self, around: Neighbourhoods, facts: Facts, weights: Weights, *, one_sided: bool) -> None:
        self.facts = facts
        self._around = around
        self._one_sided = one_sided
        self._own = self._sums(facts)
        self._weights = {kind: weights.worth(kind) for kind in self._own}
        self._whole = 1.0 + sum(self._weights.values())

    def mixed(self, likeness: float, node_id: str) -> float:
        """Likeness of the vectors and facts in common as one score; at most 1 if `likeness` is."""
        return (likeness + sum(self.parts(node_id).values())) / self._whole

    def parts(self, node_id: str) -> dict[NodeType, float]:
        """What each kind of fact adds to the likeness of the vectors; kinds without any in common are left out."""
        if not self.facts:
            return {}
        theirs = self._around.facts(node_id)
        shared = self._sums(self.facts.keys() & theirs.keys())
        if not shared:
            return {}
        whole = self._own if self._one_sided else self._both(self._sums(theirs))
        return {kind: self._weights[kind] * value / whole[kind] for kind, value in shared.items()}

    def worth(self, fact: str) -> float:
        """What a fact is worth if a candidate has it, compared with other facts."""
        return self._weights.get(_kind(fact), 0.0) * self._around.weight(fact)

    def _both(self, theirs: Mapping[NodeType, float]) -> dict[NodeType, float]:
        return {kind: sqrt(own * theirs[kind]) for kind, own in self._own.items() if kind in theirs}

    def _sums(self, node_ids: Iterable[str]) -> dict[NodeType, float]:
        sums: dict[NodeType, float] = defaultdict(float)
        for node_id in sorted(node_ids):
            sums[_kind(node_id)] += self._around.weight(node_id)
        return dict(sums)


@lru_cache(_REMEMBERED)
def _kind(node_id: str) -> NodeType:
    return NodeType(node_id.partition(":")[0])
