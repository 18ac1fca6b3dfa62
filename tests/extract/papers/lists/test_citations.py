from __future__ import annotations

import pytest

from kg.extract.papers.lists.citations import find_citation, inverted_names, unlisted_venue


@pytest.mark.parametrize(
    ("line", "authors", "title", "venue"),
    [
        (
            "1. Pomeroy, A., & Quince, B. (2024). Counting pears: A benchmark of orchards. In Journal of Fruit. Oslo.",
            "Pomeroy, A., & Quince, B.",
            "Counting pears: A benchmark of orchards",
            "Journal of Fruit",
        ),
        (
            '2. A. Pomeroy, B. Quince, "Ripe or not: Calibrated colour of plums," in Plum Letters, 2023, pp. 1-9.',
            "A. Pomeroy, B. Quince",
            "Ripe or not: Calibrated colour of plums",
            "Plum Letters",
        ),
        (
            "3. Quince B, Pomeroy A. Bruises at a distance. Orchard Methods 12(3), 2022.",
            "Quince B, Pomeroy A",
            "Bruises at a distance",
            "Orchard Methods",
        ),
        (
            "- Late frost: Warning growers in time. Ada Pomeroy, Bo Quince. Frost and Society, 2021.",
            "Ada Pomeroy, Bo Quince",
            "Late frost: Warning growers in time",
            "Frost and Society",
        ),
    ],
)
def test_styles_of_references(line: str, authors: str, title: str, venue: str) -> None:
    found = find_citation(line, 0, len(line))

    assert found is not None
    assert line[slice(*found.authors)].rstrip(".") == authors.rstrip(".")
    assert line[slice(*found.title)].rstrip(",") == title
    assert found.venue is not None
    assert line[slice(*found.venue)] == venue


@pytest.mark.parametrize(
    "line",
    [
        "- Three years of experience with Python and a degree in 2020.",
        "We met Ada Pomeroy in Oslo. She grows pears there since 1999 and likes it.",
        "- Bring your own tools. We pay for them.",
    ],
)
def test_other_lines_are_no_references(line: str) -> None:
    assert find_citation(line, 0, len(line)) is None


def test_names_with_the_last_name_first_are_turned() -> None:
    assert [name for name, _, _ in inverted_names("Pomeroy, A. M., van Quince, B.")] == [
        "A. M. Pomeroy",
        "B. van Quince",
    ]


@pytest.mark.parametrize(
    ("rest", "venue"),
    [
        (". Phys. Rev. Applied 25, 024011 (2026).", "Phys. Rev. Applied"),
        (". J. Moss Chem. C 2020, 12", "J. Moss Chem. C"),
        (". Moss Sci. Technol. (2021)", "Moss Sci. Technol."),
        (". Science. 2020;3", "Science"),
        (". Journal of Moss, 12, 3", "Journal of Moss"),
    ],
)
def test_names_of_journals_that_are_cut_short(rest: str, venue: str) -> None:
    span = unlisted_venue(rest, 0, len(rest))
    assert span is not None
    assert rest[slice(*span)] == venue
