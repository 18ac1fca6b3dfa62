"""Texts → unit vectors by looking up rows of one table and a small head: no torch, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.features.head import Head
from kg.features.words import WordTable, fold, split_words
from kg.ports import FloatArray

#: Texts whose words are looked up together; bounds memory and shares the work of repeated words.
_BATCH = 1024
#: A first line of more words is running text, not a name.
_LONGEST_HEAD = 25


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """A text is the normalised sum of its words' vectors, a word the weighted sum of its rows.

    A row's length is the weight of its word, learnt with the row. A word repeated n times counts
    `n ** tf_power`, so that long texts are not ruled by their commonest words. A text whose first line
    is short is a name and a body, each made into a unit vector and then mixed: otherwise the title of
    a posting would be four words among four hundred.

    Attributes:
        name: name and version of the table.
        words: which rows make up a word.
        table: the rows, [words.num_rows, dim], int8 or float32; int8 is only widened where it is looked up,
            which makes loading a matter of milliseconds.
        scales: [words.num_rows], float32; a row's vector is `table[row] * scales[row]`.
        tf_power: damping of repeated words, in [0, 1].
        head_share: weight of the first line against the lines below it, in [0, 1]; 0 reads all as one.
        head: what vectors of texts go through at the end, if anything.
    """

    name: str
    words: WordTable
    table: FloatArray | npt.NDArray[np.int8]
    scales: FloatArray
    tf_power: float = 0.5
    head_share: float = 0.0
    head: Head | None = None

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self.table.shape[1])

    def knows(self, word: str) -> bool:
        """Whether a word is in the table as a whole, and not put together from its parts."""
        return all(self.words.knows(part) for part in split_words(word))

    def meanings(self, word: str) -> Sequence[str] | None:
        """The English names of what a foreign word means, none if it says nothing; `None` for any other word."""
        return self.words.meant(fold(word))

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; a text without known words gives zeros.

        A vector depends on its own text only, to the last bit, whatever else is in the batch.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            self._encode_batch(texts[start : start + _BATCH], vectors[start : start + _BATCH])
        return vectors

    def _encode_batch(self, texts: Sequence[str], out: FloatArray) -> None:
        pairs = [[Counter(words) for words in self._head_and_body(text)] for text in texts]
        places = {
            word: place for place, word in enumerate(dict.fromkeys(w for pair in pairs for bag in pair for w in bag))
        }
        word_vectors = self._word_vectors(places)
        for row, bags in enumerate(pairs):
            parts = [self._sum(bag, places, word_vectors) for bag in bags]
            vector = parts[0] if len(parts) == 1 else self._mixed(parts[0], parts[1])
            out[row] = vector if self.head is None else self.head(vector)

    def _head_and_body(self, text: str) -> list[list[str]]:
        """Words of the whole text, or of its first line and of the rest."""
        head, newline, body = text.strip().partition("\n") if self.head_share else (text, "", "")
        head_words = split_words(head)
        if newline and 0 < len(head_words) <= _LONGEST_HEAD:
            return [head_words, split_words(body)]
        return [split_words(text)]

    def _word_vectors(self, words: Iterable[str]) -> FloatArray:
        """Vectors of words, [len(words), dim], not normalised."""
        bags = [self.words.rows(word) for word in words]
        first = np.array([rows[0] if len(rows) == 1 else 0 for rows, _ in bags], dtype=np.int64)
        vectors: FloatArray = self.table[first] * self.scales[first, None]
        for place, (rows, weights) in enumerate(bags):
            if len(rows) != 1:
                scaled = np.asarray(weights, dtype=np.float32) * self.scales[rows]
                vectors[place] = scaled @ self.table[rows].astype(np.float32)
        return vectors

    def _sum(self, bag: Mapping[str, int], places: Mapping[str, int], word_vectors: FloatArray) -> FloatArray:
        if not bag:
            return np.zeros(self.dim, dtype=np.float32)
        counts: FloatArray = np.fromiter(bag.values(), dtype=np.float32, count=len(bag))
        damped = np.power(counts, np.float32(self.tf_power), dtype=np.float32)
        return _unit(damped @ word_vectors[[places[word] for word in bag]])

    def _mixed(self, head: FloatArray, body: FloatArray) -> FloatArray:
        share = np.float32(self.head_share)
        return _unit(share * head + (np.float32(1.0) - share) * body)


def _unit(vector: FloatArray) -> FloatArray:
    """The vector at length one; one that is all but zero becomes exactly zero."""
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length > 1e-6 else np.zeros_like(vector)
