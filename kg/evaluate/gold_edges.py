"""Fields and edges of an extraction in, triples in the words of annotated gold out.

Names are compared as the gold's own rules want it: after folding case, quotes and white space, and with the surface
forms that `aliases` lists counted as their canonical name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.names import fold_name, unaccented

Json = Mapping[str, Any]
Triple = tuple[str, str, str]

_ALIAS_GROUPS = {
    "organization": ("organisations",),
    "suborganization": ("organisations", "teams"),
    "team": ("teams",),
    "role": ("roles",),
    "disciplines": ("topics",),
    "skills": ("topics",),
    "topics": ("topics",),
    "primary_location": ("locations",),
    "other_locations": ("locations",),
}
#: Places are one place with and without their accents.
_PLACES = frozenset({"primary_location", "other_locations"})
_PAPER_RELATIONS = {
    "authors": "AUTHOR_OF",
    "affiliations": "AFFILIATED_WITH",
    "methods": "INTRODUCES",
    "topics": "ABOUT",
}
_OF_ARTICLES = {
    ("person", "author_of", "paper"): "AUTHOR_OF",
    ("person", "affiliated_with", "organization"): "WORKS_AT",
    ("person", "in_team", "team"): "IN_TEAM",
    ("paper", "affiliated_with", "organization"): "AFFILIATED_WITH",
    ("paper", "from_team", "team"): "FROM_TEAM",
    ("paper", "presented_at", "venue"): "PRESENTED_AT",
    ("paper", "introduces", "method"): "INTRODUCES",
}
#: Aliases that go for the names behind a type prefix.
_GROUP_OF_PREFIX = {
    "team": "teams",
    "organisation": "organisations",
    "person": "people",
    "method": "methods",
    "paper": "papers",
}
_PERIODS = {"former": "FORMERLY_AT", "education": "STUDIED_AT"}
_WHERE = frozenset({"LOCATED_IN", "ALSO_LOCATED_IN"})
_RELATION_ALIASES = {"PUBLISHED_IN": "PRESENTED_AT", "ABOUT": "ABOUT"}


class GoldNames:
    """What the gold calls things: its aliases, folded."""

    def __init__(self, aliases: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.canonical: dict[str, dict[str, str]] = {"locations": {}} | {
            group: {fold_name(alias): fold_name(name) for name, aliases in table.items() for alias in aliases}
            for group, table in aliases.items()
        }
        for name in aliases.get("locations", {}):
            parts = [part.strip() for part in name.split(",")]
            self.canonical["locations"].setdefault(fold_name(f"{parts[0]}, {parts[-1]}"), fold_name(name))

    def fold(self, name: str, value: Any) -> str | None:
        """The canonical form of the value of a field."""
        if value is None:
            return None
        text = fold_name(str(value))
        if name == "team":
            text = text.removesuffix(" team")
        for group in _ALIAS_GROUPS.get(name, ()):
            text = self.canonical.get(group, {}).get(text, text)
        return unaccented(text) if name in _PLACES else text

    def triple(self, subject: str, relation: str, value: str) -> Triple:
        """An edge in canonical names; the subject carries a type prefix."""
        relation = _RELATION_ALIASES.get(relation, relation)
        prefix, _, rest = subject.partition(":")
        told = self.fold_object(value)
        return f"{prefix}:{self._named(prefix, rest)}", relation, unaccented(told) if relation in _WHERE else told

    def fold_object(self, value: str) -> str:
        """The canonical form of an object, of whichever kind; papers and people carry a type prefix."""
        prefix, _, rest = value.partition(":")
        if prefix in ("paper", "person"):
            return f"{prefix}:{self._named(prefix, rest)}"
        text = fold_name(value)
        for name in (text, text.removesuffix(" team")):
            for table in self.canonical.values():
                if name in table:
                    return table[name]
        return text.removesuffix(" team")

    def _named(self, prefix: str, name: str) -> str:
        folded = fold_name(name)
        if prefix == "team":
            folded = folded.removesuffix(" team")
        return self.canonical.get(_GROUP_OF_PREFIX.get(prefix, ""), {}).get(folded, folded)


class GoldEdges:
    """Says of what was extracted which triples of the gold it states."""

    def __init__(self, names: GoldNames) -> None:
        self._names = names
        self._methods_of: dict[str, Sequence[str]] = {}

    def of_article(self, extraction: Json, number: str) -> Iterable[Triple]:
        """All that an article states beside its postings."""
        self._methods_of = {paper["title"]: paper["methods"] for paper in extraction["papers"]}
        for paper in extraction["papers"]:
            yield from self._paper_edges(paper, number)
        for person in extraction["persons"]:
            yield from self._person_edges(person, number)
        for edge in extraction["edges"]:
            yield from self._other_edges(edge, number)

    def of_posting(self, posting_id: str, posting: Json, number: str) -> Iterable[Triple]:
        """What the fields of a posting state, under the name that the gold has for it."""
        subject = ("listing:" if "#L" in posting_id else "posting:") + posting_id
        place = posting["primary_location"]
        if place:
            yield self._names.triple(subject, "LOCATED_IN", place_words(place) or "")
        for other in posting["other_locations"]:
            yield self._names.triple(subject, "ALSO_LOCATED_IN", place_words(other) or "")
        single = {
            "AT_ORGANISATION": "organization",
            "IN_SUBORGANISATION": "suborganization",
            "IN_TEAM": "team",
            "HAS_ROLE": "role",
        }
        for relation, name in single.items():
            if posting[name] and not (relation == "HAS_ROLE" and subject.startswith("listing")):
                yield self._names.triple(subject, relation, posting[name])
        if subject.startswith("listing"):
            yield self._names.triple(subject, "LISTED_IN", f"document:{number}")
            return
        several = {
            "REQUIRES_SKILL": "skills",
            "REQUIRES_DEGREE": "degrees",
            "REQUIRES_LANGUAGE": "languages_spoken",
            "IN_DISCIPLINE": "disciplines",
            "ABOUT": "topics",
        }
        for relation, name in several.items():
            for value in posting[name]:
                yield self._names.triple(subject, relation, value)

    def _paper_edges(self, paper: Json, number: str) -> Iterable[Triple]:
        subject = f"paper:{paper['title']}"
        yield self._names.triple(f"article:{number}", "MENTIONS", subject)
        if paper["venue"]:
            yield self._names.triple(subject, "PRESENTED_AT", paper["venue"])
        if paper.get("theme"):
            yield self._names.triple(subject, "IN_THEME", paper["theme"])
        if paper.get("team"):
            yield self._names.triple(subject, "FROM_TEAM", paper["team"])
        for author in paper["authors"]:
            yield self._names.triple(f"person:{author}", "AUTHOR_OF", subject)
        for name in ("affiliations", "methods", "topics"):
            for value in paper[name]:
                yield self._names.triple(subject, _PAPER_RELATIONS[name], value)

    def _person_edges(self, person: Json, number: str) -> Iterable[Triple]:
        subject = f"person:{person['name']}"
        yield self._names.triple(f"article:{number}", "MENTIONS", subject)
        if person["organization"]:
            yield self._names.triple(subject, "WORKS_AT", person["organization"])
        if person["team"]:
            yield self._names.triple(subject, "IN_TEAM", person["team"])
        for organization in person["former_organizations"]:
            yield self._names.triple(subject, "FORMERLY_AT", organization)
        for organization in person["education"]:
            yield self._names.triple(subject, "STUDIED_AT", organization)

    def _other_edges(self, edge: Json, number: str) -> Iterable[Triple]:
        kind, relation = edge["src"]["type"], edge["relation"]
        if relation == "part_of" and kind in ("team", "organization"):
            prefix = {"organization": "organisation"}.get(kind, kind)
            yield self._names.triple(f"{prefix}:{edge['src']['name']}", "PART_OF", edge["dst"]["name"])
        elif relation == "about" and kind == "document":
            yield self._names.triple(f"article:{number}", "ABOUT", edge["dst"]["name"])
        elif relation == "affiliated_with" and kind == "person" and edge["properties"].get("period") == "current":
            yield self._names.triple(f"person:{edge['src']['name']}", "WORKS_AT", edge["dst"]["name"])
        elif relation == "uses":
            # The gold says it of the method that the paper introduces, the ontology of the paper.
            for method in self._methods_of.get(edge["src"]["name"], ()):
                yield self._names.triple(f"method:{method}", "BUILDS_ON", edge["dst"]["name"])

    def stated(self, edge: Json) -> Triple | None:
        """An edge of an article in the gold's words; postings are judged by their fields."""
        src, dst = edge["src"], edge["dst"]
        relation = _OF_ARTICLES.get((src["type"], edge["relation"], dst["type"]))
        if relation is None:
            return None
        if relation == "WORKS_AT":
            relation = _PERIODS.get(edge["properties"].get("period"), relation)
        value = f"paper:{dst['name']}" if dst["type"] == "paper" else dst["name"]
        return self._names.triple(f"{src['type']}:{src['name']}", relation, value)


def place_words(value: Json | str | None) -> str | None:
    """A place as "city, region, country"."""
    if value is None or isinstance(value, str):
        return value
    parts = [value.get("city"), value.get("region"), value.get("country")]
    return ", ".join(part for part in parts if part) or None


def soft_equal(a: str, b: str) -> bool:
    """Whether two topics share enough of the stems of their words."""
    first, second = _stems(a), _stems(b)
    if not first or not second:
        return a == b
    shared = len(first & second)
    return shared / min(len(first), len(second)) >= 0.99 or shared / len(first | second) >= 0.5


def _stems(text: str) -> set[str]:
    return {word.rstrip("s")[:8] for word in text.replace("-", " ").split() if len(word) > 2 or word.isupper()} or set(
        text.split()
    )
