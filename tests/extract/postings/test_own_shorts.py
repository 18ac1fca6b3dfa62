"""What a text calls by a short name of its own is not what others call so."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Term
from tests.extract.conftest import TERMS, page
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

SHORT = (
    Term(NodeType.SKILL, "frost sensing protocol", aliases=("FSP",), broader=("communication protocol",)),
    Term(NodeType.SKILL, "OCR", broader=("software library",)),
)
READER = Extractor(FakeVocabulary((*TERMS, *SHORT)), FakePlaces())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You use FSP and Python.", ("frost sensing protocol", "Python")),
        ("You use the Frost Sensing Protocol (FSP) and Python.", ("frost sensing protocol", "Python")),
        ("You join the Fruit Supply Planning (FSP) people, use FSP and Python.", ("Python",)),
        ("You join the Snow Chain (FSP) organization and use Python.", ("Python",)),
        ("You use Optical Character Recognition (OCR) and Python.", ("OCR", "Python")),
    ],
)
def test_letters_mean_what_the_text_says_that_they_do(sentence: str, expected: tuple[str, ...]) -> None:
    text = f"Clerk\nPlumworks\nBerlin, Germany\n\nResponsibilities\n- {sentence}\n- You count pears in the morning.\n"
    assert READER.extract(page(text)).postings[0].skills == expected
