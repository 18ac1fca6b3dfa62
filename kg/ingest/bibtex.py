"""BibTeX in, papers out, one an entry."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from kg.ingest.latex import decode_latex
from kg.ingest.reading import Problem, Reading, UnreadableError
from kg.ingest.rows import read_row
from kg.schema import RecordType

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def read_bibtex(text: str) -> Iterator[Reading]:
    """One paper an entry, in file order; entries that cannot be parsed are named.

    Raises:
        UnreadableError: there is no entry at all.
    """
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text)
    if not library.entries and not library.failed_blocks:
        raise UnreadableError("BibTeX without any entry; give entries such as @article{key, title = {…}}")
    for block in library.failed_blocks:
        duplicate = getattr(block, "ignore_error_block", None)
        if duplicate is not None and hasattr(duplicate, "fields_dict"):
            yield _reading(duplicate)
        else:
            number = (getattr(block, "start_line", None) or 0) + 1
            yield Problem(
                f"line {number}: not a BibTeX entry ({type(block.error).__name__}); mend its braces and commas"
            )
    for entry in library.entries:
        yield _reading(entry)


def _reading(entry: object) -> Reading:
    raw = {name.casefold(): str(field.value) for name, field in entry.fields_dict.items()}  # type: ignore[attr-defined]
    fields = {name: decode_latex(value) for name, value in raw.items() if name not in {"author", "editor"}}
    names = [decode_latex(name) for name in _AND.split(" ".join(raw.get("author", "").split())) if name.strip()]
    row: dict[str, object] = {
        "title": fields.get("title"),
        "authors": [name for name in names if name.casefold() != "others"],
        "venue": next(
            (fields[n] for n in ("journal", "journaltitle", "booktitle", "eventtitle", "series") if n in fields), None
        ),
        "year": fields.get("year") or fields.get("date"),
        "keywords": fields.get("keywords") or fields.get("keyword"),
        "abstract": fields.get("abstract"),
        "doi": fields.get("doi"),
        "arxiv id": fields.get("eprint") if _is_arxiv(fields) else None,
        "url": raw.get("url"),
        "id": entry.key,  # type: ignore[attr-defined]
        "affiliation": fields.get("affiliation") or fields.get("institution") or fields.get("school"),
    }
    reading = read_row(row, "bibtex", record_type=RecordType.PAPER)
    return Problem(f"entry {row['id']}: {reading.reason}") if isinstance(reading, Problem) else reading


def _is_arxiv(fields: dict[str, str]) -> bool:
    kind = fields.get("archiveprefix", fields.get("eprinttype", "arxiv"))
    return kind.casefold() == "arxiv"
