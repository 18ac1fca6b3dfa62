"""Items that tell of papers in, title and authors out: "2. Ada Nowak, Lin Vale, Sound Maps of Cities. This paper …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import BULLET, ListedPaper, capitalized, is_title

#: Where the head of an item ends, and a sentence about the paper begins.
_TOLD = re.compile(r"\.\s+(?=(?:The|This|It|It’s|We|Here|In|A|An|Their|They)\b)")
_SEVERAL = 2


def told_items(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of items that begin with several authors and a title in capitals, and go on with sentences."""
    for index, block in enumerate(blocks):
        lead = BULLET.match(text, block.start, block.end) if index not in used and not block.in_teaser else None
        told = _TOLD.search(text, lead.end(), block.end) if lead else None
        if lead is None or told is None:
            continue
        start, end = lead.end(), told.start()
        commas = [match.start() for match in re.finditer(r", ", text[start:end])]
        for comma in reversed(commas):
            title = text[start + comma + 2 : end]
            if author_names(text[start : start + comma]) < _SEVERAL:
                break
            if capitalized(title) and is_title(title, least=4):
                yield ListedPaper((start + comma + 2, end), index, (start, start + comma), (end, end + 1))
                break
