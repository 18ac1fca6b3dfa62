"""Text vectors and graph vectors in, one vector per node out, with the shares chosen on held-out nodes.

Final vectors are `[sqrt(1-α)·x̂ ; sqrt(α)·ẑ]`: a dot product is `(1-α)·cos_text + α·cos_graph`. What is like a node
its text says well; what it is linked to the graph says better, so that there are shares for each type of the linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kg.metrics import ndcg_at_k
from kg.ports import FloatArray, IntArray
from kg.vectors import unit

_ALPHAS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
#: Of the vectors themselves: neither half is left out, for both are needed for the other shares.
_LEAST, _MOST = 0.1, 0.9
_BLENDS = (0.0, 0.5, 1.0, 2.0, 4.0)
_MAX_QUERIES = 300
_MIN_QUERIES = 5
#: Of a type that fewer queries are linked to, the share is that of all types together.
_FEW_QUERIES = 20
#: From here on what each share gains is known well enough.
_MANY_QUERIES = 50
#: Of what the best share gains on the text towards what is like a node, the part that is enough.
_PART = 0.5


@dataclass(frozen=True, slots=True)
class Mix:
    """A chosen share, and the quality of every share tried, as means over the held-out questions."""

    value: float
    quality: Mapping[float, float]


@dataclass(frozen=True, slots=True)
class Shares:
    """The graph's shares: for nodes like a node, and, by the number of their type, for those it is linked to."""

    alike: Mix
    linked: Mapping[int, Mix] = field(default_factory=dict)

    @property
    def quality(self) -> float:
        """Quality of the chosen shares; what is like a node counts twice what it is linked to, of all types."""
        linked = [mix.quality[mix.value] for mix in self.linked.values()]
        own = self.alike.quality[self.alike.value]
        return (2.0 * own + float(np.mean(linked))) / 3.0 if linked else own


def combine(x: FloatArray, z: FloatArray, alpha: float) -> FloatArray:
    """Text vectors [n, dx] and graph vectors [n, d] as one, [n, dx + d], with `alpha` the graph's share."""
    return np.concatenate([np.sqrt(1.0 - alpha) * unit(x), np.sqrt(alpha) * unit(z)], axis=1).astype(np.float32)


def route(teacher: FloatArray, student: FloatArray, degree: IntArray, blend: float = 0.0) -> FloatArray:
    """The teacher's vectors for connected nodes, the student's for isolated ones.

    Args:
        teacher: [n, d].
        student: [n, d].
        degree: [n].
        blend: a node of degree g takes g/(g+blend) of the teacher's vector, the rest of the student's.
    """
    trust = np.where(degree > 0, degree / np.maximum(degree + blend, 1e-9), 0.0)[:, None]
    return unit((trust * unit(teacher) + (1.0 - trust) * unit(student)).astype(np.float32))


def choose_shares(
    x: FloatArray, z: FloatArray, node_type: IntArray, edges: IntArray, queries: IntArray, *, seed: int = 0
) -> Shares:
    """The graph's shares that serve nodes without edges: for nodes like them, and for what they are linked to.

    Each query is asked for nodes of its own type that share neighbours with it, rarer ones counting more
    (Adamic and Adar 2003), and for its neighbours of every type; quality is the mean nDCG@10. Of the shares towards
    what it is linked to the smallest is taken that the best beats by no more than one standard error (Breiman et al.
    1984): few are asked, and what a text says is certain. Towards what is like it the smallest is taken that has half
    of what the best gains on the text, below fifty questions within one standard error: shared neighbours stand for
    likeness, which people see in the work a text tells of, and the graph finds them better than it finds likeness.
    Nodes of which no edge is known are no candidates: nobody could say whether they are wrong answers.

    Args:
        x: text vectors [n, dx].
        z: graph vectors [n, d] in which the queries' are the student's, and no vector knows their edges.
        node_type: [n].
        edges: both ends of all true edges, those of the queries too, [2, m].
        queries: nodes that had no edges while training.
        seed: of the draw among too many queries.
    """
    asked = queries if len(queries) <= _MAX_QUERIES else np.random.default_rng(seed).permutation(queries)[:_MAX_QUERIES]
    links, pools = _Links(edges, node_type), _Pools(x, z, node_type)
    alike: list[list[float]] = []
    linked: dict[int, list[list[float]]] = defaultdict(list)
    for node in np.sort(asked).tolist():
        alike.append(pools.quality(node, int(node_type[node]), links.alike(node), links.known))
        for kind in links.kinds(node):
            linked[kind].append(pools.quality(node, kind, links.linked(node), links.known))
    known = [found for found in alike if any(found)]
    if len(known) < _MIN_QUERIES:
        return Shares(Mix(0.0, {0.0: 0.0}))
    every = [quality for found in linked.values() for quality in found]
    by_kind = {
        kind: _certain_best(np.array(found if len(found) >= _FEW_QUERIES else every))
        for kind, found in sorted(linked.items())
    }
    errors = 0.0 if len(known) >= _MANY_QUERIES else 1.0
    return Shares(_certain_best(np.array(known), within=(_LEAST, _MOST), errors=errors, part=_PART), by_kind)


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
    """Neighbours by node; `known` tells which have any, for others are nobody's candidates."""

    def __init__(self, edges: IntArray, node_type: IntArray) -> None:
        both = np.concatenate([edges, edges[::-1]], axis=1)
        order = np.argsort(both[0], kind="stable")
        self._src, self._dst = both[0][order], both[1][order]
        self._type = node_type
        self.known = np.bincount(self._src, minlength=len(node_type)) > 0

    def of(self, node: int) -> IntArray:
        """Neighbours of one node, each once."""
        start, stop = np.searchsorted(self._src, [node, node + 1])
        neighbors: IntArray = np.unique(self._dst[start:stop])
        return neighbors

    def kinds(self, node: int) -> list[int]:
        """Types of what a node is linked to, other than its own."""
        found = set(self._type[self.of(node)].tolist())
        return sorted(found - {int(self._type[node])})

    def alike(self, node: int) -> FloatArray:
        """How much each node is wanted for what it shares with one, [n]."""
        gain = np.zeros(len(self._type), dtype=np.float32)
        for neighbor in self.of(node).tolist():
            second = self.of(neighbor)
            gain[second] += 1.0 / np.log(1.0 + max(len(second), 2))
        return gain

    def linked(self, node: int) -> FloatArray:
        """One where a node is linked to another, [n]."""
        gain = np.zeros(len(self._type), dtype=np.float32)
        gain[self.of(node)] = 1.0
        return gain


