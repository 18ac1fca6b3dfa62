"""Nodes of the stored graph in, what they are linked to out, remembered from one question to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log

from kg.ports import GraphReader
from kg.schema import NodeType, Relation, type_of

#: Neighbours of a node, each with the one that leads there: itself, or a place that is part of it.
Facts = Mapping[str, str]
#: Relations that say where a fact stands or repeat what is being explained.
SILENT = frozenset({Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF})
PLACE = f"{NodeType.LOCATION}:"
_DUPLICATE, _PART = str(Relation.NEAR_DUPLICATE_OF), str(Relation.PART_OF)
#: Types whose nodes have few links each, however large the knowledge base.
FEW_LINKS = (NodeType.POSTING, NodeType.PAPER)
_REMEMBERED = 100_000
_NOWHERE: frozenset[str] = frozenset()
#: Edges from which on a fact is a hub, and holders of one that are looked up at first.
_HUB = 2_000
#: Edges of a fact up to which it is looked up together with others.
_FEW_EDGES = 200

kind_of = lru_cache(_REMEMBERED)(type_of)


@dataclass(frozen=True, slots=True)
class _Links:
    """Facts of a node, and its near-duplicates."""

    facts: Facts
    duplicates: tuple[str, ...]


class Neighbourhoods:
    """Neighbours, degrees and wider places of nodes."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self._links: dict[str, _Links] = {}
        self._sums: dict[str, Mapping[NodeType, float]] = {}
        self._degrees: dict[str, int] = {}
        self._names: dict[str, str | None] = {}
        self._whole: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, frozenset[str]] = {}
        self._somewhere: dict[str, frozenset[str]] = {}
        self._same: Callable[[frozenset[str]], frozenset[str]] = lru_cache(_REMEMBERED // 10)(lambda places: places)
        self.weight = lru_cache(_REMEMBERED)(self._weight)
        self._weighed = lru_cache(_REMEMBERED)(lambda node_id: (type_of(node_id), self._weight(node_id)))
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
        for kind, weight in map(self._weighed, sorted(node_ids)):
            sums[kind] = sums.get(kind, 0.0) + weight
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
        self._links.update(self._read_each(self._reader.links_of_each(unknown)))

    def prepare_few(self, node_ids: Sequence[str]) -> None:
        """As `prepare`, if these nodes, all of one type, have few links each however large the knowledge base."""
        if node_ids and type_of(node_ids[0]) in FEW_LINKS:
            self.prepare(node_ids)

    def prepare_sums(self, node_ids: Iterable[str]) -> None:
        """Looks up what `sums` of some nodes needs, all at once."""
        unknown = [node_id for node_id in node_ids if node_id not in self._sums]
        self._meet_degrees({fact for node_id in unknown for fact in self.facts(node_id)})

    def meet(self, facts: Collection[str], *, holders: bool) -> None:
        """Looks up facts all at once, and who has them: a hundred teams may have the name that stands in a text."""
        self._meet_degrees(facts)
        if not holders:
            return
        few = [fact for fact in facts if fact not in self._held and not fact.startswith(PLACE)]
        few = [fact for fact in few if self._degree(fact) <= _FEW_EDGES]
        for fact, links in self._reader.links_of_each(few).items():
            self._keep(fact, frozenset(other for relation, other in links if relation not in SILENT))

    def meet_names(self, node_ids: Iterable[str]) -> None:
        """Looks up names all at once."""
        if len(self._names) > _REMEMBERED:
            self._names.clear()
        unknown = [node_id for node_id in dict.fromkeys(node_ids) if node_id not in self._names]
        self._names.update({**dict.fromkeys(unknown), **self._reader.names_of(unknown)})

    def name(self, node_id: str) -> str | None:
        """The name of a node, if it is there."""
        if node_id not in self._names:
            self.meet_names([node_id])
        return self._names[node_id]

    def widened(self, node_ids: Iterable[str]) -> Facts:
        """The nodes, and of each place the places that it is part of."""
        own = {node_id: node_id for node_id in node_ids}
        return self._with_wider(own, [node_id for node_id in own if node_id.startswith(PLACE)])

    def holders(self, fact: str) -> frozenset[str]:
        """Nodes linked to a fact, or to a place that is part of it; some of them if it is a hub."""
        found = self._held.get(fact)
        return self._keep(fact, self.all_holders(fact, _HUB)) if found is None else found

    def all_holders(self, fact: str, most: int) -> frozenset[str]:
        """As `holders`, up to another number of them, and not remembered."""
        links = self._reader.links_of(fact, most)
        parts, found = set[str](), set[str]()
        for relation, other in links:
            if relation == _PART and other.startswith(PLACE) and fact in self._wider(other):
                parts.add(other)
            elif relation not in SILENT:
                found.add(other)
        found -= parts
        for part in sorted(parts):
            if len(found) >= most:
                break
            found |= self.holders(part) if most == _HUB else self.all_holders(part, most)
        return frozenset(found)

    def holders_met(self, fact: str) -> frozenset[str] | None:
        """All nodes that `holders` gave for a fact, if it was asked before and is no hub."""
        found = self._held.get(fact)
        return found if found is not None and self.are_all(found) else None

    def are_all(self, holders: Set[str]) -> bool:
        """Whether what `holders` gave is surely all."""
        return len(holders) < _HUB

    def is_hub(self, fact: str) -> bool:
        """Whether many edges lead to it."""
        return self._degree(fact) >= _HUB

    def holders_among(self, fact: str, node_ids: Sequence[str]) -> Set[str]:
        """Which of some nodes an edge leads from to a fact, however many others there are."""
        return self._reader.sources_among(fact, node_ids)

    def places_of_each(self, node_ids: Sequence[str]) -> dict[str, Set[str]]:
        """Of nodes that are somewhere all places that they are in, remembered."""
        if len(self._somewhere) > _REMEMBERED:
            self._somewhere = {}
        known = self._somewhere
        unknown = [node_id for node_id in node_ids if node_id not in known]
        found = {**dict.fromkeys(unknown, _NOWHERE), **self._read_places(unknown)}
        known.update(found)
        each = ((node_id, known.get(node_id) or found.get(node_id)) for node_id in node_ids)
        return {node_id: places for node_id, places in each if places}

    def _read_places(self, node_ids: Sequence[str]) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        located = self._reader.places_of_each(node_ids)
        self._meet_places({place for _, place in located})
        for node_id, place in located:
            found.setdefault(node_id, set()).update((place, *self._wider(place)))
        return {node_id: self._same(frozenset(places)) for node_id, places in found.items()}

    def _links_of(self, node_id: str) -> _Links:
        if node_id not in self._links:
            self._links.update(self._read_each({node_id: self._reader.links_of(node_id)}))
        return self._links[node_id]

    def _read_each(self, links: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, _Links]:
        """The links of some nodes, told apart; places around those that they lead to are looked up all at once."""
        facts = {node_id: {o: o for relation, o in some if relation not in SILENT} for node_id, some in links.items()}
        places = {node_id: [o for o in of_node if o.startswith(PLACE)] for node_id, of_node in facts.items()}
        self._meet_places({place for some in places.values() for place in some})
        return {
            node_id: _Links(
                facts=self._with_wider(facts[node_id], places[node_id]),
                duplicates=tuple([other for relation, other in some if relation == _DUPLICATE]),
            )
            for node_id, some in links.items()
        }

    def _with_wider(self, facts: dict[str, str], places: Iterable[str]) -> Facts:
        wide = dict(facts)
        for place in places:
            for wider in self._wider(place):
                wide.setdefault(wider, place)
        return wide

    def _degree(self, node_id: str) -> int:
        found = self._degrees.get(node_id)
        if found is None:
            found = self._degrees[node_id] = self._reader.degree(node_id)
        return found

    def _weight(self, node_id: str) -> float:
        return 1.0 / log(2.0 + self._degree(node_id))

    def _keep(self, fact: str, holders: frozenset[str]) -> frozenset[str]:
        if len(self._held) > _REMEMBERED // 100:
            self._held.clear()
        self._held[fact] = holders
        return holders

    def _meet_degrees(self, node_ids: Iterable[str]) -> None:
        if len(self._degrees) > _REMEMBERED:
            self._degrees.clear()
        self._degrees.update(self._reader.degrees([node_id for node_id in node_ids if node_id not in self._degrees]))

    def _meet_places(self, places: Set[str]) -> None:
        """Looks up which places these are part of, and these in turn, all at once."""
        while unknown := sorted(place for place in places if place not in self._whole):
            found = self._reader.targets_of_each(unknown, Relation.PART_OF)
            wider = {place: tuple(o for o in others if o.startswith(PLACE)) for place, others in found.items()}
            self._whole.update(wider)
            places = {other for others in wider.values() for other in others}

    def _wider_places(self, place: str) -> tuple[str, ...]:
        self._meet_places({place})
        return tuple(dict.fromkeys(wider for other in self._whole[place] for wider in (other, *self._wider(other))))
