"""Texts → unit vectors by looking up rows of one table: no network, no torch, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kg.features.words import WordTable, split_words
from kg.ports import FloatArray

#: Texts whose words are looked up together; bounds memory and shares the work of repeated words.
_BATCH = 1024


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """A text is the normalised sum of its words' vectors, a word the weighted sum of its rows.

    A row's length is the weight of its word, learnt with the row. A word repeated n times counts
    `n ** tf_power`, so that long texts are not ruled by their commonest words.

    Attributes:
        name: name and version of the table.
        words: which rows make up a word.
        table: [words.num_rows, dim], float32.
        tf_power: damping of repeated words, in [0, 1].
    """

    name: str
    words: WordTable
    table: FloatArray
    tf_power: float = 0.5

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self.table.shape[1])

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; a text without known words gives zeros.

        A vector depends on its own text only, to the last bit, whatever else is in the batch.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            self._encode_batch(texts[start : start + _BATCH], vectors[start : start + _BATCH])
        return vectors

    def _encode_batch(self, texts: Sequence[str], out: FloatArray) -> None:
        bags = [Counter(split_words(text)) for text in texts]
        places = {word: place for place, word in enumerate(dict.fromkeys(word for bag in bags for word in bag))}
        word_vectors = self._word_vectors(places)
        for row, bag in enumerate(bags):
            if bag:
                counts: FloatArray = np.fromiter(bag.values(), dtype=np.float32, count=len(bag))
                damped = np.power(counts, np.float32(self.tf_power), dtype=np.float32)
                out[row] = _unit(damped @ word_vectors[[places[word] for word in bag]])

    def _word_vectors(self, words: Iterable[str]) -> FloatArray:
        """Vectors of words, [len(words), dim], not normalised."""
        bags = [self.words.rows(word) for word in words]
        vectors = np.zeros((len(bags), self.dim), dtype=np.float32)
        for place, (rows, weights) in enumerate(bags):
            if len(rows) == 1:
                vectors[place] = self.table[rows[0]]
            elif rows:
                vectors[place] = np.asarray(weights, dtype=np.float32) @ self.table[rows]
        return vectors


def _unit(vector: FloatArray) -> FloatArray:
    """The vector at length one; one that is all but zero becomes exactly zero."""
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length > 1e-6 else np.zeros_like(vector)
