"""The shipped model and gold in, figures out: spans as extraction finds them, with numpy alone.

`score_spans("skillspan", "dev")` is what other scripts call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from kg.config import data_dir
from kg.extract.span_finder import decode
from kg.extract.span_model import HeadInfo, SpanModel, load_span_model
from kg.extract.span_tags import allowed, best_tags, num_tags, spans_of_tags
from kg.metrics import Counts
from kg.ports import FloatArray
from span_training.gold import LAYERS, TOGETHER, GoldSet, Sentence, read_gold
from span_training.measure import counts_of

#: Label, first word, word after the last, confidence.
SureSpan = tuple[str, int, int, float]
DATA = Path("../shared/data")
_AT_ONCE = 400
_LEANINGS = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)


def score_spans(
    dataset: str, split: str = "dev", *, data: Path = DATA, model: SpanModel | None = None
) -> dict[str, Counts]:
    """Strict counts per label, and "all", of the shipped model on a split of one set of gold.

    Args:
        dataset: a value of `GoldSet`: "skillspan", "green", "sayfullina", "scierc".
        split: name of the split's file.
        data: folder that holds `gold_extraction`.
        model: another model than the shipped one.
    """
    gold_set = GoldSet(dataset)
    sentences = read_gold(data / "gold_extraction", gold_set, split)
    found = [[span[:3] for span in spans] for spans in sure_spans(model or shipped(), sentences, gold_set)]
    return counts_of(sentences, found)


def shipped() -> SpanModel:
    """The model in `data/spans`."""
    return load_span_model(data_dir() / "spans")


def sure_spans(model: SpanModel, sentences: Sequence[Sentence], gold_set: GoldSet) -> list[list[SureSpan]]:
    """Spans with their confidence, of each sentence; lines of one document are read together."""
    heads = [f"{gold_set.value}_{layer}" for layer in range(len(LAYERS[gold_set]))]
    return [
        [span for head in heads for span in decode(scores[head], model.manifest.heads[head])]
        for scores in _line_scores(model, sentences, gold_set, heads)
    ]


def leanings(model: SpanModel, data: Path, split: str = "dev") -> dict[str, float]:
    """For every head how much to take from the score of being outside, for the best F1 on the split.

    Cross entropy makes a network careful where spans are rare or annotators disagree; F1 wants as much found as missed.
    """
    found: dict[str, float] = {}
    for gold_set in GoldSet:
        sentences = read_gold(data / "gold_extraction", gold_set, split)
        heads = [f"{gold_set.value}_{layer}" for layer in range(len(LAYERS[gold_set]))]
        scored = list(_line_scores(model, sentences, gold_set, heads))
        for layer, (head, labels) in enumerate(zip(heads, LAYERS[gold_set], strict=True)):
            own = [replace(sentence, layers=(sentence.layers[layer],)) for sentence in sentences]
            lines = [scores[head] for scores in scored]
            found[head] = max(_LEANINGS, key=lambda lean: (_f1(own, lines, labels, lean), -abs(lean)))
    return found


def calibrated(model: SpanModel, data: Path, split: str = "dev") -> dict[str, HeadInfo]:
    """Heads whose confidence is the share of spans that are right: a logistic regression on the split."""
    found = dict(model.manifest.heads)
    for gold_set in GoldSet:
        sentences = read_gold(data / "gold_extraction", gold_set, split)
        spans = sure_spans(model, sentences, gold_set)
        for layer, labels in enumerate(LAYERS[gold_set]):
            shares, right = _outcomes(sentences, spans, layer, labels)
            slope, shift = _logistic(np.log(shares / (1 - shares)), right)
            found[f"{gold_set.value}_{layer}"] = HeadInfo(labels, round(slope, 3), round(shift, 3))
    return found


def reliability(
    sentences: Sequence[Sentence], spans: Sequence[Sequence[SureSpan]], gold_set: GoldSet
) -> Iterator[tuple[float, int, float]]:
    """Lower bound of each tenth of confidence, number of spans in it, share of them that is right."""
    outcomes = [_outcomes(sentences, spans, layer, labels) for layer, labels in enumerate(LAYERS[gold_set])]
    shares, right = (np.concatenate(part) for part in zip(*outcomes, strict=True))
    for tenth in range(10):
        own = (shares * 10).astype(int).clip(0, 9) == tenth
        if own.any():
            yield tenth / 10, int(own.sum()), float(right[own].mean())


def _line_scores(
    model: SpanModel, sentences: Sequence[Sentence], gold_set: GoldSet, heads: Sequence[str]
) -> Iterator[dict[str, FloatArray]]:
    for group in _groups(sentences, gold_set):
        yield from model.scores([sentence.words for sentence in group], heads)


def _f1(sentences: Sequence[Sentence], lines: Sequence[FloatArray], labels: Sequence[str], lean: float) -> float:
    steps = allowed(num_tags(labels))
    away = np.array([lean, *(0.0,) * (len(steps) - 1)], dtype=np.float32)
    found = [spans_of_tags(best_tags(scores - away, steps), labels) for scores in lines]
    return counts_of(sentences, found)["all"].f1


def _groups(sentences: Sequence[Sentence], gold_set: GoldSet) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        apart = gold_set not in TOGETHER or (group and group[0].document != sentence.document)
        if group and (apart or len(group) >= _AT_ONCE):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _outcomes(
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[SureSpan]],
    layer: int,
    labels: Sequence[str],
) -> tuple[FloatArray, FloatArray]:
    """Confidence of every span of a layer, and 1 where it is right."""
    pairs = [
        (span[3], float(span[:3] in sentence.layers[layer]))
        for sentence, found in zip(sentences, spans, strict=True)
        for span in found
        if span[0] in labels
    ]
    confidence, right = np.array(pairs, dtype=np.float32).reshape(-1, 2).T
    return confidence.clip(1e-3, 1 - 1e-3), right


def _logistic(logits: FloatArray, right: FloatArray) -> tuple[float, float]:
    """Slope and shift by Newton's method, held a little towards (1, 0)."""
    inputs = np.stack([logits, np.ones_like(logits)], axis=1).astype(np.float64)
    weights = np.array([1.0, 0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (chance - right) + (weights - [1.0, 0.0])
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.eye(2)
        weights = weights - np.linalg.solve(curve, gradient)
    return float(weights[0]), float(weights[1])
