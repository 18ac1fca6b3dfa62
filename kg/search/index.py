"""Node ids with their vectors in, nearest neighbours out: exact search by one matrix product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.ports import FloatArray, IntArray
from kg.schema import NodeType


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """Vectors of nodes, searched exactly.

    Attributes:
        ids: node ids, in the order of the rows.
        vectors: [len(ids), dim] float32, rows of unit length or zero.
    """

    ids: Sequence[str]
    vectors: FloatArray

    def rows_of(self, node_type: NodeType) -> IntArray:
        """Rows of all nodes of a type; ids begin with their type."""
        prefix = f"{node_type}:"
        return np.flatnonzero(np.fromiter((i.startswith(prefix) for i in self.ids), dtype=bool, count=len(self.ids)))

    def nearest(self, query: FloatArray, rows: npt.NDArray[np.int64], k: int) -> tuple[IntArray, FloatArray]:
        """The k best rows among `rows` by dot product, best first; equal scores in the order of the ids.

        Args:
            query: [dim] float32.
            rows: candidates.
            k: at most this many are returned.

        Returns:
            rows [min(k, len(rows))] and their scores, float32.
        """
        if len(rows) == 0:
            return rows, np.zeros(0, dtype=np.float32)
        everything = len(rows) == len(self.ids)
        scores = (self.vectors if everything else self.vectors[rows]) @ query
        kept = np.arange(len(rows)) if k >= len(rows) else np.argpartition(-scores, k - 1)[:k]
        order = np.lexsort((np.array([self.ids[rows[i]] for i in kept]), -scores[kept]))
        best = kept[order]
        return rows[best], scores[best].astype(np.float32)
