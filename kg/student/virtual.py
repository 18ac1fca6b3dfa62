"""Predicted embeddings, texts and a table of candidates in, virtual neighbours out (Cold Brew, eq. 4), in numpy.

Cold Brew looks for neighbours among embeddings alone. Looking among the texts as well is worth two
points of accuracy on public benchmarks, so a key holds both, in a share that validation chooses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from kg.ports import FloatArray, IntArray
from kg.vectors import principal_projection, softmax, unit

_CHUNK = 1024
#: With more candidates a look at the leading components of the keys, up to half of them, comes first, of which so many
#: are compared exactly. Of 360 texts and 20,000 candidates 0.08 of the 64 nearest are missed with keys of 384 numbers,
#: none with 128; of the 4 nearest texts 0.003.
_MANY, _COMPONENTS, _COMPARED = 4_000, 96, 1_000
#: Fewer components tell too little.
_FEWEST_COMPONENTS = 64
#: Queries whose neighbours' vectors are gathered at a time: 64 neighbours of 128 numbers are 8 MB then.
_GATHERED = 256


@dataclass(frozen=True, slots=True)
class Outline:
    """Keys in fewer dimensions.

    Attributes:
        axes: principal axes of the keys, [components, d].
        rows: the keys along them, [m, components].
    """

    axes: FloatArray
    rows: FloatArray


@dataclass(frozen=True, slots=True)
class Candidates:
    """Nodes that may be virtual neighbours.

    Attributes:
        node: number of each candidate in the graph it came from, [m].
        node_type: [m].
        embedding: standardised teacher's vectors, [m, d].
        text: text vectors of unit length, [m, dx]; no columns where neighbours are found by embedding alone.
        key: what queries are compared with, see `make_key`.
        outline: of the keys, where there are so many that a first look saves time.
        text_outline: of the texts.
    """

    node: IntArray
    node_type: IntArray
    embedding: FloatArray
    text: FloatArray
    key: FloatArray
    outline: Outline | None = None
    text_outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class NeighborRule:
    """How many virtual neighbours, how sharply weighted, whether of the query's type, the text's share in the keys."""

    k: int
    temperature: float
    same_type: bool
    text_share: float = 0.0


#: The few nodes of the same type whose texts are nearest.
CLOSE = NeighborRule(k=4, temperature=0.05, same_type=True, text_share=1.0)


def by_text(
    x: FloatArray, node_type: IntArray, candidates: Candidates, rule: NeighborRule, own: IntArray | None = None
) -> FloatArray:
    """Mean embeddings [n, d] of the candidates whose texts are nearest to the text vectors [n, dx]."""
    texts = replace(candidates, key=candidates.text, outline=candidates.text_outline)
    return neighborhood(*nearest(x, node_type, texts, rule, own), candidates)


def make_candidates(
    node: IntArray, node_type: IntArray, embedding: FloatArray, text: FloatArray | None = None, text_share: float = 0.0
) -> Candidates:
    """Candidates with their keys worked out."""
    text = np.zeros((len(node), 0), dtype=np.float32) if text is None else unit(text)
    key = make_key(embedding, text, text_share)
    return Candidates(node.astype(np.int64), node_type.astype(np.int64), embedding.astype(np.float32), text, key)


def outlined(candidates: Candidates) -> Candidates:
    """The candidates with outlines of their keys and texts, if there are many."""
    if len(candidates.node) <= _MANY:
        return candidates
    return replace(candidates, outline=_outline(candidates.key), text_outline=_outline(candidates.text))


def make_key(embedding: FloatArray, text: FloatArray, text_share: float) -> FloatArray:
    """Vectors whose dot product is `(1-s)·cos(ê, Ē) + s·cos(x, x')` with s the text's share, [n, d] or [n, d + dx]."""
    if text_share == 0.0:
        return unit(embedding)
    parts = [np.sqrt(1.0 - text_share) * unit(embedding), np.sqrt(text_share) * unit(text)]
    return np.concatenate(parts, axis=1).astype(np.float32)


