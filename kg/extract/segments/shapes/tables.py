"""Lines of a page in, the openings out that its tables list by rows, read by the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line, trimmed
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.shapes.cut import JOBS
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_CELLS = re.compile(r"\s*\|\s*|\t+")
#: Words with single blanks between them.
_WORDS = re.compile(r"\S+(?: \S+)*")
#: White space that parts cells: more than one blank between words.
_GAP = re.compile(r"\s(?:\s|(?<! ))")
_FEWEST_SPACED = 3
_RULE = re.compile(r"[\s|:+=_*~—–-]{3,}")
#: What columns are called and lines of a posting's header are not.
_COLUMNS = {
    "host": FieldName.ORGANIZATION,
    "university": FieldName.ORGANIZATION,
    "country": FieldName.LOCATION,
    "state": FieldName.LOCATION,
    "vacancies": FieldName.TITLE,
    "job opening": FieldName.TITLE,
    **dict.fromkeys(("name of post", "name of the post", "post name", "name of position", "post"), FieldName.TITLE),
    **dict.fromkeys(("number of posts", "no. of posts", "no of posts", "no. of vacancies"), FieldName.OTHER),
    "due": FieldName.CLOSED,
    "due date": FieldName.CLOSED,
    "added": FieldName.POSTED,
    "audience": FieldName.OTHER,
    "who can apply": FieldName.OTHER,
    "eligibility": FieldName.OTHER,
    "recruitment period": FieldName.OTHER,
    "application period": FieldName.OTHER,
    "timeline": FieldName.OTHER,
    "dates": FieldName.OTHER,
}
#: Columns that name what an opening is about: its title, where no other column is.
_SUBJECTS = frozenset(
    "project|project title|topic|thesis|thesis topic|subject|research topic|program|programme|program name|internship"
    "|placement|scheme|fellowship".split("|")
)
#: A column that only tables of theses have.
_SUPERVISOR = "supervisor"
#: So far above a table its heading may stand.
_ABOVE = 4


def rows_of(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The rows of all tables of the page that have a title and one more column that is known; two at least."""
    found: list[Listed] = []
    names: list[FieldName | None] = []
    for index, line in enumerate(lines):
        cells = _cells(line)
        if len(cells) < 2:
            names = names if _RULE.fullmatch(line.text) else []
        elif columns := _columns(lines, index, cells):
            names = columns
        elif names and not _RULE.fullmatch(line.text):
            names = names if len(cells) <= len(names) else []
            found += _row(line, names, cells, places)
    return found if len(found) >= 2 else []


def _cells(line: Line) -> list[tuple[int, int]]:
    if "|" not in line.text and "\t" not in line.text:
        return _spaced(line)
    left, right = trimmed(line.text, 0, len(line.text))
    left += line.text[left:].startswith("|")
    right -= line.text[:right].endswith("|") and right > left
    cells, at = [], left
    for match in _CELLS.finditer(line.text, left, right):
        cells.append(trimmed(line.text, at, match.start()))
        at = match.end()
    cells.append(trimmed(line.text, at, right))
    return [(line.start + a, line.start + b) for a, b in cells]


def _spaced(line: Line) -> list[tuple[int, int]]:
    """The cells of a line that only blanks part; fewer than three are no row."""
    spaced = "  " in line.text or not line.text.isprintable()  # as no white space is but the blank
    cells = [match.span() for match in _WORDS.finditer(line.text)] if spaced and _GAP.search(line.text) else []
    if len(cells) < _FEWEST_SPACED:
        return [(line.start, line.end)]
    return [(line.start + a, line.start + b) for a, b in cells]


def _columns(lines: Sequence[Line], index: int, cells: Sequence[tuple[int, int]]) -> list[FieldName | None]:
    """What the columns are of a row that names them; empty of any other row."""
    line = lines[index]
    texts = [line.text[start - line.start : end - line.start].strip("*_ ").lower() for start, end in cells]
    names = [_column(text) for text in texts]
    subject = next((number for number, text in enumerate(texts) if text in _SUBJECTS), None)
    if FieldName.TITLE not in names and subject is not None and (_announced(lines, index) or _SUPERVISOR in texts):
        names[subject] = FieldName.TITLE
    known = sum(name is not None for name in names)
    return names if FieldName.TITLE in names and known >= 2 else []


def _column(text: str) -> FieldName | None:
    if whole := _COLUMNS.get(text) or label_of(text) or label_of(text.removesuffix("s")):
        return whole
    parts = re.split(r"\s*/\s*|\s+(?:or|and|&|oder|und|et|ou|y)\s+", text)
    part = next((name for part in parts if (name := label_of(part))), None)
    return FieldName.TEAM if part is FieldName.ORGANIZATION else part


def _announced(lines: Sequence[Line], index: int) -> bool:
    """Whether the heading of a table, or that of the page, says that it lists openings."""
    return any(JOBS.search(line.text) for line in (*lines[:1], *lines[max(0, index - _ABOVE) : index]))


def _row(
    row: Line, names: Sequence[FieldName | None], cells: Sequence[tuple[int, int]], places: PlaceFinder
) -> list[Listed]:
    fields = tuple(
        FieldSpan(name, *cell) for name, cell in zip(names, cells, strict=False) if name and cell[0] < cell[1]
    )
    if not any(span.name is FieldName.TITLE for span in fields):
        return []
    return [Listed((), (row,), (*fields, *_place_in_brackets(row, fields, places)))]


def _place_in_brackets(row: Line, fields: Sequence[FieldSpan], places: PlaceFinder) -> list[FieldSpan]:
    """The place a cell states in brackets where no column does: "Student Office (Perth)"."""
    if any(span.name is FieldName.LOCATION for span in fields):
        return []
    inside = [match.span(1) for match in re.finditer(r"\(([^()]{3,40})\)", row.text)]
    named = [span for span in inside if is_place_line(row.text[slice(*span)], places)]
    return [FieldSpan(FieldName.LOCATION, row.start + start, row.start + end) for start, end in named[:1]]
