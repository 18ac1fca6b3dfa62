"""Lines of a page in, papers out that are known by the abstract below their title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, capitalized, is_title, trimmed

#: What sites of papers put between title and abstract, or in front of the abstract.
_SIGN = re.compile(
    r"(?:abstract|(?:download|copy|view|cite|get|read|show)\b[\w /]{0,30}|(?:copy )?bibtex|pdf|publication|preprint"
    r"|(?:19|20)\d\d|doi\b.*|published (?:in|on|at)\b.*|conference paper|journal article|research paper"
    r"|[\d/.-]{6,10} ?∙ by .{3,200})\W*",
    re.IGNORECASE,
)
#: "07/25/2019 ∙ by Ada Nowak, et al. ∙ KTH".
_BY = re.compile(r"\bby (?P<names>[A-ZÀ-Ý][^∙|·\n]{3,200}?)(?:,? et al\.?)?(?=\s*(?:[∙|·]|$))")
_SAYS_OF_ITSELF = re.compile(
    r"\b(?:[Ii]n this (?:paper|work|article|study)\b|[Tt]his (?:paper|work|article|study) (?:\w+ )?(?:presents?"
    r"|proposes?"
    r"|introduces?|describes?|studies|investigates|explores|addresses|shows)|[Ww]e (?:therefore |then |also |first )?"
    r"(?:propose|present|introduce|show that|demonstrate that)\b)"
)
_HEAD, _ABSTRACT = 8, 300


def paper_of_page(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """The title in the first line of a page that is about one paper: signs of such a page and its abstract follow."""
    if not blocks or 0 in used or blocks[0].in_teaser:
        return
    title = text[blocks[0].start : blocks[0].end]
    for index, block in enumerate(blocks[1:_HEAD], 1):
        if block.end - block.start < _ABSTRACT:
            continue
        signs = [b for b in blocks[1:index] if _SIGN.fullmatch(text, b.start, b.end)]
        if signs and is_title(title) and _SAYS_OF_ITSELF.search(text, block.start, block.end):
            end = blocks[0].end
            by = next((m for b in signs if (m := _BY.search(text, b.start, b.end)) and author_names(m["names"])), None)
            authors = by.span("names") if by else (end, end)
            yield ListedPaper((blocks[0].start, end), 0, authors, (end, block.start))
        return


#: How the abstract of a paper speaks of it, and what is said of it in a list of papers.
_OF_ITSELF = re.compile(
    r"[Ii]n this (?:paper|study)\b|[Tt]his (?:paper|preprint) (?:was|is|has been|will be|presents?|proposes?"
    r"|introduces?|describes?|studies|investigates|explores|addresses|shows|considers|extends)\b"
)
_WE = re.compile(
    r"\b[Ww]e (?:\w+ly |also )?(?:present|propose|introduce|develop|study|investigate|describe)\b|\b[Ii]n this work\b"
)
#: A line of its own between title and abstract.
_ACCEPTED = re.compile(r"This paper (?:was|is|has been) (?:\w+ )?(?:accepted|published|presented|to appear)\b")
_LONG, _OPENING, _SEVERAL, _HEADING = 120, 700, 2, 4


def titles_over_abstracts(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles in capitals on lines of their own, each with an abstract right below.

    What "we propose" opens is an abstract where the page has several such lines; the first line may be the page's own.
    """
    found = []
    for index, block in enumerate(blocks[:-1]):
        below = blocks[index + 1]
        if index in used or index + 1 in used or block.in_teaser:
            continue
        opening = text[below.start : min(below.end, below.start + _OPENING)]
        sure = _OF_ITSELF.search(opening) is not None
        if len(opening) < _LONG and not (sure and index + 2 < len(blocks) and _ACCEPTED.match(opening)):
            continue
        if (sure or _WE.search(opening)) and _may_be_one(text[block.start : block.end]):
            found.append((sure and index > 0, index, block))
    for sure, index, block in found:
        if sure or len(found) >= _SEVERAL:
            start, end = trimmed(text, block.start, block.end)
            below = blocks[index + 1]
            yield ListedPaper((start, end), index, (end, end), (below.start, min(below.end, below.start + _FIRST)))


#: So much of an abstract may tell where the paper appeared.
_FIRST = 160


def _may_be_one(line: str) -> bool:
    return capitalized(line) and is_title(line, least=_HEADING) and line[-1] not in ".!" and not author_names(line)


_HEADS_AUTHORS = re.compile(r"\W*(?:Authors?|Autor(?:en)?|Auteurs?)\W*")


def titles_over_columns(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles some lines above the word "Authors", below which each author has a line: "Ada Nowak (KTH)"."""
    for index, block in enumerate(blocks):
        if block.in_teaser or not _HEADS_AUTHORS.fullmatch(text, block.start, block.end):
            continue
        below = index + 1
        while below < len(blocks) and author_names(text[blocks[below].start : blocks[below].end]) == 1:
            below += 1
        if below - index <= _SEVERAL:
            continue
        authors = blocks[index + 1].start, blocks[below - 1].end
        for above in range(max(0, index - _HEADING), index):
            start, end = trimmed(text, blocks[above].start, blocks[above].end)
            if above not in used and not blocks[above].in_teaser and is_title(text[start:end], least=_HEADING):
                yield ListedPaper((start, end), above, authors, (end, authors[0]))
                break


_AUTHORS = re.compile(r"\W*(?:[Aa]uthors?|[Aa]uteurs?|[Aa]utor(?:en)?)\W{0,3}:\s*(?P<names>\S.*)")
_ABOVE = 4


def titles_over_credits(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles whose authors a line names below the abstract: "Authors: Ada Nowak (KTH); Lin Vale (ETH)"."""
    for index, block in enumerate(blocks):
        line = _AUTHORS.fullmatch(text, block.start, block.end) if index not in used and not block.in_teaser else None
        if line is None or not author_names(line["names"]):
            continue
        for above in range(index - 2, max(-1, index - 1 - _ABOVE), -1):
            start, end = trimmed(text, blocks[above].start, blocks[above].end)
            short = end - start < _LONG + _LONG
            if above in used or blocks[above].in_teaser:
                break
            if short and text[end - 1] not in ".!" and is_title(text[start:end]):
                yield ListedPaper((start, end), above, line.span("names"), None)
                break
