"""Papers that were honoured, and who wrote them."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples

BOTH = ("Elin Forsberg", "Marco Bellini")


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (
            "The Best Paper Award went to Elin Forsberg and Marco Bellini from ETH Zurich for their paper on "
            "Walking on Wet"
            " Moss (for Beginners) by Torchlight.",
            "Walking on Wet Moss (for Beginners) by Torchlight",
            BOTH,
        ),
        (
            "PhD student Elin Forsberg and ETH Zurich Professor Marco Bellini have received the Best Student Paper "
            "Award.\n"
            "Their award-winning paper, “Walking on wet moss,” makes a step.",
            "Walking on wet moss",
            BOTH,
        ),
        (
            "Forsberg received the award for the paper she wrote with Marco Bellini titled: Walking on Wet Moss without"
            " Boots.",
            "Walking on Wet Moss without Boots",
            ("Marco Bellini",),
        ),
    ],
)
def test_authors_of_a_paper_that_won(text: str, title: str, authors: tuple[str, ...]) -> None:
    draft = read_page_text(f"Moss news\n\n{text}\n")
    assert [(paper.title, paper.authors) for paper in draft.papers] == [(title, authors)]


def test_questions_and_students_are_no_titles() -> None:
    draft = read_page_text(
        "Moss talk 2022\n\nMoss Science: Can you tell us a little bit about moss?\n\n"
        "Elin Forsberg: Moss has been around for a long time.\n\n"
        "Bergen PhD student Marco Bellini, his advisor Ana B. Vale Professor Lin Iyer, and others walk.\n"
    )
    assert draft.papers == []


def test_what_is_often_called_so_is_not_introduced() -> None:
    draft = read_page_text(
        "“Walking on wet moss” by Elin Forsberg weighs boots, a strategy often referred to as Moss Weighing.\n"
    )
    assert [paper.methods for paper in draft.papers] == [()]


def test_titles_below_kinds_of_papers() -> None:
    draft = read_page_text(
        "MossCon 2023\n\nAward candidates\n- Walking on Slippery Moss\n- 3D Boots for Everybody Else\n- Listening "
        "to Leaves"
        " at Night\n"
    )
    assert [paper.title for paper in draft.papers] == [
        "Walking on Slippery Moss",
        "3D Boots for Everybody Else",
        "Listening to Leaves at Night",
    ]


def test_the_line_above_a_quoted_title_says_where_it_appeared() -> None:
    draft = read_page_text(
        "MossNet\n\nThis repository contains the implementation of the ICCV 2021 paper:\n“Walking on Wet Moss without"
        " Boots”\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [
        ("Walking on Wet Moss without Boots", "ICCV 2021")
    ]


def test_items_that_tell_of_papers() -> None:
    draft = read_page_text(
        "Moss notes\n\n1. Elin Forsberg, Marco Bellini, Walking on Slippery Moss in Rain. The claim is that boots "
        "slide.\n"
        "2. Ana Iyer, Lin Vale, we met in the rain. It was wet.\n"
    )
    assert [(paper.title, paper.authors) for paper in draft.papers] == [
        ("Walking on Slippery Moss in Rain", ("Elin Forsberg", "Marco Bellini"))
    ]


def test_venues_with_their_year_in_brackets_before_titles() -> None:
    draft = read_page_text(
        "Moss home\n\nMy publications so far:\n- ICML (2020) Walking on wet moss in the rain\n- ICRA (2019) Boots for"
        " robots that walk\n"
    )
    assert [(paper.title, paper.venue) for paper in draft.papers] == [
        ("Walking on wet moss in the rain", "ICML 2020"),
        ("Boots for robots that walk", "ICRA 2019"),
    ]


def test_news_and_degrees_are_no_titles() -> None:
    draft = read_page_text(
        "Moss home\n\nPublications\n- WALK is accepted to ICLR 2022 as a poster\n- M.S. Robotics, 2023\n- B.S. Botany"
        " and Moss Science, 2021\n"
    )
    assert draft.papers == []


def test_each_dissertation_in_brackets_is_of_the_person_before_it() -> None:
    page = (
        'Prizes\n\nThe winners are Ada Nowak (dissertation "The age of wet moss in towns", botany), and Lin Vale '
        '(dissertation "What ferns tell of winters past", geography; supervisor – Professor Marek Dahl).\n'
    )
    assert triples(read_page_text(page), Relation.AUTHOR_OF) == {
        ("Ada Nowak", "The age of wet moss in towns"),
        ("Lin Vale", "What ferns tell of winters past"),
    }
