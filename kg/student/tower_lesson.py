"""Texts and edges in, what a tower is asked in a step, and how wrong it was, out.

Two questions: true ends of edges are to come before sampled ones of their type, as in the teacher's own loss; nodes of
some types are to stand in the order of the neighbours they share (`kg.student.likeness`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scipy import sparse
from torch import Tensor
from torch.nn import functional

from kg.ports import FloatArray, IntArray
from kg.student.config import TowerConfig
from kg.student.likeness import Likeness, Ranking, neighbors
from kg.student.linking import draw_wrong, pool_of
from kg.student.rewording import Rewording

#: Of a small graph a step asks for a quarter of the edges, but for so many at least.
_FEWEST_EDGES = 256
#: Vectors [n, d] of unit length for text vectors [n, dx] and types [n].
Network = Callable[[Tensor, IntArray], Tensor]


@dataclass(frozen=True, slots=True)
class Ends:
    """Edges between two types: true ends [b] each, and wrong ones [k] each."""

    src: IntArray
    dst: IntArray
    wrong_src: IntArray
    wrong_dst: IntArray

    def loss(self, src: Tensor, dst: Tensor, wrong: tuple[Tensor, Tensor], scale: Tensor) -> Tensor:
        """Sum over the edges of the cross-entropy of each true end against the wrong ones."""
        true = (src * dst).sum(dim=1, keepdim=True)
        target = torch.zeros(len(src), dtype=torch.int64)
        total = src.sum() * 0.0
        for asking, missed, right, wrongs in (
            (src, self.wrong_dst, self.dst, wrong[1]),
            (dst, self.wrong_src, self.src, wrong[0]),
        ):
            same = torch.from_numpy(right[:, None] == missed[None, :])
            scores = torch.cat([true * scale, (asking @ wrongs.T * scale).masked_fill(same, -torch.inf)], dim=1)
            total = total + functional.cross_entropy(scores, target, reduction="sum")
        return total


class TowerLesson:
    """What is asked of the network: edges between each two types, and nodes of some types in order.

    An exam asks for edges that the lesson before it has not, of nodes and against nodes that were in it, and for texts
    as they are.

    Args:
        x: text vectors [n, dx].
        node_type: [n].
        edges: both ends of the edges asked for, [2, m].
        alike: types whose nodes are to stand in order.
        config: says how much is asked in a step.
        before: the lesson, if this is its exam.
        rewording: texts in other words, some of which take the place of those in `x` in each step.
    """

    def __init__(
        self,
        x: FloatArray,
        node_type: IntArray,
        edges: IntArray,
        alike: Sequence[int],
        config: TowerConfig,
        before: TowerLesson | None = None,
        rewording: Rewording | None = None,
    ) -> None:
        self._x, self._type, self._config, self._rewording = x, node_type, config, rewording
        self._edges = edges
        self.adjacency = neighbors(edges, len(x))
        known = self.adjacency if before is None else before.adjacency
        of_edges, of_known = (_linked_by_type(matrix, node_type) for matrix in (self.adjacency, known))
        degree = np.diff(known.indptr).astype(np.int64)
        self._pools = {kind: pool_of(nodes, degree) for kind, nodes in of_known.items()}
        self._alike = [
            Likeness(of_edges[kind], of_known[kind], self.adjacency, known)
            for kind in alike
            if kind in of_edges and kind in of_known
        ]
        self._groups = self._between_types()
        roots = np.sqrt([len(group) for group in self._groups])
        asked = min(config.edges, max(_FEWEST_EDGES, edges.shape[1] // 4))
        self._sizes = np.ceil(asked * roots / max(float(roots.sum()), 1.0)).astype(np.int64)

    def _between_types(self) -> list[IntArray]:
        """Numbers of the edges between each two types of which any node is known."""
        src, dst = self._type[self._edges]
        known = np.isin(src, list(self._pools)) & np.isin(dst, list(self._pools))
        pair = src * (int(self._type.max(initial=0)) + 1) + dst
        return [np.flatnonzero((pair == value) & known) for value in np.unique(pair[known])]

    def loss(self, network: Network, scales: Tensor, rng: np.random.Generator) -> Tensor:
        """Mean over the edges drawn, in both directions, and over the nodes asked of each type, added up.

        Args:
            network: what is asked.
            scales: what cosines are multiplied with, of links and of likes, [2].
            rng: draws the questions.
        """
        ends, rankings = list(self._draw(rng)), [likeness.draw(rng) for likeness in self._alike]
        vectors = self._vectors(network, ends, rankings, rng)
        count = max(1, sum(len(drawn.src) for drawn in ends))
        total = scales.sum() * 0.0
        for drawn in ends:
            src, dst, *wrong = (next(vectors) for _ in range(4))
            total = total + drawn.loss(src, dst, (wrong[0], wrong[1]), scales[0]) / count
        for ranking in rankings:
            total = total + ranking.loss(next(vectors), next(vectors), scales[1])
        return total

    def _vectors(
        self, network: Network, ends: Sequence[Ends], rankings: Sequence[Ranking], rng: np.random.Generator
    ) -> Iterator[Tensor]:
        """Vectors of all that was drawn, part by part; a node that was drawn twice is worked out once."""
        parts = [part for drawn in ends for part in (drawn.src, drawn.dst, drawn.wrong_src, drawn.wrong_dst)]
        parts += [part for ranking in rankings for part in (ranking.asked, ranking.ranked)]
        if not parts:
            return iter(())
        nodes, place = np.unique(np.concatenate(parts), return_inverse=True)
        x = self._x[nodes]
        if self._rewording is not None:
            x = self._rewording.put_into(x, nodes, self._config.reworded, rng)
        found = network(torch.from_numpy(x), self._type[nodes])[torch.from_numpy(place)]
        return iter(torch.split(found, [len(part) for part in parts]))

    def _draw(self, rng: np.random.Generator) -> Iterator[Ends]:
        for group, size in zip(self._groups, self._sizes.tolist(), strict=True):
            src, dst = self._edges[:, group[rng.integers(len(group), size=min(size, len(group)))]]
            yield Ends(src, dst, self._wrong(src[0], rng), self._wrong(dst[0], rng))

    def _wrong(self, like: int, rng: np.random.Generator) -> IntArray:
        """Nodes of the type of one of them."""
        return draw_wrong(self._pools[self._type[like]], self._config.wrong, rng)


def _linked_by_type(adjacency: sparse.csr_matrix, node_type: IntArray) -> Mapping[int, IntArray]:
    """The nodes with a neighbour, by type."""
    linked = np.flatnonzero(np.diff(adjacency.indptr) > 0)
    return {kind: linked[node_type[linked] == kind] for kind in np.unique(node_type[linked]).tolist()}
