"""Conditions in, the nodes that satisfy all of them out; a condition that makes no sense says what would."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from kg import search
from kg.errors import QueryError
from kg.ports import PlaceFinder
from kg.schema import NodeType, Relation
from kg.search import Condition, Near, Point
from kg.store import KnowledgeStore


class Choosing:
    """Filters one generation of a knowledge base, exactly."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store

    def passing(self, node_type: NodeType, conditions: Sequence[Condition]) -> set[str]:
        """Ids of the nodes of a type that satisfy all conditions.

        Raises:
            QueryError: a condition names no property or no place, or a value that occurs nowhere.
        """
        on_properties, near = search.split_near(conditions)
        search.check_keys(on_properties, [*self._store.property_keys(node_type), *search.NEAR_KEYS])
        found = None if near is None else self._near(node_type, near)
        if on_properties:
            chosen = set(self._store.filter_nodes(node_type, on_properties))
            if not chosen:
                self._explain_nothing(node_type, on_properties)
            found = chosen if found is None else chosen & found
        return found or set()

    def _near(self, node_type: NodeType, near: Near) -> set[str]:
        """Nodes that are located, among other places perhaps, in one that is near enough."""
        ids, points = self._places
        distances = search.kilometres(self._point(near.place), points)
        places = [place for place, distance in zip(ids, distances, strict=True) if distance <= near.km]
        if node_type is NodeType.LOCATION:
            return set(places)
        located = (other for place in places for other in self._store.sources_of(place, Relation.LOCATED_IN))
        return {node_id for node_id in located if node_id.startswith(f"{node_type}:")}

    def _point(self, text: str) -> Point:
        point = search.point_of(text)
        if point is not None:
            return point
        places = [match.place for match in _gazetteer().parse(text).places]
        if not places:
            raise search.unknown_place_error(text, self._names)
        if places[0].latitude is None or places[0].longitude is None:
            country = places[0].country
            raise QueryError(
                f"'{text}' is too large to be near to: name a city, or filter by country={country} or region=…"
            )
        return Point(places[0].latitude, places[0].longitude)

    @cached_property
    def _places(self) -> tuple[list[str], list[Point]]:
        """Places of the knowledge base with their position; countries and regions have none."""
        ids, points = list[str](), list[Point]()
        for node in self._store.nodes(NodeType.LOCATION):
            latitude, longitude = node.properties.get("latitude"), node.properties.get("longitude")
            if isinstance(latitude, int | float) and isinstance(longitude, int | float):
                ids.append(node.id)
                points.append(Point(float(latitude), float(longitude)))
        return ids, points

    @cached_property
    def _names(self) -> list[str]:
        return list(self._store.property_values(NodeType.LOCATION, "city"))

    def _explain_nothing(self, node_type: NodeType, conditions: Sequence[Condition]) -> None:
        """A value that occurs nowhere is more likely misspelt than meant."""
        for condition in conditions:
            if condition.operator == "=" and not self._store.filter_nodes(node_type, [condition]):
                raise search.no_value_error(condition, self._store.property_values(node_type, condition.key))


@lru_cache(1)
def _gazetteer() -> PlaceFinder:
    """Loaded when a place is first named."""
    from kg.resolve import load_gazetteer

    return load_gazetteer()
