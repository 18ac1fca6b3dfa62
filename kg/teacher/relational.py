"""HeteroData → flat arrays: every node gets one number, every relation its edges between such numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch_geometric.data import HeteroData

from kg.errors import ModelError
from kg.ports import IntArray
from kg.schema import Relation

_SYMMETRIC = frozenset({str(Relation.NEAR_DUPLICATE_OF)})


@dataclass(frozen=True, slots=True)
class RelationEdges:
    """Edges of one relation; `src` and `dst` are flat node numbers, [num_edges], sorted, each edge once."""

    src_type: str
    name: str
    dst_type: str
    src: IntArray
    dst: IntArray

    @property
    def key(self) -> str:
        """Name of the edge type in reports."""
        return f"{self.src_type}|{self.name}|{self.dst_type}"

    def select(self, chosen: IntArray | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> RelationEdges:
        """The chosen edges, by index or mask."""
        return RelationEdges(self.src_type, self.name, self.dst_type, self.src[chosen], self.dst[chosen])


@dataclass(frozen=True, slots=True)
class RelationalGraph:
    """Nodes of all types in one row, type after type.

    Attributes:
        types: names of the node types that have nodes.
        offsets: the first number of each type, and at the end the number of nodes.
        x: text vectors [num_nodes, dx], float32.
        relations: edges by relation.
    """

    types: tuple[str, ...]
    offsets: tuple[int, ...]
    x: Tensor
    relations: tuple[RelationEdges, ...]

    @property
    def num_nodes(self) -> int:
        """Number of nodes of all types."""
        return self.offsets[-1]

    def span(self, node_type: str) -> slice:
        """The numbers of the nodes of one type."""
        index = self.types.index(node_type)
        return slice(self.offsets[index], self.offsets[index + 1])

    def degree(self, relations: tuple[RelationEdges, ...]) -> IntArray:
        """Edges per node among `relations`, [num_nodes]."""
        degree = np.zeros(self.num_nodes, dtype=np.int64)
        for edges in relations:
            degree += np.bincount(edges.src, minlength=self.num_nodes)
            degree += np.bincount(edges.dst, minlength=self.num_nodes)
        return degree


def relational_graph(data: HeteroData, excluded: frozenset[str] = frozenset()) -> RelationalGraph:
    """Numbers the nodes and collects the edges of every relation that is not excluded and has any.

    Raises:
        ModelError: if a node type has no `x`, or the vectors of two types differ in length.
    """
    types = tuple(str(name) for name in data.node_types if _features(data, name).shape[0])
    features = [_features(data, name) for name in types]
    if len({matrix.shape[1] for matrix in features}) > 1:
        lengths = {name: matrix.shape[1] for name, matrix in zip(types, features, strict=True)}
        raise ModelError(f"text vectors differ in length: {lengths}; encode all node types with one encoder")
    sizes = [matrix.shape[0] for matrix in features]
    offsets = tuple(int(value) for value in np.concatenate([[0], np.cumsum(sizes)]))
    x = torch.cat(features).to(torch.float32) if features else torch.zeros((0, 1))
    start = dict(zip(types, offsets, strict=False))
    relations = tuple(
        _edges(edge_type, data[edge_type].edge_index.numpy(), start)
        for edge_type in data.edge_types
        if edge_type[1] not in excluded and data[edge_type].edge_index.numel()
    )
    return RelationalGraph(types, offsets, x, relations)


def _features(data: HeteroData, node_type: str) -> Tensor:
    x = data[node_type].get("x")
    if x is None:
        raise ModelError(f"node type {node_type!r} has no text vectors; set data[{node_type!r}].x, zeros will do")
    return x if isinstance(x, Tensor) else torch.as_tensor(x)


def _edges(edge_type: tuple[str, str, str], edge_index: IntArray, start: dict[str, int]) -> RelationEdges:
    src_type, name, dst_type = (str(part) for part in edge_type)
    src, dst = edge_index[0] + start[src_type], edge_index[1] + start[dst_type]
    if name in _SYMMETRIC:  # otherwise one direction would give the other away
        src, dst = np.minimum(src, dst), np.maximum(src, dst)
    kept = np.unique(np.stack([src, dst], axis=1)[src != dst], axis=0)
    return RelationEdges(src_type, name, dst_type, kept[:, 0].copy(), kept[:, 1].copy())
