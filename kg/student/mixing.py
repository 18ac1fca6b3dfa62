"""Text vectors and graph vectors in, one vector per node out, with the shares chosen on held-out nodes.

Final vectors are `[sqrt(1-α)·x̂ ; sqrt(α)·ẑ]`: a dot product is `(1-α)·cos_text + α·cos_graph`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kg.metrics import ndcg_at_k
from kg.ports import FloatArray, IntArray

_ALPHAS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_BLENDS = (0.0, 0.5, 1.0, 2.0, 4.0)
_MAX_QUERIES = 500
_MIN_QUERIES = 5


@dataclass(frozen=True, slots=True)
class Mix:
    """A chosen share, and the quality of every share tried, as means over the held-out questions."""

    value: float
    quality: Mapping[float, float]


def combine(x: FloatArray, z: FloatArray, alpha: float) -> FloatArray:
    """Text vectors [n, dx] and graph vectors [n, d] as one, [n, dx + d], with `alpha` the graph's share."""
    return np.concatenate([np.sqrt(1.0 - alpha) * _unit(x), np.sqrt(alpha) * _unit(z)], axis=1).astype(np.float32)


def route(teacher: FloatArray, student: FloatArray, degree: IntArray, blend: float = 0.0) -> FloatArray:
    """The teacher's vectors for connected nodes, the student's for isolated ones.

    Args:
        teacher: [n, d].
        student: [n, d].
        degree: [n].
        blend: a node of degree g takes g/(g+blend) of the teacher's vector, the rest of the student's.
    """
    trust = np.where(degree > 0, degree / np.maximum(degree + blend, 1e-9), 0.0)[:, None]
    return _unit((trust * _unit(teacher) + (1.0 - trust) * _unit(student)).astype(np.float32))


def choose_mix(
    x: FloatArray, z: FloatArray, node_type: IntArray, edges: IntArray, queries: IntArray, *, seed: int = 0
) -> Mix:
    """The graph's share that serves nodes without edges, the smallest that is as good as the best for all we know.

    Each query is asked for nodes of its own type that share neighbours with it, rarer ones counting more
    (Adamic and Adar 2003), which counts twice, and for its neighbours of every type; quality is the mean nDCG@10.
    A share counts as good as the best when the best beats it by no more than one standard error (Breiman et al.
    1984): what a text says is certain, what the graph adds was learnt from few nodes.

    Args:
        x: text vectors [n, dx].
        z: graph vectors [n, d] in which the queries' are the student's, and no vector knows their edges.
        node_type: [n].
        edges: both ends of all true edges, those of the queries too, [2, m].
        queries: nodes that had no edges while training.
        seed: of the draw among too many queries.
    """
    asked = queries if len(queries) <= _MAX_QUERIES else np.random.default_rng(seed).permutation(queries)[:_MAX_QUERIES]
    links = _Links(edges)
    groups = [_questions(int(node), node_type, links) for node in np.sort(asked)]
    if sum(map(len, groups)) < _MIN_QUERIES:
        return Mix(0.0, {0.0: 0.0})
    text, graph = _unit(x), _unit(z)
    quality = [
        np.average(
            [_quality(question, text, graph) for question in group], axis=0, weights=[one.weight for one in group]
        )
        for group in groups
        if group
    ]
    return _certain_best(np.array(quality))


