"""A line with a title in, what venues and links behind the title leave of it out."""

from __future__ import annotations

import re

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.parts import BULLET, is_title
from kg.extract.papers.venues.reader import find_venues

_COMMA = re.compile(r",\s(?=[A-Z])")


def title_before_venue(text: str, block: Block) -> tuple[int, int] | None:
    """The title of an item that ends with where it appeared, and links: "- Walking on Wet Moss, SIGIR 2021 [pdf]"."""
    lead = BULLET.match(text, block.start, block.end)
    links = _LINKS_BEHIND.search(text[block.start : block.end])
    if lead is None or block.in_teaser:
        return None
    end = block.start + links.start() if links else block.end
    for comma in _COMMA.finditer(text, lead.end(), end):
        venue = text[comma.end() : end]
        found = find_venues(venue)
        held = (found and found[0].start == 0 and found[-1].end >= _MOST * len(venue)) or _SHORT_VENUE.fullmatch(venue)
        if held and is_title(text[lead.end() : comma.start()], least=4):
            return lead.end(), comma.start()
    return None


#: How much of what stands behind a title a venue is, and one that no list knows: "BioFern 2023".
_MOST = 0.6
_SHORT_VENUE = re.compile(r"(?=[\w&-]*[A-Z][\w&-]*[A-Z])[A-Z][\w&-]{2,11} (?:19|20)\d\d")
#: Links in brackets behind a title: "Walking on Wet Moss* [arXiv]".
_LINKS_BEHIND = re.compile(r"\*?(?:\s*[\[(][A-Za-z ]{2,12}[\])])+$")


def is_linked_title(text: str, block: Block) -> bool:
    """Whether a line is a title with links behind it, among them the name of an archive."""
    line = text[block.start : block.end]
    links = _LINKS_BEHIND.search(line)
    bare = line[: links.start()] if links else ""
    return is_title(bare, least=4) and not find_venues(bare)
