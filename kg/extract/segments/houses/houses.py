"""Openings of a list and the lines of its page in, out whose each is, where the lines name them in one place.

A list says in the same place of each opening who hires, or of which department it is. One name tells little; what
stands in one place of all the openings does: names of firms look otherwise than departments, places or terms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from kg.extract.draft import title_in
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.naming.title_programmes import names_studies
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.segments.houses.slots import COVERED, Held, Slots, firmness, look_of
from kg.extract.segments.houses.title_houses import Parted, Stretch, Way
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_FEWEST, _LONG_TEXT = 3, 300
#: Departments look so little like firms.
_UNLIKE_FIRMS = -0.9
#: A title that looks so much like a firm's name is one.
_NO_TITLE = 0.0


@dataclass(frozen=True, slots=True)
class Housed:
    """The openings with the names of those who hire as their own lines, and what each states now."""

    listed: list[Listed]
    stated: list[tuple[FieldSpan, ...]]
    own: bool = False


def with_houses(
    lines: Sequence[Line],
    listed: Sequence[Listed],
    stated: Sequence[tuple[FieldSpan, ...]],
    text: str,
    places: PlaceFinder,
    *,
    owner: int | None,
) -> Housed | None:
    """The openings that have a title, with those who hire; none where no place of the list names them.

    `owner` is where the page names its owner above the list, if it does.
    """
    listed, stated = _with_titles(listed, stated, text)
    rows = title_rows(lines, stated)
    if rows is None or _are_texts(listed):
        return None
    page = Slots(lines, rows, [title for title in map(title_in, stated) if title], text, places, owner)
    found: list[tuple[float, Callable[[], Housed]]] = [
        *((score, partial(_within_titles, listed, stated, ways)) for ways, score in page.ways()),
        *((score, partial(_beside_titles, listed, stated, held, lines)) for held, score in page.slots()),
        *((score, partial(_as_told, listed, stated, held)) for held, score in page.told(list(map(_house_of, stated)))),
    ]
    best = max(found, key=lambda one: one[0], default=None)
    return best[1]() if best else _with_teams(listed, stated, page)


def _with_titles(
    listed: Sequence[Listed], stated: Sequence[tuple[FieldSpan, ...]], text: str
) -> tuple[list[Listed], list[tuple[FieldSpan, ...]]]:
    """The openings without the few that have no title, or whose title is a firm's name: "Frost Nurse Service"."""
    titles = list(map(title_in, stated))
    kept = [at for at, span in enumerate(titles) if span and _may_be_title(text[span.start : span.end])]
    if 3 * len(kept) < 2 * len(listed):
        return list(listed), list(stated)
    return [listed[at] for at in kept], [stated[at] for at in kept]


def _may_be_title(text: str) -> bool:
    return look_of(text) < _NO_TITLE or names_studies(text)


def _as_told(listed: Sequence[Listed], stated: Sequence[tuple[FieldSpan, ...]], held: Held) -> Housed:
    return Housed(list(listed), [_with_name(fields, name) for fields, name in zip(stated, held, strict=True)])


def _within_titles(
    listed: Sequence[Listed], stated: Sequence[tuple[FieldSpan, ...]], ways: Sequence[Parted | None]
) -> Housed:
    return Housed(list(listed), [_with_parts(fields, way) for fields, way in zip(stated, ways, strict=True)])


def _beside_titles(
    listed: Sequence[Listed], stated: Sequence[tuple[FieldSpan, ...]], held: Held, lines: Sequence[Line]
) -> Housed:
    starts = sorted({stretch[0] for stretch in held if stretch})
    items = [_with_lines(item, name, lines, starts) for item, name in zip(listed, held, strict=True)]
    return Housed(items, [_with_name(fields, stretch) for fields, stretch in zip(stated, held, strict=True)])


def _house_of(fields: Sequence[FieldSpan]) -> Stretch | None:
    return next(((span.start, span.end) for span in fields if span.name is FieldName.ORGANIZATION), None)


