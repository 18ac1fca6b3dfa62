"""A source, taken in: its text, and the fields of a record as passages of that text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document turned out to be; decided by its content."""

    POSTING = "posting"
    ARTICLE = "article"
    FEED = "feed"
    RECORD = "record"


class RecordType(StrEnum):
    """What a record with columns describes."""

    POSTING = "posting"
    PAPER = "paper"


class FieldName(StrEnum):
    """Canonical names of record fields; ingest maps columns to them, extraction reads them.

    `OTHER` is any further column that is worth keeping as text.
    """

    TITLE = "title"
    SOURCE_ID = "source_id"
    URL = "url"
    # postings
    ORGANIZATION = "organization"
    SUBORGANIZATION = "suborganization"
    TEAM = "team"
    CATEGORY = "category"
    INDUSTRY = "industry"
    LOCATION = "location"
    LEVEL = "level"
    EMPLOYMENT_TYPE = "employment_type"
    REMOTE = "remote"
    POSTED = "posted"
    CLOSED = "closed"
    SALARY = "salary"
    SKILL = "skill"
    DESCRIPTION = "description"
    RESPONSIBILITIES = "responsibilities"
    QUALIFICATIONS = "qualifications"
    PREFERRED_QUALIFICATIONS = "preferred_qualifications"
    EDUCATION = "education"
    # papers
    ABSTRACT = "abstract"
    AUTHOR = "author"
    AFFILIATION = "affiliation"
    VENUE = "venue"
    YEAR = "year"
    KEYWORD = "keyword"
    DOI = "doi"
    ARXIV_ID = "arxiv_id"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where one field of a record stands in `Document.text`.

    A field with several values (authors, skills) has one span a value. `group` ties values of
    different fields together: the affiliation with group 2 belongs to the author with group 2.
    """

    name: FieldName
    start: int
    end: int
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source text as read: a file, a page, or one record of a file.

    Attributes:
        id: `document:` and a hash of `source`, so that a changed file keeps its id.
        source: the path as named by the user, for a record followed by `#` and its own id or row.
        text: the decoded main text; of a record, its fields rendered one below the other.
        fields: of a record, where each field stands in `text`; empty for pages.
        record_type: of a record, what it describes; `None` for pages.
        media: how it was read: "text", "html", "json-ld", "csv", "jsonl", "parquet", "bibtex", "pdf", …
        chrome: text of navigation, buttons and footers of a page, kept apart from `text`.
        content_hash: hash of the decoded content; equal hashes mean nothing to do again.
        origin: absolute path of the file read, where there is one; never exported.
    """

    id: str
    source: str
    text: str
    media: str
    content_hash: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    record_type: RecordType | None = None
    fields: tuple[FieldSpan, ...] = ()
    chrome: str = ""
    origin: str | None = None

    def values(self, name: FieldName) -> tuple[str, ...]:
        """All values of one field, in the order of the text."""
        return tuple(self.text[span.start : span.end] for span in self.fields if span.name is name)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that could not be used, and why, in words for the person who gave it."""

    source: str
    reason: str
