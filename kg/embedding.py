"""Texts in, vectors out: text encoder and student together, run with numpy alone.

A vector is `[sqrt(1-α)·x̂ ; sqrt(α)·ẑ]`, x̂ the text's and ẑ the student's (or, for a node that edges
touch, the teacher's) vector, both of unit length: a dot product of two is (1-α)·cos_text + α·cos_graph. That
serves nodes of one type; `Embedder.towards` gives other weights to the halves for nodes of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from kg.errors import ModelError
from kg.features import load_encoder
from kg.ports import FloatArray, IntArray, TextEncoder
from kg.schema import NodeType
from kg.student import Student
from kg.vectors import unit

NODE_TYPES: tuple[NodeType, ...] = tuple(NodeType)
#: Types whose nodes come with a text of their own; others come into being by an edge.
OWN_TEXT = (NodeType.POSTING, NodeType.PAPER)
#: Ids of nodes, each with what it counts for.
WeightedIds = tuple[tuple[str, float], ...]
_STUDENT, _SETTINGS = "student.safetensors", "embedder.json"


class EmbedderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What must be known to put vectors together again."""

    encoder: str | None
    encoder_name: str
    alpha: float
    has_student: bool
    candidate_ids: tuple[str, ...] = ()
    shares: dict[str, float] = {}
    format_version: int = 1


@dataclass(frozen=True, slots=True)
class Embedder:
    """Encoder, student and the share `alpha` of the graph in a vector.

    `student` is `None` before training; `candidate_ids` are the nodes it may take for virtual neighbours;
    `shares` say what the graph's share is from a node of one type to those of another, or the same, where it is not
    `alpha`.
    """

    encoder: TextEncoder
    student: Student | None
    alpha: float
    encoder_source: str | None = None
    candidate_ids: tuple[str, ...] = ()
    shares: Mapping[tuple[NodeType, NodeType], float] = field(default_factory=dict)

    def share(self, of: NodeType, to: NodeType) -> float:
        """The graph's share in how near a node of one type is to one of another, whichever asks."""
        return self.shares.get((of, to), self.shares.get((to, of), self.alpha))

    def towards(self, of: NodeType, to: NodeType) -> FloatArray:
        """Factors [dim] float32; vectors of both types times these have `share` of the graph in their dot product."""
        share, text, graph = self.share(of, to), self.encoder.dim, self.student.dim if self.student else 0
        if not graph or not 0.0 < self.alpha < 1.0:
            return np.ones(text + graph, dtype=np.float32)
        halves = [np.sqrt((1.0 - share) / (1.0 - self.alpha)), np.sqrt(share / self.alpha)]
        return np.repeat(np.array(halves, dtype=np.float32), [text, graph])

    def embed(self, texts: Sequence[str], node_type: NodeType = NodeType.POSTING) -> FloatArray:
        """Vectors of texts that stand for nodes of one type, [len(texts), dim] float32, unit length or zero."""
        x = self.encoder.encode(texts)
        return self.combine(x, self.student_vectors(x, np.full(len(texts), NODE_TYPES.index(node_type))))

    def student_vectors(self, x: FloatArray, node_type: IntArray) -> FloatArray | None:
        """The student's vectors for text vectors, [n, d] float32; `None` without a student."""
        return None if self.student is None else self.student.encode(x, node_type)

    def embed_with_neighbors(self, text: str, node_type: NodeType, k: int) -> tuple[FloatArray, WeightedIds]:
        """The vector of a text [dim], and the k nodes that stand in it for missing neighbours, the nearest first.

        Returns:
            the vector, and ids with weights that add up to one; none without a student.
        """
        return self.with_neighbors(self.encoder.encode([text]), node_type, k)

    def with_neighbors(self, x: FloatArray, node_type: NodeType, k: int) -> tuple[FloatArray, WeightedIds]:
        """As `embed_with_neighbors`, of a text by its vector, [1, dim of texts]."""
        if self.student is None:
            return self.combine(x, None)[0], ()
        z, rows, weights = self.student.encode_with_neighbors(x, np.array([NODE_TYPES.index(node_type)]))
        best, worth = rows[0, :k].tolist(), weights[0, :k] / max(float(weights[0, :k].sum()), 1e-9)
        found = [(self.candidate_ids[row], weight) for row, weight in zip(best, worth.tolist(), strict=True) if weight]
        return self.combine(x, z)[0], tuple(found)

    def virtual_neighbors(self, text: str, node_type: NodeType, k: int) -> WeightedIds:
        """The second half of `embed_with_neighbors`."""
        return self.embed_with_neighbors(text, node_type, k)[1]

    def combine(self, x: FloatArray, z: FloatArray | None) -> FloatArray:
        """Text and graph vectors put together as the module's first lines say; a text without known words is zero."""
        if z is None:
            return unit(x)
        known = (np.linalg.norm(x, axis=1, keepdims=True) > 0).astype(np.float32)
        parts = [np.sqrt(1.0 - self.alpha) * unit(x), np.sqrt(self.alpha) * unit(z) * known]
        return np.concatenate(parts, axis=1).astype(np.float32)

    def files(self, directory: Path) -> None:
        """Writes what `load` reads into a folder."""
        settings = EmbedderSettings(
            encoder=self.encoder_source,
            encoder_name=self.encoder.name,
            alpha=self.alpha,
            has_student=self.student is not None,
            candidate_ids=self.candidate_ids,
            shares={f"{of} {to}": share for (of, to), share in self.shares.items()},
        )
        (directory / _SETTINGS).write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
        if self.student is not None:
            self.student.save(directory / _STUDENT)


def load_embedder(directory: Path) -> Embedder:
    """Reads what `Embedder.files` wrote.

    Raises:
        ModelError: a file is missing or damaged, or the encoder is another one than that of the vectors.
    """
    settings = _read_settings(directory / _SETTINGS)
    encoder = load_encoder(settings.encoder)
    if encoder.name != settings.encoder_name:
        raise ModelError(
            f"The vectors were made with the text encoder '{settings.encoder_name}', this is '{encoder.name}': "
            "run `kg build` again with the same sources."
        )
    student = Student.load(directory / _STUDENT) if settings.has_student else None
    shares = {_pair(types): share for types, share in settings.shares.items()}
    return Embedder(encoder, student, settings.alpha, settings.encoder, settings.candidate_ids, shares)


def _pair(types: str) -> tuple[NodeType, NodeType]:
    of, to = types.split()
    return NodeType(of), NodeType(to)


def _read_settings(path: Path) -> EmbedderSettings:
    try:
        return msgspec.json.decode(path.read_bytes(), type=EmbedderSettings)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"'{path}' cannot be read ({error}): run `kg build` again.") from error
