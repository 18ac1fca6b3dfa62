"""Marked sentences in, the papers each of them speaks of out, and the form of what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
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
    """Which papers a sentence speaks of: those it names, else those spoken of before under the same heading.

    `places` are the spans of the titles in its marked text, with the paper that each names.
    """

    sentence: Sentence
    named: tuple[str, ...]
    current: tuple[str, ...]
    in_teaser: bool
    caption: bool
    places: tuple[tuple[int, int, str], ...] = ()


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
        spoken = in_block or current.get(block.group, ())
        places = tuple(_places(page, sentence)) if len(named) > 1 else ()
        yield Scope(sentence, named, spoken, block.in_teaser, caption, places)


def _places(page: Page, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"<T(\d+)>", sentence.text):
        yield *match.span(), fold_name(page.titles[int(match[1])].title)


#: What stands between titles of which the same is said.
_JOINED = re.compile(r"(?:[,;\s]|\b(?:and|as well as|or)\b|&|\([^()]*\))*")
_OF_ALL = re.compile(
    r"\b(?:both|all|each|respectively)\b|\b(?:two|three|four|five|six|these|following) (?:\w+ )?papers\b"
)
#: Where a sentence goes on to another paper.
_NEXT_CLAUSE = re.compile(r"[;—–]|,? (?:and|while|but|whereas) (?:the|an?|in|his|her|their|our|its|with|another)\b")


def meant_by(scope: Scope, match: re.Match[str]) -> tuple[str, ...]:
    """Of the papers of a sentence those that a match in it is about: titles told of in other clauses are not."""
    papers = scope.named or scope.current
    text = scope.sentence.text
    if len(scope.places) < _SEVERAL or _OF_ALL.search(text) or match.start() < scope.places[0][0]:
        return papers
    groups: list[list[tuple[int, int, str]]] = []
    for place in scope.places:
        if groups and _JOINED.fullmatch(text, groups[-1][-1][1], place[0]):
            groups[-1].append(place)
        else:
            groups.append([place])
    at = max(i for i, group in enumerate(groups) if group[0][0] <= match.start())
    last = groups[at][-1]
    behind = match.start() > last[1] and _NEXT_CLAUSE.search(text, last[1], match.start()) is not None
    chosen = groups[at + 1] if behind and at + 1 < len(groups) else groups[at]
    return tuple(dict.fromkeys(paper for _, _, paper in chosen))


_SEVERAL = 2


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
    for paper in meant_by(scope, match) if papers is None else papers:
        yield PaperFact(paper, kind, index, value, start, end, confidence)


def line_below(page: Page, position: int) -> tuple[int, int]:
    """The rest of the author's line, or the short line below it."""
    index = bisect_left(page.blocks, position, key=lambda block: block.start)
    if index == len(page.blocks) or page.blocks[index].end - page.blocks[index].start > 120:
        return position, position
    after = page.blocks[index]
    between = page.text[position : after.start]
    if between.strip() or between.count("\n") > 1 or len(between) > 8:
        return position, position
    return after.start, after.end
