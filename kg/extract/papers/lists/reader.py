"""Lines of a page in, papers listed there out: a title above, below or beside its authors, also in cells of tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import (
    ListedPaper,
    by_authors,
    capitalized,
    is_date,
    is_title,
    may_head,
    trimmed,
)
from kg.extract.papers.lists.abstracts import (
    paper_of_page,
    titles_over_abstracts,
    titles_over_columns,
    titles_over_credits,
)
from kg.extract.papers.lists.around_authors import HOUR, LINES_OF_ENTRY, NO_PAPERS, PAPERS, TitleSlots, paper_around
from kg.extract.papers.lists.described_authors import described_papers
from kg.extract.papers.lists.items import authors_then_title, title_then_authors, titles_with_venues, venues_first
from kg.extract.papers.lists.landing import paper_of_window
from kg.extract.papers.lists.links import linked_papers, numbered_papers, titles_over_issues
from kg.extract.papers.lists.plain_lists import titles_under_heading
from kg.extract.papers.lists.spread_authors import papers_over_items, papers_over_names, papers_over_signed
from kg.extract.papers.lists.tables import tabled_papers
from kg.extract.papers.told.items import told_items
from kg.extract.papers.told.titles import (
    headed_titles,
    noted_titles,
    numbered_titles,
    overview_titles,
    repeated_titles,
    titles_that_tell,
    titles_to_read,
    told_titles,
)

_CELLS = sought(r"\t+|\s+(?:/|\||—|–|•|·)\s+|\s*\|\s*")
#: A heading below which no talks are listed any more, nor surely papers: "Test of Time Award".
_AWARD = re.compile(r"\b(?:awards?|prizes?|winners?)\b", re.I)
_ROLE = re.compile(
    r"\b(?:professor|student|postdoc|researcher|lecturer|engineer|scientist|director|manager|head of|fellow)\b", re.I
)


#: A line of more words is a title rather than a heading: "Reconstructing people in contact with things".
_HEADING = 6


def listed_papers(text: str, blocks: Sequence[Block], taken: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of lists, in the order of the text.

    Args:
        text: the page.
        blocks: its lines.
        taken: those in which other rules found a title.
    """
    heading, used = "", set(taken)
    for first in (noted_titles, paper_of_window, papers_over_names, papers_over_items, papers_over_signed):
        for paper in first(text, blocks, used):
            used.update({paper.block}, _inside(blocks, paper), _with_authors(blocks, paper))
            yield paper
    slots = TitleSlots(text, blocks)
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if (
            block.kind is SegmentKind.HEADING
            and not (HOUR.match(line) and NO_PAPERS.search(line))
            and not (author_names(line) or is_date(line))
            and (PAPERS.search(line) or _AWARD.search(line) or _heads_no_papers(line))
        ):
            heading = line
        heading = "" if block.in_teaser else heading
        if block.in_teaser or index in used or len(line) > 900 or _is_talk_list(heading):
            continue
        found = (
            title_then_authors(text, index, block)
            or authors_then_title(text, index, block)
            or _before_brackets(text, index, block, heading)
            or _in_cells(text, index, block)
            or paper_around(slots, index, used, heading)
        )
        if found:
            used.update({index, found.block}, _inside(blocks, found))
            yield found
    for more in (
        described_papers,
        titles_over_credits,
        titles_over_columns,
        linked_papers,
        numbered_papers,
        titles_over_issues,
        tabled_papers,
        venues_first,
        told_items,
        titles_with_venues,
        titles_under_heading,
        repeated_titles,
        told_titles,
        titles_that_tell,
        headed_titles,
        overview_titles,
        numbered_titles,
        titles_to_read,
        paper_of_page,
        titles_over_abstracts,
    ):
        papers = list(more(text, blocks, used))
        used.update(paper.block for paper in papers)
        yield from papers


def _inside(blocks: Sequence[Block], paper: ListedPaper) -> list[int]:
    """The lines below a title that belong to its entry: the next authors have their title elsewhere."""
    below = range(paper.block + 1, min(len(blocks), paper.block + 1 + LINES_OF_ENTRY))
    return [i for i in below if paper.rest and paper.rest[0] <= blocks[i].start < paper.rest[1]]


def _with_authors(blocks: Sequence[Block], paper: ListedPaper) -> list[int]:
    """The lines of its authors, which are those of no other paper."""
    start, end = paper.authors
    below = takewhile(lambda i: blocks[i].start < end, range(paper.block, len(blocks)))
    return [i for i in below if start <= blocks[i].start]


def _heads_no_papers(line: str) -> bool:
    return len(line.split()) <= _HEADING and NO_PAPERS.search(line) is not None


def _is_talk_list(heading: str) -> bool:
    return bool(NO_PAPERS.search(heading)) and not PAPERS.search(heading)


#: "P1  Walking on Wet Moss (Ada Nowak, Lin Vale)".
_BRACKETED = re.compile(r"(?P<title>[^()\n]{12,200}?),?\s+\((?P<authors>[^()\n]{6,300})\)\s*\.?$")
_NUMBERED = re.compile(r"\W*(?:[A-Z]{1,2}-?)?\d{1,3}[.:)]?\s")


