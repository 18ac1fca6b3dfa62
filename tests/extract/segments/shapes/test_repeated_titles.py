"""Adverts whose title stands twice, headings that count, and lists whose lines say who wants whom."""

from __future__ import annotations

import pytest

from tests.extract.openings import facts, read

TWICE = """Pearmoss - Careers
Frost Science - Data Scientist
Riga, Latvia
Posted 3 days ago
Frost Science: Data Scientist
Requirements
You have sorted apples by their colour for some years, in Python and by hand, and you can tell others how that is done.
"""


@pytest.mark.parametrize(
    "below", ["Frost Science: Data Scientist", "We are looking for a Data Scientist with patience."]
)
def test_a_title_that_is_said_twice_heads_one_advert(below: str) -> None:
    found = read(TWICE.replace("Frost Science: Data Scientist", below))
    assert [item.title for item in found] == ["Frost Science - Data Scientist"]


WANTS = """The Friday Shortlist
Openings of the week
→ Pearmoss wants a Sr. Data Scientist, Cold Chains in Turin, Italy
→ Norrmark Survey wants an Analyst (nights) in Riga, Latvia
→ Contoso wants a Software Engineer in Lyon, France
"""


def test_a_line_that_says_who_wants_whom_keeps_the_whole_title() -> None:
    assert [facts(item) for item in read(WANTS)] == [
        ("Sr. Data Scientist, Cold Chains", "Pearmoss", "Turin"),
        ("Analyst (nights)", "Norrmark Survey", "Riga"),
        ("Software Engineer", "Contoso", "Lyon"),
    ]


COUNTED = """Pearmoss Careers
Locations
Orchards (2)
Data Scientist - Cold Chains ........ Turin, Italy
Software Engineer I ........ Lyon, France
Cider (1)
Data Scientist, Yeast ........ Riga, Latvia
Showing 3 of 40 results
Pearmoss is an equal opportunity employer.
"""


def test_a_heading_that_counts_what_stands_below_names_its_team() -> None:
    assert [(item.title, item.organization, item.team) for item in read(COUNTED)] == [
        ("Data Scientist - Cold Chains", "Pearmoss", "Orchards"),
        ("Software Engineer I", "Pearmoss", "Orchards"),
        ("Data Scientist, Yeast", "Pearmoss", "Cider"),
    ]


PLACED = """Pearmoss Orchard School
Students
Vacancies
Instructor, Frost and Ice (full-time)
Campus: Turin, Italy
Teaches how apples freeze, for two winters and a summer, and keeps the cellar in order.
Data Scientist (12 months)
Campus: Riga, Latvia
Counts the apples that are left in spring, and tells the others how many there were before.
"""


def test_titles_above_a_labelled_place_are_openings_of_the_house_that_heads_the_page() -> None:
    assert [facts(item) for item in read(PLACED)] == [
        ("Instructor, Frost and Ice (full-time)", "Pearmoss Orchard School", "Turin"),
        ("Data Scientist (12 months)", "Pearmoss Orchard School", "Riga"),
    ]


ASIDE = """Data Scientist
Contoso Riga, LV
Contoso sorts apples and looks for a Data Scientist who can tell a Boskoop from a Cox in the dark and by its smell.
Requirements
Python and a good nose.
Similar jobs
Cook
Pearmoss - Old Port, Turin
Analyst
Aurora
Lyon, France
"""


def test_other_jobs_keep_employer_and_place_apart() -> None:
    assert [facts(item) for item in read(ASIDE)] == [
        ("Data Scientist", "Contoso", "Riga"),
        ("Cook", "Pearmoss", "Turin"),
        ("Analyst", "Aurora", "Lyon"),
    ]


def test_marks_of_text_files_are_no_part_of_titles() -> None:
    titles = ("Data Scientist", "Cook", "Analyst")
    page = "Pearmoss\nOpen positions\n" + "".join(f"\n## **{title}**\nRiga, Latvia\n" for title in titles)
    assert tuple(item.title for item in read(page)) == titles


BRACKETED = """Members only
1) Data Scientist, Cold Chains (Pearmoss), Riga, Latvia
2) Cook (Aurora & Sons), Turin, Italy
3) Software Engineer (Norrmark Survey) – Lyon, France
"""


def test_employers_in_brackets_between_title_and_place() -> None:
    assert [facts(item) for item in read(BRACKETED)] == [
        ("Data Scientist, Cold Chains", "Pearmoss", "Riga"),
        ("Cook", "Aurora & Sons", "Turin"),
        ("Software Engineer", "Norrmark Survey", "Lyon"),
    ]
