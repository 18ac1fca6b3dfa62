"""Categories of preprint servers and what they stand for."""

from __future__ import annotations

from kg.extract.papers.archive_codes import field_of


def test_a_category_is_a_field_and_a_word_is_none() -> None:
    assert field_of("cs.CL") == "natural language processing"
    assert field_of("astro-ph.GA") == "astronomy"
    assert field_of("math.XX") == "mathematics"
    assert field_of("moss") is None
