"""The shipped network and gold that it has not learnt from in, heads that judge their spans out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract.tagger.choice import SpanKey, best_spans, span_shares
from kg.extract.tagger.judge import forms, judgeable, judged
from kg.extract.tagger.model import HeadInfo, SpanModel
from kg.ports import FloatArray
from span_training.gold import LAYERS, TOGETHER, GoldSet, Sentence, read_gold
from span_training.measure import counts_of
from span_training.score import line_scores

_Numbers = npt.NDArray[np.float64]
Shares = Mapping[SpanKey, float]
#: Probabilities from which on spans may be told.
_LEAST = tuple(round(0.1 + 0.02 * step, 2) for step in range(23))
_FOLDS = 10
#: Neighbouring sentences of a set without documents are left out together.
_TOGETHER = 20
#: How strongly weights are held towards none, that of the network's own log-odds towards one.
_HELD = 20.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A head and its F1 on gold judged by weights fitted on other documents."""

    info: HeadInfo
    f1: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the gold of one layer, and what the network and the lexicon say of its spans."""

    sentence: Sentence
    shares: Shares
    told: FloatArray
    labels: tuple[str, ...]

    def judged(self, weights: Sequence[float]) -> Shares:
        return judged(self.sentence.words, self.shares, self.told, weights)

    def right(self) -> FloatArray:
        """1 for every span that can be judged and is in the gold, [spans]."""
        gold = set(self.sentence.layers[0])
        keys = judgeable(self.shares)
        return np.array([(self.labels[label], start, end) in gold for label, start, end in keys], dtype=np.float32)


def fitted(model: SpanModel, data: Path, split: str = "dev") -> Iterator[tuple[str, Fitted]]:
    """Every head with its judge; `least` and F1 are of spans that a judge fitted on other documents has judged."""
    for gold_set in GoldSet:
        sentences = read_gold(data / "gold_extraction", gold_set, split)
        heads = [f"{gold_set.value}_{layer}" for layer in range(len(LAYERS[gold_set]))]
        scored = list(line_scores(model, sentences, gold_set))
        for layer, (head, labels) in enumerate(zip(heads, LAYERS[gold_set], strict=True)):
            own = [replace(sentence, layers=(sentence.layers[layer],)) for sentence in sentences]
            lines = [
                _Line(sentence, span_shares(scores[head]), model.told(sentence.words, head, scores), tuple(labels))
                for sentence, scores in zip(own, scored, strict=True)
            ]
            yield head, _fit_head(lines, _folds(sentences, gold_set))


def _fit_head(lines: Sequence[_Line], folds: npt.NDArray[np.int64]) -> Fitted:
    inputs = [forms(line.sentence.words, line.shares, line.told) for line in lines]
    right = [line.right() for line in lines]
    apart: list[Shares] = [{} for _ in lines]
    for fold in range(_FOLDS):
        weights = _logistic(inputs, right, folds != fold)
        for place in np.flatnonzero(folds == fold).tolist():
            apart[place] = lines[place].judged(weights)
    scores = {least: _f1(lines, apart, least) for least in _LEAST}
    least = max(_LEAST, key=lambda share: sum(scores.get(round(share + step, 2), 0.0) for step in (-0.02, 0.0, 0.02)))
    weights = _logistic(inputs, right, folds >= 0)
    return Fitted(HeadInfo(lines[0].labels, least, weights), scores[least])


def _folds(sentences: Sequence[Sentence], kind: GoldSet) -> npt.NDArray[np.int64]:
    groups = (s.document if kind in TOGETHER else place // _TOGETHER for place, s in enumerate(sentences))
    return np.array([group % _FOLDS for group in groups], dtype=np.int64)


def _f1(lines: Sequence[_Line], shares: Sequence[Shares], least: float) -> float:
    found = [
        [(line.labels[label], start, end) for (label, start, end), _ in best_spans(own, least)]
        for line, own in zip(lines, shares, strict=True)
    ]
    return counts_of([line.sentence for line in lines], found)["all"].f1


def _logistic(
    inputs: Sequence[FloatArray], right: Sequence[FloatArray], use: npt.NDArray[np.bool_]
) -> tuple[float, ...]:
    """Weights by steps that cannot overshoot (Böhning's bound of the curve), on features of like spread."""
    table: _Numbers = np.concatenate([rows for rows, wanted in zip(inputs, use, strict=True) if wanted]).astype(
        np.float64
    )
    gold = np.concatenate([rows for rows, wanted in zip(right, use, strict=True) if wanted])
    spread = np.maximum(table.std(axis=0), 1e-6)
    spread[0] = 1.0
    centre = np.where(np.arange(table.shape[1]) == 0, 0.0, table.mean(axis=0))
    scaled = (table - centre) / spread
    held, start = np.full(len(spread), _HELD), np.zeros(len(spread))
    held[0], start[1] = 1e-3, spread[1]
    steepest = scaled.T @ scaled / 4 + np.diag(held)
    weights = start
    for _ in range(1000):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        weights = weights - np.linalg.solve(steepest, scaled.T @ (chance - gold) + held * (weights - start))
    plain = weights / spread
    plain[0] -= plain[1:] @ centre[1:]
    return tuple(round(float(weight), 4) for weight in plain)
