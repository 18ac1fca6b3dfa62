"""A posting in, the flat properties of its node out: what filters ask for and lists show."""

from __future__ import annotations

import re

from kg.resolve.references import References
from kg.schema import NodeType, Posting, Ref, Scalar, Value

_SCALARS = (
    "title",
    "level",
    "employment_type",
    "posted",
    "closed",
    "season_year",
    "remote",
    "source_id",
    "url",
    "salary",
    "start",
    "end",
)
_SORTED_LISTS = (
    "degrees",
    "degree_fields",
    "disciplines",
    "skills",
    "preferred_skills",
    "languages_spoken",
    "eligibility",
)
_WORDS = re.compile(r"\S+")
_NAME_WORDS = 10


def posting_properties(posting: Posting, references: References) -> dict[str, Value]:
    """All that is stated, by the names of the schema; organization, team, role and place by canonical names."""
    values: dict[str, Value] = {name: getattr(posting, name) for name in _SCALARS}
    for name in _SORTED_LISTS:
        stated: list[Scalar] = sorted(set(getattr(posting, name)))
        values[name] = stated or None
    values["duration_months"] = list(posting.duration_months) if posting.duration_months else None
    values["listing"] = posting.listing or None
    values |= _canonical_names(posting, references)
    values |= _place(posting, references)
    return {name: value for name, value in values.items() if value is not None}


def _canonical_names(posting: Posting, references: References) -> dict[str, Value]:
    unit = posting.suborganization or posting.organization
    return {
        "organization": references.organization(posting.organization).name if posting.organization else None,
        "suborganization": references.organization(posting.suborganization).name if posting.suborganization else None,
        "team": references.team(posting.team, unit).name if posting.team else None,
        "role": references.nodes(Ref(NodeType.ROLE, posting.role))[0].name if posting.role else None,
    }


def _place(posting: Posting, references: References) -> dict[str, Value]:
    if posting.primary_location is None:
        return {}
    chain = references.nodes(Ref(NodeType.LOCATION, "", place=posting.primary_location))
    if not chain:
        return {}
    return {name: chain[0].properties.get(name) for name in ("city", "region", "country", "latitude", "longitude")}


def posting_name(posting: Posting, properties: dict[str, Value], text: str) -> str:
    """The title; else "Role, City"; else the first words."""
    if posting.title:
        return " ".join(posting.title.split())
    role = properties.get("role")
    if role:
        where = properties.get("city") or properties.get("organization")
        return f"{role}, {where}" if where else str(role)
    words = _WORDS.findall(text[posting.start : min(posting.end, posting.start + 400)])
    if not words:
        return posting.key
    return " ".join(words[:_NAME_WORDS]) + (" …" if len(words) > _NAME_WORDS else "")
