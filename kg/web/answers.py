"""Answers as bytes in, the same answers out for as long as the knowledge base stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable


class AnswerCache:
    """Keeps the answers asked for last, up to a number of bytes; used from one thread.

    Args:
        most_bytes: bytes of all answers together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._generation = -1
        self.bytes = 0

    def get(self, generation: int, key: Hashable) -> bytes | None:
        """The answer of this state of the knowledge base, if it is kept."""
        if generation != self._generation:
            return None
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, generation: int, key: Hashable, answer: bytes) -> None:
        """Keeps an answer; those of another state are dropped, then the ones not asked for longest."""
        if generation != self._generation:
            self._kept.clear()
            self._generation, self.bytes = generation, 0
        self.bytes += len(answer) - len(self._kept.pop(key, b""))
        self._kept[key] = answer
        while self.bytes > self._most:
            self.bytes -= len(self._kept.popitem(last=False)[1])
