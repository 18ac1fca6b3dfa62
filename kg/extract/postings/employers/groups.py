"""A posting and who hires in, the unit of the house and the team that it is for out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon.abbreviations import Abbreviated
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.parts import Part, house_of_team, part_of, part_of_team
from kg.extract.postings.employers.units import unit_above, unit_around, unit_field, unit_of_team, unit_stated
from kg.extract.postings.proper_names import ProperName
from kg.extract.postings.teams.reader import joined_team, team_in_text
from kg.extract.postings.teams.unit_phrases import unit_in_text
from kg.extract.postings.teams.units_within import unit_within
from kg.names import fold_name
from kg.ports import Vocabulary
from kg.schema import NodeType

Name = Found[str] | None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a posting names: `abbreviated` with their short forms, `parts` of known houses, and the house that hires.

    `part` is a part of the house that its own name told, `spoken` one that the text speaks of.
    """

    advert: Advert
    names: Sequence[ProperName]
    abbreviated: Sequence[Abbreviated]
    parts: Sequence[Part]
    employer: str | None
    part: Name
    spoken: Name
    vocabulary: Vocabulary


def read_groups(hints: Hints, stated: Name, titled: Name) -> tuple[Name, Name]:
    """Unit and team.

    Args:
        hints: what the posting names.
        stated: the team that a column states.
        titled: the team that the title states.
    """
    asked = stated or titled
    unit = _unit(hints, asked)
    is_team = unit is not None and _is_called_team(hints.advert, unit.value)
    joined = None if stated else _joined(hints, None if is_team else unit)
    team = joined or (unit if is_team else None) or asked
    unit = None if is_team else unit
    if _are_one(team, unit):
        team = None  # "Department: Frost" above "the Maps team within Frost"
    return unit, team or _in_text(hints, unit)


def _unit(hints: Hints, team: Name) -> Name:
    """The first of what columns, names and sentences tell."""
    advert, employer = hints.advert, hints.employer
    unit = (
        unit_field(advert)
        or hints.part
        or part_of(hints.parts, employer)
        or unit_stated(advert, employer)
        or unit_within(advert, employer, hints.abbreviated)
        or unit_of_team(advert, team, hints.abbreviated)
        or part_of_team(team, employer, hints.vocabulary)
        or hints.spoken
        or unit_above(advert, employer, hints.abbreviated)
    )
    return None if unit and _NO_UNIT.search(unit.value) else unit


#: What begins with the employer's name and is none of its parts: "Contoso STAR Program", "Join Contoso Now".
_NO_UNIT = re.compile(
    r"\b(?:(?:STAR|Students?|Graduates?|Interns?|Internship|Scholars?|Training|Rotation\w*|Early Careers?"
    r"|Apprentice\w*)\b.*\bProgram(?:me)?|Internships?|Scheme|Now|Today)$"
)


def _joined(hints: Hints, unit: Name) -> Name:
    """The team that the reader is asked to join."""
    return joined_team(hints.advert, hints.names, [*_houses(hints), unit.value if unit else None])


def _houses(hints: Hints) -> list[str | None]:
    return [hints.employer, *(part.name for part in hints.parts)]


def _in_text(hints: Hints, unit: Name) -> Name:
    """The team that a sentence names, which is neither a house nor a part of one."""
    advert, names, abbreviated, employer = hints.advert, hints.names, hints.abbreviated, hints.employer
    parts = [part for part in (unit, hints.spoken) if part and (part is unit or _begins(part, employer))]
    taken = [*_houses(hints), *(part.value for part in parts)]
    larger = [item for item in abbreviated if employer and _is_house(item.name, employer, unit.value if unit else "")]
    team = team_in_text(advert, names, abbreviated, taken, [item.label for item in larger])
    team = team or unit_in_text(advert, taken)
    if team is None and unit is None and larger and not any(_is_known(advert, item) for item in larger):
        return team_in_text(advert, names, abbreviated, taken)
    return team


def _begins(part: Found[str], employer: str | None) -> bool:
    """Whether the name of a part begins with the employer's."""
    return employer is not None and part.value.startswith(f"{employer} ")


