"""Items of lists in, papers known by the link behind their title out: "- Cold Tea [paper] [code]"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.article_blocks import Block
from kg.extract.author_runs import author_names
from kg.extract.paper_lines import ListedPaper, is_title

_ITEM = re.compile(r"\s*(?:[-•*·–▪◦]\s+|\[?\d{1,3}[.)\]]\s+)")
_TARGET = r"(?:\([^()\s]*\))?"
_LABEL = r"\[{1,2}[\w&/+ -]{2,24}\]{1,2}"
#: All that stands behind a title: links by their labels, with or without their addresses.
_LINKS = re.compile(rf"[ \t]*[,.:–—-]?(?P<links>(?:[ \t]*[,|/·]?[ \t]*{_LABEL}{_TARGET})+)[ \t]*[.;]?$")
_PAPER = re.compile(r"\[(?:the )?(?:full )?(?:paper|arxiv|preprint)(?: link)?\]", re.IGNORECASE)
_NAME = re.compile(r"[A-Z\d][\w+.:’'-]*(?: [\w+.:&’'-]+){0,2}")
_KINDS = frozenset(
    {"code", "data", "dataset", "demo", "link", "model", "models", "paper", "project", "slides", "video", "website"}
)


def linked_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Items whose title is followed by nothing but links, one of them to the paper.

    Titles of one or two words are believed where the page lists several papers so.
    """
    found = [
        (index, span)
        for index, block in enumerate(blocks)
        if index not in used and not block.in_teaser and (span := _linked(text, block))
    ]
    for index, (start, end) in found:
        title = text[start:end]
        if is_title(title) or (len(found) > 2 and _may_be_name(title)):
            yield ListedPaper((start, end), index, (end, end), (end, end))


#: A paper of a programme by its number: "16:00 - 16:20, Paper 12: Walking on wet moss (Ada Nowak, KTH)".
_NUMBERED = re.compile(
    r"(?:^|[\s,;|])Paper (?:#|No\.? ?)?\d{1,4}: (?P<title>[^()\n]{10,200}?)(?P<rest>\s*\([^()]{3,90}\))?\s*$"
)


def numbered_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Papers of a programme that gives them numbers; who is named behind presents them, and need not be an author."""
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        numbered = _NUMBERED.search(line) if index not in used and "Paper " in line and len(line) < 400 else None
        if numbered and is_title(numbered["title"]):
            start, end = block.start + numbered.start("title"), block.start + numbered.end("title")
            yield ListedPaper((start, end), index, (end, end), (end, block.end))


def _linked(text: str, block: Block) -> tuple[int, int] | None:
    """The span of what stands before the links of an item, the last of which need not be that of the paper."""
    if block.end - block.start > 900 or "[" not in (line := text[block.start : block.end]):
        return None
    lead = _ITEM.match(line)
    links = _LINKS.search(line) if lead else None
    if lead is None or links is None or not _PAPER.search(links["links"]):
        return None
    bare = line[lead.end() : links.start()].strip(' *_“”"')
    start = block.start + line.find(bare)
    return (start, start + len(bare)) if bare else None


def _may_be_name(title: str) -> bool:
    return _NAME.fullmatch(title) is not None and title.casefold() not in _KINDS and not author_names(title)
