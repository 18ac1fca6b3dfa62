"""Chunks with their tags in, a trained network out."""

from __future__ import annotations

import copy
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from span_training.chunks import Chunk, batches_of, inputs_of
from span_training.network import Tagger

_LOG = logging.getLogger(__name__)
#: The average of the weights is renewed every so many steps, keeping this share of what it was.
_RENEWED, _KEPT = 4, 0.98
#: Share of what teachers say in the loss of an annotated word; how much a word that only they speak of counts.
_TAUGHT, _ONLY_TAUGHT = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast to learn.

    The rate rises over the share `warm` of the steps of all epochs and then falls to zero; `stop` ends it earlier.

    Attributes:
        green: how often each of Green's sentences is read in all epochs together; all others are read in every one.
        pieces: of one batch. Many small steps learn more than few large ones, but take longer on a grid.
    """

    epochs: int
    rate: float
    green: int
    pieces: int
    warm: float = 0.06
    stop: int | None = None


def fit(
    model: Tagger, parts: Sequence[Sequence[Chunk]], course: Course, seed: int, after: Callable[[int, Tagger], None]
) -> Tagger:
    """Trains in bfloat16 on one part an epoch; returns the running average of the weights.

    `after` is called with the number of every finished epoch and the average so far.
    """
    torch.manual_seed(seed)
    source = random.Random(seed)
    plan = [list(batches_of(part, source, course.pieces)) for part in parts]
    steps = sum(map(len, plan))
    average, done = copy.deepcopy(model), 0
    optimizer = _optimizer(model, course.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (course.warm * steps + 1)) * max(0.0, 1 - step / steps)
    )
    for epoch, (part, batches) in enumerate(zip(parts[: course.stop], plan[: course.stop], strict=True)):
        model.train()
        for number, places in enumerate(batches):
            loss = _loss(model, [part[place] for place in places])
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            if done % _RENEWED == 0:
                _renew(average, model, done // _RENEWED)
            if number % 100 == 0:
                _LOG.info("epoch %d, batch %d of %d, loss %.4f", epoch, number, len(batches), loss.item())
        after(epoch, average)
    return average


def _optimizer(model: Tagger, rate: float) -> torch.optim.Optimizer:
    """Heads and letter classes start from nothing and learn faster."""
    learnt = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    fresh = [weight for name, weight in learnt if name.startswith(("heads.", "shapes."))]
    known = [weight for name, weight in learnt if not name.startswith(("heads.", "shapes."))]
    groups = [{"params": known, "lr": rate}, {"params": fresh, "lr": rate * 10}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


@torch.no_grad()
def _renew(average: Tagger, model: Tagger, count: int) -> None:
    kept = min(_KEPT, count / (count + 5))
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - kept)


def _loss(model: Tagger, batch: Sequence[Chunk]) -> torch.Tensor:
    """Cross entropy a word, with the gold and with what the teachers say."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model(*inputs_of(batch))
    vectors = vectors.float()
    losses = [torch.zeros(())]
    for name, head in model.heads.items():
        for row, chunk in enumerate(batch):
            if name in chunk.tags or name in chunk.taught:
                losses.append(
                    _head_loss(head(vectors[row, list(chunk.heads)]), chunk.tags.get(name), chunk.taught.get(name))
                )
    words = sum(len(chunk.heads) for chunk in batch)
    return torch.stack(losses).sum() / words


def _head_loss(found: torch.Tensor, gold: torch.Tensor | None, taught: torch.Tensor | None) -> torch.Tensor:
    """Of one chunk's scores, [words, tags]; `taught` holds probabilities of the same shape."""
    told, heard = (
        torch.zeros(()) if wanted is None else nn.functional.cross_entropy(found, wanted, reduction="sum")
        for wanted in (gold, taught)
    )
    if taught is None:
        return told
    return _ONLY_TAUGHT * heard if gold is None else _TAUGHT * heard + (1 - _TAUGHT) * told
