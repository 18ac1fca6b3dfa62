"""A legal form tells the country of a town where nothing else does."""

from __future__ import annotations

import pytest

from kg.extract.postings.places.legal_countries import countries_of_form


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Plumberry Pte. Ltd.", ("SG",)),
        ("Plumberry Pty Ltd", ("AU", "ZA")),
        ("Plumberry Sdn Bhd", ("MY", "BN")),
        ("Plumberry GmbH", ("DE", "AT", "CH")),
        ("Plumberry S.p.A.", ("IT",)),
        ("Plumberry Sp. z o.o.", ("PL",)),
        ("Plumberry, Inc.", ()),
        ("Plumberry Ltd", ()),
        ("Plumberry Oyster Bar", ()),
    ],
)
def test_countries_of_forms(name: str, countries: tuple[str, ...]) -> None:
    assert countries_of_form(f"Analyst\n{name}\nNewcastle", "Plumberry") == countries
