"""A text vector and a node type in, a vector that ranks what the text is linked to out; numpy alone.

The weights come from a network of the text alone that learnt to tell edges from others (as GIANT's text features do,
ICLR 2022): features that know the graph, for nodes with edges and without. A student copies a teacher, which knows
its neighbours; what text says of links by itself is said better here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from kg.ports import FloatArray, IntArray
from kg.vectors import unit


@dataclass(frozen=True, slots=True)
class Tower:
    """`W_type (P x + W2 relu(W1 x + b1) + b2)`; weights as torch lays them out, [out, in].

    Attributes:
        project: P, [d, dx].
        w1, b1, w2, b2: of the hidden layer and the one behind it.
        by_type: a matrix for each node type, [types, d, d].
    """

    project: FloatArray
    w1: FloatArray
    b1: FloatArray
    w2: FloatArray
    b2: FloatArray
    by_type: FloatArray

    @property
    def dim(self) -> int:
        """Length of a vector that comes out."""
        return len(self.project)

    def encode(self, x: FloatArray, node_type: IntArray) -> FloatArray:
        """Vectors [n, d] of unit length, for text vectors [n, dx] and types [n]; zero where a text says nothing."""
        hidden = np.maximum(x @ self.w1.T + self.b1, 0.0)
        h = x @ self.project.T + hidden @ self.w2.T + self.b2
        h[~x.any(axis=1)] = 0.0
        found = np.zeros_like(h)
        for kind in np.unique(node_type).tolist():
            rows = node_type == kind
            found[rows] = h[rows] @ self.by_type[kind].T
        return unit(found)

    def tensors(self) -> dict[str, FloatArray]:
        """Its weights by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def tower_of(weights: Mapping[str, FloatArray]) -> Tower:
    """A tower of what `Tower.tensors` gave.

    Raises:
        KeyError: a part is missing.
    """
    return Tower(**{field.name: weights[field.name] for field in fields(Tower)})
