"""Rows of a matrix and their places in, the same with some more out: the former ones are shared, not copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from threading import Lock

import numpy as np

from kg.ports import FloatArray

_MORE = 1.25
_LEAST_MORE = 64


class _Shelf:
    """Room for rows; `used` of them are taken."""

    def __init__(self, array: FloatArray, used: int) -> None:
        self.array = array
        self.used = used
        self.lock = Lock()


class Rows:
    """Rows that do not change, with room behind them for more.

    Args:
        array: [n, dim] float32.
    """

    def __init__(self, array: FloatArray) -> None:
        self.array = array
        self._shelf = _Shelf(array, len(array))

    def with_rows(self, more: FloatArray) -> Rows:
        """These rows and [m, dim] more; only the last of several that are made of the same rows shares their room."""
        number, wanted = len(self.array), len(self.array) + len(more)
        with self._shelf.lock:
            shelf = self._shelf
            if shelf.used != number or wanted > len(shelf.array):
                shelf = _Shelf(_larger(self.array, wanted), number)
            shelf.array[number:wanted] = more
            shelf.used = wanted
        later = Rows(shelf.array[:wanted])
        later._shelf = shelf
        return later


class Places(Mapping[str, int]):
    """Row of every node that has one; a later state keeps what differs from a large former one."""

    def __init__(self, base: dict[str, int], changes: Mapping[str, int | None] | None = None) -> None:
        self._base = base
        self._changes = dict(changes or {})

    def with_changes(self, changes: Mapping[str, int | None]) -> Places:
        """The places with some changed, `None` for those that are gone."""
        return Places(self._base, {**self._changes, **changes})

    def __getitem__(self, node_id: str) -> int:
        row = self._changes[node_id] if node_id in self._changes else self._base.get(node_id)
        if row is None:
            raise KeyError(node_id)
        return row

    def of_each(self, node_ids: Iterable[str]) -> list[int]:
        """Row of each of some nodes, -1 of those that have none; for those who look up thousands."""
        wanted = list(node_ids)
        rows = [self._base.get(node_id, -1) for node_id in wanted]
        if self._changes.keys().isdisjoint(wanted):
            return rows
        now = [self._changes.get(node_id, row) for node_id, row in zip(wanted, rows, strict=True)]
        return [-1 if row is None else row for row in now]

    def __iter__(self) -> Iterator[str]:
        yield from (node_id for node_id in self._base if node_id not in self._changes)
        yield from (node_id for node_id, row in self._changes.items() if row is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, node_id: object) -> bool:
        return self._changes[node_id] is not None if node_id in self._changes else node_id in self._base


def _larger(array: FloatArray, least: int) -> FloatArray:
    larger = np.empty((int(_MORE * least) + _LEAST_MORE, array.shape[1]), dtype=np.float32)
    larger[: len(array)] = array
    return larger
