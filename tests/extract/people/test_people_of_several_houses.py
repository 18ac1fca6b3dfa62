"""Where people work of whom one clause tells several things at once."""

from __future__ import annotations

import pytest

from kg.schema import NodeType, Relation, Term
from tests.extract.article_drafts import employers, read_page_text, triples

CONTOSO = Term(NodeType.ORGANIZATION, "Contoso")
FABRIKAM = Term(NodeType.ORGANIZATION, "Fabrikam")
TERMS = (CONTOSO, FABRIKAM)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Three of Contoso’s leading botanists — Ada Nowak, Lin Vale, and Berta Dahl — discuss moss.",
            {("Ada Nowak", "Contoso"), ("Lin Vale", "Contoso"), ("Berta Dahl", "Contoso")},
        ),
        ("Two of Contoso’s competitors — Ada Nowak and Lin Vale — discuss moss.", set()),
        (
            "Ada Nowak counts moss. She holds appointments at the University of Riga and the Moss Academy.",
            {("Ada Nowak", "University of Riga"), ("Ada Nowak", "Moss Academy")},
        ),
        ("Ada Nowak counts moss. Her older brother holds a position at Contoso.", set()),
        ("Ada Nowak no longer holds a position at Contoso.", set()),
        ("Ada Nowak spoke of leading a team against Contoso.", set()),
        (
            "Ada Nowak, CEO of Contoso and Chief Scientist for Fabrikam, likes moss.",
            {("Ada Nowak", "Contoso"), ("Ada Nowak", "Fabrikam")},
        ),
        ("Ada Nowak is a scientist, which means leading the moss team at Contoso.", {("Ada Nowak", "Contoso")}),
        ("Ada Nowak is a lead researcher on projects for Contoso.", set()),
        ("Universities join Contoso and Fabrikam. “Moss grows,” said Ada Nowak, who counts it.", set()),
        ("Ada Nowak, a Contoso Alumnus, presented moss.", set()),
    ],
)
def test_employers(text: str, people: set[tuple[str, str]]) -> None:
    assert employers(read_page_text(f"Moss weekly\n\n{text}\n", TERMS), "current") == people


def test_posts_of_the_past_at_firms_of_a_kind() -> None:
    text = "Moss weekly\n\nAda Nowak was also the head of counting at moss companies Contoso and Fabrikam.\n"
    assert employers(read_page_text(text, TERMS), "former") == {("Ada Nowak", "Contoso"), ("Ada Nowak", "Fabrikam")}


def test_authors_with_signs_between_and_around_them() -> None:
    text = (
        "Papers at ICLR 2024\n\nWalking on Wet Moss without Slipping\n"
        "**Ada Nowak** (Contoso), Lin Vale/Berta Dahl (Fabrikam)\n\nWe walk on wet moss in this paper.\n"
    )
    page = read_page_text(text, (*TERMS, Term(NodeType.VENUE, "ICLR")))
    told = {("Ada Nowak", "Contoso"), ("Lin Vale", "Fabrikam"), ("Berta Dahl", "Fabrikam")}
    assert employers(page, "current") == told


def test_who_stands_behind_a_house_is_a_person() -> None:
    told = "The speakers are Ada Nowak, Professor at Riga University, and Maria Schmidt, Professor at KTH."
    page = read_page_text(f"Moss weekly\n\n{told}\n")
    assert {mention.ref.name for mention in page.mentions if mention.ref.node_type is NodeType.PERSON} == {
        "Ada Nowak",
        "Maria Schmidt",
    }


def test_a_house_by_initials_beside_who_is_there() -> None:
    page = read_page_text("Moss weekly\n\nWe were hosted by Ada Nowak, Senior Manager at MLCU in Riga.\n")
    assert employers(page, "current") == {("Ada Nowak", "MLCU")}


def test_the_longer_name_of_a_house_stays() -> None:
    page = read_page_text("Moss weekly\n\nAda Nowak, director of Contoso Electronics, likes Contoso.\n", TERMS)
    assert ("Ada Nowak", "Contoso Electronics") in triples(page, Relation.AFFILIATED_WITH)
