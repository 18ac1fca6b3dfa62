"""Lines of a page in, the segments of the openings it lists out: each with its own fields and those of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import Segment, SegmentKind
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.firm_names import is_name
from kg.extract.postings.header import read_header
from kg.extract.postings.header_labels import label_of
from kg.extract.postings.place_lines import is_place_line
from kg.extract.segments.chrome import is_button
from kg.extract.segments.classifieds import classified_openings
from kg.extract.segments.counted import counted_openings
from kg.extract.segments.counted_groups import with_counted_groups
from kg.extract.segments.line_openings import more_openings
from kg.extract.segments.list_houses import name_departments, with_houses
from kg.extract.segments.lists import Listed, employer_above, openings_of
from kg.extract.segments.page_employer import (
    first_name,
    headed_employer,
    home_of_group,
    named_site,
    page_employer,
    site_employer,
)
from kg.extract.segments.repeats import repeated_openings
from kg.extract.segments.shared import one_each
from kg.extract.segments.statements import stated_openings
from kg.extract.segments.titled import titled_openings
from kg.extract.segments.trees import tree_openings
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan


def find_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings a page lists, by the reading that finds more of them."""
    if told := stated_openings(lines, places) or tree_openings(lines, places):
        return told
    stacked, repeated = openings_of(lines, places), repeated_openings(lines, places)
    found = (repeated if len(repeated) > len(stacked) else stacked) or titled_openings(lines)
    small = classified_openings(lines, places)
    best = small if len(small) > len(found) else found or counted_openings(lines, places)
    best = with_counted_groups(lines, more_openings(lines, best, places), places)
    return [item for item in best if not (_is_asked(item) or _is_honour(item))]


#: An item of what is asked: "ii) At least three years of teaching experience as a lecturer".
_ASKED = re.compile(
    r"\W*\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+(?:at least|have|must|a minimum|minimum|show|possess|holders? of)\b"
    r"|(?:qualifications?|statut|niveau|catégorie|emploi|métier|expérience|career level|job level|seniority|reports to)"
    r"\s?:\s",
    re.IGNORECASE,
)


#: What a paper got: "ICASSP 2025 · Best Student Paper".
_HONOUR = re.compile(r"\b(?:best|outstanding)\b.{0,30}\b(?:paper|poster|thesis|demo)\b", re.IGNORECASE)


def _is_honour(item: Listed) -> bool:
    return any(_HONOUR.search(line.text) is not None for line in item.head)


def _is_asked(item: Listed) -> bool:
    """Whether what looks like an opening is what one asks of whoever applies."""
    return any(_ASKED.match(line.text) is not None for line in (*item.head, *item.body[:1]))


def opening_segments(
    lines: Sequence[Line], listed: Sequence[Listed], text: str, places: PlaceFinder
) -> Iterator[Segment]:
    """A segment for each opening, with what its own lines state and what the page states for all of them."""
    listed = _closed(listed)
    first = (listed[0].head or listed[0].body)[0]
    above = [line for line in lines if line.end <= first.start]
    columns = _columns(above)
    stated = [_stated(item, text, columns, places) for item in listed]
    start = first.start
    owner = (
        named_site(lines, start, places) or headed_employer(above, start, places) or page_employer(above, start, places)
    )
    housed = None if columns else with_houses(lines, listed, stated, text, places, owner=owner[0] if owner else None)
    if housed:
        listed, stated = housed.listed, housed.stated
        first = (listed[0].head or listed[0].body)[0]
        above = [line for line in above if line.end <= first.start]
    own_teams = housed is not None and housed.own
    housed = None if own_teams else housed
    departments = not housed and name_departments(stated, text)
    boss = _employer_of_all(lines, listed, () if departments else stated, text, places)
    site = _place_of_all(above, places)
    named = _named_top(above, places)
    boss, site = boss or (named[0] if named else None), site or (named[1] if named else None)
    by_team = any(label_of(line.text) is FieldName.TEAM for line in above)
    shared = _barred_header(above, text, places)
    headed = (
        None if columns else headed_employer(above, first.start, places) or site_employer(lines, first.start, places)
    )
    home = None if headed or columns else home_of_group(above, first.start, places)
    group = employer_above(above, text) if home else None
    boss = headed or home or boss
    own = not columns and not housed and (boss is not None or (_says_own(above) and not _of_many(stated, above, text)))
    own = own or departments
    tailed = own and (headed or departments or not (listed[0].fields and _name_employers(stated)))
    for item, fields in zip(listed, stated, strict=True):
        if tailed:
            fields = _with_tail([span if _is_firm(span, text) else _as_team(span) for span in fields], text)
        if by_team and not any(span.name in (FieldName.TEAM, FieldName.ORGANIZATION) for span in fields):
            fields = tuple(_whole_line(_as_team(span, FieldName.CATEGORY), text) for span in fields)
        if site and not any(span.name in (FieldName.LOCATION, FieldName.REMOTE) for span in fields):
            fields = (*fields, FieldSpan(FieldName.LOCATION, *site))
        if boss and not (housed or any(_is_firm(span, text) for span in fields)):
            fields = (FieldSpan(FieldName.ORGANIZATION, *boss), *fields)
        if group and not any(span.name is FieldName.TEAM for span in fields):
            fields = (*fields, FieldSpan(FieldName.TEAM, group.end - len(group.text.strip("#* ")), group.end))
        stated_here = {span.name for span in fields}
        fields = (*fields, *(span for span in shared if span.name not in stated_here))
        every = [*item.head, *item.body]
        top, low = (item.head[0].start, item.head[-1].end) if item.head else (None, None)
        start = item.body[0].start if item.body else every[0].start
        yield from one_each(Segment(SegmentKind.POSTING, start, every[-1].end, top, low, fields), text)


