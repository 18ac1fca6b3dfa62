"""The stored graph in; teacher, student and a vector for every node out.

`features → teacher → student → mix`: text vectors of all nodes, a teacher trained on the edges, a student
distilled from it, and the share of each in the final vector chosen on held-out nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kg.embedding import NODE_TYPES, Embedder
from kg.features import node_text
from kg.ports import FloatArray, IntArray, Progress, TextEncoder
from kg.schema import Edge, Node, NodeType, Relation

if TYPE_CHECKING:
    from torch_geometric.data import HeteroData

Show = Callable[[str], AbstractContextManager[Progress]]

#: Edges that say where a fact stands; they carry no meaning of their own for learning.
PROVENANCE = frozenset({Relation.MENTIONED_IN})


@dataclass(frozen=True, slots=True)
class Learnt:
    """What learning hands over.

    Attributes:
        embedder: encoder, student and mix, for texts to come.
        ids: nodes, in the order of the rows of `vectors`.
        vectors: [len(ids), dim] float32.
        facts: figures for the summary and the model card.
    """

    embedder: Embedder
    ids: tuple[str, ...]
    vectors: FloatArray
    facts: dict[str, float | int | str] = field(default_factory=dict)


def learn(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    bodies: Callable[[Node], str | None],
    encoder: TextEncoder,
    *,
    seed: int,
    show: Show,
) -> Learnt:
    """Trains teacher and student on a graph.

    Args:
        nodes: all nodes, isolated ones too.
        edges: all edges.
        bodies: the text of a posting, `None` for a node that has none.
        encoder: text encoder.
        seed: start of every random step.
        show: opens a progress bar for a stage.
    """
    with show("text vectors") as progress:
        x = encode_nodes(nodes, bodies, encoder, progress)
    node_type = type_indices(nodes)
    links = [edge for edge in edges if edge.relation not in PROVENANCE]
    degree = degrees(nodes, links)
    with show("teacher") as progress:
        z, teacher_facts = _teach(nodes, links, x, seed, progress)
    with show("student") as progress:
        embedder, student_facts = _distill(x, node_type, z, degree, links, nodes, encoder, seed, progress)
    own = embedder.student_vectors(x, node_type)
    routed = z if own is None else np.where((degree > 0)[:, None], z, own)
    vectors = embedder.combine(x, routed)
    return Learnt(embedder, tuple(node.id for node in nodes), vectors, {**teacher_facts, **student_facts})


def encode_nodes(
    nodes: Sequence[Node], bodies: Callable[[Node], str | None], encoder: TextEncoder, progress: Progress
) -> FloatArray:
    """Text vectors of nodes, [len(nodes), encoder.dim] float32."""
    batches = []
    for start in range(0, len(nodes), 512):
        batch = nodes[start : start + 512]
        batches.append(encoder.encode([node_text(node, bodies(node)) for node in batch]))
        progress(start + len(batch), len(nodes))
    return np.concatenate(batches) if batches else np.zeros((0, encoder.dim), dtype=np.float32)


def type_indices(nodes: Sequence[Node]) -> IntArray:
    """Position of each node's type in `NODE_TYPES`, [len(nodes)] int64."""
    position = {node_type: index for index, node_type in enumerate(NODE_TYPES)}
    return np.array([position[node.node_type] for node in nodes], dtype=np.int64)


def degrees(nodes: Sequence[Node], edges: Sequence[Edge]) -> IntArray:
    """Number of edges of each node, [len(nodes)] int64."""
    row = {node.id: index for index, node in enumerate(nodes)}
    degree = np.zeros(len(nodes), dtype=np.int64)
    for edge in edges:
        degree[row[edge.src]] += 1
        degree[row[edge.dst]] += 1
    return degree
