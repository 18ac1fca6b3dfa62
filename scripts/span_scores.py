"""Annotated skill spans and terms in, lines with the F1 of the shipped span model out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from span_training.gold import GoldSet
from span_training.score import score_spans, shipped


def span_table(data: Path, split: str = "dev") -> Iterator[str]:
    """Strict precision, recall and F1 by data set and label; one line says so where there are no data."""
    if not (data / "gold_extraction").is_dir():
        yield f"no {data / 'gold_extraction'}: not measured"
        return
    model = shipped()
    for name in GoldSet:
        for label, counts in score_spans(name.value, split, data=data, model=model).items():
            scores = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
            yield f"{name.value:12}{label:14}{scores}{counts.true_positive + counts.false_negative:7}"
