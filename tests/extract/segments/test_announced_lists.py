"""Openings below the heading that announces them, on pages of research."""

from __future__ import annotations

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.announced_lists import above_openings, announced
from kg.extract.segments.shapes.lists import Listed

PAGE = """Acoustics and hearing
Our researchers study how people hear, and publish papers and theses on it with the University of Riga every year.
The study by senior scientist Ada Nowak, which was published in Wet Ears in 2023, shows that people turn their heads.
Ada Nowak, Principal Engineer
Open positions in this area
Data Scientist
Riga
"""


def test_what_stands_above_the_heading_is_no_opening() -> None:
    lines = lines_of(PAGE)
    listed = [Listed((lines[3],), (lines[4],)), Listed((lines[5],), (lines[6],))]
    above = above_openings(lines, listed)
    assert [line.text for line in above] == [line.text for line in lines[:4]]
    assert announced(listed, above) == listed[1:]


def test_a_page_that_only_advertises_keeps_its_list() -> None:
    lines = lines_of("Contoso hires\nYou will manage customers and apply your skills.\nOpen positions\nAnalyst\nRiga\n")
    listed = [Listed((lines[3],), (lines[4],))]
    assert above_openings(lines, listed) == ()
    assert announced(listed, ()) == listed
