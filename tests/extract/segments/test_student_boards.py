"""Pages of boards for students, graduates and interns, as they are saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.segments.furniture.chrome import heads_sidebar, is_button
from kg.extract.segments.prose import is_long_title
from kg.schema import Extraction, Posting

Read = Callable[[str], Extraction]

BOARD = """Apply to role >
📍
Austin, TX

Summer 2031 Pear Insights Internship , Global Orchards

Internship
Marketing
Data
October 28, 2030

Plum Works

Pears for runners
view website >

Plum Works is looking for a curious Pear Insights Intern to join the Global Orchards team for ten weeks. You will \
ask people about pears, count their answers with Python and tell the others in the morning how many there are.

Latest jobs

Quince Energy
Pear Coordinator
📍
Berlin, Germany
Apply now
Quince Energy
Frost Analyst
📍
Paris, France
Apply now
Quince Energy
Plum Developer
📍
London, UK
Apply now
"""
TEXT = """

Responsibilities
- You count the pears of all the gardens in the city and tell the others how many there are.
- You must be on the way to a degree in computer science, and you know Python.
"""
SIMILAR = """

Similar internships
Pear Science
Plum Labs Private Limited
Berlin
₹ 15,000 /month
View details
Cider Writing
Storyfold Media
Paris
₹ 8,000 /month
View details
"""
TWICE = """Data Science Internship 2031

Plum Office
London
2 months ago
Applications closed

Related Jobs

View all jobs

Pear Scientist Intern - Quince

Pear Scientist Intern

Frost PhD Scientist Intern - Quince

Frost PhD Scientist Intern - Quince

Data Science Internship
Contract: 1-year fixed-term
Location: London or Paris office with two days a week there
Salary: £27,811

Job Description:

