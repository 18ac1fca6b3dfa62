"""Names of employers, units, teams and people in, canonical nodes out.

* A legal form says nothing: "Acme Inc." is "Acme". Units and parents come from the vocabulary.
* A team belongs to its employer: one name at two employers is two teams, and the topmost employer counts,
  so that a document which names the unit between and one which does not mean the same team.
* A person is a name, and where the family name or the initials are shared by very many people, a name and
  the topmost employer: two people called "Wei Zhang" at two employers stay apart, while
  "Thorsten Joachims" is one person whether or not a document says where he works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from kg.names import fold_name, slug, slug_id
from kg.ports import Vocabulary
from kg.resolve.canonical import Canonical, from_term
from kg.resolve.person_words import COMMON_FAMILY_NAMES, HONORIFICS
from kg.resolve.vehicles import house_of
from kg.schema import NodeType

_LEGAL = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|llp|lp|plc|corp|corporation|co|company|gmbh(?:\s*&\s*co\.?\s*kg(?:aa)?)?"
    r"|ag|se|kg|kgaa|ug|e\.?v|s\.?a\.?s?|s\.?r\.?l|s\.?\s?à\.?\s?r\.?\s?l|s\.?p\.?a|b\.?v|n\.?v|a/s|aps|as|ab|oy|oyj|pty|pvt|pvt\.?\s+ltd"
    r"|private\s+limited|pty\.?\s+ltd|s\.?l|sp\.?\s*z\s*o\.?\s*o|kft|s\.r\.o|d\.o\.o|k\.k|g\.k|ulc|co\.?,?\s+ltd)\.?$",
    re.IGNORECASE,
)
#: "The Hat Company" is called so; without its last word it would be "The Hat".
_CALLED = re.compile(r"(the\s.+?\s(?:company|corporation))(?:[\s,]+(?:inc|llc|ltd|limited|lp)\.?)*", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\s*\(([^()]{1,15})\)\s*$")
_BRACKETS = re.compile(r"\s*\([^()]{1,15}\)")
_TEAM_WORDS = re.compile(r"^(?:the\s+)|\s+(?:team|organi[sz]ation|org|group|unit|squad|teams)$", re.IGNORECASE)
_INITIAL = re.compile(r"^\w\.?$")
_HIGHEST = 6


def canonical_organization(name: str, vocabulary: Vocabulary) -> Canonical:
    """An organization under the vocabulary's name, else without its legal form."""
    bare = strip_legal_form(name)
    called = _CALLED.fullmatch(" ".join(name.split()))
    shown = called[1] if called else bare
    abbreviation = _ABBREVIATION.search(bare)
    full = bare[: abbreviation.start()] if abbreviation else bare
    for candidate in (name, bare, full, abbreviation[1] if abbreviation else ""):
        term = vocabulary.lookup(NodeType.ORGANIZATION, candidate) if candidate else None
        if term is not None and (candidate != (abbreviation and abbreviation[1]) or _initials(full, candidate)):
            return from_term(term, surface=name)
    house = house_of(name, bare, vocabulary)
    if house is not None:
        return from_term(house, surface=name)
    short = (abbreviation[1],) if abbreviation else ()
    others = dict.fromkeys((name, bare, full, *short))
    aliases = tuple(alias for alias in others if fold_name(alias) != fold_name(shown))
    return Canonical(slug_id(NodeType.ORGANIZATION, full), NodeType.ORGANIZATION, shown, aliases)


def strip_legal_form(name: str) -> str:
    """The name without "Inc.", "GmbH & Co. KG" and their like."""
    tidy = " ".join(name.split()).strip(" ,")
    while (shorter := _LEGAL.sub("", tidy).strip(" ,")) != tidy and shorter:
        tidy = shorter
    return tidy


def _initials(full: str, short: str) -> bool:
    """Whether an abbreviation is made of the first letters of the name beside it."""
    letters = [word[0].casefold() for word in re.findall(r"\w+", full)]
    return bool(letters) and short[:1].casefold() == letters[0]


