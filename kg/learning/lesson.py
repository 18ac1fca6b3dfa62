"""The stored graph in; teacher, student and a vector for every node out.

`features → teacher → student → mix`: text vectors of all nodes, a teacher trained on the edges, a student
distilled from it, and the share of each in the final vector chosen on nodes held out from both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.embedding import NODE_TYPES, OWN_TEXT, Embedder
from kg.learning.unnamed import without_names
from kg.ports import FloatArray, IntArray, Progress, TextEncoder
from kg.schema import Edge, Node, NodeType, Relation
from kg.student import Rewording
from kg.teacher.memory import check_memory, in_words, memory_needed

if TYPE_CHECKING:
    from kg.student.tower import Tower
    from kg.teacher import TeacherResult

Show = Callable[[str], AbstractContextManager[Progress]]

#: Epochs of the teacher, and about how many edges all of them together are to pass over.
_FEWEST_EPOCHS, _MOST_EPOCHS, _EDGES_TO_SEE = 30, 200, 9_000_000

#: Nodes with a text of their own and two edges below which nothing is learnt.
_FEWEST_TO_LEARN = 5

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
class Taught:
    """What a teacher knows.

    Attributes:
        z: vectors by all edges, [n, d].
        z_visible: vectors by the training edges alone, the held-out nodes isolated, [n, d].
        held_out: rows of the nodes isolated while training.
        unseen: both ends of the validation edges, [2, m].
        view: see `TeacherResult.view`, for the rows of all nodes.
        facts: figures for the model card.
    """

    z: FloatArray
    z_visible: FloatArray
    held_out: IntArray
    unseen: IntArray
    view: Callable[[Collection[str], FloatArray | None], FloatArray]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Material:
    """A graph as learning reads it: types [n], texts' vectors [n, dx], both ends of the links [2, m]; if known, vectors
    of texts that do not name what their nodes are linked to.
    """

    nodes: Sequence[Node]
    links: Sequence[Edge]
    x: FloatArray
    node_type: IntArray
    ends: IntArray
    unnamed: Rewording | None = None

    @property
    def degree(self) -> IntArray:
        """Links per node, [n]."""
        return np.bincount(self.ends.ravel(), minlength=len(self.nodes))


def learn(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    texts: Sequence[str],
    chosen: ChosenEncoder,
    *,
    seed: int,
    show: Show,
    checkpoint: Path | None = None,
) -> Learnt:
    """Trains teacher and student on a graph.

    A graph in which no node can be held out to judge the outcome by keeps its text vectors: its share of the
    graph would be nought, whatever was learnt.

    Args:
        nodes: all nodes, isolated ones too, sorted by id.
        edges: all edges.
        texts: the text of each node.
        chosen: text encoder.
        seed: start of every random step.
        show: opens a progress bar for a stage.
        checkpoint: file from which an interrupted training goes on.

    Raises:
        ModelError: the machine has less memory than training takes.
        StoreError: the checkpoint cannot be written.
    """
    with show("text vectors") as progress:
        x = encode(texts, chosen.encoder, progress)
    material = as_material(nodes, edges, x)
    if not _can_be_judged(material):
        return _of_texts(nodes, x, chosen)
    with show("texts without names") as progress:
        reworded = without_names(texts, nodes, material.links, chosen.encoder, seed=seed, progress=progress)
        material = replace(material, unnamed=reworded)
    needed = memory(material)
    check_memory(needed)
    with show(f"teacher ({in_words(needed)})") as progress:
        taught = teach(material, seed, progress=progress, checkpoint=checkpoint)
    with show("network of the text alone") as progress:
        tower = read_links(material, taught, seed, progress=progress)
    with show("student") as progress:
        return distill(material, taught, chosen, tower=tower, seed=seed, progress=progress)


def text_only(nodes: Sequence[Node], texts: Sequence[str], chosen: ChosenEncoder, *, show: Show) -> Learnt:
    """Vectors of the texts alone, for a graph that is not to be learnt from."""
    with show("text vectors") as progress:
        x = encode(texts, chosen.encoder, progress)
    return _of_texts(nodes, x, chosen)


def as_material(nodes: Sequence[Node], edges: Sequence[Edge], x: FloatArray) -> Material:
    """A graph without its provenance."""
    links = [edge for edge in edges if edge.relation not in PROVENANCE]
    return Material(nodes, links, x, type_indices(nodes), edge_rows(nodes, links))


def memory(material: Material) -> int:
    """Bytes that training takes at most."""
    from kg.teacher import TeacherConfig

    return memory_needed(len(material.nodes), len(material.links), material.x.shape[1], TeacherConfig())


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


def teach(
    material: Material,
    seed: int,
    *,
    progress: Progress | None = None,
    checkpoint: Path | None = None,
) -> Taught:
    """Trains a teacher."""
    from kg.graph import to_hetero_data
    from kg.teacher import TeacherConfig, train_teacher

    rows, count = _rows_by_type(material.nodes), len(material.nodes)
    data = to_hetero_data(material.nodes, material.links, {kind: material.x[index] for kind, index in rows.items()})
    config = TeacherConfig(seed=seed, epochs=_epochs(len(material.links)))
    result = train_teacher(data, config, progress=progress, checkpoint=checkpoint)
    held_out = [rows[kind][result.held_out.get(str(kind), np.zeros(0, np.int64))] for kind in rows]
    order = np.concatenate([rows[kind] for kind in rows])

    def view(relations: Collection[str], x: FloatArray | None = None) -> FloatArray:
        return _gather(result.view(relations, None if x is None else x[order]), rows, count)

    return Taught(
        z=_gather(result.z_dict, rows, count),
        z_visible=_gather(result.z_visible_dict, rows, count),
        held_out=np.sort(np.concatenate(held_out)) if held_out else np.zeros(0, np.int64),
        unseen=_unseen(result, rows),
        view=view,
        facts={
            "teacher_epoch": result.best_epoch,
            "teacher_epochs_at_most": config.epochs,
            "teacher_validation_mrr": max((score.mean_reciprocal_rank for score in result.scores), default=0.0),
        },
    )


def read_links(
    material: Material, taught: Taught, seed: int, *, alike: bool = True, progress: Progress | None = None
) -> Tower:
    """Trains a network of the text alone on the edges that a teacher learnt from.

    Args:
        material: the graph.
        taught: what the teacher knows; nothing is learnt of the nodes it had not.
        seed: of every random step.
        alike: whether nodes with a text of their own are to lie near those that share their neighbours, too.
        progress: called with (steps done, steps at most).
    """
    from kg.student import TowerConfig
    from kg.student.tower_training import train_tower

    return train_tower(
        material.x,
        material.node_type,
        _without(material.ends, taught.unseen),
        TowerConfig(seed=seed),
        num_types=len(NODE_TYPES),
        alike=[NODE_TYPES.index(kind) for kind in OWN_TEXT] if alike else (),
        held_out=taught.held_out,
        rewording=material.unnamed,
        progress=progress,
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


def _unseen(result: TeacherResult, rows: Mapping[Any, IntArray]) -> IntArray:
    by_name = {str(kind): index for kind, index in rows.items()}
    parts = [
        np.stack([by_name[edges.src_type][edges.src], by_name[edges.dst_type][edges.dst]])
        for edges in result.validation
    ]
    return np.concatenate(parts, axis=1) if parts else np.zeros((2, 0), dtype=np.int64)


def _can_be_judged(material: Material) -> bool:
    """Whether nodes that come with a text of their own have edges to spare; only of these do newcomers come without."""
    own = np.isin(material.node_type, [NODE_TYPES.index(kind) for kind in OWN_TEXT])
    return bool(np.count_nonzero(material.degree[own] > 1) >= _FEWEST_TO_LEARN)


def _of_texts(nodes: Sequence[Node], x: FloatArray, chosen: ChosenEncoder) -> Learnt:
    embedder = Embedder(chosen.encoder, None, 0.0, chosen.source)
    return Learnt(embedder, tuple(node.id for node in nodes), embedder.combine(x, None), {"alpha": 0.0})


def distill(
    material: Material,
    taught: Taught,
    chosen: ChosenEncoder,
    *,
    tower: Tower | None = None,
    seed: int,
    progress: Progress | None = None,
) -> Learnt:
    """Distils a student from a teacher, and chooses on held-out nodes what of text, student and teacher a vector is.

    A tower that learnt from the same edges takes part in the graph's half of all vectors.
    """
    from kg.learning.newcomers import Trial, choose_mixture
    from kg.student import StudentConfig, choose_blend, route
    from kg.student.distill import distill as train_student

    x, node_type, degree = material.x, material.node_type, material.degree
    visible = np.where(np.isin(np.arange(len(degree)), taught.held_out), 0, degree)
    student = train_student(
        x,
        node_type,
        taught.z_visible,
        visible,
        StudentConfig(seed=seed),
        held_out=taught.held_out,
        edges=_without(material.ends, taught.unseen),
        rewording=material.unnamed,
        types=[str(kind) for kind in NODE_TYPES],
        progress=progress,
    )
    student = replace(student, tower=tower)
    by_text, smooth = student.said_by_tower(x, node_type), student.smooth(x, node_type)
    blend = choose_blend(taught.z_visible, smooth, node_type, visible, taught.unseen)
    ends, held_out = material.ends, taught.held_out
    trial = Trial(x, node_type, ends, held_out, visible, blend.value, taught.z_visible, smooth, by_text)
    best = choose_mixture(student, trial, seed)
    student, mix, by_pair = best.student, next(iter(best.shares.values())).alike, best.by_pair()
    candidate_ids = tuple(material.nodes[row].id for row in student.candidates.node.tolist())
    embedder = Embedder(chosen.encoder, student, mix.value, chosen.source, candidate_ids, by_pair)
    stored = student.beside(by_text, taught.z)
    vectors = embedder.combine(x, route(stored, best.own, degree, blend.value))
    facts = {
        **taught.facts,
        "alpha": mix.value,
        **({"alpha_by_types": _in_words(by_pair)} if by_pair else {}),
        "blend": blend.value,
        "close": max(student.close, default=0.0),
        **({"tower": student.tower_share} if student.tower is not None else {}),
        "text_ndcg_at_10": mix.quality[0.0],
        "chosen_ndcg_at_10": mix.quality[mix.value],
        "held_out": len(taught.held_out),
        "isolated": int((degree == 0).sum()),
    }
    return Learnt(embedder, tuple(node.id for node in material.nodes), vectors, facts)


def _without(ends: IntArray, others: IntArray) -> IntArray:
    """Pairs of rows that are not among others, in either order, [2, m]."""
    size = int(ends.max(initial=0)) + 1
    key, gone = (np.sort(pairs, axis=0).T @ [size, 1] for pairs in (ends, others))
    return ends[:, ~np.isin(key, gone)]


def _in_words(by_pair: Mapping[tuple[NodeType, NodeType], float]) -> str:
    return ", ".join(f"{of} to {to} {share:g}" for (of, to), share in by_pair.items())
