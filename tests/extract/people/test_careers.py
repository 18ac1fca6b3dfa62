"""Where people studied, worked and work, told in prose of their own or in lists of a meeting."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text

ME = "Elin Forsberg"


def told(prose: str, period: str) -> set[str]:
    """Organizations that the page of somebody who says "I" ties them to in one way."""
    return {place for person, place in employers(read_page_text(f"{ME}\n\n{prose}\n"), period) if person == ME}


def test_years_at_one_place_after_the_other() -> None:
    prose = (
        "I am an astronomer at Uppsala University. Then came three years as a research fellow at Yale University, two"
        " more as a lecturer at Cornell University."
    )
    assert told(prose, "former") == {"Yale University", "Cornell University"}
    assert told(prose, "current") == {"Uppsala University"}


def test_degrees_of_the_place_where_one_works_and_in_brackets() -> None:
    assert told("I am a professor at Uppsala University, where I also obtained my PhD.", "education") == {
        "Uppsala University"
    }
    assert told(
        "I studied botany at Yale University (Bachelor) and moss at Uppsala University (PhD).", "education"
    ) == {"Yale University", "Uppsala University"}


def test_work_after_studies_is_no_study() -> None:
    prose = "After my graduate studies, I held a postdoctoral position at Yale University."
    assert (told(prose, "education"), told(prose, "former")) == (set(), {"Yale University"})


def test_a_post_once_taken_up_is_left_where_another_is_held_now() -> None:
    prose = "I am currently a lecturer at Uppsala University. I moved to Yale University in 2010."
    assert (told(prose, "current"), told(prose, "former")) == ({"Uppsala University"}, {"Yale University"})


def test_an_institute_of_a_university_leaves_the_university_whole() -> None:
    assert "University of Bergen" in told(
        "I am a professor at the Moss Research Institute of the University of Bergen.", "current"
    )


@pytest.mark.parametrize(
    "prose",
    [
        "I am a PhD student at Uppsala University, advised by Prof. Marco Bellini.",
        "I am a student at Uppsala University and work in Professor Marco Bellini's group.",
    ],
)
def test_an_adviser_is_not_who_says_i(prose: str) -> None:
    draft = read_page_text(f"About me\n\n{prose} I received my BSc from Yale University.\n")
    assert {person.name for person in draft.persons} == {"Marco Bellini"}
    assert employers(draft, "education") | employers(draft, "current") == set()


def test_committees_with_countries() -> None:
    draft = read_page_text(
        "Moss Meeting 2023\n\nProgram committee\n- Elin Forsberg, Uppsala University, Sweden\n"
        "- Marco Bellini, CNR - Institute of Bryology (IB-CNR), Italy\n"
    )
    assert employers(draft, "current") == {
        ("Elin Forsberg", "Uppsala University"),
        ("Marco Bellini", "Institute of Bryology"),
    }


def test_common_words_are_nobody() -> None:
    draft = read_page_text("Moss news\n\nUnveiling the Evolutionary Mechanisms of Yale University.\nIt rains.\n")
    assert draft.persons == []
