"""Texts in, how much of their wording two of them share out: tf-idf, kept beside the vectors in three mapped files.

An encoder that reads a text as one point forgets its rare words; of long texts these tell whether two are about
the same work. Candidates are found by vector, and compared by words where the query has enough of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.errors import ModelError
from kg.ports import FloatArray, IntArray

_WORD = re.compile(r"\w+")
_ROWS, _ENTRIES, _IDF = "word_rows.npy", "word_entries.npy", "word_idf.npy"
_ROW_TYPE = np.dtype([("node", "<u8"), ("start", "<i8"), ("end", "<i8")])
_ENTRY_TYPE = np.dtype([("word", "<u4"), ("weight", "<f2")])
_IDF_TYPE = np.dtype([("word", "<u4"), ("idf", "<f4")])
#: Words of a text that are kept, those that weigh most first.
_KEPT = 128
#: Words of a query from which on its wording counts, and from which on it counts in full.
_FEWEST, _ENOUGH = 12, 40
#: What wording adds to the likeness of vectors: with 0.3 to 1.0, related occupations, departments of postings and
#: areas and keywords of papers were all found better than by vectors alone.
_SHARE = 0.7
_REMEMBERED = 10_000
_LOWER_HALF = np.uint32(0xFFFF)

Structured = npt.NDArray[np.void]
#: Entries that are quicker to put together than structured ones, [n, 3].
Halves = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Bag:
    """Words of one text by their hash, ascending, with their tf-idf at length one: [words] uint32 and float32."""

    words: npt.NDArray[np.uint32]
    weights: FloatArray


class Wording:
    """The words of postings and papers.

    Args:
        rows, entries, idf: as `write_wording` writes them.
        text_of: the text of a node that came after they were written.
    """

    def __init__(self, rows: Structured, entries: Structured, idf: Structured, text_of: Callable[[str], str]) -> None:
        self._rows, self._entries = np.asarray(rows), _halves(np.asarray(entries))
        self._nodes = np.ascontiguousarray(rows["node"])
        self._words = np.ascontiguousarray(idf["word"])
        self._idf = np.ascontiguousarray(idf["idf"])
        self._unknown = np.float32(np.log(1.0 + len(rows)) + 1.0)
        self._late = lru_cache(_REMEMBERED)(lambda node_id: self._late_bag(text_of(node_id)))

    def bag(self, text: str) -> Bag:
        """The words of any text, weighted by how rare they are here; all of them are kept."""
        counts = _counts(text)
        words = np.array(sorted(counts), dtype=np.uint32)
        frequency = np.array([counts[int(word)] for word in words], dtype=np.float32)
        return Bag(words, _unit((1.0 + np.log(frequency)) * self._idf_of(words)))

    def likeness(self, query: Bag, node_ids: Sequence[str]) -> FloatArray:
        """Cosine of the query's words with those of each node, [len(node_ids)] float32."""
        if not len(query.words) or not node_ids:
            return np.zeros(len(node_ids), dtype=np.float32)
        entries, lengths = self._bags_of(node_ids)
        products = np.zeros(len(entries), dtype=np.float32)
        for words, weights in _told_apart(query):
            products += _matched(entries, words, weights)
        owners = np.repeat(np.arange(len(node_ids)), lengths)
        return np.bincount(owners, weights=products, minlength=len(node_ids)).astype(np.float32)

    def _bags_of(self, node_ids: Sequence[str]) -> tuple[Halves, IntArray]:
        """Words of all nodes one after the other with their weights, and how many each has."""
        keys = np.array([_node_key(node_id) for node_id in node_ids], dtype=np.uint64)
        rows = np.minimum(np.searchsorted(self._nodes, keys), max(len(self._nodes) - 1, 0))
        known = self._nodes[rows] == keys if len(self._nodes) else np.zeros(len(keys), dtype=bool)
        kept = self._rows[rows[known]]
        bags = [
            self._entries[start:end] for start, end in zip(kept["start"].tolist(), kept["end"].tolist(), strict=True)
        ]
        for at in np.flatnonzero(~known).tolist():
            bags.insert(at, self._late(node_ids[at]))
        return np.concatenate(bags), np.array([len(bag) for bag in bags])

    def _late_bag(self, text: str) -> Halves:
        bag = self.bag(text)
        return _halves(_heaviest(bag.words, bag.weights))

    def _idf_of(self, words: npt.NDArray[np.uint32]) -> FloatArray:
        if not len(self._words):
            return np.full(len(words), self._unknown, dtype=np.float32)
        places = np.minimum(np.searchsorted(self._words, words), len(self._words) - 1)
        return np.where(self._words[places] == words, self._idf[places], self._unknown)


def _told_apart(bag: Bag) -> Iterator[tuple[npt.NDArray[np.uint32], FloatArray]]:
    """The words of a bag and their weights, again and again those of which no two have the same lower half."""
    left = np.arange(len(bag.words))
    while len(left):
        _, first = np.unique(bag.words[left] & _LOWER_HALF, return_index=True)
        yield bag.words[left[first]], bag.weights[left[first]]
        left = np.delete(left, first)