def choose_blend(
    teacher: FloatArray, student: FloatArray, node_type: IntArray, degree: IntArray, edges: IntArray
) -> Mix:
    """The blend for `route` that ranks edges best which the teacher has not seen; 0.0 trusts the teacher alone.

    Args:
        teacher: vectors that know none of `edges`, [n, d].
        student: [n, d].
        node_type: [n].
        degree: edges per node the teacher knew, [n].
        edges: both ends of the unseen edges, [2, m].
    """
    if edges.shape[1] < _MIN_QUERIES:
        return Mix(0.0, {0.0: 0.0})
    asked = edges[:, :: max(1, edges.shape[1] // _MAX_QUERIES)]
    columns = [_reciprocal_ranks(route(teacher, student, degree, blend), node_type, asked) for blend in _BLENDS]
    return _certain_best(np.stack(columns, axis=1), _BLENDS)


class _Links:
    """Neighbours by node."""

    def __init__(self, edges: IntArray) -> None:
        both = np.concatenate([edges, edges[::-1]], axis=1)
        order = np.argsort(both[0], kind="stable")
        self._src, self._dst = both[0][order], both[1][order]

    def of(self, node: int) -> IntArray:
        """Neighbours of one node, each once."""
        start, stop = np.searchsorted(self._src, [node, node + 1])
        neighbors: IntArray = np.unique(self._dst[start:stop])
        return neighbors


@dataclass(frozen=True, slots=True)
class _Question:
    """Rank `pool` for `query`; `gain` says how much each is wanted, `weight` how much the question counts."""

    query: int
    pool: IntArray
    gain: FloatArray
    weight: float = 1.0


def _questions(node: int, node_type: IntArray, links: _Links) -> list[_Question]:
    """What is like a node, which is asked most, counts twice what it is linked to, of however many types that is."""
    neighbors = links.of(node)
    kinds = np.unique(node_type[neighbors])
    found = [_alike(node, neighbors, node_type, links)]
    for value in kinds:
        pool = _others(node, node_type, int(value))
        found.append(_Question(node, pool, np.isin(pool, neighbors).astype(np.float32), 1.0 / len(kinds)))
    return [question for question in found if question.gain.any()]


def _alike(node: int, neighbors: IntArray, node_type: IntArray, links: _Links) -> _Question:
    gain = np.zeros(len(node_type), dtype=np.float32)
    for neighbor in neighbors:
        second = links.of(int(neighbor))
        gain[second] += 1.0 / np.log(1.0 + max(len(second), 2))
    pool = _others(node, node_type, int(node_type[node]))
    return _Question(node, pool, gain[pool], 2.0)


def _others(node: int, node_type: IntArray, value: int) -> IntArray:
    pool: IntArray = np.flatnonzero((node_type == value) & (np.arange(len(node_type)) != node))
    return pool


def _quality(question: _Question, text: FloatArray, graph: FloatArray) -> list[float]:
    by_text = text[question.pool] @ text[question.query]
    by_graph = graph[question.pool] @ graph[question.query]
    ideal = np.sort(question.gain)[::-1][:10].tolist()
    return [_ndcg(question, (1.0 - alpha) * by_text + alpha * by_graph, ideal) for alpha in _ALPHAS]


def _ndcg(question: _Question, scores: FloatArray, ideal: list[float]) -> float:
    best = np.argsort(-scores, kind="stable")[:10]
    return ndcg_at_k(question.gain[best].tolist(), ideal, 10)


def _reciprocal_ranks(z: FloatArray, node_type: IntArray, edges: IntArray) -> FloatArray:
    found = []
    for src, dst in edges.T:
        pool = np.flatnonzero(node_type == node_type[dst])
        scores = z[pool] @ z[src]
        found.append(1.0 / (1 + np.count_nonzero(scores > scores[pool == dst][0])))
    return np.array(found, dtype=np.float32)


def _certain_best(quality: FloatArray, values: tuple[float, ...] = _ALPHAS) -> Mix:
    """The first column of quality [questions, values] that the best does not beat by more than a standard error."""
    mean = quality.mean(axis=0)
    gain = quality[:, [int(np.argmax(mean))]] - quality
    error = gain.std(axis=0) / np.sqrt(len(gain))
    chosen = int(np.flatnonzero(gain.mean(axis=0) <= error)[0])
    return Mix(values[chosen], {value: float(score) for value, score in zip(values, mean, strict=True)})


def _unit(vectors: FloatArray) -> FloatArray:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(length == 0.0, 1.0, length)).astype(np.float32)
