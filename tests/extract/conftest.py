"""An extractor over a small vocabulary and gazetteer, and documents made of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.schema import Document, Extraction, NodeType, Term
from tests.fakes.places import FakePlaces
from tests.fakes.vocabulary import FakeVocabulary

LANGUAGE, LIBRARY, METHOD = ("programming language",), ("machine learning library",), ("analytical method",)

TERMS = (
    Term(NodeType.SKILL, "Python", broader=LANGUAGE),
    Term(NodeType.SKILL, "SQL", broader=("query language",)),
    Term(NodeType.SKILL, "R", broader=LANGUAGE, case_sensitive=True, context=True),
    Term(NodeType.SKILL, "C#", broader=LANGUAGE),
    Term(NodeType.SKILL, "ASP.NET", broader=("web framework",)),
    Term(NodeType.SKILL, "InDesign", broader=("design software",)),
    Term(NodeType.SKILL, "PyTorch", broader=LIBRARY),
    Term(NodeType.SKILL, "Docker", broader=("devops tool",)),
    Term(NodeType.SKILL, "Kubernetes", broader=("devops tool",)),
    Term(NodeType.SKILL, "Azure", aliases=("Microsoft Azure",), broader=("devops tool",)),
    Term(NodeType.SKILL, "machine learning", broader=METHOD),
    Term(NodeType.TOPIC, "machine learning", aliases=("ML",)),
    Term(NodeType.TOPIC, "deep learning", broader=("machine learning",)),
    Term(NodeType.TOPIC, "computer vision"),
    Term(NodeType.TOPIC, "computer science"),
    Term(NodeType.TOPIC, "operations research"),
    Term(NodeType.TOPIC, "supply chain management", aliases=("supply chain",)),
    Term(NodeType.ROLE, "Data Scientist"),
    Term(NodeType.ROLE, "Software Engineer", aliases=("SDE", "Softwareentwickler")),
)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(FakeVocabulary(TERMS), FakePlaces())


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[[str], Extraction]:
    """Reads a page that consists of a text."""
    return lambda text: extractor.extract(page(text))


def page(text: str) -> Document:
    return Document(id="document:page", source="page.txt", text=text, media="text", content_hash="")
