"""Where several people work of whom one clause tells it, and where the page's house goes by another name."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Elin Forsberg, senior manager; and Marco Bellini, botanist; all of whom are gardeners within Microsoft's"
            " Moss Tools unit.",
            {"Elin Forsberg", "Marco Bellini"},
        ),
        (
            "Other Microsoft authors include Elin Forsberg, a botanist, and Marco Bellini; it rained on Ada Kowalska.",
            {"Elin Forsberg", "Marco Bellini"},
        ),
        (
            "Microsoft (MSFT) said today that Elin Forsberg, one of its research associates, likes moss.",
            {"Elin Forsberg"},
        ),
        (
            "The paper has 15 coauthors, all at Microsoft, led by botanist Elin Forsberg, with Marco Bellini as senior"
            " author.",
            {"Elin Forsberg", "Marco Bellini"},
        ),
        ("Elin Forsberg met Marco Bellini; both are critics of Microsoft.", set()),
        ("Elin Forsberg met Marco Bellini; both are at home in Microsoft's birthplace.", set()),
        ("The paper has 15 coauthors, all at Microsoft, and was reviewed by Elin Forsberg.", set()),
        ("Microsoft said today that Elin Forsberg, one of its former employees, likes moss.", set()),
        ("The paper has 15 coauthors, all of them glad, and Microsoft lent boots to Elin Forsberg.", set()),
    ],
)
def test_a_clause_about_all_of_them(sentence: str, people: set[str]) -> None:
    page = read_page_text(f"Moss weekly\n\n{sentence}\n")
    assert {person for person, house in employers(page, "current") if house == "Microsoft"} == people


def test_what_somebody_was_when_it_was_done() -> None:
    page = read_page_text(
        "Moss weekly\n\nIt is by Elin Forsberg, a PhD student at the University of Bergen, who was a Microsoft intern"
        " when it was done.\n"
    )
    assert employers(page, "current") == {("Elin Forsberg", "University of Bergen")}
    assert employers(page, "former") == {("Elin Forsberg", "Microsoft")}


def test_an_adjective_before_the_house_of_a_title() -> None:
    page = read_page_text(
        "Moss weekly\n\nIt is by Elin Forsberg, a Distinguished Microsoft Fellow and professor at Maryland, and by the"
        " University of Maryland, College Park.\n"
    )
    assert employers(page, "current") == {
        ("Elin Forsberg", "Microsoft"),
        ("Elin Forsberg", "University of Maryland, College Park"),
    }


NEWS = "Microsoft's papers at ICML 2022\n\nMosska hears boots. Mosska is wet. {}\n"


def test_a_part_of_the_house_before_a_title() -> None:
    page = read_page_text(NEWS.format("Mosska director of research Elin Forsberg was glad."))
    assert employers(page, "current") == {("Elin Forsberg", "Microsoft")}
    assert page.persons[0].titles == ("director of research",)


def test_a_word_that_the_page_never_names_otherwise_is_no_part_of_its_house() -> None:
    page = read_page_text(NEWS.format("Fernov director of research Elin Forsberg was glad."))
    assert employers(page, "current") == set()
