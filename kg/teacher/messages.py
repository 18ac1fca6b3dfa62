"""Edges → sparse mean matrices, one per relation and direction, that can be multiplied and differentiated through."""

from __future__ import annotations

import warnings
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.ports import IntArray
from kg.teacher.relational import RelationalGraph, RelationEdges


@dataclass(frozen=True, slots=True)
class MeanMatrix:
    """Mean over the neighbours along one directed relation.

    Attributes:
        key: "src|relation|dst", with a caret before the relation where it is walked backwards.
        source, target: the numbers of the nodes messages come from and go to.
        matrix: [targets, sources], sparse CSR, rows sum to one or zero.
        transposed: the transpose, kept because the backward pass multiplies with it.
    """

    key: str
    source: slice
    target: slice
    matrix: Tensor
    transposed: Tensor

    def mean(self, h: Tensor) -> Tensor:
        """Means over the neighbours [targets, d] of the vectors `h` [sources, d]."""
        return _Mean.apply(self.matrix, self.transposed, h)  # type: ignore[no-any-return, no-untyped-call]


@dataclass(frozen=True, slots=True)
class Messages:
    """Everything a pass along a set of edges needs; `connected` is [num_nodes, 1], 1.0 where a node has an edge."""

    matrices: tuple[MeanMatrix, ...]
    connected: Tensor


def message_keys(graph: RelationalGraph) -> tuple[str, ...]:
    """Keys of all directed relations of a graph, in the order `build_messages` uses."""
    return tuple(key for edges in graph.relations for key in (edges.key, _reversed_key(edges)))


def build_messages(graph: RelationalGraph, relations: tuple[RelationEdges, ...], device: torch.device) -> Messages:
    """Mean matrices in both directions for `relations`, which are those of `graph` with some edges left out."""
    matrices = [matrix for edges in relations for matrix in _both_ways(graph, edges, device)]
    return Messages(tuple(matrices), _connected(graph, relations).to(device))


def messages_along(graph: RelationalGraph, whole: Messages, names: Collection[str]) -> Messages:
    """Of the messages of a whole graph those along some relations; nodes that only others reach are not connected.

    Args:
        graph: the graph.
        whole: what `build_messages` gives for all its relations.
        names: of the relations.
    """
    chosen = tuple(edges for edges in graph.relations if edges.name in names)
    keys = {key for edges in chosen for key in (edges.key, _reversed_key(edges))}
    matrices = tuple(matrix for matrix in whole.matrices if matrix.key in keys)
    return Messages(matrices, _connected(graph, chosen).to(whole.connected.device))


class _Mean(torch.autograd.Function):
    """Sparse product whose backward uses a transpose built once; torch would build it anew in every step."""

    @staticmethod
    def forward(ctx: Any, matrix: Tensor, transposed: Tensor, h: Tensor) -> Tensor:
        ctx.transposed = transposed
        return matrix @ h

    @staticmethod
    def backward(ctx: Any, *grad: Tensor) -> tuple[None, None, Tensor]:
        return None, None, ctx.transposed @ grad[0].contiguous()


def _connected(graph: RelationalGraph, relations: tuple[RelationEdges, ...]) -> Tensor:
    return torch.from_numpy((graph.degree(relations) > 0).astype(np.float32))[:, None]


def _reversed_key(edges: RelationEdges) -> str:
    return f"{edges.dst_type}|^{edges.name}|{edges.src_type}"


def _both_ways(graph: RelationalGraph, edges: RelationEdges, device: torch.device) -> tuple[MeanMatrix, MeanMatrix]:
    source, target = graph.span(edges.src_type), graph.span(edges.dst_type)
    src, dst = edges.src - source.start, edges.dst - target.start
    return (
        _mean_matrix(edges.key, (source, target), (src, dst), device),
        _mean_matrix(_reversed_key(edges), (target, source), (dst, src), device),
    )


def _mean_matrix(
    key: str, spans: tuple[slice, slice], ends: tuple[IntArray, IntArray], device: torch.device
) -> MeanMatrix:
    source, target = spans
    src, dst = ends
    rows, columns = target.stop - target.start, source.stop - source.start
    degree = np.bincount(dst, minlength=rows)
    value = (1.0 / degree[dst]).astype(np.float32)
    matrix = _csr((dst, src), value, (rows, columns), device)
    return MeanMatrix(key, source, target, matrix, _csr((src, dst), value, (columns, rows), device))


def _csr(
    ends: tuple[IntArray, IntArray],
    value: np.ndarray[tuple[int], np.dtype[np.float32]],
    shape: tuple[int, int],
    device: torch.device,
) -> Tensor:
    row, column = ends
    order = np.lexsort((column, row))
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=shape[0]))])
    with warnings.catch_warnings():  # torch announces on every first use that CSR is in beta
        warnings.simplefilter("ignore", UserWarning)
        return torch.sparse_csr_tensor(
            torch.from_numpy(starts.astype(np.int64)),
            torch.from_numpy(column[order].astype(np.int64)),
            torch.from_numpy(value[order]),
            size=shape,
            device=device,
            check_invariants=False,
        )
