"""Where authors work: lines below them, marks, keys, and what stands behind their names."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples, wrong_evidence

_TITLE = "Walking on wet moss: A benchmark of soft ground"


@pytest.mark.parametrize(
    "below",
    [
        "\nElin Forsberg*, Marco Bellini*, Petra Olsen\nUniversity of Bergen · ETH Zurich",
        "\nElin Forsberg, Marco Bellini,\nPetra Olsen\n(*equal contribution)\n\nUniversity of Bergen · ETH Zurich",
        "\nby Elin Forsberg*, Marco Bellini, Petra Olsen at University of Bergen and ETH Zurich (*equal contribution).",
        "\nElin Forsberg ¹, Marco Bellini †¹, Petra Olsen ²\n¹ University of Bergen ² ETH Zurich",
    ],
)
def test_houses_of_authors_are_those_of_the_paper(below: str) -> None:
    draft = read_page_text(f"{_TITLE}{below}\n\nAbstract\n\nWe walk on moss and tell how soft it is.\n")
    assert [(p.title, len(p.authors), set(p.affiliations)) for p in draft.papers] == [
        (_TITLE, 3, {"University of Bergen", "ETH Zurich"})
    ]
    assert wrong_evidence(draft) == []


def test_marks_with_blanks_and_signs_tell_who_is_from_where() -> None:
    draft = read_page_text(
        f"{_TITLE}\n"
        "Elin Forsberg ¹, Marco Bellini †², Petra Olsen ¹,²\n¹University of Bergen ²ETH Zurich moss@ethz.ch\n"
    )
    assert set(triples(draft, Relation.AFFILIATED_WITH)) >= {
        ("Elin Forsberg", "University of Bergen"),
        ("Marco Bellini", "ETH Zurich"),
        ("Petra Olsen", "University of Bergen"),
        ("Petra Olsen", "ETH Zurich"),
    }


def test_authors_at_the_top_wrote_the_only_paper_of_a_page() -> None:
    draft = read_page_text(
        "MossNet\n\nElin Forsberg¹, Marco Bellini², Petra Olsen¹\n\nIntroduction\n\n"
        "This is the code of our paper “Walking on wet moss”. It runs on every computer.\n"
    )
    assert [(p.title, set(p.authors)) for p in draft.papers] == [
        ("Walking on wet moss", {"Elin Forsberg", "Marco Bellini", "Petra Olsen"})
    ]


def test_links_between_a_title_and_its_authors_are_no_title() -> None:
    draft = read_page_text(f"{_TITLE}\n\nProject page · Paper · Code\n\nElin Forsberg*, Marco Bellini*, Petra Olsen\n")
    assert [(p.title, len(p.authors)) for p in draft.papers] == [(_TITLE, 3)]


def test_presenters_at_a_booth_are_no_authors() -> None:
    draft = read_page_text(
        "Contoso at ICML 2023\n\nContoso research booth activities\nPresenters: Elin Forsberg, Marco Bellini\n"
    )
    assert draft.papers == []
    assert {p.name for p in draft.persons} == {"Elin Forsberg", "Marco Bellini"}


def test_parts_of_a_paper_by_their_keys() -> None:
    draft = read_page_text(
        "Papers\n\n| Title | Walking on wet moss |\n| Authors | Elin Forsberg, Marco Bellini |\n| Venue | KDD 2024 |\n"
    )
    assert [(p.title, set(p.authors), p.venue) for p in draft.papers] == [
        ("Walking on wet moss", {"Elin Forsberg", "Marco Bellini"}, "KDD 2024")
    ]


def test_venues_in_front_of_titles() -> None:
    draft = read_page_text(
        "Selected publications\n- NeurIPS'2022: Fast moss on slow machines (Nov 2022)\n"
        "- Blog published by Contoso: Top ten moss papers (Nov 2022)\n"
    )
    assert [(p.title, p.venue) for p in draft.papers] == [("Fast moss on slow machines", "NeurIPS 2022")]


def test_items_that_lost_their_breaks() -> None:
    draft = read_page_text(
        "Papers at EMNLP 2021\n\nOur group has two papers.\n- Walking on wet moss\nElin Forsberg, Marco Bellini - "
        "Listening to leaves\nPetra Olsen, Marco Bellini\n"
    )
    assert {(p.title, p.authors) for p in draft.papers} == {
        ("Walking on wet moss", ("Elin Forsberg", "Marco Bellini")),
        ("Listening to leaves", ("Petra Olsen", "Marco Bellini")),
    }


def test_authors_that_are_told_one_by_one() -> None:
    draft = read_page_text(
        "Moss at AAAI\n\nOne of the papers was “Walking on wet moss”, by Elin Forsberg, a PhD student at ETH "
        "Zurich, who was an intern when the work was done; Marco Bellini, a director; "
        "and Petra Olsen, a professor in Bergen.\n"
    )
    assert set(draft.papers[0].authors) == {"Elin Forsberg", "Marco Bellini", "Petra Olsen"}
