"""Where people of lists went, were before, and work: no sentence says it."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text

ALUMNI = (
    "Moss lab\n\nAlumni\nElin Forsberg (PhD, 2014-2018) Assistant Professor, University of Bergen\n\n"
    "Marco Bellini (Postdoc, 2013-2015) Research Scientist at Equinor\n\n"
    "Ana Iyer (PhD, 2016-2021) Quantitative Researcher, Mosslight\n"
)


def test_where_alumni_went_on_a_page_that_says_not_where_it_is_from() -> None:
    draft = read_page_text(ALUMNI)
    assert employers(draft, "current") == {
        ("Elin Forsberg", "University of Bergen"),
        ("Marco Bellini", "Equinor"),
        ("Ana Iyer", "Mosslight"),
    }
    assert employers(draft, "education") == set()


def test_what_stands_below_a_name() -> None:
    draft = read_page_text(
        "Our lab\n\nPostdocs\n\nDr. Elin Forsberg (2023 - Present)\nResearch: Wet moss\nPreviously: University of "
        "Bergen\n\n"
        "Dr. Marco Bellini (2022 - Present)\nResearch: Dry moss\nPreviously: ETH Zurich\n"
    )
    assert employers(draft, "former") == {("Elin Forsberg", "University of Bergen"), ("Marco Bellini", "ETH Zurich")}


def test_cells_below_institution_are_houses_even_if_unknown() -> None:
    draft = read_page_text(
        "Committee\n\n| Name | Institution |\n|---|---|\n| Elin Forsberg | Bureau for Wet Moss |\n"
        "| Marco Bellini | Independent |\n"
    )
    assert employers(draft, "current") == {("Elin Forsberg", "Bureau for Wet Moss")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The chairs are two Siemens scientists — Elin Forsberg, a senior scientist, and Marco Bellini, an "
            "engineer —"
            " and Ana Iyer of the University of Bergen.",
            {("Elin Forsberg", "Siemens"), ("Marco Bellini", "Siemens"), ("Ana Iyer", "University of Bergen")},
        ),
        (
            "The prize went to Elin Forsberg and Marco Bellini from the University of Bergen.",
            {("Elin Forsberg", "University of Bergen"), ("Marco Bellini", "University of Bergen")},
        ),
        (
            "Elin Forsberg, Ph.D., is an Assistant Professor of Botany at Uppsala University.",
            {("Elin Forsberg", "Uppsala University")},
        ),
        (
            "Elin Forsberg is Ada Boot Professor of Botany at Uppsala University.",
            {("Elin Forsberg", "Uppsala University")},
        ),
        (
            "Elin Forsberg (Spotify & Uppsala University) walks.",
            {("Elin Forsberg", "Spotify"), ("Elin Forsberg", "Uppsala University")},
        ),
        (
            "Elin Forsberg completed her PhD at Uppsala University. She is currently a postdoctoral researcher at "
            "ETH Zurich.",
            {("Elin Forsberg", "ETH Zurich")},
        ),
        (
            "Elin Forsberg has lived in Norway since 2016, when she became an Assistant Professor at the University "
            "of Bergen.",
            {("Elin Forsberg", "University of Bergen")},
        ),
    ],
)
def test_several_people_of_one_house(sentence: str, found: set[tuple[str, str]]) -> None:
    draft = read_page_text(f"Moss news\n\n{sentence}\n")
    assert employers(draft, "current") == found


def test_a_programme_between_two_schools() -> None:
    draft = read_page_text(
        "Moss news\n\nElin Forsberg was a botany student in a double master of science program between Uppsala "
        "University"
        " and Ecole Centrale de Lyon in France.\n"
    )
    assert employers(draft, "education") == {
        ("Elin Forsberg", "Uppsala University"),
        ("Elin Forsberg", "Ecole Centrale de Lyon"),
    }


def test_where_somebody_studied_is_not_where_the_guide_did() -> None:
    draft = read_page_text(
        "Moss news\n\nElin Forsberg earned her doctorate under the supervision of Marco Bellini at Uppsala "
        "University in 2017"
        " and did a postdoc at ETH Zurich in the moss team.\n"
    )
    assert employers(draft, "education") == {("Elin Forsberg", "Uppsala University")}
    assert employers(draft, "former") == {("Elin Forsberg", "ETH Zurich")}


def test_cards_of_people() -> None:
    draft = read_page_text("Our lab\n\nEngineers\n\nElin Forsberg\nM.S. Botany, 2023\nNow at Mosslight\n")
    assert employers(draft, "current") == {("Elin Forsberg", "Mosslight")}


def test_arrows_lead_from_house_to_house() -> None:
    page = "Former students\n\nAda Nowak -> Postdoc at Harvard -> Contoso Labs\nPeter Olsen -> Fern Scientist at Meta\n"
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Ada Nowak", "Contoso Labs"), ("Peter Olsen", "Meta")}
    assert employers(draft, "former") == {("Ada Nowak", "Harvard")}
