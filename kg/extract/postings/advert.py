"""One posting as the readers of its fields see it: text in sections, cues and terms inside it, known fields."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.draft import TermMatch
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import BOILERPLATE, SectionKind
from kg.extract.lexicon.spans import Clauses
from kg.schema import Document, FieldName, FieldSpan, NodeType


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a posting under one heading; the heading is not part of `start:end`."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Advert:
    """A posting before its fields are read.

    `start:end` is its text, `sections` cut it up in order, `fields` are header lines or record columns.
    `cues` and `terms` are those inside the text, in order; terms of a title that stands above it come before them.
    `plain` are words that name a subject of a text that says them often.
    """

    document: Document
    start: int
    end: int
    sections: tuple[Section, ...]
    fields: tuple[FieldSpan, ...]
    cues: tuple[Cue, ...]
    terms: tuple[TermMatch, ...]
    clauses: Clauses
    plain: tuple[TermMatch, ...] = ()
    text: str = field(init=False, repr=False)
    _cues_by_kind: Mapping[CueKind, list[Cue]] = field(init=False, repr=False)
    _section_starts: tuple[int, ...] = field(init=False, repr=False)
    _term_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keeps what the readers ask for hundreds of times: the whole document's text, and where parts begin in it."""
        object.__setattr__(self, "text", self.document.text)
        by_kind: dict[CueKind, list[Cue]] = {kind: [] for kind in CueKind}
        for cue in self.cues:
            by_kind[cue.kind].append(cue)
        object.__setattr__(self, "_cues_by_kind", by_kind)
        object.__setattr__(self, "_section_starts", tuple(section.start for section in self.sections))
        object.__setattr__(self, "_term_starts", tuple(match.start for match in self.terms))

    def has(self, *words: str) -> bool:
        """Whether one of some words stands in it; the text around, of a list of ten thousand, is not looked through."""
        return any(self.text.find(word, self.start, self.end) >= 0 for word in words)

    def field(self, name: FieldName) -> FieldSpan | None:
        """The first span of a field."""
        return next((span for span in self.fields if span.name is name and span.start < span.end), None)

    def fields_named(self, *names: FieldName) -> Iterator[FieldSpan]:
        """All spans of some fields that hold something."""
        return (span for span in self.fields if span.name in names and span.start < span.end)

    def cues_of(self, *kinds: CueKind) -> Iterator[Cue]:
        """Cues of some kinds outside of boilerplate."""
        known = [cue for cue in self.cues if cue.kind in kinds] if len(kinds) > 1 else self._cues_by_kind[kinds[0]]
        return (cue for cue in known if self.kind_at(cue.start) not in BOILERPLATE)

    def kind_at(self, position: int) -> SectionKind:
        """Kind of the section that holds a position."""
        index = bisect_right(self._section_starts, position) - 1
        inside = index >= 0 and position < self.sections[index].end
        return self.sections[index].kind if inside else SectionKind.OTHER

    def section_at(self, position: int) -> Section | None:
        """The section that holds a position."""
        index = bisect_right(self._section_starts, position) - 1
        return self.sections[index] if index >= 0 and position < self.sections[index].end else None

    def terms_of(self, *types: NodeType) -> list[TermMatch]:
        """Terms of some types in the text, and in a title above it."""
        return [match for match in self.terms if match.term.node_type in types]

    def terms_between(self, start: int, end: int, *types: NodeType) -> list[TermMatch]:
        """Terms of some types that begin in `start:end`."""
        first = bisect_left(self._term_starts, start)
        last = bisect_left(self._term_starts, end, first)
        return [match for match in self.terms[first:last] if match.term.node_type in types and match.end <= self.end]


def within(matches: Sequence[TermMatch], start: int, end: int) -> tuple[TermMatch, ...]:
    """Those matches that lie inside `start:end`."""
    first = bisect_left(matches, start, key=lambda match: match.start)
    last = bisect_left(matches, end, key=lambda match: match.start)
    return tuple(match for match in matches[first:last] if match.end <= end)


def cues_within(cues: Sequence[Cue], start: int, end: int) -> tuple[Cue, ...]:
    """Those cues that lie inside `start:end`."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    last = bisect_left(cues, end, key=lambda cue: cue.start)
    return tuple(cue for cue in cues[first:last] if cue.end <= end)
