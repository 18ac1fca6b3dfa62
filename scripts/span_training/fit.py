"""Chunks with their tags in, a trained network out."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from span_training.chunks import Chunk, batches_of, inputs_of
from span_training.network import Tagger

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast to learn.

    The rate rises over the share `warm` of the steps of all epochs and then falls to zero; training may stop earlier.
    """

    epochs: int = 6
    stop: int | None = None
    rate: float = 1.5e-4
    warm: float = 0.06
    seed: int = 1


def fit(
    model: Tagger,
    chunks: Sequence[Chunk],
    course: Course,
    after: Callable[[int], None],
    once: Sequence[Chunk] = (),
) -> None:
    """Trains in bfloat16 on `chunks` every epoch and on those of `once` in one of the epochs.

    `after` is called with the number of every finished epoch.
    """
    torch.manual_seed(course.seed)
    source = random.Random(course.seed)
    parts = [[*chunks, *once[epoch :: course.epochs]] for epoch in range(course.epochs)]
    plan = [list(batches_of(part, source)) for part in parts]
    steps = sum(map(len, plan))
    optimizer = _optimizer(model, course.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (course.warm * steps + 1)) * max(0.0, 1 - step / steps)
    )
    for epoch, (part, batches) in enumerate(zip(parts[: course.stop], plan[: course.stop], strict=True)):
        model.train()
        for number, places in enumerate(batches):
            loss = _step(model, [part[place] for place in places])
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            if number % 100 == 0:
                _LOG.info("epoch %d, batch %d of %d, loss %.4f", epoch, number, len(batches), loss.item())
        after(epoch)


def _optimizer(model: Tagger, rate: float) -> torch.optim.Optimizer:
    """Heads and letter classes start from nothing and learn faster."""
    learnt = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    fresh = [weight for name, weight in learnt if name.startswith(("heads.", "shapes."))]
    known = [weight for name, weight in learnt if not name.startswith(("heads.", "shapes."))]
    return torch.optim.AdamW([{"params": known, "lr": rate}, {"params": fresh, "lr": rate * 10}], weight_decay=0.01)


def _step(model: Tagger, batch: Sequence[Chunk]) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model(*inputs_of(batch))
    vectors = vectors.float()
    losses = [torch.zeros(())]
    for name, head in model.heads.items():
        rows = [row for row, chunk in enumerate(batch) if name in chunk.tags]
        if rows:
            own = torch.cat([vectors[row, list(batch[row].heads)] for row in rows])
            wanted = torch.cat([batch[row].tags[name] for row in rows])
            losses.append(nn.functional.cross_entropy(head(own), wanted, reduction="sum"))
    words = sum(len(chunk.heads) for chunk in batch)
    return torch.stack(losses).sum() / words
