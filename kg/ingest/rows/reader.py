"""A row in, a reading out: a record of typed parts, a page if it is nothing but a text, or the problem with it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.ingest.reading import Page, Problem, Reading, Record, Row
from kg.ingest.rows.cells import Cells
from kg.ingest.rows.column_names import Helper
from kg.ingest.rows.columns import Plan, plan_for
from kg.ingest.rows.nested import flat
from kg.ingest.rows.papers import paper_parts, paper_year
from kg.ingest.rows.postings import posting_parts
from kg.ingest.rows.prose_parts import unread_columns
from kg.ingest.rows.tidy import prose
from kg.schema import FieldName, RecordType

_F = FieldName
_SUBSTANCE = {
    _F.TITLE, _F.DESCRIPTION, _F.RESPONSIBILITIES, _F.QUALIFICATIONS, _F.PREFERRED_QUALIFICATIONS, _F.ABSTRACT,
}  # fmt: skip
_EMPTY = Problem("an empty record, without title and text; nothing to read")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es",
}  # fmt: skip


def read_row(row: Row, media: str, *, record_type: RecordType | None = None, plan: Plan | None = None) -> Reading:
    """What one row holds.

    Args:
        row: cells by column; nested objects are flattened.
        media: how the row was read.
        record_type: what it is, where the source says so; decided by the columns otherwise.
        plan: what the columns mean, where all rows of a table share it.
    """
    try:
        return _read_row(row, media, record_type, plan)
    except RecursionError:
        return Problem("a record nested too deeply to be read; write its columns one beside the other")


def _read_row(row: Row, media: str, record_type: RecordType | None, plan: Plan | None) -> Reading:
    cells = flat(row)
    plan = plan or plan_for(tuple(cells), record_type)
    filled = {name: value for name, value in cells.items() if value is not None and value != "" and value != []}
    if not filled:
        return _EMPTY
    if not plan.usable:
        return Problem(unusable(plan, filled))
    seen = Cells(filled, plan)
    return _page(seen, media) if plan.record_type is None else _record(seen, media, plan.record_type)


def unusable(plan: Plan, names: Collection[str]) -> str:
    """Why columns of these names cannot be used."""
    shown = ", ".join(list(names)[:8]) + (", …" if len(names) > 8 else "")
    if plan.is_taxonomy:
        return f"a taxonomy, not postings or papers (columns {shown}); give it with --taxonomy"
    return f'no column is known as a title or a text (columns {shown}); name one of them "title" or "description"'


def _page(cells: Cells, media: str) -> Page | Problem:
    bodies = (*cells.texts_for_titles(), *map(prose, cells.of(Helper.BODY)))
    body = "\n\n".join(filter(None, bodies))
    title = cells.title() or None
    text = "\n\n".join(part for part in (title, body) if part)
    if not text:
        return _EMPTY
    return Page(
        text=text,
        media=media,
        title=title,
        published=cells.date(_F.POSTED),
        language=_language(cells),
        url=cells.line(_F.URL) or None,
        own_id=cells.line(_F.SOURCE_ID) or None,
    )


def _record(cells: Cells, media: str, record_type: RecordType) -> Record | Problem:
    is_paper = record_type is RecordType.PAPER
    parts = tuple(part for part in (paper_parts if is_paper else posting_parts)(cells) if part.values)
    if _SUBSTANCE.isdisjoint(part.name for part in parts):
        return _EMPTY
    url = cells.line(_F.URL)
    return Record(
        record_type=record_type,
        parts=parts,
        media=media,
        own_id=cells.line(_F.SOURCE_ID) or url or None,
        url=url or None,
        published=cells.date(_F.YEAR) or paper_year(cells) if is_paper else cells.date(_F.POSTED),
        language=_language(cells),
        unread=unread_columns(cells),
    )


def _language(cells: Cells) -> str | None:
    text = cells.line(Helper.LANGUAGE).casefold()
    found = _LANGUAGE.fullmatch(text)
    return _LANGUAGES.get(text) or (found[1] if found else None)
