"""A number and a seed in, as many invented postings out: records of the shapes that boards publish.

Roles, skills and topics come from the shipped vocabulary, cities from the gazetteer; employers, teams and every
sentence are made up. How often each is named falls off as on real boards: a few employers, cities and skills are
in a large part of all postings, most are rare.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import resolve
from kg.config import data_dir

_ONSETS = """
    B Br C Cal Cor D Dal El F Fen G Gal H Hal Ister K Kes L Lor M Mer N Nor O Or P Pel Quil R Ros S Sel T Tal V
    Vel W Wex
""".split()
_MIDDLES = "a e i o u an ar el en er il in on or ul".split()
_ENDINGS = """
    bridge crest dale field ford gate ham hollow lane mark mere moor reach ridge stone vale ward wick wood worth
""".split()
_KINDS = """
    Analytics Clinics Energy Foods Freight Games Health Insurance Labs Logistics Markets Mobility Robotics
    Software Speech Systems Textiles Travel
""".split()
_TEAMS = """
    Billing Catalogue Checkout Discovery Forecasting Fulfilment Growth Identity Infrastructure Marketplace
    Observability Payments Platform Pricing Quality Ranking Reporting Research Retention Routing Safety Search
    Supply Trust Voice
""".split()
_LEVELS = ("", "", "", "Senior ", "Junior ", "Lead ", "Principal ")
_VERBS = """
    Build Maintain Design Measure Review Plan Migrate Test Document Explain Simplify Automate Own Improve Audit
    Prepare Debug Coordinate Rework Compare Monitor Estimate Negotiate Sketch Calibrate Translate Schedule
    Inspect Repair Chart
""".split()
_KIND_OF = """
    nightly regional seasonal overdue shared paper-based legacy public private bilingual mobile automated
    brittle quarterly hourly internal external experimental regulated refrigerated hazardous lightweight modular
    portable annual inherited scattered duplicated unsigned archived encrypted batch streaming manual remote-
    controlled second-hand rural urban coastal wholesale clinical judicial academic municipal industrial
    domestic foreign temporary permanent recurring emergency
""".split()
_WHAT = """
    pipelines dashboards services contracts forecasts experiments reports schedules interfaces routes models
    inventories alarms surveys releases budgets prototypes datasets handovers checklists invoices shifts
    catalogues deployments audits sensors shipments prescriptions permits recipes garments tickets refunds
    manuals glossaries timetables blueprints claims warranties batteries turbines greenhouses ledgers playlists
    passports vaccines trailers cranes kitchens archives samples payrolls auctions subtitles harvests pallets
    elevators pumps scanners lockers bridges menus tariffs quotas receipts
""".split()
_WHO = """
    wardens drivers nurses sellers growers auditors pilots cashiers translators surveyors librarians bakers
    welders tutors brokers planners curators dispatchers florists geologists hauliers inspectors jurists
    landlords midwives notaries opticians pharmacists referees sailors tailors umpires vets weavers electricians
    anglers beekeepers carpenters dentists editors
""".split()
_WHERE = """
    harbour depot clinic warehouse courthouse campus airport foundry vineyard dairy quarry theatre museum
    hospital brewery laboratory refinery shipyard bakery printworks orchard sawmill tannery observatory aquarium
    stadium reservoir terminal
""".split()
_SKEW, _CITIES, _EMPLOYERS_PER_POSTING = 1.05, 3_000, 0.03
#: Share of postings that are the one before in another city.
_REPOSTED = 0.03


@dataclass(frozen=True)
class World:
    """What postings are made of, the most frequent first."""

    employers: Sequence[str]
    cities: Sequence[tuple[str, str]]
    roles: Sequence[str]
    skills: Sequence[str]
    topics: Sequence[str]


def write_postings(path: Path, number: int, seed: int = 0) -> None:
    """Writes postings as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in postings(number, seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def postings(number: int, seed: int = 0, first: int = 0) -> Iterator[dict[str, object]]:
    """Records of postings; the same world for the same seed, other postings for another `first`."""
    world, dice = _world(max(number, 1), seed), random.Random(f"{seed}/{first}")
    former: dict[str, object] = {}
    for index in range(first, first + number):
        again = former and dice.random() < _REPOSTED
        former = {**former, "id": f"made-{index}", **_place(world, dice)} if again else _posting(index, world, dice)
        yield former


def _world(number: int, seed: int) -> World:
    dice = random.Random(seed)
    vocabulary = data_dir() / "vocabulary"
    employers = [_employer(dice) for _ in range(max(20, int(number * _EMPLOYERS_PER_POSTING)))]
    cities = _cities(dice)
    roles, skills, topics = (_names(vocabulary / f"{name}.tsv", dice) for name in ("roles", "skills", "topics"))
    return World(list(dict.fromkeys(employers)), cities, roles, skills, topics)


def _employer(dice: random.Random) -> str:
    name = dice.choice(_ONSETS) + dice.choice(_MIDDLES) + dice.choice(_ENDINGS)
    return f"{name} {dice.choice(_KINDS)}"


def _cities(dice: random.Random) -> list[tuple[str, str]]:
    """Names and countries of large cities, in an order of their own."""
    table = resolve.load_gazetteer().table
    largest = sorted(range(len(table.names)), key=lambda row: (-table.score(row), row))[:_CITIES]
    cities = [(table.names[row], table.country(row)) for row in largest]
    dice.shuffle(cities)
    return cities


def _names(path: Path, dice: random.Random) -> list[str]:
    """Names of a vocabulary that are nobody's group: they begin with a capital or stand below the first headings."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    names = list(dict.fromkeys(row[0] for row in rows if len(row) > 2 and row[2] and not row[0].startswith("#")))
    dice.shuffle(names)
    return names


def _often(items: Sequence[object], dice: random.Random) -> int:
    """A position, small ones more often: the n-th about 1/n as often as the first."""
    return min(int(len(items) ** dice.random() ** (1 / _SKEW)), len(items)) - 1


def _posting(index: int, world: World, dice: random.Random) -> dict[str, object]:
    role = world.roles[_often(world.roles, dice)]
    skills = [world.skills[_often(world.skills, dice)] for _ in range(dice.randint(2, 7))]
    topic = world.topics[_often(world.topics, dice)]
    return {
        "id": f"made-{index}",
        "title": f"{dice.choice(_LEVELS)}{role}, {topic}" if dice.random() < 0.5 else dice.choice(_LEVELS) + role,
        "company": world.employers[_often(world.employers, dice)],
        "team": dice.choice(_TEAMS) if dice.random() < 0.4 else "",
        **_place(world, dice),
        "posted": f"20{dice.randint(22, 25)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "skills": list(dict.fromkeys(skills)),
        "description": " ".join(_sentence(dice) for _ in range(dice.randint(6, 14))) + f" You know {topic}.",
    }


def _place(world: World, dice: random.Random) -> dict[str, object]:
    city, country = world.cities[_often(world.cities, dice)]
    return {"city": city, "country": country}


def _sentence(dice: random.Random) -> str:
    first, second = (f"{dice.choice(_KIND_OF)} {dice.choice(_WHAT)}" for _ in range(2))
    people, place = f"{dice.choice(_KIND_OF)} {dice.choice(_WHO)}", f"the {dice.choice(_KIND_OF)} {dice.choice(_WHERE)}"
    return f"{dice.choice(_VERBS)} {first} and {second} for {people} at {place}."
