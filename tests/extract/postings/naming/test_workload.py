"""Shares of a post leave the role and say how much work it is, where that is clear."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.title_parts import read_title
from kg.extract.postings.naming.workload import WORKLOAD, employment_of


@pytest.mark.parametrize(
    ("title", "head", "employment"),
    [
        ("Research Engineer 60–80 %", "Research Engineer", "part_time"),
        ("Research Engineer (50%)", "Research Engineer", "part_time"),
        ("Nurse 50% FTE", "Nurse", "part_time"),
        ("Teacher, 0.5 FTE", "Teacher", "part_time"),
        ("Project Manager 100%", "Project Manager", "full_time"),
        ("Research Engineer (80-100%)", "Research Engineer", None),
        ("Physiotherapist (m/w/d) 40 - 60%", "Physiotherapist", "part_time"),
        ("Engineer (1.0 FTE)", "Engineer", "full_time"),
    ],
)
def test_the_share_is_no_part_of_the_role(title: str, head: str, employment: str | None) -> None:
    parsed = read_title(title, lambda _part, _start: None)
    share = WORKLOAD.search(title)

    assert parsed is not None
    assert parsed.head.text == head
    assert [tail.text for tail in parsed.tails] == []
    assert share is not None
    assert employment_of(share) == employment


@pytest.mark.parametrize("title", ["Engineer (100% remote)", "Top 10% Tutor", "Engineer, 24/7", "Developer C++ 20"])
def test_other_numbers_are_no_share(title: str) -> None:
    assert WORKLOAD.search(title) is None


def test_marks_of_gender_are_no_part_of_the_role() -> None:
    for mark in ("(m/w/d)", "(f/m/x)", "H/F", "(w/m/divers)", "m/f/d", "(all genders)", "(gn)"):
        parsed = read_title(f"Software Engineer {mark}", lambda _part, _start: None)
        assert parsed is not None
        assert parsed.head.text == "Software Engineer"
        assert not parsed.tails
