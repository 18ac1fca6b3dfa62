"""Openings of a list and the headings that count them in, out each with its group: "Engineering (2)" above two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: "Engineering (2)", "Riga – 3 open roles".
_COUNTED = re.compile(
    r"[#*\s]*(?P<name>[^\W\d_][^()\n]{1,50}?)\**\s*(?:\((?P<n>\d{1,3})\)"
    r"|(?:[–—:·|-]\s*)(?P<m>\d{1,3})(?: (?:open )?(?:roles?|jobs?|positions?|openings?|vacanc(?:y|ies)))?)[#*\s]*"
)


def with_counted_groups(lines: Sequence[Line], listed: list[Listed], places: PlaceFinder) -> list[Listed]:
    """The openings without the headings among their lines, and with the team or place that each heading names.

    A heading counts if as many openings stand below it as it says.
    """
    headings = [(line, match) for line in lines if len(line.text) < _LONG and (match := _COUNTED.fullmatch(line.text))]
    groups = list(_groups(headings, listed, places)) if listed and headings else []
    if not groups:
        return listed
    starts = {field.start for field, _ in groups}
    of_opening = {at: field for field, members in groups for at in members}
    return [_grouped(item, of_opening.get(at), starts) for at, item in enumerate(listed)]


_LONG = 70


def _groups(
    headings: Sequence[tuple[Line, re.Match[str]]], listed: Sequence[Listed], places: PlaceFinder
) -> Iterator[tuple[FieldSpan, list[int]]]:
    """Of each heading that counts right what it names, and which openings stand below it."""
    starts = [(item.head or item.body)[0].start for item in listed]
    ends = [*(line.start for line, _ in headings[1:]), starts[-1] + 1]
    for (line, match), end in zip(headings, ends, strict=True):
        members = [at for at, start in enumerate(starts) if line.start < start < end]
        name = match.group("name")
        if len(members) == int(match.group("n") or match.group("m")):
            placed = all(any(span.name is FieldName.LOCATION for span in listed[at].fields) for at in members)
            where = is_place_line(name, places) and not placed
            if where or is_name(name):
                kind = FieldName.LOCATION if where else FieldName.TEAM
                start = line.start + match.start("name")
                yield FieldSpan(kind, start, start + len(name)), members


def _grouped(item: Listed, field: FieldSpan | None, headings: set[int]) -> Listed:
    """The opening without the headings of groups, and with the field of its own group where it states none itself."""
    body = tuple(line for line in item.body if not any(line.start <= start < line.end for start in headings))
    new = field and (item.fields or not item.head) and not any(span.name is field.name for span in item.fields)
    return replace(item, body=body, fields=(*item.fields, field) if field and new else item.fields)
