"""Two text encoders → one, whose cosine is a weighted mean of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.ports import FloatArray, TextEncoder


@dataclass(frozen=True, slots=True)
class JointEncoder:
    """Vectors of both side by side, so that a dot product is `(1 - share)·first + share·second`.

    Where only one of them knows a word of a text, that one decides alone.
    """

    first: TextEncoder
    second: TextEncoder
    share: float

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.first.name}+{self.second.name}"

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.first.dim + self.second.dim

    def knows(self, word: str) -> bool:
        """Whether a word is in the table as a whole."""
        knows = getattr(self.first, "knows", None)
        return knows is None or bool(knows(word))

    def meanings(self, word: str) -> Sequence[str] | None:
        """The English names of what a foreign word means to the table, none if it says nothing; else `None`."""
        meanings = getattr(self.first, "meanings", None)
        found: Sequence[str] | None = None if meanings is None else meanings(word)
        return found

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; a text of which neither knows a word gives zeros."""
        weighted = ((self.first, 1.0 - self.share), (self.second, self.share))
        joint = np.concatenate([np.sqrt(weight) * encoder.encode(texts) for encoder, weight in weighted], axis=1)
        lengths = np.linalg.norm(joint, axis=1, keepdims=True)
        return np.asarray(joint / np.where(lengths == 0.0, 1.0, lengths), dtype=np.float32)
