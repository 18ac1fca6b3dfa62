"""Footnotes behind authors, and people of a page that only its letterhead or its first lines place."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import employers, read_page_text, triples, wrong_evidence

PAPER = "MossCast: Weather for moss\n\n"


def test_who_is_elsewhere_now_left_what_the_number_names() -> None:
    draft = read_page_text(
        f"{PAPER}Ayumi Kanda¹, Diego Fuentes²†\n\n"
        "¹ University of Helsinki  ² University of Turku\n\n*equal contribution  †now at Vaisala Labs\n"
    )
    assert employers(draft, "current") == {("Ayumi Kanda", "University of Helsinki"), ("Diego Fuentes", "Vaisala Labs")}
    assert employers(draft, "former") == {("Diego Fuentes", "University of Turku")}
    assert wrong_evidence(draft) == []


def test_an_internship_in_a_note_is_over() -> None:
    draft = read_page_text(
        "Our papers\n\nWalking on wet moss\nElin Forsberg†, Marco Bellini\n\n"
        "† work done during an internship at Siemens, now at University of Oslo\n"
    )
    assert employers(draft, "former") == {("Elin Forsberg", "Siemens")}
    assert ("Elin Forsberg", "University of Oslo") in employers(draft, "current")
    assert "Marco Bellini" not in {name for name, _ in employers(draft, "former")}


def test_the_owner_of_a_page_works_where_its_head_says() -> None:
    draft = read_page_text(
        "Elin Forsberg\nProfessor of wet moss\nDepartment of Botany, University of Bergen\n\n"
        "She likes rain and long walks.\n"
    )
    assert ("Elin Forsberg", "University of Bergen") in employers(draft, "current")


def test_a_letter_tells_of_the_people_of_its_house() -> None:
    draft = read_page_text(
        "Lichen Letter\nThe yearly letter of the Institute for Moss Research\n\n"
        "In “Which way does moss grow?”, Elin Forsberg and Marco Bellini show that it depends. "
        "Our treasurer, Ines Carvalho, paid for the boots.\n"
    )
    house = "Institute for Moss Research"
    assert {("Elin Forsberg", house), ("Marco Bellini", house)} <= employers(draft, "current")
    assert ("Which way does moss grow?", house) in triples(draft, Relation.AFFILIATED_WITH)


@pytest.mark.parametrize("role", ["Developer Advocate", "Data Analyst", "haftungsbeschränkt"])
def test_a_role_in_brackets_is_no_employer(role: str) -> None:
    draft = read_page_text(f"Moss days\n\nA demo of wet boots by Elin Forsberg ({role}).\n")
    assert employers(draft, "current") == set()


def test_joining_a_group_of_the_house() -> None:
    draft = read_page_text(
        "Newsletter of the University of Bergen\n\nPeople. We welcome Ines Carvalho, who joins the Moss Group as a "
        "research fellow from Siemens in Berlin.\n"
    )
    assert employers(draft, "current") == {("Ines Carvalho", "University of Bergen")}
    assert ("Ines Carvalho", "Siemens") in employers(draft, "former")
    assert "Ines Carvalho" in {person for person, _ in triples(draft, Relation.IN_TEAM)}


def test_whose_curator_somebody_is() -> None:
    draft = read_page_text(
        "Moss days\n\nWe thank the University of Bergen, whose curator, Elin Forsberg, lent boots.\n"
    )
    assert ("Elin Forsberg", "University of Bergen") in employers(draft, "current")


def test_the_house_of_a_path() -> None:
    draft = read_page_text(
        "[Contoso Research](/) › [Events](/events) › ICML 2024\n\nContoso Research at ICML 2024\n\nOur papers\n\n"
        "Walking on wet moss\nElin Forsberg, Marco Bellini\n"
    )
    assert employers(draft, "current") == {
        ("Elin Forsberg", "Contoso Research"),
        ("Marco Bellini", "Contoso Research"),
    }


def test_authors_above_one_house_are_from_there() -> None:
    authors = "Ada Nowak, Peter Olsen, Maria Rossi\nStanford University"
    page = f"Walking on Wet Moss: A Guide for Ferns\n\n{authors}\n\nMoss is wet.\n"
    assert employers(read_page_text(page), "current") == {
        ("Ada Nowak", "Stanford University"),
        ("Peter Olsen", "Stanford University"),
        ("Maria Rossi", "Stanford University"),
    }
