"""The sheet that the components of the pipeline fill in, one after the other, for one document.

It hangs on spaCy's Doc as `doc._.draft`; all spans are code points of `document.text`, which is `doc.text`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.lexicon.cues import Cue
from kg.schema import Document, DocumentKind, ExtractedEdge, FieldName, FieldSpan, Mention, Paper, Person, Posting, Term


class SegmentKind(StrEnum):
    """What a stretch of a page is."""

    ARTICLE = "article"
    HEADING = "heading"
    TEASER = "teaser"
    CAPTION = "caption"
    POSTING = "posting"
    LISTING = "listing"
    CHROME = "chrome"


#: What an article is made of.
ARTICLE_KINDS = frozenset({SegmentKind.ARTICLE, SegmentKind.HEADING, SegmentKind.TEASER, SegmentKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the page; of a posting, `header_start:header_end` is the metadata before its text.

    `fields` say what the parts of the metadata are, in the words of a record's columns.
    """

    kind: SegmentKind
    start: int
    end: int
    header_start: int | None = None
    header_end: int | None = None
    fields: tuple[FieldSpan, ...] = ()


def title_in(fields: Iterable[FieldSpan]) -> FieldSpan | None:
    """Where the title stands, of fields that an opening states."""
    return next((span for span in fields if span.name is FieldName.TITLE), None)


class TermMatch(NamedTuple):
    """A vocabulary term found at `start:end`."""

    term: Term
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """Mutable on purpose: each component adds what it is responsible for and touches nothing else.

    `aliases` maps a name to other names the document uses for the same node; `plain` are words that name a subject
    of what says them often, which `terms` does not have.
    """

    document: Document
    kind: DocumentKind | None = None
    title: str | None = None
    published: str | None = None
    segments: list[Segment] = field(default_factory=list)
    terms: list[TermMatch] = field(default_factory=list)
    plain: list[TermMatch] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    postings: list[Posting] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    edges: list[ExtractedEdge] = field(default_factory=list)


if not Doc.has_extension("draft"):
    Doc.set_extension("draft", default=None)
