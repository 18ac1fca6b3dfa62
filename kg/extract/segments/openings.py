"""Lines of a page in, the segments of the openings it lists out: each with its own fields and those of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import Segment, SegmentKind, title_in
from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.headers.reader import read_header
from kg.extract.segments.furniture.chrome import is_salutation
from kg.extract.segments.furniture.sidebars import above_others
from kg.extract.segments.houses.bare_names import with_bare_names
from kg.extract.segments.houses.list_page import TAIL_JOINTS, PageOfList, lines_above, page_of_list
from kg.extract.segments.learnt.openings import more_openings
from kg.extract.segments.shapes.classifieds import classified_openings
from kg.extract.segments.shapes.counted import counted_openings
from kg.extract.segments.shapes.counted_groups import with_counted_groups
from kg.extract.segments.shapes.group_cells import headings_of, with_group
from kg.extract.segments.shapes.lists import Listed, openings_of
from kg.extract.segments.shapes.repeats import repeated_openings
from kg.extract.segments.shapes.shared import one_each
from kg.extract.segments.shapes.statements import stated_openings
from kg.extract.segments.shapes.titled import announced_titles, titled_openings
from kg.extract.segments.shapes.trees import tree_openings
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan


def find_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings a page lists, by the reading that finds more of them."""
    lines = [line for line in above_others(lines) if not _tells_career(line.text)]
    if not lines:
        return []
    if told := stated_openings(lines, places) or tree_openings(lines, places):
        return told
    stacked, repeated = openings_of(lines, places), repeated_openings(lines, places)
    found = (repeated if len(repeated) > len(stacked) else stacked) or titled_openings(lines) or announced_titles(lines)
    small = classified_openings(lines, places)
    best = small if len(small) > len(found) else found or counted_openings(lines, places)
    best = with_counted_groups(lines, more_openings(lines, best, places), places)
    offered = [item for item in best if not (_is_asked(item) or _is_honour(item))]
    return [item for item in offered if not _is_gone(item)] or offered


#: An item of what is asked: "ii) At least three years of teaching experience as a lecturer".
_ASKED = re.compile(
    r"\W*\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+(?:at least|have|must|a minimum|minimum|show|possess|holders? of)\b"
    r"|(?:qualifications?|statut|niveau|catégorie|emploi|métier|expérience|career level|job level|seniority|reports to)"
    r"\s?:\s",
    re.IGNORECASE,
)


#: What a paper got: "ICASSP 2025 · Best Student Paper".
_HONOUR = re.compile(r"\b(?:best|outstanding)\b.{0,30}\b(?:paper|poster|thesis|demo)\b", re.IGNORECASE)


#: An opening that is none any more: "Frost Analyst (closed)", "Masterarbeit Frost [vergeben]".
_GONE = re.compile(
    r"(?:[(\[]|[–—:-] )(?:(?:position |already )?(?:closed|filled|expired|taken)|no longer available"
    r"|(?:bereits )?vergeben|besetzt|abgelaufen|pourvue?|cubiert[ao])[)\]]?$",
    re.IGNORECASE,
)


def _is_gone(item: Listed) -> bool:
    return any(_GONE.search(line.text.rstrip("*_ ")) is not None for line in item.head[:2])


def _is_honour(item: Listed) -> bool:
    return any(_HONOUR.search(line.text) is not None for line in item.head)


#: What somebody was before, of whom a page of careers tells: "Ada, former Frost Intern, now Frost Engineer".
_FORMER = re.compile(
    r"\b(?:former|previously|ehemalige[rn]?|ancien(?:ne)?)\b.*(?:,| and) now\b|, (?:a )?(?:former|ehemalige)",
    re.IGNORECASE,
)


def _tells_career(text: str) -> bool:
    return len(text) <= _SHORT and _FORMER.search(text) is not None


_SHORT = 140


def _is_asked(item: Listed) -> bool:
    """Whether what looks like an opening is what one asks of whoever applies."""
    return any(_ASKED.match(line.text) is not None for line in (*item.head, *item.body[:1]))


def opening_segments(
    lines: Sequence[Line], listed: Sequence[Listed], text: str, places: PlaceFinder
) -> Iterator[Segment]:
    """A segment for each opening, with what its own lines state and what the page states for all of them."""
    listed = _closed(listed)
    columns = _columns(lines_above(lines, listed))
    stated = [_stated(item, text, columns, places) for item in listed]
    page = page_of_list(lines, listed, stated, text, places, is_table=bool(columns))
    headings = headings_of(lines)
    for item, fields in zip(page.listed, page.stated, strict=True):
        every = with_group(_with_those_of_all(fields, page, text), (*item.head, *item.body), headings, text)
        yield from one_each(_segment(item, with_bare_names(every, text)), text)


def _segment(item: Listed, fields: tuple[FieldSpan, ...]) -> Segment:
    every = [*item.head, *item.body]
    top, low = (item.head[0].start, item.head[-1].end) if item.head else (None, None)
    start = item.body[0].start if item.body else every[0].start
    return Segment(SegmentKind.POSTING, start, every[-1].end, top, low, fields)


