"""Scores of tags per word in, how probable every span is and the spans worth telling out; numpy only.

The best sequence of tags is not the best set of spans: where annotators disagree about an end, several spans share
the probability, and where all are improbable it is better to say nothing. So spans are chosen by their own probability,
summed over all sequences that BIOES allows, and a span is told if it is at least as probable as its head asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.ports import FloatArray

#: Probabilities of long lines are small numbers.
Weights = npt.NDArray[np.float64]

#: Label's number, first word, word after the last.
SpanKey = tuple[int, int, int]
#: Spans below this probability are not looked at.
_LEAST = 0.02
#: No tag is less probable than this: one word that the network is too sure of must not forbid every sequence.
_FLOOR = 1e-4


def span_shares(scores: FloatArray) -> dict[SpanKey, float]:
    """Probability of every span that has some, from log-probabilities of tags, [words, 1 + 4 * labels].

    Words' tags are independent but for what BIOES allows: a span begins, goes on and ends in one label.
    """
    shares: Weights = np.maximum(np.exp(scores.astype(np.float64)), _FLOOR)
    begin, inside, end, single = (shares[:, 1 + part :: 4] for part in range(4))
    apart = shares[:, 0] + single.sum(axis=1)
    closed, scale = _reached(apart, begin, inside, end)
    begin, inside, end, single = (part / scale[:, None] for part in (begin, inside, end, single))
    ahead, ahead_open = (part / closed[-1] for part in _left(apart / scale, begin, inside, end))
    alone = closed[:-1, None] * single * ahead[1:, None]
    longer = closed[:-1, None] * begin * ahead_open[1:]
    found = {(int(label), int(word), int(word) + 1): alone[word, label] for word, label in np.argwhere(alone > _LEAST)}
    for word, label in np.argwhere(longer > _LEAST):
        start = closed[word] * begin[word, label]
        for stop, share in _ends(start, int(word), inside[:, label], end[:, label], ahead, ahead_open[:, label]):
            found[int(label), int(word), stop] = share
    return {key: min(float(share), 1.0) for key, share in found.items()}


def best_spans(shares: Mapping[SpanKey, float], least: float) -> list[tuple[SpanKey, float]]:
    """Spans that do not overlap, in order, whose probabilities above `least` have the greatest sum."""
    by_end: dict[int, list[tuple[SpanKey, float]]] = defaultdict(list)
    for key, share in shares.items():
        if share > least:
            by_end[key[2]].append((key, share))
    length = max(by_end, default=0)
    best, last = [0.0] * (length + 1), list[tuple[SpanKey, float] | None]([None] * (length + 1))
    for stop in range(1, length + 1):
        best[stop] = best[stop - 1]
        for key, share in by_end.get(stop, ()):
            total = best[key[1]] + share - least
            if total > best[stop]:
                best[stop], last[stop] = total, (key, share)
    return list(_told(last))[::-1]


def _reached(apart: Weights, begin: Weights, inside: Weights, end: Weights) -> tuple[Weights, Weights]:
    """Share of sequences in which no span is open before each word, [words + 1], and each word's scale, [words]."""
    length = len(apart)
    closed, scale = np.ones(length + 1), np.ones(length)
    is_open = np.zeros(begin.shape[1])
    for word in range(length):
        now = closed[word] * apart[word] + is_open @ end[word]
        is_open = closed[word] * begin[word] + is_open * inside[word]
        scale[word] = now + is_open.sum()
        closed[word + 1] = now / scale[word]
        is_open /= scale[word]
    return closed, scale


def _left(apart: Weights, begin: Weights, inside: Weights, end: Weights) -> tuple[Weights, Weights]:
    """Weight of all ways to go on from before each word if no span is open, [words + 1], or one of a label is."""
    length, labels = begin.shape
    closed, is_open = np.ones(length + 1), np.zeros((length + 1, labels))
    for word in range(length - 1, -1, -1):
        closed[word] = apart[word] * closed[word + 1] + begin[word] @ is_open[word + 1]
        is_open[word] = end[word] * closed[word + 1] + inside[word] * is_open[word + 1]
    return closed, is_open


def _ends(
    weight: float, start: int, inside: Weights, end: Weights, ahead: Weights, ahead_open: Weights
) -> Iterator[tuple[int, float]]:
    """Where a span that begins with the word `start` ends, and the weight of it."""
    for word in range(start + 1, len(inside)):
        share = weight * end[word] * ahead[word + 1]
        if share > _LEAST:
            yield word + 1, share
        weight *= inside[word]
        if weight * ahead_open[word + 1] < _LEAST:
            return


def _told(last: Sequence[tuple[SpanKey, float] | None]) -> Iterator[tuple[SpanKey, float]]:
    """The chosen spans from the last to the first."""
    place = len(last) - 1
    while place > 0:
        found = last[place]
        if found is None:
            place -= 1
        else:
            yield found
            place = found[0][1]
