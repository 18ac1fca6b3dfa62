"""An opening whose header names several titles in, one for each of them out where the text tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import Segment, title_in
from kg.extract.lexicon.spans import trimmed
from kg.extract.postings.naming.titles import ends_in_role
from kg.schema import FieldName, FieldSpan

_JOINT = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or|und|et|&|\+)\s+|\s*/\s*|;\s*")


def one_each(segment: Segment, text: str) -> Iterator[Segment]:
    """The segment, or its parts: "Frost Analyst, Bud Counter" above "Frost Analyst: you … Bud Counter: you …"."""
    title = title_in(segment.fields)
    names = list(_titles(text, title)) if title else []
    starts = [_told(text, name, segment) for name in names]
    if len(names) < 2 or any(start is None for start in starts):
        yield segment
        return
    told = sorted((start, name) for start, name in zip(starts, names, strict=True) if start is not None)
    ends = [start for start, _ in told[1:]] + [segment.end]
    for (start, name), end in zip(told, ends, strict=True):
        fields = (*_without_title(segment.fields), name)
        _, stop = trimmed(text, start, end)
        yield replace(segment, start=start, end=stop, fields=fields)


def _titles(text: str, title: FieldSpan) -> Iterator[FieldSpan]:
    """The titles that one field names; none where one of its parts is no title."""
    cuts = [match.span() for match in _JOINT.finditer(text, title.start, title.end)]
    lefts, rights = [title.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), title.end]
    spans = [FieldSpan(FieldName.TITLE, left, right) for left, right in zip(lefts, rights, strict=True)]
    yield from spans if all(ends_in_role(text[span.start : span.end]) for span in spans) else ()


def _told(text: str, name: FieldSpan, segment: Segment) -> int | None:
    """Where the text speaks of one title: its name and a colon."""
    pattern = re.compile(re.escape(text[name.start : name.end]) + r"s?(?:\*\*)?\s*:", re.IGNORECASE)
    match = pattern.search(text, segment.start, segment.end)
    return match.start() if match else None


def _without_title(fields: Sequence[FieldSpan]) -> tuple[FieldSpan, ...]:
    return tuple(span for span in fields if span.name is not FieldName.TITLE)
