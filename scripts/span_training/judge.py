"""The shipped network and gold that it has not learnt from in, heads that judge their spans out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract.span_choice import SpanKey, best_spans, span_shares
from kg.extract.span_judge import forms, judgeable, judged
from kg.extract.span_model import HeadInfo, SpanModel
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


def fitted(model: SpanModel, data: Path, split: str = "dev") -> Iterator[tuple[str, Fitted]]:
    """Every head with its judge; `least` and F1 are of spans that a judge fitted on other documents has judged."""
    for gold_set in GoldSet:
        sentences = read_gold(data / "gold_extraction", gold_set, split)
        heads = [f"{gold_set.value}_{layer}" for layer in range(len(LAYERS[gold_set]))]
        scored = list(line_scores(model, sentences, gold_set, heads))
        for layer, (head, labels) in enumerate(zip(heads, LAYERS[gold_set], strict=True)):
            own = [replace(sentence, layers=(sentence.layers[layer],)) for sentence in sentences]
            yield head, _fit_head(own, [span_shares(scores[head]) for scores in scored], labels, gold_set)


def _fit_head(sentences: Sequence[Sentence], shares: Sequence[Shares], labels: Sequence[str], kind: GoldSet) -> Fitted:
    inputs = [forms(sentence.words, own) for sentence, own in zip(sentences, shares, strict=True)]
    right = [_right(sentence, own, labels) for sentence, own in zip(sentences, shares, strict=True)]
    apart: list[Shares] = [{} for _ in sentences]
    folds = _folds(sentences, kind)
    for fold in range(_FOLDS):
        weights = _logistic(inputs, right, folds != fold)
        for place in np.flatnonzero(folds == fold).tolist():
            apart[place] = judged(sentences[place].words, shares[place], weights)
    scores = {least: _f1(sentences, apart, labels, least) for least in _LEAST}
    least = max(_LEAST, key=lambda share: sum(scores.get(round(share + step, 2), 0.0) for step in (-0.02, 0.0, 0.02)))
    weights = _logistic(inputs, right, folds >= 0)
    return Fitted(HeadInfo(tuple(labels), least, weights), scores[least])


def _right(sentence: Sentence, shares: Shares, labels: Sequence[str]) -> FloatArray:
    """1 for every span that can be judged and is in the gold, [spans]."""
    gold = set(sentence.layers[0])
    keys = judgeable(shares)
    return np.array([(labels[label], start, end) in gold for label, start, end in keys], dtype=np.float32)


def _folds(sentences: Sequence[Sentence], kind: GoldSet) -> npt.NDArray[np.int64]:
    groups = (s.document if kind in TOGETHER else place // _TOGETHER for place, s in enumerate(sentences))
    return np.array([group % _FOLDS for group in groups], dtype=np.int64)


def _f1(sentences: Sequence[Sentence], shares: Sequence[Shares], labels: Sequence[str], least: float) -> float:
    found = [[(labels[label], start, end) for (label, start, end), _ in best_spans(own, least)] for own in shares]
    return counts_of(sentences, found)["all"].f1


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
