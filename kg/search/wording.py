"""Texts in, how much of their wording two of them share out: tf-idf, kept beside the vectors in three mapped files.

An encoder that reads a text as one point forgets its rare words; of long texts these tell whether two are about
the same work. Candidates are found by vector, and compared by words where the query has enough of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
_LOW_BITS = np.uint32(0xFFFF)

Structured = npt.NDArray[np.void]


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
        self._rows, self._entries = np.asarray(rows), np.asarray(entries)
        self._nodes = np.ascontiguousarray(rows["node"])
        self._words = np.ascontiguousarray(idf["word"])
        self._idf = np.ascontiguousarray(idf["idf"])
        self._unknown = np.float32(np.log(1.0 + len(rows)) + 1.0)
        self._late = lru_cache(_REMEMBERED)(lambda node_id: self.bag(text_of(node_id)))

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
        words, weights, owners = self._bags_of(node_ids)
        perhaps = np.zeros(_LOW_BITS + 1, dtype=bool)  # most words are told apart by less than a search for each
        perhaps[query.words & _LOW_BITS] = True
        some = np.flatnonzero(perhaps[words & _LOW_BITS])
        places = np.minimum(np.searchsorted(query.words, words[some]), len(query.words) - 1)
        common = query.words[places] == words[some]
        some, places = some[common], places[common]
        products = query.weights[places] * weights[some]
        return np.bincount(owners[some], weights=products, minlength=len(node_ids)).astype(np.float32)

    def _bags_of(self, node_ids: Sequence[str]) -> tuple[npt.NDArray[np.uint32], FloatArray, IntArray]:
        """Words of all nodes one after the other, their weights, and the place in `node_ids` of who has each."""
        keys = np.array([_node_key(node_id) for node_id in node_ids], dtype=np.uint64)
        rows = np.minimum(np.searchsorted(self._nodes, keys), max(len(self._nodes) - 1, 0))
        known = self._nodes[rows] == keys if len(self._nodes) else np.zeros(len(keys), dtype=bool)
        kept = self._rows[rows[known]]
        lengths = (kept["end"] - kept["start"]).astype(np.int64)
        firsts = kept["start"].astype(np.int64) - np.concatenate([[0], np.cumsum(lengths)[:-1]])
        entries = self._entries[np.repeat(firsts, lengths) + np.arange(lengths.sum())]
        late = {at: self._late(node_ids[at]) for at in np.flatnonzero(~known).tolist()}
        words = np.concatenate([entries["word"], *(bag.words for bag in late.values())])
        weights = np.concatenate([entries["weight"].astype(np.float32), *(bag.weights for bag in late.values())])
        owners = [np.repeat(np.flatnonzero(known), lengths), *(np.full(len(b.words), at) for at, b in late.items())]
        return words, weights, np.concatenate(owners)

    def _idf_of(self, words: npt.NDArray[np.uint32]) -> FloatArray:
        if not len(self._words):
            return np.full(len(words), self._unknown, dtype=np.float32)
        places = np.minimum(np.searchsorted(self._words, words), len(self._words) - 1)
        return np.where(self._words[places] == words, self._idf[places], self._unknown)


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
    kept = np.sort(np.argsort(-weights, kind="stable")[:_KEPT])
    entries: Structured = np.zeros(len(kept), dtype=_ENTRY_TYPE)
    entries["word"], entries["weight"] = words[kept], weights[kept]
    return entries


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
