from __future__ import annotations

import pytest

from kg.extract.tagger.pieces import SPECIAL, UNKNOWN, Pieces, shape_of

PIECES = Pieces((*SPECIAL, "kubernetes", "py", "##torch", "c", "+", "#", "cafe", "##s"))


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Kubernetes", ["kubernetes"]),
        ("PyTorch", ["py", "##torch"]),
        ("C++", ["c", "+", "+"]),
        ("Cafés", ["cafe", "##s"]),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(word: str, pieces: list[str]) -> None:
    assert [PIECES.vocabulary[number] for number in PIECES.of(word)] == pieces


@pytest.mark.parametrize("word", ["日本", "", "\u0301", "zzz"])
def test_what_has_no_piece_is_unknown(word: str) -> None:
    assert set(PIECES.of(word)) == {UNKNOWN}


def test_a_very_long_word_costs_little() -> None:
    assert len(PIECES.of("c+" * 500)) == 12


@pytest.mark.parametrize(
    ("word", "shape"),
    [("-", 0), ("data", 1), ("Data", 2), ("SQL", 3), ("PyTorch", 4), ("k8s", 5), ("H100", 6), ("2026", 7)],
)
def test_letters_have_a_class(word: str, shape: int) -> None:
    assert shape_of(word) == shape
