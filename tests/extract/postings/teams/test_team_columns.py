"""Columns of records: the team without the number under which it is booked, the company as it writes itself."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Term
from tests.extract.records import posting_record
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

READER = Extractor(FakeVocabulary((Term(NodeType.ORGANIZATION, "Contoso"),)), FakePlaces())


@pytest.mark.parametrize(
    ("column", "team"),
    [
        ("8506 Frost - R&D", "Frost - R&D"),
        ("341 Executive Engineering", "Executive Engineering"),
        ("410-Maintenance", "Maintenance"),
        ("3D Printing", "3D Printing"),
        ("Frost", "Frost"),
    ],
)
def test_the_number_of_a_cost_centre_is_no_part_of_a_team(column: str, team: str) -> None:
    (posting,) = READER.extract(posting_record(title="Data Engineer", organization="contoso", team=column)).postings
    assert posting.team == team


@pytest.mark.parametrize(("company", "employer"), [("contoso", "Contoso"), ("globex", "globex")])
def test_a_company_is_written_as_its_house_writes_it(company: str, employer: str) -> None:
    (posting,) = READER.extract(posting_record(title="Data Engineer", organization=company)).postings
    assert posting.organization == employer


def test_what_a_title_adds_to_the_company_is_not_its_name() -> None:
    record = posting_record(title="Data Engineer - Globex Postgres", organization="globex")
    assert READER.extract(record).postings[0].organization == "globex"
