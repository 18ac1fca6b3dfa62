"""Lines of a page in, papers whose authors stand one by one with a sign on a line of its own between them, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names, is_likely_name, may_be_name
from kg.extract.papers.lines.parts import TYPE_OF_PAPER, ListedPaper, is_date, is_title, trimmed

#: A line between two authors.
_BETWEEN = re.compile(r"[·•,;&|]|and|and others|\+ \d+(?: more)?")
#: What such cards say between title and authors: what it is, whether it can be had, and when it appeared.
_NOTE = re.compile(
    r"(?:(?:journal |research |review |conference )?(?:article|paper|preprint|chapter|poster|thesis|presentation"
    r"|data|book|report)|full-?text|open access|available|pdf available|file available|\W)+",
    re.IGNORECASE,
)
_LONGEST, _ABOVE = 60, 4


def papers_over_names(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles with notes below them, and then authors that signs on lines of their own part."""
    for title, authors, _ in titles_over(text, blocks, used, _run, _title):
        span = trimmed(text, blocks[title].start, blocks[title].end)
        yield ListedPaper(span, title, authors, (span[1], span[1]))


#: Where a list of authors that begins at a block ends: at that block where none does.
Reach = Callable[[str, Sequence[Block], int], int]
#: Which block above it, that no other rule has used, is its title.
Above = Callable[[str, Sequence[Block], int, Collection[int]], int | None]


def titles_over(
    text: str, blocks: Sequence[Block], used: Collection[int], reach: Reach, above: Above
) -> Iterator[tuple[int, tuple[int, int], int]]:
    """The block of each title, the span of the authors below it, and the block behind them."""
    index = 0
    while index < len(blocks):
        end = reach(text, blocks, index)
        title = above(text, blocks, index, used) if end > index + 1 else None
        if title is not None:
            yield title, (blocks[index].start, blocks[end - 1].end), end
        index = max(end, index + 1)


#: An item of a list of authors that goes on: "- Ada Nowak ¹,", "- Lin Vale ¹,² &", and the last of them.
_ITEM = re.compile(
    r"[-•*·–]\s+(?P<name>[^\W\d_][^\n,;&()\d¹²³⁰-⁹*†‡]{3,45}?)\s?[\d¹²³⁰-⁹*†‡,\s]*?(?P<more>,|;|&| and)?\s*"
)
#: The line below them: "Moss Letters volume 12, Article number: 44 (2025)".
_VOLUME = re.compile(r"\W*(?P<venue>[A-ZÀ-Ý][^.\n\d;:]{2,90}?),? (?:volume|vol\.?) \d[^\n]{0,80}")


def papers_over_items(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles over authors that are items of a list with a comma or "&" behind all but the last."""
    for title, authors, end in titles_over(text, blocks, used, _items, _title):
        span = trimmed(text, blocks[title].start, blocks[title].end)
        below = blocks[end] if end < len(blocks) else blocks[end - 1]
        issue = _VOLUME.fullmatch(text, below.start, below.end)
        rest = (below.start, below.end) if issue else (span[1], span[1])
        yield ListedPaper(span, title, authors, rest, issue.span("venue") if issue else None)


#: An author with the house on one line: "Ada Nowak, University of Riga, Latvia"; and what is told below them.
_SIGNED = re.compile(r"(?P<name>[^\W\d_][^\n,;:()\d]{3,45}), (?P<house>[A-ZÀ-Ý][^\n;:]{3,90})")
_HOUSE = re.compile(r"Univers|Institut|College|School|Polytech|Research|Labs?\b|Laborator|Cent(?:er|re)\b|Inc\b|Corp")
_TOLD = re.compile(
    r"(?:This (?:paper|work|study|article)|In this (?:paper|work|study)|We (?:present|propose)|Abstract)\b"
)


def papers_over_signed(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles over lines of one author each with the house, above a paragraph that says what the paper does."""
    index = 1
    while index < len(blocks):
        end = _signed(text, blocks, index)
        told = end > index and end < len(blocks) and _TOLD.match(text, blocks[end].start, blocks[end].end)
        title = _title(text, blocks, index, used) if told else None
        if title == index - 1:
            span = trimmed(text, blocks[title].start, blocks[title].end)
            yield ListedPaper(span, title, (blocks[index].start, blocks[end - 1].end), (span[1], span[1]))
        index = max(end, index + 1)


def _signed(text: str, blocks: Sequence[Block], first: int) -> int:
    end, likely, housed = first, 0, 0
    while end < len(blocks) and not blocks[end].in_teaser:
        line = _SIGNED.fullmatch(text, blocks[end].start, blocks[end].end)
        if line is None or not may_be_name(line["name"]):
            break
        likely, housed = likely + is_likely_name(line["name"]), housed + (_HOUSE.search(line["house"]) is not None)
        end += 1
    return end if likely and housed else first


def _items(text: str, blocks: Sequence[Block], first: int) -> int:
    end, likely = first, 0
    while end < len(blocks) and not blocks[end].in_teaser:
        item = _ITEM.fullmatch(text, blocks[end].start, blocks[end].end)
        if item is None or not may_be_name(item["name"].strip()):
            return first
        likely += is_likely_name(item["name"].strip())
        end += 1
        if not item["more"]:
            break
    return end if likely and end - first > 1 else first


def _run(text: str, blocks: Sequence[Block], first: int) -> int:
    """The end of names with signs between them that begin here; their beginning where there are none."""
    end, likely = first, 0
    while end < len(blocks) and not blocks[end].in_teaser:
        name = text[blocks[end].start : blocks[end].end]
        if len(name) > _LONGEST or not may_be_name(name):
            break
        likely += is_likely_name(name)
        end += 1
        if end + 1 >= len(blocks) or not _BETWEEN.fullmatch(text, blocks[end].start, blocks[end].end):
            break
        end += 1
    return end if likely and end - first > 1 else first


def _title(text: str, blocks: Sequence[Block], first: int, used: Collection[int]) -> int | None:
    """The first line above that is no note, if it is a title."""
    for index in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        line = text[blocks[index].start : blocks[index].end]
        if is_date(line) or _NOTE.fullmatch(line) or TYPE_OF_PAPER.fullmatch(line):
            continue
        fit = index not in used and not blocks[index].in_teaser and is_title(line) and not author_names(line)
        return index if fit else None
    return None
