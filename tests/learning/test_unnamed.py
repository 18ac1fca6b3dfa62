"""Texts without the names of what their nodes are linked to."""

from __future__ import annotations

import numpy as np

from kg.learning.unnamed import unnamed, without_names
from kg.schema import Edge, Evidence, Node, NodeType, Relation
from tests.fakes.encoder import FakeEncoder

NODES = [
    Node("posting:a", NodeType.POSTING, "Data engineer"),
    Node("posting:b", NodeType.POSTING, "Data engineer"),
    Node("skill:go", NodeType.SKILL, "Go", {"aliases": ["golang"]}),
    Node("skill:spark", NodeType.SKILL, "Spark"),
]
TEXTS = ["Data engineer\nGo, golang and pipelines", "Data engineer\nSpark", "Go", "Spark"]
LINKS = [
    Edge("posting:a", Relation.REQUIRES, "skill:go"),
    Edge("posting:a", Relation.NEAR_DUPLICATE_OF, "posting:b"),
]


def test_names_and_aliases_go_and_titles_of_other_texts_stay() -> None:
    assert unnamed(TEXTS, NODES, LINKS, [0, 1]) == {0: "Data engineer\n , and pipelines", 1: "Data engineer\nSpark"}


def test_what_a_text_calls_it_goes_too() -> None:
    evidence = (Evidence("document:1", 0, 9, "pipelines", 0.9, "test"),)
    link = Edge("posting:a", Relation.REQUIRES, "skill:spark", evidence=evidence)
    assert unnamed(TEXTS, NODES, [link], [0]) == {0: "Data engineer\nGo, golang and"}


def test_only_texts_that_lose_something_are_read_anew() -> None:
    encoder = FakeEncoder(words=("data", "engineer", "go", "golang", "pipelines", "spark"))
    found = without_names(TEXTS, NODES, LINKS, encoder, seed=0)
    assert found.node.tolist() == [0]
    np.testing.assert_allclose(found.x, encoder.encode(["Data engineer and pipelines"]), atol=1e-6)
