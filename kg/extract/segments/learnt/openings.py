"""Lines of a page and what a model says of each in, the openings out that it lists, each with what is its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from statistics import median_low

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.sections.shape_headings import has_advert_sections
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.learnt.columns import columns_of
from kg.extract.segments.learnt.fields import stated_by, title_of, with_tail
from kg.extract.segments.learnt.fitting import fits
from kg.extract.segments.learnt.kinds import STATED, LineKind
from kg.extract.segments.learnt.model import shipped_line_model
from kg.extract.segments.learnt.rows import Row, missed_titles, read_rows, sure_titles
from kg.extract.segments.learnt.shapes import alike, lines_above, lines_between
from kg.extract.segments.shapes.cut import JOBS
from kg.extract.segments.shapes.lists import Listed
from kg.extract.segments.shapes.repeats import without_others
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_GROUPS = frozenset({LineKind.PLACE, LineKind.TEAM, LineKind.HEADING})


def more_openings(lines: Sequence[Line], ruled: list[Listed], places: PlaceFinder) -> list[Listed]:
    """The openings that rules found, or those that the model sees where its reading of the lines speaks for them."""
    if may_list(lines):
        lines = without_others(lines) or lines
    elif _names_many(lines):
        lines = without_others(lines)
    else:
        return ruled
    rows = _read(lines, places) if lines else []
    seen = modelled_openings(rows, places) if rows else []
    if not seen or (len(seen) <= _ALONE and not ruled and not _are_marked(seen, rows)) or _is_coarser(seen, ruled):
        return ruled
    more = len(seen) > len(ruled)
    if not more and len(seen) <= _FEW:
        return ruled
    seen_fit, ruled_fit = fits((seen, ruled), rows)
    return seen if seen_fit > ruled_fit + (0.0 if more else _MUCH_BETTER) else ruled


def _are_marked(seen: Sequence[Listed], rows: Sequence[Row]) -> bool:
    """Whether bullets or numbers mark the lines of titles: few openings are told from a header by that."""
    marks = {row.cells[0][0].mark for item in seen for row in rows if row.line in item.head and row.chance}
    return bool(marks) and "" not in marks


#: So few openings the model sees surely only where they are marked.
_ALONE = 2


def _read(lines: Sequence[Line], places: PlaceFinder) -> list[Row]:
    """The lines as the model sees them; those that stand alike beside the titles of a list are cut at their joints."""
    model = shipped_line_model()
    rows = read_rows(lines, model, places)
    titles = sure_titles(rows)
    cuts = columns_of(lines, _alike(titles, len(lines)), places) if len(titles) > _FEWEST_TITLES else {}
    return read_rows(lines, model, places, cuts) if cuts else rows


def _alike(titles: Sequence[int], count: int) -> list[list[int]]:
    """The titles, the lines right below each, the ones below these, …, and so above."""
    known = set(titles)
    beside = ([title + at for title in titles] for at in _BESIDE)
    return [list(titles), *([row for row in rows if row not in known and 0 <= row < count] for rows in beside)]


#: So far below and above titles stand lines that are compared with one another.
_BESIDE = (1, 2, 3, -1, -2)


def _names_many(lines: Sequence[Line]) -> bool:
    """Whether so many short lines of a page of text name occupations that it may be a list with texts."""
    short = (line.text for line in lines if len(line.text) <= _LONGEST_TITLE and line.text[-1] not in ".!?:;,")
    named = (text for text in short if not _SPOKEN.search(text) and has_role_head(text))
    return sum(1 for _ in islice(named, _AMONG_TEXT + 1)) > _AMONG_TEXT


#: A page of text names more occupations than this in short lines if it is a list.
_AMONG_TEXT, _LONGEST_TITLE = 3, 100
_SPOKEN = re.compile(r"\b(?:with|to|the|our|your|you|we|is|are|as|experience|including|knowledge)\b")


def _is_coarser(seen: Sequence[Listed], ruled: Sequence[Listed]) -> bool:
    """Whether most of what the model takes for titles rules take apart: "Analyst @ Contoso (Riga)"."""
    whole = [span for item in seen for span in item.fields if span.name is FieldName.TITLE]
    houses = ((span, item) for item in ruled for span in item.fields if span.name in _HOUSES)
    parts = sorted(span.start for span, item in houses if not _is_tail(span, item))
    apart = sum(bisect_right(parts, title.start) < bisect_left(parts, title.end) for title in whole)
    return 2 * apart > len(ruled) > _MOST_OF * len(seen)


#: Rules that find fewer of the openings than this share are not the better reading for taking titles apart.
_MOST_OF = 0.6


def _is_tail(span: FieldSpan, item: Listed) -> bool:
    """Whether a comma joins a name to a title, which is a part of a firm as often as a firm: "Analyst, Maps"."""
    line = next((line for line in (*item.head, *item.body) if line.start <= span.start < line.end), None)
    joined = line is not None and line.text[: span.start - line.start].endswith(", ")
    return joined and span.name is FieldName.ORGANIZATION


_HOUSES = frozenset({FieldName.ORGANIZATION, FieldName.LOCATION})


def may_list(lines: Sequence[Line]) -> bool:
    """Whether a page may be a list: its lines are short and no sentences, and none heads a part of an advert."""
    count = len(lines)
    if count < _FEWEST or median_low(len(line.text) for line in lines) > _SHORT:
        return False
    long = sum(len(line.text) >= _LONG for line in lines)
    told = sum(line.text[-1] in ".!?;:," for line in lines)
    if long > _FEW_LONG * count or told > _FEW_TOLD * count:
        return False
    return not has_advert_sections(lines)


#: So much better the model must read a list than the rules do where it finds no more of it.
_MUCH_BETTER = 0.3
_FEWEST, _SHORT, _LONG, _FEW_LONG, _FEW_TOLD = 5, 70, 140, 0.2, 0.25
#: So sure the model is of the titles of a list on average, so many of which name an occupation or state something.
_SURE, _NAMED, _TELLING, _ENOUGH = 0.85, 0.4, 0.5, 0.7


def modelled_openings(rows: Sequence[Row], places: PlaceFinder) -> list[Listed]:
    """The openings of a page as the model reads its lines; none where it sees too few titles or is not sure."""
    titles = sure_titles(rows)
    if len(titles) < _FEWEST_TITLES or _is_one_advert(rows, titles):
        return []
    if sum(rows[index].chance for index in titles) < _SURE * len(titles):
        return []
    named = sum(has_role_head(rows[index].line.text) for index in titles) / len(titles)
    announced = any(JOBS.search(row.line.text) for row in rows[: titles[0] + 1])
    titles = sorted({*titles, *missed_titles(rows, titles)})
    shift = lines_above(rows, titles)
    rows = alike(rows, titles, shift)
    found = _openings(rows, titles, shift, places)
    told = sum(any(span.name in _FACTS for span in item.fields) for item in found) / len(found)
    if announced or (named >= _NAMED and told >= _TELLING) or max(named, told) >= _ENOUGH:
        return _of_house(found, rows[: max(0, titles[0] - shift)])
    return []


#: What only openings state, and other lists of names do not.
_FACTS = frozenset(
    {
        FieldName.LOCATION,
        FieldName.REMOTE,
        FieldName.EMPLOYMENT_TYPE,
        FieldName.SALARY,
        FieldName.POSTED,
        FieldName.CLOSED,
    }
)


_FEWEST_TITLES = 2


def _is_one_advert(rows: Sequence[Row], titles: Sequence[int]) -> bool:
    """Whether what looks like a list is one advert: one of its openings has the text, or they repeat one another."""
    told = [_prose(rows[a:b]) for a, b in pairwise((*titles, len(rows)))]
    whole = sum(len(row.line.text) for row in rows[titles[0] :])
    if sum(told) > _MUCH * whole and max(told) > _ALL * sum(told):
        return True
    names = [_LETTERS.sub("", rows[index].line.text).casefold() for index in titles]
    marks = {rows[index].cells[0][0].mark for index in titles}
    return (
        len(names) <= _FEW
        and not (len(marks) == 1 and marks != {""})
        and any(a in b for i, a in enumerate(names) for b in (*names[:i], *names[i + 1 :]))
    )


def _prose(rows: Sequence[Row]) -> int:
    """How many letters of these lines are running text."""
    return sum(len(row.line.text) for row in rows if row.kind is LineKind.PROSE)


#: So much of what stands from the first title on is text, and so much of that below one title, where it is one advert.
_MUCH, _ALL = 0.25, 0.7
_FEW = 3
_LETTERS = re.compile(r"^[^:]{2,20}:\s+|[\W_]+")


def _of_house(listed: list[Listed], above: Sequence[Row]) -> list[Listed]:
    """The openings with the one employer that stands above them all, where none names its own."""
    names = [row.cells[0] for row in above if row.kind is LineKind.EMPLOYER and len(row.cells) == 1]
    named = any(span.name is FieldName.ORGANIZATION for item in listed for span in item.fields)
    if named or len(names) != 1 or names[0][2] < _SURE_HOUSE:
        return listed
    house = FieldSpan(FieldName.ORGANIZATION, names[0][0].start, names[0][0].end)
    return [replace(item, fields=(*item.fields, house)) for item in listed]


_SURE_HOUSE = 0.8


def _openings(rows: Sequence[Row], titles: Sequence[int], shift: int, places: PlaceFinder) -> list[Listed]:
    found: list[Listed] = []
    usual = lines_between(titles)
    group: FieldSpan | None = None
    floor = 0
    for number, title in enumerate(titles):
        first = max(floor, title - shift)
        while first < title and rows[first].kind not in STATED:
            first += 1
        heading = _group_above(rows, first, floor, usual)
        group = heading[1] if heading else group
        last = number + 1 == len(titles)
        stop = min(len(rows), title + 1 + max(usual - shift, 0) + 2) if last else titles[number + 1] - shift
        if not last and (ahead := _group_above(rows, max(title + 1, stop), title + 1, usual)):
            stop = min(stop, ahead[0])
        stop = max(title + 1, stop)
        below = _own_lines(rows[title + 1 : stop], last=last)
        found.append(_opening(rows[first:title], rows[title], below, group, places))
        floor = title + 1 + len(below)
    return found


def _group_above(rows: Sequence[Row], first: int, floor: int, usual: int) -> tuple[int, FieldSpan | None] | None:
    """Where the heading stands that the openings from `first` on are grouped under, and what it states of them."""
    for index in range(first - 1, max(floor, first - 3) - 1, -1):
        row = rows[index]
        if row.kind not in _GROUPS or len(row.cells) > 1:
            if row.kind is LineKind.CHROME or (row.kind in STATED and usual > 0):
                return None
            continue
        alone = row.line.gap and (rows[index + 1].line.gap or not usual or not rows[index].line.text[-1:].isalpha())
        if usual == 0 or row.cells[0][0].mark == "#" or alone or (row.line.gap and row.kind is LineKind.HEADING):
            return index, _group_field(row)
    return None


_COUNT = re.compile(r"\s*(?:\(\d+\)|\d++|:|—|–|\*\*|[▾▼])++\s*+$")


def _group_field(row: Row) -> FieldSpan | None:
    cell, kind, _ = row.cells[0]
    name = {LineKind.PLACE: FieldName.LOCATION, LineKind.TEAM: FieldName.TEAM}.get(kind)
    if name is None:
        return None
    bare = _COUNT.sub("", cell.text)
    return FieldSpan(name, cell.start, cell.start + len(bare)) if bare else None


def _own_lines(rows: Sequence[Row], *, last: bool) -> list[Row]:
    """The lines below a title that are the opening's own: not what closes the page or heads the next group."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        if row.kind in (LineKind.HEADING, LineKind.OTHER) and row.line.gap:
            break
        if (
            last
            and row.line.gap
            and (index or row.kind not in STATED)
            and row.kind in (LineKind.CHROME, LineKind.PROSE)
        ):
            break
        kept.append(row)
    return kept


