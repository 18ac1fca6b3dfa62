"""Node ids with their vectors in, nearest neighbours out: exact while there are few, exact among the best of many.

Above `_FEW` vectors of a type, a sketch picks `_KEPT` promising ones, which are then compared exactly. An index never
changes; the index of a later generation takes over the rows of a former one and appends its own, so that a vector
more costs next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.ports import FloatArray, IntArray
from kg.schema import NodeType
from kg.search.rows import Places, Rows
from kg.search.sketch import Sketch, products, scattered, sketch_of, store_sketch

#: Rows up to which a product with all of them takes less than 5 ms.
_FEW = 8_000
#: Rows compared exactly at least, and as a multiple of what is asked for: with 700, the two hundred nearest are found
#: as well but for one in a thousand, with twice as many not better.
_KEPT, _KEPT_TIMES = 750, 5
#: Rows of many with different worths that are compared exactly, as a multiple of what is asked for.
_TOLD_TIMES = 8
_SAMPLE = 8_192
#: Vectors that are asked for when it is measured how many of the true nearest are found.
_ASKED = 100


@dataclass(frozen=True)
class VectorIndex:
    """Vectors of nodes and the search among them.

    Attributes:
        ids: node ids, in the order of the rows; of a row that does not count any more, what it was.
        vectors: [len(ids), dim] float32, rows of unit length or zero.
        kept_sketch: of these vectors, if one was kept.
    """

    ids: Sequence[str]
    vectors: FloatArray
    kept_sketch: Sketch | None = None

    def changed(self, changes: Mapping[str, FloatArray | None]) -> VectorIndex:
        """The index of a later generation.

        Args:
            changes: by id the vectors that are new or others than before, `None` for nodes that are gone.
        """
        if not changes:
            return self
        added = {node_id: vector for node_id, vector in changes.items() if vector is not None}
        gone = np.array([row for i in changes if (row := self.rows.get(i)) is not None], dtype=np.int64)
        room = self._room.with_rows(np.stack(list(added.values()))) if added else self._room
        later = VectorIndex([*self.ids, *added], room.array)
        later.__dict__["_room"] = room
        places = {node_id: len(self.ids) + number for number, node_id in enumerate(added)}
        later.__dict__["rows"] = self.rows.with_changes({i: places.get(i) for i in changes})
        later.__dict__["_rows_by_type"] = _regrouped(self._rows_by_type, gone, places)
        if self.has_sketch:
            later.__dict__["_sketch"] = self._sketch.with_rows(room.array[len(self.ids) :]) if added else self._sketch
        return later

    @cached_property
    def rows(self) -> Places:
        """Row of every node that has a vector."""
        return Places({node_id: row for row, node_id in enumerate(self.ids)})

    def rows_of(self, node_type: NodeType) -> IntArray:
        """Rows of all nodes of a type, rising; ids begin with their type."""
        return self._rows_by_type.get(str(node_type), np.zeros(0, dtype=np.int64))

    def mean_of(self, node_type: NodeType) -> FloatArray:
        """The mean of the vectors of a type, of many that of some, [dim] float32."""
        if node_type not in self._means:
            rows = self.rows_of(node_type)
            some = self.vectors[rows[:: max(1, len(rows) // _SAMPLE)]]
            mean = some.mean(axis=0) if len(some) else np.zeros(self.vectors.shape[1])
            self._means[node_type] = mean.astype(np.float32)
        return self._means[node_type]

    def nearest(self, query: FloatArray, rows: npt.NDArray[np.int64], k: int) -> tuple[IntArray, FloatArray]:
        """The k best rows among `rows` by dot product, best first; equal scores in the order of the ids.

        Args:
            query: [dim] float32.
            rows: candidates.
            k: at most this many are returned.

        Returns:
            rows [min(k, len(rows))] and their scores, float32.
        """
        compared = max(_KEPT, _KEPT_TIMES * k)
        if len(rows) == 0:
            return rows, np.zeros(0, dtype=np.float32)
        if max(_FEW, compared) < len(rows):
            rows = self._sketch.promising(query, rows, compared)
            scores = scattered(self.vectors, rows, query)
        else:
            scores = products(self.vectors, rows, query)
        kept = np.arange(len(rows)) if k >= len(rows) else np.argpartition(-scores, k - 1)[:k]
        named = (self.ids[row] for row in rows[kept].tolist())
        order = sorted(zip((-scores[kept]).tolist(), named, kept.tolist(), strict=True))
        best = np.array([place for *_, place in order], dtype=np.int64)
        return rows[best], scores[best].astype(np.float32)

    def best_of(
        self, query: FloatArray, rows: IntArray, worths: npt.NDArray[np.float64], k: int
    ) -> tuple[IntArray, npt.NDArray[np.float64]]:
        """The k best rows by what each is worth and their dot product together, best first; equal ones as `rows`.

        Of thousands most are told apart by their leading components, where these are kept.

        Args:
            query: [dim] float32.
            rows: candidates.
            worths: of each, [len(rows)].
            k: at most this many are returned.

        Returns:
            rows [min(k, len(rows))] and what they are worth with their products.
        """
        if len(rows) > _TOLD_TIMES * k and self.has_sketch:
            kept = self._sketch.leading_of(query, rows, worths, _TOLD_TIMES * k)
            rows, worths = rows[kept], worths[kept]
        values = worths + scattered(self.vectors, rows, query)
        order = np.argsort(-values, kind="stable")[:k]
        return rows[order], values[order]

    @property
    def has_sketch(self) -> bool:
        """Whether leading components of the vectors are at hand."""
        return self.kept_sketch is not None or "_sketch" in self.__dict__

    @cached_property
    def _room(self) -> Rows:
        return Rows(self.vectors)

    @cached_property
    def _means(self) -> dict[NodeType, FloatArray]:
        return {}

    @cached_property
    def _rows_by_type(self) -> Mapping[str, IntArray]:
        stretches: dict[str, list[IntArray]] = defaultdict(list)
        start = 0
        for name, ids in groupby(self.ids, lambda node_id: node_id.partition(":")[0]):
            end = start + sum(1 for _ in ids)
            stretches[name].append(np.arange(start, end))
            start = end
        return {name: np.concatenate(stretches[name]) for name in sorted(stretches)}

    @cached_property
    def _sketch(self) -> Sketch:
        return self.kept_sketch or sketch_of(self.vectors)


def write_sketch(folder: Path, node_ids: Sequence[str], vectors: FloatArray) -> float:
    """Keeps the sketch of vectors in a folder, rows sorted by id, if they are so many that it will be used.

    Returns:
        the share of the ten nearest of some of the vectors, among all, that are found with it; 1 without.
    """
    if len(node_ids) <= _FEW:
        return 1.0
    ordered = vectors[np.array(sorted(range(len(node_ids)), key=node_ids.__getitem__))]
    sketch = sketch_of(ordered)
    store_sketch(folder, sketch)
    return _recall(VectorIndex([""] * len(ordered), ordered, sketch))


def _recall(index: VectorIndex, k: int = 10) -> float:
    """Recall at k; what is as near as the last of the k counts as found."""
    every = np.arange(len(index.vectors))
    shares = []
    for row in every[:: max(1, len(every) // _ASKED)]:
        exact = np.partition(index.vectors @ index.vectors[row], -k)[-k:]
        _, found = index.nearest(index.vectors[row], every, k)
        shares.append(float(np.mean(found >= exact.min() - 1e-6)))
    return float(np.mean(shares))


def _regrouped(groups: Mapping[str, IntArray], gone: IntArray, new: Mapping[str, int]) -> dict[str, IntArray]:
    """Rows by type without some and with others, which come after all that are there."""
    regrouped = dict(groups)
    by_type: dict[str, list[int]] = defaultdict(list)
    for node_id, row in new.items():
        by_type[node_id.partition(":")[0]].append(row)
    for name, rows in groups.items():
        at = np.searchsorted(rows, gone)
        found = at[(at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == gone)]
        if len(found):
            regrouped[name] = np.delete(rows, found)
    for name, more in by_type.items():
        known = regrouped.get(name, np.zeros(0, dtype=np.int64))
        regrouped[name] = np.concatenate([known, np.array(more, dtype=np.int64)])
    return regrouped
