"""Edges in, a loss that is small where nodes lie near those they share neighbours with, out.

That two adverts ask for the same is in no edge between them: it is in what both are linked to. Rarer neighbours count
more (Adamic and Adar 2003), and all nodes of a type are ranked at once for one (ListNet, Cao et al., ICML 2007).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from scipy import sparse
from torch import Tensor

from kg.ports import FloatArray, IntArray

#: Nodes asked in a step, and nodes that are ranked for each.
_ASKED, _RANKED = 256, 1500
#: A difference in gain that makes the first place in the ranking e times as sure.
_SHARPNESS = 0.2


@dataclass(frozen=True, slots=True)
class Ranking:
    """Nodes that ask [b], nodes that are ranked for them [c], and how much of each other they share [b, c]."""

    asked: IntArray
    ranked: IntArray
    gain: FloatArray

    def loss(self, asked: Tensor, ranked: Tensor, scale: Tensor) -> Tensor:
        """Cross-entropy of the order by cosines, times `scale`, against that by gains; vectors [b, d] and [c, d]."""
        shared = torch.from_numpy(self.gain > 0.0)
        some = shared.any(dim=1)
        if not bool(some.any()):
            return asked.sum() * 0.0
        wanted = (torch.from_numpy(self.gain) / _SHARPNESS).masked_fill(~shared, -torch.inf)[some].softmax(dim=1)
        itself = torch.from_numpy(self.asked[:, None] == self.ranked[None, :])
        scores = (asked @ ranked.T * scale).masked_fill(itself, -1e9)[some].log_softmax(dim=1)
        return -(wanted * scores).sum(dim=1).mean()


class Likeness:
    """Nodes of one type, ranked for some of them by the neighbours they share.

    Args:
        asked: nodes that ask.
        ranked: nodes that are ranked.
        own: neighbours by which those who ask are compared, [n, n].
        known: neighbours by which the ranked are, [n, n].
    """

    def __init__(self, asked: IntArray, ranked: IntArray, own: sparse.csr_matrix, known: sparse.csr_matrix) -> None:
        self._asked, self._ranked = asked, ranked
        degree = np.asarray(known.sum(axis=1)).ravel()
        rarity = sparse.diags(1.0 / np.log(2.0 + degree), dtype=np.float32)
        self._own, self._known = own[asked] @ rarity, known[ranked]

    def draw(self, rng: np.random.Generator) -> Ranking:
        """Some that ask and some that are ranked for them."""
        rows, columns = (
            _some(len(nodes), most, rng) for nodes, most in ((self._asked, _ASKED), (self._ranked, _RANKED))
        )
        asked, ranked = self._asked[rows], self._ranked[columns]
        gain = (self._own[rows] @ self._known[columns].T).toarray().astype(np.float32)
        gain[asked[:, None] == ranked[None, :]] = 0.0
        return Ranking(asked, ranked, gain)


def neighbors(edges: IntArray, num_nodes: int) -> sparse.csr_matrix:
    """One where two nodes are linked, [num_nodes, num_nodes] float32, for both ends of edges [2, m]."""
    src, dst = np.concatenate([edges, edges[::-1]], axis=1)
    found = sparse.csr_matrix((np.ones(len(src), dtype=np.float32), (src, dst)), shape=(num_nodes, num_nodes))
    found.data[:] = 1.0
    return found


def _some(count: int, most: int, rng: np.random.Generator) -> IntArray:
    chosen: IntArray = np.sort(rng.choice(count, size=most, replace=False)) if count > most else np.arange(count)
    return chosen
