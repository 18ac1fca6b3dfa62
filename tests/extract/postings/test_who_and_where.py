"""Titles, roles, teams and places of postings that stand where one does not expect them."""

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.extract.postings.naming.place_lines import is_place_line
from kg.resolve import load_gazetteer
from kg.schema import Extraction, Posting
from tests.extract.records import posting_record

Read = Callable[[str], Extraction]

BODY = (
    "You will count the apples of Contoso, which grow in many orchards around Berlin, and tell us how many there are.\n"
    "Responsibilities\n- Count apples\nRequirements\n- Experience with Python\n"
)


def described(extractor: Extractor, description: str, title: str = "Data Scientist") -> Posting:
    return extractor.extract(posting_record(title=title, description=description)).postings[0]


def test_whom_a_menu_speaks_to_is_no_title(read: Read) -> None:
    posting = read(f"Teams\nStudents\nSoftware Engineer, Orchards\nContoso\nBerlin\n{BODY}").postings[0]
    assert (posting.title, posting.role) == ("Software Engineer, Orchards", "Software Engineer")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Researcher - Frost Sensing", "Researcher"),
        ("FY27 Intern - Orchard Sales intern", "Orchard Sales Intern"),
        ("Manager, Data Science", "Data Science Manager"),
    ],
)
def test_role_of_a_title_in_parts(extractor: Extractor, title: str, role: str) -> None:
    assert described(extractor, "You count apples.", title).role == role


def test_title_below_a_sentence_that_breaks_off_before_it(read: Read) -> None:
    text = (
        "At the Contoso University, Institute of Pomology, the Chair of Frost offers a position as\n\n"
        "Research Associate\n(salary group E 13)\n\nThe position is limited to 36 months. You count the apples of the "
        "orchard and write about them.\nRequirements\n- university degree in pomology\n- Experience with Python\n"
    )
    assert read(text).postings[0].title == "Research Associate"


@pytest.mark.parametrize(
    ("sentence", "team"),
    [
        ("The Fellow will be based in the Apples & Pears Section, Orchards Division.", "Apples & Pears Section"),
        ('You will join the team on "Origin of Frost" at Contoso.', "Origin of Frost"),
        ("Sie arbeiten im Team Frost Vision Lab an neuen Sensoren.", "Frost Vision Lab"),
    ],
)
def test_team_in_a_sentence(extractor: Extractor, sentence: str, team: str) -> None:
    assert described(extractor, sentence).team == team


def test_an_organization_within_the_employer_is_a_unit(extractor: Extractor) -> None:
    posting = described(extractor, "The Selling Orchard Experience organization strives to sell more apples.")
    assert (posting.suborganization, posting.team) == ("Selling Orchard Experience", None)


def test_many_places_are_no_team(extractor: Extractor) -> None:
    assert described(extractor, "You count apples.", "Data Scientist - Multiple Locations").team is None


def test_where_one_moves_to_is_the_place_and_where_one_travels_to_is_none(extractor: Extractor) -> None:
    moved = described(extractor, "You are willing to relocate to Turin and count apples.").primary_location
    assert moved is not None
    assert moved.city == "Turin"
    assert described(extractor, "You count apples and are able to travel to Turin.").primary_location is None


def test_a_name_with_an_article_is_no_town() -> None:
    places = load_gazetteer()
    assert not is_place_line("The Muse", places)
    assert is_place_line("The Hague", places)


def test_the_postal_code_behind_a_british_town(extractor: Extractor) -> None:
    record = posting_record(title="Clerk", location="Windmill House, London NE8 1QB", description="You count apples.")
    place = extractor.extract(record).postings[0].primary_location
    assert place is not None
    assert place.city == "London"


def test_parts_of_the_employer_that_boards_end_with_a_stroke(read: Read) -> None:
    text = f"Data Scientist\nBerlin, Germany /\nEngineering – Apple Perception /\nFull-time /\n{BODY}"
    posting = read(text).postings[0]
    assert (posting.team, posting.employment_type) == ("Apple Perception", "full_time")
    assert posting.primary_location is not None
    assert posting.primary_location.city == "Berlin"


