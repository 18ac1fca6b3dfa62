"""Texts and edges in, a network of the text alone out that ranks what a text is linked to, and texts like it.

Each step asks for a small part of the graph (`kg.student.tower_lesson`). Small parts are what a network without
messages can afford: in the time of a few passes over a large graph it takes hundreds of steps.
"""

from __future__ import annotations

from collections.abc import Collection
from statistics import fmean

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.ports import FloatArray, IntArray, Progress
from kg.student.config import TowerConfig
from kg.student.fit import seeded
from kg.student.rewording import Rewording
from kg.student.tower import Tower, tower_of
from kg.student.tower_lesson import TowerLesson
from kg.vectors import principal_projection

#: Times that questions are drawn to judge the network by.
_DRAWS = 4


def train_tower(
    x: FloatArray,
    node_type: IntArray,
    edges: IntArray,
    config: TowerConfig | None = None,
    *,
    num_types: int,
    alike: Collection[int] = (),
    held_out: IntArray | None = None,
    rewording: Rewording | None = None,
    progress: Progress | None = None,
) -> Tower:
    """Trains until the links and the likes of the nodes held out are ranked no better, and keeps the best state.

    Args:
        x: text vectors [n, dx].
        node_type: numbers of the node types [n].
        edges: both ends of all edges, those of the held-out nodes too, [2, m].
        config: settings.
        num_types: how many types there are; of those without an edge the matrix stays the unit's.
        alike: types whose nodes are to lie near those that share neighbours; none for links alone.
        held_out: nodes that nothing is learnt of; without them training takes all its steps.
        rewording: texts of some nodes in other words, learnt from beside those that `x` is of.
        progress: called with (steps done, steps at most).
    """
    config = config or TowerConfig()
    unseen = np.zeros(len(x), dtype=bool)
    unseen[np.zeros(0, np.int64) if held_out is None else held_out] = True
    hidden = unseen[edges].any(axis=0)
    lesson = TowerLesson(x, node_type, edges[:, ~hidden], tuple(alike), config, rewording=rewording)
    exam = TowerLesson(x, node_type, edges[:, hidden], tuple(alike), config, before=lesson) if hidden.any() else None
    with seeded(config.seed):
        network = _Network(x, config, num_types)
        _train(network, lesson, exam, config, progress)
    return network.tower()


class _Network(nn.Module):
    def __init__(self, x: FloatArray, config: TowerConfig, num_types: int) -> None:
        super().__init__()
        self._dropout = config.dropout
        self.project = nn.Parameter(torch.from_numpy(principal_projection(x, config.dim)))
        self.first, self.second = nn.Linear(x.shape[1], config.hidden), nn.Linear(config.hidden, config.dim)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)
        self.by_type = nn.Parameter(torch.eye(config.dim).repeat(num_types, 1, 1))
        self.log_scale = nn.Parameter(torch.tensor([2.5, 3.0]))  # of links, and of likes: cosines times 12 and 20

    def forward(self, x: Tensor, node_type: IntArray) -> Tensor:
        """Vectors [n, dim] of unit length; zero where the text says nothing."""
        known = (x != 0).any(dim=1, keepdim=True)
        x = functional.dropout(x, self._dropout / 2.0, self.training)
        hidden = functional.dropout(functional.relu(self.first(x)), self._dropout, self.training)
        h = (x @ self.project.T + self.second(hidden)) * known
        order = np.argsort(node_type, kind="stable")
        kinds, sizes = np.unique(node_type, return_counts=True)
        parts = torch.split(h[torch.from_numpy(order)], sizes.tolist())
        turned = torch.cat([part @ self.by_type[kind].T for part, kind in zip(parts, kinds.tolist(), strict=True)])
        return functional.normalize(turned[torch.from_numpy(np.argsort(order))])

    def tower(self) -> Tower:
        """The same network in numpy."""
        named = {
            "project": self.project,
            "w1": self.first.weight,
            "b1": self.first.bias,
            "w2": self.second.weight,
            "b2": self.second.bias,
            "by_type": self.by_type,
        }
        return tower_of({name: value.detach().numpy().copy() for name, value in named.items()})


def _train(
    network: _Network, lesson: TowerLesson, exam: TowerLesson | None, config: TowerConfig, progress: Progress | None
) -> None:
    optimizer = torch.optim.Adam(network.parameters(), lr=config.lr)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(1, config.steps))
    rng = np.random.default_rng(config.seed)
    best, least, waited = _copy(network), np.inf, 0
    for step in range(1, config.steps + 1):
        network.train()
        loss = lesson.loss(network, network.log_scale.exp(), rng)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        falling.step()
        if progress is not None:
            progress(step, config.steps)
        if exam is None or step % config.eval_every:
            continue
        found, waited = _judge(network, exam, config.seed), waited + 1
        if found < least - 1e-3:
            best, least, waited = _copy(network), found, 0
        if waited >= config.patience:
            break
    if exam is not None and np.isfinite(least):
        network.load_state_dict(best)


@torch.no_grad()
def _judge(network: _Network, exam: TowerLesson, seed: int) -> float:
    """The loss of the same questions every time."""
    network.eval()
    rng = np.random.default_rng(seed)
    return fmean(float(exam.loss(network, network.log_scale.exp(), rng)) for _ in range(_DRAWS))


def _copy(network: _Network) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in network.state_dict().items()}
