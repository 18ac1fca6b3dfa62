"""LaTeX as records of papers hold it."""

from __future__ import annotations

from kg.ingest.text.latex import decode_latex


def test_blanks_of_a_width_of_their_own_are_blanks() -> None:
    assert decode_latex(r"J.\ Open Source Softw.") == "J. Open Source Softw."