We welcome applications to take part in our scheme, which trains people to count pears with Python and SQL in the \
gardens of the city, and to tell the others in the morning how many there are.
"""


def only(read: Read, text: str) -> Posting:
    (posting,) = (posting for posting in read(text).postings if not posting.listing)
    return posting


def titled(read: Read, title: str) -> Posting:
    return only(read, f"{title}\nPlum Works\nBerlin, Germany{TEXT}")


def test_latest_jobs_below_one_paragraph_are_no_list(read: Read) -> None:
    posting, *others = read(BOARD).postings
    assert (posting.title, posting.organization) == (
        "Summer 2031 Pear Insights Internship , Global Orchards",
        "Plum Works",
    )
    assert [(other.title, other.organization, other.listing) for other in others] == [
        ("Pear Coordinator", "Quince Energy", True),
        ("Frost Analyst", "Quince Energy", True),
        ("Plum Developer", "Quince Energy", True),
    ]


def test_similar_internships_name_themselves_before_who_hires(read: Read) -> None:
    page = f"Frost Internship\nPlum Works\nBerlin, Germany{TEXT}{SIMILAR}"
    listed = [(one.title, one.organization) for one in read(page).postings if one.listing]
    assert listed == [("Pear Science", "Plum Labs"), ("Cider Writing", "Storyfold Media")]


def test_related_jobs_between_a_title_and_its_text(read: Read) -> None:
    posting, *others = read(TWICE).postings
    assert (posting.title, posting.duration_months, posting.degrees) == ("Data Science Internship 2031", (12, 12), ())
    assert [(other.title, other.organization) for other in others] == [
        ("Pear Scientist Intern", "Quince"),
        ("Frost PhD Scientist Intern", "Quince"),
    ]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Plum 2031 Internships: PhD Frost Systems Research", "Frost Systems Research Intern"),
        ("PhD Internship: Data Scientist", "Data Scientist Intern"),
        ("Data Scientist, PhD Intern", "Data Scientist Intern"),
        ("2031 Intern – Data Scientist", "Data Scientist Intern"),
        ("Internship, Data Scientist, Pear Cells (Winter/Spring 2031)", "Data Scientist Intern"),
        ("Intern - Pear Engineering", "Pear Engineer Intern"),
    ],
)
def test_interns_of_an_occupation_beside_them(read: Read, title: str, role: str) -> None:
    posting = titled(read, title)
    assert (posting.title, posting.role, posting.level, posting.employment_type) == (
        title,
        role,
        "intern",
        "internship",
    )


def test_the_field_of_an_internship_is_no_team(read: Read) -> None:
    assert titled(read, "Intern - Pear Engineering").team is None


def test_the_title_names_the_degree_that_an_intern_is_to_reach(read: Read) -> None:
    title = "Plum 2031 Internships: PhD Frost Systems Research"
    page = f"{title}\nPlum Works\nBerlin, Germany\n\nWhat you will do\n- Count pears."
    assert only(read, page).degrees == ("PhD",)


def test_a_long_title_is_no_sentence(read: Read) -> None:
    title = (
        "2031 Fall Data Science Internship - Pears & Snow Management (Glaciers, Rivers and Lakes) - United States, "
        "PhD Student Science Recruiting of Plum Works"
    )
    assert is_long_title(title)
    assert titled(read, title).title == title
    assert not is_long_title(title.replace(" - ", ", "))


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("Duration: 6 months", (6, 6)),
        ("Internship duration: 3 to 6 months", (3, 6)),
        ("DURATION\n12 Weeks", (3, 3)),
        ("Internships typically last 3 to 6 months.", (3, 6)),
        ("The placements lasting 6 months each take you round the house.", None),
    ],
)
def test_how_long_an_internship_lasts(read: Read, line: str, months: tuple[int, int] | None) -> None:
    page = f"Data Science Internship\nPlum Works\nBerlin, Germany\n\nBenefits\n- Pears.\n{line}\n{TEXT}"
    assert only(read, page).duration_months == months


def test_a_grade_is_no_title(read: Read) -> None:
    page = f"Job Details\nPosted date: Oct 28, 2030\nLocation: Berlin\nRole: Individual Contributor{TEXT}"
    assert only(read, page).title is None


@pytest.mark.parametrize(
    "line",
    [
        "Internships > Internship in Berlin > Pear Internship in Berlin",
        "Graduate jobs / Engineering / Data",
        "Skip to main contentA logo of the pear.",
    ],
)
def test_ways_to_a_page_are_furniture(line: str) -> None:
    assert is_button(line)


@pytest.mark.parametrize("line", ["Similar internships", "Students also viewed", "Recommended for you"])
def test_headings_of_other_jobs(line: str) -> None:
    assert heads_sidebar(line)


def test_a_kind_of_job_above_the_title_is_none(read: Read) -> None:
    page = f"Plum Works\ngraduate scheme\nPear Engineering Graduate Scheme\nBerlin, Germany{TEXT}"
    assert only(read, page).title == "Pear Engineering Graduate Scheme"


GLANCE = """Company Overview
Plum Works reads pears to find rare ones earlier, and is an equal opportunity employer in the city of Berlin.
About the job
2031 Data Science Summer Internship (PhD) - Pear Reading
At a glance
$58/hr
Internship, full-time job
Austin, TX · Hybrid
Work June 2, 2031 - August 22, 2031
Posted November 4, 2030. Apply by December 15, 2030
About the roleThe Pear Reading team decides which of the four million pears matter, and tells the others how many.
Basic Qualifications
- Are enrolled in a PhD in computer science
"""


def test_facts_below_a_title_under_what_the_employer_is(read: Read) -> None:
    posting = only(read, GLANCE)
    assert (posting.title, posting.posted, posting.role) == (
        "2031 Data Science Summer Internship (PhD) - Pear Reading",
        "2030-11-04",
        "Data Scientist Intern",
    )
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Austin"


def test_the_year_of_an_internship_by_its_days(read: Read) -> None:
    head = "Data Science Intern\nPlum Works\nBerlin, Germany\n\nAbout the role"
    assert only(read, f"{head}\nYou are here May 18 – August 7, 2031.\n{TEXT}").season_year == 2031


@pytest.mark.parametrize(
    ("words", "cities"),
    [
        ("We welcome interns for all of our global offices (London, Berlin and Paris).", ["Berlin", "Paris"]),
        ("Our interns will be located in our Berlin or Paris offices.", ["Berlin", "Paris"]),
        ("Opportunities are available in London and Paris.", ["Paris"]),
    ],
)
def test_offices_that_take_interns_in(read: Read, words: str, cities: list[str]) -> None:
    page = f"Data Science Intern\nPlum Works\nLondon\n\nAbout the role\n{words}\n{TEXT}"
    assert [place.city for place in only(read, page).other_locations] == cities


def test_what_interns_do_tells_that_one_is_wanted(read: Read) -> None:
    head = "Job Description\nMinimum qualifications:\n- Python\nAbout the job"
    posting = only(read, f"{head}\nResearch Interns work closely with others.\n{TEXT}")
    assert (posting.role, posting.level) == ("Research Intern", "intern")


def test_internship_programs_are_no_opening(read: Read) -> None:
    page = (
        "Internship, Data Scientist, Pear Cells (Summer 2031) Job at Plum, Texas\n\n• Plum\n• Texas\n\nJob Description"
        f"\n\nInternship Programs at Plum\n\nThe Internship Recruiting Team brings in the best students of all.\n{TEXT}"
    )
    assert [posting.role for posting in read(page).postings] == ["Data Scientist Intern"]


def test_a_double_name_is_no_place(read: Read) -> None:
    page = f"Data Science Intern\n\nSeattle-Paris AG\n{TEXT}"
    assert only(read, page).primary_location is None


@pytest.mark.parametrize(("words", "degrees"), [("high school athletes", ()), ("a high school diploma", ("HS",))])
def test_high_school_is_asked_for_as_a_diploma(read: Read, words: str, degrees: tuple[str, ...]) -> None:
    page = f"Pear Journalist\nPlum Works\nBerlin, Germany\n\nWhat you bring\n- You know {words} and Python.\n"
    assert only(read, page).degrees == degrees


def test_a_programme_of_the_employer_is_no_part_of_it(read: Read) -> None:
    page = f"Data Science Intern\nPlum Works\nBerlin, Germany\n\nAbout Plum Works STAR Program\nCome and count.\n{TEXT}"
    assert only(read, page).suborganization is None
