"""Features, labels and a teacher's soft targets in, class probabilities out: students for public benchmarks.

A student sees a node's own features, and if asked the features of its virtual neighbours: its logits are
averaged with those of the observed nodes whose features are most alike. No edge of the node is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.config import DEFAULT_SEED
from kg.ports import FloatArray, IntArray
from kg.student.fit import seeded

#: A constant matrix times weights, with a share of the matrix dropped: `(weights, dropout) → product`.
Product = Callable[[Tensor, float], Tensor]


@dataclass(frozen=True, slots=True)
class ClassStudentConfig:
    """Settings of a class student.

    Attributes:
        hidden: width of the hidden layer.
        epochs, patience, eval_every: largest number of passes, passes without improvement after which to stop,
            passes between two looks at the validation nodes.
        lr, weight_decay: of Adam.
        dropout, input_dropout: shares of hidden values and of the features set to zero while training.
        label_weight: weight of the labels beside soft targets, which weigh 1.
        neighbor_share: share of the virtual neighbours in the logits.
        seed: of every random step.
    """

    hidden: int = 128
    epochs: int = 200
    patience: int = 40
    eval_every: int = 4
    lr: float = 0.01
    weight_decay: float = 5e-4
    dropout: float = 0.5
    input_dropout: float = 0.5
    label_weight: float = 0.1
    neighbor_share: float = 0.5
    seed: int = DEFAULT_SEED


@dataclass(frozen=True, slots=True)
class ClassLesson:
    """What a class student learns from.

    Attributes:
        features: product with the features, [num_nodes, width] times weights.
        width: number of features.
        num_classes: number of classes.
        y: classes [num_nodes]; only those of `train` and `validation` are looked at.
        train, validation: labelled nodes to learn from and to stop by.
        soft: teacher's probabilities [num_nodes, num_classes], or `None` for labels alone.
        taught: nodes whose soft targets count.
        extra: dense inputs beside the features [num_nodes, e].
        neighbors: product with the weights of the virtual neighbours, [num_nodes, num_nodes], or `None`.
    """

    features: Product
    width: int
    num_classes: int
    y: IntArray
    train: IntArray
    validation: IntArray
    soft: FloatArray | None = None
    taught: IntArray | None = None
    extra: FloatArray | None = None
    neighbors: Product | None = None


@dataclass(frozen=True, slots=True)
class ClassStudent:
    """Probabilities [num_nodes, num_classes] and accuracy on validation in [0, 1]."""

    probabilities: FloatArray
    validation: float


def train_class_student(lesson: ClassLesson, config: ClassStudentConfig) -> ClassStudent:
    """Trains and keeps the epoch that is best on validation, in evaluation mode."""
    with seeded(config.seed):
        network = _Network(lesson, config)
        optimizer = torch.optim.Adam(network.parameters(), lr=config.lr, weight_decay=config.weight_decay)
        best, waited = _evaluate(network, lesson), 0
        for epoch in range(1, config.epochs + 1):
            network.train()
            loss = _loss(network(), lesson, config)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            if epoch % config.eval_every:
                continue
            now, waited = _evaluate(network, lesson), waited + config.eval_every
            if now[0] > best[0]:
                best, waited = now, 0
            if waited >= config.patience:
                break
    return ClassStudent(best[2].softmax(dim=1).numpy(), best[1])


def train_regression(
    lesson: ClassLesson, target: FloatArray, nodes: IntArray, config: ClassStudentConfig
) -> FloatArray:
    """ξ1 of Cold Brew: features to the teacher's embeddings `target` [n, d], learnt on `nodes`; predictions [n, d]."""
    wanted = torch.from_numpy(target)
    with seeded(config.seed):
        network = _Network(lesson, config, outputs=target.shape[1])
        optimizer = torch.optim.Adam(network.parameters(), lr=config.lr, weight_decay=config.weight_decay)
        for _ in range(config.epochs):
            network.train()
            loss = functional.mse_loss(network()[nodes], wanted[nodes])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        network.eval()
        with torch.no_grad():
            predicted: FloatArray = network().numpy()
    return predicted


class _Network(nn.Module):
    def __init__(self, lesson: ClassLesson, config: ClassStudentConfig, outputs: int | None = None) -> None:
        super().__init__()
        self._lesson, self._config = lesson, config
        self._extra = None if lesson.extra is None else torch.from_numpy(lesson.extra)
        extra_width = 0 if lesson.extra is None else lesson.extra.shape[1]
        outputs = lesson.num_classes if outputs is None else outputs
        self.first = nn.Parameter(nn.init.xavier_uniform_(torch.empty(lesson.width, config.hidden)))
        self.beside = nn.Parameter(nn.init.xavier_uniform_(torch.empty(extra_width, config.hidden)))
        self.second = nn.Parameter(nn.init.xavier_uniform_(torch.empty(config.hidden, outputs)))
        self.bias = nn.ParameterList([torch.zeros(config.hidden), torch.zeros(outputs)])

    def forward(self) -> Tensor:
        config, training = self._config, self.training
        hidden = self._lesson.features(self.first, config.input_dropout if training else 0.0) + self.bias[0]
        if self._extra is not None:
            hidden = hidden + self._extra @ self.beside
        hidden = functional.dropout(functional.relu(hidden), config.dropout, training)
        logits: Tensor = hidden @ self.second + self.bias[1]
        if self._lesson.neighbors is None:
            return logits
        share = config.neighbor_share
        return (1.0 - share) * logits + share * self._lesson.neighbors(logits, 0.0)


def _loss(logits: Tensor, lesson: ClassLesson, config: ClassStudentConfig) -> Tensor:
    y = torch.from_numpy(lesson.y)
    labels = functional.cross_entropy(logits[lesson.train], y[lesson.train])
    if lesson.soft is None or lesson.taught is None:
        return labels
    wanted = torch.from_numpy(lesson.soft[lesson.taught])
    soft = functional.kl_div(logits[lesson.taught].log_softmax(dim=1), wanted, reduction="batchmean")
    return config.label_weight * labels + soft


@torch.no_grad()
def _evaluate(network: _Network, lesson: ClassLesson) -> tuple[float, float, Tensor]:
    """Accuracy less a little of the loss, which breaks ties; the accuracy; the logits."""
    network.eval()
    logits = network()
    y = torch.from_numpy(lesson.y)[lesson.validation]
    said = logits[lesson.validation]
    accuracy = float(np.mean((said.argmax(dim=1) == y).numpy()))
    return accuracy - 1e-4 * float(functional.cross_entropy(said, y)), accuracy, logits
