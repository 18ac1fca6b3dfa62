"""A place in, the nodes of its city, region and country out, the specific first."""

from __future__ import annotations

from dataclasses import replace

from kg.names import slug_id
from kg.ports import PlaceFinder
from kg.resolve.canonical import Canonical
from kg.schema import NodeType, Place, Value


def location_chain(place: Place, surface: str, places: PlaceFinder) -> tuple[Canonical, ...]:
    """City, region and country as nodes, as far as they are known; empty for a place without any name."""
    canonical = places.canonical(place)
    chain = []
    if canonical.city:
        chain.append(_city(canonical, surface, places))
    if canonical.region and canonical.country:
        chain.append(_region(places.canonical(Place(None, canonical.region, canonical.country, "region")), places))
    if canonical.country:
        chain.append(_country(Place(country=canonical.country, kind="country"), places))
    return tuple(chain)


def _city(place: Place, surface: str, places: PlaceFinder) -> Canonical:
    """A city is known by country and name, and by its region where a namesake in the country is larger."""
    plain = places.canonical(replace(place, region=None))
    is_main = (plain.latitude, plain.longitude) == (place.latitude, place.longitude)
    region = plain.region if is_main else place.region
    label = places.label(place)
    parts = [part for part in (place.country, region, place.city) if part]
    aliases = tuple(dict.fromkeys(alias for alias in (place.city or "", surface) if alias and alias != label))
    return Canonical(slug_id(NodeType.LOCATION, *parts), NodeType.LOCATION, label, aliases, _properties(place))


def _region(place: Place, places: PlaceFinder) -> Canonical:
    parts = [part for part in (place.country, place.region) if part]
    aliases = (place.region,) if place.region else ()
    return Canonical(
        slug_id(NodeType.LOCATION, *parts), NodeType.LOCATION, places.label(place), aliases, _properties(place)
    )


def _country(place: Place, places: PlaceFinder) -> Canonical:
    code = place.country or ""
    return Canonical(
        slug_id(NodeType.LOCATION, code), NodeType.LOCATION, places.label(place), (code,), _properties(place)
    )


def _properties(place: Place) -> dict[str, Value]:
    values: dict[str, Value] = {
        "kind": place.kind,
        "city": place.city,
        "region": place.region,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
    return {name: value for name, value in values.items() if value is not None}
