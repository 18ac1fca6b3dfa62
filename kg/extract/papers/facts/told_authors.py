"""A page in, authors out that are told of beside a title that names nobody: below it, or in front of "see <T0>"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page
from kg.extract.draft import SegmentKind
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.scopes import PaperFact, PaperFactKind
from kg.extract.people.heroes import main_person
from kg.names import fold_name

_SPEAKS = (
    r"(?!(?:says?|said|tells?|told|talks?|talked|recalls?|remembers?|speaks?|spoke|jokes?|hosts?|chairs?|moderates?|gives?"
    r"|gave|joins?|joined|will|is|was|are|were|has|had|leads?|heads?|thinks?|hopes?|agrees?|welcomes?)\b)"
)
_HONORIFIC = r"(?:(?:Prof|Dr)(?:essor)?\.? )*"
_HOUSE = r"(?: \([^()<]{0,60}(?:<O\d+>[^()<]{0,60})?\))?"
_LIST = rf"{_HONORIFIC}<P\d+>{_HOUSE}(?:(?:,? and |, | & ){_HONORIFIC}<P\d+>{_HOUSE})*"
#: What is told in the first sentences below a title: "<P0> and <P1> show that …", "<P0> (<O0>), on why …".
_DID = re.compile(
    rf"\W*(?P<people>{_LIST})(?:,(?! on\b)[^.;]{{3,90}}?,)?(?: {_SPEAKS}[a-z]+(?:s|ed|e|w|nd|t)?\b(?! by\b)"
    rf"|, on (?:why|how|what|when|whether)\b)"
)
_AMONG = re.compile(
    rf"\W*(?:The |Its )?(?:\w+ )?(?:co-?)?[Aa]uthors,? (?:among them|including|are"
    rf"|include)\b[^.;<]{{0,40}}(?P<people>{_LIST})"
)
#: "With the <O0>.", all that is said of who else took part.
_WITH = re.compile(
    r"\W*(?:(?:Joint|Joint work|In collaboration|Together|A collaboration|Work) )?[Ww]ith (?:colleagues (?:at"
    r"|from) )?(?:the )?<O\d+>(?:(?:,| and|, and) (?:the )?<O\d+>)*\W*"
)
#: "In work published at <V0>, <P0> and <P1> replace the solver by … (<T0>)", "<P0>, who joined us, trains …: see <T0>".
_BEFORE_TITLE = re.compile(
    r"(?:^|[.:;] )[^\w<]{0,12}+"
    rf"(?:[Ii]n (?:\w+ ){{0,2}}(?:work|paper|study|article)\b[^.;<]{{0,40}}(?:<V\d+>)?(?: (?:19"
    rf"|20)\d\d)?,? )?(?P<people>{PEOPLE})"
    rf"(?:,[^;<]{{0,60}}(?:<[OGV]\d+>[^;<,]{{0,40}}){{0,2}},)? {_SPEAKS}[a-z]+(?:s|ed|e|w|nd"
    rf"|t)?\b[^.;]*?(?:\((?:see )?|[:;–—,] see )<T(?P<title>\d+)>"
)
#: "…: see <T0> and the follow-up with <P3> of <O5>, <T1>".
_FOLLOWS = re.compile(
    rf"\b(?:follow-?up|sequel|companion|(?:second|later|joint|newer|recent) (?:paper|study)),? with (?P<people>{_LIST})"
    r"(?: (?:of|at|from) (?:the )?(?P<org><O\d+>))?,? <T(?P<title>\d+)>"
)
#: "<T0> (<V0>, with <P0>)", told of by whoever the page is about.
_HELD_WITH = re.compile(rf"<T(?P<title>\d+)>,? \(<V\d+>,? with (?P<people>{_LIST})\)")
#: "<P0>'s most influential papers are <T0>, <T1>, and <T2>".
_OF_THEIRS = re.compile(
    r"(?P<people><P\d+>)['’]s? (?:[\w-]+ ){0,3}(?:papers|publications|works|articles) (?:are|were|include|included) "
    r"(?P<titles>(?:[^<.;]{0,18}<T\d+>)+)"
)
_SENTENCES = 2


def told_authors(page: Page) -> Iterator[PaperFact]:
    """Authors, and organizations they worked with, of titles that stand alone above a paragraph, or end a sentence."""
    for title in page.titles:
        if not page.blocks[title.block].in_teaser and _stands_alone(page, title):
            yield from _below(page, title)
    hero = main_person(page)
    for sentence in page.sentences:
        for match in _HELD_WITH.finditer(sentence.text) if "<T" in sentence.text else ():
            paper = fold_name(page.titles[int(match["title"])].title)
            people = (*((hero,) if hero is not None else ()), *indices(match["people"], "P"))
            yield from _authors(page, paper, people, sentence.marked.span(match))
        for match in _OF_THEIRS.finditer(sentence.text) if "<T" in sentence.text else ():
            for index in indices(match["titles"], "T"):
                paper = fold_name(page.titles[index].title)
                yield from _authors(page, paper, indices(match["people"], "P"), sentence.marked.span(match))
        for match in _BEFORE_TITLE.finditer(sentence.text) if "<T" in sentence.text else ():
            paper = fold_name(page.titles[int(match["title"])].title)
            span = sentence.marked.span(match)
            yield from _authors(page, paper, indices(match["people"], "P"), span)
            for later in _FOLLOWS.finditer(sentence.text, match.end()):
                yield from _followed(page, later, indices(match["people"], "P"), sentence.marked.span(later))


def _followed(page: Page, match: re.Match[str], before: Sequence[int], span: tuple[int, int]) -> Iterator[PaperFact]:
    """The authors of a paper before and whom they wrote the next one with, from their house."""
    paper = fold_name(page.titles[int(match["title"])].title)
    yield from _authors(page, paper, (*before, *indices(match["people"], "P")), span)
    for index in indices(match["org"] or "", "O"):
        yield PaperFact(paper, PaperFactKind.AFFILIATION, index, page.organizations[index].name, *span, 0.8)


def _stands_alone(page: Page, title: TitleMatch) -> bool:
    """Whether the title is all of its line and no authors are listed beside it."""
    block = page.blocks[title.block]
    bare = title.authors is None or title.authors[0] == title.authors[1]
    return bare and title.end - title.start > _MOST_OF_LINE * (block.end - block.start)


_MOST_OF_LINE = 0.9


def _below(page: Page, title: TitleMatch) -> Iterator[PaperFact]:
    paper = fold_name(title.title)
    if title.block + 1 >= len(page.blocks) or page.blocks[title.block + 1].kind is not SegmentKind.ARTICLE:
        return
    for sentence in [s for s in page.sentences if s.block == title.block + 1][: _SENTENCES + 1]:
        span = sentence.start, sentence.end
        told = _DID.match(sentence.text) or _AMONG.match(sentence.text)
        if told is not None:
            yield from _authors(page, paper, indices(told["people"], "P"), span)
        for index in _houses(sentence.text, told):
            name = page.organizations[index].name
            yield PaperFact(paper, PaperFactKind.AFFILIATION, index, name, *span, 0.8)


def _houses(text: str, told: re.Match[str] | None) -> Sequence[int]:
    """Organizations that a sentence says took part, or that stand in brackets behind its authors."""
    if _WITH.fullmatch(text):
        return indices(text, "O")
    return indices(told["people"], "O") if told is not None else ()


def _authors(page: Page, paper: str, people: Sequence[int], span: tuple[int, int]) -> Iterator[PaperFact]:
    for person in people:
        yield PaperFact(paper, PaperFactKind.AUTHOR, person, page.persons[person].name, *span, 0.8)
