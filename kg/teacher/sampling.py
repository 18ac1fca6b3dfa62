"""Training edges in, batches of true and sampled wrong ends out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.ports import IntArray
from kg.teacher.config import TeacherConfig
from kg.teacher.relational import RelationalGraph, RelationEdges


@dataclass(frozen=True, slots=True)
class EdgeBatch:
    """Edges of one relation to predict: `src`, `dst` [b], wrong ends [k] shared by all, and its share of the loss."""

    relation: int
    src: Tensor
    dst: Tensor
    wrong_src: Tensor
    wrong_dst: Tensor
    weight: float


class EdgeSampler:
    """Draws edges and wrong ends of the right type.

    Half of the wrong ends are uniform, half in proportion to the square root of the degree: with uniform
    ones alone, popular nodes come to lie near everything.
    """

    def __init__(
        self, graph: RelationalGraph, train: tuple[RelationEdges, ...], config: TeacherConfig, device: torch.device
    ) -> None:
        self._train, self._config, self._device = train, config, device
        self._rng = np.random.default_rng(config.seed + 3)
        powers = [len(edges.src) ** config.relation_power if len(edges.src) else 0.0 for edges in train]
        self._weights = [power / max(sum(powers), 1.0) for power in powers]
        self._src = [_pool(graph.span(edges.src_type), edges.src) for edges in train]
        self._dst = [_pool(graph.span(edges.dst_type), edges.dst) for edges in train]

    @property
    def state(self) -> dict[str, Any]:
        """Where the drawing stands; set it to go on from there."""
        return dict(self._rng.bit_generator.state)

    @state.setter
    def state(self, value: dict[str, Any]) -> None:
        self._rng.bit_generator.state = value

    def batches(self, fold: tuple[IntArray, ...]) -> list[EdgeBatch]:
        """One batch per relation that has edges in the fold."""
        return [self._batch(relation, chosen) for relation, chosen in enumerate(fold) if len(chosen)]

    def _batch(self, relation: int, chosen: IntArray) -> EdgeBatch:
        if len(chosen) > self._config.max_edges:
            chosen = np.sort(self._rng.choice(chosen, size=self._config.max_edges, replace=False))
        edges = self._train[relation]
        return EdgeBatch(
            relation,
            src=self._tensor(edges.src[chosen]),
            dst=self._tensor(edges.dst[chosen]),
            wrong_src=self._tensor(self._wrong(self._src[relation])),
            wrong_dst=self._tensor(self._wrong(self._dst[relation])),
            weight=self._weights[relation],
        )

    def _tensor(self, values: IntArray) -> Tensor:
        return torch.from_numpy(values).to(self._device)

    def _wrong(self, pool: tuple[IntArray, IntArray]) -> IntArray:
        half = max(1, min(self._config.negatives, len(pool[0])) // 2)
        drawn = [values[self._rng.integers(len(values), size=half)] for values in pool]
        return np.concatenate(drawn)


def _pool(span: slice, ends: IntArray) -> tuple[IntArray, IntArray]:
    """All nodes of the type, and a list in which nodes stand as often as the square root of their degree says."""
    uniform = np.arange(span.start, span.stop)
    nodes, counts = np.unique(ends, return_counts=True)
    repeated = np.repeat(nodes, np.ceil(np.sqrt(counts)).astype(np.int64))
    return uniform, repeated if len(repeated) else uniform
