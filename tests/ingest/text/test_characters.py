"""Characters that no text should hold are left out, and the words around them stay."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.ingest.text.characters import without_controls, without_long_runs
from kg.schema import Document


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Data\x07 Analyst\ufeff", "Data Analyst"),
        ("\x1b[1;31mData\x1b[0m Analyst", "Data Analyst"),
        ("\x1b]0;title\x07Data Analyst\x1b", "Data Analyst"),
        ("\x1b]0;title\x1b\\Data Analyst", "Data Analyst"),
        ("Data \u202eAnalyst\u202c at \u2066Contoso\u2069", "Data Analyst at Contoso"),
        ("line\n\tnext", "line\n\tnext"),
        ("\u200fعربي \u200d👩\u200d🔬", "\u200fعربي \u200d👩\u200d🔬"),
    ],
)
def test_controls_go_and_words_stay(text: str, clean: str) -> None:
    assert without_controls(text) == clean


def test_entities_bring_none_in() -> None:
    (page,) = read_bytes(b"<html><body><p>A Data &#x202e;Analyst&#8236; in Riga.</p></body></html>", "page.html")
    assert isinstance(page, Document)
    assert page.text == "A Data Analyst in Riga."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a" + "-" * 250 + "b", "a" + "-" * 100 + "b"),
        ("a" + " \n" * 200 + "b", "a" + " \n" * 50 + "b"),
        ("a" + " " * 250 + "\nb", "a" + " " * 99 + "\nb"),
        ("a" + " " * 250 + "\n" + " " * 250 + "\nb", "a" + " " * 98 + "\n\nb"),
        ("a" + "-" * 120 + "b", "a" + "-" * 120 + "b"),
        ("9" * 500, "9" * 500),
        ("ab" * 500, "ab" * 500),
    ],
)
def test_runs_of_one_sign_end_but_numbers_stay(text: str, after: str) -> None:
    assert without_long_runs(text) == after
