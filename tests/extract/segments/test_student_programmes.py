"""Pages of programmes for students: several at once, values above labels, posts that a house says it has."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.houses.page_employer import home_of_group, told_group
from kg.extract.segments.shapes.tables import rows_of
from kg.schema import Extraction, FieldName, Posting
from tests.fakes.places import FakePlaces

Read = Callable[[str], Extraction]

DUTIES = """What you will do
- You count the pears of all the gardens in the city and tell the others how many there are.
- You write Python.
"""
CARD = f"""Plum Works Careers
Open roles

Research Engineer Intern, Frost Sensing

Berlin
Location
Full-time
Type
Frost Sensing
Team
Summer 2031
Start

{DUTIES}"""
PROGRAMMES = """# Student programmes at Plum Pharma

Every year we welcome students. Find the programme that fits you.

## Summer Research Internship

**Locations:** Berlin, Germany
**Duration:** 10 weeks, June to August 2031
**Who can apply:** Bachelor's and Master's students in biology

Work in one of our labs.

## Pear Science Thesis

**Locations:** Paris, France
**Duration:** 6 months
**Who can apply:** Master's students in statistics

Write your thesis with us.
"""
TABLE = """Internships and programs: recruitment timeline
| Program | Audience | Recruitment Period | Timeline |
|---|---|---|---|
| Accounting Development Program | Students of accounting | September | 3 years |
| Pear Rotational Program | MBA students | October | 2 years |
"""
CAREERS = """Students & Graduates

Why Plum Semiconductors?

At Plum Semiconductors you work on real pears from day one.

Internships

Pear Verification Intern - Berlin, Germany
Frost Integration Intern - Paris, France

Graduate roles

Graduate Pear Engineer - Berlin, Germany
Graduate Frost Engineer - Paris, France

Co-ops

Pear Test Co-op (8 months) - Austin, TX

Meet our interns

