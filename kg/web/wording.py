"""Types, relations and properties in, words for people out."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from kg.answers import Match
from kg.schema import Node, NodeType, Relation, Value

PLURALS: Mapping[NodeType, str] = {
    NodeType.POSTING: "Postings",
    NodeType.PAPER: "Papers",
    NodeType.ROLE: "Roles",
    NodeType.TEAM: "Teams",
    NodeType.TOPIC: "Topics",
    NodeType.SKILL: "Skills",
    NodeType.ORGANIZATION: "Organizations",
    NodeType.LOCATION: "Places",
    NodeType.PERSON: "People",
    NodeType.METHOD: "Methods",
    NodeType.VENUE: "Venues",
    NodeType.DOCUMENT: "Documents",
}
_SINGULARS = {NodeType.LOCATION: "Place"}

#: Headings of facts: from the node outwards, and as seen from the other end.
_RELATIONS: Mapping[Relation, tuple[str, str]] = {
    Relation.LOCATED_IN: ("Place", "Here"),
    Relation.PART_OF: ("Part of", "Parts"),
    Relation.AT: ("Employer", "Postings"),
    Relation.IN_TEAM: ("Team", "In this team"),
    Relation.HAS_ROLE: ("Role", "Postings"),
    Relation.REQUIRES: ("Skills", "Asked for in"),
    Relation.ABOUT: ("Topics", "About this"),
    Relation.NEAR_DUPLICATE_OF: ("Near-duplicates", "Near-duplicates"),
    Relation.MENTIONED_IN: ("Mentioned in", "Mentioned"),
    Relation.AUTHOR_OF: ("Author of", "Authors"),
    Relation.AFFILIATED_WITH: ("Affiliation", "Affiliated"),
    Relation.FROM_TEAM: ("Team", "Papers"),
    Relation.PRESENTED_AT: ("Presented at", "Presented here"),
    Relation.INTRODUCES: ("Introduces", "Introduced by"),
    Relation.USES: ("Uses", "Used by"),
    Relation.DEVELOPED: ("Developed", "Developed by"),
    Relation.BROADER: ("Broader", "Narrower"),
}
_SPLIT_BY_TYPE = frozenset(
    {Relation.LOCATED_IN, Relation.ABOUT, Relation.MENTIONED_IN, Relation.IN_TEAM, Relation.AFFILIATED_WITH}
)
_WHEREABOUTS: Mapping[NodeType, tuple[str, ...]] = {
    NodeType.POSTING: ("organization", "city", "country"),
    NodeType.PAPER: ("venue", "year"),
}
#: What properties and facets are called, where their own name does not say it well.
_HEADINGS = {
    "organization": "Employer",
    "employment_type": "Contract",
    "degree_fields": "Fields of degrees",
    "languages_spoken": "Languages",
    "season_year": "Season",
    "duration_months": "Months",
    "url": "Address",
}
#: Shown as facts, or of no use to a reader.
_SILENT = frozenset(
    {"start", "end", "latitude", "longitude", "title", "organization", "suborganization", "role", "team", "skills"}
    | {"topics", "city", "region", "country", "venue", "content_hash", "kind", "listing", "series", "preferred_skills"}
)


def singular(node_type: str) -> str:
    """One of a type: "Posting"."""
    return _SINGULARS.get(NodeType(node_type), str(node_type).capitalize())


def plural(node_type: str) -> str:
    """Several of a type: "Postings"."""
    return PLURALS[NodeType(node_type)]


def relation_heading(relation: str, outward: bool, other_type: str) -> str:
    """What stands above facts of a relation: "Skills", seen from the skill "Asked for in"."""
    kind = Relation(relation)
    out, back = _RELATIONS[kind]
    if outward:
        return out
    return f"{plural(other_type)} {back.lower()}" if kind in _SPLIT_BY_TYPE else back


def words(name: str) -> str:
    """An identifier as words: "near_duplicate_of" as "near duplicate of"."""
    return name.replace("_", " ")


def property_heading(name: str) -> str:
    """What stands above a property, or a facet."""
    return _HEADINGS.get(name, words(name).capitalize())


def value_words(value: Value) -> str:
    """A property's value for people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value_words(item) for item in value)
    return words(str(value)) if isinstance(value, str) and value.islower() and "_" in value else str(value)


def shown_properties(node: Node) -> list[tuple[str, str]]:
    """Properties worth showing beside the facts, in words."""
    kept = ((key, value) for key, value in sorted(node.properties.items()) if key not in _SILENT)
    return [(property_heading(key), _shown(key, value)) for key, value in kept if value not in (None, "", [])]


def _shown(key: str, value: Value) -> str:
    """Months from and to as a span, anything else as it is."""
    if key == "duration_months" and isinstance(value, list):
        return "–".join(dict.fromkeys(str(item) for item in value))
    return value_words(value)


def whereabouts(node: Node | Match) -> str:
    """With whom and where, or in which venue, in a few words; empty for types that have no such thing."""
    keys = _WHEREABOUTS.get(node.node_type, ())
    parts = [str(node.properties[key]) for key in keys if node.properties.get(key)]
    return " · ".join(part for i, part in enumerate(parts) if i == 0 or part not in parts[0])


def safe_url(text: object) -> str | None:
    """The address if it is one of the web, http or https with a host; anything else is only text."""
    if not isinstance(text, str) or len(text) > 2000 or any(char.isspace() or ord(char) < 32 for char in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and host and "@" not in parts.netloc else None
