"""Makes the shipped model of subjects: which phrases that no vocabulary lists name what work or research is about.

.venv/bin/python scripts/train_subjects.py --judged FILE... --data ../shared/data --version 1.0

Needs the extra `train`. A line of a FILE is JSON with `text`, `start`, `end`, `origin` (see `Origin`), `good` and
`document`, by which phrases are left out together. The first FILE is a fair sample of what is found, by which the
constant is set; others may hold more of what is rare. Real texts are not shipped, nor are the judged phrases.
Prints how well phrases of documents that were left out are told, then fits on everything and writes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from subject_training.words import word_uses

from kg.extract.lexicon.subject_measures import Origin, WordUse, measures
from kg.extract.lexicon.subject_model import FORMAT, LIKELY, WORDS, Manifest, packed
from kg.ports import FloatArray
from kg.shipped import sha256_of, store_manifest

REGULAR, FOLDS = 0.02, 10
#: A measure that fewer phrases have says nothing.
RARE = 8


class Judged(NamedTuple):
    """A phrase and whether a careful reader would call it a subject."""

    text: str
    start: int
    end: int
    origin: Origin
    good: bool
    document: str


def main() -> None:
    """Reads the judged phrases, measures, and writes the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, nargs="+", required=True, help="files of judged phrases")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the sets")
    parser.add_argument("--out", type=Path, default=Path("data/subjects"), help="folder to write")
    parser.add_argument("--version", default="1.0", help="version for the manifest")
    options = parser.parse_args()
    phrases = [phrase for path in options.judged for phrase in judged(path)]
    fair = len(list(judged(options.judged[0])))
    uses = word_uses(options.data)
    rows, good = measured(phrases, uses), np.array([phrase.good for phrase in phrases])
    show(left_out(rows, good, [phrase.document for phrase in phrases]), good)
    weights = levelled(fitted(rows, good), rows[:fair], good[:fair])
    content = packed(uses)
    options.out.mkdir(exist_ok=True)
    (options.out / WORDS).write_bytes(content)
    store_manifest(options.out, Manifest(FORMAT, "kg-subjects", options.version, weights, {WORDS: sha256_of(content)}))


def judged(path: Path) -> Iterable[Judged]:
    """The phrases of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Judged(row["text"], row["start"], row["end"], Origin(row["origin"]), bool(row["good"]), row["document"])


def measured(phrases: Iterable[Judged], uses: dict[str, WordUse]) -> list[dict[str, float]]:
    """The measures of each phrase by name."""
    return [dict(measures(phrase.text, phrase.start, phrase.end, phrase.origin, uses)) for phrase in phrases]


def fitted(rows: list[dict[str, float]], good: FloatArray) -> dict[str, float]:
    """The weights of the measures; each is regularised by how much it varies."""
    vectorizer = DictVectorizer(sparse=False)
    values = vectorizer.fit_transform(rows)
    kept = (values != 0).sum(axis=0) >= RARE
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    model = LogisticRegression(C=REGULAR, max_iter=3000).fit(((values - mean) / spread)[:, kept], good)
    weights = np.zeros(len(mean))
    weights[kept] = model.coef_[0] / spread[kept]
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    weights[names.index("any")] = float(model.intercept_[0]) - float(weights @ mean)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True) if round(weight, 4)}


def levelled(weights: dict[str, float], rows: list[dict[str, float]], good: FloatArray) -> dict[str, float]:
    """The weights with the constant by which phrases of a fair sample are as likely subjects as they are ones."""
    low, high = -2.0, 2.0
    while high - low > 1e-4:
        shift = (low + high) / 2
        low, high = (shift, high) if told_by(weights, rows, shift).mean() < good.mean() else (low, shift)
    return weights | {"any": round(weights["any"] + low, 4)}


def told_by(weights: dict[str, float], rows: list[dict[str, float]], shift: float = 0.0) -> FloatArray:
    """How likely each phrase is a subject."""
    odds = [shift + sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    return np.asarray(1 / (1 + np.exp(-np.array(odds))), np.float32)


def left_out(rows: list[dict[str, float]], good: FloatArray, documents: list[str]) -> FloatArray:
    """How likely each phrase is a subject by what is learnt from other documents."""
    told = np.zeros(len(rows), np.float32)
    for inside, outside in GroupKFold(FOLDS).split(rows, good, documents):
        weights = fitted([rows[at] for at in inside], good[inside])
        told[outside] = told_by(weights, [rows[at] for at in outside])
    return told


def show(told: FloatArray, good: FloatArray) -> None:
    """Prints what a bound keeps, and how often phrases are good by how likely they are."""
    kept = told >= LIKELY
    print(f"{len(told)} phrases, {good.mean():.3f} good; at {LIKELY}: {good[kept].mean():.3f} good,", end=" ")
    print(f"{good[kept].sum() / good.sum():.3f} of the good ones kept")
    for low in np.arange(0, 1, 0.1):
        inside = (told >= low) & (told < low + 0.1)
        if inside.any():
            row = f"{low:.1f}-{low + 0.1:.1f} {inside.sum():5} mean {told[inside].mean():.2f}"
            print(f"{row} good {good[inside].mean():.2f}")


if __name__ == "__main__":
    main()
