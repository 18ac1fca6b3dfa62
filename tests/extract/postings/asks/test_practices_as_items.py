"""Practices are asked for where they are the whole of an item, not where prose has them in passing."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Term
from tests.extract.conftest import TERMS
from tests.extract.records import posting_record
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

PRACTICES = (Term(NodeType.SKILL, "Kaizen", broader=("business skill",)),)
READER = Extractor(FakeVocabulary((*TERMS, *PRACTICES)), FakePlaces())


@pytest.mark.parametrize(
    ("qualifications", "expected"),
    [
        ("- Bachelor's degree\n- Kaizen", ("Kaizen",)),
        ("• A driving licence\n• Kaizen.\n• Patience", ("Kaizen",)),
        ("- Bachelor's degree\n- Kaizen boards hang in our halls", ()),
        ("We like Kaizen.", ()),
    ],
)
def test_an_item_of_its_own_asks_for_a_practice(qualifications: str, expected: tuple[str, ...]) -> None:
    record = posting_record(title="Area Manager", qualifications=qualifications)
    assert READER.extract(record).postings[0].skills == expected
