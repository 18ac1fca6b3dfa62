"""A text encoder that anyone can follow: one dimension a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.ports import FloatArray


@dataclass(frozen=True)
class FakeEncoder:
    words: tuple[str, ...] = ("speech", "graph", "nurse", "turin")
    name: str = "fake 1"

    @property
    def dim(self) -> int:
        return len(self.words)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        counts = np.array([[text.lower().count(word) for word in self.words] for text in texts], dtype=np.float32)
        counts = counts.reshape(len(texts), self.dim)
        norms = np.linalg.norm(counts, axis=1, keepdims=True)
        unit: FloatArray = (counts / np.where(norms == 0, 1, norms)).astype(np.float32)
        return unit
