"""Macros for journals in BibTeX of astronomers."""

from __future__ import annotations

from kg.ingest.formats.journal_macros import journal_of


def test_a_macro_is_a_journal_and_other_text_is_none() -> None:
    assert journal_of(r"{\mnras}") == "Monthly Notices of the Royal Astronomical Society"
    assert journal_of(r"\moss") is None
    assert journal_of("Nature") is None