def _with_those_of_all(fields: Sequence[FieldSpan], page: PageOfList, text: str) -> tuple[FieldSpan, ...]:
    """What one opening states, and what it leaves to its page: who hires, where, in which group."""
    if page.has_parts:
        fields = _with_tail([span if _is_firm(span, text) else _as_team(span) for span in fields], text)
    if page.is_by_team and not _states(fields, FieldName.TEAM, FieldName.ORGANIZATION):
        fields = [_whole_line(_as_team(span, FieldName.CATEGORY), text) for span in fields]
    if page.place and not _states(fields, FieldName.LOCATION, FieldName.REMOTE):
        fields = [*fields, FieldSpan(FieldName.LOCATION, *page.place)]
    if page.employer and not (page.names_houses or any(_is_firm(span, text) for span in fields)):
        fields = [FieldSpan(FieldName.ORGANIZATION, *page.employer), *fields]
    if page.group and not _states(fields, FieldName.TEAM):
        fields = [*fields, FieldSpan(FieldName.TEAM, *page.group)]
    return (*fields, *(span for span in page.shared if not _states(fields, span.name)))


def _states(fields: Sequence[FieldSpan], *names: FieldName) -> bool:
    return any(span.name in names for span in fields)


#: What a page says below its last opening of itself or to all who apply.
_CLOSING = re.compile(
    r"(?:to apply|how to apply|please (?:apply|send|write|contact|submit)|send (?:your|us|me|an?)"
    r"|applications? (?:to|should)|apply (?:by|via|online|through)"
    r"|frequently asked|faqs?\b|häufige fragen|questions (?:fréquentes|\?)|any questions"
    r"|deadlines? for (?:both|all|the (?:two|three))\b|_{5,}"
    r"|bewerb(?:ungen|en sie)\b|ihre bewerbung|pour (?:candidater|postuler)|candidatures?\b|write to (?:me|us)\b"
    r"|(?:didn[’']t|don[’']t|can[’']t|not) (?:find|see|finding)\b"
    r"|all (?:posts|roles|positions|applicants)|©|copyright|drop in with)"
    r"|.{0,80}\b(?:equal opportunit|disability confident|without regard to|diversity)",
    re.IGNORECASE,
)

#: The same where nothing else stands below it: the text of an opening may go on behind such words.
_REMARK = re.compile(r"please note\b|interested\b", re.IGNORECASE)


def _closed(listed: Sequence[Listed]) -> list[Listed]:
    """The openings without what stands below an empty line behind the last and speaks to all who apply.

    Where none of the others goes on below an empty line, the last one does not either.
    """
    *others, last = listed
    if len(others) > 1 and last.head and all(len(item.head) + len(item.body) == 1 for item in others):
        return [*others, replace(last, head=(), body=last.head[:1])]  # each of them is one line
    if not others:
        return list(listed)
    whole = len(others) > 1 and not any(line.gap for item in others for line in item.body[1:])
    told = any(_says_close(line.text) for item in others for line in item.body)
    ends = (at for at, line in enumerate(last.body) if line.gap and ((at and whole) or _closes(line, told=told)))
    stop = next((at for at in ends if at or last.head), len(last.body))
    kept = list(last.body[:stop])
    while len(kept) > (not last.head) and kept[-1].gap and _REMARK.match(kept[-1].text):
        kept.pop()
    return [*others, replace(last, body=tuple(kept))]


def _closes(line: Line, *, told: bool) -> bool:
    """Whether from this line on the page speaks to all who apply, unless other openings have `told` such things."""
    return is_salutation(line.text) or (not told and _says_close(line.text))


def _says_close(text: str) -> bool:
    return _CLOSING.match(text) is not None


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
    title = title_in(fields)
    tail = next((span for span in fields if title and _is_tail(title, span, text)), None)
    if title is None or tail is None:
        return tuple(fields)
    return tuple(replace(span, end=tail.end) if span is title else span for span in fields if span is not tail)


def _is_tail(title: FieldSpan, span: FieldSpan, text: str) -> bool:
    return span.name is FieldName.TEAM and text[title.end : span.start] in TAIL_JOINTS


def _whole_line(span: FieldSpan, text: str) -> FieldSpan:
    """A team's whole line: its first word may look like a label, "Field Operations"."""
    start = text.rfind("\n", 0, span.start) + 1
    named = span.name is FieldName.TEAM and ":" not in text[start : span.start] and len(text[start : span.start]) < 20
    return replace(span, start=start) if named and text[start : start + 1].isupper() else span


def _columns(above: Sequence[Line]) -> list[FieldName]:
    """What the columns of a table are called whose cells stand one below the other."""
    names: list[FieldName] = []
    for line in above:
        name = label_of(line.text)
        names = [*names, name] if name else names if len(names) >= 3 else []
    return names if len(names) >= 3 else []
