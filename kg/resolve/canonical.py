"""Names as extraction writes them in, canonical nodes out: one id for all spellings of one term, paper or venue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.names import fold_name, slug_id
from kg.ports import Vocabulary
from kg.schema import NodeType, Relation, Term, Value

#: Types whose terms have a hierarchy in the graph.
HIERARCHY: Mapping[NodeType, Relation] = {
    NodeType.TOPIC: Relation.BROADER,
    NodeType.ROLE: Relation.BROADER,
    NodeType.SKILL: Relation.BROADER,
    NodeType.ORGANIZATION: Relation.PART_OF,
}
_NOT_WORD = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[\s-]*['’](\d\d)(?!\d)")
_EDITION = re.compile(r"^(?:proceedings\s+of\s+(?:the\s+)?|the\s+)", re.IGNORECASE)
#: Titles that many papers bear; they are told apart by venue or first author, and year.
_COMMON_TITLES = frozenset(
    """editorial|introduction|preface|foreword|guest editorial|editors introduction|guest editors introduction|panel
    |book review|book reviews|editors notes|letter from the editor|special issue introduction|erratum|corrigendum
    |reminiscences on influential papers|news|obituary|conclusion|keynote|invited talk|treasurers message
    |chairs message|report|overview|discussion|response|comment""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Canonical:
    """A node under its canonical name."""

    id: str
    node_type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


def canonical_term(node_type: NodeType, name: str, vocabulary: Vocabulary) -> Canonical:
    """A topic, skill, method or role: the vocabulary's name for it, else its own with blanks tidied."""
    term = vocabulary.lookup(node_type, name)
    if term is not None:
        return from_term(term, surface=name)
    return Canonical(slug_id(node_type, name), node_type, " ".join(name.split()))


def from_term(term: Term, *, surface: str | None = None) -> Canonical:
    """The node of a vocabulary term; the surface form becomes an alias if the term does not list it."""
    listed = {fold_name(alias) for alias in (term.name, *term.aliases)}
    extra = (surface,) if surface and fold_name(surface) not in listed else ()
    properties: dict[str, Value] = {"uri": term.uri} if term.uri else {}
    return Canonical(slug_id(term.node_type, term.name), term.node_type, term.name, (*term.aliases, *extra), properties)


def broader_terms(node: Canonical, vocabulary: Vocabulary) -> Iterator[tuple[Canonical, Canonical]]:
    """(narrower, broader) pairs from a node up to the roots of its hierarchy."""
    waiting, seen = [node], {node.id}
    for _ in range(_DEEPEST):
        above: list[Canonical] = []
        for narrow in waiting:
            term = vocabulary.lookup(node.node_type, narrow.name)
            for name in term.broader if term else ():
                broad = canonical_term(node.node_type, name, vocabulary)
                if broad.id != narrow.id:
                    yield narrow, broad
                if broad.id not in seen:
                    seen.add(broad.id)
                    above.append(broad)
        waiting = above


def title_key(title: str) -> str:
    """A title reduced to its words: case, accents that fold, dashes and punctuation do not count."""
    return _NOT_WORD.sub(" ", fold_name(title)).strip()


def canonical_paper(title: str, *, year: int | None = None, authors: Sequence[str] = (), venue: str = "") -> Canonical:
    """A paper by its title; titles such as "Editorial" need venue or first author, and year."""
    key = title_key(title)
    parts = [key]
    if key in _COMMON_TITLES:
        parts += [part for part in (venue or (authors[0] if authors else ""), str(year or "")) if part]
    return Canonical(slug_id(NodeType.PAPER, *parts), NodeType.PAPER, " ".join(title.split()).rstrip("."))


def canonical_venue(name: str, vocabulary: Vocabulary) -> Canonical:
    """A venue or one edition of it: "2022 International Conference on Learning Representations" is "ICLR 2022"."""
    year = _year(name)
    series_text = _EDITION.sub("", _SHORT_YEAR.sub(" ", _YEAR.sub(" ", name)))
    series_text = " ".join(re.sub(r"\(\s*\)", " ", series_text).split()).strip(" ,-")
    term = vocabulary.lookup(NodeType.VENUE, name) or vocabulary.lookup(NodeType.VENUE, series_text)
    term = term or _by_abbreviation(series_text, vocabulary)
    if term is None:
        properties: dict[str, Value] = {"year": year} if year else {}
        return Canonical(slug_id(NodeType.VENUE, name), NodeType.VENUE, " ".join(name.split()), (), properties)
    edition = f"{term.name} {year}" if year else term.name
    known = {fold_name(edition), fold_name(term.name)}
    aliases = tuple(f"{alias} {year}" if year else alias for alias in term.aliases)
    surface = (name,) if fold_name(name) not in known else ()
    about: dict[str, Value] = {"series": term.name, **({"year": year} if year else {})}
    return Canonical(slug_id(NodeType.VENUE, edition), NodeType.VENUE, edition, (*aliases, *surface), about)


def _year(name: str) -> int | None:
    if match := _YEAR.search(name):
        return int(match.group())
    if match := _SHORT_YEAR.search(name):
        short = int(match[1])
        return 2000 + short if short < 50 else 1900 + short
    return None


def _by_abbreviation(series: str, vocabulary: Vocabulary) -> Term | None:
    """The venue of "Knowledge Discovery and Data Mining (KDD)", by either name."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", series)
    if match is None:
        return None
    return vocabulary.lookup(NodeType.VENUE, match[2]) or vocabulary.lookup(NodeType.VENUE, match[1])