def _opening(
    above: Sequence[Row], title: Row, below: Sequence[Row], group: FieldSpan | None, places: PlaceFinder
) -> Listed:
    fields = [title_of(title)]
    for row in (title, *above, *below):
        for cell, kind, _ in row.cells:
            if kind in STATED:
                fields += [span for span in stated_by(cell, kind, places) if _is_new(span, fields)]
    if group and _is_new(group, fields):
        fields.append(group)
    if not any(span.name is FieldName.LOCATION for span in fields):
        text = title.line.text[fields[0].start - title.line.start : fields[0].end - title.line.start]
        fields[:1] = with_tail(fields[0], text, places)
    head = [*above, title, *(row for row in below if row.kind in STATED)]
    body = [row.line for row in below if row.kind not in STATED and not is_button(row.line.text)]
    body = [line for line in body if len(line.text) > _TEXT]
    return Listed(tuple(row.line for row in head), tuple(body), tuple(sorted(fields, key=lambda span: span.start)))


#: A line of an opening's own text is longer.
_TEXT = 60
#: Of these an opening may state several.
_MANIFOLD = frozenset({FieldName.EMPLOYMENT_TYPE, FieldName.SALARY, FieldName.OTHER})


def _is_new(span: FieldSpan, fields: Sequence[FieldSpan]) -> bool:
    return span.name in _MANIFOLD or not any(other.name is span.name for other in fields)