def employer_of(
    organization: Canonical, vocabulary: Vocabulary, stated_parent: Callable[[str], Canonical | None]
) -> Canonical:
    """The topmost organization above a unit, by the vocabulary or by what the document states."""
    seen = {organization.id}
    for _ in range(_HIGHEST):
        term = vocabulary.lookup(NodeType.ORGANIZATION, organization.name)
        above = canonical_organization(term.broader[0], vocabulary) if term and term.broader else None
        above = above or stated_parent(organization.id)
        if above is None or above.id in seen:
            break
        seen.add(above.id)
        organization = above
    return organization


def canonical_team(name: str, employer: Canonical | None, vocabulary: Vocabulary) -> Canonical:
    """A team of an employer; "X team", "the X group" and "X (ABBR)" are X, and so is "Employer X"."""
    tidy = " ".join(name.split())
    abbreviation = _ABBREVIATION.search(_bare_team(tidy))
    term = vocabulary.lookup(NodeType.TEAM, tidy) or vocabulary.lookup(NodeType.TEAM, _bare_team(tidy))
    shown = term.name if term else _bare_team(tidy)
    key = _without_employer(_BRACKETS.sub("", shown), employer, vocabulary)
    scope = (employer.id.partition(":")[2],) if employer else ()
    short = (abbreviation[1], _ABBREVIATION.sub("", shown)) if abbreviation else ()
    aliases = tuple(alias for alias in dict.fromkeys((tidy, *short)) if fold_name(alias) != fold_name(shown))
    return Canonical(slug_id(NodeType.TEAM, *scope, key), NodeType.TEAM, shown, aliases)


def _bare_team(name: str) -> str:
    bare = name
    while (shorter := _TEAM_WORDS.sub("", bare).strip()) != bare and shorter:
        bare = shorter
    return bare


def _without_employer(name: str, employer: Canonical | None, vocabulary: Vocabulary) -> str:
    """The name without the employer's in front, if two words or more are left."""
    if employer is None:
        return name
    words = name.split()
    for count in range(min(4, len(words) - 2), 0, -1):
        prefix = " ".join(words[:count])
        term = vocabulary.lookup(NodeType.ORGANIZATION, _ABBREVIATION.sub("", prefix))
        own = term is not None and (term.name == employer.name or employer.name in term.broader)
        if own or fold_name(prefix) == fold_name(employer.name):
            return " ".join(words[count:])
    return name


def canonical_person(name: str, employer: Canonical | None, divided: Container[str] = frozenset()) -> Canonical:
    """A person; the employer only counts for names that very many people share, and for those in `divided`."""
    words = _name_words(name)
    shown = " ".join(words) or " ".join(name.split())
    key = _without_initials(words) or [shown]
    counts = employer is not None and (_is_common(key) or person_key(name) in divided)
    scope = (employer.id.partition(":")[2],) if employer is not None and counts else ()
    alias = (name,) if fold_name(name) != fold_name(shown) else ()
    return Canonical(slug_id(NodeType.PERSON, " ".join(key), *scope), NodeType.PERSON, shown, alias)


def person_key(name: str) -> str:
    """What the names of one person have in common, as ids have it: neither titles nor middle initials."""
    return slug(" ".join(_without_initials(_name_words(name)) or [name]))


def _name_words(name: str) -> list[str]:
    return [word for word in _given_first(name).split() if fold_name(word).strip(".") not in HONORIFICS]


def _given_first(name: str) -> str:
    family, comma, given = " ".join(name.split()).partition(", ")
    return f"{given} {family}" if comma and len(given.split()) <= 3 else " ".join(name.split())


def _without_initials(words: list[str]) -> list[str]:
    """First and last name and full names between; "Greg D. Linden" is "Greg Linden"."""
    between = [word for word in words[1:-1] if not _INITIAL.match(word)]
    return [words[0], *between, words[-1]] if len(words) > 1 else words


def _is_common(words: list[str]) -> bool:
    given = slug(words[0])
    return (
        len(words) == 1 or len(given) <= 2 or any(slug(word) in COMMON_FAMILY_NAMES for word in (words[0], words[-1]))
    )
