"""Titles over their authors and the issue of a journal."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


def test_issue_behind_the_authors_and_on_a_line_of_its_own() -> None:
    page = (
        "Similar articles\n\nMossNet: a tool for screening wet ferns.\n"
        "Nowak A, Vale L, Dahl M. BMC Bryology. 2008 Apr 22;9:205.\n\n"
        "A second look at ferns in winter.\nNowak A, Vale L.\nFern Letters. 2010 May;3(2):12-9.\n"
    )
    assert triples(read_page_text(page), Relation.PRESENTED_AT) == {
        ("MossNet: a tool for screening wet ferns", "BMC Bryology"),
        ("A second look at ferns in winter", "Fern Letters"),
    }
