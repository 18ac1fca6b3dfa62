"""Nodes whose texts can be had in other words, and the vectors of those texts.

A newcomer's text may not name what the newcomer is linked to, as texts that edges were read from do. What learns from
texts sees some of them without those names, too: it then reads what else they say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.ports import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Rewording:
    """Nodes by number, each once [m], and the vectors of their texts in other words [m, dx]."""

    node: IntArray
    x: FloatArray

    def of(self, nodes: IntArray) -> Rewording:
        """The part of it that is of some nodes."""
        kept = np.isin(self.node, nodes)
        return Rewording(self.node[kept], self.x[kept])

    def put_into(self, x: FloatArray, nodes: IntArray, share: float, rng: np.random.Generator) -> FloatArray:
        """Text vectors of nodes in order of their numbers [k, dx], with this share of those it can reword reworded."""
        reworded = x.copy()
        chosen = self.of(nodes[rng.random(len(nodes)) < share])
        reworded[np.searchsorted(nodes, chosen.node)] = chosen.x
        return reworded
