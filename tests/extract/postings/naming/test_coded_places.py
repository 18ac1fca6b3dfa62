"""Lines that begin with the codes of a country and a region."""

from __future__ import annotations

import pytest

from kg.extract.postings.naming.place_lines import coded_place, is_place_line
from kg.resolve.places.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("ES, M, Madrid", ("Madrid", "M", "ES")),
        ("JP, 13, Tokyo", ("Tokyo", "13", "JP")),
        ("BR, SP, Sao Paulo", ("São Paulo", "SP", "BR")),
        ("CO, DC, Bogota", ("Bogotá", "DC", "CO")),
        ("US, MA, N.reading", ("North Reading", "MA", "US")),
        ("US, WA, Virtual Location - Washingt", (None, "WA", "US")),
    ],
)
def test_the_region_is_the_code_that_is_written(line: str, place: tuple[str | None, str, str]) -> None:
    gazetteer = load_gazetteer()
    read = coded_place(line, gazetteer)
    assert read is not None
    assert (read.city, read.region, read.country) == place
    assert is_place_line(line, gazetteer)


@pytest.mark.parametrize("line", ["AI, ML, Python", "IT, HR, Finance", "ID, QA, Data"])
def test_other_capitals_are_no_places(line: str) -> None:
    assert coded_place(line, load_gazetteer()) is None
    assert not is_place_line(line, load_gazetteer())


@pytest.mark.parametrize(
    ("line", "is_place"),
    [
        ("Paris-Saclay", True),
        ("Seattle-Tacoma", True),
        ("City of London", True),
        ("Mercedes-Benz", False),
        ("City of Boise", False),
    ],
)
def test_double_names_and_names_of_towns_within_others(line: str, is_place: bool) -> None:
    assert is_place_line(line, load_gazetteer()) is is_place
