"""Adverts of universities and institutes: who is wanted, by whom, for how long, and what about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.postings.naming.titles import ends_in_role, is_academic_post
from kg.schema import DocumentKind, Extraction, Posting

Read = Callable[[str], Extraction]

CALL = """The Institute of Orchards (IO) of the Faculty of Botany at Pear University is looking for a

PhD candidate in the field of plant physiology

The Institute of Orchards at Pear University seeks to appoint a full-time PhD candidate. The appointment is for a fixed
term of three years. Blossoms freeze in April, and nobody knows why some survive.
"""
INVITED = """Applications are invited for a Postdoctoral Research Fellow position at the University of Turin.

The aim of the project is to understand how bees share work. The post is full time and fixed term for 24 months.
"""
ESTABLISHED = """Rift Pear Academy (RPA), established under an Act in 2012, is looking to recruit a Stores Officer.
The Academy trains growers.
Duties and Responsibilities
Preparing returns every month.
"""
PROFESSOR = """Assistant Professor - Geology, Mining
Job Description
Applications are solicited for the position of Assistant Professor at Contoso State University.
- Teaching geology
"""


def only(extraction: Extraction) -> Posting:
    (posting,) = extraction.postings
    assert extraction.kind is DocumentKind.POSTING
    return posting


def test_institute_looks_for_a_candidate(read: Read) -> None:
    posting = only(read(CALL))
    assert posting.role == "PhD Student"
    assert posting.organization == "Pear University"
    assert (posting.employment_type, posting.duration_months) == ("full_time", (36, 36))
    assert "plant physiology" in posting.topics


def test_invited_applications_are_an_advert(read: Read) -> None:
    posting = only(read(INVITED))
    assert posting.role == "Postdoctoral Researcher"
    assert posting.organization == "University of Turin"
    assert posting.primary_location
    assert posting.primary_location.city == "Turin"
    assert posting.duration_months == (24, 24)


def test_clause_stands_between_name_and_verb(read: Read) -> None:
    assert only(read(ESTABLISHED)).organization == "Rift Pear Academy"


def test_fields_behind_a_professor_are_no_team(read: Read) -> None:
    posting = only(read(PROFESSOR))
    assert posting.team is None
    assert "mining" in posting.topics


@pytest.mark.parametrize("text", ["PhD position", "Postdoctoral Fellowship", "Two doctoral positions", "faculty post"])
def test_posts_named_by_a_stage(text: str) -> None:
    assert is_academic_post(text)
    assert ends_in_role(text)


def test_people_of_a_stage_are_no_post() -> None:
    assert not is_academic_post("supervises doctoral students")


def test_the_school_that_offers_a_post_and_not_the_one_it_works_with(read: Read) -> None:
    page = (
        "PhD position in Botany\n\nThe School of Moss at Velden University offers a funded PhD position in Botany.\n\n"
        "You count mosses in close collaboration with a second PhD student at Lurano University, and write of them.\n"
    )
    assert read(page).postings[0].organization == "Velden University"


def test_the_school_behind_its_department(read: Read) -> None:
    page = (
        "PhD post\n\nWe seek a motivated PhD student at the Department of Moss, Medical University of Velden.\n\n"
        "You count mosses, write about them and help the other members of the laboratory with their mosses.\n"
    )
    posting = read(page).postings[0]
    assert (posting.organization, posting.team) == ("Medical University of Velden", "Department of Moss")


def test_a_motivated_doctoral_student_is_wanted_and_needs_no_doctorate(read: Read) -> None:
    page = (
        "Job Opening\nWe are looking for a highly motivated PhD student to work on mosses.\nYour profile\n"
        "- Master in Botany\n- knowledge of mosses\n- ability to work with others\n"
    )
    posting = read(page).postings[0]
    assert (posting.role, posting.degrees) == ("PhD Student", ("MS",))
