"""A graph of one node type with classes in, class probabilities and embeddings out: teachers for benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.config import DEFAULT_SEED
from kg.ports import FloatArray, IntArray
from kg.teacher.determinism import deterministic
from kg.teacher.sparse import SparseMatrix


class ClassArchitecture(StrEnum):
    """`GCN` (Kipf, Welling 2017), `APPNP` (Gasteiger et al. 2019), `STRUCTURAL`: GCN with structural embeddings."""

    GCN = "gcn"
    APPNP = "appnp"
    STRUCTURAL = "structural"


@dataclass(frozen=True, slots=True)
class ClassTeacherConfig:
    """Settings of a class teacher; `teleport` and `hops` belong to APPNP, `eta` to the structural embeddings.

    It looks at the validation nodes every `eval_every` epochs and stops after `patience` epochs without gain.
    """

    architecture: ClassArchitecture = ClassArchitecture.GCN
    hidden: int = 64
    epochs: int = 200
    patience: int = 40
    eval_every: int = 4
    lr: float = 0.01
    weight_decay: float = 5e-4
    dropout: float = 0.5
    teleport: float = 0.1
    hops: int = 10
    eta: float = 1e-2
    seed: int = DEFAULT_SEED


@dataclass(frozen=True, slots=True)
class ClassLabels:
    """Classes of all nodes [n], of which only those of `train` and `validation` may be looked at."""

    y: IntArray
    num_classes: int
    train: IntArray
    validation: IntArray


@dataclass(frozen=True, slots=True)
class ClassTeacher:
    """Probabilities [n, num_classes], outputs of all layers side by side [n, d], accuracy on validation in [0, 1]."""

    probabilities: FloatArray
    embedding: FloatArray
    validation: float


def train_class_teacher(
    features: SparseMatrix, adjacency: SparseMatrix, labels: ClassLabels, config: ClassTeacherConfig
) -> ClassTeacher:
    """Trains on the labelled nodes and keeps the epoch that is best on validation, in evaluation mode."""
    with deterministic(config.seed):
        network = _Network(features, adjacency, labels.num_classes, config)
        optimizer = torch.optim.Adam(network.parameters(), lr=config.lr, weight_decay=config.weight_decay)
        y, train = torch.from_numpy(labels.y), torch.from_numpy(labels.train)
        best, waited = _evaluate(network, labels), 0
        for epoch in range(1, config.epochs + 1):
            network.train()
            hidden, logits = network()
            loss = functional.cross_entropy(logits[train], y[train]) + config.eta * network.penalty()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            if epoch % config.eval_every:
                continue
            now, waited = _evaluate(network, labels), waited + config.eval_every
            if now[0] > best[0]:
                best, waited = now, 0
            if waited >= config.patience:
                break
    _, validation, hidden, logits = best
    embedding = torch.cat([hidden, logits], dim=1)
    return ClassTeacher(logits.softmax(dim=1).numpy(), embedding.numpy(), validation)


class _Network(nn.Module):
    def __init__(
        self, features: SparseMatrix, adjacency: SparseMatrix, num_classes: int, config: ClassTeacherConfig
    ) -> None:
        super().__init__()
        self._features, self._adjacency, self._config = features, adjacency, config
        self._structural = config.architecture is ClassArchitecture.STRUCTURAL
        rows, columns = features.shape
        self.first = nn.Parameter(nn.init.xavier_uniform_(torch.empty(columns, config.hidden)))
        self.second = nn.Parameter(nn.init.xavier_uniform_(torch.empty(config.hidden, num_classes)))
        self.bias = nn.ParameterList([torch.zeros(config.hidden), torch.zeros(num_classes)])
        widths = (config.hidden, num_classes) if self._structural else ()
        self.structural = nn.ParameterList([torch.zeros(rows, width) for width in widths])

    def forward(self) -> tuple[Tensor, Tensor]:
        dropout = self._config.dropout if self.training else 0.0
        hidden = functional.relu(self._spread(self._features(self.first, dropout), 0) + self.bias[0])
        logits = self._spread(functional.dropout(hidden, dropout) @ self.second, 1) + self.bias[1]
        if self._config.architecture is ClassArchitecture.APPNP:
            logits = self._propagate(logits)
        return hidden, logits

    def penalty(self) -> Tensor:
        """Mean squared norm of the structural embeddings."""
        squares = [part.square().sum(dim=1).mean() for part in self.structural]
        return torch.stack(squares).sum() if squares else torch.zeros(())

    def _spread(self, h: Tensor, layer: int) -> Tensor:
        if self._config.architecture is ClassArchitecture.APPNP:
            return h
        return self._adjacency(h + self.structural[layer] if self._structural else h)

    def _propagate(self, logits: Tensor) -> Tensor:
        z, teleport = logits, self._config.teleport
        for _ in range(self._config.hops):
            z = (1.0 - teleport) * self._adjacency(z) + teleport * logits
        return z


@torch.no_grad()
def _evaluate(network: _Network, labels: ClassLabels) -> tuple[float, float, Tensor, Tensor]:
    """Accuracy less a little of the loss, which breaks ties; the accuracy; what the network says."""
    network.eval()
    hidden, logits = network()
    asked, y = torch.from_numpy(labels.validation), torch.from_numpy(labels.y)
    accuracy = float((logits[asked].argmax(dim=1) == y[asked]).float().mean())
    loss = float(functional.cross_entropy(logits[asked], y[asked]))
    return accuracy - 1e-4 * loss, accuracy, hidden, logits
