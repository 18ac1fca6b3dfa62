"""Topics: phrases of titles, and what people say they work on."""

from __future__ import annotations

import pytest

from kg.extract.papers.title_names import title_phrases
from kg.schema import NodeType, Relation, Term
from tests.extract.article_drafts import read_page_text, triples


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("MOSS: Large-scale multilingual hand-written leaf detection benchmark", ["hand-written leaf detection"]),
        ("Whose turn is it? Benchmarking turn-taking in speech agents", ["turn-taking", "speech agents"]),
        ("Walking", []),
    ],
)
def test_phrases_of_titles(title: str, phrases: list[str]) -> None:
    found = [phrase for phrase, _, _ in title_phrases(title)]
    assert [phrase for phrase in phrases if not any(phrase in other for other in found)] == []
    assert bool(found) == bool(phrases)


def test_a_topic_of_interest_counts_when_named_once() -> None:
    terms = [Term(NodeType.TOPIC, name) for name in ("plant acoustics", "botany", "optics", "robotics", "genetics")]
    draft = read_page_text(
        "Elin Forsberg\n\nMy main research interests are plant acoustics, botany and optics.\n\n"
        "My neighbour has a degree in robotics. My dog likes genetics.\n",
        terms,
    )
    assert {topic for _, topic in triples(draft, Relation.ABOUT)} == {"plant acoustics", "botany", "optics"}


def test_what_every_house_does_beside_its_research_is_no_topic_in_passing() -> None:
    terms = [Term(NodeType.TOPIC, "plant acoustics"), Term(NodeType.TOPIC, "talent acquisition")]
    told = (
        "We listen to plant acoustics. Talk to our talent acquisition about plant acoustics and talent acquisition.\n"
    )
    for title, topics in (
        ("Moss weekly", {"plant acoustics"}),
        ("News of talent acquisition", {"plant acoustics", "talent acquisition"}),
    ):
        assert {name for _, name in triples(read_page_text(f"{title}\n\n{told}", terms), Relation.ABOUT)} == topics
