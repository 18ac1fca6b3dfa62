"""The offline gazetteer: location strings and running text in, places in canonical form out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from kg.loading import to_stay
from kg.ports import LocationLine, PlaceMatch
from kg.resolve.places.atoms import read_atoms
from kg.resolve.places.chains import Found, chains
from kg.resolve.places.cues import COMMON_WORDS
from kg.resolve.places.names import place_key
from kg.resolve.places.quarters import without_quarters
from kg.resolve.places.search import find_places
from kg.resolve.places.table import GazetteerTable, Region, load_table
from kg.resolve.places.words import NOT_REMOTE, REMOTE
from kg.schema import Place

_CACHED_LINES = 1 << 16
_SURE, _UNSURE = 0.95, 0.7
_POSTCODE = re.compile(
    r"(?P<town>[A-Z][a-z’'-]+(?: [A-Za-z’'-]+){0,3}),? [A-Z]{1,2}\d[A-Z\d]?(?: \d[A-Z]{2})?"
    r"(?:, (?:UK|United Kingdom|England))?$"
)
#: The number of a French department behind its town.
_DEPARTMENT = re.compile(r"(?P<town>[A-ZÀ-Ý][^\d(),]{2,40}?) \((?:\d{2}|2[AB])\)$")
#: Cities from this score on are meant even where their name is an everyday word: Nice, Reading.
_TOWN = 5.0
#: A smaller town is one that few know by its name alone; a namesake is meant as well if its score is that near.
_KNOWN_TOWN, _NEARLY = 5.0, 0.75
_NAMESAKES = 4
#: Of two names a town of so little a score, so much less than the other's, is one of its quarters: "Heliopolis, Cairo".
_PAIR, _SMALL, _FAR_LESS = 2, 4.7, 2.0
#: Cities from this score on are known by other names, too.
_KNOWN_BY_NAME = 5.5
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
        with to_stay():
            return self._given or load_table()

    def parse(self, text: str) -> LocationLine:
        """Reads a string that is expected to be a location and nothing else."""
        return self._parse(text)

    def _parse_uncached(self, text: str) -> LocationLine:
        for code, country in ((_POSTCODE, "GB"), (_DEPARTMENT, "FR")):
            if (coded := code.match(text)) and (town := self._in_country(coded.group("town"), country, text)):
                return town
        return self._read(text)

    def _in_country(self, town: str, country: str, text: str) -> LocationLine | None:
        """A town before a code that only one country has: "Hatfield AL10", "Valence (26)"."""
        found = self._read(f"{town}, {country}").places
        if len(found) != 1 or found[0].place.city is None or found[0].place.country != country:
            return None
        return LocationLine((replace(found[0], end=len(town)),), _remote(text), 1.0)

    def _read(self, text: str) -> LocationLine:
        reading = without_quarters(read_atoms(text, self.table), text, self.table)
        found = chains(reading.atoms, self.table) if reading.atoms else []
        matches: dict[Place, PlaceMatch] = {}
        told = list(_told_once(found))
        for item in told[1:] if self._is_quarter(told, text) else told:
            if not self._is_doubtful(item, alone=len(found) == 1):
                place = self._place(item)
                confidence = _UNSURE if item.unlisted or (item.lone and item.city is not None) else _SURE
                matches.setdefault(place, PlaceMatch(place, item.first.start, item.last.end, confidence))
        coverage = reading.understood / reading.letters if reading.letters else 0.0
        return LocationLine(tuple(matches.values()), _remote(text), min(1.0, coverage))

    def _is_quarter(self, found: Sequence[Found], text: str) -> bool:
        """Whether the first of two names is a quarter of the other: small towns abroad are rarely listed before it."""
        if len(found) != _PAIR or not all(item.lone and item.city is not None for item in found):
            return False
        small, large = (self.table.score(item.city or 0) for item in found)
        abroad = found[0].country != found[1].country
        return abroad and small < _SMALL and small + _FAR_LESS <= large and text.count(",") == 1

    def _is_doubtful(self, item: Found, *, alone: bool) -> bool:
        """Whether a piece is rather an everyday word, or a by-name of a small town among other places."""
        if not item.lone or item.city is None or self.table.score(item.city) >= _TOWN:
            return False
        by_name = self.table.is_alternate(item.first.key)
        return item.first.key in COMMON_WORDS or (by_name and not alone)

    def _place(self, item: Found) -> Place:
        table = self.table
        region = table.regions[item.region - 1] if item.region else None
        if item.unlisted and region:
            return Place(item.unlisted, region.code, item.country)
        if item.city is None:
            code = region.code if region else None
            return Place(region=code, country=item.country, kind="region" if region else "country")
        latitude, longitude = table.position(item.city)
        stated = region.code if region and item.stated else None
        return Place(table.names[item.city], stated, item.country, "city", latitude, longitude)

    def find(self, text: str, *, near: Sequence[Place] = ()) -> tuple[PlaceMatch, ...]:
        """Places named in running text; "Reading" and "Jordan" only where the words around speak for a place."""
        return tuple(find_places(text, self.table, self.parse, near))

    def canonical(self, place: Place) -> Place:
        """The place as the gazetteer has it: its name, region and coordinates.

        The region is filled in where people write its code (US, CA, IN, AU, BR); elsewhere a stated one is
        kept. A place that is not known comes back as it is.
        """
        if place.city is not None:
            city = self._city(place.city, place.region, place.country)
            return place if city is None else self._with_region(city, place)
        if place.region is not None:
            region = self._region(place.region, self._country(place.country))
            return place if region is None else Place(None, region.code, region.country, "region")
        return Place(country=self._country(place.country), kind="country") if place.country else place

    def readings(self, text: str) -> tuple[Place, ...]:
        """The cities that a bare name may mean, the likeliest first; none if everybody means the same large one."""
        places, key = self.parse(text).places, place_key(text)
        if len(places) != 1 or places[0].place.city is None:
            return ()
        cities = [row for row in self.table.cities(key) if place_key(self.table.names[row]) == key]
        best = max(map(self.table.score, cities), default=0.0)
        likely = [row for row in cities if self.table.score(row) >= best - _NEARLY][:_NAMESAKES]
        return tuple(map(self._city_place, likely)) if len(likely) > 1 or 0.0 < best < _KNOWN_TOWN else ()

    def also_called(self, cities: Collection[str], text: str) -> list[str]:
        """Other names of some large cities that begin with the first letter of a text."""
        first, wanted, table = place_key(text)[:1], set(cities), self.table
        called = ((key, table.cities(key)[0]) for key in table.key_index if key.startswith(first))
        large = ((key, table.names[city]) for key, city in called if table.score(city) >= _KNOWN_BY_NAME)
        return [key.title() for key, name in large if name in wanted and place_key(name) != key]

    def is_large(self, text: str) -> bool:
        """Whether a bare name is that of a large city."""
        cities = self.table.cities(place_key(text))
        return bool(cities) and self.table.score(cities[0]) >= _KNOWN_BY_NAME

    def is_by_name(self, text: str) -> bool:
        """Whether a name is only another one of a town that is not large: "Bluffs" for Quincy."""
        places = self.parse(text).places
        if len(places) != 1 or places[0].place.city is None:
            return False
        cities = self.table.cities(place_key(text))
        return (
            bool(cities)
            and self.table.score(cities[0]) < _KNOWN_BY_NAME
            and place_key(self.table.names[cities[0]]) != place_key(text)
        )

    def label(self, place: Place) -> str:
        """The place in words; a region that people write as a code has it after the city, its name when alone."""
        country = place.country or ""
        if place.city is not None:
            coded = place.region if country in _REGION_COUNTRIES else None
            return ", ".join(part for part in (place.city, coded, country) if part)
        if place.region is not None:
            region = self._region(place.region, place.country)
            return ", ".join(part for part in (region.name if region else place.region, country) if part)
        return self.table.country_names.get(country, country)

    def _city(self, name: str, region: str | None, country: str | None) -> int | None:
        """The likeliest city of this name in the country, in the region if any is there."""
        country = self._country(country)
        cities = [row for row in self.table.cities(place_key(name)) if country in (None, self.table.country(row))]
        wanted = self._region(region, country) if region else None
        inside = [row for row in cities if wanted and self._region_of(row) == wanted]
        return next(iter(inside or cities), None)

    def _region_of(self, city: int) -> Region | None:
        number = self.table.region(city)
        return self.table.regions[number - 1] if number else None

    def _region(self, name: str, country: str | None) -> Region | None:
        numbers = (*self.table.regions_by_key.get(place_key(name), ()), *self.table.regions_by_code.get(name, ()))
        regions = (self.table.regions[number - 1] for number in numbers)
        return next((region for region in regions if country in (None, region.country)), None)

    def _country(self, name: str | None) -> str | None:
        """ISO code of a country's code or name."""
        if not name:
            return None
        return self.table.countries_by_code.get(name) or self.table.countries_by_key.get(place_key(name)) or name

    def _city_place(self, city: int) -> Place:
        region, (latitude, longitude) = self._region_of(city), self.table.position(city)
        code = region.code if region else None
        return Place(self.table.names[city], code, self.table.country(city), "city", latitude, longitude)

    def _with_region(self, city: int, place: Place) -> Place:
        country = self.table.country(city)
        region = self._region_of(city)
        fill = region is not None and (country in _REGION_COUNTRIES or place.region is not None)
        latitude, longitude = self.table.position(city)
        code = region.code if fill and region else place.region
        return Place(self.table.names[city], code, country, "city", latitude, longitude)


def _told_once(found: Sequence[Found]) -> Iterator[Found]:
    """The places, a town beside its district of the same name as one: "Bangalore, Bengaluru Urban, Karnataka"."""
    before: Found | None = None
    for item in found:
        if before is not None and before.city is not None and before.city == item.city and not before.stated:
            before = replace(item, first=before.first)
            continue
        if before is not None:
            yield before
        before = item
    if before is not None:
        yield before


def _remote(text: str) -> bool | None:
    if NOT_REMOTE.search(text):
        return False
    return True if REMOTE.search(text) else None


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of `data/places`; cheap, as its table is read when first asked."""
    return Gazetteer()
