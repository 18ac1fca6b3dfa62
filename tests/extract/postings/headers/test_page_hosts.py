"""Lines that sites set around an advert name the employer."""

from __future__ import annotations

import pytest

from kg.extract.postings.headers.page_hosts import host_in, names_host


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("See who Plum Works has hired for this role", "Plum Works"),
        ("Referrals increase your chances of interviewing at Plum Works by 2x", "Plum Works"),
        ("Interested in building your career at Plumly? Get future opportunities sent to your email.", "Plumly"),
        ("Job Application for Data Analyst at Plum Works", "Plum Works"),
        ("View all jobs at Plum Works", "Plum Works"),
        ("Weitere Jobs bei Birnen AG", "Birnen AG"),
        ("Voir toutes les offres de Poires & Cie", "Poires & Cie"),
        ("Plum Works Home Page", "Plum Works"),
    ],
)
def test_the_employer_of_a_site(line: str, name: str) -> None:
    span = host_in(line)
    assert span is not None
    assert line[slice(*span)] == name
    assert names_host(line, name)


@pytest.mark.parametrize(
    "line", ["View all jobs at LinkedIn", "More jobs in Riga", "You work with Plum Works at home."]
)
def test_lines_that_name_none(line: str) -> None:
    assert host_in(line) is None
