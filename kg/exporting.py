"""A knowledge base in, all of it to take away out: its graph and its vectors, as files and as objects of libraries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ports import FloatArray
from kg.progress import counted
from kg.schema import Edge, Node, NodeType
from kg.search import VectorIndex
from kg.store import KnowledgeStore

if TYPE_CHECKING:
    import networkx
    from torch_geometric.data import HeteroData


def as_networkx(store: KnowledgeStore) -> networkx.MultiDiGraph:
    """The graph as a MultiDiGraph, isolated nodes too."""
    from kg.graph import to_networkx

    return to_networkx(store.nodes(), store.edges())


def as_hetero_data(store: KnowledgeStore, index: VectorIndex) -> HeteroData:
    """The graph as HeteroData with the nodes' vectors as `x`, isolated nodes too."""
    from kg.graph import to_hetero_data

    nodes = list(store.nodes())
    return to_hetero_data(nodes, store.edges(), _features(nodes, index))


def export_graph(store: KnowledgeStore, format: str, out: Path, index: VectorIndex | None) -> str:
    """Writes nodes and edges, as HeteroData with the nodes' vectors if there are any; a word on what was written.

    Raises:
        QueryError: an unknown format; the message lists the known ones.
    """
    from kg import export

    nodes, edges = list(store.nodes()), list(store.edges())
    writer = partial(_hetero_data_bytes, index=index)
    export.export_graph(nodes, edges, format, out, hetero_writer=writer)
    return f"{counted(len(nodes), 'node')} and {counted(len(edges), 'edge')}"


def export_embeddings(store: KnowledgeStore, index: VectorIndex, format: str, out: Path) -> str:
    """Writes ids, names and vectors of nodes; returns a word on what was written.

    Raises:
        QueryError: an unknown format; the message lists the known ones.
    """
    from kg import export

    names = {node.id: node.name for node in store.nodes()}
    row_of = dict(index.rows)
    ids = [node_id for node_id in names if node_id in row_of]
    vectors = index.vectors[[row_of[node_id] for node_id in ids]]
    types = [node_id.partition(":")[0] for node_id in ids]
    export.export_embeddings(ids, types, [names[i] for i in ids], vectors, format, out)
    return f"{counted(len(ids), 'vector')} of {vectors.shape[1]} numbers"


def _hetero_data_bytes(nodes: Sequence[Node], edges: Sequence[Edge], index: VectorIndex | None) -> bytes:
    """The writer of the `pyg` export; torch is imported only when it is used."""
    from kg.graph import hetero_data_bytes

    return hetero_data_bytes(nodes, edges, None if index is None else _features(nodes, index))


def _features(nodes: Sequence[Node], index: VectorIndex) -> dict[NodeType, FloatArray]:
    """The vectors of nodes by type, in their order, each [number, dim] float32."""
    by_type: dict[NodeType, list[int]] = defaultdict(list)
    for node in nodes:
        by_type[node.node_type].append(index.rows[node.id])
    return {node_type: index.vectors[rows] for node_type, rows in by_type.items()}
