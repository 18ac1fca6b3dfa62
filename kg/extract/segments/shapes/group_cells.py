"""An opening of a list and the lines of its page in, the group out that its line of facts begins with.

Boards write the heading again before each place: "Search" heads a group, and its openings say "Search • Riga • Remote".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.titles import ends_in_role
from kg.schema import FieldName, FieldSpan

_CELLS = re.compile(r"\s[•·|]\s")
_LONGEST = 50


def headings_of(lines: Sequence[Line]) -> frozenset[str]:
    """What stands alone on a line below the first, where other lines have several cells; nothing where none has."""
    if sum(_CELLS.search(line.text) is not None for line in lines) < _FEWEST:
        return frozenset()
    return frozenset(line.text for line in lines[1:] if len(line.text) <= _LONGEST and not ends_in_role(line.text))


_FEWEST = 2


def with_group(
    fields: Sequence[FieldSpan], own: Sequence[Line], headings: Collection[str], text: str
) -> tuple[FieldSpan, ...]:
    """The fields, with the group that one of the opening's `own` lines begins with for whatever team they have."""
    group = next((span for line in own if (span := _group(line, headings))), None) if headings else None
    if group is None or _is_other(group, fields, text):
        return tuple(fields)
    kept = [span for span in fields if span.name is not FieldName.TEAM]
    return (*(replace(span, name=FieldName.OTHER) if span.start == group.start else span for span in kept), group)


def _group(line: Line, headings: Collection[str]) -> FieldSpan | None:
    cells = _CELLS.split(line.text)
    named = len(cells) > 1 and cells[0] in headings
    return FieldSpan(FieldName.TEAM, line.start, line.start + len(cells[0])) if named else None


def _is_other(group: FieldSpan, fields: Sequence[FieldSpan], text: str) -> bool:
    """Whether the heading is the name of who hires or of a place."""
    name = text[group.start : group.end]
    return any(
        text[span.start : span.end] == name
        for span in fields
        if span.name in (FieldName.ORGANIZATION, FieldName.LOCATION, FieldName.TITLE)
    )