def _matched(entries: Halves, words: npt.NDArray[np.uint32], weights: FloatArray) -> FloatArray:
    """The product of each entry's weight with that of the same word of a query, [n]; 0 where the query has it not.

    A table of what may be the word takes a fifth of the time of a search for each.
    """
    place_of = np.zeros(int(_LOWER_HALF) + 1, dtype=np.intp)
    place_of[words & _LOWER_HALF] = np.arange(1, len(words) + 1)
    upper, weight = np.append(np.uint32(0), words >> 16).astype(np.uint16), np.append(np.float32(0.0), weights)
    places = place_of.take(entries[:, 0])
    is_same = upper.take(places) == entries[:, 1]
    return np.asarray(weight.take(places) * entries[:, 2].view("<f2") * is_same, dtype=np.float32)


def share_of_words(text: str) -> float:
    """What wording counts for a query beside its vector: nothing for a title, most for an advert."""
    count = len(_WORD.findall(text))
    return 0.0 if count < _FEWEST else _SHARE * min(1.0, count / _ENOUGH)


def write_wording(folder: Path, node_ids: Sequence[str], texts: Iterable[str]) -> None:
    """Counts words and writes what `read_wording` reads.

    Args:
        folder: an existing folder.
        node_ids: postings and papers.
        texts: their texts, in their order.
    """
    counts = [_counts(text) for text in texts]
    frequency = Counter(word for bag in counts for word in bag)
    words = np.array(sorted(frequency), dtype=np.uint32)
    holders = np.array([frequency[int(word)] for word in words], dtype=np.float32)
    idf = np.zeros(len(words), dtype=_IDF_TYPE)
    idf["word"], idf["idf"] = words, np.log((1.0 + len(counts)) / (1.0 + holders)) + 1.0
    weight_of = dict(zip(words.tolist(), idf["idf"].tolist(), strict=True))
    order = sorted(range(len(counts)), key=lambda row: _node_key(node_ids[row]))
    bags = [_entries(counts[row], weight_of) for row in order]
    rows = np.zeros(len(bags), dtype=_ROW_TYPE)
    rows["node"] = [_node_key(node_ids[row]) for row in order]
    rows["end"] = np.cumsum([len(bag) for bag in bags])
    rows["start"][1:] = rows["end"][:-1]
    np.save(folder / _ROWS, rows)
    np.save(folder / _ENTRIES, np.concatenate(bags) if bags else np.zeros(0, dtype=_ENTRY_TYPE))
    np.save(folder / _IDF, idf)


def read_wording(folder: Path, text_of: Callable[[str], str]) -> Wording | None:
    """The words kept in a folder, mapped; `None` if it was written before words were kept.

    Raises:
        ModelError: a file is damaged.
    """
    if not (folder / _ROWS).is_file():
        return None
    try:
        rows, entries, idf = (np.load(folder / name, mmap_mode="r") for name in (_ROWS, _ENTRIES, _IDF))
    except (OSError, ValueError) as error:
        raise ModelError(f"The words in '{folder}' cannot be read ({error}): run `kg build` again.") from error
    return Wording(rows, entries, idf, text_of)


def _entries(counts: Counter[int], idf: dict[int, float]) -> Structured:
    words = np.array(sorted(counts), dtype=np.uint32)
    frequency = np.array([counts[int(word)] for word in words], dtype=np.float32)
    weights = _unit((1.0 + np.log(frequency)) * np.array([idf[int(word)] for word in words], dtype=np.float32))
    return _heaviest(words, weights)


def _heaviest(words: npt.NDArray[np.uint32], weights: FloatArray) -> Structured:
    """Those of some words, which rise, that are kept."""
    kept = np.sort(np.argsort(-weights, kind="stable")[:_KEPT])
    entries: Structured = np.zeros(len(kept), dtype=_ENTRY_TYPE)
    entries["word"], entries["weight"] = words[kept], weights[kept]
    return entries


def _halves(entries: Structured) -> Halves:
    """Entries as three numbers each: the low and the high half of a word, and its weight, read as if it were whole."""
    return np.ascontiguousarray(entries).view("<u2").reshape(-1, 3)


def _counts(text: str) -> Counter[int]:
    return Counter(map(_word_key, _WORD.findall(text.casefold())))


@lru_cache(200_000)
def _word_key(word: str) -> int:
    return crc32(word.encode())


@lru_cache(200_000)
def _node_key(node_id: str) -> int:
    return int.from_bytes(blake2b(node_id.encode(), digest_size=8).digest(), "little")


def _unit(weights: npt.NDArray[Any]) -> FloatArray:
    length = float(np.sqrt(weights @ weights)) if len(weights) else 0.0
    return (weights / (length or 1.0)).astype(np.float32)
