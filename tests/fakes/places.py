"""A gazetteer of a few dozen places; implements `kg.ports.PlaceFinder`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ports import LocationLine, PlaceMatch
from kg.schema import Place

_COUNTRIES = {
    "US": ("US", "USA", "United States"),
    "GB": ("GB", "UK", "United Kingdom"),
    "DE": ("DE", "Germany", "Deutschland"),
    "FR": ("FR", "France"),
    "AE": ("AE", "UAE"),
    "IN": ("IN", "IND", "India"),
    "LU": ("LU", "Luxembourg"),
    "AT": ("AT", "Austria"),
    "IE": ("Ireland",),
    "IL": ("Israel",),
    "IT": ("Italy",),
    "NL": ("Netherlands",),
    "PL": ("Poland",),
    "RO": ("Romania",),
    "ES": ("Spain",),
}
_REGIONS = {"WA": "US", "CA": "US", "NY": "US", "TX": "US", "KA": "IN"}
_CITIES = {
    "Seattle": ("WA", "US"),
    "San Diego": ("CA", "US"),
    "Sunnyvale": ("CA", "US"),
    "New York": ("NY", "US"),
    "Austin": ("TX", "US"),
    "London": (None, "GB"),
    "Berlin": (None, "DE"),
    "Munich": (None, "DE"),
    "München": (None, "DE"),
    "Paris": (None, "FR"),
    "Courbevoie": (None, "FR"),
    "Dubai": (None, "AE"),
    "Bengaluru": ("KA", "IN"),
    "Luxembourg": (None, "LU"),
    "Turin": (None, "IT"),
    "Madrid": (None, "ES"),
}
_NAMES: dict[str, Place] = {
    **{name: Place(country=code, kind="country") for code, names in _COUNTRIES.items() for name in names},
    **{name: Place(region=name, country=country, kind="region") for name, country in _REGIONS.items()},
    **{name: Place(city=name, region=region, country=country) for name, (region, country) in _CITIES.items()},
}
_PATTERN = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})\b")
_REMOTE = re.compile(r"\bremote\b", re.IGNORECASE)


class FakePlaces:
    """Knows its places by exact name; a region or country beside a city of its own is part of the city's name."""

    def parse(self, text: str) -> LocationLine:
        matches = self.find(text)
        remote = _REMOTE.search(text)
        covered = sum(len(match.group()) for match in _PATTERN.finditer(text)) + (len(remote.group()) if remote else 0)
        letters = sum(not char.isspace() and char not in ",;/()|&-📍" for char in text)
        seen = sum(not char.isspace() for char in text) and covered
        return LocationLine(matches, True if remote else None, min(1.0, seen / letters) if letters else 0.0)

    def find(self, text: str, *, near: Sequence[Place] = ()) -> tuple[PlaceMatch, ...]:  # noqa: ARG002 - exact names need no tie-break
        found = [PlaceMatch(_NAMES[m.group()], m.start(), m.end(), 1.0) for m in _PATTERN.finditer(text)]
        cities = {(item.place.region, item.place.country) for item in found if item.place.city}
        countries = {country for _, country in cities}
        return tuple(
            item
            for item in sorted(found, key=lambda item: item.place.city is None)
            if item.place.city
            or (item.place.region and (item.place.region, item.place.country) not in cities)
            or (not item.place.region and item.place.country not in countries)
        )

    def canonical(self, place: Place) -> Place:
        return place

    def label(self, place: Place) -> str:
        return ", ".join(part for part in (place.city, place.region, place.country) if part)