class _Pools:
    """Nodes of each type with both their vectors, to be ranked for one of them."""

    def __init__(self, x: FloatArray, z: FloatArray, node_type: IntArray) -> None:
        self._text, self._graph, self._type = unit(x), unit(z), node_type
        self._by_kind: dict[int, tuple[IntArray, FloatArray, FloatArray]] = {}

    def quality(
        self, node: int, kind: int, gain: FloatArray, able: np.ndarray[tuple[int], np.dtype[np.bool_]]
    ) -> list[float]:
        """nDCG@10 of a type's nodes, ranked for one, with each share of the graph; nodes that are not able left out."""
        if kind not in self._by_kind:
            rows = np.flatnonzero((self._type == kind) & able)
            self._by_kind[kind] = (rows, self._text[rows], self._graph[rows])
        rows, text, graph = self._by_kind[kind]
        wanted = np.where(rows == node, 0.0, gain[rows])
        by_text, by_graph = text @ self._text[node], graph @ self._graph[node]
        by_text[rows == node] = by_graph[rows == node] = -np.inf
        ideal = np.sort(wanted)[::-1][:10].tolist()
        return [_ndcg(wanted, by_text, by_graph, share, ideal) for share in _ALPHAS]


def _ndcg(gain: FloatArray, by_text: FloatArray, by_graph: FloatArray, share: float, ideal: list[float]) -> float:
    scores = by_text if share == 0.0 else by_graph if share == 1.0 else (1.0 - share) * by_text + share * by_graph
    some = np.argpartition(-scores, 9)[:10] if len(scores) > 10 else np.arange(len(scores))
    best = some[np.lexsort((some, -scores[some]))]
    return ndcg_at_k(gain[best].tolist(), ideal, 10)


def _reciprocal_ranks(z: FloatArray, node_type: IntArray, edges: IntArray) -> FloatArray:
    found = []
    for src, dst in edges.T:
        pool = np.flatnonzero(node_type == node_type[dst])
        scores = z[pool] @ z[src]
        found.append(1.0 / (1 + np.count_nonzero(scores > scores[pool == dst][0])))
    return np.array(found, dtype=np.float32)


def _certain_best(
    quality: FloatArray,
    values: Sequence[float] = _ALPHAS,
    within: tuple[float, float] = (0.0, np.inf),
    errors: float = 1.0,
    part: float = 1.0,
) -> Mix:
    """The first value that has enough of the gain of the best, or that this does not beat by so many standard errors.

    Args:
        quality: [questions, values].
        values: what the columns stand for.
        within: least and largest value that may be chosen.
        errors: standard errors of the difference.
        part: of what the best gains on the first value, what is enough.
    """
    mean = quality.mean(axis=0)
    able = np.array([within[0] <= value <= within[1] for value in values])
    gain = quality[:, [int(np.argmax(np.where(able, mean, -1.0)))]] - quality
    error = gain.std(axis=0) / np.sqrt(len(gain))
    spared = (1.0 - part) * max(0.0, float(gain[:, 0].mean()))
    chosen = int(np.flatnonzero((gain.mean(axis=0) <= errors * error + spared) & able)[0])
    return Mix(values[chosen], {value: float(score) for value, score in zip(values, mean, strict=True)})
