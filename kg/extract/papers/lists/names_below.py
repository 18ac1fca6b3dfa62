"""Lines of a page in, papers whose authors stand one below the other in a list under what is told of them, out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import may_be_name
from kg.extract.papers.lines.parts import is_title
from kg.extract.papers.lists.spread_authors import titles_over
from kg.extract.papers.mentions import TitleMatch, clean_title

#: An item of such a list: "• Ada Nowak", "• , Lin Vale", "•  & Marek Dahl".
_AUTHOR = re.compile(r"[•*·–-]\s*(?P<joined>[,&]\s*|and )?(?P<name>[^\W\d_][^\n,;:()\d]{3,45})")
_LEAST, _PROSE = 3, 90


def papers_above_names(text: str, blocks: Sequence[Block], taken: Collection[int]) -> Iterator[TitleMatch]:
    """A title, a paragraph perhaps, and a list of names of which commas and "&" join all but the first."""
    for title, authors, _ in titles_over(text, blocks, taken, _run, _title):
        line = text[blocks[title].start : blocks[title].end].strip("# ")
        start = text.index(line, blocks[title].start)
        rest = (authors[1], authors[1])
        yield TitleMatch(clean_title(line), start, start + len(line), title, 0.85, authors, rest)


def _run(text: str, blocks: Sequence[Block], first: int) -> int:
    """The end of a list of names that begins here; its beginning where there is none."""
    end = first
    while end < len(blocks):
        item = _AUTHOR.fullmatch(text, blocks[end].start, blocks[end].end)
        if item is None or not may_be_name(item["name"].strip()) or bool(item["joined"]) != (end > first):
            break
        end += 1
    return end


def _title(text: str, blocks: Sequence[Block], first: int, taken: Collection[int]) -> int | None:
    """The line above the list, or above the one paragraph in between, if it is a title."""
    above = first - 1
    if above > 0 and blocks[above].end - blocks[above].start >= _PROSE and not _may_be_title(text, blocks[above]):
        above -= 1
    return above if above >= 0 and above not in taken and _may_be_title(text, blocks[above]) else None


def _may_be_title(text: str, block: Block) -> bool:
    return is_title(text[block.start : block.end].strip("# "), least=_LEAST)
