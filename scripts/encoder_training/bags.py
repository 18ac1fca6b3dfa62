"""Training texts → words → rows, once; batches of them → vectors with gradients: `StaticEncoder` in torch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional

from kg.features.static import StaticEncoder
from kg.features.words import WordTable, split_words
from kg.ports import FloatArray, IntArray

#: Texts are cut here; what follows in a posting is mostly about the employer.
_WORDS = 300


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of different lengths in one array: list i is `values[offsets[i]:offsets[i + 1]]`, with weights."""

    values: IntArray
    weights: np.ndarray
    offsets: IntArray

    def take(self, rows: IntArray) -> Ragged:
        """The lists of these numbers, in this order."""
        lengths = self.offsets[rows + 1] - self.offsets[rows]
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(self.offsets[rows] - offsets[:-1], lengths) + np.arange(offsets[-1])
        return Ragged(self.values[places], self.weights[places], offsets)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a batch of pairs: stored texts, sorted by the pair each belongs to."""

    numbers: IntArray
    owners: IntArray
    count: int


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows of the table that a step looks up, [len(numbers), dim], with their gradient."""

    numbers: torch.Tensor
    rows: torch.Tensor


@dataclass(slots=True)
class Texts:
    """Texts by number, each stored once as a bag of words."""

    tf_power: float
    words: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _bags: list[tuple[list[int], list[float]]] = field(default_factory=list)

    def add(self, text: str) -> int:
        """Number of the text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._bags)
            counts = Counter(split_words(text)[:_WORDS])
            places = [self.words.setdefault(word, len(self.words)) for word in counts]
            self._bags.append((places, [count**self.tf_power for count in counts.values()]))
        return number

    def add_all(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Numbers of the texts."""
        return tuple(self.add(text) for text in texts)

    @property
    def stored(self) -> tuple[str, ...]:
        """All texts, in the order of their numbers."""
        return tuple(self._numbers)

    def bags(self) -> Ragged:
        """All texts as lists of words."""
        return _ragged(self._bags)


class TableModel:
    """The table while it is trained; texts in, unit vectors out.

    Only the rows that a step looks up take part in it: they are copied into `touched`, which carries the
    gradient, and written back by `update` (Adam on the touched rows alone, as in lazy Adam).

    Args:
        words: rows of a word.
        table: initial rows, [words.num_rows, dim].
        texts: everything that will be asked for.
        composed_share: share of known words that are read from their parts in a step, so that
            pieces and n-grams learn to stand in for words the table does not know.
    """

    def __init__(
        self,
        words: WordTable,
        table: FloatArray,
        texts: Texts,
        *,
        composed_share: float = 0.1,
    ) -> None:
        self.word_table = words
        self.tf_power = texts.tf_power
        self.table = torch.from_numpy(table.astype(np.float32))
        self._composed_share = composed_share
        self._texts = texts.bags()
        known = [words.rows(word) for word in texts.words]
        parts = [words.composed(word) if len(word) > 2 else words.rows(word) for word in texts.words]
        self._count = len(known)
        self._rows = _ragged(known + parts)
        self._mean = torch.zeros_like(self.table)
        self._square = torch.zeros_like(self.table)
        self._age = torch.zeros(len(self.table), 1)

    def embed(self, sides: Sequence[Side], rng: np.random.Generator) -> tuple[list[torch.Tensor], Touched]:
        """Vectors of all sides of a step, each [count, dim], and the rows they were made of."""
        bags = [self._bag(side) for side in sides]
        words, inverse = np.unique(np.concatenate([bag.values for bag in bags]), return_inverse=True)
        hidden = rng.random(len(words)) < self._composed_share
        rows = self._rows.take(words + hidden * self._count)
        unique, places = np.unique(rows.values, return_inverse=True)
        touched = Touched(torch.from_numpy(unique), self.table[unique].requires_grad_())
        vectors = _sum(touched.rows, places, rows.offsets, rows.weights)
        starts = np.cumsum([0, *(len(bag.values) for bag in bags)])
        return [
            functional.normalize(
                _sum(vectors, inverse[start : start + len(bag.values)], bag.offsets, bag.weights), dim=1
            )
            for start, bag in zip(starts, bags, strict=False)
        ], touched

    @torch.no_grad()
    def update(self, touched: Touched, rate: float, betas: tuple[float, float] = (0.9, 0.99)) -> None:
        """One step of Adam on the rows of a batch."""
        at, gradient = touched.numbers, touched.rows.grad
        if gradient is None:
            return
        age = self._age[at] + 1.0
        mean = self._mean[at].lerp_(gradient, 1.0 - betas[0])
        square = self._square[at].lerp_(gradient.square(), 1.0 - betas[1])
        self._age[at], self._mean[at], self._square[at] = age, mean, square
        step = (mean / (1.0 - betas[0] ** age)) / ((square / (1.0 - betas[1] ** age)).sqrt_() + 1e-8)
        self.table[at] = touched.rows.detach() - rate * step

    def encoder(self, name: str, head_share: float = 0.0) -> StaticEncoder:
        """What has been learnt so far, to be run without torch."""
        scales = np.ones(len(self.table), dtype=np.float32)
        return StaticEncoder(name, self.word_table, self.table.numpy().copy(), scales, self.tf_power, head_share)

    def _bag(self, side: Side) -> Ragged:
        """The words of a side's texts, those of one owner joined."""
        bag = self._texts.take(side.numbers)
        lengths = np.bincount(side.owners, weights=np.diff(bag.offsets), minlength=side.count)
        return Ragged(bag.values, bag.weights, np.concatenate(([0], np.cumsum(lengths))).astype(np.int64))


def _sum(table: torch.Tensor, values: IntArray, offsets: IntArray, weights: np.ndarray) -> torch.Tensor:
    return functional.embedding_bag(
        torch.from_numpy(np.ascontiguousarray(values)),
        table,
        torch.from_numpy(offsets[:-1]),
        mode="sum",
        per_sample_weights=torch.from_numpy(weights),
    )


def _ragged(lists: Sequence[tuple[Sequence[int], Sequence[float]]]) -> Ragged:
    lengths = [len(values) for values, _ in lists]
    return Ragged(
        np.array([value for values, _ in lists for value in values], dtype=np.int64),
        np.array([weight for _, weights in lists for weight in weights], dtype=np.float32),
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
    )
