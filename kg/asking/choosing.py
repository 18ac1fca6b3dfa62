"""Conditions in, the nodes that satisfy all of them out; a condition that makes no sense says what would."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import search
from kg.asking.located import PLACED_BY_LINKS, located
from kg.asking.places import Places, gazetteer
from kg.names import fold_name, spellings
from kg.schema import Node, NodeType, Place
from kg.search import Condition, Near
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
        """Ids of the nodes of a type that satisfy all conditions, each of them by one of its alternatives.

        Raises:
            QueryError: a condition names no property or no place, or a value that occurs nowhere or is no date, or
                compares numbers with a word.
        """
        on_properties, near = search.split_near(conditions)
        search.check_keys(on_properties, self._keys(node_type))
        search.check_values(on_properties)
        own, of_places = self._told_apart(node_type, on_properties)
        found = [located(self._store, node_type, self._near(near))] if near else []
        found += [self._there(node_type, of_places)] if of_places else []
        found += [self._on_days(node_type, own)] if own else []
        return set.intersection(*found) if found else set()

    def remark(self, node_type: NodeType, conditions: Sequence[Condition]) -> str | None:
        """Which place a distance is from, where its name alone does not tell, and which alternatives nothing has."""
        others, near = search.split_near(conditions)
        told = (*(self._places.near(one)[1] for one in near), *self._nowhere(node_type, others))
        return " ".join(filter(None, told)) or None

    def _nowhere(self, node_type: NodeType, conditions: Sequence[Condition]) -> Iterator[str]:
        either = [
            one for one in conditions if one.others and one.operator == "=" and not search.is_on_several_days(one)
        ]
        own, of_places = self._told_apart(node_type, either)
        typed = [(node_type, one) for one in own] + [(NodeType.LOCATION, one) for one in of_places]
        meanings = (item for one in typed for item in self._meanings(*one).items())
        return (f"Nothing has {one}." for one, values in meanings if not values)

    def _near(self, places: Sequence[Near]) -> list[str]:
        """Ids of the places that are near enough to one of those that are asked for."""
        return list(dict.fromkeys(node_id for near in places for node_id in self._places.near(near)[0]))

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
        meant, others = list[Condition](), list[Condition]()
        for written in conditions:
            if written.operator not in ("=", "!="):
                meant += search.of_whole_days(written)
            else:
                (others if search.is_on_several_days(written) else meant).append(written)
        days = [(condition.operator, self._in_months(node_type, condition)) for condition in others]
        wanted = [there for operator, there in days if operator == "="]
        found = [self._satisfying(node_type, meant)] if meant or not wanted else []
        return set.intersection(*found, *wanted).difference(*(there for op, there in days if op == "!="))

    def _in_months(self, node_type: NodeType, condition: Condition) -> set[str]:
        """What is on any of the days, months or years that a condition has as alternatives."""
        each = (search.of_whole_days(replace(one, operator="=")) for one in condition.each)
        return {node_id for days in each for node_id in self._store.filter_nodes(node_type, days)}

    def _satisfying(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        return set(self._store.filter_nodes(node_type, [self._meant(node_type, condition) for condition in conditions]))

    def _meant(self, node_type: NodeType, condition: Condition) -> Condition:
        """The condition with each value that is meant; alternatives that stand there as one value are one.

        Raises:
            QueryError: nothing may equal a value, as it stands nowhere: more likely misspelt than meant.
        """
        if condition.operator not in ("=", "!="):
            self._check_comparable(node_type, condition)
            return condition
        meanings = self._meanings(node_type, condition)
        values = [value for values in meanings.values() for value in values]
        if condition.operator == "=":
            missing = [one for one, values in meanings.items() if not values]
            for one in missing:
                self._check_missing(node_type, one, is_all=not values)
        return condition.of(values or condition.values)

    def _meanings(self, node_type: NodeType, condition: Condition) -> dict[Condition, list[str]]:
        """The values that each alternative means; those that stand there as one value are one."""
        for bar in (" | ", "|") if condition.others else ():
            whole = condition.of([bar.join(condition.values)])
            if self._store.is_stated(node_type, whole.key, whole.value):
                return {whole: [whole.value]}
        return {one: self._values(node_type, one) for one in condition.each}

    def _values(self, node_type: NodeType, condition: Condition) -> list[str]:
        """A value that stands in the knowledge base is meant as it is written, any other by what else it is called."""
        if self._store.is_stated(node_type, condition.key, condition.value):
            return [condition.value]
        keys = frozenset[str]().union(*map(spellings, self._other_names(condition)))
        values = self._store.property_values(node_type, condition.key)
        return [value for value in values if not keys.isdisjoint(spellings(value))]

    def _check_missing(self, node_type: NodeType, condition: Condition, *, is_all: bool) -> None:
        """Makes sure that a value that stands nowhere is one of several and not misspelt.

        Raises:
            QueryError: it is not.
        """
        is_known = condition.key == "city" and gazetteer().is_large(condition.value)
        if is_known and is_all:
            raise search.nothing_there_error(condition)
        values = self._store.property_values(node_type, condition.key)
        also = _also_called(condition, values)
        if is_all or (not is_known and search.is_misspelt(condition, values, also)):
            raise search.no_value_error(condition, values, also)

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
