from __future__ import annotations

import pytest

from kg.extract.lexicon.negation import is_denied


def denied(text: str, word: str) -> bool:
    start = text.index(word)
    return is_denied(text, start, start + len(word), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norwegian is not required", "Norwegian"),
        ("No Fortran here", "Fortran"),
        ("You do not need a driving licence", "driving licence"),
        ("Cobol brauchen Sie bei uns nicht", "Cobol"),
        ("They used to insist on Perl", "Perl"),
        ("We are migrating from Hadoop", "Hadoop"),
        ("a pear certificate is no longer necessary", "pear certificate"),
        ("Le latin n'est pas demandé", "latin"),
    ],
)
def test_what_is_denied(text: str, word: str) -> None:
    assert denied(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You know not only Python", "Python"),
        ("Good Python, but Rust is not needed", "Python"),
        ("You are not afraid of SQL", "SQL"),
        ("Experience with Docker", "Docker"),
        ("no later than May you master Excel", "Excel"),
    ],
)
def test_what_is_asked(text: str, word: str) -> None:
    assert not denied(text, word)
