"""Marked sentences in, the papers each of them speaks of out, and the form of what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.names import fold_name


class PaperFactKind(StrEnum):
    """What a statement says about a paper."""

    AUTHOR = "author"
    AFFILIATION = "affiliation"
    TEAM = "team"
    VENUE = "venue"
    YEAR = "year"
    INTRODUCES = "introduces"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A statement about the paper whose folded title is `paper`; `index` points into the page's list of that kind."""

    paper: str
    kind: PaperFactKind
    index: int
    value: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which papers a sentence speaks of: those it names, else those spoken of before under the same heading."""

    sentence: Sentence
    named: tuple[str, ...]
    current: tuple[str, ...]
    in_teaser: bool
    caption: bool


def scopes_of(page: Page) -> Iterator[Scope]:
    """The sentences with the papers they speak of; headings and teasers end what was spoken of before."""
    current: dict[int, tuple[str, ...]] = {}
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        named = tuple(dict.fromkeys(fold_name(page.titles[i].title) for i in indices(sentence.text, "T")))
        caption = block.kind is SegmentKind.CAPTION
        if block.kind is SegmentKind.HEADING and not named:
            current.pop(0, None)
        if named and not caption:
            current[block.group] = named
        in_block = (
            tuple(fold_name(t.title) for t in page.titles if page.sentences and t.block == sentence.block)
            if caption
            else ()
        )
        yield Scope(sentence, named, in_block or current.get(block.group, ()), block.in_teaser, caption)


def stated(
    scope: Scope,
    match: re.Match[str],
    kind: PaperFactKind,
    index: int,
    value: str,
    confidence: float,
    papers: Sequence[str] | None = None,
) -> Iterator[PaperFact]:
    """One fact, read from a match in the sentence, for each paper spoken of or given."""
    start, end = scope.sentence.marked.span(match)
    for paper in scope.named or scope.current if papers is None else papers:
        yield PaperFact(paper, kind, index, value, start, end, confidence)
