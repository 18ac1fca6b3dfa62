"""Named pieces of a location string in, places out: which pieces belong to one place, and which place that is.

"Seattle, WA" is one place, "Belgium, France" are two, "Luxembourg, Germany" are two because no Luxembourg
lies in Germany. Every way to cut the pieces into runs is weighed; a run is worth having if it reads, from the
specific to the general or the other way round, as a city in its region in its country.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.resolve.places.atoms import Atom
from kg.resolve.places.table import GazetteerTable
from kg.resolve.places.words import BELONGS_TO, CITY_STATES, COUNTRY_CODES_FIRST, REGION_FIRST_COUNTRIES

#: A region weighs as much as a city of this score: larger cities of its name are meant before it.
_REGION_SCORE = 6.3
#: What a state's code after a comma adds to a city in that state, against a country of that code.
_CODE_BONUS = 1.0
#: A chain is cheaper than two places; reading it backwards costs a little, an unlikely city much.
_ALONE, _CHAIN, _BACKWARDS, _UNLIKELY = 1.0, 0.9, 0.05, 1.3
#: A town that is not listed where the text puts it costs more than a listed one and less than two places.
_UNLISTED = 0.7
#: Leaving a piece out because nothing lists it.
_SKIPPED = 0.8
#: Cities up to this score may be namesakes of such a town.
_MAY_BE_NAMESAKE = 6.0
_FAR_LESS_LIKELY = 1.6
_LONGEST = 5
#: Between a city and its country, a name that only a city below this score has is rather a county.
_COUNTY = 4.3
#: A town is at most so far, in degrees of latitude, from the one that its area is called after.
_NEAR = 0.7
#: What places named beside a city add to candidates in their region and country.
_SAME_REGION, _SAME_COUNTRY = 1.5, 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of atoms means; `city` and `region` are rows of the table, `stated` a region the text names.

    `unlisted` is the name of a town that the table does not have in that region.
    """

    first: Atom
    last: Atom
    country: str
    city: int | None = None
    region: int = 0
    stated: bool = False
    lone: bool = False
    cost: float = _ALONE
    unlisted: str | None = None


def chains(atoms: Sequence[Atom], table: GazetteerTable) -> list[Found]:
    """The cheapest cut of the atoms into places, in the order of the text, cities alone settled by their company."""
    found: list[Found] = []
    segment: list[Atom] = []
    for atom in (*atoms, None):
        if segment and (atom is None or atom.segment != segment[-1].segment):
            found.extend(_cheapest(segment, table))
            segment = []
        if atom is not None:
            segment.append(atom)
    return _in_company(found, table) if len(found) > 1 else found


def _cheapest(atoms: list[Atom], table: GazetteerTable) -> list[Found]:
    """Dynamic programme over the places where a run may end."""
    best: list[tuple[float, _Cut | None]] = [(0.0, None)]
    for end in range(1, len(atoms) + 1):
        options = [(best[-1][0] + _SKIPPED, best[-1][1])] if atoms[end - 1].unlisted else []
        for start in range(max(0, end - _LONGEST), end):
            run = _run(atoms[start:end], table)
            if run is not None:
                options.append((best[start][0] + run.cost, _Cut(best[start][1], run)))
        best.append(min(options, key=lambda option: option[0]))
    return _in_order(best[-1][1])


class _Cut(NamedTuple):
    """A cut of the first atoms into places: that of those before the last place, and this."""

    before: _Cut | None
    last: Found


def _in_order(cut: _Cut | None) -> list[Found]:
    found: list[Found] = []
    while cut is not None:
        found.append(cut.last)
        cut = cut.before
    return found[::-1]


