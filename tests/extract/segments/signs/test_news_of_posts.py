"""News of who got a post, which offer none."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import Line
from kg.extract.segments.signs.hiring_news import is_news_of_post

TOLD = "The moss lab announced today that she will begin in July."


@pytest.mark.parametrize(
    ("headline", "text", "news"),
    [
        ("Nowak named sole director of the Moss Lab", TOLD, True),
        ("Contoso hires KTH dean Ada Nowak as its next chief", TOLD, True),
        ("Director of the Moss Lab", TOLD, False),
        ("Nowak named sole director of the Moss Lab", "Requirements: boots. " + TOLD, False),
        ("Nowak named sole director of the Moss Lab", "It rained.", False),
    ],
)
def test_a_headline_of_a_post_above_what_is_told_of_it(headline: str, text: str, *, news: bool) -> None:
    assert is_news_of_post([Line(0, 1, headline, False), Line(2, 3, text, True)]) == news
