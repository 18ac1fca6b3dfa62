"""A paragraph in, titles without quotes that stand in a row behind the word for papers out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.blocks import Block
from kg.extract.papers.author_runs import author_names
from kg.extract.papers.lines import capitalized, is_title
from kg.extract.papers.mentions import TitleMatch, clean_title

#: "Her best-known papers are Walking on Moss (1998), Wet Moss (2015), and …".
_DATED = re.compile(
    r"\b(?:papers|publications|works|articles)\b[^.;“”\"\n]{0,40}?"
    r"(?: (?:are|were|include|included)|:|, including|,? such as) (?P<row>(?:[A-Z][^()“”\"\n]{3,150}?"
    r" \((?:19|20)\d\d\)(?:, and |, | and |; )?){2,})"
)
_ONE_DATED = re.compile(r"(?P<title>[A-Z][^()]+?) \((?:19|20)\d\d\)")
#: "is the co-author of two papers, Walking on Wet Moss and Slipping on Ice without a Rope."
_TWO = re.compile(
    r"\b(?:two|2) (?:[a-z-]+ ){0,3}(?:papers|publications|preprints|articles)(?:,|:| —| –)"
    r" (?P<one>[A-Z][^.;,:“”\"\n]{15,150}?) and (?P<other>[A-Z][^.;,“”\"\n]{15,150}?)(?=\.(?:\s|$))"
)


def titles_in_row(text: str, index: int, block: Block) -> Iterator[TitleMatch]:
    """The titles of a row, each with its year behind it, or of two that "and" alone can part."""
    for row in _DATED.finditer(text, block.start, block.end):
        for one in _ONE_DATED.finditer(text, *row.span("row")):
            at, end = one.span("title")
            yield TitleMatch(clean_title(one["title"]), at, end, index, 0.8, (end, end), (end, one.end()))
    for two in _TWO.finditer(text, block.start, block.end):
        titles = [(two[name], two.span(name)) for name in ("one", "other")]
        if all(capitalized(title) and is_title(title) and not author_names(title) for title, _ in titles):
            yield from (TitleMatch(title, *span, index, 0.8) for title, span in titles)
