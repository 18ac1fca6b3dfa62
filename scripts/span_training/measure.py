"""Gold and found spans in, strict precision, recall and F1 per label out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.metrics import Counts
from span_training.gold import Sentence, Span


def counts_of(sentences: Sequence[Sentence], found: Sequence[Sequence[Span]]) -> dict[str, Counts]:
    """Counts per label: a span is right if its label, start and end are; "all" is the sum over labels."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for sentence, spans in zip(sentences, found, strict=True):
        gold = {span for layer in sentence.layers for span in layer}
        right.update(label for label, *_ in gold & set(spans))
        wrong.update(label for label, *_ in set(spans) - gold)
        missed.update(label for label, *_ in gold - set(spans))
    counts = {label: Counts(right[label], wrong[label], missed[label]) for label in sorted(right | wrong | missed)}
    return {**counts, "all": sum(counts.values(), start=Counts())}
