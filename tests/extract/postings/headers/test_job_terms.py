"""Addresses in lines of openings."""

from __future__ import annotations

import pytest

from kg.extract.postings.headers.job_terms import LINK


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Analyst, write to ada@contoso.example", "ada@contoso.example"),
        ("Analyst <https://contoso.example/a?b=c>", "<https://contoso.example/a?b=c>"),
        ("Analyst (jobs.contoso.example/7)", "contoso.example/7)"),
        ("Analyst www.contoso.example now", "www.contoso.example"),
        ("Analyst in R&D, 24/7, @home", None),
        ("Analyst " + "x@" * 20_000, None),
        ("Analyst " + "a-" * 20_000 + " @", None),
    ],
)
def test_an_address_is_told_from_words_however_long(line: str, address: str | None) -> None:
    found = LINK.search(line)
    assert (found[0] if found else None) == address
