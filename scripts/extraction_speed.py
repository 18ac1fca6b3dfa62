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
    runs: dict[str, Callable[[], object]] = {
        "spaCy tokenizer": lambda: [tokenizer.make_doc(text) for text in passages],
        "kg extract": lambda: [extractor.extract(document) for document in ours],
        "spaCy CNN NER": lambda: [ner(text) for text in passages[:60]],
    }
    rates = {name: _rate(run, 60 if "NER" in name else len(passages)) for name, run in runs.items()}
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


def _rate(run: Callable[[], object], count: int) -> float:
    """The better of two runs, the first of which fills caches."""
    best = 0.0
    for _ in range(2):
        started = time.process_time()
        run()
        best = max(best, count / (time.process_time() - started))
    return best
