"""Where people studied, worked and work, told in prose of their own or in lists of a meeting."""

from __future__ import annotations

import pytest

from tests.extract.article_drafts import employers, read_page_text

ME = ELIN = "Elin Forsberg"


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


def test_a_line_that_signs_with_occupations() -> None:
    draft = read_page_text(
        "Moss notes\n\nPosted by Elin Forsberg, Research Scientist and Marco Bellini, Principal Scientist, Yale "
        "University\n"
        "\nMoss is wet.\n"
    )
    assert employers(draft, "current") == {(ELIN, "Yale University"), ("Marco Bellini", "Yale University")}


def test_graduates_of_several_schools() -> None:
    draft = read_page_text(
        "Moss news\n\nDr. Elin Forsberg is a graduate of the University of Bergen (BE'89), the Mossholm Polytechnic "
        "Institute"
        " (MS'91), and Yale University (PhD'95).\n"
    )
    assert employers(draft, "education") == {
        (ELIN, "University of Bergen"),
        (ELIN, "Mossholm Polytechnic Institute"),
        (ELIN, "Yale University"),
    }


def test_what_somebody_is_now_behind_another_clause() -> None:
    draft = read_page_text(
        "Moss news\n\nElin Forsberg has worked on moss since 2015 and is currently an associate professor at Yale "
        "University."
        " She works with a tool called MOSSO, owned by Google.\n"
    )
    assert employers(draft, "current") == {(ELIN, "Yale University")}


def test_offices_of_learned_societies_are_no_employment() -> None:
    draft = read_page_text(
        "Moss news\n\nElin Forsberg is a lecturer at Yale University. She is a past president of the Moss Society and a"
        " fellow of the National Academy of Moss.\n"
    )
    assert employers(draft, "current") == {(ELIN, "Yale University")}


def test_a_name_written_out_beside_its_initials() -> None:
    draft = read_page_text(
        "Moss news\n\nElin Forsberg is a lecturer at the Northern Platform for Moss (NPM). It rains.\n"
    )
    assert employers(draft, "current") == {(ELIN, "Northern Platform for Moss")}


def test_people_of_items_where_most_are_known() -> None:
    draft = read_page_text(
        "Moss group\n\nStudents\n- Elin Forsberg, moss\n- Marco Bellini, lichen\n- Ana Iyer, rain\n- Qihuan Zheng, "
        "boots\n"
    )
    assert "Qihuan Zheng" in {person.name for person in draft.persons}


def test_the_later_of_two_moves_holds() -> None:
    page = (
        "A life with moss\n\nAda Nowak joined Fernbach Labs as a botanist in May 2010. She comes to Fernbach Labs from"
        " the Moss Institute. She joined the KTH faculty in 1987, after her studies.\n"
    )
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Ada Nowak", "Fernbach Labs")}
    assert employers(draft, "former") == {("Ada Nowak", "KTH"), ("Ada Nowak", "Moss Institute")}


def test_who_is_named_behind_a_pronoun_is_not_whom_the_next_sentence_is_about() -> None:
    page = (
        "Ada Nowak\nChair for Moss, KTH\n\nVita\nAda Nowak is a professor at KTH. She received her doctorate from Lund"
        " University under the supervision of Marek Dahl. From 2011 to 2014 she was a postdoctoral researcher at"
        " Uppsala University.\n"
    )
    draft = read_page_text(page)
    assert ("Ada Nowak", "Uppsala University") in employers(draft, "former")
    assert not {fact for fact in employers(draft, "former") if fact[0] == "Marek Dahl"}


def test_who_heads_a_school_of_a_house_works_there() -> None:
    page = read_page_text("Moss weekly\n\nElin Forsberg was named director of Cornell University’s Moss School.\n")
    assert employers(page, "current") == {("Elin Forsberg", "Cornell University")}
