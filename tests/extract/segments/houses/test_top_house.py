"""Whose page a list is, by the names at its top."""

from __future__ import annotations

import pytest

from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.houses.top_house import top_house
from kg.resolve import load_gazetteer


@pytest.mark.parametrize(
    ("top", "house", "group", "place"),
    [
        ("Chair of Frost\nContoso University\n", "Contoso University", "Chair of Frost", None),
        ("Two posts at the University of Contoso, Latvia\n", "University of Contoso", None, "Latvia"),
        ("Institute for Frost Studies – Riga\n", "Institute for Frost Studies", None, "Riga"),
        ("Join the Pear Group\n\nContoso University\n", "Contoso University", "Pear Group", None),
    ],
)
def test_school_group_and_place(top: str, house: str, group: str | None, place: str | None) -> None:
    found = top_house(lines_of(top), load_gazetteer())
    assert found
    spans = (found.house, found.group, found.place)
    assert tuple(top[slice(*span)] if span else None for span in spans) == (house, group, place)


def test_a_page_of_several_schools_is_none_of_theirs() -> None:
    page = "Contoso University\nFabrikam University\n"
    assert top_house(lines_of(page), load_gazetteer()) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Lin Vale studied at Contoso University before she founded us.",
        "Our maps are used by Contoso University.",
        "We are a spin-off of Contoso University.",
        "We work with Contoso University.",
    ],
)
def test_school_that_a_firm_tells_of_is_not_its_house(sentence: str) -> None:
    assert top_house(lines_of(f"Our team\n\n{sentence}\n"), load_gazetteer()) is None