def test_what_a_label_files_a_job_under_is_no_team_where_the_title_names_one(read: Read) -> None:
    text = (
        "Software Engineer, Apple Risk\nLocation\nBerlin\nEmployment Type\nFull time\nDepartment\nEngineering\n"
        f"The Apple Risk team keeps Contoso safe.\n{BODY}"
    )
    assert read(text).postings[0].team == "Apple Risk"


def test_a_menu_is_no_employer_and_no_team(read: Read) -> None:
    posting = read(f"Contoso\nHome  People  Research  Jobs  Contact\nData Scientist\nBerlin\n{BODY}").postings[0]
    assert posting.organization == "Contoso"
    assert posting.team is None


def test_a_label_that_repeats_the_title_is_no_second_opening(read: Read) -> None:
    text = (
        "Contoso\nSoftware Engineer Intern - Orchards & Frost\nWe help apples grow better everywhere in the world.\n"
        "What you'll do:\nPosition title: Software Engineer Intern – Orchards & Frost\nLocation: Berlin\n"
        f"Duration: 6 months\n{BODY}"
    )
    postings = read(text).postings
    assert len(postings) == 1
    assert postings[0].duration_months == (6, 6)


def test_interns_in_small_letters(read: Read) -> None:
    body = "We grow apples of many kinds. " * 6
    text = f"US, WA, Seattle\n{body}We are looking for Applied Scientist interns who count.\n"
    posting = read(text * 2).postings[0]
    assert (posting.role, posting.level) == ("Applied Scientist Intern", "intern")


def test_whom_one_joins_as(read: Read) -> None:
    text = f"GB, London\nJoin Contoso Orchards as a Data Scientist! {'We grow apples of many kinds. ' * 6}\n"
    assert read(text * 2).postings[0].role == "Data Scientist"


def test_a_labelled_place_heads_no_feed(read: Read) -> None:
    text = (
        "Sr. Data Scientist, Orchards\n\nContoso Inc\n\nSeattle, WA\n\nJOB DETAILS\nSKILLS\n"
        f"{'Apple counting, Pear counting, Plum counting, ' * 4}Python\nLOCATION\nSeattle, WA\nPOSTED\n30+ days ago\n\n"
        f"{'Every day thousands of apples are counted by Contoso. ' * 4}\n"
    )
    postings = read(text).postings
    assert [posting.title for posting in postings] == ["Sr. Data Scientist, Orchards"]


def test_a_heading_over_the_one_opening_of_a_page(read: Read) -> None:
    text = (
        "Frost Lab\nDepartment of Pomology, Contoso University\nOpen positions\n"
        "Postdoctoral Researcher - Apple Genomics\n"
        "The lab studies how apples evolve. We are seeking a postdoctoral researcher to work on sequencing of "
        "pears. Applicants need a PhD in pomology and experience with Python. The appointment is for two years.\n"
    )
    postings = read(text).postings
    assert [posting.title for posting in postings] == ["Postdoctoral Researcher - Apple Genomics"]


def test_a_bar_inside_brackets_divides_nothing(read: Read) -> None:
    posting = read(f"Software Engineer (Remote | USA)\nContoso\nUnited States\n{BODY}").postings[0]
    assert posting.title == "Software Engineer (Remote | USA)"


@pytest.mark.parametrize(
    ("sentence", "team"),
    [
        ("We want compiler people for the FrostRT team.", "FrostRT"),
        (
            "The Department of Apple Evolution (Director: Ada Nowak) at the University of Jena invites letters.",
            "Department of Apple Evolution",
        ),
        ("You work with the Orchard Robotics team and others.", None),
    ],
)
def test_team_that_somebody_is_wanted_for(extractor: Extractor, sentence: str, team: str | None) -> None:
    assert described(extractor, sentence).team == team
