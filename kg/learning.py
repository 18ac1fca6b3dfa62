"""The stored graph in; teacher, student and a vector for every node out.

`features → teacher → student → mix`: text vectors of all nodes, a teacher trained on the edges, a student
distilled from it, and the share of each in the final vector chosen on nodes held out from both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kg.embedding import NODE_TYPES, Embedder
from kg.ports import FloatArray, IntArray, Progress, TextEncoder
from kg.schema import Edge, Node, Relation

Show = Callable[[str], AbstractContextManager[Progress]]

#: Epochs of the teacher, and about how many edges all of them together are to pass over.
_FEWEST_EPOCHS, _MOST_EPOCHS, _EDGES_TO_SEE = 20, 200, 6_000_000

#: Texts encoded at a time, so that progress is seen.
_BATCH = 512

#: Edges that say where a fact stands; they carry no meaning of their own for learning.
PROVENANCE = frozenset({Relation.MENTIONED_IN})


@dataclass(frozen=True, slots=True)
class ChosenEncoder:
    """A text encoder and the name or path it was asked for by; `None` is the shipped one."""

    encoder: TextEncoder
    source: str | None = None


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
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Taught:
    """The teacher's vectors, once with all edges and once with the held-out nodes isolated, rows as the nodes'."""

    z: FloatArray
    z_visible: FloatArray
    held_out: IntArray
    facts: Mapping[str, Any]


def learn(
    nodes: Sequence[Node], edges: Sequence[Edge], texts: Sequence[str], chosen: ChosenEncoder, *, seed: int, show: Show
) -> Learnt:
    """Trains teacher and student on a graph.

    Args:
        nodes: all nodes, isolated ones too, sorted by id.
        edges: all edges.
        texts: the text of each node.
        chosen: text encoder.
        seed: start of every random step.
        show: opens a progress bar for a stage.
    """
    with show("text vectors") as progress:
        x = encode(texts, chosen.encoder, progress)
    links = [edge for edge in edges if edge.relation not in PROVENANCE]
    with show("teacher") as progress:
        taught = _teach(nodes, links, x, seed, progress)
    with show("student") as progress:
        return _distill(nodes, links, x, taught, chosen, seed=seed, progress=progress)


def text_only(nodes: Sequence[Node], texts: Sequence[str], chosen: ChosenEncoder, *, show: Show) -> Learnt:
    """Vectors of the texts alone, for a graph that is not to be learnt from."""
    with show("text vectors") as progress:
        x = encode(texts, chosen.encoder, progress)
    embedder = Embedder(chosen.encoder, None, 0.0, chosen.source)
    return Learnt(embedder, tuple(node.id for node in nodes), embedder.combine(x, None), {"alpha": 0.0})


def encode(texts: Sequence[str], encoder: TextEncoder, progress: Progress) -> FloatArray:
    """Text vectors, [len(texts), encoder.dim] float32."""
    batches = []
    for start in range(0, len(texts), _BATCH):
        batches.append(encoder.encode(texts[start : start + _BATCH]))
        progress(min(start + _BATCH, len(texts)), len(texts))
    return np.concatenate(batches) if batches else np.zeros((0, encoder.dim), dtype=np.float32)


def type_indices(nodes: Sequence[Node]) -> IntArray:
    """Position of each node's type in `NODE_TYPES`, [len(nodes)] int64."""
    position = {node_type: index for index, node_type in enumerate(NODE_TYPES)}
    return np.array([position[node.node_type] for node in nodes], dtype=np.int64)


def edge_rows(nodes: Sequence[Node], edges: Sequence[Edge]) -> IntArray:
    """Rows of both ends of each edge, [2, len(edges)] int64."""
    row = {node.id: index for index, node in enumerate(nodes)}
    pairs = [(row[edge.src], row[edge.dst]) for edge in edges]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2).T


def _teach(nodes: Sequence[Node], links: Sequence[Edge], x: FloatArray, seed: int, progress: Progress) -> _Taught:
    from kg.graph import to_hetero_data
    from kg.teacher import TeacherConfig, train_teacher

    rows = _rows_by_type(nodes)
    data = to_hetero_data(nodes, links, {node_type: x[index] for node_type, index in rows.items()})
    result = train_teacher(data, TeacherConfig(seed=seed, epochs=_epochs(len(links))), progress=progress)
    held_out = [rows[node_type][result.held_out.get(str(node_type), np.zeros(0, np.int64))] for node_type in rows]
    return _Taught(
        z=_gather(result.z_dict, rows, len(nodes)),
        z_visible=_gather(result.z_visible_dict, rows, len(nodes)),
        held_out=np.sort(np.concatenate(held_out)) if held_out else np.zeros(0, np.int64),
        facts={
            "teacher_epoch": result.best_epoch,
            "teacher_validation_mrr": max((score.mean_reciprocal_rank for score in result.scores), default=0.0),
        },
    )


def _epochs(num_links: int) -> int:
    """Passes at most: fewer over a large graph, where one pass sees more edges and takes longer."""
    return max(_FEWEST_EPOCHS, min(_MOST_EPOCHS, _EDGES_TO_SEE // max(num_links, 1)))


def _rows_by_type(nodes: Sequence[Node]) -> dict[Any, IntArray]:
    index = type_indices(nodes)
    return {t: np.flatnonzero(index == i) for i, t in enumerate(NODE_TYPES) if (index == i).any()}


def _gather(z_dict: Mapping[str, FloatArray], rows: Mapping[Any, IntArray], num_nodes: int) -> FloatArray:
    dim = next(iter(z_dict.values())).shape[1]
    z = np.zeros((num_nodes, dim), dtype=np.float32)
    for node_type, index in rows.items():
        z[index] = z_dict[str(node_type)]
    return z


def _distill(
    nodes: Sequence[Node],
    links: Sequence[Edge],
    x: FloatArray,
    taught: _Taught,
    chosen: ChosenEncoder,
    *,
    seed: int,
    progress: Progress,
) -> Learnt:
    from kg.student import StudentConfig, choose_mix, route
    from kg.student.distill import distill

    node_type, ends = type_indices(nodes), edge_rows(nodes, links)
    degree = np.bincount(ends.ravel(), minlength=len(nodes))
    visible = np.where(np.isin(np.arange(len(nodes)), taught.held_out), 0, degree)
    student = distill(
        x,
        node_type,
        taught.z_visible,
        visible,
        StudentConfig(seed=seed),
        held_out=taught.held_out,
        types=[str(t) for t in NODE_TYPES],
        progress=progress,
    )
    own = student.encode(x, node_type)
    mix = choose_mix(x, route(taught.z_visible, own, visible), node_type, ends, taught.held_out, seed=seed)
    candidate_ids = tuple(nodes[row].id for row in student.candidates.node.tolist())
    embedder = Embedder(chosen.encoder, student, mix.value, chosen.source, candidate_ids)
    vectors = embedder.combine(x, route(taught.z, own, degree))
    facts = {**taught.facts, "alpha": mix.value, "held_out": len(taught.held_out), "isolated": int((degree == 0).sum())}
    return Learnt(embedder, tuple(node.id for node in nodes), vectors, facts)