def _is_called_team(advert: Advert, name: str) -> bool:
    """Whether the text asks the reader into a team by the name of what else it calls an organization.

    A word for what that team does may stand between: "join the Contoso Frost maps team". It may hire itself, too.
    """
    if not advert.has(f"he {name} ", f"ur {name} ", f"s {name} "):
        return False
    called = rf"(?:the|our) {re.escape(name)} (?:[a-z]+ )?team\b"
    hires = rf"\b(?i:{called}) (?:is|are) (?:currently )?(?:looking|seeking|hiring|recruiting)\b"
    owned = rf"\b(?:on|join|in|part of|member of) [A-Z][\w& ]+['’]s? {re.escape(name)} [Tt]eam\b"
    return re.search(rf"\b(?:on|join) {called}|{hires}|{owned}", advert.text[advert.start : advert.end]) is not None


def _is_house(name: str, employer: str, part: str) -> bool:
    """Whether a name is the employer's with more, its end ("Map Agency" of "Riga Map Agency"), or that of a part."""
    own = name.startswith(employer + " ") or fold_name(name) in fold_name(employer)
    return own or (" " in part and name.endswith(f" {part}"))


def _is_known(advert: Advert, item: Abbreviated) -> bool:
    """Whether the vocabulary has a name as that of a product or a house: "Contoso Cloud Platform (CCP)"."""
    known = advert.terms_between(item.start, item.end, NodeType.SKILL, NodeType.ORGANIZATION)
    return any(match.end - match.start >= len(item.name) for match in known)


def told_apart(hints: Hints, unit: Name, team: Name) -> tuple[Name, Name]:
    """Unit and team without what is said twice, of the house, or of the other of the two."""
    employer, vocabulary = hints.employer, hints.vocabulary
    team = _without_house(team, employer) if team and employer else team
    if team and employer and fold_name(employer).removeprefix("the ").startswith(fold_name(team.value)):
        team = None
    if _are_one(team, unit):
        team = None
    if team and unit and _has_unit(team.value, unit.value, vocabulary):
        unit = None
    unit = unit or unit_around(hints.advert, team, hints.abbreviated) or part_of_team(team, employer, vocabulary)
    if team and " " in team.value and not unit and _ORGANIZATION_BEHIND.match(hints.advert.text, team.end):
        return team, None
    return unit, team


#: What a text calls a part of the employer that has teams itself.
_ORGANIZATION_BEHIND = re.compile(r"\s+(?:[Oo]rgani[sz]ation|[Oo]rg)\b")


def _are_one(team: Name, unit: Name) -> bool:
    return team is not None and unit is not None and fold_name(team.value) == fold_name(unit.value)


def _has_unit(team: str, unit: str, vocabulary: Vocabulary) -> bool:
    """Whether a team's name says the unit's, too: "Frost AI" of "Contoso Frost", "Frost for Rivers" of "Frost"."""
    term = vocabulary.lookup(NodeType.ORGANIZATION, team)
    return (term is not None and term.name == unit) or team.startswith(f"{unit} for ")


def _without_house(team: Found[str], employer: str) -> Found[str]:
    """The team without the employer behind it: "Frost Guild of Contoso"."""
    for joint in (" of ", " at "):
        name, found, rest = team.value.partition(joint)
        if found and rest == employer and name:
            return replace(team, value=name, end=team.start + len(name))
    return team


def house_and_team(organization: Name, team: Found[str], vocabulary: Vocabulary) -> tuple[Name, Name]:
    """The house that stands behind the name of a team or is told by it, and the team without it."""
    behind = _SCHOOL_BEHIND.match(team.value)
    if behind and (organization is None or organization.value in behind["school"]):
        school = Found(behind["school"], team.start + behind.start("school"), team.end, team.confidence)
        return organization or school, replace(team, value=behind["part"], end=team.start + behind.end("part"))
    return (organization, team) if organization else house_of_team(team, vocabulary)


#: A part of a school and the school behind it: "Department of Ice, University of Arval".
_SCHOOL_BEHIND = re.compile(
    r"(?P<part>[^,]+), (?P<school>[^,]*\b(?:Universit\w+|Institute of Technology|College|Hochschule|Polytech\w+)\b"
    r"[^,]*)$"
)
