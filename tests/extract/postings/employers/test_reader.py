"""Calls of an employer by its short name."""

from __future__ import annotations

from kg.extract.postings.employers.house import _under_full_names
from kg.extract.postings.employers.told import Call


def test_of_two_full_names_a_short_one_stands_for_the_first() -> None:
    text = "Contoso Tools Ltd and Contoso Foods Ltd. Contoso hires."
    calls = [Call("Contoso Tools", 0, 13, 1.0), Call("Contoso Foods", 22, 35, 1.0), Call("Contoso", 41, 48, 1.0)]
    assert [call.name for call in _under_full_names(calls, text)] == ["Contoso Tools", "Contoso Foods", "Contoso Tools"]