#: What a line of bars above a list states for all of its openings.
_SHARED = frozenset({FieldName.ORGANIZATION, FieldName.LOCATION, FieldName.REMOTE, FieldName.EMPLOYMENT_TYPE})


#: What a page says below its last opening of itself or to all who apply.
_CLOSING = re.compile(
    r"(?:to apply|how to apply|please (?:apply|send|note)|send (?:your|us|me|an?)|applications? (?:to|should)"
    r"|apply (?:by|via"
    r"|online|through)"
    r"|(?:didn[’']t|don[’']t|can[’']t|not) (?:find|see|finding)\b"
    r"|interested\b|all (?:posts|roles|positions|applicants)|©|copyright|drop in with)"
    r"|.{0,80}\b(?:equal opportunit|disability confident|without regard to|diversity)",
    re.IGNORECASE,
)


def _closed(listed: Sequence[Listed]) -> list[Listed]:
    """The openings without what stands below an empty line behind the last and speaks to all who apply."""
    *others, last = listed
    if len(others) > 1 and last.head and all(len(item.head) + len(item.body) == 1 for item in others):
        return [*others, replace(last, head=(), body=last.head[:1])]  # each of them is one line
    kept = list(last.body)
    while others and len(kept) > (not last.head) and kept[-1].gap and _CLOSING.match(kept[-1].text):
        kept.pop()
    return [*others, replace(last, body=tuple(kept))]


