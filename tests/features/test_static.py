from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.features import StaticEncoder, WordTable

PIECES = ("data", "scientist", "engineer", "nurse", "the", "##s")


def make_encoder(tf_power: float = 0.5, head_share: float = 0.0) -> StaticEncoder:
    words = WordTable({piece: row for row, piece in enumerate(PIECES)}, 8)
    table = np.random.default_rng(0).normal(size=(words.num_rows, 16)).astype(np.float32)
    return StaticEncoder("test", words, table, np.ones(words.num_rows, np.float32), tf_power, head_share)


ENCODER = make_encoder()
WORDS = st.lists(st.sampled_from((*PIECES[:5], "nurses", "unbekannt", "C++")), max_size=12).map(" ".join)


def test_a_title_is_the_unit_sum_of_its_words() -> None:
    expected = ENCODER.table[0] + ENCODER.table[1]
    np.testing.assert_allclose(ENCODER.encode(["Data Scientist"])[0], expected / np.linalg.norm(expected), rtol=1e-5)


def test_rounded_rows_are_widened_by_their_scale() -> None:
    words = WordTable({"data": 0, "nurse": 1, "##s": 2})
    table = np.array([[3, 4], [0, 1], [1, 0]], dtype=np.int8)
    encoder = StaticEncoder("test", words, table, np.array([1.0, 2.0, 0.5], dtype=np.float32))
    expected = np.array([[0.6, 0.8], [0.5 / 4.25**0.5, 2.0 / 4.25**0.5]])
    np.testing.assert_allclose(encoder.encode(["data", "nurses"]), expected, rtol=1e-6)


def test_repeated_words_are_damped() -> None:
    expected = 2.0 * ENCODER.table[0] + ENCODER.table[1]
    np.testing.assert_allclose(
        ENCODER.encode(["data data scientist data data"])[0], expected / np.linalg.norm(expected), rtol=1e-5
    )


def test_vectors_are_float32_rows() -> None:
    vectors = ENCODER.encode(["nurse", "engineer"])
    assert vectors.shape == (2, 16)
    assert vectors.dtype == np.float32


@pytest.mark.parametrize("text", ["", "   ", "—…!?"])
def test_a_text_without_words_is_zero(text: str) -> None:
    assert not ENCODER.encode([text]).any()


def test_no_texts_give_no_rows() -> None:
    assert ENCODER.encode([]).shape == (0, 16)


@given(st.lists(WORDS, max_size=8))
def test_a_vector_does_not_depend_on_the_batch(texts: list[str]) -> None:
    together = ENCODER.encode(texts)
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(ENCODER.encode([text])[0], vector)


@given(WORDS)
def test_lengths_are_one_or_zero(text: str) -> None:
    length = float(np.linalg.norm(ENCODER.encode([text])[0]))
    assert length == pytest.approx(1.0, abs=1e-5) or (length == 0.0 and not text)


@given(WORDS, st.randoms())
def test_order_of_words_does_not_matter(text: str, random: Random) -> None:
    words = text.split()
    random.shuffle(words)
    np.testing.assert_allclose(ENCODER.encode([" ".join(words)]), ENCODER.encode([text]), atol=1e-5)


def test_the_first_line_is_weighed_against_the_rest() -> None:
    encoder = make_encoder(head_share=0.25)
    head, body = encoder.encode(["Data Scientist", "the nurse"])
    expected = 0.25 * head + 0.75 * body
    np.testing.assert_allclose(
        encoder.encode(["Data Scientist\nthe nurse"])[0], expected / np.linalg.norm(expected), rtol=1e-4, atol=1e-6
    )


def test_a_long_first_line_is_running_text() -> None:
    encoder = make_encoder(head_share=0.9)
    long = " ".join(["data"] * 30)
    np.testing.assert_allclose(encoder.encode([f"{long}\nnurse"]), ENCODER.encode([f"{long} nurse"]), atol=1e-6)


@pytest.mark.parametrize("text", ["Data Scientist\n", "\nData Scientist", "Data Scientist\n…"])
def test_a_name_without_a_body_is_the_name(text: str) -> None:
    encoder = make_encoder(head_share=0.25)
    np.testing.assert_allclose(encoder.encode([text]), encoder.encode(["Data Scientist"]), atol=1e-6)
