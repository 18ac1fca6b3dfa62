from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ("Graduate students Ada Nowak and Marek Dahl counted spores.", {"Ada Nowak", "Marek Dahl"}),
        ("“It grows,” said Ada Nowak, associate professor in the Department of Botany.", {"Ada Nowak"}),
        ("Visiting professor Ada Nowak spoke of moss.", set()),
        ("Minister Ada Nowak saw the moss.", set()),
        ("Marek Dahl, a student at Lund University, saw the moss.", set()),
    ],
)
def test_who_is_told_to_be_staff_is_of_the_house_that_signs_the_page(told: str, people: set[str]) -> None:
    draft = read_page_text(f"Wet moss grows faster\n\n{told}\n\nPrinceton University · School of Botany\n")
    assert {p for p, house in employers(draft, "current") if house == "Princeton University"} == people


def test_house_that_a_page_in_the_first_person_keeps_to() -> None:
    draft = read_page_text(
        "Why does moss sell?\n\nOur analysis shows what customers want. Briefly, my colleagues — Ada Nowak, "
        "Marek Dahl, and Lin Vale — and I counted clicks.\n\nIt sells well on Amazon.\n"
    )
    assert employers(draft, "current") == {(p, "Amazon") for p in ("Ada Nowak", "Marek Dahl", "Lin Vale")}


def test_coauthors_of_somebody_are_elsewhere() -> None:
    draft = read_page_text(
        "Amazon at ICLR 2023: papers on moss\n\nIn “Moss at night: A survey of spores”, senior scientist Ada Nowak and "
        "her coauthors at Lund University show how it grows.\n"
    )
    assert ("Ada Nowak", "Amazon") in employers(draft, "current")


def test_house_in_the_title_that_the_page_keeps_to() -> None:
    draft = read_page_text(
        "The moss of Lund University\n\nLund University has 600 fellows.\n\n"
        "Ada Nowak, a research fellow in botany, spoke. Lund University was glad.\n"
    )
    assert ("Ada Nowak", "Lund University") in employers(draft, "current")
