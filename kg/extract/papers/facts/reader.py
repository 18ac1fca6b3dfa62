"""Marked sentences in, what they say about papers out: authors, origins, venues, years and methods."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.facts.authors import authors, listed_authors, teaser_authors
from kg.extract.papers.facts.methods import methods, methods_told
from kg.extract.papers.facts.origins import affiliations, counted_teams, origins_of_only_paper, teams
from kg.extract.papers.facts.told_authors import told_authors
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.scopes import PaperFact, PaperFactKind, Scope, line_below, scopes_of, stated
from kg.extract.people.heroes import main_person
from kg.names import fold_name

_YEAR = sought(
    r"\b((?:19[6-9]|20[0-4])\d)\s+(?:\w+\s+){0,2}?(?:papers?|article|study|work|publication)\b"
    r"|\bpublished in ((?:19|20)\d\d)\b|<T\d+>,?\s+\(((?:19|20)\d\d)\)|<V\d+>,?\s(?:in )?((?:19|20)\d\d)\b"
)
_TOLD_YEAR = re.compile(
    r"\b[Ii]n ((?:19|20)\d\d),?\s[^.;]{0,90}\b(?:published|presented|wrote|authored|introduced"
    r"|proposed)\b[^.;]{0,60}<T\d+>"
)
_PUBLISHED = re.compile(
    r"\b(?:present(?:ed|ing|s)?|publish(?:ed|ing)?|appear(?:ed|s|ing)?|accepted|won|wins|winning"
    r"|received?|award|best|at|in|to)\b",
    re.I,
)


def paper_facts(page: Page) -> tuple[PaperFact, ...]:
    """All statements about papers in the order of the text, authors listed below titles included."""
    found: list[PaperFact] = [*listed_authors(page), *_listed_venues(page), *told_authors(page)]
    scopes = list(scopes_of(page))
    last_person: dict[int, int] = {}
    hero = main_person(page)
    papers = tuple({fold_name(title.title) for title in page.titles if not page.blocks[title.block].in_teaser})
    only = papers if len(papers) == 1 else tuple(_heading_paper(page))
    for scope in scopes:
        group = page.blocks[scope.sentence.block].group
        found += affiliations(page, scope)
        found += authors(
            page, scope, last_person.get(group, hero) if group == 0 or group in last_person else None, hero
        )
        found += teaser_authors(page, scope)
        found += teams(page, scope)
        found += _venues(scope)
        ours = not (scope.named or scope.current or scope.in_teaser) and _OURS.search(scope.sentence.text)
        found += methods(replace(scope, current=only) if ours else scope)
        people = indices(scope.sentence.text, "P")
        if people and not scope.caption:
            last_person[group] = people[0]
    found += counted_teams(page, scopes)
    found += origins_of_only_paper(page, scopes)
    found += methods_told(scopes, only[0] if only else None)
    return tuple(found)


#: Words of those who wrote the paper, of what they call what they made.
_OURS = sought(
    r"\b[Ww]e (?:call|named?|dub(?:bed)?|refer to|(?:therefore |then |also )?(?:propose|introduce|present|develop))\b"
)


def _heading_paper(page: Page) -> Iterator[str]:
    """The paper whose title and authors open a page, whatever else is listed below."""
    first = page.titles[0] if page.titles else None
    if first is not None and first.block == 0 and first.authors and not page.blocks[0].in_teaser:
        yield fold_name(first.title)


def _listed_venues(page: Page) -> Iterator[PaperFact]:
    """The venue a reference ends with, or that stands on the line below the authors."""
    venues = SpanIndex((venue.start, venue.end) for venue in page.venues)
    heads = [block for block in page.blocks if block.kind is SegmentKind.HEADING]
    for title in page.titles:
        if title.authors is None:
            continue
        start, end = title.rest or line_below(page, title.authors[1])
        whole = page.blocks[title.block] if title.rest else None
        for index in venues.touching(start, end):
            venue = page.venues[index]
            if start <= venue.start and venue.end <= end:
                paper = fold_name(title.title)
                yield PaperFact(paper, PaperFactKind.VENUE, index, "", venue.start, venue.end, 0.92)
                break
        else:
            yield from _venue_of_page(page, title)
        year = (
            _YEAR_BEHIND.match(page.text, title.end)
            or _ANY_YEAR.search(page.text, start, end)
            or (_ANY_YEAR.search(page.text, whole.start, title.start) if whole else None)
        )
        heading = None if year else _year_above(page, heads, title.start)
        if heading:
            yield PaperFact(fold_name(title.title), PaperFactKind.YEAR, 0, heading[0], *heading.span(), 0.7)
        if year:
            told = year.group("year") if year.re is _YEAR_BEHIND else year[0]
            yield PaperFact(fold_name(title.title), PaperFactKind.YEAR, 0, told, year.start(), year.end(), 0.9)


def _year_above(page: Page, heads: Sequence[Block], position: int) -> re.Match[str] | None:
    """The year that is all of the heading above a listed paper."""
    above = bisect_left(heads, position, key=lambda head: head.start)
    head = heads[above - 1] if above else None
    return re.compile(r"(?:19[6-9]|20[0-4])\d").fullmatch(page.text, head.start, head.end) if head else None


#: The year right behind a title: "Walking on wet moss (2002)".
_YEAR_BEHIND = re.compile(r"[”\"’]?\s*\((?P<year>(?:19|20)\d\d)\)")
#: Among how many first lines the title of the page's paper is.
_TOP = 2
_VENUE_LINE = re.compile(
    r"[^\w<]*+(?:(?:Venue|Conference|Journal|Published in):\s*+)?(?:(?:To appear|Accepted|Published|Presented"
    r"|Appears?)?[^\w<]*(?:in|at|to|by)?(?: the)? )?<V(\d+)>.{0,40}",
    re.I,
)


def _venue_of_page(page: Page, title: TitleMatch) -> Iterator[PaperFact]:
    """The venue that the page of one paper names on a line of its own, below authors, addresses and notes."""
    if title.block > _TOP:
        return
    own = fold_name(title.title)
    others = [other.block for other in page.titles if fold_name(other.title) != own]
    for sentence in page.sentences:
        if title.block < sentence.block <= min([title.block + 9, *others]) and len(sentence.text) < 70:
            match = _VENUE_LINE.fullmatch(sentence.text)
            if match:
                at = page.venues[int(match[1])]
                yield PaperFact(fold_name(title.title), PaperFactKind.VENUE, int(match[1]), "", at.start, at.end, 0.85)
                return


#: A title right before a venue: "<T0> (<V0>)", "<T0>, to appear in <V0>".
_BEHIND_TITLE = re.compile(
    r"<T\d+>,? ?(?:\(|(?:which )?(?:to appear|published|accepted|appeared|presented|appears)? ?(?:in|at|by) (?:the )?)$"
)
#: Before a venue where the paper has not appeared.
_NOT_THERE = re.compile(
    r"\bnot (?:at|in) (?:the )?$"
    r"|\b(?:[Rr]evise and [Rr]esubmit|R ?& ?R|[Uu]nder review|[Ss]ubmitted|[Rr]ejected)\b[^<]*$"
)
#: Before a meeting: a paper that is not the one spoken of.
_OTHER_WORK = re.compile(r"\b(?:previous|earlier|prior|past) (?:work|papers?|study|studies|results)\b[^<]*$")
#: Behind a venue, where the title is part of another thing done: "at <V0>; to publishing work such as <T0>".
_IN_ANOTHER_PART = re.compile(
    r"[^<;]*(?:<[^T]\d+>[^<;]*)*; (?:and )?(?:to |from )?[a-z]+ing\b[^<]*(?:<[^T]\d+>[^<]*)*<T"
)
_ANY_YEAR = re.compile(r"\b(?:19[6-9]|20[0-4])\d\b")


def _venues(scope: Scope) -> Iterator[PaperFact]:
    text = scope.sentence.text
    for match in _YEAR.finditer(text):
        if scope.named:
            yield from stated(scope, match, PaperFactKind.YEAR, 0, next(year for year in match.groups() if year), 0.9)
    told = _TOLD_YEAR.search(text)
    if scope.named and told:
        yield from stated(scope, told, PaperFactKind.YEAR, 0, told[1], 0.7)
    venues = [
        m
        for m in re.finditer(r"<V(\d+)>", text)
        if not any(pattern.search(text[: m.start()]) for pattern in (_NOT_THERE, _OTHER_WORK))
        and not _IN_ANOTHER_PART.match(text, m.end())
    ]
    if not venues or scope.caption:
        return
    if scope.named:
        each = sum(_BEHIND_TITLE.search(text[: m.start()]) is not None for m in venues) > 1
        for match in venues:
            behind = _BEHIND_TITLE.search(text[: match.start()]) is not None
            sure = 0.9 if len(venues) == 1 else 0.8 if behind else 0.7
            own = [paper for _, end, paper in scope.places if end <= match.start()][-1:] if behind and each else None
            yield from stated(scope, match, PaperFactKind.VENUE, int(match[1]), "", sure, own)
    elif scope.current and re.fullmatch(r"\W*(?:[Tt]o appear |[Ii]n |[Aa]t )*<V\d+>\W*(?:\([^)]*\)\W*)?", text):
        yield from stated(scope, venues[0], PaperFactKind.VENUE, int(venues[0][1]), "", 0.85)
    elif scope.current and len(venues) == 1 and len(scope.current) == 1:
        before = text[: venues[0].start()]
        if _PUBLISHED.search(before[-60:]) and re.search(r"\b(?:paper|work|study|it|article|which)\b", before, re.I):
            yield from stated(scope, venues[0], PaperFactKind.VENUE, int(venues[0][1]), "", 0.75)
