"""Cells of an opening's lines and what they are in, the fields that they state out."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.headers.reader import read_header
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.learnt.kinds import Cell, LineKind
from kg.extract.segments.learnt.rows import Row
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_NAMES = {LineKind.EMPLOYER: FieldName.ORGANIZATION, LineKind.TEAM: FieldName.TEAM}
#: What a line below a title may state besides.
_TERMS = frozenset(
    {
        FieldName.EMPLOYMENT_TYPE,
        FieldName.REMOTE,
        FieldName.SALARY,
        FieldName.POSTED,
        FieldName.CLOSED,
        FieldName.LEVEL,
        FieldName.LOCATION,
    }
)
_HERE = (FieldName.LOCATION, FieldName.REMOTE)


def title_of(row: Row) -> FieldSpan:
    """The likeliest title of a line, without its label, and with the parts of it that a dash joins."""
    best = max(range(len(row.cells)), key=lambda at: (row.cells[at][1] is LineKind.TITLE, row.cells[at][2]))
    first = last = best
    while first and _joined(row, first - 1):
        first -= 1
    while last + 1 < len(row.cells) and _joined(row, last):
        last += 1
    cell = row.cells[first][0]
    label = labelled(cell.text)
    left = label[1] if label and label[0] is FieldName.TITLE else 0
    end = row.cells[last][0]
    return FieldSpan(FieldName.TITLE, cell.start + left, end.start + len(end.text.rstrip(" :")))


def _joined(row: Row, at: int) -> bool:
    """Whether a cell and the next of its line are parts of one title: "Analyst – Investments"."""
    (cell, kind, _), (behind, other, _) = row.cells[at : at + 2]
    between = row.line.text[cell.end - row.line.start : behind.start - row.line.start]
    return kind is other is LineKind.TITLE and _DASH.fullmatch(between) is not None


_DASH = re.compile(r"\s+[—–/-]\s+")


#: A place at the end of a title: "Analyst (Riga)", "Analyst – Riga, Latvia".
_TAIL = re.compile(r"\s*(?:\((?P<a>[^()]+)\)|\[(?P<b>[^\[\]]+)\]|(?:,|\s[–—-]|\s(?:in|at))\s+(?P<c>[A-ZÀ-Ý][^()]*))$")
_LEAST_TITLE = 3


def with_tail(title: FieldSpan, text: str, places: PlaceFinder) -> list[FieldSpan]:
    """The title, whose words are `text`, and the place at its end, where it has one."""
    for at in range(_LEAST_TITLE + 1, len(text)):
        tail = _TAIL.match(text, at) if text[at] in " ,([" else None
        name = tail.lastgroup if tail else None
        if tail and name and is_place_line(tail.group(name), places):
            start, end = tail.span(name)
            place = FieldSpan(FieldName.LOCATION, title.start + start, title.start + end)
            return [FieldSpan(FieldName.TITLE, title.start, title.start + at), place]
    return [title]


#: What joins an employer to the title above: "at Contoso".
_AT = re.compile(r"(?:at|bei|chez|by|@)\s+(?=[A-ZÀ-Ý0-9])", re.IGNORECASE)


def _said_at(text: str, kind: LineKind) -> int:
    """How many letters of an employer's cell are no part of its name."""
    joint = _AT.match(text) if kind is LineKind.EMPLOYER else None
    return joint.end() if joint else 0


def stated_by(cell: Cell, kind: LineKind, places: PlaceFinder) -> list[FieldSpan]:
    """What a cell below, above or beside a title states."""
    label = labelled(cell.text)
    left = label[1] if label else 0
    if kind in _NAMES:
        left = label[1] if label else _said_at(cell.text, kind)
        return [FieldSpan(_NAMES[kind], cell.start + left, cell.end)]
    line = Line(cell.start, cell.end, cell.text, cell.gap)
    read = [span for span in read_header([line], "", places) if span.name in _TERMS]
    if kind is LineKind.PLACE and not any(span.name in _HERE for span in read):
        read.append(FieldSpan(FieldName.LOCATION, cell.start + left, cell.end))
    return read