def _run(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    if len(atoms) == 1:
        return None if atoms[0].unlisted else _alone(atoms[0], table)
    options = [reading(atoms, table) for reading in (_forward, _wrapped, _backward, _with_town)]
    return min((option for option in options if option is not None), key=lambda option: option.cost, default=None)


def _forward(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    """Reads "Seattle, WA, US"."""
    found = _chain(atoms, table)
    if found is None:
        return None
    unlikely = _splits(atoms[0], atoms[1], found, table)
    return replace(found, cost=_CHAIN + (_UNLIKELY if unlikely else 2 * _BACKWARDS if _repeats(found) else 0.0))


def _backward(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    """Reads "US, WA, Seattle"."""
    found = _chain(atoms[::-1], table)
    if found is None:
        return None
    unlikely = _splits(atoms[-1], atoms[-2], found, table) or _far_from(atoms[-1], found, table)
    cost = _CHAIN + _BACKWARDS + (_UNLIKELY if unlikely else 0.0)
    return replace(found, first=atoms[0], last=atoms[-1], cost=cost)


def _wrapped(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    """Reads "US, Seattle, WA": a country before a place that is complete."""
    if len(atoms) < 3 or not atoms[0].country:
        return None
    found = _forward(atoms[1:], table)
    if found is None or found.country != atoms[0].country or _repeats(found):
        return None
    return replace(found, first=atoms[0], cost=found.cost + _BACKWARDS)


def _with_town(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    """Reads a town, then a region where the table has no town of that name."""
    town, *rest = atoms
    name = town.unlisted or _namesake(town, table)
    if name is None or town.regions or town.country:
        return None
    found = _forward(rest, table) if len(rest) > 1 else _alone(rest[0], table)
    if found is None or found.city is not None or found.unlisted or not (found.region and found.stated):
        return None
    return replace(found, first=town, unlisted=name, lone=False, cost=_CHAIN + _UNLISTED)


def _namesake(atom: Atom, table: GazetteerTable) -> str | None:
    return table.names[atom.cities[0]] if atom.cities and table.score(atom.cities[0]) < _MAY_BE_NAMESAKE else None


def _alone(atom: Atom, table: GazetteerTable) -> Found:
    """What a name means with nothing around it."""
    city = atom.cities[0] if atom.cities else None
    if atom.country and (_country_first(atom, city, table)):
        return Found(atom, atom, atom.country, lone=True)
    region = _likeliest_region(atom, city, table)
    if region:
        return Found(atom, atom, table.regions[region - 1].country, region=region, stated=True, lone=True)
    if city is None:
        return Found(atom, atom, atom.country or "", lone=True)
    return Found(atom, atom, table.country(city), city, table.region(city), stated=_names_region(atom), lone=True)


def _country_first(atom: Atom, city: int | None, table: GazetteerTable) -> bool:
    if atom.country in CITY_STATES and city is not None and table.country(city) == atom.country:
        return False
    if atom.country_code and atom.region_code:
        written = next((table.regions[region - 1] for region in atom.regions), None)
        return atom.country in COUNTRY_CODES_FIRST or (
            written is not None and written.country not in REGION_FIRST_COUNTRIES
        )
    return not any(table.regions[region - 1].country in REGION_FIRST_COUNTRIES for region in atom.regions)


def _likeliest_region(atom: Atom, city: int | None, table: GazetteerTable) -> int:
    """The region to prefer over the city, or 0."""
    if not atom.regions:
        return 0
    region = atom.regions[0]
    if city is None:
        return region
    if table.regions[region - 1].country not in REGION_FIRST_COUNTRIES and table.region(city) in atom.regions:
        return 0
    if table.score(city) > _REGION_SCORE or _names_region(atom):
        return 0
    return region


def _names_region(atom: Atom) -> bool:
    """Whether a city's name says its region, as "Washington DC" does."""
    return atom.key == "dc" or atom.key.endswith(" dc")


def _chain(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    """Reads atoms from the specific to the general, or not at all."""
    best: tuple[float, Found] | None = None
    for country, region, coded in _containers(atoms, table):
        option = _inside(atoms, country, region, table)
        if option is not None:
            weight = option[0] + (_CODE_BONUS if coded else 0.0)
            if best is None or weight > best[0]:
                best = weight, option[1]
    return best[1] if best else None


def _containers(atoms: list[Atom], table: GazetteerTable) -> Iterator[tuple[str, int, bool]]:
    """(country, region or 0, whether the region is written as a code) that all but the first atom can mean together."""
    specific, *middle, general = atoms
    for country in general.areas:
        if not middle and _is_area(general, specific, country, table):
            yield country, 0, False
    for region in general.regions:
        country = table.regions[region - 1].country
        if all(_agrees(atom, specific, country, region, table) for atom in middle):
            yield country, region, general.region_code
    if general.country:
        for region in _regions_in(middle, general.country, table):
            if all(_agrees(atom, specific, general.country, region, table) for atom in middle):
                yield general.country, region, False


def _regions_in(middle: list[Atom], country: str, table: GazetteerTable) -> list[int]:
    """Regions of the country that the atoms name; 0 if they name none."""
    named = [region for atom in middle for region in atom.regions if table.regions[region - 1].country == country]
    return list(dict.fromkeys(named)) or [0]


def _agrees(atom: Atom, specific: Atom, country: str, region: int, table: GazetteerTable) -> bool:
    """Whether an atom between can be the region, the country, the city once more, or a county or province."""
    if region and region in atom.regions:
        return True
    if atom.country == country or atom.key == specific.key or atom.unlisted is not None:
        return True
    if country in atom.areas and _is_area(atom, specific, country, table):
        return True
    if atom.cities:
        namesake = next((city for city in atom.cities if table.country(city) == country), None)
        return namesake is not None and table.score(namesake) < _COUNTY
    return len(atom.key) == 2


def _is_area(area: Atom, specific: Atom, country: str, table: GazetteerTable) -> bool:
    """Whether a name behind a town is that of its area, and not that of another town: those of its name are near."""
    town = _city_inside(specific, country, 0, table)
    capital = _city_inside(area, country, 0, table)
    if town is None or capital is None:
        return town is not None and not area.regions
    if country in specific.areas:
        return False  # two towns that areas are called after
    (a, b), (c, d) = table.position(town), table.position(capital)
    return math.hypot(a - c, (b - d) * math.cos(math.radians(a))) < _NEAR


def _inside(atoms: list[Atom], country: str, region: int, table: GazetteerTable) -> tuple[float, Found] | None:
    specific, last = atoms[0], atoms[-1]
    if specific.unlisted:
        return None
    city = _city_inside(specific, country, region, table)
    if region and region in specific.regions and city is None:
        return _REGION_SCORE, Found(specific, last, country, region=region, stated=True)
    own_region = _region_inside(specific, country, city, table) if not region else 0
    if own_region:
        return _REGION_SCORE, Found(specific, last, country, region=own_region, stated=True)
    if city is not None:
        stated = bool(region) or _names_region(specific)
        home = table.country(city)
        return table.score(city), Found(specific, last, home, city, region or table.region(city), stated=stated)
    if specific.country == country and not region:
        return 0.0, Found(specific, last, country)
    return None


def _city_inside(atom: Atom, country: str, region: int, table: GazetteerTable) -> int | None:
    for city in atom.cities:
        own = table.country(city)
        if (own == country or (not region and BELONGS_TO.get(own) == country)) and region in (0, table.region(city)):
            return city
    return None


def _region_inside(atom: Atom, country: str, city: int | None, table: GazetteerTable) -> int:
    """The region of a country that an atom names, unless its city of that name is meant."""
    for region in atom.regions:
        if table.regions[region - 1].country == country:
            if city is None:
                return region
            if country not in REGION_FIRST_COUNTRIES and table.region(city) == region:
                return 0
            return region if table.score(city) <= _REGION_SCORE else 0
    return 0


def _splits(specific: Atom, container: Atom, chain: Found, table: GazetteerTable) -> bool:
    """Whether two names side by side are rather two places: "Oregon, Ohio", "Boston, New York, Chicago"."""
    if chain.city is None or container.region_code or container.country:
        return False
    country_regions = [region for region in specific.regions if table.regions[region - 1].country == chain.country]
    if country_regions and chain.region not in country_regions and table.score(chain.city) < 5.0:
        return True
    if chain.country in container.areas:
        return False
    alone = _alone(container, table)
    return alone.city is not None and table.score(specific.cities[0]) - table.score(chain.city) > 1.0


def _repeats(chain: Found) -> bool:
    """Whether a country is only said twice: "LU, Luxembourg" names the city rather."""
    return chain.city is None and not chain.region


def _far_from(specific: Atom, chain: Found, table: GazetteerTable) -> bool:
    """Whether a city after a country is a small namesake: "US, London"."""
    if chain.city is None or chain.stated:
        return False
    return table.score(specific.cities[0]) - table.score(chain.city) > _FAR_LESS_LIKELY


def _in_company(found: list[Found], table: GazetteerTable) -> list[Found]:
    """Cities, codes and city states that stand alone, settled by the places beside them."""
    sure = [item for item in found if not item.lone] or found
    regions = frozenset(item.region for item in sure if item.region and (item.stated or item.city is not None))
    countries = frozenset(item.country for item in sure)
    only_countries = sum(item.city is None and not item.region for item in found) >= 2
    return [_settled(item, regions, countries, only_countries, table) for item in found]


def _settled(
    item: Found, regions: frozenset[int], countries: frozenset[str], only_countries: bool, table: GazetteerTable
) -> Found:
    atom = item.first
    if not item.lone:
        return item
    if only_countries and atom.country and (item.city is not None or atom.country_code):
        return Found(atom, atom, atom.country)
    if item.city is None or len(atom.cities) < 2:
        return item

    def weight(city: int) -> float:
        near = _SAME_REGION if table.region(city) in regions and table.region(city) else 0.0
        return table.score(city) + max(near, _SAME_COUNTRY if table.country(city) in countries else 0.0)

    best = max(atom.cities, key=weight)
    return replace(item, city=best, country=table.country(best), region=table.region(best))