def nearest(
    query: FloatArray, node_type: IntArray, candidates: Candidates, rule: NeighborRule, own: IntArray | None = None
) -> tuple[IntArray, FloatArray]:
    """The best candidates of each query and their weights, `softmax(Θ_K(ê Ēᵀ))` on cosines.

    Args:
        query: keys of the same share as the candidates', or predicted embeddings where that is 0, [n, d].
        node_type: their types [n]; a type without candidates looks among all.
        candidates: the table.
        rule: see `NeighborRule`.
        own: numbers of the queries in the graph, [n]; a query is never its own neighbour.

    Returns:
        Rows of `candidates` [n, k] and weights [n, k], best first; where there are fewer than k, the weight is 0.
    """
    rows = np.zeros((len(query), rule.k), dtype=np.int64)
    scores = np.full((len(query), rule.k), -np.inf, dtype=np.float32)
    for wanted, pool in _groups(node_type, candidates, rule):
        outline = candidates.outline if own is None and len(pool) > _MANY and rule.k <= _COMPARED else None
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            asked = unit(query[part])
            if outline is not None:
                compared, similarity = _outlined(asked, candidates, outline, pool)
            else:
                compared = pool[None, :]
                similarity = _compared(asked, candidates, pool, None if own is None else own[part])
            rows[part], scores[part] = _top(similarity, compared, rule.k)
    return rows, softmax(scores / rule.temperature)


def neighborhood(rows: IntArray, weights: FloatArray, candidates: Candidates) -> FloatArray:
    """Weighted means of the candidates' embeddings, [n, d]; zero without candidates."""
    width = candidates.embedding.shape[1]
    total = np.zeros((len(rows), width), dtype=np.float32)
    if len(candidates.node) == 0:
        return total
    for start in range(0, len(rows), _GATHERED):
        part = slice(start, start + _GATHERED)
        total[part] = np.matmul(weights[part, None, :], candidates.embedding[rows[part]])[:, 0]
    return total


def _groups(node_type: IntArray, candidates: Candidates, rule: NeighborRule) -> list[tuple[IntArray, IntArray]]:
    """Queries that look among the same candidates, and those candidates."""
    everyone = np.arange(len(candidates.node))
    if len(everyone) == 0 or len(node_type) == 0:
        return []
    if not rule.same_type:
        return [(np.arange(len(node_type)), everyone)]
    groups = []
    for value in np.unique(node_type):
        pool = np.flatnonzero(candidates.node_type == value)
        groups.append((np.flatnonzero(node_type == value), pool if len(pool) else everyone))
    return groups


def _compared(query: FloatArray, candidates: Candidates, pool: IntArray, own: IntArray | None) -> FloatArray:
    """Cosines of queries and all candidates of a pool, [n, len(pool)]."""
    similarity: FloatArray = query @ _rows_of(candidates.key, pool).T
    if own is not None:
        similarity[own[:, None] == candidates.node[pool][None, :]] = -np.inf
    return similarity


def _outline(keys: FloatArray) -> Outline | None:
    """The leading components of many keys [m, d], if these are long enough to be worth it."""
    components = min(_COMPONENTS, keys.shape[1] // 2)
    if components < _FEWEST_COMPONENTS:
        return None
    axes = principal_projection(keys, components)
    return Outline(axes, keys @ axes.T)


def _outlined(
    query: FloatArray, candidates: Candidates, outline: Outline, pool: IntArray
) -> tuple[IntArray, FloatArray]:
    """The rows [n, _COMPARED] of a pool whose outlines are nearest to each query, rising, and their exact cosines."""
    rough = (query @ outline.axes.T) @ _rows_of(outline.rows, pool).T
    rows = pool[np.sort(np.argpartition(rough, -_COMPARED, axis=1)[:, -_COMPARED:], axis=1)]
    keys = candidates.key
    return rows, np.stack([keys.take(few, axis=0, mode="clip") @ asked for few, asked in zip(rows, query, strict=True)])


def _rows_of(keys: FloatArray, pool: IntArray) -> FloatArray:
    """Some rows of the table; a view where they follow one another, as copying costs more than comparing."""
    first, last = int(pool[0]), int(pool[-1])
    return keys[first : last + 1] if last - first + 1 == len(pool) else keys[pool]


def _top(similarity: FloatArray, compared: IntArray, k: int) -> tuple[IntArray, FloatArray]:
    """The best of what was compared, rows [1 or n, m] with similarities [n, m], best first."""
    width = min(k, similarity.shape[1])
    best = np.argpartition(-similarity, width - 1, axis=1)[:, :width]
    score = np.take_along_axis(similarity, best, axis=1)
    order = np.take_along_axis(best, np.argsort(-score, axis=1, kind="stable"), axis=1)
    rows = np.zeros((len(similarity), k), dtype=np.int64)
    scores = np.full((len(similarity), k), -np.inf, dtype=np.float32)
    rows[:, :width] = np.take_along_axis(np.broadcast_to(compared, similarity.shape), order, axis=1)
    scores[:, :width] = np.take_along_axis(similarity, order, axis=1)
    return rows, scores
