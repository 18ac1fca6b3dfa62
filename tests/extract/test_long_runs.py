"""Pages of one endless line, of one sign or of names alone: what is read of them takes time by their length."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.schema import Document

_GIVEN = ("Anna", "Karl", "Maria", "Ivan", "Rosa", "Emil")
_FAMILY = ("Bergson", "Novaker", "Satover", "Kleinov", "Rothsen")


def _extracted(extractor: Extractor, text: str) -> int:
    found = extractor.extract(Document("document:1", "1.txt", text, "text", ""))
    assert all(text[m.evidence.start : m.evidence.end] == m.evidence.surface for m in found.mentions)
    return len(found.persons)


@pytest.mark.parametrize(
    "run",
    [
        "(" * 50_000,
        "Aa" * 30_000,
        "Software Engineer in Berlin. " * 5_000,
        "| a " * 20_000,
        "Is it? " * 8_000,
        "We look for a full-time software " * 3_000,
    ],
)
def test_long_runs_end(extractor: Extractor, run: str) -> None:
    """Each of these took from half a minute to forever while time grew with the square of the length."""
    assert _extracted(extractor, f"A page\n\n{run}\n\nThe end.") == 0


def test_a_run_of_names_is_no_sentence_to_look_for_clauses_in(extractor: Extractor) -> None:
    names = ", ".join(["Anna Bergson", "Karl Novaker"] * 5_000)
    assert _extracted(extractor, f"A page\n\n{names}\n\nThe end.") == 2


def test_a_thousand_authors_are_read(extractor: Extractor) -> None:
    names = [f"{_GIVEN[i % 6]} {chr(65 + i % 26)}. {_FAMILY[i % 5]}" for i in range(1_000)]
    listed = f"A Search for Heavy Fruit\n{', '.join(names)}\nWe present a search for fruit.\n"
    assert _extracted(extractor, listed) == len(_GIVEN) * len(_FAMILY)  # initials between names do not divide people


def test_what_stands_beside_data_is_read(extractor: Extractor) -> None:
    text = f"Rosa Bergson leads the lab at Contoso. {'iVBORw0KGgo' * 200} Karl Novaker works at Fabrikam."
    assert _extracted(extractor, text) == 2
