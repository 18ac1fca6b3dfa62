"""Judged facts in, a table out that says how often a fact of that kind and confidence is right.

A rate is shrunken towards that of its kind and that of all facts of such a confidence, as a handful of facts
proves little; then it is made to rise with the confidence (isotonic regression by pooling adjacent violators).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.evaluate.gold import Judged

#: Of a kind of fact, its confidences in rising order, each with the share of facts that are right.
ConfidenceTable = Mapping[str, tuple[tuple[float, float], ...]]
#: The kind that stands for all others.
ANY = "*"
_STRENGTH = 8.0
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class ReliabilityRow:
    """Facts whose confidence lies in `low` to `high`: their number, mean confidence and share of right ones."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def fit_confidence(facts: Iterable[Judged]) -> ConfidenceTable:
    """The shares of right facts by kind and confidence."""
    groups: dict[str, dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        for kind in (fact.kind, ANY):
            groups[kind][_level(fact.confidence)].append(fact.right)
    everything = _rates(groups.get(ANY, {}), {}, 0.8)
    of_all = dict(everything)
    table: dict[str, tuple[tuple[float, float], ...]] = {ANY: everything}
    for kind, levels in groups.items():
        if kind != ANY:
            known = [right for outcomes in levels.values() for right in outcomes]
            table[kind] = _rates(levels, of_all, _shrunken(known, 0.85))
    return table


def calibrated(table: ConfidenceTable, kind: str, confidence: float) -> float:
    """The share of right facts at a confidence; between two known ones on the line through both."""
    points = table.get(kind) or table.get(ANY) or ()
    if not points:
        return confidence
    index = bisect_left(points, (confidence, 0.0))
    if index == 0:
        return points[0][1]
    if index == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[index - 1], points[index]
    return low + (high - low) * (confidence - left) / (right - left)


def cross_validated(facts: Sequence[Judged]) -> list[Judged]:
    """The facts with the confidence that a table fitted on all other documents gives them."""
    found = []
    for document in dict.fromkeys(fact.document for fact in facts):
        table = fit_confidence(fact for fact in facts if fact.document != document)
        found += [
            Judged(fact.document, fact.kind, calibrated(table, fact.kind, fact.confidence), fact.right)
            for fact in facts
            if fact.document == document
        ]
    return found


def reliability(facts: Sequence[Judged]) -> list[ReliabilityRow]:
    """How often facts are right, by their confidence; empty ranges are left out."""
    rows = []
    for low, high in pairwise(_EDGES):
        inside = [fact for fact in facts if low <= fact.confidence < high]
        if inside:
            mean = sum(fact.confidence for fact in inside) / len(inside)
            rows.append(ReliabilityRow(low, high, len(inside), mean, sum(fact.right for fact in inside) / len(inside)))
    return rows


def calibration_error(facts: Sequence[Judged]) -> float:
    """Mean distance of confidence and share of right facts, weighed by the number of facts in a range."""
    return sum(row.count * abs(row.confidence - row.right) for row in reliability(facts)) / max(1, len(facts))


def _level(confidence: float) -> float:
    return round(confidence * 20) / 20


def _shrunken(outcomes: Sequence[bool], prior: float) -> float:
    return (sum(outcomes) + _STRENGTH * prior) / (len(outcomes) + _STRENGTH)


def _rates(
    levels: Mapping[float, Sequence[bool]], of_all: Mapping[float, float], of_kind: float
) -> tuple[tuple[float, float], ...]:
    """Shrunken rates that rise with the level; a level takes half its prior from its kind, half from all facts."""
    blocks: list[tuple[float, float, list[float]]] = []
    for level in sorted(levels):
        prior = (of_kind + of_all[level]) / 2 if level in of_all else of_kind
        blocks.append((_shrunken(levels[level], prior), len(levels[level]), [level]))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (rate, weight, names), (after, more, others) = blocks[-2:]
            blocks[-2:] = [((rate * weight + after * more) / (weight + more), weight + more, names + others)]
    return tuple((level, round(min(rate, 0.99), 3)) for rate, _, names in blocks for level in names)
