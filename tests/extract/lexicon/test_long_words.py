from __future__ import annotations

from kg.extract.lexicon.long_words import without_long_words
from kg.names import BLOT


def test_what_is_too_long_for_a_word_is_blotted_with_its_length() -> None:
    assert without_long_words(f"Key {'aB3' * 400}, Riga") == f"Key {BLOT * 1_201} Riga"


def test_words_addresses_and_texts_without_blanks_stay() -> None:
    for text in ("", "Riga", f"https://moss.example/{'a/' * 480} x", "霜の研究者。" * 300):
        assert without_long_words(text) is text
