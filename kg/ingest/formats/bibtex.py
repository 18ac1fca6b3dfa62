"""BibTeX in, papers out, one an entry; pages that quote entries in, the pages and the papers of those entries out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from kg.ingest.formats.journal_macros import journal_of
from kg.ingest.reading import Page, Problem, Reading, Record, UnreadableError
from kg.ingest.rows.reader import read_row
from kg.ingest.text.latex import decode_latex
from kg.schema import RecordType

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?<![\w.@])@(?:article|inproceedings|book|misc|incollection|phdthesis|mastersthesis|techreport|proceedings"
    r"|conference"
    r"|inbook|unpublished|online|thesis|report|software|dataset)\s*\{\s*[^\s{},=]*\s*,",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^[ \t]*%.*$|@(?:string|comment|preamble)\s*[{(].*|^[ \t]*(?:```|~~~).*$", re.MULTILINE | re.IGNORECASE
)
#: A macro in a key that only sorts the entries: "@book{\\noop{z}nowak,".
_SORTED_KEY = re.compile(r"(@\w+\s*\{)\s*\\\w+\s*\{[^{}\n]*\}")
#: Words outside its entries that make a text a page: a heading and a sentence.
_PAGE_WORDS = 12


def read_bibtex(text: str) -> Iterator[Reading]:
    """One paper an entry, in file order; entries that cannot be parsed are named.

    Raises:
        UnreadableError: there is no entry at all.
    """
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(_SORTED_KEY.sub(r"\1", text))
    if not library.entries and not library.failed_blocks:
        raise UnreadableError("BibTeX without any entry; give entries such as @article{key, title = {…}}")
    for block in library.failed_blocks:
        duplicate = getattr(block, "ignore_error_block", None)
        if duplicate is not None and hasattr(duplicate, "fields_dict"):
            yield _reading(duplicate)
        else:
            number = (getattr(block, "start_line", None) or 0) + 1
            yield Problem(f"line {number}: not a BibTeX entry ({_why(block.error)}); mend its braces and commas")
    for entry in library.entries:
        yield _reading(entry)


def is_page_with_entries(text: str) -> bool:
    """Whether BibTeX is only quoted in the text: words stand around the entries that are no comments."""
    outside, position = [], 0
    for start, end in _entries(text):
        outside.append(text[position:start])
        position = end
    outside.append(text[position:])
    return len(re.findall(r"[^\W\d_]{2,}", _BESIDE.sub(" ", " ".join(outside)))) >= _PAGE_WORDS


def with_entries(page: Page, text: str) -> Iterator[Reading]:
    """The page, then a paper for each entry that its source quotes; what cannot be parsed stays text of the page."""
    yield page
    entries = [text[start:end] for start, end in _entries(text)]
    for reading in read_bibtex("\n".join(entries)) if entries else ():
        if isinstance(reading, Record):
            yield reading


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the entries whose braces close."""
    position = 0
    while match := _ENTRY.search(text, position):
        end = _closing(text, text.index("{", match.start()))
        position = end or match.end()
        if end:
            yield match.start(), end


def _closing(text: str, opening: int) -> int | None:
    depth = 0
    for brace in re.finditer(r"(?<!\\)[{}]", text[opening : opening + _LONGEST]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return opening + brace.end()
    return None


#: An entry that is longer has lost a brace.
_LONGEST = 20_000


def _reading(entry: object) -> Reading:
    raw = {name.casefold(): str(field.value) for name, field in entry.fields_dict.items()}  # type: ignore[attr-defined]
    fields = {
        name: journal_of(value) or decode_latex(value)
        for name, value in raw.items()
        if name not in {"author", "editor"}
    }
    if _is_volume(entry.entry_type, raw):  # type: ignore[attr-defined]
        return Problem(f"entry {entry.key}: a volume of proceedings, no paper")  # type: ignore[attr-defined]
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


def _is_volume(kind: str, raw: dict[str, str]) -> bool:
    """Whether an entry is the book that papers stand in: it has editors only and is called "Proceedings of …"."""
    title = raw.get("title", "").strip("{ ").casefold()
    return "author" not in raw and (kind == "proceedings" or (kind == "book" and title.startswith("proceedings")))


def _why(error: Exception) -> str:
    """What is wrong with an entry, in words."""
    said = getattr(error, "abort_reason", "")
    if "end of file" in said:
        return "it is not closed when the file ends"
    if "block start" in said:
        return "it is not closed when the next one begins"
    if "after entry key, but" in said:
        return "no comma behind its key"
    return "its fields are not of the form name = {value},"


def _is_arxiv(fields: dict[str, str]) -> bool:
    kind = fields.get("archiveprefix", fields.get("eprinttype", "arxiv"))
    return kind.casefold() == "arxiv"
