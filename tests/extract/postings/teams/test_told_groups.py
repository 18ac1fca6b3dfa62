"""Groups of an employer that sentences tell of without the word "team" right behind their names."""

from __future__ import annotations

import pytest

from tests.extract.postings.teams.sentences import Read, parts


@pytest.mark.parametrize(
    "sentence",
    [
        "You will be based in Frost Watch, a team of nine people.",
        "You will join Frost Watch, a small and curious group of gardeners.",
        "Plumworks's Frost Watch unit looks for somebody who likes trees.",
        "The Frost Watch function is seeking somebody who likes trees.",
        "This position is in Plumworks's Frost Watch Department.",
    ],
)
def test_name_that_sentences_call_a_group_is_the_team(read: Read, sentence: str) -> None:
    assert parts(read, sentence) == ("Frost Watch", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "You will work with Frost Watch, a team of nine people.",
        "You will report to clients and the Frost Watch unit.",
        "Pears from the United States, our team says, are the best.",
        "At Nowak & Vale, we grow pears.",
        "This role is based in New York, a team of five sits there.",
    ],
)
def test_group_that_the_job_is_not_in_is_no_team(read: Read, sentence: str) -> None:
    assert parts(read, sentence) == (None, None)


def test_two_groups_that_speak_as_one_are_the_team(read: Read) -> None:
    assert parts(read, "The Frost Watch & Harvest teams are building a new barn.") == ("Frost Watch & Harvest", None)


def test_who_speaks_with_an_abbreviation_is_the_team(read: Read) -> None:
    sentence = "At Frost Watch for Orchards (FWO), our work is to keep blossoms warm."
    assert parts(read, sentence) == ("Frost Watch for Orchards (FWO)", None)


def test_word_between_a_short_name_and_team_belongs_to_it(read: Read) -> None:
    assert parts(read, "Join the PEAR storage team as we build a new barn.") == ("PEAR storage", None)


def test_group_that_is_said_to_be_a_team_goes_before_the_house_that_it_is_in(read: Read) -> None:
    sentence = "Plumworks is looking for a friend of trees. Frost Watch is a team of twelve in our Pear Centre."
    assert parts(read, sentence)[0] == "Frost Watch"


def test_section_of_a_division(read: Read) -> None:
    sentence = "The post is in the Frost Watch section of our Orchard Care division."
    assert parts(read, sentence) == ("Frost Watch", "Orchard Care")
