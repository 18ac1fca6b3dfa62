"""Fields of study are read from the list behind a degree, and nothing else that stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]


def fields(read: Read, asked: str) -> tuple[str, ...]:
    (posting,) = read(f"Data Scientist\n\nRequirements\n- {asked}\n- Python\n\nApply by 1 May 2026.\n").postings
    return posting.degree_fields


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Bachelor's degree in statistics, economics or a related field", ("statistics", "economics")),
        ("Bachelor of Science in Mathematics", ("mathematics",)),
        ("Bachelor's degree in physics, in chemistry or in biology", ("physics", "chemistry", "biology")),
        ("Bachelor's degree in finance, CS or engineeringMBA a plus", ("finance", "CS", "engineering")),
        ("Master's degree in either Business or Marketing", ("business", "marketing")),
        ("A baccalaureate degree from an accredited college in architecture or law", ("architecture", "law")),
        ("BSc degree from Snow Engineering", ("snow engineering",)),
        ("BSc. in statistics or finance", ("statistics", "finance")),
        ("B.S./M.S. in Mathematics", ("mathematics",)),
        ("Master's degree in a related field (Statistics, Machine Learning)", ("statistics", "machine learning")),
        ("Masters or Ph.D. (Machine Learning, Physics)", ("machine learning", "physics")),
    ],
)
def test_items_of_the_list_are_fields(read: Read, asked: str, expected: tuple[str, ...]) -> None:
    assert fields(read, asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "Bachelor's degree, or 3+ years of professional or military experience",
        "Master's degree Strong understanding of responsive design and mobile platforms",
        "Bachelor's degree with 2+ years of experience in paid search",
        "MS in an analytical major",
        "Bachelor's degree in an appropriate field",
        "Keep all item master and Bill of Material records",
    ],
)
def test_experience_and_kinds_of_fields_are_none(read: Read, asked: str) -> None:
    assert fields(read, asked) == ()


def test_what_follows_a_related_field_is_no_field(read: Read) -> None:
    asked = "Bachelor's degree in finance, a related field, excellent writing and presentation skills"

    assert fields(read, asked) == ("finance",)
