"""The offline gazetteer: location strings and running text in, places in canonical form out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from kg.ports import LocationLine, PlaceMatch
from kg.resolve.gazetteer_table import GazetteerTable, load_table
from kg.resolve.location_atoms import read_atoms
from kg.resolve.location_chains import Found, chains
from kg.resolve.place_names import place_key
from kg.resolve.place_words import NOT_REMOTE, REMOTE
from kg.schema import Place

_CACHED_LINES = 1 << 16
#: Countries whose regions every city carries in canonical form.
_REGION_COUNTRIES = frozenset({"US", "CA", "IN", "AU", "BR"})


class Gazetteer:
    """Implements `kg.ports.PlaceFinder`; the table is read at the first question."""

    def __init__(self, table: GazetteerTable | None = None) -> None:
        self._given = table
        self._parse = lru_cache(maxsize=_CACHED_LINES)(self._parse_uncached)

    @cached_property
    def table(self) -> GazetteerTable:
        """The table of all places."""
        return self._given or load_table()

    def parse(self, text: str) -> LocationLine:
        """Reads a string that is expected to be a location and nothing else."""
        return self._parse(text)

    def _parse_uncached(self, text: str) -> LocationLine:
        reading = read_atoms(text, self.table)
        matches: dict[Place, PlaceMatch] = {}
        for item in chains(reading.atoms, self.table) if reading.atoms else ():
            place = self._place(item)
            confidence = 0.7 if item.lone and item.city is not None else 0.95
            matches.setdefault(place, PlaceMatch(place, item.first.start, item.last.end, confidence))
        coverage = reading.understood / reading.letters if reading.letters else 0.0
        return LocationLine(tuple(matches.values()), _remote(text), min(1.0, coverage))

    def _place(self, item: Found) -> Place:
        table = self.table
        region = table.regions[item.region - 1] if item.region else None
        if item.city is None:
            code = region.code if region else None
            return Place(region=code, country=item.country, kind="region" if region else "country")
        latitude, longitude = table.position(item.city)
        stated = region.code if region and item.stated else None
        return Place(table.names[item.city], stated, item.country, "city", latitude, longitude)

    def find(self, text: str, *, near: Sequence[Place] = ()) -> tuple[PlaceMatch, ...]:
        """Places named in running text."""
        return ()

    def canonical(self, place: Place) -> Place:
        """The place as the gazetteer has it: its name, region and coordinates; unchanged if it is not known."""
        return place


def _remote(text: str) -> bool | None:
    if NOT_REMOTE.search(text):
        return False
    return True if REMOTE.search(text) else None


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of `data/places`; cheap, as its table is read when first asked."""
    return Gazetteer()


_ = (replace, place_key, _REGION_COUNTRIES)
