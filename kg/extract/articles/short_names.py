"""Organizations of a page in, what stands for them in short or with a city behind: "Edinburgh professor Ada Nowak"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.name_likeness import is_given_name
from kg.extract.papers.venues.reader import find_venues

#: "Edinburgh professor Ada Nowak", "Maryland graduate student", where the page names the university in full.
_PEOPLE_BEHIND = re.compile(
    r"(?=(?:['’]s)? (?:(?:associate|assistant|graduate|PhD|doctoral|computer[- ]science) )*"
    r"(?:professor|researchers?|students?|postdoc|scientists?|colleagues|collaborators)\b)"
)


#: The other way round: "professor of botany at Maryland".
_PEOPLE_BEFORE = re.compile(
    r"\b(?:professors?|researchers?|students?|postdocs?|lecturers?|scholars?|faculty|PhD|doctorate)"
    r"(?: (?:of|in) [a-z ]{3,40}?)? (?:at|from) $"
)


def short_universities(text: str, found: Sequence[OrganizationMatch]) -> Iterator[OrganizationMatch]:
    """The place or campus of universities of the page, before or behind what their people are."""
    shorts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted({o.name for o in found if o.name.startswith("University of ")}):
        for short in name.removeprefix("University of ").split(", "):
            shorts[_WORD.split(short, maxsplit=1)[0]].append((name, short))
    for word in _WORD_ALONE.finditer(text) if shorts else ():
        for name, short in shorts.get(word[0], ()):
            start, end = word.start(), word.start() + len(short)
            if text.startswith(short, start) and not _GOES_ON.match(text, end) and _is_beside_people(text, start, end):
                yield OrganizationMatch(name, start, end)


def _is_beside_people(text: str, start: int, end: int) -> bool:
    return (
        _PEOPLE_BEHIND.match(text, end, end + _BESIDE) is not None
        or _PEOPLE_BEFORE.search(text, max(0, start - _BESIDE), start) is not None
    )


_WORD, _WORD_ALONE, _GOES_ON = re.compile(r"\W"), re.compile(r"(?<![\w-])\w+"), re.compile(r"[\w-]")


#: So far from the place stands what people are.
_BESIDE = 80


def short_houses(text: str, found: Sequence[OrganizationMatch]) -> Iterator[OrganizationMatch]:
    """The first word of the house that heads the page, where people or things are said to be its own: "Fernwood's"."""
    for house in sorted({o.name for o in found if o.start < _HEAD and o.term is None and " " in o.name}):
        first = house.split()[0]
        others = [o for o in found if o.name.startswith(first) and o.name != house]
        if len(first) >= _LONG and not others and not is_given_name(first):
            for end in (start + len(first) for start in _owning(text, first)):
                yield OrganizationMatch(house, end - len(first), end)


def _owning(text: str, word: str) -> Iterator[int]:
    """Where a word stands with "'s" behind it."""
    for owning in (f"{word}'s ", f"{word}’s "):
        start = text.find(owning)
        while start >= 0:
            if not text[start - 1 : start].isalnum() and text[start - 1 : start] != "-":
                yield start
            start = text.find(owning, start + 1)


#: So near the top of a page stands its house, and so many letters has a word that is short for it.
_HEAD, _LONG = 200, 5


def in_full(found: Sequence[OrganizationMatch]) -> list[OrganizationMatch]:
    """The matches, universities of which only the first word stands there by the name that the page has elsewhere."""
    names = {o.name for o in found}
    full = {name.removesuffix(" University"): name for name in names if name.endswith(" University")}
    full |= {name.removeprefix("University of "): name for name in names if name.startswith("University of ")}
    return [replace(o, name=full[o.name]) if o.term is None and o.name in full else o for o in found]


_TWO = re.compile(r"(?P<one>[^&]{3,}?) (?:and|&) (?P<other>[A-ZÀ-Ý].*)")


def two_houses(text: str, found: Sequence[OrganizationMatch]) -> list[OrganizationMatch]:
    """The matches, "Contoso and Riga University" as two of them where the page has each of the names alone, too."""
    return [part for match in found for part in (_parted(text, match) if match.term is None else (match,))]


def _parted(text: str, match: OrganizationMatch) -> tuple[OrganizationMatch, ...]:
    two = _TWO.fullmatch(text, match.start, match.end)
    if two is None or not all(_stands_alone(text, name, match.name) for name in (two["one"], two["other"])):
        return (match,)
    return tuple(OrganizationMatch(two[name], *two.span(name)) for name in ("one", "other"))


def _stands_alone(text: str, name: str, whole: str) -> bool:
    """Whether the page has a name elsewhere than in the whole."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > text.count(whole)


#: A laboratory of a firm, and the city behind its name: "Microsoft Research Cambridge".
_LAB = re.compile(r" (?:Research|Labs?|AI)$")
_CITY = re.compile(r" (?P<place>[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?)(?![\w-])")


def with_city(text: str, match: OrganizationMatch) -> OrganizationMatch:
    """The match up to the city that tells which of the laboratories of the organization is meant."""
    behind = _CITY.match(text, match.end) if _LAB.search(match.name) else None
    words = behind["place"].casefold().split() if behind else []
    for count in (2, 1):
        place = " ".join(words[:count])
        if len(words) >= count and place in PLACES:
            return replace(match, end=match.end + 1 + len(place))
    return match


#: Initials in brackets behind a name: "Lichen and Moss Institute (LM-I)".
_INITIALS = re.compile(r"(?:['’]s?)? \((?P<short>[A-Z][A-Za-z&-]{0,8}[A-Z])\)")
_SHORT_ALONE = re.compile(r"(?<![\w-])[A-Z][A-Za-z&-]{0,8}[A-Z](?![\w-])")
_BEGINNINGS = re.compile(r"(?<![\w’'])[A-ZÀ-Ý]|(?<=[a-z])[A-Z]")


def by_initials(text: str, found: Sequence[OrganizationMatch]) -> Iterator[OrganizationMatch]:
    """Organizations by the initials that stand in brackets behind their names, wherever the page has them."""
    shorts: dict[str, OrganizationMatch] = {}
    for house in found:
        behind = _INITIALS.match(text, house.end)
        if (
            behind
            and _are_initials(behind["short"], text[house.start : house.end])
            and not find_venues(behind["short"])
        ):
            shorts.setdefault(behind["short"], house)
    for alone in _SHORT_ALONE.finditer(text) if shorts else ():
        if alone[0] in shorts:
            yield replace(shorts[alone[0]], start=alone.start(), end=alone.end())


def _are_initials(short: str, name: str) -> bool:
    """Whether the capitals of a short name are those that words of the name begin with, in their order."""
    letters = iter("".join(_BEGINNINGS.findall(name)))
    return sum(map(str.isupper, short)) > 1 and all(letter in letters for letter in short if letter.isupper())


#: "the Centre for Moss Studies at Riga University".
_UNIT = re.compile(r"(?:.* )?(?:Centre|Center|Laborator(?:y|ies)|Lab|Unit)\b(?: (?:for|of|on) .*)?")
_AT_SCHOOL = re.compile(r"(?:,? (?:at|of|within)|,) (?:the )?$")


def units_of_schools(text: str, found: Sequence[OrganizationMatch]) -> list[OrganizationMatch]:
    """The matches, sorted by start, that are named as a part of the school behind them: a centre, a laboratory."""
    return [
        unit
        for unit, school in pairwise(found)
        if unit.term is None
        and is_academic(school.name)
        and not is_academic(unit.name)
        and _UNIT.fullmatch(unit.name)
        and _AT_SCHOOL.fullmatch(text, unit.end, school.start)
    ]
