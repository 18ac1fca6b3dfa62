"""A house's own firms are the house; its units, labs and other houses of the name are not."""

from __future__ import annotations

import pytest

from kg.resolve.organizations import canonical_organization
from kg.schema import NodeType, Term
from tests.fakes.vocabulary import FakeVocabulary

ORGANIZATION = NodeType.ORGANIZATION
VOCABULARY = FakeVocabulary(
    (
        Term(ORGANIZATION, "Acme", aliases=("Acme.com", "XQPL")),
        Term(ORGANIZATION, "Acme Web Tools", broader=("Acme",)),
        Term(ORGANIZATION, "Frost", context=True),
        Term(ORGANIZATION, "Pear University", aliases=("ZQPU",)),
    )
)


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Acme.com Services LLC", "Acme"),
        ("Acme Development Centre India Private Limited", "Acme"),
        ("Acme Dev Center India - Hyderabad", "Acme"),
        ("Acme EU SARL (UK Branch)", "Acme"),
        ("Acme Japan G.K.", "Acme"),
        ("Acme.de", "Acme"),
        ("Acme Development Centre (London)", "Acme"),
        ("Acme Data Services", "Acme"),
        ("XQPL - Karnataka", "Acme"),
        ("Acme Web Tools EMEA SARL", "Acme Web Tools"),
        ("Acme Services", "Acme Services"),
        ("ZQPU - Medicine", "ZQPU - Medicine"),
        ("ZQPU Development Center", "ZQPU Development Center"),
        ("Acme Robotics India", "Acme Robotics India"),
        ("Acme Research Asia", "Acme Research Asia"),
        ("Acme - Robotics", "Acme - Robotics"),
        ("Acme.ai", "Acme.ai"),
        ("Frost Services India", "Frost Services India"),
        ("Globex Services India", "Globex Services India"),
    ],
)
def test_firms_of_a_house(name: str, house: str) -> None:
    assert canonical_organization(name, VOCABULARY).name == house


def test_words_that_can_be_parted_in_many_ways_are_read_once() -> None:
    name = f"Acme{' global services corporate services' * 60} pears"
    assert canonical_organization(name, VOCABULARY).name == name
