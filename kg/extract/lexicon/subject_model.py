"""A phrase that no vocabulary lists in, how likely it names a subject out; its weights are learnt.

Rules find phrases where subjects are named, and a third of what they find is none: half a sentence, a part of a firm,
a word of adverts. A logistic regression weighs how its words are used elsewhere, its letters and its place. It was
fitted on phrases that somebody judged: `scripts/train_subjects.py`.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from kg.config import data_dir
from kg.extract.lexicon.subject_measures import Origin, WordUse, of_phrase, of_place, stands_in_foreign, where_of
from kg.extract.model_folder import read_model_folder

FORMAT = 1
WORDS = "words.txt.z"
#: A number of a word is written as one letter: so many steps above the lowest.
LOWEST, STEP, LETTERS = -6.0, 0.5, 65
#: A phrase is dropped that is less likely a subject; of judged ones that keeps nine in ten of the good ones.
LIKELY = 0.35


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says: the weights of `measures` by name, and the files by their hash."""

    format: int
    name: str
    version: str
    weights: dict[str, float]
    sha256: dict[str, str]


class SubjectModel:
    """Tells names of subjects from other phrases.

    Args:
        weights: of the measures of a phrase, by name.
        uses: of words in small letters.
    """

    def __init__(self, weights: Mapping[str, float], uses: Mapping[str, WordUse]) -> None:
        self._weights = weights
        self._uses = uses
        self._of_phrase = lru_cache(maxsize=1 << 13)(self._phrase_odds)

    def probability(self, text: str, start: int, end: int, origin: Origin) -> float:
        """How likely `text[start:end]`, found by what `origin` says, names a subject."""
        foreign = stands_in_foreign(text, start, end)
        odds = self._of_phrase(text[start:end], foreign, where_of(origin))
        odds += self._odds(of_place(text, start, end, origin))
        return round(1.0 / (1.0 + math.exp(-odds)), 3)

    def share(self, word: str) -> float:
        """How much more often a known word stands in names of subjects than in adverts, as a logarithm; else nought."""
        found = self._uses.get(word)
        return found.subjects if found else 0.0

    def _phrase_odds(self, phrase: str, foreign: bool, where: str) -> float:
        return self._odds(of_phrase(phrase, foreign, where, self._uses))

    def _odds(self, told: Iterable[tuple[str, float]]) -> float:
        weights = self._weights
        return sum(weights[name] * value for name, value in told if value and name in weights)


@cache
def shipped_subject_model() -> SubjectModel:
    """The model in `data/subjects`; read once.

    Raises:
        ModelError: as `load_subject_model`.
    """
    return load_subject_model(data_dir() / "subjects")


def load_subject_model(folder: Path) -> SubjectModel:
    """The model in a folder.

    Raises:
        ModelError: a file is missing or is not the one that the manifest names.
    """
    manifest, contents = read_model_folder(
        folder, Manifest, FORMAT, (WORDS,), what="subject model", script="scripts/train_subjects.py"
    )
    return SubjectModel(manifest.weights, unpacked(contents[WORDS]))


def packed(uses: Mapping[str, WordUse]) -> bytes:
    """Words and their numbers as the shipped file has them; numbers lie on its steps."""
    rows = (f"{word} {''.join(map(_letter, uses[word]))}" for word in sorted(uses))
    return zlib.compress("\n".join(rows).encode(), 9)


def unpacked(content: bytes) -> dict[str, WordUse]:
    """The words of a shipped file with their numbers."""
    rows = (line.split(" ") for line in zlib.decompress(content).decode().splitlines())
    return {word: WordUse(*(LOWEST + STEP * (ord(letter) - LETTERS) for letter in numbers)) for word, numbers in rows}


def _letter(number: float) -> str:
    return chr(LETTERS + round((number - LOWEST) / STEP))
