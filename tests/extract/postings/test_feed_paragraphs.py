"""Adverts of one paragraph below a place: who is wanted, where, with which fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction, Posting
from tests.extract import pages

Read = Callable[[str], Extraction]


def of_feed(read: Read, text: str) -> Posting:
    posting, _ = read(
        pages.ADVERT_IN_FEED.format(f"{text} You tell the growers at Plumworks in the morning how many there are.")
    ).postings
    return posting


@pytest.mark.parametrize(
    "text",
    [
        "Plumworks is looking for a senior science leader (Data Scientist) to count pears.",
        "This role is for a highly motivated Data Scientist who counts pears.",
        "Plumworks grows pears. The Role The Data Scientist will count pears.",
        "The Data Scientist will count pears at Plumworks.",
        "The Data Scientist uses ladders to count pears at Plumworks.",
        "Job Purpose The Data Scientist is responsible for counting pears at Plumworks.",
        "Plumworks has opportunities available for experienced and motivated Data Scientists. They count pears.",
        "In order to set you up for success as a Data Scientist at Plumworks, we teach how to count pears.",
    ],
)
def test_who_is_wanted_by_what_a_paragraph_calls_the_job(read: Read, text: str) -> None:
    assert of_feed(read, text).role == "Data Scientist"


@pytest.mark.parametrize(
    "text",
    [
        "Plumworks has positions available for Data Scientists in, but not limited to Turin, Italy; Berlin, Germany.",
        "Plumworks is looking for a Data Scientist who works in Seattle, Turin or Berlin.",
        "Plumworks seeks a Data Scientist. This position is eligible for Seattle, WA; Turin, TO; or Berlin, BE.",
    ],
)
def test_towns_of_which_one_may_choose(read: Read, text: str) -> None:
    assert [place.city for place in of_feed(read, text).other_locations] == ["Turin", "Berlin"]


def test_towns_where_others_sit_are_none_of_the_job(read: Read) -> None:
    text = "Plumworks is looking for a Data Scientist. Our partners sit in Turin or Berlin."
    assert of_feed(read, text).other_locations == ()


@pytest.mark.parametrize(
    "text",
    [
        "We are seeking individuals who like hard questions in areas such as computer vision and deep learning.",
        "The interns will work on fields of AI including but not limited to computer vision and deep learning.",
        "Candidates with coursework or projects in computer vision or deep learning are encouraged to apply.",
    ],
)
def test_fields_of_the_people_that_a_sentence_seeks(read: Read, text: str) -> None:
    assert of_feed(read, text).disciplines[-2:] == ("computer vision", "deep learning")


def test_what_interns_live_through_is_an_internship(read: Read) -> None:
    text = "Pears are counted with the growers of the valley. During the internship, the interns read thermometers."
    assert of_feed(read, text).employment_type == "internship"


def test_scientists_after_a_doctorate_are_called_so(read: Read) -> None:
    assert of_feed(read, "Plumworks is looking for a Postdoctoral Scientist.").role == "Postdoctoral Scientist"


def test_hyphen_of_a_known_term_is_no_other_name(read: Read) -> None:
    assert "machine learning" in of_feed(read, "As a Data Scientist you read machine-learning papers on pears.").topics


def test_what_shall_become_of_a_thing_is_no_field(read: Read) -> None:
    assert of_feed(read, "Are you passionate about reducing machine learning bills?").disciplines == ()


def test_channel_of_films_is_no_degree(read: Read) -> None:
    assert of_feed(read, "Plumworks shows films of HBO Max and looks for a Data Scientist.").degrees == ()


@pytest.mark.parametrize(("firm", "skills"), [("Microsoft", {"Kubernetes"}), ("Contoso", {"Azure", "Kubernetes"})])
def test_what_the_employer_sells_is_no_skill(read: Read, firm: str, skills: set[str]) -> None:
    duties = "Responsibilities:\n- Build the pear service on Azure and Kubernetes.\n- Talk to growers."
    (posting,) = read(f"{firm} is hiring\n\nData Scientist\n{firm}\nRiga, Latvia\n\n{duties}\n").postings
    assert set(posting.skills) == skills


def test_a_sentence_that_seeks_somebody_ends_what_the_employer_says_of_itself(read: Read) -> None:
    text = (
        "Plumworks is old. Our Culture: Growth mindset. We are looking for a Data Scientist who works on deep learning."
    )
    assert "deep learning" in of_feed(read, text).topics


def test_a_paragraph_that_begins_with_a_team_is_about_the_job(read: Read) -> None:
    text = (
        "The Frost Search team powers computer vision for millions of growers at Plumworks. We are a global team that"
        " helps people worldwide to find ripe fruit every day, and we publish how it is done."
    )
    assert "computer vision" in of_feed(read, text).topics


def test_letters_of_a_region_are_no_degree(read: Read) -> None:
    text = "We are looking for a Data Scientist who counts pears. You tell the growers how many there are."
    (posting, *_) = read(f"IN, BS, Bengaluru\n{text}\nUS, WA, Seattle\n{text}\n").postings
    assert posting.degrees == ()


def test_a_skill_that_a_feed_cuts_off_is_none(read: Read) -> None:
    text = f"{pages.LONG}We are looking for a Data Scientist. You have experience with Python and with Plumscri"
    (posting, *_) = read(f"IN, KA, Bengaluru\n{text}\nUS, WA, Seattle\n{text}\n").postings
    assert posting.skills == ("Python",)
