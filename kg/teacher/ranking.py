"""Vectors and held-out edges in, filtered ranks of the true ends out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from kg.ports import IntArray
from kg.teacher.network import LinkDecoder
from kg.teacher.relational import RelationalGraph, RelationEdges

#: Candidates ranked against one true end, and true ends ranked per relation and direction.
_MAX_CANDIDATES = 1000
_MAX_QUERIES = 500


@dataclass(frozen=True, slots=True)
class RankingTask:
    """One relation and direction: rank `answer[i]` for `query[i]` among `candidates` that are not `known`, [q, c]."""

    relation: int
    query: Tensor
    answer: Tensor
    candidates: Tensor
    known: Tensor


def ranking_tasks(
    graph: RelationalGraph, validation: tuple[RelationEdges, ...], seed: int, device: torch.device
) -> tuple[RankingTask, ...]:
    """The tasks that score a teacher; sampled once, so that epochs are compared on the same questions."""
    rng = np.random.default_rng(seed + 2)
    tasks = []
    for index, (edges, whole) in enumerate(zip(validation, graph.relations, strict=True)):
        if len(edges.src) == 0:
            continue
        asked = np.sort(rng.permutation(len(edges.src))[:_MAX_QUERIES])
        part = edges.select(asked)
        tasks.append(_task(graph, index, (part.src, part.dst), (whole.src, whole.dst), whole.dst_type, rng))
        tasks.append(_task(graph, index, (part.dst, part.src), (whole.dst, whole.src), whole.src_type, rng))
    return tuple(
        RankingTask(t.relation, *(tensor.to(device) for tensor in (t.query, t.answer, t.candidates, t.known)))
        for t in tasks
    )


@torch.no_grad()
def ranks(z: Tensor, decoder: LinkDecoder, tasks: tuple[RankingTask, ...]) -> list[int]:
    """One-based ranks of all true ends; a tie counts half of those it ties with."""
    found: list[int] = []
    for task in tasks:
        weighed = decoder.weigh(task.relation, z[task.query])
        true = (weighed * z[task.answer]).sum(dim=1, keepdim=True)
        scores = (weighed @ z[task.candidates].T).masked_fill(task.known, -torch.inf)
        rank = 1 + (scores > true).sum(dim=1) + (scores == true).sum(dim=1) // 2
        found.extend(rank.tolist())
    return found


def _task(
    graph: RelationalGraph,
    relation: int,
    asked: tuple[IntArray, IntArray],
    whole: tuple[IntArray, IntArray],
    answer_type: str,
    rng: np.random.Generator,
) -> RankingTask:
    span = graph.span(answer_type)
    pool = np.arange(span.start, span.stop)
    if len(pool) > _MAX_CANDIDATES:
        pool = np.sort(rng.choice(pool, size=_MAX_CANDIDATES, replace=False))
    edge_keys = np.unique(whole[0] * graph.num_nodes + whole[1])
    pair_keys = asked[0][:, None] * graph.num_nodes + pool[None, :]
    known = np.isin(pair_keys, edge_keys) | (pool[None, :] == asked[0][:, None])
    query, answer = torch.from_numpy(asked[0].copy()), torch.from_numpy(asked[1].copy())
    return RankingTask(relation, query, answer, torch.from_numpy(pool), torch.from_numpy(known))
