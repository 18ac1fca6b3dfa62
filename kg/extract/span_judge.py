"""Probable spans of a line in, how likely annotators mark each out: a network's doubt corrected by a span's form.

A network that has learnt its gold almost by heart is surer of new text than it should be, the more so of long spans and
in long lines. A logistic regression on documents it has not learnt from mends that. `scripts/train_spans.py` fits it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from kg.extract.span_choice import SpanKey
from kg.extract.span_pieces import shape_of
from kg.ports import FloatArray

#: What is told of a span, in this order; see `_form`.
FEATURES = (
    *("always", "log_odds", "rivals", "line_words", "words", "log_words", "one_word", "two_words", "left", "right"),
    *("first_of_line", "last_of_line", "has_sign", "ends_in_sign", "lower", "title", "upper", "mixed", "with_digits"),
)
#: Less probable spans are not judged.
LEAST = 0.05
_SHAPES = (1, 2, 3, 4, 6)
_SIGNS = frozenset("()/&")


def judged(words: Sequence[str], shares: Mapping[SpanKey, float], weights: Sequence[float]) -> dict[SpanKey, float]:
    """Corrected probabilities of a line's spans; `weights` go with `FEATURES`, without them none is corrected."""
    keys = judgeable(shares)
    if not weights or not keys:
        return {key: shares[key] for key in keys}
    logits = forms(words, shares) @ np.array(weights, dtype=np.float32)
    return {key: 1 / (1 + math.exp(-logit)) for key, logit in zip(keys, logits.tolist(), strict=True)}


def judgeable(shares: Mapping[SpanKey, float]) -> list[SpanKey]:
    """Spans that are probable enough, in the order of `shares`."""
    return [key for key, share in shares.items() if share >= LEAST]


def forms(words: Sequence[str], shares: Mapping[SpanKey, float]) -> FloatArray:
    """`FEATURES` of every span that can be judged, [spans, features]."""
    rows = [_form(words, shares, key) for key in judgeable(shares)]
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
