"""A student's vectors and the true links in, a loss that is small where the linked lie nearest, out.

Matching a teacher's vectors says how a node lies; that what it is linked to must come before everything else of its
type is only implied. Here it is asked for outright, the teacher's vectors of the linked nodes standing still
(cross-entropy over sampled nodes, as in the teacher's own loss; the two towers of Yi et al., RecSys 2019).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kg.ports import FloatArray, IntArray

_TEMPERATURE = 0.05
#: Links asked of a node in a step, and nodes that compete with the true one.
_LINKS, _WRONG = 2, 256


@dataclass(frozen=True, slots=True)
class Drawn:
    """Links to nodes of one type: positions of the asking nodes in the batch [m], what they are linked to [m], and
    nodes that they are not [k].
    """

    asking: IntArray
    linked: IntArray
    wrong: IntArray


class Links:
    """True links of nodes, drawn from for each batch.

    Args:
        edges: both ends of all links that may be learnt from or stopped by, [2, m].
        node_type: [n].
        train: nodes whose vectors the teacher knows; only these are linked to, or wrong.
        vectors: the teacher's, of unit length, [n, d].
    """

    def __init__(self, edges: IntArray, node_type: IntArray, train: IntArray, vectors: FloatArray) -> None:
        known = np.zeros(len(node_type), dtype=bool)
        known[train] = True
        both = np.concatenate([edges, edges[::-1]], axis=1)
        both = both[:, known[both[1]]]
        self._linked = both[1][np.argsort(both[0], kind="stable")]
        self._degree = np.bincount(both[0], minlength=len(node_type))
        self._start = np.cumsum(self._degree) - self._degree
        self._type, self._vectors = node_type, vectors
        kinds = np.unique(node_type[self._linked]).tolist()
        self._pools = {kind: pool_of(train[node_type[train] == kind], self._degree) for kind in kinds}

    def loss(self, vectors: Tensor, nodes: IntArray, rng: np.random.Generator) -> Tensor:
        """Cross-entropy of what is linked against what is not, types weighed by the square root of their links.

        Args:
            vectors: the student's of a batch, of unit length, [batch, d].
            nodes: the batch, [batch].
            rng: draws links and wrong nodes.
        """
        total, weights = vectors.sum() * 0.0, 0.0
        for drawn in self._draw(nodes, rng):
            own = vectors[torch.from_numpy(drawn.asking)]
            true = (own * torch.from_numpy(self._vectors[drawn.linked])).sum(dim=1, keepdim=True)
            wrong = own @ torch.from_numpy(self._vectors[drawn.wrong]).T
            same = torch.from_numpy(drawn.linked[:, None] == drawn.wrong[None, :])
            scores = torch.cat([true, wrong.masked_fill(same, -torch.inf)], dim=1) / _TEMPERATURE
            weight = float(np.sqrt(len(drawn.linked)))
            total = total + weight * functional.cross_entropy(scores, torch.zeros(len(scores), dtype=torch.int64))
            weights += weight
        return total / max(weights, 1.0)

    def _draw(self, nodes: IntArray, rng: np.random.Generator) -> Iterator[Drawn]:
        able = np.repeat(np.flatnonzero(self._degree[nodes] > 0), _LINKS)
        asked = nodes[able]
        place = self._start[asked] + (rng.random(len(asked)) * self._degree[asked]).astype(np.int64)
        linked = self._linked[place]
        kinds = self._type[linked]
        for kind in np.unique(kinds).tolist():
            yield Drawn(able[kinds == kind], linked[kinds == kind], draw_wrong(self._pools[kind], _WRONG, rng))


def pool_of(nodes: IntArray, degree: IntArray) -> tuple[IntArray, IntArray]:
    """All nodes of a type, and a list in which each stands as often as the square root of its links says."""
    repeated = np.repeat(nodes, np.ceil(np.sqrt(degree[nodes])).astype(np.int64))
    return nodes, repeated if len(repeated) else nodes


def draw_wrong(pool: tuple[IntArray, IntArray], count: int, rng: np.random.Generator) -> IntArray:
    """Nodes of what `pool_of` gives, half of each list."""
    return np.concatenate([nodes[rng.integers(len(nodes), size=count // 2)] for nodes in pool])
