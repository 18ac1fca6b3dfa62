"""Tasks → a trained table: every step draws a batch of each task and adds up their losses."""

from __future__ import annotations

import logging
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from encoder_training.bags import TableModel
from encoder_training.tasks import Task

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train; of the first `warm` steps only tasks named "distil" are run."""

    steps: int = 1100
    warm: int = 100
    rate: float = 2e-3
    seed: int = 0


def train(
    model: TableModel,
    tasks: Sequence[Task],
    settings: Settings,
    watch: Callable[[int], None] | None = None,
) -> None:
    """Trains the model's table in place; `watch` is called after every hundredth step."""
    draw, rng = random.Random(settings.seed), np.random.default_rng(settings.seed)
    first = [task for task in tasks if task.name == "distil"]
    for step in range(settings.steps):
        active = first if first and step < settings.warm else tasks
        losses = _step(model, active, draw, rng, settings.rate * _schedule(step, settings.steps))
        if (step + 1) % 100 == 0:
            _log.info("step %d: %s", step + 1, ", ".join(f"{name} {loss:.3f}" for name, loss in losses.items()))
            if watch is not None:
                watch(step + 1)


def _step(
    model: TableModel, tasks: Sequence[Task], draw: random.Random, rng: np.random.Generator, rate: float
) -> dict[str, float]:
    """One update on a batch of every task; the losses by name."""
    batches = [task.sample(draw) for task in tasks]
    vectors, touched = model.embed([side for batch in batches for side in (batch.left, batch.right)], rng)
    losses = {
        task.name: task.loss(batch, vectors[2 * number], vectors[2 * number + 1])
        for number, (task, batch) in enumerate(zip(tasks, batches, strict=True))
    }
    torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
    model.update(touched, rate)
    return {name: loss.item() for name, loss in losses.items()}


def _schedule(step: int, total: int) -> float:
    """Up over 50 steps, then down to zero along a cosine."""
    return min(1.0, (step + 1) / 50) * 0.5 * (1.0 + math.cos(math.pi * step / total))
