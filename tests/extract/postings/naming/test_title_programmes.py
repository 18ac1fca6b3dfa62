"""Titles of internships, placements, programmes and theses."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.title_parts import level_of
from kg.extract.postings.naming.title_programmes import names_programme, names_thesis
from kg.extract.postings.naming.titles import ends_in_role, role_name


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Pear Engineering Graduate Scheme", "Pear Engineering Graduate"),
        ("2031 Frost Trading Summer Analyst Program", "Frost Trading Summer Analyst"),
        ("Software Engineering Industrial Placement 2031", "Software Engineer Intern"),
        ("Manufacturing Engineering Placement", "Manufacturing Engineer Intern"),
        ("Master Thesis", "Master Thesis Student"),
        ("Pear Insights Internship", "Pear Insights Intern"),
        ("Placement Officer", "Placement Officer"),
        ("Internship Manager", "Internship Manager"),
        ("Intern Program Coordinator", "Intern Program Coordinator"),
        ("Pear Scientist PhD Intern", "Pear Scientist Intern"),
        ("Traineeships in Pear Supervision", "Trainee"),
        ("Call for Research Fellows", "Research Fellow"),
        ("Pear Engineering Co-op", "Pear Engineer Intern"),
        ("Housing Co-op Manager", "Housing Co-op Manager"),
        ("Thèse – Gel des vergers", "PhD Student"),
        ("Frost Apprenticeship in Pear Operations", "Frost Apprentice"),
        ("Head of Apprenticeships", "Head of Apprenticeships"),
        ("Pear Assessor Apprenticeships", "Pear Assessor Apprenticeships"),
        ("Bachelor- oder Masterarbeit im Obstbau", "Thesis Student"),
    ],
)
def test_role_of_who_takes_part(title: str, role: str) -> None:
    assert role_name(title) == role


@pytest.mark.parametrize(
    "title", ["Pear Graduate Scheme", "Frost Analyst Programme 2031", "Pear Engineering Placement"]
)
def test_programmes_end_titles(title: str) -> None:
    assert ends_in_role(title)


@pytest.mark.parametrize("text", ["Job Placement", "The placement of pears", "Program of the day"])
def test_other_placements_and_programmes(text: str) -> None:
    assert not names_programme(text)


def test_a_thesis_is_named_at_the_beginning() -> None:
    assert names_thesis("Master Thesis: Frost in Valleys")
    assert not names_thesis("She wrote her master thesis: Frost in Valleys")


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Pear Engineering Graduate Scheme 2031", "graduate"),
        ("Graduate Frost Engineer", "graduate"),
        ("Graduate Program Coordinator", None),
        ("Graduate Research Assistant", None),
        ("High School Graduate", None),
        ("Frost Engineering Placement", "intern"),
    ],
)
def test_level_of_programmes(title: str, level: str | None) -> None:
    assert level_of(title, title) == level


@pytest.mark.parametrize(
    "title",
    [
        "Advisor, Graduate Programs",
        "Lecturer, Graduate Program in Pears",
        "Broker, Marine Placement",
        "Social Worker, Fostering Placement",
        "Recruiter, Student Placement",
    ],
)
def test_who_works_for_students_is_none(title: str) -> None:
    assert level_of(title, title.split(",")[0]) is None


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Internship Manager", "manager"),
        ("Marketing Intern", "intern"),
        ("Pear Co-op", "intern"),
        ("Pear Engineer, Fall Co-op", "intern"),
        ("Store Manager, Northside Co-op", "manager"),
        ("Software Engineer - Pear Growers Co-op", None),
        ("Pear Software Graduate", "graduate"),
    ],
)
def test_who_looks_after_interns_is_none(title: str, level: str | None) -> None:
    assert level_of(title, title) == level