def _barred_header(above: Sequence[Line], text: str, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """Of a first line "Contoso | Riga | Onsite | Full-time": who hires, where and on which terms."""
    if not above or above[0].text.count("|") < 2:
        return ()
    return tuple(span for span in read_header(above[:1], text[above[0].end :], places) if span.name in _SHARED)


def _stated(item: Listed, text: str, columns: Sequence[FieldName], places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """The fields of one opening: those of the columns above it, those already read, or those of its header."""
    every = [*item.head, *item.body]
    if len(columns) >= 3 and len(columns) == len(every):
        return tuple(FieldSpan(name, line.start, line.end) for name, line in zip(columns, every, strict=True))
    if item.fields or not item.head:
        return item.fields
    return read_header(item.head, text[every[0].start : every[-1].end], places)


#: A legal form in the middle of a name or at its end: "Contoso AG Hochbau".
_FIRM = re.compile(
    r"[\w.] (?:AG|GmbH|SE|KG|UG|Inc|LLC|Ltd|PLC|Corp|SAS|SARL|SpA|BV|NV|Oy|AB|A/S|S\.A\.|S\.L\.)(?![\w-])"
)


def _is_firm(span: FieldSpan, text: str) -> bool:
    """Whether a name is that of a company of its own, and no team's."""
    return span.name is FieldName.ORGANIZATION and _FIRM.search(text, span.start, span.end) is not None


def _as_team(span: FieldSpan, what: FieldName = FieldName.ORGANIZATION) -> FieldSpan:
    return replace(span, name=FieldName.TEAM) if span.name is what else span


def _with_tail(fields: Sequence[FieldSpan], text: str) -> tuple[FieldSpan, ...]:
    """The fields with what a comma or dash adds to a title as its part: "Engineer, Maps" of an employer's own list."""
    title = next((span for span in fields if span.name is FieldName.TITLE), None)
    tail = next((span for span in fields if title and _is_tail(title, span, text)), None)
    if title is None or tail is None:
        return tuple(fields)
    return tuple(replace(span, end=tail.end) if span is title else span for span in fields if span is not tail)


def _is_tail(title: FieldSpan, span: FieldSpan, text: str) -> bool:
    return span.name is FieldName.TEAM and text[title.end : span.start] in _TAIL_JOINTS


def _whole_line(span: FieldSpan, text: str) -> FieldSpan:
    """A team's whole line: its first word may look like a label, "Field Operations"."""
    start = text.rfind("\n", 0, span.start) + 1
    named = span.name is FieldName.TEAM and ":" not in text[start : span.start] and len(text[start : span.start]) < 20
    return replace(span, start=start) if named and text[start : start + 1].isupper() else span


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
        title = next((span for span in fields if span.name is FieldName.TITLE), None)
        for span in fields if title else ():
            joined = title is not None and text[title.end : span.start] in _TAIL_JOINTS
            if span.name is FieldName.ORGANIZATION and not (joined and " " not in text[span.start : span.end]):
                return False
    return True


_TAIL_JOINTS = (", ", " - ", " – ", " — ")


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
    if not above or above[0].text.count(",") != 1:
        return None
    name, _, town = above[0].text.partition(", ")
    if " " not in name or not is_name(name) or not is_place_line(town.title() if town.isupper() else town, places):
        return None
    start, end = above[0].start, above[0].end
    return (start, start + len(name)), (end - len(town), end)


#: So many lines at the top of a page say whose it is.
_INTRODUCED = 4
#: Where the house is that a page speaks of: "a family-run inn on the quay in Hull", "our bakery in Jena".
_SEAT = re.compile(
    r"\b(?!conference|workshop|summit|meeting|congress|held|week|fair|event|seminar|was)[A-Za-zÀ-ÿ]{3,} (?:in|à"
    r"|im Herzen von"
    r"|en) (?P<where>[A-ZÀ-Ý][\w’'-]+(?:[ -][A-ZÀ-Ý][\w’'-]+){0,2})"
    r"(?=[.,;:!]|\s|$)"
)


def _place_of_all(above: Sequence[Line], places: PlaceFinder) -> tuple[int, int] | None:
    """Where the page says that all its openings are."""
    for line in above:
        match = _ALL_IN.search(line.text) or _JOBS_IN.fullmatch(line.text)
        if match and is_place_line(match.group("where"), places):
            return line.start + match.start("where"), line.start + match.end("where")
    seats = [
        (line, seat)
        for line in above[:_INTRODUCED]
        for seat in _SEAT.finditer(line.text)
        if _is_town(seat.group("where"), places)
    ]
    if len({seat.group("where") for _, seat in seats}) != 1:
        return None
    line, seat = seats[0]
    return line.start + seat.start("where"), line.start + seat.end("where")


def _is_town(name: str, places: PlaceFinder) -> bool:
    read = places.parse(name)
    return is_place_line(name, places) and len(read.places) == 1 and read.places[0].place.city is not None


def _columns(above: Sequence[Line]) -> list[FieldName]:
    """What the columns of a table are called whose cells stand one below the other."""
    names: list[FieldName] = []
    for line in above:
        name = label_of(line.text)
        names = [*names, name] if name else names if len(names) >= 3 else []
    return names if len(names) >= 3 else []


#: Headings of an employer's own list of openings.
_OWN_OPENINGS = re.compile(
    r"^(?:careers?|jobs|join (?:us|our team)|work (?:with|for) us|our (?:open )?(?:roles|openings|positions"
    r"|vacancies)"
    r"|open(?:ings| roles| positions)|current (?:openings|vacancies)|karriere|offene stellen|stellenangebote"
    r"|nos offres)\b"
    r"|\b(?:division|department|team|abteilung)\b",
    re.IGNORECASE,
)
