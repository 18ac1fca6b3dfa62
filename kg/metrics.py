"""Measures of ranking and extraction, as pure functions of ranks, scores and sets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2


def hits_at_k(ranks: Sequence[int], k: int) -> float:
    """Share of one-based ranks that are at most k; 0.0 for no ranks."""
    return sum(rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def mean_reciprocal_rank(ranks: Sequence[int]) -> float:
    """Mean of 1/rank over one-based ranks; 0.0 for no ranks."""
    return sum(1.0 / rank for rank in ranks) / len(ranks) if ranks else 0.0


def average_precision(relevant: Collection[str], ranked: Sequence[str]) -> float:
    """Average precision of one ranking; 0.0 if nothing is relevant."""
    found = 0
    total = 0.0
    for position, item in enumerate(ranked, start=1):
        if item in relevant:
            found += 1
            total += found / position
    return total / len(relevant) if relevant else 0.0


def ndcg_at_k(gains: Sequence[float], ideal: Sequence[float], k: int) -> float:
    """Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002) of gains in ranked order.

    Args:
        gains: gain of each returned item, best rank first.
        ideal: gains of all items that could have been returned, in any order.
        k: cut-off.
    """
    best = _dcg(sorted(ideal, reverse=True)[:k])
    return _dcg(gains[:k]) / best if best > 0 else 0.0


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / log2(position + 1) for position, gain in enumerate(gains, start=1))


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives, which add up over documents."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.true_positive + other.true_positive,
            self.false_positive + other.false_positive,
            self.false_negative + other.false_negative,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0.0 if nothing was found."""
        found = self.true_positive + self.false_positive
        return self.true_positive / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is right that was found; 0.0 if there was nothing to find."""
        wanted = self.true_positive + self.false_negative
        return self.true_positive / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.true_positive + self.false_positive + self.false_negative
        return 2 * self.true_positive / total if total else 0.0