def _before_brackets(text: str, index: int, block: Block, heading: str) -> ListedPaper | None:
    """A title with nothing but its authors in brackets behind it; a single one stands in a list of papers."""
    match = _BRACKETED.match(text, block.start, block.end)
    names = author_names(match["authors"]) if match else 0
    listed = names == 1 and PAPERS.search(heading) and _NUMBERED.match(text, block.start, block.end)
    if match is None or not (names > 1 or listed):
        return None
    title = trimmed(text, *match.span("title"))
    return ListedPaper(title, index, match.span("authors")) if is_title(text[slice(*title)], least=4) else None


def _in_cells(text: str, index: int, block: Block) -> ListedPaper | None:
    """Title and authors side by side: cells of a row, or parts that a dash or slash separates."""
    by = by_authors(text[block.start : block.end])
    if by is not None and not _NO_TITLE.match(text[block.start : block.start + by[0]]):
        led = list(_TOLD_IN.finditer(text, block.start, block.start + by[0]))
        title = trimmed(text, led[-1].end() if led else block.start, block.start + by[0])
        if is_title(text[slice(*title)]):
            authors = block.start + by[1], block.start + by[2]
            return ListedPaper(title, index, authors, (authors[1], block.end))
    stop = _STOP.search(text, block.start, block.end)
    if stop and author_names(text[stop.end() : block.end]) > 1:
        title = trimmed(text, block.start, stop.start() + 1)
        line = text[slice(*title)]
        if capitalized(line) and is_title(line, least=4) and not NO_PAPERS.search(line):
            return ListedPaper(title, index, (stop.end(), block.end))
    cells = _cells(text, block)
    if len(cells) < 2 or _goes_on_as_prose(text, cells):
        return None
    talk = _contributed(text, index, cells)
    if talk is not None:
        return talk
    counts = [author_names(text[a:b]) for a, b in cells]
    at = next((i for i, n in enumerate(counts) if n > 1), next((i for i, n in enumerate(counts) if n), None))
    if at is None:
        return None
    others = sorted((i for i in range(len(cells)) if not counts[i]), key=lambda i: (abs(i - at), -i))
    least = 3 if counts[at] > 1 else 4
    titled = [i for i in others if may_head(text[slice(*cells[i])].strip(), least)]
    if not titled or (counts[at] == 1 and _ROLE.search(text[block.start : block.end])):
        return None
    title = trimmed(text, *cells[titled[0]])
    return ListedPaper(title, index, cells[at], (min(cells[at][1], block.end), block.end))


#: In front of a title in a sentence: "MossNet is a walker, as introduced in Walking on Wet Moss by Ada Nowak".
_TOLD_IN = re.compile(
    r"\b(?:re-?)?read (?:the (?:paper|preprint)[:,]? )?(?=[A-Z0-9])|\b(?:introduced|described|proposed|presented"
    r"|published|released|reported|detailed) in (?:the (?:paper"
    r"|preprint)[:,]? )?(?=[A-Z0-9])"
)


def _goes_on_as_prose(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether dashes part a sentence: "Three of our botanists — Ada Nowak and Lin Vale — discuss moss."."""
    return len(cells) > 2 and text[cells[-1][1] - 1] == "." and _VERB_NEXT.match(text, *cells[-1]) is not None


#: Between a title and its authors: "Walking on Wet Moss. Ada Nowak, Lin Vale".
_STOP = sought(r"(?<=[a-z\d)])[.?!] (?=[A-ZÀ-Ý])")
_VERB_NEXT = re.compile(r"\s*[a-z]+ (?:\S+ ){2}")


#: What a programme calls the talks that are about a paper.
_TALK = re.compile(
    r"(?:(?:contributed|spotlight|oral|paper|lightning|flash|short|long)\s+(?:talk|presentation|paper)s?"
    r"|oral|spotlight|best paper)\s*#?\d{0,2}",
    re.I,
)


def _contributed(text: str, index: int, cells: Sequence[tuple[int, int]]) -> ListedPaper | None:
    """A row of a programme that names a contributed talk and no speaker."""
    words = [text[a:b].strip(" *_|") for a, b in cells]
    if not any(_TALK.fullmatch(word) for word in words) or any(author_names(word) for word in words):
        return None
    titled = [i for i, word in enumerate(words) if is_title(word) and not _TALK.match(word)]
    if len(titled) != 1:
        return None
    start, end = trimmed(text, *cells[titled[0]])
    end = start + len(text[start:end].rstrip(" |"))
    return ListedPaper((start, end), index, (end, end))


def _cells(text: str, block: Block) -> list[tuple[int, int]]:
    position, cells = block.start, []
    for gap in (*_CELLS.finditer(text, block.start, block.end), None):
        end = gap.start() if gap else block.end
        if text[position:end].strip():
            cells.append((position, end))
        position = gap.end() if gap else end
    return cells


#: What "by" also follows: "A recent study by …".
_NO_TITLE = re.compile(
    r"(?:.*\b)?(?:papers?|study|studies|work|talk|book|novel|poster|demo|article|album|paintings?|essays?|chapter"
    r"|post|reports?)$",
    re.I,
)
