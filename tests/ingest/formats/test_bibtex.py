"""Broken BibTeX is named in words."""

from __future__ import annotations

import pytest

from kg.ingest.formats.bibtex import read_bibtex
from kg.ingest.reading import Problem


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("@article{a, title={x", "it is not closed when the file ends"),
        ("@article{a, title={x}\n\n@article{b, title={Tides}}", "it is not closed when the next one begins"),
        ("@article{a title={x}}", "no comma behind its key"),
        ("@article{a, title x}", "its fields are not of the form name = {value},"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_in_words(text: str, why: str) -> None:
    problem = next(item for item in read_bibtex(text) if isinstance(item, Problem))
    assert problem.reason == f"line 1: not a BibTeX entry ({why}); mend its braces and commas"