Ada, former Pear Verification Intern, now Pear Engineer
“I picked my first pear after five months.”
"""


def only(read: Read, text: str) -> Posting:
    (posting,) = (posting for posting in read(text).postings if not posting.listing)
    return posting


def test_values_above_their_labels(read: Read) -> None:
    posting = only(read, CARD)
    assert posting.primary_location
    assert posting.primary_location.city == "Berlin"
    assert (posting.employment_type, posting.team, posting.season_year) == ("internship", "Frost Sensing", 2031)


def test_each_programme_has_its_own_terms_and_all_the_house_of_the_heading(read: Read) -> None:
    first, second = read(PROGRAMMES).postings
    assert {first.organization, second.organization} == {"Plum Pharma"}
    assert (first.season_year, second.duration_months) == (2031, (6, 6))


def test_a_table_of_programmes_that_are_recruited_for(read: Read) -> None:
    titles = [posting.title for posting in read(TABLE).postings]
    assert titles == ["Accounting Development Program", "Pear Rotational Program"]


def test_headings_of_groups_hire_nobody_and_who_was_an_intern_is_none(read: Read) -> None:
    postings = read(CAREERS).postings
    assert {posting.organization for posting in postings} == {"Plum Semiconductors"}
    assert [posting.title for posting in postings] == [
        "Pear Verification Intern",
        "Frost Integration Intern",
        "Graduate Pear Engineer",
        "Graduate Frost Engineer",
        "Pear Test Co-op",
    ]


def test_a_post_that_is_offered(read: Read) -> None:
    posting = only(
        read,
        "A postdoc position is offered in the Frost Lab at the University of Berlin.\n\n"
        "We are seeking an enthusiastic young person who would like to count pears for three years.\n",
    )
    assert posting.role == "Postdoctoral Researcher"


def test_a_long_theme_behind_a_doctoral_post_is_its_title(read: Read) -> None:
    title = (
        "PhD Position Autonomous Planning of Pear Picking for Robots Operating in the Real, Open and Windy World of"
        " Fruit – Plum University – Berlin"
    )
    text = "You will work within the Frost laboratory on robots that pick pears. Your research will plan it.\n" * 2
    posting = only(read, f"{title}\n\nPlum University\n\n{text}")
    assert (posting.role, posting.title) == ("PhD Student", title.removesuffix(" – Berlin"))


def test_a_notice_of_the_site_above_a_title(read: Read) -> None:
    posting = only(
        read,
        "Unsere gemeinsamen Berufungen und Professuren finden Sie hier: Gemeinsame Berufungen.\n\n"
        "Bachelor-/Master-Thesis (w/m/d): Frost in Obstgärten\n"
        "Arbeitsort: Berlin\nBeschäftigungsgrad: Teilzeit\nDauer der Beschäftigung: 6 Monate\n\n"
        "Das erwartet dich\nWir suchen Studierende, die im Obstgarten Birnen zählen und davon berichten.\n",
    )
    assert (posting.role, posting.duration_months) == ("Thesis Student", (6, 6))


def test_the_text_begins_where_it_turns_from_the_house_to_the_job(read: Read) -> None:
    posting = only(
        read,
        "Pear Intern\nPlum Works\nBerlin, Germany\n\nAbout us\nWe make ladders for pickers of pears.\n\n"
        f"Your project\nYou will climb ladders and train models in PyTorch.\n\n{DUTIES}",
    )
    assert "PyTorch" in posting.skills


def test_programmes_with_a_sentence_above_their_tables(read: Read) -> None:
    page = "".join(
        f"{title}\n\nTen weeks in our laboratories.\n\n"
        f"Duration\t{time}\nLocation\t{place}\nEligibility\tStudents of pears\n\n"
        for title, time, place in (
            ("Frost Internship", "6 months", "Berlin, Germany"),
            ("Pear Internship", "3 months", "Paris, France"),
            ("Doctoral Fellowship in Plums", "4 years", "London, UK"),
        )
    )
    postings = read(f"Opportunities for students at Plum Genomics\n\nJoin us for a summer.\n\n{page}").postings
    assert [posting.duration_months for posting in postings] == [(6, 6), (3, 3), (48, 48)]
    assert {posting.organization for posting in postings} == {"Plum Genomics"}


def test_titles_below_a_long_introduction(read: Read) -> None:
    told = "The museum offers interns opportunities in many fields, which change with what there is to do. " * 4
    postings = read(
        f"Upcoming Internship Opportunities\n\n{told}"
        "Check out the opportunities available at the National Museum of Pears!\n\n"
        "Pear Collections Internship\n\nFrost Council Intern\n\nPlum Events Internship\n\nQuince Outreach Internship"
    ).postings
    assert [posting.role for posting in postings] == [
        "Pear Collections Intern",
        "Frost Council Intern",
        "Plum Events Intern",
        "Quince Outreach Intern",
    ]
    assert {posting.organization for posting in postings} == {"National Museum of Pears"}


def test_a_group_says_by_its_name_whose_it_is() -> None:
    lines = lines_of("Join us\n\nWe are the Frost Group at the Technical University of Pears in Berlin, Germany.")
    house, group = home_of_group(lines, 200, FakePlaces()), told_group(lines, 200)
    assert house
    assert group
    text = lines[1].text
    assert text[house[0] - lines[1].start : house[1] - lines[1].start] == "Technical University of Pears"
    assert text[group[0] - lines[1].start : group[1] - lines[1].start] == "Frost Group"


def test_how_long_in_a_sentence_of_its_own(read: Read) -> None:
    posting = only(
        read, f"Pear Intern\nPlum Works\nBerlin, Germany\n\n{DUTIES}- You start in June. Two years, full-time.\n"
    )
    assert posting.duration_months == (24, 24)


def test_the_school_behind_its_department_and_its_town(read: Read) -> None:
    posting = only(
        read,
        "PhD Studentship in Pears\n\nApplications are invited for a funded PhD studentship at the Department of Fruit, "
        "University of Arval, Berlin, Germany. The successful candidate will count pears.\n",
    )
    assert posting.organization == "University of Arval"
    assert posting.primary_location
    assert posting.primary_location.city == "Berlin"


def test_the_place_on_a_line_of_its_own_below_the_text(read: Read) -> None:
    posting = only(
        read,
        "Pear Research Intern\n\nJob Number: P25\n"
        f"{'Plum Institute is seeking a research intern who counts pears. ' * 4}\n"
        f"Berlin, Germany\n\n{DUTIES}",
    )
    assert posting.primary_location
    assert posting.primary_location.city == "Berlin"


def test_who_may_apply_hires_nobody_and_when_says_how_long(read: Read) -> None:
    page = "".join(
        f"{title}\nWhen: from September 2031, {time}\nWhere: Berlin, Germany\nWho: Students of pears\n"
        "A full year in one of our teams.\n\n"
        for title, time in (("Industrial Placement", "12 months"), ("Graduate Development Programme", "two years"))
    )
    first, second = read(f"Early careers at Plum Energy\n\nThere is a place for you.\n\n{page}").postings
    assert (first.organization, first.team, first.duration_months) == ("Plum Energy", None, (12, 12))
    assert (second.level, second.duration_months) == ("graduate", (24, 24))


def test_projects_of_supervisors_are_openings() -> None:
    text = (
        "| Project | Level | Supervisor | Starts |\n|---|---|---|---|\n"
        "| Lidar of pear trees | PhD | Dr. Ada Nowak | July 2031 |\n"
        "| Sounds of plums | BSc | Dr. Ada Nowak | any time |\n"
    )
    found = rows_of(lines_of(text), FakePlaces())
    titles = [span for item in found for span in item.fields if span.name is FieldName.TITLE]
    assert [text[span.start : span.end] for span in titles] == ["Lidar of pear trees", "Sounds of plums"]


def test_degrees_in_a_title_are_no_occupation(read: Read) -> None:
    posting = only(read, f"2031 Summer Intern – MS/PhD – Frost\nPlum Works\nBerlin, Germany\n\n{DUTIES}")
    assert (posting.role, posting.season_year) == ("Frost Intern", 2031)


def test_the_name_of_a_window_with_a_word_for_the_site(read: Read) -> None:
    posting = only(
        read, f"Pear Analyst Student | Jobs | Kestrel Plums\n\nPear Analyst Student\n\nBerlin, Germany\n\n{DUTIES}"
    )
    assert posting.organization == "Kestrel Plums"
