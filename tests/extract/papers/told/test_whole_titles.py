"""A mention is as long as the line of the page that is its title."""

from __future__ import annotations

from kg.extract.articles.blocks import Block
from kg.extract.draft import SegmentKind
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.told.whole_titles import as_lines_have_them


def mentions(lines: list[str], title: str, block: int) -> list[str]:
    text, blocks = "\n".join(lines), list[Block]()
    for line in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(SegmentKind.ARTICLE, start, start + len(line)))
    start = text.index(title, blocks[block].start)
    match = TitleMatch(title, start, start + len(title), block, 0.9)
    return [found.title for found in as_lines_have_them(text, blocks, [match])]


CUT = "In Growing moss without light, by night in old gardens we count spores."
WHOLE = "Growing moss without light, by night in old gardens"


def test_a_title_that_a_comma_cut_goes_on_as_its_line_does() -> None:
    lines = ["Growing moss without light in the north of Riga", WHOLE, CUT]
    assert mentions(lines, "Growing moss without light", 2) == [WHOLE]


def test_a_line_that_says_something_else_leaves_it_as_it_is() -> None:
    lines = ["Growing moss without light, by day in new gardens", CUT]
    assert mentions(lines, "Growing moss without light", 1) == ["Growing moss without light"]


def test_its_own_line_is_passed_over_for_the_next_that_is_the_same() -> None:
    assert mentions([WHOLE, WHOLE, WHOLE], "Growing moss without light", 0) == [WHOLE]
