"""Facts that a page sets beside each other and its text glues."""

from __future__ import annotations

import pytest

from kg.extract.postings.headers.glued import unglued
from tests.fakes.places import FakePlaces


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Plum WorksBerlin, Germany", ["Plum Works", "Berlin, Germany"]),
        ("Plum WorksAustin, TXInternship", ["Plum Works", "Austin, TX", "Internship"]),
        ("Full_timeBerlin, Germany", ["Berlin, Germany"]),
        ("Quince4 months ago", ["Quince", "4 months ago"]),
        ("Austin, TXRemote", ["Austin, TX", "Remote"]),
        ("McBerlin, Germany", ["McBerlin, Germany"]),
        ("PlumWorks", ["PlumWorks"]),
        ("Data ScientistBerlin, Germany", ["Data ScientistBerlin, Germany"]),
    ],
)
def test_glued_facts_come_apart(text: str, parts: list[str]) -> None:
    pieces = list(unglued((10, 10 + len(text), text), FakePlaces()))
    assert [piece[2] for piece in pieces] == parts
    assert all(text[start - 10 : end - 10] == part for start, end, part in pieces)
