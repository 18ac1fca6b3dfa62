from __future__ import annotations

import math

import numpy as np
import pytest

from kg.extract.tagger.judge import FEATURES, TOLD, forms, judged

WORDS = ("Know", "Kubernetes", "and", "cloud", "services)")
#: Of word 0 the numbers 0 to 8 are told, of word 1 those from 9 on.
SOMETHING = np.arange(len(WORDS) * len(TOLD), dtype=np.float32).reshape(len(WORDS), -1)
NOTHING = np.zeros_like(SOMETHING)


def weights(**wanted: float) -> tuple[float, ...]:
    return tuple(wanted.get(name, 0.0) for name in FEATURES)


def features(
    key: tuple[int, int, int], shares: dict[tuple[int, int, int], float], told: np.ndarray = NOTHING
) -> dict[str, float]:
    row = forms(WORDS, shares, told)[list(shares).index(key)]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_a_span_is_known_by_its_form() -> None:
    found = features((0, 3, 5), {(0, 3, 5): 0.5, (0, 4, 5): 0.25, (0, 1, 2): 0.75, (0, 2, 3): 0.125})
    assert {name for name, value in found.items() if value == 1} == {
        *("always", "two_words", "last_of_line", "has_sign", "ends_in_sign", "lower"),
    }
    assert (found["log_odds"], found["rivals"], found["line_words"]) == (0, 0.25, 0.25)
    assert (found["words"], found["left"], found["right"]) == (2, 0.125, 0)


def test_a_capital_makes_a_title() -> None:
    assert features((0, 1, 2), {(0, 1, 2): 0.5})["title"] == 1


def test_the_words_of_a_span_and_beside_it_are_looked_up() -> None:
    found = features((0, 1, 3), {(0, 1, 3): 0.5}, SOMETHING)
    assert (found["first_word"], found["last_word"], found["inner_words"]) == (9, 19, 15.5)
    assert (found["word_before"], found["word_after"]) == (3, 31)
    assert (found["other_head_1"], found["other_head_4"]) == (18.5, 21.5)


def test_nothing_stands_beside_a_whole_line() -> None:
    found = features((0, 0, 5), {(0, 0, 5): 0.5}, SOMETHING)
    assert (found["word_before"], found["word_after"]) == (0, 0)


def test_weights_correct_what_the_network_says() -> None:
    found = judged(WORDS, {(0, 1, 2): 0.5, (0, 3, 5): 0.5}, NOTHING, weights(log_odds=1, one_word=2, always=-1))
    assert found[0, 1, 2] == pytest.approx(1 / (1 + math.exp(-1)))
    assert found[0, 3, 5] == pytest.approx(1 / (1 + math.exp(1)))


def test_without_weights_nothing_is_corrected() -> None:
    assert judged(WORDS, {(0, 1, 2): 0.5}, NOTHING, ()) == {(0, 1, 2): 0.5}


def test_improbable_spans_are_not_judged() -> None:
    assert judged(WORDS, {(0, 1, 2): 0.04}, NOTHING, weights(always=9)) == {}


def test_certain_spans_have_finite_features() -> None:
    assert judged(WORDS, {(0, 1, 2): 1.0}, NOTHING, weights(log_odds=1)) == {(0, 1, 2): pytest.approx(0.999)}
