"""People of a page that no verb tells of: members, alumni, bylines, comings and goings, guests."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.signs.article_signs import research_signs, without_programme
from tests.extract.article_drafts import employers, read_page_text

GROUP = "Moss Sensing Group\nDepartment of Botany, University of Bergen\n\n"


def test_members_work_where_their_group_is() -> None:
    draft = read_page_text(f"{GROUP}PhD students\nLinnea Bjorkman (since 2022) - leaf acoustics\nRafael Quintero\n")
    home = "University of Bergen"
    assert employers(draft, "current") == {("Linnea Bjorkman", home), ("Rafael Quintero", home)}


def test_alumni_worked_there_and_work_where_they_went() -> None:
    draft = read_page_text(
        f"{GROUP}Former members\nJonas Eikeland, PhD 2021, now at"
        f" Equinor\nMei Tanaka, postdoc 2018-2020, next: Hokkaido University\n"
    )
    assert employers(draft, "former") == {
        ("Jonas Eikeland", "University of Bergen"),
        ("Mei Tanaka", "University of Bergen"),
    }
    assert employers(draft, "current") == {("Jonas Eikeland", "Equinor"), ("Mei Tanaka", "Hokkaido University")}


def test_who_writes_for_a_blog_works_there() -> None:
    draft = read_page_text(
        "Solace Robotics blog\n\nOur papers on moss\n\nNovember 3, 2024 — by Tamsin Okoro\n\nMoss is wet.\n"
    )
    assert employers(draft, "current") == {("Tamsin Okoro", "Solace Robotics")}


def test_comings_and_goings() -> None:
    draft = read_page_text(
        "Newsletter of the University of Bergen\n\nWe welcome Ines Carvalho, who joins us from Siemens. "
        "Grace Kipkemboi leaves for Equinor after four years.\n"
    )
    assert ("Ines Carvalho", "Siemens") in employers(draft, "former")
    assert ("Ines Carvalho", "University of Bergen") in employers(draft, "current")
    assert ("Grace Kipkemboi", "University of Bergen") in employers(draft, "former")


def test_the_guest_of_a_podcast_is_meant_not_the_host() -> None:
    draft = read_page_text(
        "Why moss lies\n\nHost: Marcus Ellery\nGuest: Shirin Kazemi, principal scientist at Voltara\n\n"
        "Marcus: Welcome! I love moss.\n\nShirin: I spent five years at Bosch before I joined Voltara.\n\n"
        "Marcus: Your paper “Moss lies: Calibrated leaves” won a prize.\n"
    )
    assert employers(draft, "current") == {("Shirin Kazemi", "Voltara")}
    assert [paper.authors for paper in draft.papers] == [("Shirin Kazemi",)]


def test_students_of_the_person_interviewed() -> None:
    draft = read_page_text(
        "Five questions for Shirin Kazemi\n\nShirin Kazemi is a professor at the University of Bergen.\n\n"
        "My student Refilwe Dlomo works on moss.\n"
    )
    assert ("Refilwe Dlomo", "University of Bergen") in employers(draft, "current")


def test_a_colon_tells_who_somebody_is() -> None:
    draft = read_page_text(
        "Workshop on moss\n\nIt is organised by:\n- Elin Forsberg: a research scientist at Lakeward University.\n"
        "- Marco Bellini: an assistant professor of botany at ETH Zürich.\n"
    )
    assert {(p.name, p.organization) for p in draft.persons} == {
        ("Elin Forsberg", "Lakeward University"),
        ("Marco Bellini", "ETH Zürich"),
    }


def test_a_named_chair_and_a_name_said_twice() -> None:
    draft = read_page_text(
        "Keynotes of the meeting\n\nElin Forsberg\nElin Forsberg is the Ada and Lin Nowak Professor of Botany "
        "at Lakeward University.\n\nMarco Bellini\nMarco Bellini Marco Bellini is a professor at Uppsala University.\n"
    )
    assert {(p.name, p.organization) for p in draft.persons} == {
        ("Elin Forsberg", "Lakeward University"),
        ("Marco Bellini", "Uppsala University"),
    }


def test_data_about_people_offers_no_jobs() -> None:
    entry = (
        "  - name: {}\n    website: https://example.org\n    email: a@example.org\n    advisors: {}\n    photo: a.jpg\n"
    )
    people = entry.format("Elin Forsberg", "Ingrid Solheim") + "    blurb: I like moss.\n    jobs: Research scientist\n"
    people += (
        entry.format("Marco Bellini", "Ingrid Solheim") + "    blurb: I like ferns.\n    jobs: Faculty, engineer\n"
    )
    lines = lines_of(f"people:\n{people}")
    assert without_programme(lines) == lines[:1]
    assert research_signs(lines) >= 6


def test_in_a_list_of_names_the_rare_ones_are_names_too() -> None:
    known = "- Elin Forsberg\n- Marco Bellini\n- Ingrid Solheim\n- Peter Larsen\n"
    people = read_page_text(f"Contributors\n\nThey helped with the code.\n{known}- Don Larsen\n").persons
    assert "Don Larsen" in {person.name for person in people}
    assert read_page_text("Contributors\n\nThey helped with the code.\n- Don Larsen\n").persons == []


def test_people_by_the_keys_of_their_group() -> None:
    data = 'phd:\n  - name: Quor Vassk\n    year: "PhD Student"\n\n  - name: Bax Tol\n    year: "PhD Student"\n'
    assert research_signs(lines_of(data)) == 0
    grouped = 'phd:\n  - name: Quor Vassk\n    year: 2\nalumni:\n  - name: Bax Tol\n    year: "PhD Student"\n'
    assert research_signs(lines_of(grouped)) >= 6
    assert {person.name for person in read_page_text(data).persons} == {"Quor Vassk", "Bax Tol"}


def test_a_house_named_by_its_city() -> None:
    draft = read_page_text(
        "Organizers\n\nElin Forsberg\nUniversity Hospital Heidelberg\n\nMarco Bellini\nTechnical University Dresden\n"
    )
    assert {(p.name, p.organization) for p in draft.persons} == {
        ("Elin Forsberg", "University Hospital Heidelberg"),
        ("Marco Bellini", "Technical University Dresden"),
    }


def test_what_somebody_studies_towards_is_no_employer() -> None:
    draft = read_page_text("Graduate students\n\nElin Forsberg (MS by research)\nMarco Bellini (Dual Degree)\n")
    assert {(p.name, p.organization) for p in draft.persons} == {("Elin Forsberg", None), ("Marco Bellini", None)}


def test_what_members_are_heads_no_list() -> None:
    page = f"{GROUP}Staff\n\nAda Nowak\nAssistant Professor\n\nPeter Olsen\nPhD candidate\n\nMaria Rossi\nLab manager\n"
    home = "University of Bergen"
    assert employers(read_page_text(page), "current") == {
        ("Ada Nowak", home),
        ("Peter Olsen", home),
        ("Maria Rossi", home),
    }


def test_who_left_is_no_member() -> None:
    page = f"{GROUP}People\n\nAda Nowak\nFellow (until 2020), now Assistant Professor at Columbia University\n"
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Ada Nowak", "Columbia University")}


def test_students_of_the_person_of_a_page_work_there() -> None:
    page = (
        "Ada Nowak - Homepage\n\nI am a professor at the University of Bergen.\n\n"
        "Current students\nPeter Olsen (with Maria Rossi)\n"
    )
    assert ("Peter Olsen", "University of Bergen") in employers(read_page_text(page), "current")


def test_a_newsletter_is_of_the_house_in_its_subject() -> None:
    page = (
        "[Umbra Labs] This month in moss\n\nHello all,\n\nPeter Olsen will leave us in October for a faculty position. "
        "Reading tip: “Ferns that sleep: A field guide” by Ada Nowak and Marek Dahl.\n"
    )
    draft = read_page_text(page)
    assert employers(draft, "current") == {("Peter Olsen", "Umbra Labs")}
    assert all(paper.affiliations == () for paper in draft.papers)


def test_members_with_the_titles_of_clinics() -> None:
    draft = read_page_text(
        "Moss group\n\nUniversity of Bergen\n\nGroup members\n\nPD Dr. med. Elin Forsberg\nHead of research\n"
        "Dr. sc. Marco Bellini\nPostdoctoral researcher\n"
    )
    assert [(person.name, person.titles) for person in draft.persons] == [
        ("Elin Forsberg", ("Head of research",)),
        ("Marco Bellini", ("Postdoctoral researcher",)),
    ]


@pytest.mark.parametrize(
    ("page", "people"),
    [
        ("University of Bergen – Team\n\nDr. Ada Nowak\n", {"Ada Nowak"}),
        ("University of Bergen | People\nAda Nowak\n", {"Ada Nowak"}),
        (
            "University of Bergen\n\nTeam\n\nAda Nowak is here. Moss.\n\nLin Vale leads. Fern.\n",
            {"Ada Nowak", "Lin Vale"},
        ),
    ],
)
def test_a_page_of_members_may_be_short(page: str, people: set[str]) -> None:
    assert employers(read_page_text(page), "current") == {(person, "University of Bergen") for person in people}


def test_cells_with_a_post_behind_cells_with_a_degree() -> None:
    draft = read_page_text(
        "People\n\nAlumni\n\n| Name | Degree | Now at |\n|---|---|---|\n| Ada Nowak | PhD 2022 | Assistant Professor, "
        "Lund University |\n| Marek Dahl | PhD 2021 | NVIDIA |\n"
    )
    assert employers(draft, "current") == {("Ada Nowak", "Lund University"), ("Marek Dahl", "NVIDIA")}
    assert employers(draft, "education") == set()
    assert draft.persons[0].titles == ("Assistant Professor",)


def test_column_of_positions_behind_a_degree_in_the_cell_of_the_name() -> None:
    draft = read_page_text(
        "Team\n\nName\tPosition\tResearch area\nDr. Ada Nowak\tSenior Researcher\tWet moss\n"
        "Marek Dahl, M.Sc.\tResearch Engineer\tDry moss\n"
    )
    assert [person.titles for person in draft.persons] == [("Senior Researcher",), ("Research Engineer",)]
