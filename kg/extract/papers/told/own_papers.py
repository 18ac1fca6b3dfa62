"""Lines of a page of code or data in, the paper that it belongs to out: "the code of our ABC 2022 paper …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, capitalized, is_title
from kg.extract.papers.mentions import TitleMatch

_OF_OURS = sought(
    r"\b(?:implementations?|codes?|codebase|repo(?:sitory)?|project(?: page)?|data ?sets?|website|page|release"
    r"|materials?"
    r"|scripts?|experiments|models?|supplement\w*)\b[^.\n]{0,80}?\b(?:of|for|from|accompanying|behind|described in"
    r"|with)\s"
    r"(?:(?:our|the|this|my)\s)?(?:[\w'’&/()+-]+\s){0,6}?(?:paper|article|publication|preprint|manuscript)s?\b"
    r"(?:\s(?:titled|entitled|called|named))?[:,]?\s*",
    re.IGNORECASE,
)
#: A title that goes on to the end of its sentence, or to words that tell where it appeared.
_INLINE = re.compile(
    r"(?P<title>[A-Z0-9][^.“”\"\n|]{15,220}?(?:\.(?=[A-Za-z\d])[^.“”\"\n|]{2,120}?)?)"
    r"(?=[.!](?:\s|$)|,? (?:accepted|published|presented|which|that|by|in (?:the )?Proc\w*|to appear|appear\w*) "
    r"|\s*\(|\s*$)"
)
_FURTHEST = 12


def own_papers(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """The paper that the first lines of a page say its code or data belongs to.

    Its title stands behind those words, on the line above, or on the next one; authors are read by other rules.
    """
    for index, block in enumerate(blocks[:_FURTHEST]):
        told = _OF_OURS.search(text, block.start, block.end) if not block.in_teaser else None
        if told is None:
            continue
        found = _behind(text, index, block, told.end()) if told.end() < block.end else _beside(text, blocks, index)
        if found is not None and found.block not in used:
            yield found
            return


#: Below a line that is the title of a paper: "This work is by Ada Nowak from …".
_TOLD_BELOW = re.compile(
    r"(?:This|The) (?:work|paper|study|article|preprint) (?:(?:is|was) (?:by|from|written by|done by|joint work"
    r"|published"
    r"|presented)|comes from)\b"
)


def papers_told_below(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Lines that are titles because the line below tells who wrote the work."""
    for index, block in enumerate(blocks[1:], 1):
        above = blocks[index - 1]
        if block.in_teaser or index - 1 in used or _TOLD_BELOW.match(text, block.start, block.end) is None:
            continue
        line = text[above.start : above.end].strip(' ."“”')
        if is_title(line, least=4):
            start = text.index(line, above.start)
            yield ListedPaper((start, start + len(line)), index - 1, (start + len(line),) * 2)


#: The end of a line that tells where the paper appeared that stands below it: "the code of the ABC 2022 paper:".
_OF_THE_PAPER = re.compile(r"\b(?:paper|article|publication|preprint)(?: (?:titled|entitled|called))?:\W*$")


def told_above(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> list[TitleMatch]:
    """The mentions, with the line above as what is said of a title that is all of its line."""
    return [
        replace(
            match, authors=(match.end, match.end), rest=(blocks[match.block - 1].start, blocks[match.block - 1].end)
        )
        if match.block
        and match.rest is None
        and is_line(text, blocks, match)
        and _OF_THE_PAPER.search(text, blocks[match.block - 1].start, blocks[match.block - 1].end)
        else match
        for match in found
    ]


def is_line(text: str, blocks: Sequence[Block], match: TitleMatch) -> bool:
    """Whether a quoted title without authors is all of its line, so that they may stand on the next one."""
    block = blocks[match.block]
    around = text[block.start : match.start] + text[match.end : block.end]
    return match.authors is None and re.fullmatch(r"[\W\d]*", around) is not None


#: How a paper says it is to be cited: "ACM Reference Format: Ada Nowak and Lin Vale. 2021. Moss at Night. In …".
_REFERENCE_FORMAT = re.compile(
    r"ACM Reference [Ff]ormat:?\s+(?P<authors>[^\n]{5,600}?)\.? (?:19|20)\d\d\. (?P<title>[^\n]{8,250}?)"
    r"(?:\. |(?<=[?!]) )(?P<rest>(?:In |ACM |Proc|[A-Z][^\n]{3,80}? \d)[^\n]{3,240})"
)


def cited_by_itself(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """The paper of a page that tells how it is to be cited."""
    for match in _REFERENCE_FORMAT.finditer(text) if "ACM Reference" in text else ():
        index = next((i for i, b in enumerate(blocks) if b.start <= match.start("title") < b.end), None)
        if index is not None and index not in used and author_names(match["authors"]):
            rest = match.start("rest"), min(match.end("rest"), blocks[index].end)
            yield ListedPaper(match.span("title"), index, match.span("authors"), rest)


def _behind(text: str, index: int, block: Block, start: int) -> ListedPaper | None:
    inline = _INLINE.match(text, start, block.end)
    if inline is None or not _is_sure(inline["title"]):
        return None
    return ListedPaper(inline.span("title"), index, (inline.end(), inline.end()))


def _beside(text: str, blocks: Sequence[Block], index: int) -> ListedPaper | None:
    """The title on the line above, else on the next one, of a line that ends with "our paper"."""
    for other in (index - 1, index + 1):
        if not 0 <= other < len(blocks):
            continue
        start, end = blocks[other].start, blocks[other].end
        line = text[start:end].strip(' ."“”')
        if _is_sure(line) and not author_names(line):
            start = text.index(line, start)
            end = start + len(line)
            return ListedPaper((start, end), other, (end, end), (blocks[index].start, blocks[index].end))
    return None


def _is_sure(line: str) -> bool:
    """Whether a line is a title by its own looks: in capitals, or with a name before a colon."""
    if "|" in line or not is_title(line, least=4):
        return False
    return capitalized(line) or re.match(r"[A-Z][\w+@-]*[A-Z\d][\w+@-]*: ", line) is not None
