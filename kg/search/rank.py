"""Candidates with scores in, the k results a reader wants out: copies folded together, alike ones spread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kg.ports import FloatArray


@dataclass(frozen=True, slots=True)
class RankOptions:
    """How candidates become results.

    Attributes:
        k: number of results.
        diversity: 0 ranks by score alone; towards 1, likeness to results already chosen counts more; at 0.5 as much.
        keep_duplicates: near-duplicates stay results of their own.
    """

    k: int = 10
    diversity: float = 0.0
    keep_duplicates: bool = False


class Candidate(NamedTuple):
    """A row of the index with its score; a tuple, since hundreds are made for each question."""

    id: str
    row: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A chosen candidate and the near-duplicates folded into it, best first."""

    candidate: Candidate
    copies: tuple[str, ...] = ()


def rank(
    candidates: Sequence[Candidate],
    vectors: FloatArray,
    duplicates_of: Callable[[str], Sequence[str]],
    options: RankOptions,
) -> list[Ranked]:
    """Chooses results from candidates that are sorted best first.

    Args:
        candidates: best first.
        vectors: [rows, dim], the vectors that the candidates' rows point into.
        duplicates_of: ids of the near-duplicates of a node.
        options: see there.
    """
    most = options.k if options.diversity <= 0.0 else max(10 * options.k, 50)
    groups = (
        [Ranked(c) for c in candidates[:most]] if options.keep_duplicates else _fold(candidates, duplicates_of, most)
    )
    return groups if options.diversity <= 0.0 else _spread(groups, vectors, options)


def _fold(candidates: Sequence[Candidate], duplicates_of: Callable[[str], Sequence[str]], most: int) -> list[Ranked]:
    """The first groups; whose copies are not among them is not looked up."""
    leader: dict[str, str] = {}
    copies: dict[str, list[str]] = {}
    kept: list[Candidate] = []
    for candidate in candidates:
        first = leader.get(candidate.id)
        if first is None and len(kept) == most:
            continue
        if first is None:
            kept.append(candidate)
            first = candidate.id
            copies[first] = []
        else:
            copies[first].append(candidate.id)
        for other in duplicates_of(candidate.id):
            leader.setdefault(other, first)
    return [Ranked(candidate, tuple(copies[candidate.id])) for candidate in kept]


def _spread(pool: Sequence[Ranked], vectors: FloatArray, options: RankOptions) -> list[Ranked]:
    """Maximal marginal relevance (Carbonell & Goldstein 1998) over the best candidates.

    Scores and likeness are taken from the least to the most there is in the pool, so that a share of diversity means
    the same whether scores lie around 0.8 or, as where little is near, between 0.2 and 0.4.
    """
    if not pool:
        return []
    rows = vectors[[item.candidate.row for item in pool]]
    scores = _stretched(np.array([item.candidate.score for item in pool]))
    alike = _stretched(rows @ rows.T)
    likeness = np.zeros(len(pool))
    chosen: list[int] = []
    while len(chosen) < min(options.k, len(pool)):
        value = (1.0 - options.diversity) * scores - options.diversity * likeness
        value[chosen] = -np.inf
        best = int(np.argmax(value))
        chosen.append(best)
        likeness = np.maximum(likeness, alike[best])
    return [pool[index] for index in chosen]


def _stretched(values: FloatArray) -> FloatArray:
    """The values between 0 for the least of them and 1 for the most."""
    least, most = values.min(), values.max()
    return np.asarray((values - least) / (most - least)) if most > least else np.ones_like(values)
