"""The top lines of an advert and the fields that rules read there in, out with those that a model sees besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.draft import title_in
from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.segments.learnt.fields import stated_by, title_of
from kg.extract.segments.learnt.kinds import Cell, LineKind
from kg.extract.segments.learnt.model import shipped_line_model
from kg.extract.segments.learnt.rows import Row, read_rows
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: So many lines at the top are looked at.
_TOP = 25
#: From here on the model's line is taken where the rules have none, and in place of a title that is no occupation.
_TOLD, _INSTEAD = 0.9, 0.97
_WHERE = frozenset({FieldName.LOCATION, FieldName.REMOTE})


def with_line_facts(
    fields: Sequence[FieldSpan], lines: Sequence[Line], text: str, places: PlaceFinder
) -> tuple[FieldSpan, ...]:
    """The fields of an advert, with title and place as the model of lines sees them where the rules are not sure.

    Args:
        fields: that the rules read.
        lines: of the advert, down to where its text begins.
        text: of the whole page.
        places: names the gazetteer.
    """
    title = title_in(fields)
    titled = title is not None and has_role_head(text[title.start : title.end])
    placed = any(span.name in _WHERE for span in fields)
    if (titled and placed) or not lines:
        return tuple(fields)
    rows = read_rows(lines[:_TOP], shipped_line_model(), places)
    best = None if titled else _title(rows, title, places)
    kept = [span for span in fields if best is None or span is not title]
    new = [*([best] if best else []), *([] if placed else _where(rows, places))]
    return tuple(sorted((*kept, *new), key=lambda span: span.start))


def _title(rows: Sequence[Row], ruled: FieldSpan | None, places: PlaceFinder) -> FieldSpan | None:
    """The likeliest title, if it is likely enough and not the rules' own line."""
    row = max(rows, key=lambda row: row.chance)
    if row.chance < (_INSTEAD if ruled else _TOLD) or (ruled and row.line.start <= ruled.start < row.line.end):
        return None
    found = title_of(row)
    words = row.line.text[found.start - row.line.start : found.end - row.line.start]
    return None if is_place_line(words, places) or _TELLS.search(words) else found


#: A sentence about an opening is no title: "Contoso seeks an analyst".
_TELLS = re.compile(
    r"\b(?:seeks?|needs|hiring|looking|recruit\w*|sucht|suchen|recrute|recherche|busca)\b", re.IGNORECASE
)


def _where(rows: Sequence[Row], places: PlaceFinder) -> list[FieldSpan]:
    """The first line that says where."""
    return next((found for found in _stated(rows, places) if found), [])


def _stated(rows: Sequence[Row], places: PlaceFinder) -> Iterator[list[FieldSpan]]:
    for row in rows:
        for cell, kind, chance in row.cells:
            if kind is LineKind.PLACE and chance >= _TOLD:
                spans = [span for span in stated_by(cell, kind, places) if span.name in _WHERE]
                yield [span for span in spans if _is_where(span, cell, places)]


def _is_where(span: FieldSpan, cell: Cell, places: PlaceFinder) -> bool:
    words = cell.text[span.start - cell.start : span.end - cell.start]
    return span.name is FieldName.REMOTE or is_place_line(words, places)
