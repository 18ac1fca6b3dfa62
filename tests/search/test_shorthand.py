"""Short forms of work as people type them, written out; other words stay."""

import pytest

from kg.search.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("swe", "software engineer"),
        ("SWEs", "software engineers"),
        ("tpm, payments", "technical program manager, payments"),
        ("ml eng", "machine learning engineer"),
        ("eng mgr", "engineering manager"),
        ("sw eng in Oslo", "software engineer in Oslo"),
        ("PM at Acme", "product manager at Acme"),
        ("DS intern", "data scientist intern"),
        ("SDE-3 @ Acme", "software development engineer-3 @ Acme"),
        ("SDE-II", "software development engineer-II"),
    ],
)
def test_short_forms_are_written_out(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "from 9 am to 5 pm",
        "product manager (PM)",
        "C&A eng.io",
        "pm-tool",
        "développeur em São Paulo",
        "cook in Dubai, AE",
        "ds",
        "devops engineer",
        "html and xml",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert written_out(text) == text
