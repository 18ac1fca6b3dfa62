"""Lists of papers that name no authors, and authors that are each told of."""

from __future__ import annotations

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples


def test_titles_below_a_heading() -> None:
    draft = read_page_text(
        "Elin Forsberg\n\nSelected publications\n- Walking on wet moss in heavy rain\n- Listening to the leaves of "
        "dry lichen\n"
        "- Moss boot (patent CN218003722U)\n\nTeaching\n- How to walk on wet moss at night\n"
    )
    assert [paper.title for paper in draft.papers] == [
        "Walking on wet moss in heavy rain",
        "Listening to the leaves of dry lichen",
    ]


def test_titles_with_their_venues() -> None:
    draft = read_page_text(
        "Elin Forsberg\n\nPublications\nA moss that admits it is wet. NeurIPS 2021.\nWalking without boots. ICML "
        "2020.\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [
        ("A moss that admits it is wet", "NeurIPS 2021"),
        ("Walking without boots", "ICML 2020"),
    ]


def test_authors_that_are_each_told_of() -> None:
    draft = read_page_text(
        "Best papers of ICML 2020\n\nBest paper\nWalking on wet moss\n\nElin Forsberg, PhD student, Yale "
        "University; Marco"
        " Bellini and Ana Iyer, University of Bergen\n\nThe authors walk.\n"
    )
    (paper,) = draft.papers
    assert (paper.authors, paper.venue) == (("Elin Forsberg", "Marco Bellini", "Ana Iyer"), "ICML 2020")
    assert {("Marco Bellini", "University of Bergen"), ("Ana Iyer", "University of Bergen")} <= employers(
        draft, "current"
    )
    assert {place for _, place in triples(draft, Relation.AFFILIATED_WITH)} == {
        "Yale University",
        "University of Bergen",
    }


def test_older_papers_were_not_at_the_meeting_of_the_page() -> None:
    draft = read_page_text(
        "Contoso at ICML 2020\n\nThe test of time went to papers of ours.\n\nWalking on wet moss (2002)\nElin "
        "Forsberg, Marco"
        " Bellini\nThey walk.\n"
    )
    (paper,) = draft.papers
    assert (paper.title, paper.year, paper.venue) == ("Walking on wet moss", 2002, None)


def test_dates_and_addresses_are_no_titles() -> None:
    draft = read_page_text(
        "Moss meeting\nBellevue, WA, United States: 3-5 May, 2023\n\n- Forsberg M. Bellini, Uppsala University, "
        "Sweden (2024)\n"
    )
    assert draft.papers == []
