"""What a training step asks of the table: each task draws a batch of texts and says how wrong their vectors are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch.nn import functional

from encoder_training.bags import Side
from kg.ports import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Batch:
    """Two sides of texts; `items` are what the left side's texts belong to."""

    left: Side
    right: Side
    items: IntArray


class Task(Protocol):
    """One term of the loss."""

    @property
    def name(self) -> str:
        """Name in the log."""
        ...

    def sample(self, rng: random.Random) -> Batch:
        """A batch of texts."""
        ...

    def loss(self, batch: Batch, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """How wrong the vectors of the two sides are, one number."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """One way of putting an item into words: between `least` and `most` of these texts at a time."""

    texts: Sequence[int]
    least: int = 1
    most: int = 1

    def draw(self, rng: random.Random) -> list[int]:
        """Some of the texts."""
        return rng.sample(self.texts, rng.randint(self.least, min(self.most, len(self.texts))))


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two views of one item are nearer than views of other items: InfoNCE in both directions over the batch
    (van den Oord, Li, Vinyals 2018, eq. 4).

    Attributes:
        views: per item, its views; the first one is its names.
        names_share: how often both sides are names, where an item has two.
        batch: pairs a step.
    """

    name: str
    views: Sequence[tuple[View, ...]]
    batch: int
    weight: float = 1.0
    names_share: float = 0.0
    temperature: float = 0.05

    def sample(self, rng: random.Random) -> Batch:
        """Two views each of some items, an item once at most."""
        items = rng.sample(range(len(self.views)), min(self.batch, len(self.views)))
        drawn = [(item, pair) for item in items if (pair := self._pair(self.views[item], rng)) is not None]
        return Batch(
            side_of([pair[0] for _, pair in drawn]),
            side_of([pair[1] for _, pair in drawn]),
            np.array([item for item, _ in drawn], dtype=np.int64),
        )

    def loss(self, batch: Batch, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """Cross entropy of finding the other view."""
        scores = left @ right.T / self.temperature
        wanted = torch.arange(batch.left.count)
        both = functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted)
        return self.weight * both / 2

    def _pair(self, views: Sequence[View], rng: random.Random) -> tuple[list[int], list[int]] | None:
        names = views[0].texts if views else ()
        if len(names) > 1 and (len(views) < 2 or rng.random() < self.names_share):
            first, second = rng.sample(names, 2)
            return [first], [second]
        if len(views) < 2:
            return None
        one, other = rng.sample(views, 2)
        return one.draw(rng), other.draw(rng)


@dataclass(frozen=True, slots=True)
class Link:
    """Texts find the one label they are linked to among all labels."""

    name: str
    texts: IntArray
    targets: IntArray
    labels: IntArray
    batch: int
    weight: float = 1.0
    temperature: float = 0.05

    def sample(self, rng: random.Random) -> Batch:
        """Some texts on the left, all labels on the right."""
        chosen = np.array(rng.sample(range(len(self.texts)), min(self.batch, len(self.texts))))
        return Batch(singles(self.texts[chosen]), singles(self.labels), chosen)

    def loss(self, batch: Batch, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """Cross entropy over the labels."""
        scores = left @ right.T / self.temperature
        return self.weight * functional.cross_entropy(scores, torch.from_numpy(self.targets[batch.items]))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whole texts are as near one another as their owners are by what is known of them besides.

    `likeness`, [items, items], is turned into a distribution over the others of the batch; the texts'
    cosines are to give the same one (cross entropy, as in matching of rankings around an anchor).
    """

    name: str
    views: Sequence[tuple[View, ...]]
    likeness: FloatArray
    batch: int
    weight: float = 1.0
    temperature: float = 0.05
    sharpness: float = 0.05

    def sample(self, rng: random.Random) -> Batch:
        """Two draws of every view of some items."""
        items = rng.sample(range(len(self.views)), min(self.batch, len(self.views)))
        sides = [side_of([[n for view in self.views[i] for n in view.draw(rng)] for i in items]) for _ in range(2)]
        return Batch(sides[0], sides[1], np.array(items, dtype=np.int64))

    def loss(self, batch: Batch, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """Cross entropy to the known likeness, each item itself left out."""
        itself = torch.eye(batch.left.count, dtype=torch.bool)
        known = torch.from_numpy(self.likeness[np.ix_(batch.items, batch.items)]) / self.sharpness
        wanted = known.masked_fill(itself, -1e9).softmax(dim=1)
        scores = (left @ right.T / self.temperature).masked_fill(itself, -1e9)
        return -self.weight * (wanted * scores.log_softmax(dim=1)).sum(dim=1).mean()


@dataclass(frozen=True, slots=True)
class Distil:
    """Texts have the vectors that a larger model gives them."""

    name: str
    texts: IntArray
    targets: FloatArray
    batch: int
    weight: float = 1.0

    def sample(self, rng: random.Random) -> Batch:
        """Some texts; the right side is empty."""
        chosen = np.array(rng.choices(range(len(self.texts)), k=self.batch))
        return Batch(singles(self.texts[chosen]), singles(self.texts[:0]), chosen)

    def loss(self, batch: Batch, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:  # noqa: ARG002
        """Mean cosine distance."""
        return self.weight * (1.0 - (left * torch.from_numpy(self.targets[batch.items])).sum(dim=1)).mean()


def side_of(parts: Sequence[Sequence[int]]) -> Side:
    """One text an owner, put together from stored ones."""
    return Side(
        np.array([number for part in parts for number in part], dtype=np.int64),
        np.repeat(np.arange(len(parts)), [len(part) for part in parts]),
        len(parts),
    )


def singles(numbers: IntArray) -> Side:
    """One stored text an owner."""
    return Side(numbers, np.arange(len(numbers)), len(numbers))
