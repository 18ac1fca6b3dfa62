"""A posting in, who hires out: the organization, its company-like unit, and the named team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon.abbreviations import Abbreviated, find_abbreviated
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.calls import employer_calls
from kg.extract.postings.employers.groups import Hints, house_and_team, read_groups, told_apart
from kg.extract.postings.employers.house import EmployerChooser, read_house
from kg.extract.postings.employers.parts import known_parts, whole_of
from kg.extract.postings.employers.sure import is_labelled
from kg.extract.postings.employers.told import Call
from kg.extract.postings.employers.units import unit_spoken_of
from kg.extract.postings.proper_names import proper_names
from kg.extract.postings.roles.reader import RoleReading
from kg.extract.postings.teams.columns import team_field
from kg.extract.postings.teams.title_teams import team_from_title
from kg.names import beginnings
from kg.ports import Vocabulary


@dataclass(frozen=True, slots=True)
class Employer:
    """Who hires; `aliases` maps a name to other forms the text uses for it."""

    organization: Found[str] | None = None
    suborganization: Found[str] | None = None
    team: Found[str] | None = None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()


def read_employer(advert: Advert, role: RoleReading, vocabulary: Vocabulary, chooser: EmployerChooser) -> Employer:
    """Organization, unit and team of a posting; each may be missing."""
    names = proper_names(advert)
    named = list(find_abbreviated(advert.text, advert.start, advert.end))
    calls = employer_calls(advert, names, named, vocabulary)
    parts = list(known_parts(advert, vocabulary))
    house, part = read_house(advert, role, names, calls, parts, vocabulary, chooser), None
    if house and not is_labelled(advert, house.start):
        house, part = whole_of(house, advert, vocabulary)
    employer = house.value if house else None
    spoken = unit_spoken_of(_whole(calls, named), employer, vocabulary)
    hints = Hints(advert, names, named, parts, employer, part, spoken, vocabulary)
    stated = team_field(advert)
    unit, team = read_groups(hints, stated, None if stated else team_from_title(role, employer))
    if team:
        house, team = house_and_team(house, team, vocabulary)
        hints = replace(hints, employer=house.value if house else None)
    unit, team = told_apart(hints, unit, team)
    return Employer(house, unit, team, tuple((item.label, (item.name, item.short)) for item in named))


def _whole(calls: Sequence[Call], named: Sequence[Abbreviated]) -> list[Call]:
    """The calls that are no beginnings of a longer name with an abbreviation: "Contoso Frost for Rivers (CFR)"."""
    longer = {(item.start, word) for item in named for word in beginnings(item.name) if word != item.name}
    return [call for call in calls if (call.start, call.name) not in longer]
