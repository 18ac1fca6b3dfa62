"""The settings of a teacher, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.config import DEFAULT_SEED
from kg.schema import Relation


class Architecture(StrEnum):
    """How a node's neighbourhood reaches its vector.

    `SAGE` passes messages in every layer and differentiates through them. `PROPAGATION` averages the
    text over the neighbourhood beforehand and learns on the averages, which scales further.
    """

    SAGE = "sage"
    PROPAGATION = "propagation"


class Device(StrEnum):
    """Where training runs; `AUTO` takes a GPU if there is one."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True, slots=True)
class TeacherConfig:
    """Settings of a teacher.

    Attributes:
        architecture: see `Architecture`.
        dim: length of a node's vector.
        layers: hops of message passing or propagation.
        epochs: largest number of passes.
        lr: learning rate of Adam.
        eta: weight of the squared norm of the structural embeddings, per connected node (Cold Brew, eq. 3).
        dropout: share of the hidden values set to zero while training.
        patience: evaluations without improvement after which training stops.
        eval_every: epochs between two evaluations on the validation edges.
        folds: training edges are cut into this many parts; each epoch predicts one part while messages
            run along the others, so that no edge is predicted from itself.
        negatives: sampled wrong ends per relation and direction.
        max_edges: edges predicted per relation and epoch.
        relation_power: a relation with n edges weighs n to this power in the loss: 1 counts edges, 0 counts relations.
        validation_share: share of the edges held out for early stopping.
        held_out_share: share of the connected nodes that lose all their edges while training, so that what
            the student makes of nodes without edges can be judged.
        excluded: relations that carry provenance and no meaning; the teacher never sees them.
        seed: of every random step.
        device: see `Device`.
    """

    architecture: Architecture = Architecture.SAGE
    dim: int = 128
    layers: int = 2
    epochs: int = 200
    lr: float = 0.003
    eta: float = 0.1
    dropout: float = 0.2
    patience: int = 6
    eval_every: int = 5
    folds: int = 8
    negatives: int = 256
    max_edges: int = 8192
    relation_power: float = 0.5
    validation_share: float = 0.05
    held_out_share: float = 0.05
    excluded: frozenset[str] = frozenset({str(Relation.MENTIONED_IN)})
    seed: int = DEFAULT_SEED
    device: Device = Device.AUTO
