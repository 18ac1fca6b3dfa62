"""Lines below a heading such as "Selected publications" in, titles that stand there without authors out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import BULLET, ListedPaper, capitalized, is_title, trimmed
from kg.extract.papers.venues.reader import find_venues

_HEADING = re.compile(
    r"\W*(?:(?:my|our|selected|recent|latest|key|main|journal|conference|refereed|representative|peer-?reviewed"
    r"|scientific) )*"
    r"(?:publications?|papers|preprints|articles)(?: (?:and|&) (?:patents?|preprints|papers|talks))?\W*"
    r"|\W*(?:(?:best|outstanding|accepted|award)[ -](?:papers?|posters?|candidates|winners)|best paper (?:awards?"
    r"|candidates)"
    r"|award(?:ed)? (?:papers|candidates)|orals?|spotlights?|posters|highlight|oral (?:papers|presentations)"
    r"|(?:long|short|full|regular|demo|invited|workshop) papers)\W*",
    re.IGNORECASE,
)
#: "Walking on wet moss. ABC 2021."
_VENUE_BEHIND = re.compile(
    r"(?P<title>[^\n]{10,200}?)[.?!,]\s+(?:In |in )?(?P<venue>[A-Z][\w &'’/-]{1,40}?[ ’'](?:19|20)\d\d)[.\s]*$"
)
_NO_PAPER = re.compile(
    r"\b(?:full list|google scholar|orcid|patent|award|reviewer|slides|click|see|please|https?:|available|available "
    r"at)\b|\bCN\d{6}",
    re.IGNORECASE,
)
_WORDS, _FEWEST, _SEVERAL = 5, 3, 2
_BEGINS = re.compile(r"[A-ZÀ-Ý]|\d[A-Z]")


def titles_under_heading(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles below a heading of publications, with a venue behind them or, as items of a list, with nothing at all.

    A single one of them is not enough, and neither is a line that any other rule has read.
    """
    run: list[ListedPaper] = []
    inside = False
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        paper = _paper(text, index, block) if inside and index not in used and not block.in_teaser else None
        if paper is not None:
            run.append(paper)
            continue
        yield from run if len(run) >= _SEVERAL else ()
        run = []
        inside = _HEADING.fullmatch(line) is not None and len(line) < 60 if not BULLET.match(line) else inside
    yield from run if len(run) >= _SEVERAL else ()


def _paper(text: str, index: int, block: Block) -> ListedPaper | None:
    line = text[block.start : block.end]
    if _NO_PAPER.search(line) or author_names(line):
        return None
    lead = BULLET.match(line)
    start = block.start + (lead.end() if lead else 0)
    told = _VENUE_BEHIND.match(text, start, block.end)
    if told and find_venues(told["venue"]) and len(told["title"].split()) > 2:
        end = told.end("title")
        return ListedPaper(told.span("title"), index, (end, end), told.span("venue"))
    title = trimmed(text, start, block.end)
    words = text[slice(*title)]
    least = _FEWEST if capitalized(words) else _WORDS
    if lead is None or len(words.split()) < least or not _BEGINS.match(words) or not is_title(words, least=least):
        return None
    return ListedPaper(title, index, (title[1], title[1]))
