"""Where a page names whose openings it lists."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.houses.page_employer import page_employer
from kg.resolve import load_gazetteer


@pytest.mark.parametrize("name", ["La Pomme", "Die Birne", "El Dorado Foods", "In-Or-Chard"])
def test_names_that_begin_as_sentences_do(name: str) -> None:
    top = f"Careers at {name}\n"
    assert page_employer(lines_of(top), len(top), load_gazetteer()) == (len("Careers at "), len(top) - 1)
