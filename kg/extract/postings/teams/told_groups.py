"""A posting and its names in, those out that its sentences call a group of the employer, each with what speaks for it.

"Snow Maps, a team of nine inside our Frost business", "within Contoso's Snow & Ice Department", "At Snow Maps, we":
no word for a team stands right behind the name, or it is another word. Signs before and behind are weighed together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import CATEGORIES, ROLE_MODIFIERS
from kg.extract.postings.advert import Advert
from kg.extract.postings.proper_names import ProperName


class Told(NamedTuple):
    """A name that sentences call a group, and how much speaks for it."""

    name: str
    weight: float
    start: int
    end: int


_SORT = r"(?:team|group|squad|function|unit|practice|department|desk|organi[sz]ation|division|crew)"
#: What stands right behind a name: which sign it is, and what may say so.
_BEHIND = re.compile(
    rf"(?P<beside>, (?:an?|one of the|one of our) (?:[a-z]+(?:-[a-z]+)* ){{0,4}}{_SORT}\b(?! of companies))"
    r"|(?P<speaks>, (?:we|our|you)\b)"
    r"|(?P<sort> (?:[Uu]nit|[Ff]unction|[Pp]ractice|[Dd]epartment|[Dd]esk|[Dd]irectorate|[Dd]ivision|[Ss]ection)\b"
    r"(?! (?:heads?|leaders?|managers?)\b| of (?!(?:our|the)\b))\b)"
    r"|(?P<several> teams (?:are|build|work|own)\b)"
)
#: Words at the end of a name that say what it is, which it is known by without.
_ENDS = re.compile(r" (?:Department|Unit|Function|Practice|Directorate|Division|Desk)$")
#: What stands right before it.
_AT = re.compile(r"(?:^|[.!?:\n] ?)(?:Here )?(?:At|In|Within) $")
_PLACED = sought(
    r"\b"
    + glanced(
        r"(?:based|placed|embedded|sits?|housed|working|work|situated|role is|position is|internship is|post is|job is)"
    )
    + r" (?:in|within|inside|on) (?:the |our )?$"
)
_JOINS = re.compile(
    r"\b(?:[Jj]oin(?:ing)?|part of|(?:hiring|recruiting|seek\w*|looking for)\b[^.;\n]{2,50} (?:for|in)) (?:the |our )?$"
)
_WITHIN = re.compile(r"\b(?:[Ww]ithin|[Ii]nside|[Ii]n|of) (?:(?:the |our )|(?:[A-Z]\w+ ){0,2}[A-Z]\w*['’]s? )?$")
_OWNED = re.compile(r"(?:\b(?:[Tt]he|[Oo]ur)|\w['’]s|s['’]) $")
_WITH = re.compile(
    r"\b(?:with|partner\w*|collaborat\w*|alongside|across|between|support\w*|other|and|or|from|through|including|to"
    r"|clients?|led|former\w*)\s+(?:the\s+|our\s+|other\s+|[A-Z]\w+['’]s\s+)?$",
    re.IGNORECASE,
)
_BEFORE = ((_PLACED, 1.5), (_JOINS, 1.5), (_WITHIN, 1.0), (_OWNED, 0.5), (_WITH, -3.0))
_SIGNS = {"beside": 1.5, "sort": 1.0, "several": 1.5, "speaks": 0.0}
_ACTS = re.compile(
    r",? part of (?:the|our)\b"
    r"| (?:is|has|looks|seeks|owns|builds|manages|develops|provides|supports|helps|drives|works|sits|leads|within)\b"
)
_NEAR = 60
#: Less is said of groups that the job is for or beside: "figures for the Frost Maps department".
_SURE = 2.0
_JOINED = (" & ", " and ", " (")
_PAIR = re.compile(r"(\w+) (?:&|and) (\w+)")
_SIDES = re.compile(r"(?:(?:north|south|east|west|central|latin|middle|(?:north|south|east|west)ern)[ -]?)+")


def told_groups(advert: Advert, names: Sequence[ProperName]) -> Iterator[Told]:
    """Names that signs behind them call groups, each time with the weight of all signs around."""
    for name in names:
        behind = _BEHIND.match(advert.text, name.end)
        ends = _ENDS.search(name.text)
        if (behind is None and ends is None) or " " not in name.text:
            continue
        core = name.text[: ends.start()] if ends else name.text
        if is_place(core):
            continue
        weight = _weight(advert, name, behind.lastgroup if behind else "sort", core)
        weight += 1.0 * (_ACTS.match(advert.text, behind.end() if behind else name.end) is not None)
        if weight >= _SURE and " " in core:
            yield Told(core, weight, name.start, name.start + len(core))


def _weight(advert: Advert, name: ProperName, sign: str | None, core: str) -> float:
    before = advert.text[max(0, name.start - _NEAR) : name.start]
    if sign == "speaks":
        return 2.0 if _AT.search(before) and _names_things(core) else 0.0
    if sign == "several" and " & " not in core:
        return 0.0
    told = sum(weight for pattern, weight in _BEFORE if pattern.search(before))
    opens = 1.0 * (before.endswith("The ") and name.start - advert.start <= len("The "))
    return _SIGNS.get(sign or "", 0.0) + told + opens - 0.5 * is_general(core)


def _names_things(name: str) -> bool:
    """Whether a name joins words for things, and not those of two founders: "Snow & Ice", but not "Nowak & Vale"."""
    pair = _PAIR.fullmatch(name)
    return any(joint in name for joint in _JOINED) and (pair is None or all(map(is_english, pair.groups())))


def is_place(name: str) -> bool:
    """Whether a name is that of a country, a town or a part of the world: "South East Asia"."""
    place = _SIDES.sub("", name.lower())
    return not place or place in PLACES


def is_general(name: str) -> bool:
    """Whether all words of a name are those of any firm's departments: "Product Engineering"."""
    words = [word.lower() for word in name.split() if word.lower() not in ("&", "and", "of", "for")]
    return all(word in ROLE_MODIFIERS or word in CATEGORIES for word in words)
