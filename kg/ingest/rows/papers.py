"""The cells of a paper in, its typed parts out, in the order in which they are rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ingest.reading import Part
from kg.ingest.rows.authors import author_parts
from kg.ingest.rows.cells import COMMAS, SEMICOLONS, Cells, distinct, first_item, pieces, values
from kg.ingest.rows.column_names import Helper
from kg.ingest.rows.dates import year_of
from kg.ingest.rows.prose_parts import other_parts, prose_parts
from kg.ingest.rows.tidy import prose
from kg.schema import FieldName

_F = FieldName
_ORDER = (
    _F.TITLE, _F.AUTHOR, _F.AFFILIATION, _F.VENUE, _F.YEAR, _F.KEYWORD, _F.ABSTRACT, _F.OTHER, _F.DOI, _F.ARXIV_ID,
    _F.URL, _F.SOURCE_ID,
)  # fmt: skip
_ARXIV_MONTH = re.compile(r"(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?")
_ARXIV_CATEGORIES = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?(?: (?:[a-z-]+\.[A-Za-z-]+|[a-z]+-[a-z]+))+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(
    r"(?:arxiv:|abs/|pdf/)?((?:\d{4}\.\d{4,5}|[a-z-]{1,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE
)


def paper_parts(cells: Cells) -> Iterator[Part]:
    """Parts of a paper; those without a value too."""
    authors, affiliations = author_parts(cells.of(_F.AUTHOR), cells.of(_F.AFFILIATION), cells.of(Helper.MORE_AUTHORS))
    for name in _ORDER:
        if name is _F.AUTHOR:
            yield Part(name, authors)
        elif name is _F.AFFILIATION:
            yield Part(name, affiliations)
        elif name is _F.ABSTRACT:
            stated = cells.of(name)
            bodies = [] if stated else [prose(cell) for cell in cells.of(Helper.BODY)]
            yield from prose_parts(name, cells, further=[*cells.texts_for_titles(), *bodies])
        elif name is _F.OTHER:
            yield from other_parts(cells)
        else:
            yield Part(name, values(_texts(name, cells)))


def paper_year(cells: Cells) -> str | None:
    """The year of publication, from the first column that names one."""
    stated = next((year for cell in cells.of(_F.YEAR) if (year := year_of(first_item(cell)))), None)
    month = _ARXIV_MONTH.match(_arxiv_id(cells))
    return stated or (f"20{month[1]}" if month else None)


def _texts(name: FieldName, cells: Cells) -> list[str]:
    if name is _F.TITLE:
        return [cells.title()]
    if name is _F.YEAR:
        return [paper_year(cells) or ""]
    if name is _F.KEYWORD:
        return _keywords(cells)
    if name is _F.DOI:
        return [_found(_DOI, cells.line(name))]
    if name is _F.ARXIV_ID:
        return [_arxiv_id(cells)]
    return [cells.line(name)]


def _arxiv_id(cells: Cells) -> str:
    """The arXiv id stated, or the record's own id if it is one."""
    own = cells.line(_F.SOURCE_ID)
    return _found(_ARXIV, cells.line(_F.ARXIV_ID)) or (own if _ARXIV_MONTH.fullmatch(own) else "")


def _keywords(cells: Cells) -> list[str]:
    """Keywords parted by semicolons where there are any, for commas stand inside them then; otherwise by commas."""
    found: list[str] = []
    for cell in cells.of(_F.KEYWORD):
        text = cell if isinstance(cell, str) else ""
        if _ARXIV_CATEGORIES.fullmatch(text):
            found += text.split()
            continue
        found += pieces(cell, SEMICOLONS if ";" in text or "|" in text else COMMAS)
    return distinct(found)


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return "" if match is None else match.group(1) if pattern.groups else match.group()
