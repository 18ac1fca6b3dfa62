"""Lines in, papers known by the link behind their title out: "- Cold Tea [paper] [code]", "Cold Tea (paper)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names, may_be_name
from kg.extract.papers.lines.parts import BULLET, ListedPaper, is_title
from kg.extract.papers.venues.reader import find_venues

_LABEL = r"(?:\[{1,2}[\w&/+ -]{2,24}\]{1,2}|\((?:[Pp]aper|[Pp]reprint|[Cc]ode|arXiv)(?:, (?:code|video|project))?\))"
#: None is a label, too, or a row of labels could be read in as many ways as the powers of two.
_TARGET = rf"(?:(?!{_LABEL})\([^()\s]*\))?"
#: All that stands behind a title: links by their labels, with or without their addresses.
_LINKS = sought(rf"[ \t]*+[,.:–—-]?(?P<links>(?:[ \t]*+[,|/·]?[ \t]*+{_LABEL}{_TARGET})+)[ \t]*[.;]?$")
_PAPER = re.compile(r"[\[(](?:the )?(?:full )?(?:paper|arxiv|preprint)(?: link|,[\w ]+)?[\])]", re.IGNORECASE)
_NAME = re.compile(r"[A-Z\d][\w+.:’'-]*(?: [\w+.:&’'-]+){0,2}")
_KINDS = frozenset(
    {"code", "data", "dataset", "demo", "link", "model", "models", "paper", "project", "slides", "video", "website"}
)


def linked_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Items whose title is followed by nothing but links, one of them to the paper.

    Titles of one or two words are believed where the page lists several papers so.
    """
    found = [
        (index, item)
        for index, block in enumerate(blocks)
        if index not in used and not block.in_teaser and (item := _linked(text, block))
    ]
    for index, (title, rest) in found:
        words = text[slice(*title)]
        sure = text[blocks[index].end - 1] != ")" or len(found) > 1
        if (sure and is_title(words)) or (len(found) > 2 and _may_be_name(words)):
            below = blocks[index + 1] if index + 1 < len(blocks) and index + 1 not in used else None
            listed = below is not None and _are_names(text[below.start : below.end])
            authors = (below.start, below.end) if below and listed else (title[1], title[1])
            yield ListedPaper(title, index, authors, rest)


def _are_names(line: str) -> bool:
    """Whether the line below a title lists its authors: names that we know, or several that are written like names."""
    parts = [part.strip(" .*_") for part in line.split(",")]
    return author_names(line) > 0 or (len(parts) > 2 and all(may_be_name(part.removeprefix("and ")) for part in parts))


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


#: The issue below a title, and the number below the issue: "Moss Lett. 2020, 12, 3-9", "DOI: 10.1021/x".
_ISSUE = re.compile(
    r"(?P<journal>(?:[A-Z][\w.&-]*+,? ?(?:(?:of|and|in|for|the|&) )?){1,8}?),? (?:19|20)\d\d, [\dX(][\w, ()-]*\.?"
)
_NUMBER = re.compile(r"\W*(?:doi|PMID|arXiv)(?::\s?|\s)\S*\d{4}\S*", re.IGNORECASE)


def titles_over_issues(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles with nothing below but the issue of a journal and the number of the paper in it."""
    for index, (title, issue, number) in enumerate(zip(blocks, blocks[1:], blocks[2:], strict=False)):
        if index in used or title.in_teaser or not _NUMBER.fullmatch(text, number.start, number.end):
            continue
        named = _ISSUE.fullmatch(text, issue.start, issue.end)
        close = text[title.end : number.start].count("\n") == 2
        if named and close and is_title(text[title.start : title.end]):
            yield ListedPaper(
                (title.start, title.end),
                index,
                (title.end, title.end),
                (issue.start, number.end),
                named.span("journal"),
            )


#: Around a title: the label of a venue in front, where it appeared and who it is from behind.
_LABELLED = re.compile(r"\[(?P<label>[A-Za-z][\w&’' -]{2,20})\]:?\s+(?=\S)")
_FROM = re.compile(r"\s*\([^()]{3,90}\)$")
_APPEARED = re.compile(r"[.?!]\s+(?=(?:Proc|Trans|In|J)\b|[A-Z][^.]{0,12}[A-Z\d])(?P<behind>.{4,120})$")


def _linked(text: str, block: Block) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The spans of the title of an item that ends with links, one to the paper, and of what tells where it appeared."""
    if block.end - block.start > 900 or (line := text[block.start : block.end])[-1:] not in "]).;":
        return None
    lead = BULLET.match(line)
    begin = lead.end() if lead else 0
    links = _LINKS.search(line, begin) if lead or line[-1] == ")" else None
    if links is None or not _PAPER.search(links["links"]):
        return None
    bare = line[begin : links.start()].strip(' *_“”"')
    start = line.find(bare, begin)
    return _parts(line, start, start + len(bare), block.start) if bare else None


def _parts(line: str, start: int, end: int, offset: int) -> tuple[tuple[int, int], tuple[int, int]]:
    rest = end, end
    label = _LABELLED.match(line, start, end)
    if label:
        rest, start = label.span("label"), label.end()
    appeared = _APPEARED.search(line[:end], start)
    behind = _FROM.search(line[:end], start) if appeared is None else None
    end = behind.start() if behind else end
    if appeared and (find_venues(appeared["behind"]) or re.search(r"\b(?:19|20)\d\d\b", appeared["behind"])):
        rest, end = appeared.span("behind"), appeared.start()
    end = start + len(line[start:end].rstrip(' *_“”".,'))
    return (offset + start, offset + end), (offset + rest[0], offset + rest[1])


def _may_be_name(title: str) -> bool:
    return _NAME.fullmatch(title) is not None and title.casefold() not in _KINDS and not author_names(title)
