from __future__ import annotations

import pytest

from kg.extract.postings.asks.degrees import split_list


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("electrical or industrial engineering", ["electrical engineering", "industrial engineering"]),
        (
            "Mechanical, Electrical or Civil Engineering",
            ["mechanical engineering", "electrical engineering", "civil engineering"],
        ),
        (
            "physical or analytical chemistry, biotechnology",
            ["physical chemistry", "analytical chemistry", "biotechnology"],
        ),
        ("Electrical/Computer Engineering", ["electrical engineering", "computer engineering"]),
        ("marketing or business administration", ["marketing", "business administration"]),
        ("music or computer science", ["music", "computer science"]),
        ("quantitative or computer science", ["computer science"]),
        ("finance, mathematics etc", ["finance", "mathematics"]),
    ],
)
def test_a_word_that_is_no_field_takes_the_head_of_the_next(text: str, expected: list[str]) -> None:
    assert [item.value for item in split_list(text, 0, len(text))] == expected
