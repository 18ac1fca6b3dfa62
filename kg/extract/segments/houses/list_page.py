"""A list of openings and the lines of its page in, what the page states for all of them out: who hires, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.draft import title_in
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.headers.reader import read_header
from kg.extract.postings.naming.firm_names import is_name, names_unit
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.houses.houses import name_departments, with_houses
from kg.extract.segments.houses.page_employer import (
    first_name,
    headed_employer,
    home_of_group,
    named_site,
    page_employer,
    site_employer,
    told_group,
)
from kg.extract.segments.houses.top_house import top_house
from kg.extract.segments.shapes.lists import Listed, employer_above
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_Span = tuple[int, int]
#: What joins a part of a firm to a title: "Engineer, Maps".
TAIL_JOINTS = (", ", " - ", " – ", " — ")


@dataclass(frozen=True, slots=True)
class PageOfList:
    """The openings of a list, and what their page states for all of them.

    Attributes:
        listed: the openings.
        stated: the fields of each.
        employer: where the page names who hires.
        place: where it says that all are.
        group: where it names the group that all are in.
        shared: the fields of a line above the list.
        names_houses: whether each opening names its own house.
        has_parts: whether names in the openings are parts of one employer, and no employers.
        is_by_team: whether the list is in order of teams.
    """

    listed: Sequence[Listed]
    stated: Sequence[Sequence[FieldSpan]]
    employer: _Span | None
    place: _Span | None
    group: _Span | None
    shared: tuple[FieldSpan, ...]
    names_houses: bool
    has_parts: bool
    is_by_team: bool


def lines_above(lines: Sequence[Line], listed: Sequence[Listed]) -> list[Line]:
    """The lines above the first opening."""
    first = _start(listed)
    return [line for line in lines if line.end <= first]


def page_of_list(
    lines: Sequence[Line],
    listed: Sequence[Listed],
    stated: Sequence[tuple[FieldSpan, ...]],
    text: str,
    places: PlaceFinder,
    *,
    is_table: bool,
) -> PageOfList:
    """What the page of a list states for all of its openings.

    Args:
        lines: of the page.
        listed: its openings.
        stated: the fields of each.
        text: the document.
        places: what knows places.
        is_table: whether cells of a table stand one below the other.
    """
    owner = None if is_table else _owner(lines, listed, places)
    housed = None if is_table else with_houses(lines, listed, stated, text, places, owner=owner[0] if owner else None)
    if housed:
        listed, stated = housed.listed, housed.stated
    names_houses = housed is not None and not housed.own
    above, first = lines_above(lines, listed), _start(listed)
    departments = not names_houses and name_departments(stated, text)
    headed = None if is_table else headed_employer(above, first, places) or site_employer(lines, first, places)
    home = None if headed or is_table else home_of_group(above, first, places)
    top, town = _named_top(above, places) or (None, None)
    boss = headed or home or _employer_of_all(lines, listed, () if departments else stated, text, places) or top
    told = is_table or names_houses or _name_employers(stated)
    school = None if told else top_house(above, places)
    part = boss if school and boss and _is_part(boss, school.house, text) else None
    if school and (boss is None or boss[0] >= first or part):
        boss = school.house
    school = school if school and boss == school.house else None
    own = boss is not None or (_says_own(above) and not _of_many(stated, above, text))
    own = (own and not is_table and not names_houses) or departments
    return PageOfList(
        listed=listed,
        stated=stated,
        employer=boss,
        place=_place_of_all(above, places) or town or (school.place if school else None),
        group=(told_group(above, first) if school or home else None)
        or (school.group or (part if headed else None) if school else _group(above, text) if home else None),
        shared=_barred_header(above, text, places),
        names_houses=names_houses,
        has_parts=own and bool(headed or departments or not (listed[0].fields and _name_employers(stated))),
        is_by_team=any(label_of(line.text) is FieldName.TEAM for line in above),
    )


def _is_part(boss: _Span, school: _Span, text: str) -> bool:
    """Whether a name is that of a part of a house, and no longer form of the school's."""
    return names_unit(text[boss[0] : boss[1]]) and text[school[0] : school[1]] not in text[boss[0] : boss[1]]


