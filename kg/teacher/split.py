"""A graph in, what the teacher may see and what is kept back to judge it by out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.ports import IntArray
from kg.teacher.config import TeacherConfig
from kg.teacher.relational import RelationalGraph, RelationEdges

#: Below this many connected nodes none is isolated on purpose: the graph has nothing to spare.
_MIN_CONNECTED = 60
_MIN_VALIDATION = 5


@dataclass(frozen=True, slots=True)
class TeacherSplit:
    """Relations in the order of the graph, each with part of its edges.

    Attributes:
        train: edges that may be predicted and carry messages.
        validation: edges for early stopping.
        held_out: numbers of the nodes whose edges are in neither.
    """

    train: tuple[RelationEdges, ...]
    validation: tuple[RelationEdges, ...]
    held_out: IntArray


def split_edges(graph: RelationalGraph, config: TeacherConfig) -> TeacherSplit:
    """Isolates a few nodes of every type, then holds out a share of what remains of every relation.

    An edge is held out only if both its ends keep another one.
    """
    rng = np.random.default_rng(config.seed)
    held_out = _held_out_nodes(graph, config.held_out_share, rng)
    hidden = np.zeros(graph.num_nodes, dtype=bool)
    hidden[held_out] = True
    visible = tuple(edges.select(~hidden[edges.src] & ~hidden[edges.dst]) for edges in graph.relations)
    degree = graph.degree(visible)
    chosen = [_validation_mask(edges, degree, config.validation_share, rng) for edges in visible]
    return TeacherSplit(
        tuple(edges.select(~mask) for edges, mask in zip(visible, chosen, strict=True)),
        tuple(edges.select(mask) for edges, mask in zip(visible, chosen, strict=True)),
        held_out,
    )


def cut_folds(train: tuple[RelationEdges, ...], folds: int, seed: int) -> tuple[tuple[IntArray, ...], ...]:
    """For each fold, per relation the indices of its edges; every edge is in exactly one fold."""
    rng = np.random.default_rng(seed + 1)
    fold_of = [rng.permutation(len(edges.src)) % folds for edges in train]
    return tuple(tuple(np.flatnonzero(part == fold) for part in fold_of) for fold in range(folds))


def _held_out_nodes(graph: RelationalGraph, share: float, rng: np.random.Generator) -> IntArray:
    degree = graph.degree(graph.relations)
    chosen = [np.zeros(0, dtype=np.int64)]
    if np.count_nonzero(degree) < _MIN_CONNECTED:
        return chosen[0]
    for node_type in graph.types:
        span = graph.span(node_type)
        if not degree[span].any():
            continue
        # A hub that disappears takes its neighbourhood's structure with it; the newcomers we stand in for are no hubs.
        usual = np.quantile(degree[span][degree[span] > 0], 0.9)
        eligible = span.start + np.flatnonzero((degree[span] > 1) & (degree[span] <= usual))
        chosen.append(rng.choice(eligible, size=int(share * len(eligible)), replace=False))
    return np.sort(np.concatenate(chosen))


def _validation_mask(
    edges: RelationEdges, degree: IntArray, share: float, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    spare = np.flatnonzero((degree[edges.src] > 1) & (degree[edges.dst] > 1))
    wanted = min(len(spare) // 2, max(_MIN_VALIDATION, round(share * len(edges.src)))) if share > 0 else 0
    mask = np.zeros(len(edges.src), dtype=bool)
    mask[rng.choice(spare, size=wanted, replace=False)] = True
    return mask
