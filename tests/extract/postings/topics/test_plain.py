"""Plain words are topics of what its title names by them, what says them again, or lists them with others."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import NodeType, Term
from tests.extract.conftest import TERMS, page
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

PLAIN = (
    *(Term(NodeType.TOPIC, name, context=True, often=True) for name in ("payments", "routing", "firmware")),
    Term(NodeType.TOPIC, "hydrology", ("water",), context=True, often=True),
)
READER = Extractor(FakeVocabulary((*TERMS, *PLAIN)), FakePlaces())


def topics(duty: str, title: str = "Pear Clerk", asked: str = "") -> tuple[str, ...]:
    text = f"{title}\n\nResponsibilities\n- {duty}\n\nQualifications\n- 3 years of a similar job{asked}\n"
    return READER.extract(page(text)).postings[0].topics


@pytest.mark.parametrize(
    "duty",
    [
        "You look after payments. All payments are yours.",
        "You look after payments, routing and pears.",
        "You count pears and work on payments.",
    ],
)
def test_what_a_posting_says_again_or_stresses_is_its_topic(duty: str) -> None:
    assert "payments" in topics(duty)


def test_what_a_title_names_is_a_topic() -> None:
    assert "firmware" in topics("You count pears.", title="Firmware Clerk")


@pytest.mark.parametrize("duty", ["You also handle payments for pears.", "You change payments-like and payments-free."])
def test_what_is_said_once_or_is_half_a_word_is_none(duty: str) -> None:
    assert "payments" not in topics(duty)


def test_what_is_only_asked_for_is_none() -> None:
    assert "payments" not in topics("You count pears.", asked=" with payments, then more payments")


@pytest.mark.parametrize(
    ("duty", "is_one"),
    [
        ("You give pears water. Water is in the well.", False),
        ("You handle payments, water and pears.", False),
        ("You work on water.", True),
        ("You pump water. Water is clean. We sell water. Tell of water.", True),
    ],
)
def test_words_that_are_not_of_a_subjects_name_are_said_very_often(duty: str, is_one: bool) -> None:
    assert ({"hydrology", "water"}.isdisjoint(topics(duty))) is not is_one
