"""The settings of a student and of the tower beside it, each as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from kg.config import DEFAULT_SEED


@dataclass(frozen=True, slots=True)
class StudentConfig:
    """Settings of a student.

    Attributes:
        hidden: width of the hidden layer of both networks.
        epochs: largest number of passes, for each network.
        lr: learning rate of Adam.
        weight_decay: of Adam.
        dropout: share of the inputs and hidden values set to zero while training.
        patience: epochs without improvement after which training stops.
        batch_size: nodes per step.
        max_nodes: nodes seen per epoch; of a larger graph each epoch draws others.
        neighbors: numbers of virtual neighbours tried; validation chooses.
        temperatures: sharpness of the softmax over virtual neighbours tried; validation chooses.
        text_shares: shares of the text in who is a virtual neighbour tried; validation chooses.
        max_candidates: nodes that may be virtual neighbours. Of a larger graph small types keep all of theirs and
            large ones as many each, half of them the nodes of highest degree, half drawn at random from the rest.
        mixing: factor of the virtual neighbourhood in the input of the second network.
        anchors: nodes against which scores are matched in a step.
        score_weight: weight of score matching beside the squared error.
        link_weight: weight of ranking true links, where they are given, in the second network.
        reworded: share of the nodes whose text can be had in other words that are learnt from by these, too.
        validation_share: share of the connected nodes held out if the caller names none.
        seed: of every random step.
    """

    hidden: int = 256
    epochs: int = 120
    lr: float = 2e-3
    weight_decay: float = 1e-5
    dropout: float = 0.2
    patience: int = 12
    batch_size: int = 512
    max_nodes: int = 20_000
    neighbors: tuple[int, ...] = (4, 16, 64)
    temperatures: tuple[float, ...] = (0.05, 0.15)
    text_shares: tuple[float, ...] = (0.0, 0.5)
    max_candidates: int = 20_000
    mixing: float = 1.0
    anchors: int = 256
    score_weight: float = 1.0
    link_weight: float = 0.1
    reworded: float = 1.0
    validation_share: float = 0.1
    seed: int = DEFAULT_SEED


@dataclass(frozen=True, slots=True)
class TowerConfig:
    """Settings of a tower.

    Attributes:
        dim: length of its vectors.
        hidden: width of the hidden layer.
        steps: at most.
        eval_every: steps between two looks at the nodes held out.
        patience: looks without improvement after which training stops.
        lr: learning rate of Adam at the start; it falls to nought along half a cosine.
        dropout: share of the hidden values set to zero while training, and half of it of the text's.
        edges: edges asked for in a step at most, shared out by the square root of how many there are between two types.
        wrong: sampled wrong ends for each two types.
        reworded: share of the nodes in a step that are read in other words, of those that can be.
        seed: of every random step.
    """

    dim: int = 128
    hidden: int = 256
    steps: int = 400
    eval_every: int = 20
    patience: int = 6
    lr: float = 3e-3
    dropout: float = 0.2
    edges: int = 4096
    wrong: int = 256
    reworded: float = 0.15
    seed: int = DEFAULT_SEED
