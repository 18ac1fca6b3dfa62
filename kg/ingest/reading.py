"""What a reader hands on: pages, records and problems, before they get names and offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.schema import FieldName, RecordType

#: A record as found: column name → cell, which may be any JSON value.
Row = Mapping[str, object]


class UnreadableError(Exception):
    """Raised inside a reader for content it cannot use; `kg.ingest` turns it into a `Quarantined`."""


class MalformedError(UnreadableError):
    """The content breaks the rules of the format it seems to be in; it may be in another one."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field; `group` ties an affiliation to its author."""

    text: str
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record with its values, in the order they are rendered; `heading` is a line before them."""

    name: FieldName
    values: tuple[Value, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record read: typed parts, and what it calls itself (`own_id`) if it does; `lone` if alone in its file.

    `unread` are the columns that hold something of which nothing is in the parts, as nobody knows what they mean.
    """

    record_type: RecordType
    parts: tuple[Part, ...]
    media: str
    own_id: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    lone: bool = False
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A text without columns: a file, a page, or a record that is nothing but a text; `lone` as of a record."""

    text: str
    media: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    chrome: str = ""
    own_id: str | None = None
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the source that could not be used; the rest goes on."""

    reason: str


Reading = Record | Page | Problem
