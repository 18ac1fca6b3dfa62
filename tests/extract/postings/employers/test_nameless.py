"""What stands for an employer's name hires nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.postings.employers.nameless import names_kind, names_nobody
from kg.schema import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    "name",
    [
        "Confidential",
        "Confidential Company",
        "Company Confidential",
        "Private Advertiser",
        "Our client",
        "N/A",
        "Unser Kunde",
        "Notre client",
        "Entreprise confidentielle",
        "Nuestro cliente",
        "Undisclosed (HR)",
        "Who",
    ],
)
def test_what_stands_for_a_name(name: str) -> None:
    assert names_nobody(name)


@pytest.mark.parametrize(
    "name", ["Confidential Records Ltd", "Private Plum Bank", "Client Pear Services", "Nana", "WHO"]
)
def test_names_with_such_words(name: str) -> None:
    assert not names_nobody(name)


def test_the_kind_of_a_house_is_no_name() -> None:
    assert names_kind("the University")
    assert not names_kind("University of Plumland")


def test_an_employer_that_is_kept_back_is_not_guessed(read: Read) -> None:
    page = (
        "Data Scientist\nConfidential Company\nBerlin, Germany\n\n" + "You will count pears with Oracle and SQL. " * 12
    )
    (posting,) = read(page).postings
    assert (posting.title, posting.organization) == ("Data Scientist", None)
