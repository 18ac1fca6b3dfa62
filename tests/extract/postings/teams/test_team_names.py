"""What titles end with and letters are signed with is not always a team."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]
ABOUT = "\n\nYou will count pears with Python and tell the others how many of them are ripe.\n"


@pytest.mark.parametrize(
    "tail", ["AED 6,000", "NJ", "AMZ2627", "Spanish Speakers", "Graduate Development Program", "Grow with us", "Remote"]
)
def test_tails_that_name_no_team(read: Read, tail: str) -> None:
    (posting,) = read(f"Data Scientist - {tail}\nPlum Works\nBerlin, Germany{ABOUT}").postings
    assert posting.team is None


def test_letters_of_a_licence_are_no_team(read: Read) -> None:
    (posting,) = read(f"Data Scientist (LCSW, LPCC, LMFT)\nPlum Works\nBerlin, Germany{ABOUT}").postings
    assert posting.team is None


def test_those_who_sign_a_letter_are_no_team(read: Read) -> None:
    page = f"Data Scientist\nPlum Works\nBerlin, Germany{ABOUT}\nKind regards,\nThe Plum Works Talent Team\n"
    (posting,) = read(page).postings
    assert posting.team is None


@pytest.mark.parametrize("name", ["Executive Management Team (EMT)", "Statement of Work (SOW) engagement"])
def test_those_who_lead_and_things_with_letters_are_no_team(read: Read, name: str) -> None:
    page = f"Data Scientist\nPlum Works\nBerlin, Germany\n\nYou work closely within our {name} and count pears.{ABOUT}"
    (posting,) = read(page).postings
    assert posting.team is None
