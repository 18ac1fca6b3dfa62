"""The packed table of `data/places` in, lookups of cities, regions and countries by name or code out."""

from __future__ import annotations

import csv
import json
from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np

from kg.config import data_dir
from kg.errors import NotFoundError
from kg.resolve.places.names import place_key
from kg.resolve.places.words import CODE_COUNTRIES, NO_COUNTRY_CODES

_ALTERNATE = 1 << 24
#: Unit of the packed score: a thirtieth of a power of ten of population.
_SCORE_UNIT = 30.0
_DEGREE_UNIT = 100.0


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level division: the code people write for it, or its name where they write that."""

    country: str
    code: str
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GazetteerTable:
    """Columns of all cities by row, and rows by name. Scores are powers of ten of population plus market weight."""

    countries: tuple[str, ...]
    names: list[str]
    city_country: bytes
    city_region: array[int]
    latitude: array[int]
    longitude: array[int]
    score_units: bytes
    key_index: dict[str, int]
    key_starts: array[int]
    key_places: array[int]
    regions: tuple[Region, ...]
    regions_by_key: dict[str, tuple[int, ...]]
    regions_by_code: dict[str, tuple[int, ...]]
    country_names: dict[str, str]
    countries_by_key: dict[str, str]
    countries_by_code: dict[str, str]

    def cities(self, key: str) -> list[int]:
        """Rows of the cities of this name, the likeliest first."""
        number = self.key_index.get(key)
        if number is None:
            return []
        return [
            place & (_ALTERNATE - 1) for place in self.key_places[self.key_starts[number] : self.key_starts[number + 1]]
        ]

    def is_alternate(self, key: str) -> bool:
        """Whether nobody's own name is this; unknown names count as such."""
        number = self.key_index.get(key)
        return number is None or bool(self.key_places[self.key_starts[number]] & _ALTERNATE)

    def country(self, city: int) -> str:
        """ISO code of a city's country."""
        return self.countries[self.city_country[city]]

    def region(self, city: int) -> int:
        """One-based region of a city, 0 where we know none."""
        return self.city_region[city]

    def score(self, city: int) -> float:
        """How likely this city is meant."""
        return self.score_units[city] / _SCORE_UNIT

    def position(self, city: int) -> tuple[float, float]:
        """Latitude and longitude in degrees, exact to a kilometre."""
        return self.latitude[city] / _DEGREE_UNIT, self.longitude[city] / _DEGREE_UNIT


def load_table(folder: Path | None = None) -> GazetteerTable:
    """Reads the table, in about a fifth of a second.

    Raises:
        NotFoundError: the folder holds no table.
    """
    folder = folder or data_dir() / "places"
    if not (folder / "gazetteer.npz").exists():
        raise NotFoundError(f"no gazetteer at {folder}; install kg with its data or run scripts/build_gazetteer.py")
    with np.load(folder / "gazetteer.npz", allow_pickle=False) as packed:
        columns = {name: packed[name] for name in packed.files}
    keys = _strings(columns["keys"])
    regions = tuple(_region(row) for row in _rows(folder / "regions.tsv"))
    countries = _rows(folder / "countries.tsv")
    return GazetteerTable(
        countries=tuple(_strings(columns["countries"])),
        names=_strings(columns["names"]),
        city_country=columns["country"].tobytes(),
        city_region=array("H", columns["region"].tobytes()),
        latitude=array("h", columns["latitude"].tobytes()),
        longitude=array("h", columns["longitude"].tobytes()),
        score_units=columns["score"].tobytes(),
        key_index=dict(zip(keys, range(len(keys)), strict=True)),
        key_starts=array("I", accumulate(columns["key_counts"].tolist(), initial=0)),
        key_places=array("I", columns["key_places"].tobytes()),
        regions=regions,
        regions_by_key=_regions_by_key(regions),
        regions_by_code=_regions_by_code(regions),
        country_names={row["code"]: row["name"] for row in countries},
        countries_by_key={key: row["code"] for row in countries for key in _keys(row)},
        countries_by_code=_countries_by_code(countries),
    )


def _strings(packed: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> list[str]:
    return packed.tobytes().decode().split("\n")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _region(row: dict[str, str]) -> Region:
    code_key = (place_key(row["code"]),) if len(row["code"]) > 3 else ()
    return Region(row["country"], row["code"], row["name"], tuple(dict.fromkeys((*_keys(row), *code_key))))


def _keys(row: dict[str, str]) -> tuple[str, ...]:
    names = [row["name"], *(row["aliases"] or "").split("|")]
    return tuple(dict.fromkeys(key for name in names if (key := place_key(name))))


def _regions_by_key(regions: tuple[Region, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, region in enumerate(regions, start=1):
        for key in region.keys:
            found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _regions_by_code(regions: tuple[Region, ...]) -> dict[str, tuple[int, ...]]:
    """Codes as written, upper case; short aliases such as "TS" count as codes."""
    found: dict[str, list[int]] = defaultdict(list)
    for country in CODE_COUNTRIES:
        for number, region in enumerate(regions, start=1):
            if region.country == country:
                short = [key.upper() for key in region.keys if len(key) <= 3 and key.isalpha()]
                for code in dict.fromkeys([region.code, *short]):
                    if len(code) <= 3:
                        found[code].append(number)
    return {code: tuple(numbers) for code, numbers in found.items()}


def _countries_by_code(countries: list[dict[str, str]]) -> dict[str, str]:
    codes = {row["code"]: row["code"] for row in countries}
    codes |= {row["iso3"]: row["code"] for row in countries if row["iso3"] and row["iso3"] not in NO_COUNTRY_CODES}
    return codes


def manifest(folder: Path | None = None) -> dict[str, object]:
    """Source, versions and hashes of the table."""
    path = (folder or data_dir() / "places") / "manifest.json"
    content: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return content
