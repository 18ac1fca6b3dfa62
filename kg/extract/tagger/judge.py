"""Probable spans of a line in, how likely annotators mark each out: a network's doubt corrected by a span's form.

A network that has learnt its gold almost by heart is surer of new text than it should be, the more so of long spans and
in long lines. A logistic regression on documents it has not learnt from mends that. `scripts/train_spans.py` fits it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from kg.extract.tagger.choice import SpanKey
from kg.extract.tagger.pieces import shape_of
from kg.ports import FloatArray

#: What is told of a span, in this order; see `_form`.
FEATURES = (
    *("always", "log_odds", "rivals", "line_words", "words", "log_words", "one_word", "two_words", "left", "right"),
    *("first_of_line", "last_of_line", "has_sign", "ends_in_sign", "lower", "title", "upper", "mixed", "with_digits"),
    *("first_word", "last_word", "inner_words", "word_before", "word_after"),
    *("other_head_1", "other_head_2", "other_head_3", "other_head_4"),
)
#: Parts of a span that words are known to be, more or less often than others.
PARTS = ("first", "last", "inside", "before", "after")
#: What is told of every word: log-odds to be each of the parts, and how surely other heads mark it.
TOLD = (*PARTS, *FEATURES[-4:])
#: Less probable spans are not judged.
LEAST = 0.05
_SHAPES = (1, 2, 3, 4, 6)
_SIGNS = frozenset("()/&")


def judged(
    words: Sequence[str], shares: Mapping[SpanKey, float], told: FloatArray, weights: Sequence[float]
) -> dict[SpanKey, float]:
    """Corrected probabilities of a line's spans.

    Args:
        words: of the line.
        shares: probabilities of spans, by the network.
        told: `TOLD` of every word, [words, told].
        weights: of `FEATURES`; without any nothing is corrected.
    """
    keys = judgeable(shares)
    if not weights or not keys:
        return {key: shares[key] for key in keys}
    logits = forms(words, shares, told) @ np.array(weights, dtype=np.float32)
    return {key: 1 / (1 + math.exp(-logit)) for key, logit in zip(keys, logits.tolist(), strict=True)}


def judgeable(shares: Mapping[SpanKey, float]) -> list[SpanKey]:
    """Spans that are probable enough, in the order of `shares`."""
    return [key for key, share in shares.items() if share >= LEAST]


def forms(words: Sequence[str], shares: Mapping[SpanKey, float], told: FloatArray) -> FloatArray:
    """`FEATURES` of every span that can be judged, [spans, features]."""
    rows = [(*_form(words, shares, key), *_parts(told, key)) for key in judgeable(shares)]
    return np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))


def _form(words: Sequence[str], shares: Mapping[SpanKey, float], key: SpanKey) -> tuple[float, ...]:
    _, start, end = key
    share = min(shares[key], 0.999)
    rivals = sum(other for (_, a, b), other in shares.items() if a < end and start < b) - shares[key]
    left = max((other for (_, _, b), other in shares.items() if b == start), default=0.0)
    right = max((other for (_, a, _), other in shares.items() if a == end), default=0.0)
    size, shape = end - start, shape_of(words[start])
    return (
        *(1.0, math.log(share / (1 - share)), rivals, len(words) / 20, size, math.log(size)),
        *(float(size == 1), float(size == 2), left, right, float(start == 0), float(end == len(words))),
        float(any(char in _SIGNS for word in words[start:end] for char in word)),
        float(not words[end - 1][-1:].isalnum()),
        *(float(shape == known) for known in _SHAPES),
    )


def _parts(told: FloatArray, key: SpanKey) -> tuple[float, ...]:
    _, start, end = key
    before = float(told[start - 1, 3]) if start else 0.0
    after = float(told[end, 4]) if end < len(told) else 0.0
    inner, *others = told[start:end, [2, *range(len(PARTS), len(TOLD))]].mean(axis=0).tolist()
    return float(told[start, 0]), float(told[end - 1, 1]), inner, before, after, *others
