"""Texts with what should be found for them in, figures of rankings out, with plain rankings to compare with.

Used by `scripts/benchmark_similarity.py`; rankings by vectors or by a knowledge base are handed in as scores.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.metrics import average_precision

Figures = npt.NDArray[np.floating[Any]]

_WORD = re.compile(r"\w+")
_BOOTSTRAPS = 2000


class Figure(StrEnum):
    """How a ranking is judged."""

    MAP = "MAP"
    MRR = "MRR"
    P10 = "P@10"


@dataclass(frozen=True, slots=True)
class Retrieval:
    """A set of queries.

    Attributes:
        name: of the set.
        figure: how it is judged.
        corpus: texts by id.
        queries: texts by id; an id that is in the corpus too is never its own result.
        relevant: per query, ids of the corpus.
        left_out: per query, further ids that are no results, such as copies of it.
    """

    name: str
    figure: Figure
    corpus: Mapping[str, str]
    queries: Mapping[str, str]
    relevant: Mapping[str, Collection[str]]
    left_out: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of one ranking minus that of another, with its 95 % interval over queries drawn anew."""

    mean: float
    low: float
    high: float

    @property
    def significant(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0.0 or self.high < 0.0


def judge(asked: Retrieval, scores: Mapping[str, Figures]) -> Figures:
    """The figure of each query, in their order, [queries]; `scores` are over the corpus in its order, [corpus]."""
    ids = list(asked.corpus)
    return np.array([_judge(asked, query, _ranking(asked, query, ids, scores[query])) for query in asked.queries])


def judge_rankings(asked: Retrieval, rankings: Mapping[str, Sequence[str]]) -> Figures:
    """As `judge`, for rankings that are lists of ids, best first."""
    return np.array([_judge(asked, query, _allowed(asked, query, rankings[query])) for query in asked.queries])


def difference(first: Figures, second: Figures, *, seed: int = 0) -> Difference:
    """Bootstrap over queries (Efron 1979) of two figures of the same queries."""
    gain = first - second
    draws = np.random.default_rng(seed).integers(0, len(gain), (_BOOTSTRAPS, len(gain)))
    means = gain[draws].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Difference(float(gain.mean()), float(low), float(high))


def cosine(corpus: Figures, queries: Figures) -> Figures:
    """Cosine of every query with every text of the corpus, [queries, corpus]; zero vectors are like nothing."""
    product: Figures = _unit(queries) @ _unit(corpus).T
    return product


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text.casefold())


def letters_of(text: str) -> list[str]:
    """Runs of three to five letters of each word, its edges marked."""
    return [f" {w} "[i : i + n] for w in words_of(text) for n in (3, 4, 5) for i in range(len(w) + 3 - n)]


def tf_idf(corpus: Sequence[str], queries: Sequence[str], split: Callable[[str], Sequence[str]] = words_of) -> Figures:
    """Cosine of terms weighted `(1 + log tf) · idf`, [queries, corpus]; `split` gives the terms of a text."""
    counts, words = _counts(corpus, {}, split)
    asked, _ = _counts(queries, words, split, grow=False)
    idf = np.log((1 + len(corpus)) / (1 + np.bincount(counts.indices, minlength=len(words)))) + 1.0
    return _dense(_weighted(asked, idf) @ _weighted(counts, idf).T)


def bm25(corpus: Sequence[str], queries: Sequence[str], *, k1: float = 1.2, b: float = 0.75) -> Figures:
    """Okapi BM25 (Robertson and Zaragoza 2009), [queries, corpus]."""
    counts, words = _counts(corpus, {}, words_of)
    asked, _ = _counts(queries, words, words_of, grow=False)
    frequency = np.bincount(counts.indices, minlength=len(words))
    idf = np.log(1.0 + (len(corpus) - frequency + 0.5) / (frequency + 0.5))
    length = np.asarray(counts.sum(axis=1)).ravel()
    norm = k1 * (1.0 - b + b * length / max(float(length.mean()), 1e-9))
    weights = counts.copy()
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    weights.data = counts.data * (k1 + 1.0) / (counts.data + norm[rows]) * idf[counts.indices]
    return _dense(asked @ weights.T)


def _ranking(asked: Retrieval, query: str, ids: Sequence[str], scores: Figures) -> list[str]:
    return _allowed(asked, query, [ids[row] for row in np.argsort(-scores, kind="stable")])


def _allowed(asked: Retrieval, query: str, ranking: Sequence[str]) -> list[str]:
    left_out = {query, *asked.left_out.get(query, ())}
    return [node_id for node_id in ranking if node_id not in left_out]


def _judge(asked: Retrieval, query: str, ranking: Sequence[str]) -> float:
    relevant = set(asked.relevant[query])
    if asked.figure is Figure.MAP:
        return average_precision(relevant, ranking)
    if asked.figure is Figure.P10:
        return sum(node_id in relevant for node_id in ranking[:10]) / 10.0
    return next((1.0 / place for place, node_id in enumerate(ranking, start=1) if node_id in relevant), 0.0)


def _counts(
    texts: Sequence[str], words: dict[str, int], split: Callable[[str], Sequence[str]], *, grow: bool = True
) -> tuple[sparse.csr_matrix, dict[str, int]]:
    indptr, indices, data = [0], list[int](), list[float]()
    for text in texts:
        bag = Counter(split(text))
        for word, count in bag.items():
            column = words.setdefault(word, len(words)) if grow else words.get(word)
            if column is not None:
                indices.append(column)
                data.append(float(count))
        indptr.append(len(indices))
    return sparse.csr_matrix((data, indices, indptr), shape=(len(texts), len(words))), words


def _weighted(counts: sparse.csr_matrix, idf: Figures) -> sparse.csr_matrix:
    weighted = counts.copy()
    weighted.data = (1.0 + np.log(counts.data)) * idf[counts.indices]
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.diags(1.0 / np.where(norms == 0.0, 1.0, norms)) @ weighted


def _dense(product: sparse.spmatrix) -> Figures:
    dense: Figures = np.asarray(product.todense(), dtype=np.float32)
    return dense


def _unit(vectors: Figures) -> Figures:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Figures = vectors / np.where(norms == 0.0, 1.0, norms)
    return unit
