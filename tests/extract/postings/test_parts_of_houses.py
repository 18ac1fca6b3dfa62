"""Adverts of parts of large houses: which part, of whom, for how long, and what the work there deals with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.extract.postings.employers.units import belongs, possible_owners
from kg.schema import Document, Extraction, NodeType, Term
from tests.extract.conftest import TERMS
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

Read = Callable[[str], Extraction]

FIRMS = (
    Term(NodeType.ORGANIZATION, "Plumworks"),
    Term(NodeType.ORGANIZATION, "Orchard Labs", broader=("Plumworks",)),
)
ASKED = "\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards\n"


@pytest.fixture(scope="module")
def knowing() -> Extractor:
    return Extractor(FakeVocabulary((*TERMS, *FIRMS)), FakePlaces())


def test_the_team_one_is_asked_to_join_is_meant_not_the_end_of_the_title(knowing: Extractor) -> None:
    page = (
        "Data Scientist, Applied Frost\nPlumworks\nTurin, Italy\n\nOrchard Labs brings together people who count pears."
        " Join the Frost Systems Research (FSR) team, whose work spans ladders and new kinds of baskets."
    )
    (posting,) = knowing.extract(Document("document:x", "x.txt", page + ASKED, "text", "")).postings
    assert (posting.organization, posting.suborganization) == ("Plumworks", "Orchard Labs")
    assert posting.team == "Frost Systems Research (FSR)"


def test_a_known_part_tells_its_house_where_the_text_names_both(knowing: Extractor) -> None:
    page = (
        "Data Scientist\n\nThe Snow Ladder group in Orchard Labs works on ladders that stand in snow. You will publish"
        " what you find and ship it in Plumworks products."
    )
    (posting,) = knowing.extract(Document("document:x", "x.txt", page + ASKED, "text", "")).postings
    assert (posting.organization, posting.suborganization) == ("Plumworks", "Orchard Labs")


def test_ranges_of_weeks_in_words_and_figures(read: Read) -> None:
    page = "Data Scientist Intern\n\nOur internships are {} weeks long and we count pears." + ASKED
    for told, months in (
        ("twelve (12) to twenty-four (24)", (3, 6)),
        ("sixteen (16) to twenty four (24)", (4, 6)),
        ("12-24", (3, 6)),
        ("twenty-four", (6, 6)),
    ):
        (posting,) = read(page.format(told)).postings
        assert posting.duration_months == months, told


def test_faculties_and_departments_in_capitals_are_parts_of_the_university(read: Read) -> None:
    page = (
        "SENIOR LECTURER IN POMOLOGY\n\nFACULTY OF ORCHARDS AND GARDENS\n\nDEPARTMENT OF STONE FRUIT\n\nThe University"
        " of Plumton invites applications from qualified persons for the post of Senior Lecturer in Pomology."
    )
    (posting,) = read(f"{page}\n\nRequirements:\n- A PhD in Pomology\n- Three years of teaching\n").postings
    assert posting.organization == "University of Plumton"
    assert posting.suborganization == "FACULTY OF ORCHARDS AND GARDENS"
    assert posting.team == "DEPARTMENT OF STONE FRUIT"


def test_an_office_of_a_state_hires_by_itself(read: Read) -> None:
    page = (
        "Fruit Inspector 2\nKeeping Plumland Sweet and Ripe\n\nThe Orchard Survey Program (OSP) program within the"
        " Department of Fruit is looking to fill a permanent, full-time Fruit Inspector (Fruit Inspector 2) position."
    )
    (posting,) = read(page + ASKED).postings
    assert (posting.organization, posting.team) == ("Department of Fruit", "Orchard Survey Program (OSP)")
    assert posting.employment_type == "full_time"


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("You will teach in the Department of Stone Fruit and mend ladders.", "Department of Stone Fruit"),
        ("Wir suchen Sie für das Referat Obst, Gemüse und Garten im Rathaus.", "Referat Obst, Gemüse und Garten"),
        ("Au sein du service des espaces verts, vous taillez les arbres.", "service des espaces verts"),
        ("You will work with the Department of Stone Fruit and mend ladders.", None),
        ("Checks are made by rules for the Department of Labor.", None),
    ],
)
def test_the_part_in_which_the_text_places_the_job(sentence: str, part: str | None, read: Read) -> None:
    (posting,) = read(f"Data Scientist\n\n{sentence} There are many ladders here.{ASKED}").postings
    assert posting.team == part


def test_compounds_tell_what_the_work_deals_with(read: Read) -> None:
    page = (
        "Data Scientist\n\nYou will improve stream restoration and orchard irrigation systems, study customer behavior"
        " and promote good data. We have an inspiring environment and flexible PTO policy."
    )
    (posting,) = read(page + ASKED).postings
    assert {"stream restoration", "orchard irrigation systems", "customer behavior"} <= set(posting.topics)
    assert not any(topic.endswith((" data", " environment", " policy")) for topic in posting.topics)


def test_what_one_does_to_a_thing_is_no_part_of_its_name(read: Read) -> None:
    page = "Data Scientist\n\nYou will help to assess security, enrich pipelines and deploy vehicles in our orchards."
    (posting,) = read(page + ASKED).postings
    assert not {"assess security", "enrich pipelines", "deploy vehicles"} & set(posting.topics)


@pytest.mark.parametrize(
    ("title", "role", "team"),
    [
        ("Research Scientist Snow/Ladder team", "Research Scientist", "Snow/Ladder"),
        ("Laboratory Manager Snow Hospital", "Laboratory Manager", None),
    ],
)
def test_names_that_follow_an_occupation_without_a_mark(title: str, role: str, team: str | None, read: Read) -> None:
    (posting,) = read(f"{title}\n\nYou will count pears in the dark and in the snow.{ASKED}").postings
    assert (posting.role, posting.team) == (role, team)


@pytest.mark.parametrize(
    ("sentence", "contract"),
    [
        ("Plumton Council is seeking applications for a temporary part-time Assistant Baker.", "part_time"),
        ("We want somebody to work part time on days.", "part_time"),
        ("We are open to full-time remote work.", None),
    ],
)
def test_contracts_right_before_who_is_wanted(sentence: str, contract: str | None, read: Read) -> None:
    (posting,) = read(f"Baker\n\n{sentence} There are many ladders here.{ASKED}").postings
    assert posting.employment_type == contract


def test_the_group_one_joins_with_words_of_praise_before_it(read: Read) -> None:
    page = "Plum Works (PW) is seeking to recruit a baker to join its high-performing Crust and Crumb group. "
    (posting,) = read(f"{page}There are many ladders here and much snow.{ASKED}").postings
    assert posting.team == "Crust and Crumb"


def test_an_office_of_a_house_in_a_quarter(read: Read) -> None:
    page = "Data Scientist\n\nThis is a hybrid role based out of Plumworks's London Bridge office, three days a week."
    (posting,) = read(page + ASKED).postings
    assert posting.primary_location is not None
    assert posting.primary_location.city == "London"


def test_an_apprentice_needs_no_apprenticeship(read: Read) -> None:
    page = "Baker Apprentice\n\nMost of your apprenticeship is spent working. You will bake and mend ladders."
    (posting,) = read(page + ASKED).postings
    assert posting.degrees == ()


def test_a_programme_of_a_firm_is_not_who_hires(knowing: Extractor) -> None:
    page = (
        "Data Scientist\n\nPicking at Plumworks is a growing business. Sponsored Ladders is a native ladder renting"
        " program for all who own trees. We count pears for Plumworks every day."
    )
    (posting,) = knowing.extract(Document("document:x", "x.txt", page + ASKED, "text", "")).postings
    assert posting.organization == "Plumworks"


def test_a_mission_in_a_town_and_its_country(read: Read) -> None:
    page = "Fruit Inspector\n\nThe Plumland Mission in Turin, Italy is seeking qualified applicants for an inspector."
    (posting,) = read(page + ASKED).postings
    assert posting.organization == "Plumland Mission"


@pytest.mark.parametrize(
    ("sentence", "degrees"),
    [
        ("Have supervised at least four Masters students to completion; be holders of an earned PhD degree.", ("PhD",)),
        ("Master's or PhD degree in pomology.", ("MS", "PhD")),
    ],
)
def test_students_whom_one_has_taught_are_no_degree(sentence: str, degrees: tuple[str, ...], read: Read) -> None:
    (posting,) = read(
        f"Senior Lecturer in Pomology\n\nRequirements:\n- {sentence}\n- Three years of teaching\n"
    ).postings
    assert posting.degrees == degrees


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("2026 Fall Research Science Internship", "Research Scientist Intern"),
        ("Fall Protection Engineer", "Fall Protection Engineer"),
    ],
)
def test_seasons_of_internships_are_no_part_of_the_role(title: str, role: str, read: Read) -> None:
    (posting,) = read(f"{title}\n\nYou will count pears in the dark and in the snow.{ASKED}").postings
    assert posting.role == role


def test_terms_of_a_year_of_cover(read: Read) -> None:
    (posting,) = read(
        f"Teacher of Snow (one year maternity cover)\n\nYou will count pears in the dark.{ASKED}"
    ).postings
    assert posting.duration_months == (12, 12)


def test_a_group_named_in_quotes(read: Read) -> None:
    page = (
        "Join us\n\nOur group “Physics of Pears” works in a garden. Candidates are expected to know ladders. Postdocs"
        " should hold a PhD. To apply, please send your CV, a cover letter and two names.\n"
    )
    (posting,) = read(page + ASKED).postings
    assert posting.team == "Physics of Pears"


MUSIC = (
    Term(NodeType.ORGANIZATION, "Plumworks"),
    Term(NodeType.ORGANIZATION, "Plumworks Music", broader=("Plumworks",)),
    Term(NodeType.ORGANIZATION, "Plumworks Web Services", aliases=("PWS",), broader=("Plumworks",)),
)


@pytest.fixture(scope="module")
def of_music() -> Extractor:
    return Extractor(FakeVocabulary((*TERMS, *MUSIC)), FakePlaces())


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("Plumworks Music is looking for a Data Scientist to count pears.", "Plumworks Music"),
        ("PWS Frost is looking for a Data Scientist to count pears. We are part of Plumworks.", "PWS Frost"),
    ],
)
def test_a_part_that_hires_is_the_part_and_its_firm_the_employer(of_music: Extractor, told: str, unit: str) -> None:
    page = f"Data Scientist\n\n{told} You will work with people who know about ladders and tell them what is left."
    (posting,) = of_music.extract(Document("document:x", "x.txt", page + ASKED, "text", "")).postings
    assert (posting.organization, posting.suborganization) == ("Plumworks", unit)


@pytest.mark.parametrize(
    ("entered", "unit"),
    [("Plumworks EU SARL (Turin)", None), ("Plumworks Web Services EMEA SARL (UK Branch)", "Plumworks Web Services")],
)
def test_where_a_firm_is_registered_is_no_part_of_it(of_music: Extractor, entered: str, unit: str | None) -> None:
    page = f"Data Scientist\nJob ID: 3104 | {entered}\nDescription\nYou count the pears that the frost has left.{ASKED}"
    (posting,) = of_music.extract(Document("document:x", "x.txt", page, "text", "")).postings
    assert (posting.organization, posting.suborganization) == ("Plumworks", unit)


def test_a_name_that_is_never_written_without_its_last_word_keeps_it(read: Read) -> None:
    page = (
        "Data Scientist\nBerlin, Germany\n\nPlumland Consulting Group is looking for people who count pears. Plumland"
        " Consulting Group has counted pears for twenty years, and at Plumland Consulting Group everybody counts."
    )
    (posting,) = read(page + ASKED).postings
    assert (posting.organization, posting.suborganization) == ("Plumland Consulting Group", None)


def test_owners_of_a_part_are_among_those_that_its_name_allows() -> None:
    vocabulary = FakeVocabulary(FIRMS)
    houses = ("Plumworks", "Orchard", "Orchard Labs", "Frost", "Labs")
    for part in ("Orchard Labs", "Orchard Labs Turin", "Frost & Sons Pears", "Plumworks"):
        owners = {house for house in houses if belongs(part, house, vocabulary)}
        assert owners <= possible_owners(part, vocabulary)
    assert possible_owners("Orchard Labs Turin", vocabulary) == {"Orchard", "Orchard Labs"}
