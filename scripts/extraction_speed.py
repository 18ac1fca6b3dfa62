"""Real postings in, texts of 400 words a CPU second out: ours beside spaCy's tokenizer and a CNN for names."""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from kg.extract import Extractor
from kg.schema import Document

_WORDS = 400
#: Texts measured at a time, and rounds.
_TURN, _ROUNDS = 20, 3
_FILE = "ds_boards_2020/indeed-ds-0407.csv.gz"


def speed_table(data: Path, extractor: Extractor, *, texts: int = 300) -> Iterator[str]:
    """One line each; all are measured on the same texts in this process, so ratios carry over to other machines."""
    if not (data / _FILE).exists():
        yield f"no {data / _FILE}: not measured"
        return
    passages = _passages(data / _FILE, texts)
    tokenizer = spacy.blank("en")
    ner = _trained(passages[:40])
    ours = [Document(f"document:{i}", f"{i}.txt", text, "text", "") for i, text in enumerate(passages)]
    runs: dict[str, Callable[[slice], object]] = {
        "spaCy tokenizer": lambda part: [tokenizer.make_doc(text) for text in passages[part]],
        "kg extract": lambda part: [extractor.extract(document) for document in ours[part]],
        "spaCy CNN NER": lambda part: [ner(text) for text in passages[part]],
    }
    rates = dict(zip(runs, _rates(list(runs.values()), len(passages)), strict=True))
    for name, rate in rates.items():
        yield f"{name:18}{rate:9.0f}   1/{rates['spaCy tokenizer'] / rate:.1f} of the tokenizer"
    yield f"kg extract is {rates['kg extract'] / rates['spaCy CNN NER']:.1f} times as fast as the CNN"


def _passages(file: Path, count: int) -> list[str]:
    """Texts of postings, joined and cut to the same number of words with their line breaks."""
    with gzip.open(file, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        rows = [f"{row['Job Title']}\n\n{row['Description']}" for row in csv.DictReader(lines) if row["Description"]]
    cut = []
    for text in rows:
        words = text.split(" ")
        if len(text.split()) >= _WORDS:
            cut.append(" ".join(words[:_WORDS]))
    return cut[:count]


def _trained(texts: list[str]) -> Language:
    """SpaCy's small CNN after a few steps: what it has learned does not change how long it takes."""
    nlp = spacy.blank("en")
    recognizer = nlp.add_pipe("ner")
    recognizer.add_label("NAME")  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(nlp.make_doc(text[:300]), {"entities": [(0, len(text.split()[0]), "NAME")]}) for text in texts
    ]
    optimizer = nlp.initialize(lambda: examples)
    nlp.update(examples, sgd=optimizer)
    return nlp


def _rates(runs: list[Callable[[slice], object]], count: int) -> list[float]:
    """Texts a CPU second of each, in turns, some texts at a time, so that all meet the same moments of the machine; of
    several rounds the best of each turn counts, the first of which fills caches.
    """
    parts = [slice(start, start + _TURN) for start in range(0, count, _TURN)]
    best = [[float("inf")] * len(parts) for _ in runs]
    for _ in range(_ROUNDS):
        for place, part in enumerate(parts):
            for times, run in zip(best, runs, strict=True):
                started = time.process_time()
                run(part)
                times[place] = min(times[place], time.process_time() - started)
    return [count / sum(times) for times in best]
