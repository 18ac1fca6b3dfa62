"""A word of a field between the article and an occupation in small letters belongs to it; praise does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("wanted", "role"),
    [
        ("a hydraulic modeller", "Hydraulic Modeller"),
        ("a transport modeller", "Transport Modeller"),
        ("a talented modeller", "Modeller"),
    ],
)
def test_field_before_an_occupation_in_small_letters(read: Read, wanted: str, role: str) -> None:
    page = (
        f"GB, London\nPlumworks counts pears for the whole country. We are looking for {wanted} who likes leaving the"
        " office. You will count pears with Python and tell the others in the morning how many of them are ripe.\n"
    )
    (posting,) = read(page).postings
    assert posting.role == role


def test_beginning_of_a_longer_name_is_no_unit(read: Read) -> None:
    page = (
        "GB, London\nPlumworks counts pears. At Plumworks Frost for Orchards (FFO), our work is to keep blossoms warm."
        " We are looking for a Data Scientist. You will count pears with Python and tell Plumworks how many are ripe.\n"
    )
    (posting,) = read(page).postings
    assert posting.suborganization != "Plumworks Frost"
