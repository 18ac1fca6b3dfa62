"""Lines of a page in, papers that it goes through one by one out: a title, and below it what "this study" does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.parts import ListedPaper, capitalized, is_title, trimmed

#: How a paragraph begins that tells of one paper: "This study focuses on …", "In this paper, the authors show …".
_TELLS = re.compile(
    r"(?:In )?[Tt]h(?:is|e) (?:paper|study|research|work|article|preprint|publication),? "
    r"(?:the (?:authors|researchers|team) |we |by )?(?:\w+ly )?(?!that\b|and\b|of\b|in\b|on\b|at\b|by\b|is\b)[a-z]+s?\b"
    r"|(?:The|Its|Our) (?:authors|researchers) (?:\w+ly )?(?:propose|present|introduce|show|study|develop|investigate"
    r"|explore|describe|address|demonstrate|find|use|examine|consider|design|analy[sz]e)d?\b"
)
_NAMED = re.compile(r"[A-Z0-9][\w+@-]*(?: [A-Z][\w+@-]*)?: [A-Z]")
#: Fewer are news with a headline each; a paragraph has so many letters.
_FEWEST, _PARAGRAPH = 2, 120


def papers_gone_through(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Lines in capitals, or with a name before a colon, above paragraphs on a study; none where there is only one."""
    found = list(_over_links(text, blocks, used))
    used = {*used, *(paper.block for paper in found)}
    linked = len(found)
    for index, (above, below) in enumerate(pairwise(blocks)):
        if index in used or above.in_teaser or below.end - below.start < _PARAGRAPH:
            continue
        if _TELLS.match(text, below.start, below.end) is None:
            continue
        start, end = trimmed(text, above.start, above.end)
        title = text[start:end]
        if is_title(title, least=4) and (capitalized(title) or _NAMED.match(title)):
            found.append(ListedPaper((start, end), index, (end, end)))
    yield from found if len(found) >= _FEWEST else found[:linked]


#: A line that is the address of a paper: "arXiv: https://…".
_ADDRESS = re.compile(r"\W{0,4}(?:arXiv|(?:Full )?Paper(?: link)?|PDF|OpenReview)\s?:\s?https?://\S+\s*", re.I)


#: What is left of a picture between the title and its address.
_PICTURE = re.compile(r"\W*(?:pic|pics|picture|image|img|figure|photo|thumbnail)\W*", re.IGNORECASE)


def _over_links(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Lines in capitals, or with a name before a colon, right above the address of a paper."""
    for at, below in enumerate(blocks[1:], 1):
        if not _ADDRESS.fullmatch(text, below.start, below.end):
            continue
        index = at - 2 if at > 1 and _PICTURE.fullmatch(text, blocks[at - 1].start, blocks[at - 1].end) else at - 1
        above = blocks[index]
        if index in used or above.in_teaser:
            continue
        start, end = trimmed(text, above.start, above.end)
        if is_title(text[start:end], least=4) and (capitalized(text[start:end]) or _NAMED.match(text, start, end)):
            yield ListedPaper((start, end), index, (end, end))
