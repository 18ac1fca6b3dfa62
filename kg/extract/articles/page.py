"""What a page names, as the rules about papers and people see it: blocks, sentences and every name in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import Mark, Marked
from kg.extract.articles.names import OrganizationMatch
from kg.extract.draft import TermMatch
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.venues.reader import VenueMatch
from kg.names import fold_name

_QUOTES = "“”\"'‘’«»„"


@dataclass(frozen=True, slots=True)
class Named:
    """A value with the passage it was read from and the confidence of its rule."""

    name: str
    start: int
    end: int
    confidence: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TeamMatch:
    """A named team at `start:end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person of the page: the fullest form of the name and all places where it, or the last name, stands."""

    name: str
    spans: tuple[tuple[int, int], ...]
    confidence: float
    in_teaser: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of block `block`, with names replaced by tokens in `marked`."""

    block: int
    start: int
    end: int
    marked: Marked

    @property
    def text(self) -> str:
        """The marked copy: `In <T1>, <O0> researchers propose …`."""
        return self.marked.text


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Everything named on the page, each kind in a list that the tokens of the marked sentences point into.

    A page equals none but itself, so that what is found out about it can be kept with it.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    titles: tuple[TitleMatch, ...]
    organizations: tuple[OrganizationMatch, ...]
    venues: tuple[VenueMatch, ...]
    teams: tuple[TeamMatch, ...]
    persons: tuple[PersonName, ...]
    terms: tuple[TermMatch, ...]
    published_year: int | None = None
    nouns_are_small: bool = True

    def terms_in(self, start: int, end: int) -> tuple[TermMatch, ...]:
        """Vocabulary terms inside a span, in the order of the text."""
        first = bisect_left(self.terms, start, key=lambda match: match.start)
        found = []
        for match in self.terms[first:]:
            if match.start >= end:
                break
            if match.end <= end:
                found.append(match)
        return tuple(found)

    def theme(self, block: Block) -> str | None:
        """The heading the block stands under, as written."""
        return self.text[block.theme_start : block.theme_end].strip(" :") or None


def block_at(page: Page, position: int) -> int:
    """The block that is the last to begin at or before a position; the first where none does."""
    return max(bisect_right(page.blocks, position, key=lambda block: block.start) - 1, 0)


@lru_cache(maxsize=2)
def _index_of_organizations(page: Page) -> SpanIndex:
    return SpanIndex((found.start, found.end) for found in page.organizations)


def organizations_at(page: Page, start: int, end: int) -> list[tuple[int, OrganizationMatch]]:
    """The organizations named at, in or around a span, with their numbers, in the order of the page's list."""
    return [(index, page.organizations[index]) for index in _index_of_organizations(page).touching(start, end)]


@lru_cache(maxsize=2)
def _index_of_people(page: Page) -> tuple[SpanIndex, list[tuple[int, tuple[int, int]]]]:
    places = [(index, span) for index, person in enumerate(page.persons) for span in person.spans]
    return SpanIndex(span for _, span in places), places


def people_within(page: Page, start: int, end: int) -> list[tuple[tuple[int, int], int]]:
    """Where people are named within a span, with their numbers, in the order of the text, each once."""
    spans, places = _index_of_people(page)
    found: dict[int, tuple[int, int]] = {}
    for index, (left, right) in (places[number] for number in spans.touching(start, end)):
        if start <= left and right <= end:
            found.setdefault(index, (left, right))
    return sorted((span, index) for index, span in found.items())


def marks_of(page: Page) -> list[Mark]:
    """Marks of all names that are known so far, by start; the longer of two comes first."""
    marks = [Mark("O", i, o.start, o.end) for i, o in enumerate(page.organizations)]
    marks += [Mark("V", i, v.start, v.end) for i, v in enumerate(page.venues)]
    marks += [Mark("T", i, *_with_quotes(page.text, t)) for i, t in enumerate(page.titles)]
    marks += [Mark("G", i, g.start, g.end) for i, g in enumerate(page.teams)]
    marks += [Mark("P", i, a, b) for i, p in enumerate(page.persons) for a, b in p.spans]
    return sorted(marks, key=lambda item: (item.start, -item.end))


def marks_inside(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """The marks, sorted by start, that begin inside a span."""
    first = bisect_left(marks, start, key=lambda item: item.start)
    return marks[first : bisect_left(marks, end, first, key=lambda item: item.start)]


def _with_quotes(text: str, title: TitleMatch) -> tuple[int, int]:
    start, end = title.start, title.end
    closing = re.compile(rf"[,.;]?[{_QUOTES}]").match(text, end)
    if closing and start and text[start - 1] in _QUOTES:
        return start - 1, closing.end()
    return start, end


def unique_names(items: Iterable[Named]) -> tuple[Named, ...]:
    """Each name once, in the order given, with its surest passage."""
    best: dict[str, Named] = {}
    for item in items:
        key = fold_name(item.name)
        if key not in best or best[key].confidence < item.confidence:
            best[key] = item
    return tuple(best.values())
