"""Names and points in, places and what lies near them out: those of the knowledge base and those of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg import search
from kg.errors import QueryError
from kg.schema import Node, NodeType, Place
from kg.search import Near, Point
from kg.store import KnowledgeStore

if TYPE_CHECKING:
    from kg.resolve import Gazetteer


@lru_cache(1)
def gazetteer() -> Gazetteer:
    """Loaded when a place is first named."""
    from kg.resolve import load_gazetteer

    return load_gazetteer()


def told(name: str, meant: Place, readings: Sequence[Place]) -> str | None:
    """Which place a name is taken for, where it is small or has namesakes; `None` where everybody means the same."""
    if not readings:
        return None
    label = gazetteer().label
    same = [place for place in readings if (place.latitude, place.longitude) == (meant.latitude, meant.longitude)]
    own = label(same[0] if same else meant)
    others = dict.fromkeys(label(place) for place in readings if label(place) != own)
    return f"'{name}' is read as {own}" + (f", not {' or '.join(others)}." if others else ".")


class Places:
    """Where the places of one generation of a knowledge base lie."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store

    def near(self, near: Near) -> tuple[list[str], str | None]:
        """Ids of the places that are near enough to one that is asked for, and which was meant if that is unclear.

        Of namesakes the likeliest is meant that anything is near to.

        Raises:
            QueryError: nobody knows it, or it is a country or a region.
        """
        point = search.point_of(near.place)
        if point is not None:
            return self.within(point, near.km), None
        name, readings = near.place, gazetteer().readings(near.place)
        tried = [(place, self.within(self._point(name, place), near.km)) for place in readings or self._found(name)]
        meant, ids = next((item for item in tried if item[1]), tried[0])
        return ids, told(name, meant, readings)

    def within(self, point: Point, km: float) -> list[str]:
        """Ids of the places within a distance of a point; countries and regions are nowhere."""
        ids, points = self._points
        return [ids[place] for place in np.flatnonzero(search.kilometres(point, points) <= km)]

    def _found(self, name: str) -> list[Place]:
        found = [match.place for match in gazetteer().parse(name).places]
        if not found:
            raise search.unknown_place_error(name, self._names)
        return found[:1]

    def _point(self, name: str, place: Place) -> Point:
        point = point_of(place)
        if point is None:
            raise QueryError(
                f"'{name}' is too large to be near to: name a city, or filter by country={place.country} or region=…"
            )
        return point

    @cached_property
    def _points(self) -> tuple[list[str], npt.NDArray[np.float64]]:
        """Ids of the places that lie somewhere, and where, [n, 2]."""
        points = {node.id: point_of_node(node) for node in self._store.nodes(NodeType.LOCATION)}
        known = {node_id: (point.latitude, point.longitude) for node_id, point in points.items() if point is not None}
        return list(known), np.array(list(known.values())).reshape(-1, 2)

    @cached_property
    def _names(self) -> list[str]:
        return list(self._store.property_values(NodeType.LOCATION, "city"))


def point_of_node(node: Node) -> Point | None:
    """Where a place of the knowledge base lies, if that is known."""
    latitude, longitude = node.properties.get("latitude"), node.properties.get("longitude")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        return Point(float(latitude), float(longitude))
    return None


def point_of(place: Place) -> Point | None:
    """Where a city lies; countries and regions are nowhere."""
    if place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)
