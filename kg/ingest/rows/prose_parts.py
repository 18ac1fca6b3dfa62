"""Cells of running text in, parts with a heading line out, so that whoever reads the text sees the sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.ingest.reading import Part, Value
from kg.ingest.rows.cells import Cells
from kg.ingest.rows.columns import heading_of
from kg.ingest.rows.tidy import items_on_lines, prose
from kg.schema import FieldName

#: Headings written before the prose of a field.
HEADINGS = {
    FieldName.RESPONSIBILITIES: "Responsibilities",
    FieldName.QUALIFICATIONS: "Qualifications",
    FieldName.PREFERRED_QUALIFICATIONS: "Preferred qualifications",
    FieldName.EDUCATION: "Education",
}
_OWN_HEADING = re.compile(
    r"\s*(?P<heading>(?:(?:key|main|your|job|minimum|basic|preferred|required|desired|additional)\s+){0,3}"
    r"(?:responsibilities|qualifications|requirements|duties|skills|experience|education)|nice to have)"
    r"\s*(?:[:\n]|(?=- )|(?=[•⦁]))\s*",
    re.IGNORECASE,
)


def prose_parts(name: FieldName, cells: Cells, further: Sequence[str] = ()) -> Iterator[Part]:
    """The texts of a field, each below its heading; a version that another one contains is left out."""
    texts = [prose(cell) for cell in cells.of(name)]
    for text in _without_repeats([text for text in (*texts, *further) if text]):
        yield _headed(name, text)


def other_parts(cells: Cells) -> Iterator[Part]:
    """Columns nobody knows, if they hold sentences; numbers, ids and addresses are left out."""
    seen: set[str] = set()
    for column in cells.unknown():
        text = prose(cells.row[column.name])
        if text not in seen and _is_prose(text):
            seen.add(text)
            yield Part(FieldName.OTHER, (Value(text),), heading_of(column.name) or None)


def unread_columns(cells: Cells) -> tuple[str, ...]:
    """Columns nobody knows whose cells are no sentences, so that nothing of them is read."""
    return tuple(column.name for column in cells.unknown() if not _is_prose(prose(cells.row[column.name])))


def _headed(name: FieldName, text: str) -> Part:
    """A heading that the cell brings itself takes the place of ours."""
    heading = HEADINGS.get(name)
    own = _OWN_HEADING.match(text) if heading else None
    rest = text[own.end() :].strip() if own else ""
    if own is None or not rest:
        return Part(name, (Value(text),), heading)
    return Part(name, (Value(items_on_lines(rest)),), " ".join(own["heading"].split()).capitalize())


def _without_repeats(texts: Sequence[str]) -> list[str]:
    """Leaves out a plain version beside one in HTML, or a teaser beside the whole."""
    kept: list[str] = []
    for text in texts:
        start = " ".join(text[:400].split())
        if not any(start in " ".join(other.split()) for other in kept):
            kept.append(text)
    return kept


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= 8 and len(text) / len(words) < 15 and not text.startswith(("{", "http://", "https://"))
