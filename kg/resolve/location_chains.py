"""Named pieces of a location string in, places out: which pieces belong to one place, and which place that is.

"Seattle, WA" is one place, "Belgium, France" are two, "Luxembourg, Germany" are two because no Luxembourg
lies in Germany. Every way to cut the pieces into runs is weighed; a run is worth having if it reads, from the
specific to the general or the other way round, as a city in its region in its country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.resolve.gazetteer_table import GazetteerTable
from kg.resolve.location_atoms import Atom
from kg.resolve.place_words import CITY_STATES, COUNTRY_CODES_FIRST, REGION_FIRST_COUNTRIES

#: A region weighs as much as a city of this score: larger cities of its name are meant before it.
_REGION_SCORE = 6.3
#: What a state's code after a comma adds to a city in that state, against a country of that code.
_CODE_BONUS = 1.0
#: A chain is cheaper than two places; reading it backwards costs a little, an unlikely city much.
_ALONE, _CHAIN, _BACKWARDS, _UNLIKELY = 1.0, 0.9, 0.05, 1.3
_FAR_LESS_LIKELY = 1.6
_LONGEST = 5
#: What places named beside a city add to candidates in their region and country.
_SAME_REGION, _SAME_COUNTRY = 1.5, 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of atoms means; `city` and `region` are rows of the table, `stated` a region the text names."""

    first: Atom
    last: Atom
    country: str
    city: int | None = None
    region: int = 0
    stated: bool = False
    lone: bool = False
    cost: float = _ALONE


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
    best: list[tuple[float, list[Found]]] = [(0.0, [])]
    for end in range(1, len(atoms) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            run = _run(atoms[start:end], table)
            if run is not None:
                options.append((best[start][0] + run.cost, [*best[start][1], run]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _run(atoms: list[Atom], table: GazetteerTable) -> Found | None:
    if len(atoms) == 1:
        return _alone(atoms[0], table)
    forward = _chain(atoms, table)
    backward = _chain(atoms[::-1], table)
    if forward is not None:
        unlikely = _splits(atoms[0], atoms[1], forward, table)
        cost = _CHAIN + (_UNLIKELY if unlikely else 2 * _BACKWARDS if _repeats(forward) else 0.0)
        forward = replace(forward, cost=cost)
    if backward is not None:
        unlikely = _splits(atoms[-1], atoms[-2], backward, table) or _far_from(atoms[-1], backward, table)
        cost = _CHAIN + _BACKWARDS + (_UNLIKELY if unlikely else 0.0)
        backward = replace(backward, first=atoms[0], last=atoms[-1], cost=cost)
    if forward is None or backward is None:
        return forward or backward
    return forward if forward.cost <= backward.cost else backward


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
    for country, region, coded in _containers(atoms[1:], table):
        option = _inside(atoms, country, region, table)
        if option is not None:
            weight = option[0] + (_CODE_BONUS if coded else 0.0)
            if best is None or weight > best[0]:
                best = weight, option[1]
    return best[1] if best else None


def _containers(atoms: list[Atom], table: GazetteerTable) -> Iterator[tuple[str, int, bool]]:
    """(country, region or 0, whether the region is written as a code) that all these atoms can mean together."""
    general = atoms[-1]
    for region in general.regions:
        country = table.regions[region - 1].country
        if all(_agrees(atom, country, region, table) for atom in atoms[:-1]):
            yield country, region, general.region_code
    if general.country:
        middle = atoms[:-1]
        regions = [0] if not middle else _regions_in(middle, general.country, table)
        for region in regions:
            if all(_agrees(atom, general.country, region, table) for atom in middle):
                yield general.country, region, False


def _regions_in(middle: list[Atom], country: str, table: GazetteerTable) -> list[int]:
    """Regions of the country that the atoms name; 0 if they only repeat the country or a city state."""
    named = [region for atom in middle for region in atom.regions if table.regions[region - 1].country == country]
    return list(dict.fromkeys(named)) or [0]


def _agrees(atom: Atom, country: str, region: int, table: GazetteerTable) -> bool:
    """Whether an atom between can be the region, the country, or a larger city around the place."""
    if region and region in atom.regions:
        return True
    if atom.country == country:
        return True
    return any(
        table.country(city) == country and (not region or table.region(city) in (0, region))
        for city in atom.cities[:8]
        if table.score(city) > 5.0
    )


def _inside(atoms: list[Atom], country: str, region: int, table: GazetteerTable) -> tuple[float, Found] | None:
    specific, last = atoms[0], atoms[-1]
    city = _city_inside(specific, country, region, table)
    if region and region in specific.regions and city is None:
        return _REGION_SCORE, Found(specific, last, country, region=region, stated=True)
    own_region = _region_inside(specific, country, city, table) if not region else 0
    if own_region:
        return _REGION_SCORE, Found(specific, last, country, region=own_region, stated=True)
    if city is not None:
        stated = bool(region) or _names_region(specific)
        return table.score(city), Found(specific, last, country, city, region or table.region(city), stated=stated)
    if specific.country == country and not region:
        return 0.0, Found(specific, last, country)
    return None


def _city_inside(atom: Atom, country: str, region: int, table: GazetteerTable) -> int | None:
    for city in atom.cities:
        if table.country(city) == country and (not region or table.region(city) == region):
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
    if specific.regions and chain.region not in specific.regions and table.score(chain.city) < 5.0:
        return True
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
