"""Listed papers of a page in, the organizations that stand beside their authors, below them or as publisher, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import indices
from kg.extract.articles.names import is_academic
from kg.extract.articles.page import Page, block_at, organizations_at
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.facts.author_houses import houses_behind, houses_of_authors
from kg.extract.papers.houses_behind import houses_behind_titles
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.scopes import PaperFact, PaperFactKind, line_below
from kg.extract.people.houses_above import lines_of_houses
from kg.names import fold_name


def listed_origins(page: Page) -> Iterator[PaperFact]:
    """Where listed papers are from: organizations among, below or behind their authors, and schools of theses."""
    for title in page.titles:
        if title.authors is None:
            continue
        if not title.rest or title.rest[0] >= title.authors[1] or title.rest[1] <= title.authors[0]:
            yield from _among_authors(page, title)
        yield from _report_houses(page, title)
    for title, _, start, end in houses_behind_titles(page.text, page.titles):
        for index, found in organizations_at(page, start, end):
            paper = fold_name(title.title)
            yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.85)
    yield from _houses(page)


def _houses(page: Page) -> Iterator[PaperFact]:
    """Organizations on the lines below the authors of a paper, or behind them on theirs."""
    listed = [(title, *title.authors) for title in page.titles if title.authors]
    below = list(houses_of_authors(page.text, page.blocks)) if listed else []
    blocks = SpanIndex((page.blocks[house.block].start, page.blocks[house.block].end + 1) for house in below)
    yield from _of_sole_paper(page, [title for title, _, _ in listed])
    for title, start, end in listed:
        line = block_at(page, end)
        behind = houses_behind(page.text, end, page.blocks[line].end, line)
        for house in (*behind, *(below[number] for number in blocks.touching(start, end))):
            for index, found in organizations_at(page, house.start, house.end):
                paper = fold_name(title.title)
                yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.85)


def _of_sole_paper(page: Page, listed: Sequence[TitleMatch]) -> Iterator[PaperFact]:
    """The houses over their authors on the page of one paper: "Authors and affiliations"."""
    papers = {fold_name(title.title) for title in listed}
    for sentence in lines_of_houses(page) if len(papers) == 1 else ():
        for index in indices(sentence.text, "O"):
            found = page.organizations[index]
            paper = fold_name(listed[0].title)
            yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.85)


def _among_authors(page: Page, title: TitleMatch) -> Iterator[PaperFact]:
    """Organizations among the authors: "Ada Nowak (KTH)", "Lin Vale with colleagues from KTH"."""
    start, end = title.authors or (0, 0)
    for index, found in organizations_at(page, start, end):
        if start <= found.start and found.end <= end:
            paper = fold_name(title.title)
            yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.85)


_REPORT = re.compile(
    r"\b(?:Technical Report|Tech\. ?Rep|Research Report|Technischer Bericht|Rapport de recherche"
    r"|(?:Ph\.? ?D\.?|Doctoral|Master['’]?s?|Diploma) (?:[Tt]hesis|[Dd]issertation)|Dissertation)\b"
)


def _report_houses(page: Page, title: TitleMatch) -> Iterator[PaperFact]:
    """Who published a technical report: organizations named behind its title, for which its authors work."""
    start, end = title.rest or line_below(page, title.authors[1] if title.authors else title.end)
    if not _REPORT.search(page.text, start, end):
        return
    for index, found in organizations_at(page, start, end):
        if start <= found.start and found.end <= end and (found.term is not None or is_academic(found.name)):
            paper = fold_name(title.title)
            yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.75)
