"""A paragraph in, titles without quotes that stand in a row behind the word for papers out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import capitalized, is_title
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
    r"\b(?:(?:two|2) (?:[a-z-]+ ){0,3}(?:papers|publications|preprints|articles)(?:,|:| —| –)"
    r"|(?:[Rr]ecent|[Ll]atest|[Ss]elected|[Nn]ew|[Oo]ur) (?:papers|publications) (?:are|include))"
    r" (?P<both>[A-Z][^.;,:“”\"\n]{15,150}? and [A-Z][^.;,“”\"\n]{15,150}?)(?=\.(?:\s|$))"
)
_AND = re.compile(r" and (?=[A-Z])")
#: Words that titles begin with, and that stand behind "and" in none.
_OPENS = re.compile(r"(?:Towards?|An?|The|On|Learning|How|What|Why|Can|Is|[A-Z][a-z]+ing)\b")


def titles_in_row(text: str, index: int, block: Block) -> Iterator[TitleMatch]:
    """The titles of a row, each with its year behind it, or of two that "and" alone can part."""
    for row in _DATED.finditer(text, block.start, block.end):
        for one in _ONE_DATED.finditer(text, *row.span("row")):
            at, end = one.span("title")
            yield TitleMatch(clean_title(one["title"]), at, end, index, 0.8, (end, end), (end, one.end()))
    for two in _TWO.finditer(text, block.start, block.end):
        cuts = [cut for cut in _AND.finditer(text, *two.span("both")) if _parts(text, two, cut)]
        sure = [cut for cut in cuts if _OPENS.match(text, cut.end())] if len(cuts) > 1 else cuts
        if len(sure) == 1:
            for start, end in ((two.start("both"), sure[0].start()), (sure[0].end(), two.end("both"))):
                yield TitleMatch(text[start:end], start, end, index, 0.8)


def _parts(text: str, two: re.Match[str], cut: re.Match[str]) -> bool:
    """Whether both of what a joint parts may be titles."""
    titles = text[two.start("both") : cut.start()], text[cut.end() : two.end("both")]
    return all(capitalized(title) and is_title(title) and not author_names(title) for title in titles)
