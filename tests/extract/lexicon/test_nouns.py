"""Words that end as no name of a person does."""

from __future__ import annotations

from kg.extract.lexicon.name_likeness import is_noun, likeness


def test_fields_and_deeds_are_no_last_names() -> None:
    assert all(map(is_noun, ("Neurology", "Coordinator", "Complexity", "Pluralism", "Greek")))
    assert not any(map(is_noun, ("Nowak", "Lawrence", "Clement", "Bastien", "Marion", "Guinness")))
    assert likeness(["Vascular", "Neurology"]) == 0.0
