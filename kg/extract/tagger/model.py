"""A folder with the span model in, log-probabilities of tags for the words of texts out; numpy only.

The network is a few layers of a transformer (BERT's, as MiniLM has them). Its matrices are shipped as whole
numbers times a step, Huffman-coded. `scripts/train_spans.py` makes the folder.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from safetensors.numpy import load

from kg.extract.model_folder import read_model_folder
from kg.extract.tagger.pieces import LINE_END, OPENING, Pieces, shape_of
from kg.ports import FloatArray

FORMAT = 2
WEIGHTS, VOCABULARY = "weights.safetensors.z", "pieces.txt"
#: Pieces read together; as in training.
LONGEST = 160
_EPSILON = np.float32(1e-12)


class HeadInfo(msgspec.Struct, frozen=True):
    """One head: its labels, how probable a span must be to be told, and the weights of `kg.extract.tagger.judge`."""

    labels: tuple[str, ...]
    least: float = 0.4
    judge: tuple[float, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says; `sha256` by file name."""

    format: int
    name: str
    version: str
    layers: int
    attention_heads: int
    heads: dict[str, HeadInfo]
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class SpanModel:
    """The network; `weights` are named as in training, linear layers [in, out], float32."""

    manifest: Manifest
    pieces: Pieces
    weights: Mapping[str, FloatArray]

    def scores(self, lines: Sequence[Sequence[str]]) -> list[dict[str, FloatArray]]:
        """Log-probabilities of tags for every word of every line, [words, tags], by head.

        Neighbouring lines are read together as far as they fit, so they should stand in the order of the text.
        """
        coded = [[self.pieces.of(word) for word in line] for line in lines]
        groups = _packed([sum(map(len, line)) + 1 for line in coded])
        found: list[dict[str, FloatArray]] = []
        for group in groups:
            found += self._scores_of([lines[place] for place in group], [coded[place] for place in group])
        return found

    def told(self, words: Sequence[str], head: str, scores: Mapping[str, FloatArray]) -> FloatArray:
        """What the judge of a head's spans is told of every word, [words, told]; see `kg.extract.tagger.judge`.

        `scores` are those of all heads.
        """
        parts = self.weights[f"lexicon.{head}"][[self.pieces.of(word)[0] for word in words]]
        others = [1 - np.exp(scores[name][:, :1]) for name in self.manifest.heads if name != head]
        return np.concatenate([parts, *others], axis=1)

    def _scores_of(
        self, lines: Sequence[Sequence[str]], coded: Sequence[Sequence[tuple[int, ...]]]
    ) -> list[dict[str, FloatArray]]:
        pieces, shapes, firsts = [OPENING], [0], list[list[int]]()
        for line, words in zip(lines, coded, strict=True):
            firsts.append([])
            for word, own in zip(line, words, strict=True):
                firsts[-1].append(len(pieces))
                pieces += own
                shapes += [shape_of(word)] * len(own)
            pieces.append(LINE_END)
            shapes.append(0)
        limit = len(self.weights["position"])
        vectors = self._run(np.array(pieces[:limit]), np.array(shapes[:limit]))
        return [
            {
                name: _log_softmax(
                    self._linear(vectors[np.minimum(np.array(places, dtype=np.int64), limit - 1)], f"heads.{name}")
                )
                for name in self.manifest.heads
            }
            for places in firsts
        ]

    def _run(self, pieces: np.ndarray, shapes: np.ndarray) -> FloatArray:
        """Vectors of pieces, [pieces, width]."""
        own = self.weights
        start = own["rows"][pieces] @ own["axes"] + own["shapes"][shapes] + own["position"][: len(pieces)]
        vectors = self._norm(start, "norm")
        for number in range(self.manifest.layers):
            vectors = self._layer(vectors, f"layer.{number}")
        return vectors

    def _layer(self, vectors: FloatArray, name: str) -> FloatArray:
        mixed = self._linear(self._attention(vectors, name), f"{name}.mix")
        vectors = self._norm(mixed + vectors, f"{name}.mix_norm")
        wide = _gelu(self._linear(vectors, f"{name}.widen"))
        return self._norm(self._linear(wide, f"{name}.narrow") + vectors, f"{name}.narrow_norm")

    def _attention(self, vectors: FloatArray, name: str) -> FloatArray:
        length, width = vectors.shape
        count = self.manifest.attention_heads
        asked, keys, values = (
            part.reshape(length, count, width // count).transpose(1, 0, 2)
            for part in np.split(self._linear(vectors, f"{name}.attend"), 3, axis=1)
        )
        shares = asked @ keys.transpose(0, 2, 1) * np.float32((width // count) ** -0.5)
        shares = np.exp(shares - shares.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        mixed: FloatArray = (shares @ values).transpose(1, 0, 2).reshape(length, width)
        return mixed

    def _linear(self, vectors: FloatArray, name: str) -> FloatArray:
        found: FloatArray = vectors @ self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found

    def _norm(self, vectors: FloatArray, name: str) -> FloatArray:
        centred = vectors - vectors.mean(axis=1, keepdims=True)
        spread = np.sqrt(np.mean(centred * centred, axis=1, keepdims=True) + _EPSILON)
        found: FloatArray = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found


def load_span_model(folder: Path) -> SpanModel:
    """Reads and checks the shipped model.

    Raises:
        ModelError: if a file is missing, damaged or of another format.
    """
    manifest, contents = read_model_folder(
        folder, Manifest, FORMAT, (WEIGHTS, VOCABULARY), what="span model", script="scripts/train_spans.py"
    )
    vocabulary = contents[VOCABULARY].decode("utf-8").split("\n")
    return SpanModel(manifest, Pieces(vocabulary), _unpacked(load(zlib.decompress(contents[WEIGHTS]))))


def _unpacked(stored: Mapping[str, np.ndarray]) -> dict[str, FloatArray]:
    """Whole numbers times their step, everything in float32."""
    one = np.ones((), dtype=np.float32)
    return {
        name: np.ascontiguousarray(array.astype(np.float32) * stored.get(f"{name}.step", one), dtype=np.float32)
        for name, array in stored.items()
        if not name.endswith(".step")
    }


def _packed(sizes: Sequence[int]) -> list[list[int]]:
    """Numbers of neighbouring lines that are read together."""
    groups: list[list[int]] = []
    filled = 0
    for place, size in enumerate(sizes):
        if not groups or filled + size >= LONGEST:
            groups.append([])
            filled = 0
        groups[-1].append(place)
        filled += size
    return groups


def _gelu(values: FloatArray) -> FloatArray:
    """The usual approximation by tanh, which the network is trained with too."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    return (values * (np.float32(1) + np.tanh(inner)) * np.float32(0.5)).astype(np.float32, copy=False)


def _log_softmax(values: FloatArray) -> FloatArray:
    centred = values - values.max(axis=1, keepdims=True)
    found: FloatArray = centred - np.log(np.exp(centred).sum(axis=1, keepdims=True))
    return found
