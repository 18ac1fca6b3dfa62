"""What people say that they work on, in their own words."""

from __future__ import annotations

import pytest

from kg.schema import Relation
from tests.extract.article_drafts import read_page_text, triples


@pytest.mark.parametrize(
    "told",
    [
        "My research interests include lichen ecology, moss physiology and wet boots.",
        "Research interests: lichen ecology; moss physiology; wet boots",
        "Research Interests\n- Lichen ecology\n- Moss physiology\n- Wet boots",
        "Research Interests\nLichen ecology, moss physiology, wet boots",
    ],
)
def test_stated_interests_are_topics_of_the_page(told: str) -> None:
    draft = read_page_text(f"Elin Forsberg\n\nI am a lecturer at Uppsala University.\n\n{told}\n")
    assert {topic for _, topic in triples(draft, Relation.ABOUT)} == {"lichen ecology", "moss physiology", "wet boots"}


def test_clauses_and_people_are_no_interests() -> None:
    draft = read_page_text(
        "Elin Forsberg\n\nMy research interests are how we can walk on moss, Marco Bellini, and what the others of "
        "us do.\n"
    )
    assert triples(draft, Relation.ABOUT) == set()
