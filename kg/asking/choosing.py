"""Conditions in, the nodes that satisfy all of them out; a condition that makes no sense says what would."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from kg import search
from kg.asking.located import PLACED_BY_LINKS, located
from kg.asking.places import Places, gazetteer
from kg.names import fold_name, spellings
from kg.schema import Node, NodeType, Place
from kg.search import Condition
from kg.store import KnowledgeStore

if TYPE_CHECKING:
    from kg.resolve import VocabularyIndex

_PLACES = ("city", "region", "country")
#: Properties that name nodes, whose other names say the same.
_NAMED: Mapping[str, NodeType] = {
    **dict.fromkeys(_PLACES, NodeType.LOCATION),
    "organization": NodeType.ORGANIZATION,
    "suborganization": NodeType.ORGANIZATION,
    "team": NodeType.TEAM,
    "role": NodeType.ROLE,
    "skills": NodeType.SKILL,
    "preferred_skills": NodeType.SKILL,
    "disciplines": NodeType.TOPIC,
    "venue": NodeType.VENUE,
}
_MOST_NAMED = 20


class Choosing:
    """Filters one generation of a knowledge base, exactly."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store
        self._places = Places(store)

    def passing(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        """Ids of the nodes of a type that satisfy all conditions.

        Raises:
            QueryError: a condition names no property or no place, or a value that occurs nowhere or is no date, or
                compares numbers with a word.
        """
        on_properties, near = search.split_near(conditions)
        search.check_keys(on_properties, self._keys(node_type))
        search.check_values(on_properties)
        own, of_places = self._told_apart(node_type, on_properties)
        found = [] if near is None else [located(self._store, node_type, self._places.near(near)[0])]
        found += [self._there(node_type, of_places)] if of_places else []
        found += [self._on_days(node_type, own)] if own else []
        return set.intersection(*found) if found else set()

    def remark(self, conditions: Sequence[Condition]) -> str | None:
        """Which place a distance is from, where its name alone does not tell."""
        _, near = search.split_near(conditions)
        return None if near is None else self._places.near(near)[1]

    def _keys(self, node_type: NodeType) -> list[str]:
        usual = search.USUAL_KEYS if node_type is NodeType.POSTING else _PLACES if node_type in PLACED_BY_LINKS else ()
        return [*{*self._store.property_keys(node_type), *search.NEAR_KEYS, *usual}]

    def _told_apart(
        self, node_type: NodeType, conditions: Sequence[Condition]
    ) -> tuple[list[Condition], list[Condition]]:
        """Conditions on properties of the nodes, and those on places that such nodes have by their links alone."""
        by_links = {*_PLACES}.difference(self._store.property_keys(node_type)) if node_type in PLACED_BY_LINKS else ()
        of_places = [condition for condition in conditions if condition.key in by_links]
        return [condition for condition in conditions if condition.key not in by_links], of_places

    def _there(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        """Nodes at a place that all conditions hold of, and at none that one refuses."""
        wanted = [condition for condition in conditions if condition.operator != "!="]
        there = self._at(node_type, wanted) if wanted else {node.id for node in self._store.nodes(node_type)}
        refused = [replace(condition, operator="=") for condition in conditions if condition.operator == "!="]
        return there.difference(*(self._at(node_type, [condition]) for condition in refused))

    def _at(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        return located(self._store, node_type, self._satisfying(NodeType.LOCATION, conditions))

    def _on_days(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        """As `_satisfying`, where a month or a year is all of its days, also one that is not meant."""
        meant, refused = list[Condition](), list[list[Condition]]()
        for written in conditions:
            days = search.of_whole_days(replace(written, operator="=")) if written.operator == "!=" else []
            if len(days) > 1:
                refused.append(days)
            else:
                meant += search.of_whole_days(written)
        chosen = self._satisfying(node_type, meant)
        return chosen.difference(*(self._store.filter_nodes(node_type, days) for days in refused))

    def _satisfying(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        """A value that stands in the knowledge base is meant as it is written, any other by what else it is called."""
        unequal = [c for written in conditions if written.operator == "!=" for c in self._meant(node_type, written)]
        others = [condition for condition in conditions if condition.operator != "!="]
        chosen = set(self._store.filter_nodes(node_type, [*others, *unequal]))
        if not chosen:
            for equal in product(*(self._meant(node_type, condition) for condition in others)):
                chosen |= set(self._store.filter_nodes(node_type, [*equal, *unequal]))
        return chosen

    def _meant(self, node_type: NodeType, condition: Condition) -> list[Condition]:
        """The condition with each value that is meant.

        Raises:
            QueryError: nothing may equal it, as its value stands nowhere: more likely misspelt than meant.
        """
        if condition.operator not in ("=", "!="):
            self._check_comparable(node_type, condition)
            return [condition]
        if self._store.filter_nodes(node_type, [replace(condition, operator="=")]):
            return [condition]
        values = self._store.property_values(node_type, condition.key)
        keys = frozenset[str]().union(*map(spellings, self._other_names(condition)))
        meant = [replace(condition, value=value) for value in values if not keys.isdisjoint(spellings(value))]
        if not meant and condition.operator == "=":
            if condition.key == "city" and gazetteer().is_large(condition.value):
                raise search.nothing_there_error(condition)
            raise search.no_value_error(condition, values, _also_called(condition, values))
        return meant or [condition]

    def _check_comparable(self, node_type: NodeType, condition: Condition) -> None:
        """Looks at the values only where none passes, as there may be many."""
        if not self._store.filter_nodes(node_type, [condition]):
            search.check_comparable(condition, self._store.property_values(node_type, condition.key))

    def _other_names(self, condition: Condition) -> set[str]:
        """What else a value is called: in the knowledge base, in the gazetteer, among degrees and languages."""
        key, value = condition.key, condition.value
        names = {value}
        if key in _NAMED:
            hits = self._store.search_names(value, _MOST_NAMED, node_type=_NAMED[key])
            for node in filter(None, (self._store.node(hit.id) for hit in hits)):
                names |= _names(node, key, value)
        if key in _PLACES:
            names.add(_canonical(key, value))
        if key in ("degrees", "languages_spoken"):
            vocabulary = _vocabulary()
            term = vocabulary.lookup_degree(value) if key == "degrees" else vocabulary.lookup_spoken_language(value)
            names |= {term.name} if term else set()
        return names


def _names(node: Node, key: str, value: str) -> set[str]:
    """All names of a node that has the value among them; of a place, the city, region or country that it is."""
    if fold_name(value) not in map(fold_name, node.names):
        return set()
    if key not in _PLACES:
        return set(node.names)
    return {str(node.properties[key])} if node.properties.get("kind") == key else set()


def _canonical(key: str, value: str) -> str:
    """A city, region or country as the gazetteer calls it; as it was written if it is not known."""
    if key == "city":
        return gazetteer().canonical(Place(city=value)).city or value
    if key == "region":
        return gazetteer().canonical(Place(region=value, kind=key)).region or value
    return gazetteer().canonical(Place(country=value, kind=key)).country or value


def _also_called(condition: Condition, values: Collection[str]) -> list[str]:
    """What towns among some values are called besides, by names that begin as a misspelt one does."""
    return gazetteer().also_called(values, condition.value) if condition.key == "city" else []


@lru_cache(1)
def _vocabulary() -> VocabularyIndex:
    """Loaded when a degree or a language is first called by another name."""
    from kg.resolve import load_vocabulary

    return load_vocabulary()
