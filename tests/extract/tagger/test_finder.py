from __future__ import annotations

import pytest

from kg.config import SpanUse
from kg.extract import Extractor
from kg.schema import Extraction, NodeType
from tests.extract.conftest import TERMS, page
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

POSTING = """Data Scientist
Location: Seattle, WA
About us
Contoso builds rockets with Terraform.
Requirements
- Strong in Python and in Terraform
"""


def extractor(use: SpanUse) -> Extractor:
    return Extractor(FakeVocabulary(TERMS), FakePlaces(), use)


@pytest.fixture(scope="module")
def mentions() -> Extraction:
    return extractor(SpanUse.MENTIONS).extract(page(POSTING))


@pytest.fixture(scope="module")
def plain() -> Extraction:
    return extractor(SpanUse.OFF).extract(page(POSTING))


def added(found: Extraction) -> dict[str, tuple[int, int]]:
    return {
        mention.ref.name: (mention.evidence.start, mention.evidence.end)
        for mention in found.mentions
        if mention.evidence.extractor.startswith("spans")
    }


def test_skills_no_vocabulary_lists_are_mentioned(mentions: Extraction) -> None:
    assert "Terraform" in added(mentions)


def test_what_the_vocabulary_found_is_not_said_twice(mentions: Extraction) -> None:
    assert "Python" not in added(mentions)


def test_boilerplate_is_not_read(mentions: Extraction) -> None:
    assert all(start > POSTING.index("Requirements") for start, _ in added(mentions).values())


def test_mentions_are_passages_of_the_text(mentions: Extraction) -> None:
    for mention in mentions.mentions:
        assert POSTING[mention.evidence.start : mention.evidence.end] == mention.evidence.surface


def test_mentions_leave_the_posting_as_it_is(mentions: Extraction, plain: Extraction) -> None:
    assert mentions.postings == plain.postings
    assert not added(plain)


def test_skills_are_added_if_wanted(plain: Extraction) -> None:
    (posting,) = extractor(SpanUse.SKILLS).extract(page(POSTING)).postings
    assert plain.postings[0].skills == ("Python",)
    assert "Terraform" in posting.skills
    assert len(posting.evidence["skills"]) == len(posting.skills)


def test_methods_of_an_article_are_mentioned() -> None:
    text = (
        "A new parser\nJanuary 4, 2024\n\n"
        + "Our researchers present a left-corner shift-reduce parser for dependency parsing at the conference. " * 2
        + "\n\nThe paper compares the parser with a conditional random field on newspaper text."
    )
    found = extractor(SpanUse.MENTIONS).extract(page(text))
    kinds = {mention.ref.node_type for mention in found.mentions if mention.evidence.extractor.startswith("spans")}
    assert NodeType.METHOD in kinds
