"""Lines of a page in, papers out whose authors and issue of a journal stand below the title, as in registers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extract.articles.blocks import Block
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.parts import ListedPaper, is_title, trimmed

#: The name of a journal in front of the date and volume: "Moss Letters", "J Moss Sci".
JOURNAL = r"(?P<venue>[A-ZÀ-Ý][^.\n\d;:>]{2,90}?)\.?"
#: "2025 Sep;68(9):1822", "2008 Apr 22;9".
VOLUME = r"(?:19|20)\d\d(?: [A-Z][a-z]{2}\b[^;\n]{0,12})?;\s?\d"
#: "Nowak A, Vale L. Moss Letters. 2025 Sep;68(9):1822", and the second half of it on a line of its own.
_BEHIND = re.compile(rf"(?P<authors>[^\n.;:]{{5,600}})\. {JOURNAL} {VOLUME}")
_BELOW = re.compile(rf"\W{{0,3}}{JOURNAL} {VOLUME}")


def papers_over_issues(text: str, blocks: Sequence[Block], used: Collection[int]) -> Iterator[ListedPaper]:
    """Titles over a line, or over two, of their authors and the journal with its volume."""
    if ";" not in text:
        return
    for index, block in enumerate(blocks[1:], 1):
        behind = _BEHIND.match(text, block.start, block.end)
        below = _BELOW.match(text, block.start, block.end) if behind is None and index > 1 else None
        issue, line = behind or below, index if behind else index - 1
        authors = behind.span("authors") if behind else (blocks[line].start, blocks[line].end)
        if issue is None or not author_names(text[slice(*authors)]) or {line, line - 1} & set(used):
            continue
        title = trimmed(text, blocks[line - 1].start, blocks[line - 1].end)
        if not blocks[line - 1].in_teaser and is_title(text[slice(*title)].rstrip(".")):
            rest = issue.start("venue"), block.end
            yield ListedPaper(title, line - 1, authors, rest, issue.span("venue"))
