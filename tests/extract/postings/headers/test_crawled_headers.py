"""Tops of pages as crawls give them: pictures in words, menus, labels above and below each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.schema import Extraction

Read = Callable[[str], Extraction]

BODY = (
    "\n\nYou count the pears that the frost has left, and you tell the others in the morning how many there are."
    "\n\nRequirements\n- Python and SQL\n- Five years of experience with orchards\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "Built In Logo\nFor Employers\nPlumworks\nData Scientist\nReposted 5 Days Ago\nTurin, Italy",
        "Frost Board\nTalent network\nData Scientist\nPlumworks\nView company\nTurin, Italy",
        "Plumworks logo\nData Scientist\nTurin, Italy",
    ],
)
def test_of_several_names_the_one_beside_the_title_hires(read: Read, head: str) -> None:
    (posting,) = read(head + BODY).postings
    assert (posting.title, posting.organization) == ("Data Scientist", "Plumworks")


def test_a_word_that_could_be_a_label_is_the_value_of_the_label_above(read: Read) -> None:
    head = (
        "Data Scientist\nPlumworks\n$40 an hour - Contract\nJob details\nPay\n$40 an hour\nJob type\nContract\n"
        "Location\nTurin, Italy\nFull job description"
    )
    (posting,) = read(head + BODY).postings
    assert (posting.title, posting.organization, posting.employment_type) == ("Data Scientist", "Plumworks", "contract")


def test_a_permanent_contract_is_permanent(read: Read) -> None:
    (posting,) = read("Data Scientist\nPlumworks\nPermanent contract\nTurin, Italy" + BODY).postings
    assert posting.employment_type != "contract"


def test_a_country_below_a_label_for_jobs_is_no_title(read: Read) -> None:
    (posting,) = read("JOB\nItaly\nData Scientist\nPlumworks" + BODY).postings
    assert posting.title == "Data Scientist"


def test_a_strong_background_is_a_discipline(read: Read) -> None:
    page = "Data Scientist\nPlumworks\nTurin, Italy\n\nWe look for people with a strong machine learning background to"
    (posting,) = read(f"{page} count pears.{BODY}").postings
    assert "machine learning" in posting.disciplines
