"""Inputs and target vectors in, a trained two-layer network out; the one place where the student needs torch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.ports import FloatArray, IntArray, Progress
from kg.student.config import StudentConfig
from kg.student.linking import Links
from kg.student.student import Perceptron

_MATCH_TEMPERATURE = 0.1
#: Times that links are drawn to judge a network by.
_DRAWS = 4


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a network is to learn.

    Attributes:
        inputs: [n, i].
        target: standardised vectors [n, d].
        offset, scale: `(target + offset) * scale` are the vectors as the teacher gave them, [d].
        train, validation: rows to learn from and rows to stop by.
        node: number of the node that each row is of, [n].
        links: true links, if the network is to rank them.
    """

    inputs: FloatArray
    target: FloatArray
    offset: FloatArray
    scale: FloatArray
    train: IntArray
    validation: IntArray
    node: IntArray
    links: Links | None = None


@dataclass(slots=True)
class EpochProgress:
    """Passes epochs of several trainings on as one count."""

    progress: Progress | None
    total: int
    done: int = 0

    def step(self) -> None:
        """One epoch is done."""
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.total)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Inside, torch runs on one thread from this seed; its own state is put back afterwards."""
    threads = torch.get_num_threads()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        try:
            yield
        finally:
            torch.set_num_threads(threads)


def fit(lesson: Lesson, config: StudentConfig, score_weight: float, bar: EpochProgress) -> Perceptron:
    """Trains until the validation rows stop improving and keeps the best state.

    The loss is the mean squared error of the standardised vectors, plus `score_weight` times the
    divergence between the teacher's and the student's distribution of scores over anchor nodes
    (LLP, ICML 2023, eq. 7), plus `StudentConfig.link_weight` times that of the true links if there are any; these
    also say when to stop, for it is them that a node without edges is asked for.
    """
    network = _network(lesson, config)
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.lr, weight_decay=config.weight_decay)
    rng = np.random.default_rng(config.seed)
    best, best_loss, waited = _copy(network), np.inf, 0
    for _ in range(config.epochs):
        trained_loss = _epoch(network, optimizer, lesson, config, score_weight, rng)
        bar.step()
        loss = _validate(network, lesson, config, score_weight) if len(lesson.validation) else trained_loss
        waited = waited + 1
        if loss < best_loss - 1e-4:
            best, best_loss, waited = _copy(network), loss, 0
        if waited >= config.patience:
            break
    network.load_state_dict(best)
    return _perceptron(network)


class Network(nn.Module):
    """A perceptron that can be trained; dropout reaches the hidden layer's way alone."""

    def __init__(self, inputs: int, hidden: int, outputs: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.beside = nn.Linear(inputs, outputs, bias=False)
        nn.init.zeros_(self.beside.weight)
        self.layers = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(inputs, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, outputs)
        )

    def forward(self, v: Tensor) -> Tensor:
        """Outputs [n, out] of inputs [n, in]."""
        found: Tensor = self.beside(v) + self.layers(v)
        return found


def network_of(perceptron: Perceptron) -> Network:
    """The same network in torch, without dropout."""
    (hidden, inputs), outputs = perceptron.w1.shape, len(perceptron.w2)
    network = Network(inputs, hidden, outputs)
    with torch.no_grad():
        values = (perceptron.w0, perceptron.w1, perceptron.b1, perceptron.w2, perceptron.b2)
        for parameter, value in zip(network.parameters(), values, strict=True):
            parameter.copy_(torch.from_numpy(value))
    return network


def _network(lesson: Lesson, config: StudentConfig) -> Network:
    return Network(lesson.inputs.shape[1], config.hidden, lesson.target.shape[1], config.dropout)


def _epoch(
    network: Network,
    optimizer: torch.optim.Optimizer,
    lesson: Lesson,
    config: StudentConfig,
    score_weight: float,
    rng: np.random.Generator,
) -> float:
    network.train()
    order = rng.permutation(lesson.train)[: config.max_nodes]
    size = min(config.batch_size, max(32, len(order) // 8))  # a small graph needs its steps, too
    total = 0.0
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        anchors = rng.choice(lesson.train, size=min(config.anchors, len(lesson.train)), replace=False)
        loss = _loss(network, lesson, (rows, anchors), (score_weight, config.link_weight), rng)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        total += float(loss.detach()) * len(rows)
    return total / max(1, len(order))


@torch.no_grad()
def _validate(network: Network, lesson: Lesson, config: StudentConfig, score_weight: float) -> float:
    network.eval()
    rows, rng = lesson.validation, np.random.default_rng(config.seed)
    if lesson.links is not None:
        given = _original(network(torch.from_numpy(lesson.inputs[rows])), lesson)
        return fmean(float(lesson.links.loss(given, lesson.node[rows], rng)) for _ in range(_DRAWS))
    anchors = lesson.train[:: max(1, len(lesson.train) // 512)]
    return float(_loss(network, lesson, (rows, anchors), (score_weight, 0.0), rng))


def _loss(
    network: Network,
    lesson: Lesson,
    nodes: tuple[IntArray, IntArray],
    weights: tuple[float, float],
    rng: np.random.Generator,
) -> Tensor:
    (rows, anchors), (score_weight, link_weight) = nodes, weights
    target = torch.from_numpy(lesson.target[rows])
    output = network(torch.from_numpy(lesson.inputs[rows]))
    loss = functional.mse_loss(output, target)
    given = _original(output, lesson)
    if score_weight > 0.0:
        anchor = _original(torch.from_numpy(lesson.target[anchors]), lesson)
        wanted = (_original(target, lesson) @ anchor.T / _MATCH_TEMPERATURE).softmax(dim=1)
        scores = (given @ anchor.T / _MATCH_TEMPERATURE).log_softmax(dim=1)
        loss = loss + score_weight * functional.kl_div(scores, wanted, reduction="batchmean")
    if lesson.links is not None:
        loss = loss + link_weight * lesson.links.loss(given, lesson.node[rows], rng)
    return loss


def _original(standardised: Tensor, lesson: Lesson) -> Tensor:
    """Directions of vectors before they were standardised."""
    vectors = (standardised + torch.from_numpy(lesson.offset)) * torch.from_numpy(lesson.scale)
    return functional.normalize(vectors)


def _copy(network: Network) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in network.state_dict().items()}


def _perceptron(network: Network) -> Perceptron:
    weights = [parameter.detach().numpy().copy() for parameter in network.parameters()]
    return Perceptron(*weights)
