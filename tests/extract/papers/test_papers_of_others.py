"""Titles, authors and houses of papers that a page tells of in passing, or as those of others."""

from __future__ import annotations

from kg.schema import NodeType, Relation, Term
from tests.extract.article_drafts import read_page_text, triples

FERN = Term(NodeType.VENUE, "ICLR")
TERMS = (Term(NodeType.ORGANIZATION, "Contoso"), Term(NodeType.ORGANIZATION, "Fabrikam"), FERN)


def test_a_title_behind_in_with_who_wrote_it() -> None:
    page = read_page_text(
        "Contoso at ICLR 2024\n\nA few papers at ICLR 2024 got our attention.\n\n"
        "In Trustworthy Analysis of Wet Moss: Pitfalls, Lamps and Shoes, Maria Schmidt and her co-authors from Fabrikam"
        " present a lamp.\n\nIn Walking on Wet Moss without Slipping by Ada Nowak et al., the authors show shoes.\n",
        TERMS,
    )
    counting = "Trustworthy Analysis of Wet Moss: Pitfalls, Lamps and Shoes"
    walking = "Walking on Wet Moss without Slipping"
    assert ("Maria Schmidt", counting) in triples(page, Relation.AUTHOR_OF)
    assert ("Ada Nowak", walking) in triples(page, Relation.AUTHOR_OF)
    houses = triples(page, Relation.AFFILIATED_WITH)
    assert (counting, "Contoso") not in houses
    assert (walking, "Contoso") not in houses


def test_lines_of_authors_with_their_houses_below_a_title() -> None:
    page = read_page_text(
        "Best papers of ICLR 2024\n\nWalking on Wet Moss: A Study of Shoes\nAda Nowak, University of Riga, Latvia\n"
        "Lin Vale, Moss College, Norway\nThis paper describes shoes.\n",
        TERMS,
    )
    assert triples(page, Relation.AUTHOR_OF) == {
        ("Ada Nowak", "Walking on Wet Moss: A Study of Shoes"),
        ("Lin Vale", "Walking on Wet Moss: A Study of Shoes"),
    }


def test_their_paper_is_that_of_the_two_who_are_named() -> None:
    page = read_page_text(
        "Prizes at ICLR 2024\n\nA prize went to “Walking on Wet Moss without Slipping” by Berta Dahl and Elin Moe. The"
        " botanists Ada Nowak and Lin Vale received another for their paper “Counting Moss at Night with Lamps.”\n",
        TERMS,
    )
    told = triples(page, Relation.AUTHOR_OF)
    night = "Counting Moss at Night with Lamps"
    assert {name for name, title in told if title == night} == {"Ada Nowak", "Lin Vale"}


def test_a_paper_of_student_days_is_not_that_of_the_employer() -> None:
    page = read_page_text(
        "How Ada Nowak counts moss\n\nAda Nowak joined Contoso as a scientist. Nowak’s paper that she wrote while"
        " pursuing her PhD at KTH “Walking on Wet Moss without Slipping” is well known. Nowak likes moss.\n",
        TERMS,
    )
    assert ("Walking on Wet Moss without Slipping", "Contoso") not in triples(page, Relation.AFFILIATED_WITH)


def test_a_year_behind_the_short_name_of_a_meeting() -> None:
    page = read_page_text(
        "Highlights from the conference on learning representations (ICLR) 2024\n\nThe best paper award went to"
        " “Walking on Wet Moss without Slipping”.\n",
        TERMS,
    )
    assert triples(page, Relation.PRESENTED_AT) == {("Walking on Wet Moss without Slipping", "ICLR 2024")}
