"""`near=` and `within_km=` among the conditions in, which places lie within that distance of which out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
import numpy.typing as npt

from kg.errors import QueryError
from kg.search.filters import Condition

#: What can be asked of any type whose nodes lie somewhere, beside its properties.
NEAR_KEYS = ("near", "within_km")
_USUAL_KM = 50.0
_EARTH_KM = 6371.0
_WITH_KM = re.compile(r"^(?P<place>.*\S)\s*:\s*(?P<km>[\d.]+)\s*(?:km)?$")
_POINT = re.compile(r"^(?P<latitude>[-+]?\d+(?:\.\d+)?)\s*[,;]\s*(?P<longitude>[-+]?\d+(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True)
class Near:
    """A place as it was written, and how far from it is near enough."""

    place: str
    km: float

    def __str__(self) -> str:
        return f"within {self.km:g} km of {self.place}"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east."""

    latitude: float
    longitude: float


def split_near(conditions: Sequence[Condition]) -> tuple[list[Condition], list[Near]]:
    """The conditions on properties, and those on distance, one of which must hold if there are any.

    Raises:
        QueryError: there is a distance without a place, more than one place, or a distance that is none.
    """
    others = [condition for condition in conditions if condition.key not in NEAR_KEYS]
    places = [condition for condition in conditions if condition.key == "near"]
    distances = [condition for condition in conditions if condition.key == "within_km"]
    for condition in (*places, *distances):
        _check_operator(condition)
    if not places:
        if distances:
            raise QueryError(f"'{distances[0]}' says how far, not from where: add near=PLACE, for example near=Turin.")
        return others, []
    if len(places) > 1 or len(distances) > 1 or any(condition.others for condition in distances):
        raise QueryError(
            "Ask for one distance from one place: near=Turin within_km=30; or of several: near=Turin|Milan."
        )
    km = _km(distances[0].value) if distances else None
    return others, [_near(value, km) for value in places[0].values]


def point_of(text: str) -> Point | None:
    """A place written as degrees, "45.07,7.69"; `None` for any other text.

    Raises:
        QueryError: there is no such place on earth.
    """
    match = _POINT.match(text.strip())
    if match is None:
        return None
    point = Point(float(match["latitude"]), float(match["longitude"]))
    if abs(point.latitude) > 90.0 or abs(point.longitude) > 180.0:
        raise QueryError(f"'{text}' is no place on earth: write degrees north and then east, for example 45.07,7.69.")
    return point


def kilometres(point: Point, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Distances along the surface from a point to places (haversine), [n], by their degrees north and east, [n, 2]."""
    table = np.radians(places)
    latitude, longitude = np.radians(point.latitude), np.radians(point.longitude)
    half = np.sin((table[:, 0] - latitude) / 2) ** 2
    half += np.cos(latitude) * np.cos(table[:, 0]) * np.sin((table[:, 1] - longitude) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _near(text: str, km: float | None) -> Near:
    place, own = _place_and_km(text)
    km = own if km is None else km
    return Near(place, _USUAL_KM if km is None else km)


def _place_and_km(text: str) -> tuple[str, float | None]:
    """The parts of "Turin:30", or all of "Turin"."""
    match = _WITH_KM.match(text)
    return (match["place"], _km(match["km"])) if match else (text, None)


def _km(text: str) -> float:
    try:
        value = float(text.lower().removesuffix("km"))
    except ValueError:
        value = -1.0
    if value < 0.0 or not isfinite(value):
        raise QueryError(f"within_km={text} is no distance: give kilometres as a number, for example within_km=30.")
    return value


def _check_operator(condition: Condition) -> None:
    allowed = ("=",) if condition.key == "near" else ("=", "<=", "<")
    if condition.operator not in allowed:
        raise QueryError(f"'{condition}' cannot be answered: write near=PLACE and within_km=NUMBER.")
