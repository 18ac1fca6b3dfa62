"""The lines of a page in, the fields out that labels state anywhere on it: "• Company: Contoso", "LocationRiga"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from kg.extract.lexicon.dates import find_date
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.job_terms import MARK
from kg.extract.postings.headers.labels import bare_label, glued_label, inline_labels, label_of, run_on_labels
from kg.extract.postings.headers.lines import cut_names
from kg.extract.postings.headers.turned import labels_first
from kg.extract.postings.headers.values import is_grade
from kg.extract.postings.naming.firm_names import LEGAL_FORM, is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_LONGEST = 110
#: Of a name such as "École Paris" less than half is a place.
_PARTLY = 0.5
#: So many lines at the top of a page may name a house by more than its town.
_TOP = 8
_PAGE_IN_A_LINE, _BEGINNING, _LONGEST_TITLE = 600, 3000, 60
_KEYED = re.compile(r"[A-ZÀ-Ý][^:.!?\n]{1,30}:\s*\S.{0,80}")
#: Lines above a letter, which is not posted when it is sent and whose subject need not be a job's title.
_MAIL = re.compile(r"(?:From|To|Sent|Date|Subject|Von|An|Betreff|De|À|Objet)\s*:\s", re.IGNORECASE)
#: Fields of which a page states one, and better behind a label than on a bare line.
_SURE = frozenset({FieldName.ORGANIZATION, FieldName.SOURCE_ID, FieldName.POSTED, FieldName.CLOSED})
_IDLE = frozenset({FieldName.OTHER, FieldName.CATEGORY, FieldName.INDUSTRY})


class _Row(NamedTuple):
    """A line of a page: the fields its labels state, and whether it looks like a label with a value at all."""

    line: Line
    fields: tuple[FieldSpan, ...]
    keyed: bool
    sure: bool = False


def page_facts(lines: Sequence[Line], places: PlaceFinder | None = None) -> tuple[FieldSpan, ...]:
    """What rows of labels with values state; a label counts among others, not alone in running text.

    A gazetteer tells that a line below the heading "Location" begins with a place, and that the value of such a
    label is no place but a name: where the job is then says who offers it.
    """
    found: list[FieldSpan] = [*(_headed_place(lines, places) if places else ()), *_foot_table(lines)]
    for line in lines:
        if places and len(line.text) >= _PAGE_IN_A_LINE:
            found += _run_on(line, places)
    order = labels_first([line.text for line in lines], places) if places else range(len(lines))
    turned = [lines[index]._replace(gap=line.gap) for index, line in zip(order, lines, strict=True)]
    for run in _runs(_rows(turned)):
        names = {span.name for row in run for span in row.fields} - {FieldName.OTHER}
        if sum(_MAIL.match(row.line.text) is not None for row in run) >= 2:
            continue
        every = (len(run) > 1 and all(row.fields for row in run)) or _is_sure(run)
        if len(names) >= 2 or (len(run) >= 3 and names) or (every and names):
            known = {item.name for item in found} - {FieldName.EMPLOYMENT_TYPE}
            found += [span for row in run for span in row.fields if span.name not in known or _is_further(row)]
    if _is_filed(lines):
        found = [_as_part(span, lines) for span in found]
    if places is None:
        return tuple(found)
    return tuple(part for span in found for part in _parted(_as_employer(span, lines, places), lines, places))


#: Labels below which sites file an advert, of which "Organization" then is the part of the employer.
_FILED = frozenset(("primary location", "organization", "schedule"))


def _is_filed(lines: Sequence[Line]) -> bool:
    return len(_FILED & {line.text.lower().rstrip(" :") for line in lines if len(line.text) <= _LONGEST_LABEL}) == len(
        _FILED
    )


_LONGEST_LABEL = 18


def _as_part(span: FieldSpan, lines: Sequence[Line]) -> FieldSpan:
    line = next((line for line in lines if line.start <= span.start < line.end), None)
    formed = line is None or LEGAL_FORM.search(line.text) is not None
    if span.name is not FieldName.ORGANIZATION or formed:
        return span
    return FieldSpan(FieldName.SUBORGANIZATION, span.start, span.end)


def _is_sure(run: Sequence[_Row]) -> bool:
    """Whether a label stands alone above what nothing else could be: "Work schedule", "Full-time"."""
    return len(run) == 1 and run[0].sure


#: Labels that head nothing but the name of who hires.
_HOUSES = frozenset("entreprise employeur arbeitgeber azienda empregador empleador werkgever pracodawca".split())


def _run_on(line: Line, places: PlaceFinder) -> list[FieldSpan]:
    """The fields of a page in one line, if it has two labels or more; of values only what surely belongs to them."""
    spans: list[FieldSpan] = []
    for name, start, end in run_on_labels(line.text[:_BEGINNING]):
        value = line.text[start:end]
        if name is FieldName.LOCATION:
            words = [match.end() for match in re.finditer(r"\S+", value)]
            place = next((stop for stop in reversed(words) if is_place_line(value[:stop].rstrip(" ,;"), places)), None)
            end = start + place if place else start
        elif name is FieldName.TITLE:
            end = end if len(value) < _LONGEST_TITLE and has_role_head(value) else start
        elif name in (FieldName.ORGANIZATION, FieldName.TEAM):
            end = end if is_name(value) and len(value.split()) <= 4 else start
        if start < end and name not in {span.name for span in spans}:
            spans.append(FieldSpan(name, line.start + start, line.start + end))
    return spans if len(spans) >= 2 else []


#: Of what a table of facts states without colons these are sure.
_TABLED = frozenset(
    {FieldName.EMPLOYMENT_TYPE, FieldName.POSTED, FieldName.CLOSED, FieldName.SOURCE_ID, FieldName.ORGANIZATION}
)
#: So many lines at the end of a page may be such a table; so many rows make one.
_FOOT, _ROWS = 20, 3


def _foot_table(lines: Sequence[Line]) -> Iterator[FieldSpan]:
    """What the rows of a table at the end of a page state whose cells no mark divides: "Job Schedule Full time"."""
    foot = [(line, _undivided(line.text)) for line in lines[-_FOOT:]]
    for index, (line, row) in enumerate(foot):
        around = [other for _, other in foot[max(0, index - _ROWS + 1) : index + _ROWS] if other]
        least = _ROWS - (row is not None and row[0] is FieldName.ORGANIZATION)
        if row and row[0] in _TABLED and len(around) >= least:
            yield FieldSpan(row[0], line.start + row[1], line.end)


def _undivided(text: str) -> tuple[FieldName, int] | None:
    """The label of a short row, and where its value begins."""
    return bare_label(text) if len(text) <= _SHORT and text[-1] not in ".!?:" else None


#: So many lines at the top may name the place of a job on a line of its own; so long is the longest.
_TOPMOST, _LONGEST_PLACE = 15, 40


def lone_place(lines: Sequence[Line], places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """The first line near the top that is a town with its region or country, and nothing else: "Hull, England"."""
    for line in lines[:_TOPMOST]:
        short = len(line.text) <= _LONGEST_PLACE and ", " in line.text and line.text[-1] not in ".:;!?"
        if short and line.text[0].isupper() and is_place_line(line.text, places):
            return (FieldSpan(FieldName.LOCATION, line.start, line.end),)
    return ()


#: What heads the table of an advert's facts, of which the place comes first: "Job details".
_DETAILS = re.compile(r"(?:job|role|position|vacancy|key) (?:details|facts|information)\W*|details\W*", re.IGNORECASE)
_FOLLOWING = re.compile(r"(?:.{2,40} )?in the following locations?\W*", re.IGNORECASE)
_VALUE_END = re.compile(r"\s+[–—-]\s|\s*[(;]|\.\s|$")


def _headed_place(lines: Sequence[Line], places: PlaceFinder) -> Iterator[FieldSpan]:
    """The place that the line below a heading "Location" begins with: "Seguin, Texas - on-site, second shift"."""
    for index, (line, below) in enumerate(pairwise(lines)):
        left, text = _without_mark(below)
        detailed = bool(_DETAILS.fullmatch(line.text)) and text.count(",") > 0
        headed = label_of(_without_mark(line)[1]) is FieldName.LOCATION or _announces(line.text)
        if not headed and not detailed:
            continue
        end = _VALUE_END.search(text)
        stop = len(text) if is_place_line(text, places) else end.start() if end else 0
        if is_place_line(text[:stop], places):
            yield FieldSpan(FieldName.LOCATION, below.start + left, below.start + left + stop)
            for other in takewhile(lambda item: _is_full_place(item, places), lines[index + 2 :]) if detailed else ():
                yield FieldSpan(FieldName.LOCATION, other.start, other.end)
            return


def _is_full_place(line: Line, places: PlaceFinder) -> bool:
    """Whether a line is a place with its country, and nothing else: "USA, NY, New York"."""
    return "," in line.text and len(line.text) <= _LONGEST_TITLE and is_place_line(line.text, places)


def _announces(text: str) -> bool:
    """Whether a line says that a place follows and names none: "1 vacancy in the following location:"."""
    return "following" in text and _FOLLOWING.fullmatch(text) is not None


def _line_of(span: FieldSpan, lines: Sequence[Line]) -> Line | None:
    index = bisect_right(lines, span.start, key=lambda line: line.start) - 1
    return lines[index] if index >= 0 and span.start < lines[index].end else None


def _as_employer(span: FieldSpan, lines: Sequence[Line], places: PlaceFinder) -> FieldSpan:
    line = _line_of(span, lines)
    text = line.text[span.start - line.start : span.end - line.start] if line else ""
    alone = span.name is FieldName.LOCATION and "," not in text
    longer = any(text in line.text and len(line.text) > len(text) + 1 and ":" not in line.text for line in lines[:_TOP])
    named = alone and not longer and is_name(text) and places.parse(text).coverage < _PARTLY
    return FieldSpan(FieldName.ORGANIZATION, span.start, span.end) if named else span


def _parted(span: FieldSpan, lines: Sequence[Line], places: PlaceFinder) -> Iterator[FieldSpan]:
    """The field, of an employer with its seat behind a comma both: "Contoso (founded 1998), Riga"."""
    line = _line_of(span, lines)
    text = line.text[span.start - line.start : span.end - line.start] if line else ""
    if span.name is not FieldName.ORGANIZATION or ", " not in text:
        yield span
        return
    name, *rest = cut_names(span.start, span.end, text, places)
    yield FieldSpan(FieldName.ORGANIZATION, name[0], name[1])
    yield from (FieldSpan(FieldName.LOCATION, *piece[:2]) for piece in rest if is_place_line(piece[2], places))


def _without_mark(line: Line) -> tuple[int, str]:
    mark = MARK.match(line.text)
    left = mark.end() if mark and mark.end() < len(line.text) else 0
    return left, line.text[left:]


def with_facts(header: Sequence[FieldSpan], facts: Sequence[FieldSpan]) -> tuple[FieldSpan, ...]:
    """The fields of a header and those behind labels further down; a labelled employer replaces a guessed one."""
    stated = {span.name for span in facts}
    places = {(span.start, span.end) for span in facts}
    kept = [
        span for span in header if (span.start, span.end) in places or not (span.name in stated and span.name in _SURE)
    ]
    titles = {span.start for span in facts if span.name is FieldName.TITLE}
    if titles:
        kept = [span for span in kept if span.name is not FieldName.TITLE or span.start in titles]
    kept = [span for span in kept if not any(_inside(span, fact) and span.name is not fact.name for fact in facts)]
    kept = [span for span in kept if span.name is not FieldName.TEAM or not any(_inside(fact, span) for fact in facts)]
    known = {span.name for span in kept}
    added = [span for span in facts if span.name not in known and span.name not in _IDLE]
    return tuple(sorted([*kept, *added], key=lambda span: span.start))


def _inside(span: FieldSpan, fact: FieldSpan) -> bool:
    return fact.start <= span.start and span.end <= fact.end


#: Of a page of which so much stands below empty lines, these part nothing.
_SPACED = 0.9


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    skip = False
    spaced = sum(line.gap for line in lines[1:]) >= _SPACED * max(len(lines) - 1, 1)
    for index, line in enumerate(lines):
        if skip:
            skip = False
            continue
        left, bare = _without_mark(line)
        below = lines[index + 1] if index + 1 < len(lines) else None
        name = label_of(bare)
        if name is FieldName.TITLE and below and (is_grade(below.text) or _is_field(bare, below.text)):
            name = FieldName.OTHER
        if below and bare.rstrip(" :") == "Job Posting" and find_date(below.text, 0, _DATE):
            name = FieldName.POSTED
        if name is FieldName.SALARY and below and below.text.lower() in EMPLOYMENT:
            name = None  # "Salary" stands below the sum
        long = _LONGEST if name is FieldName.TITLE else _SHORT
        near = below is not None and (spaced or not below.gap or _apart(lines, index, long))
        close = near and below is not None and not _announces(below.text)
        if name and below and not label_of(below.text) and close and len(below.text) <= _LONGEST:
            skip = True
            end = below.start + len(below.text.rstrip(" /,;|"))
            sure = name is FieldName.EMPLOYMENT_TYPE and below.text.lower() in EMPLOYMENT
            sure = sure or (name is FieldName.TITLE and " " in bare and has_role_head(below.text))
            sure = sure or (bare.strip(" :").lower() in _HOUSES and is_name(below.text))
            sure = sure or (name is FieldName.ORGANIZATION and LEGAL_FORM.search(below.text) is not None)
            yield _Row(line, (FieldSpan(name, below.start, end),), keyed=True, sure=sure)
            continue
        offset = line.start + left
        labels = inline_labels(bare) if len(bare) <= 2 * _LONGEST else ()
        glued = () if labels else glued_label(bare)
        put_up = _PUT_UP.match(bare)
        labels = ((FieldName.POSTED, put_up.end(), len(bare)),) if put_up else labels
        fields = tuple(
            FieldSpan(name, offset + a, offset + b)
            for name, a, b in (*labels, *glued)
            if b - a <= _LONGEST
            and not (
                name is FieldName.TITLE
                and (bare[a:b].isdigit() or is_grade(bare[a:b]) or _is_field(bare[:a], bare[a:b]))
            )
        )
        yield _Row(line, fields, keyed=bool(fields) or bool(_KEYED.fullmatch(bare)))


#: Labels of places beside the first.
_FURTHER = frozenset(
    label.strip()
    for label in """other locations|other location|additional locations|additional location|further locations
    more locations|weitere standorte|autres lieux|ville|city|town""".replace("\n", "|").split("|")
)


def _is_further(row: _Row) -> bool:
    return row.line.text.partition(":")[0].strip(" *").lower() in _FURTHER


#: When a site put an advert up, in its own words: "Job Posting: Jan 30, 2026".
_PUT_UP = re.compile(r"Job Posting\s*:\s+(?=(?:[A-Z][a-z]{2,8}\.? )?\d)")


def _is_field(label: str, value: str) -> bool:
    """Whether "Job" labels the field that a site files an advert in: "Job: Quality"."""
    return label.strip(" :*").lower() == "job" and not has_role_head(value)


_DATE = 20


def _apart(lines: Sequence[Line], index: int, long: int) -> bool:
    """Whether a line and a short one below it stand apart from each other and all else, as labels and values do."""
    value = lines[index + 1]
    after = index + 2 >= len(lines) or lines[index + 2].gap
    return lines[index].gap and value.gap and after and len(value.text) <= long and value.text[-1] not in ".!?:"


_SHORT = 60


def _runs(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    run: list[_Row] = []
    for row in rows:
        if row.keyed:
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run
