"""Unit vectors in, unit vectors out: a small network with a way around it, which knows what words mean together.

The sum of a text's words cannot tell that "sales" says more beside "engineer" than beside "manager"; a layer of
sums of the sum can (deep averaging network, Iyyer et al., ACL 2015). The way around keeps what it has no opinion on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.ports import FloatArray, TextEncoder


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """`x` becomes `around x + outer max(0, inner x + bias)`, at length one.

    Attributes:
        inner: [hidden, dim].
        bias: [hidden].
        outer: [out, hidden].
        around: [out, dim]; `None` for `x` itself, where out is dim.
    """

    inner: FloatArray
    bias: FloatArray
    outer: FloatArray
    around: FloatArray | None = None

    @property
    def dim(self) -> int:
        """Length of a vector that comes out."""
        return int(self.outer.shape[0])

    def __call__(self, vector: FloatArray) -> FloatArray:
        """One vector, [dim] → [out] float32; zero stays zero. Taken alone, so that none depends on others."""
        if not vector.any():
            return np.zeros(self.dim, dtype=np.float32)
        kept = vector if self.around is None else self.around @ vector
        turned: FloatArray = kept + self.outer @ np.maximum(self.inner @ vector + self.bias, np.float32(0.0))
        return np.asarray(turned / np.float32(np.sqrt(turned @ turned)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class HeadedEncoder:
    """An encoder whose vectors go through a head."""

    encoder: TextEncoder
    head: Head

    @property
    def name(self) -> str:
        """That of the encoder."""
        return self.encoder.name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.head.dim

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of unit length, [len(texts), dim], float32; a text of which no word is known gives zeros."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, vector in enumerate(self.encoder.encode(texts)):
            vectors[row] = self.head(vector)
        return vectors
