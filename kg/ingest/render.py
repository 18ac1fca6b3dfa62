"""Readings in, documents out: fields are written one below the other, each with its span; all get their names."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.ingest.limits import IngestLimits
from kg.ingest.reading import Page, Part, Problem, Reading, Record
from kg.ingest.text.language import detect_language
from kg.names import digest, hashed_id
from kg.schema import Document, FieldName, FieldSpan, Quarantined

_PROSE = {
    FieldName.DESCRIPTION, FieldName.RESPONSIBILITIES, FieldName.QUALIFICATIONS, FieldName.PREFERRED_QUALIFICATIONS,
    FieldName.EDUCATION, FieldName.ABSTRACT, FieldName.OTHER,
}  # fmt: skip
_TABLES = frozenset({"csv", "json", "jsonl", "parquet", "yaml"})
#: So many columns are named before the others are only counted.
_SHOWN = 12
#: Signs without end: a tokenizer takes them off one by one, in time by the square of their number.
_SIGNS = re.compile(r"(?<![^\w\s])[^\w\s]{50000}")
log = logging.getLogger("kg.ingest")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file the readings come from: how it is named and where it lies."""

    source: str
    path: str | None


def documents(readings: Iterable[Reading], origin: Origin, limits: IngestLimits) -> Iterator[Document | Quarantined]:
    """One document a reading, in order; what is too long or unusable comes as `Quarantined`.

    Columns of a table that nobody knows are named in one message behind its last row.
    """
    names = _Names(origin)
    unread: dict[str, None] = {}
    for reading in readings:
        if isinstance(reading, Problem):
            yield Quarantined(origin.source, reading.reason)
        elif isinstance(reading, Page):
            yield _page_document(reading, names, limits)
        else:
            if reading.media in _TABLES:
                unread.update(dict.fromkeys(reading.unread))
            yield _record_document(reading, names, limits)
    if unread:
        log.warning("%s: columns that nothing is read from: %s", origin.source, _shown(list(unread)))


def _shown(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def render(record: Record) -> tuple[str, tuple[FieldSpan, ...]]:
    """The text of a record and where its fields stand in it; equal values of a field share their place."""
    writer = _Writer()
    for part in record.parts:
        writer.add(part)
    return writer.text(), tuple(writer.spans)


def _record_document(record: Record, names: _Names, limits: IngestLimits) -> Document | Quarantined:
    longest = max((len(value.text) for part in record.parts for value in part.values), default=0)
    text, fields = render(record)
    source = names.of(record, text)
    if longest > limits.field_chars:
        return Quarantined(
            source, f"a field of {longest:,} characters; {limits.field_chars:,} is the most that is read"
        )
    title = next((text[span.start : span.end] for span in fields if span.name is FieldName.TITLE), None)
    return Document(
        id=hashed_id("document", source),
        source=source,
        text=text,
        media=record.media,
        content_hash=_content_hash(text, title, record.published, fields),
        title=title,
        published=record.published,
        language=record.language or _language_of(record, title),
        url=record.url,
        record_type=record.record_type,
        fields=fields,
        origin=names.origin.path,
    )


def _page_document(page: Page, names: _Names, limits: IngestLimits) -> Document | Quarantined:
    source = names.of(page, page.text)
    if len(page.text) > limits.text_chars:
        reason = f"a text of {len(page.text):,} characters; {limits.text_chars:,} is the most that is read, split it"
        return Quarantined(source, reason)
    if _SIGNS.search(page.text):
        return Quarantined(source, "50,000 signs in a row without a letter, a digit or a blank; take them out")
    if not page.text.strip():
        return Quarantined(source, "no text in it, only white space; nothing to read")
    return Document(
        id=hashed_id("document", source),
        source=source,
        text=page.text,
        media=page.media,
        content_hash=_content_hash(page.text, page.title, page.published, ()),
        title=page.title,
        published=page.published,
        language=page.language or detect_language(page.text),
        url=page.url,
        chrome=page.chrome,
        origin=names.origin.path,
    )


def _content_hash(text: str, title: str | None, published: str | None, fields: tuple[FieldSpan, ...]) -> str:
    spans = ";".join(f"{span.name}:{span.start}:{span.end}:{span.group}" for span in fields)
    return digest(text, title or "", published or "", spans)


def _language_of(record: Record, title: str | None) -> str | None:
    """The language of the longest prose, or of the title where there is none: names and places tell nothing."""
    texts = [value.text for part in record.parts if part.name in _PROSE for value in part.values]
    return detect_language(max(texts, key=len, default=title or ""))


@dataclass(slots=True)
class _Names:
    """Hands out the sources of a file's documents; repeats are numbered in the order of the file."""

    origin: Origin
    _counts: dict[str, int] = field(default_factory=dict)

    def of(self, reading: Record | Page, text: str) -> str:
        if reading.lone:
            return self.origin.source
        name = f"{self.origin.source}#{reading.own_id or digest(text, length=12)}"
        count = self._counts.get(name, 0) + 1
        self._counts[name] = count
        return name if count == 1 else f"{name}~{count}"


class _Writer:
    """Writes parts below each other and notes their spans."""

    def __init__(self) -> None:
        self.spans: list[FieldSpan] = []
        self._pieces: list[str] = []
        self._length = 0
        self._after_prose = False

    def add(self, part: Part) -> None:
        is_prose = part.name in _PROSE
        if self._length:
            self._put("\n\n" if is_prose or self._after_prose else "\n")
        self._after_prose = is_prose
        if part.heading:
            self._put(f"{part.heading}\n")
        self._put_values(part, "\n\n" if is_prose else "; ")

    def text(self) -> str:
        return "".join(self._pieces)

    def _put_values(self, part: Part, separator: str) -> None:
        places: dict[str, int] = {}
        for value in part.values:
            if value.text not in places:
                if places:
                    self._put(separator)
                places[value.text] = self._length
                self._put(value.text)
            start = places[value.text]
            self.spans.append(FieldSpan(part.name, start, start + len(value.text), value.group))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
