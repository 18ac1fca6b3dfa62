"""Nodes and edges in, torch-geometric's HeteroData out."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch_geometric.data import HeteroData

from kg.errors import ModelError, NotFoundError
from kg.ports import FloatArray
from kg.schema import EDGE_TYPES, Edge, Node, NodeType

Triple = tuple[str, str, str]
_REVERSE = "rev_"


def to_hetero_data(
    nodes: Iterable[Node], edges: Iterable[Edge], x: Mapping[NodeType, FloatArray] | None = None
) -> HeteroData:
    """The graph as tensors, isolated nodes too.

    Node types come in the order of `NodeType`, edge types in that of `EDGE_TYPES`, those that do not occur
    are left out; within a type, nodes and edges keep the order they are given in.

    Args:
        nodes: all nodes.
        edges: all edges.
        x: by node type, [number of nodes of the type, dim] float32, rows in the order of the nodes.

    Returns:
        Data with `data[node_type].node_id` (list of ids), `.num_nodes` and, where given, `.x`;
        `data[edge_type].edge_index` [2, num_edges] int64 and `.confidence` [num_edges] float32.

    Raises:
        NotFoundError: an edge ends at something that is not among the nodes.
        ModelError: `x` has another number of rows than there are nodes.
    """
    ids = _ids_by_type(nodes)
    row = {node_id: number for members in ids.values() for number, node_id in enumerate(members)}
    data = HeteroData()
    for node_type, members in ids.items():
        data[str(node_type)].node_id = members
        data[str(node_type)].num_nodes = len(members)
        if x is not None and node_type in x:
            data[str(node_type)].x = _features(node_type, x[node_type], len(members))
    for edge_type, stated in _edges_by_type(edges).items():
        data[edge_type].edge_index = _edge_index(stated, row)
        data[edge_type].confidence = torch.tensor([edge.confidence for edge in stated], dtype=torch.float32)
    _validate(data)
    return data


def with_reverse(data: HeteroData) -> HeteroData:
    """A copy with an edge type `(dst, rev_<relation>, src)` for every edge type, so that messages flow both ways."""
    both = data.clone()
    for src_type, relation, dst_type in data.edge_types:
        if relation.startswith(_REVERSE) or (dst_type, _REVERSE + relation, src_type) in data.edge_types:
            continue
        store = data[src_type, relation, dst_type]
        reverse = both[dst_type, _REVERSE + relation, src_type]
        reverse.edge_index = store.edge_index.flip(0).contiguous()
        if "confidence" in store:
            reverse.confidence = store.confidence.clone()
    _validate(both)
    return both


def hetero_data_bytes(
    nodes: Iterable[Node], edges: Iterable[Edge], x: Mapping[NodeType, FloatArray] | None = None
) -> bytes:
    """What `to_hetero_data` gives as `torch.save` writes it, the same bytes for the same graph.

    Read it with `torch.load(path, weights_only=False)`; it is a pickle, so load only what you have written yourself.
    """
    buffer = io.BytesIO()
    torch.save(to_hetero_data(nodes, edges, x), buffer)
    return buffer.getvalue()


def _ids_by_type(nodes: Iterable[Node]) -> dict[NodeType, list[str]]:
    found: dict[NodeType, list[str]] = defaultdict(list)
    for node in nodes:
        found[node.node_type].append(node.id)
    return {node_type: found[node_type] for node_type in NodeType if node_type in found}


def _edges_by_type(edges: Iterable[Edge]) -> dict[Triple, list[Edge]]:
    found: dict[Triple, list[Edge]] = defaultdict(list)
    for edge in edges:
        src_type, dst_type = edge.src.partition(":")[0], edge.dst.partition(":")[0]
        found[src_type, str(edge.relation), dst_type].append(edge)
    known = [(str(src), str(relation), str(dst)) for src, relation, dst in EDGE_TYPES]
    others = sorted(found.keys() - set(known))
    return {edge_type: found[edge_type] for edge_type in (*known, *others) if edge_type in found}


def _features(node_type: NodeType, x: FloatArray, count: int) -> Tensor:
    if x.ndim != 2 or x.shape[0] != count:
        raise ModelError(f"x of '{node_type}' has shape {x.shape}, there are {count} nodes: one row a node.")
    return torch.from_numpy(np.array(x, dtype=np.float32))


def _edge_index(edges: Sequence[Edge], row: Mapping[str, int]) -> Tensor:
    try:
        pairs = [(row[edge.src], row[edge.dst]) for edge in edges]
    except KeyError as error:
        raise NotFoundError(f"An edge ends at '{error.args[0]}', which is not among the nodes given.") from error
    return torch.tensor(pairs, dtype=torch.int64).t().contiguous()


def _validate(data: HeteroData) -> None:
    """Checks the shapes; a type whose nodes are all isolated is meant, so nothing is said about it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The node types .* are isolated")
        data.validate(raise_on_error=True)
