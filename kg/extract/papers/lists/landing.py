"""Lines of a page about one paper in, that paper out: its title in the window and again above the authors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, is_title
from kg.extract.papers.lists.issues import JOURNAL, VOLUME
from kg.extract.papers.venues.reader import find_venues

#: What pages of papers have beside title and authors, and news of them seldom.
_OF_A_PAPER = sought(
    r"\babstract\b|\bdoi\b|\bpmid\b|\barxiv:|\bbibtex\b|\bkeywords?:|\bcite (?:this|as)\b|\bcitation\b|\bissn\b"
    r"|\breceived:? [^\n]{3,60}\baccepted\b|\bpublished in:",
    re.IGNORECASE,
)
#: The name of a journal that its volume follows, perhaps on the line below: "Link to Moss Letters", ". 2025;3(4)".
_ISSUE = re.compile(rf"(?:^|> |[Ll]ink to ){JOURNAL}\s{{0,2}}\n?\s?\.? ?{VOLUME}", re.MULTILINE)
#: Among how many first lines the title is, how many stand between it and the authors, and how far off the venue is.
_HEAD, _BETWEEN, _NEAR = 25, 4, 3


def paper_of_window(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """The paper whose title opens the page, "Moss at Night | Site", and stands there again above its authors."""
    index = _repeated(text, blocks)
    if index is None or {0, index} & set(used) or _OF_A_PAPER.search(text) is None:
        return
    for below in range(index + 1, min(len(blocks), index + 1 + _BETWEEN)):
        authors = blocks[below].start, blocks[below].end
        if author_names(text[slice(*authors)]):
            title = blocks[index].start, blocks[index].end
            first = blocks[0].start, blocks[0].start + title[1] - title[0]
            yield ListedPaper(first, 0, (first[1], first[1]), (first[1], first[1]))
            yield ListedPaper(title, index, authors, *_venue(text, blocks, index, below))
            return


def _repeated(text: str, blocks: Sequence[Block]) -> int | None:
    """The line that the first one begins with, and which is the title of a paper."""
    opening = text[blocks[0].start : blocks[0].end] if blocks else ""
    for index, block in enumerate(blocks[1:_HEAD], 1):
        line = text[block.start : block.end]
        if opening.startswith(line) and not opening[len(line) : len(line) + 1].isalnum() and is_title(line):
            return index
    return None


def _venue(
    text: str, blocks: Sequence[Block], title: int, authors: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The lines near title and authors that tell where the paper appeared, and the name in them if its form tells."""
    near = [i for i in range(max(1, title - _NEAR), min(len(blocks), authors + 1 + _NEAR)) if i not in (title, authors)]
    for index in near:
        end = blocks[min(index + 1, len(blocks) - 1)].end
        issue = _ISSUE.search(text, blocks[index].start, end)
        if issue is not None and issue.start() < blocks[index].end:
            return (blocks[index].start, max(blocks[index].end, issue.end())), issue.span("venue")
    for index in near:
        if find_venues(text[blocks[index].start : blocks[index].end]):
            return (blocks[index].start, blocks[index].end), None
    return None, None