def _with_teams(listed: Sequence[Listed], stated: Sequence[tuple[FieldSpan, ...]], page: Slots) -> Housed | None:
    """The openings whose title lines begin with a department, apart: "Finance: Analyst"."""
    ways = next((ways for ways in page.taken_apart() if all(way is None or way.way is Way.FIRST for way in ways)), [])
    names = [name for name in page.words_of([way and way.name for way in ways]) if not has_role_head(name)]
    if len(names) < COVERED * len(listed) or (firmness(names) > _UNLIKE_FIRMS and not _are_categories(names)):
        return None
    return Housed(
        list(listed), [_with_parts(f, way, FieldName.TEAM) for f, way in zip(stated, ways, strict=True)], own=True
    )


def _are_categories(names: Sequence[str]) -> bool:
    return 2 * sum(name.lower() in CATEGORIES for name in names) > len(names)


def name_departments(stated: Sequence[Sequence[FieldSpan]], text: str) -> bool:
    """Whether what openings seem to name as who hires are departments by what they are called."""
    named = [text[span.start : span.end] for fields in stated for span in fields if span.name is FieldName.ORGANIZATION]
    return len(set(named)) > 1 and len(named) >= _FEWEST and firmness(named) < _UNLIKE_FIRMS


def title_rows(lines: Sequence[Line], stated: Sequence[Sequence[FieldSpan]]) -> list[int] | None:
    """Which lines the titles of openings stand on, one below the other; none where an opening has no title."""
    if len(stated) < _FEWEST:
        return None
    rows, row = [], 0
    for title in map(title_in, stated):
        while title is not None and row < len(lines) and lines[row].end <= title.start:
            row += 1
        if title is None or row == len(lines) or lines[row].start > title.start:
            return None
        rows.append(row)
    return rows if len(set(rows)) == len(rows) else None


def _are_texts(listed: Sequence[Listed]) -> bool:
    """Whether the openings are adverts with texts of their own, as of a thread."""
    return median(sum(len(line.text) for line in item.body) for item in listed) > _LONG_TEXT


def _with_lines(item: Listed, name: Stretch | None, lines: Sequence[Line], owned: Sequence[int]) -> Listed:
    """The opening with the line that names who hires, and without those of others, whose names start at `owned`."""
    own = name[0] if name else -1
    line = lines[bisect_right(lines, own, key=lambda line: line.start) - 1] if name else None

    def mine(other: Line) -> bool:
        names = owned[bisect_left(owned, other.start) : bisect_left(owned, other.end)]
        return other is line or all(start == own for start in names)

    head, body = tuple(filter(mine, item.head)), tuple(filter(mine, item.body))
    if line and not any(piece.start < line.end and line.start < piece.end for piece in (*head, *body)):
        below = bool(head or body) and line.start > (*head, *body)[0].start
        head = (*head, line) if below and not body else head if below else (line, *head)
    return replace(item, head=head, body=body) if head or body else item


def _with_name(
    fields: Sequence[FieldSpan], name: Stretch | None, what: FieldName = FieldName.ORGANIZATION
) -> tuple[FieldSpan, ...]:
    """The fields with the name as who hires; nothing else is, and no team stands there."""
    if name is None:
        return tuple(fields)
    kept = [
        span
        for span in fields
        if span.name is not FieldName.ORGANIZATION
        and not (span.name is FieldName.TEAM and span.start < name[1] and name[0] < span.end)
    ]
    return tuple(sorted((*kept, FieldSpan(what, *name)), key=lambda span: span.start))


def _with_parts(
    fields: Sequence[FieldSpan], way: Parted | None, what: FieldName = FieldName.ORGANIZATION
) -> tuple[FieldSpan, ...]:
    """The fields with title, name and place as the parts of the title line."""
    if way is None:
        return tuple(fields)
    kept = [span for span in _with_name(fields, way.name, what) if span.name is not FieldName.TITLE]
    placed = any(span.name in (FieldName.LOCATION, FieldName.REMOTE) for span in kept)
    where = () if placed or way.place is None else (FieldSpan(FieldName.LOCATION, *way.place),)
    return tuple(sorted((*kept, FieldSpan(FieldName.TITLE, *way.title), *where), key=lambda span: span.start))
