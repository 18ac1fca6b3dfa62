"""The shipped model and gold in, figures out: spans as extraction finds them, with numpy alone.

`score_spans("skillspan", "dev")` is what other scripts call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kg.config import data_dir
from kg.extract.tagger.finder import decode
from kg.extract.tagger.model import SpanModel, load_span_model
from kg.metrics import Counts
from kg.ports import FloatArray
from span_training.gold import LAYERS, TOGETHER, GoldSet, Sentence, read_gold
from span_training.measure import counts_of

#: Label, first word, word after the last, confidence.
SureSpan = tuple[str, int, int, float]
DATA = Path("../shared/data")
_AT_ONCE = 400
#: Probabilities from which on spans may be told.
_LEAST = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)


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
        [span for head in heads for span in decode(model, head, sentence.words, scores)]
        for sentence, scores in zip(sentences, line_scores(model, sentences, gold_set), strict=True)
    ]


def reliability(
    sentences: Sequence[Sentence], spans: Sequence[Sequence[SureSpan]]
) -> Iterator[tuple[float, int, float]]:
    """Lower bound of each tenth of confidence, number of spans in it, share of them that is right."""
    shares, right = _outcomes(sentences, spans)
    tenths = (shares * 10).astype(int).clip(0, 9)
    for tenth in range(10):
        own = tenths == tenth
        if own.any():
            yield tenth / 10, int(own.sum()), float(right[own].mean())


def line_scores(model: SpanModel, sentences: Sequence[Sentence], gold_set: GoldSet) -> Iterator[dict[str, FloatArray]]:
    """Log-probabilities of all heads' tags for every sentence's words; lines of one document are read together."""
    for group in _groups(sentences, gold_set):
        yield from model.scores([sentence.words for sentence in group])


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


def _outcomes(sentences: Sequence[Sentence], spans: Sequence[Sequence[SureSpan]]) -> tuple[FloatArray, FloatArray]:
    """Confidence of every span, and 1 where it is right."""
    pairs = [
        (span[3], float(any(span[:3] in layer for layer in sentence.layers)))
        for sentence, found in zip(sentences, spans, strict=True)
        for span in found
    ]
    shares, right = np.array(pairs, dtype=np.float32).reshape(-1, 2).T
    return shares, right
