"""What training a teacher gives back: vectors, how they came about, and what was kept back to judge the student by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kg.ports import FloatArray, IntArray
from kg.teacher.config import TeacherConfig


@dataclass(frozen=True, slots=True)
class EpochScore:
    """One evaluation on the validation edges: filtered rank of the true end among nodes of its type."""

    epoch: int
    loss: float
    mean_reciprocal_rank: float
    hits_at_10: float


@dataclass(frozen=True, slots=True)
class ValidationEdges:
    """Edges of one relation that no message and no loss has seen; `src` and `dst` index nodes of their types, [m]."""

    src_type: str
    relation: str
    dst_type: str
    src: IntArray
    dst: IntArray


@dataclass(frozen=True, slots=True)
class TeacherResult:
    """Vectors of a trained teacher.

    Attributes:
        z_dict: per node type [num_nodes, dim], unit length or zero, from all edges.
        z_visible_dict: the same from the training edges alone: held-out nodes are isolated in it and
            validation edges unknown, so that choices made with it are honest.
        held_out: per node type the indices of the nodes isolated while training.
        validation: the validation edges.
        scores: one entry an evaluation.
        best_epoch: the epoch the vectors come from; 0 if nothing was learnt.
        relation_weights: mean absolute message weight per relation, "src|relation|dst".
        seconds: wall time.
        config: the settings used.
        view: the same network with messages along the named relations alone, and where given with other text
            vectors [num_nodes, dx], type after type; what it leaves out shows what it was worth.
    """

    z_dict: Mapping[str, FloatArray]
    z_visible_dict: Mapping[str, FloatArray]
    held_out: Mapping[str, IntArray]
    validation: tuple[ValidationEdges, ...]
    scores: tuple[EpochScore, ...]
    best_epoch: int
    relation_weights: Mapping[str, float]
    seconds: float
    config: TeacherConfig
    view: Callable[[Collection[str], FloatArray | None], Mapping[str, FloatArray]]