def _start(listed: Sequence[Listed]) -> int:
    return (listed[0].head or listed[0].body)[0].start


def _owner(lines: Sequence[Line], listed: Sequence[Listed], places: PlaceFinder) -> _Span | None:
    """Where the page says whose it is."""
    first, above = _start(listed), lines_above(lines, listed)
    return (
        named_site(lines, first, places) or headed_employer(above, first, places) or page_employer(above, first, places)
    )


def _group(above: Sequence[Line], text: str) -> _Span | None:
    """Where the group is named that the openings are in."""
    line = employer_above(above, text)
    return (line.end - len(line.text.strip("#* ")), line.end) if line else None


#: What a line of bars above a list states for all of its openings.
_SHARED = frozenset({FieldName.ORGANIZATION, FieldName.LOCATION, FieldName.REMOTE, FieldName.EMPLOYMENT_TYPE})


def _barred_header(above: Sequence[Line], text: str, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """Of a first line "Contoso | Riga | Onsite | Full-time": who hires, where and on which terms."""
    if not above or above[0].text.count("|") < 2:
        return ()
    return tuple(span for span in read_header(above[:1], text[above[0].end :], places) if span.name in _SHARED)


#: Headings of an employer's own list of openings.
_OWN_OPENINGS = re.compile(
    r"^(?:careers?|jobs|join (?:us|our team)|work (?:with|for) us|our (?:open )?(?:roles|openings|positions"
    r"|vacancies)"
    r"|open(?:ings| roles| positions)|current (?:openings|vacancies)|karriere|offene stellen|stellenangebote"
    r"|nos offres)\b"
    r"|\b(?:division|department|team|abteilung)\b",
    re.IGNORECASE,
)


def _name_employers(stated: Sequence[Sequence[FieldSpan]]) -> bool:
    """Whether most openings say themselves who hires."""
    named = sum(any(span.name is FieldName.ORGANIZATION for span in fields) for fields in stated)
    return 2 * named > len(stated)


def _says_own(above: Sequence[Line]) -> bool:
    """Whether a heading above a list says that the openings are its owner's."""
    return any(_OWN_OPENINGS.search(line.text) and not is_button(line.text) for line in above)


#: So many openings that each name somebody else are of many employers.
_MANY, _FEW = 4, 2
#: What a search for openings says of its results.
_FOUND_JOBS = re.compile(r"\bjobs (?:near|in)\b|^\D{0,30}\d[\d,.]* [\w ]{0,40}\bjobs\b", re.IGNORECASE)


def _of_many(stated: Sequence[Sequence[FieldSpan]], above: Sequence[Line], text: str) -> bool:
    """Whether each opening names another house: departments come again, or are called as work is filed."""
    named = [text[span.start : span.end] for fields in stated for span in fields if span.name is FieldName.ORGANIZATION]
    filed = sum(name.lower() in CATEGORIES for name in named)
    found = any(_FOUND_JOBS.search(line.text) for line in above)
    return len(named) >= (_FEW if found else _MANY) and len(set(named)) == len(named) and 4 * filed < len(named)


def _employer_of_all(
    lines: Sequence[Line],
    listed: Sequence[Listed],
    stated: Sequence[Sequence[FieldSpan]],
    text: str,
    places: PlaceFinder,
) -> tuple[int, int] | None:
    """Where the page names whose openings it lists; none for a list of openings of many employers."""
    first = (listed[0].head or listed[0].body)[0].start
    boss = employer_above([line for line in lines if line.end <= first], text)
    if _name_employers(stated):
        told = (boss.start, boss.end) if boss and not listed[0].fields else None
        return told or (first_name(lines, first, places) if _are_tails(stated, text) else None)
    named = page_employer(lines, first, places) or named_site(lines, first, places)
    return named or ((boss.start, boss.end) if boss else first_name(lines, first, places))


def _are_tails(stated: Sequence[Sequence[FieldSpan]], text: str) -> bool:
    """Whether what looks like employers are words that a comma or dash joins to titles, as parts of one firm are."""
    for fields in stated:
        title = title_in(fields)
        for span in fields if title else ():
            joined = title is not None and text[title.end : span.start] in TAIL_JOINTS
            if span.name is FieldName.ORGANIZATION and not (joined and " " not in text[span.start : span.end]):
                return False
    return True


#: "All posts are on our Berlin campus", "All roles are based in Berlin".
_ALL_IN = re.compile(
    r"\b[Aa]ll (?:\w+ ){0,3}?(?:posts|jobs|roles|positions|vacancies|openings)\b[^.]{0,40}?"
    r"\b(?:in|at|on our|at our|in our)\s+"
    r"(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})"
)


#: "Stellenangebote bei Contoso in Jena", "Jobs at Contoso in Riga".
_JOBS_IN = re.compile(
    r"(?i:(?:current |our |open )?(?:jobs?|careers?|vacancies|positions|openings|stellen\w*|karriere|offres?[\w ’']*"
    r"|emplois?))\s.{3,60}"
    r"\s(?:in|à|en)\s(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})"
)


def _named_top(above: Sequence[Line], places: PlaceFinder) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Who hires and where, where the first line of a page says just that: "STATE WATER BOARD, RAIPUR"."""
    for line in above[:_INTRODUCED]:
        name, _, town = line.text.partition(", ")
        if not 1 <= line.text.count(",") <= (1 if line is above[0] else _COMMAS) or not (
            line is above[0] or _SCHOOL.search(name)
        ):
            continue
        if " " in name and is_name(name) and is_place_line(town.title() if town.isupper() else town, places):
            return (line.start, line.start + len(name)), (line.end - len(town), line.end)
    return None


#: So many lines at the top of a page say whose it is; of schools with their town and country.
_INTRODUCED, _COMMAS = 4, 2
_SCHOOL = re.compile(r"\b(?:Universit|Institut|College|Hochschule|Polytech)")
#: Where the house is that a page speaks of: "a family-run inn on the quay in Hull", "our bakery in Jena".
_SEAT = re.compile(
    r"\b(?!conference|workshop|summit|meeting|congress|held|week|fair|event|seminar|was)[A-Za-zÀ-ÿ]{3,} (?:in|à"
    r"|im Herzen von"
    r"|en) (?P<where>[A-ZÀ-Ý][\w’'-]+(?:[ -][A-ZÀ-Ý][\w’'-]+){0,2})"
    r"(?P<land>, [A-ZÀ-Ý][a-zà-ÿ]+(?: [A-ZÀ-Ý][a-zà-ÿ]+)?)?"
    r"(?! (?:and|und|et|y|e|or|oder|&) [A-ZÀ-Ý])(?=[.,;:!]|\s|$)"
)
#: The same behind its name: "the Frost Lab at Contoso University (Jena, Germany)".
_BRACKETED = re.compile(r"(?<=\w )\((?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)(?P<land>, [A-ZÀ-Ý][\w ]{1,24})\)")


def _place_of_all(above: Sequence[Line], places: PlaceFinder) -> tuple[int, int] | None:
    """Where the page says that all its openings are."""
    for line in above:
        match = _ALL_IN.search(line.text) or _JOBS_IN.fullmatch(line.text)
        if match and is_place_line(match.group("where"), places):
            return line.start + match.start("where"), line.start + match.end("where")
    seats = [
        (line, seat)
        for line in above[:_INTRODUCED]
        for pattern in (_SEAT, _BRACKETED)
        for seat in pattern.finditer(line.text)
        if _is_town(seat.group("where"), places)
    ]
    if len({seat.group("where") for _, seat in seats}) != 1:
        return None
    line, seat = seats[0]
    whole = seat.group("where") + (seat.group("land") or "")
    end = seat.start("where") + len(whole if _is_town(whole, places) else seat.group("where"))
    return line.start + seat.start("where"), line.start + end


def _is_town(name: str, places: PlaceFinder) -> bool:
    read = places.parse(name)
    return is_place_line(name, places) and len(read.places) == 1 and read.places[0].place.city is not None
