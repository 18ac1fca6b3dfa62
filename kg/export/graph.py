"""Nodes and edges in, the graph in one of the formats out, complete or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from kg.errors import MissingExtraError
from kg.export.formats import GraphFormat, chosen
from kg.export.graph_xml import write_gexf, write_graphml
from kg.export.json_ld import write_jsonld
from kg.export.neo4j import NEO4J_FILES, write_neo4j
from kg.export.placing import placed_file, placed_folder
from kg.export.tables import JSONL_FILES, PARQUET_FILES, write_jsonl, write_parquet
from kg.schema import Edge, Node

Writer = Callable[[Sequence[Node], Sequence[Edge], Path], None]


class HeteroWriter(Protocol):
    """The graph as torch-geometric saves it; export does not import torch, so it is handed in."""

    def __call__(self, nodes: Sequence[Node], edges: Sequence[Edge], /) -> bytes:
        """The content of the file."""
        ...


_FILES: dict[GraphFormat, Writer] = {
    GraphFormat.GRAPHML: write_graphml,
    GraphFormat.GEXF: write_gexf,
    GraphFormat.JSONLD: write_jsonld,
}
_FOLDERS: dict[GraphFormat, tuple[Writer, Sequence[str]]] = {
    GraphFormat.JSONL: (write_jsonl, JSONL_FILES),
    GraphFormat.PARQUET: (write_parquet, PARQUET_FILES),
    GraphFormat.NEO4J: (write_neo4j, NEO4J_FILES),
}


def export_graph(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    format: str,
    out: str | Path,
    *,
    hetero_writer: HeteroWriter | None = None,
) -> None:
    """Writes the graph; the same graph gives the same bytes, whatever order it comes in.

    Args:
        nodes: all nodes, isolated ones too.
        edges: all edges.
        format: name of a `GraphFormat`.
        out: file or folder, see `GraphFormat`; a former export there is replaced once the new one is complete.
        hetero_writer: needed for `pyg`, which is a `torch.save` of HeteroData: that is what readers of the format
            expect, `torch.load(out, weights_only=False)`. It is a pickle: load only what you have written yourself.

    Raises:
        QueryError: an unknown format; the message lists the known ones.
        StoreError: the target cannot be written, or holds something that is no export.
        MissingExtraError: `pyg` without a writer.
    """
    wanted, target = chosen(GraphFormat, format), Path(out)
    sorted_nodes = sorted(nodes, key=lambda node: node.id)
    sorted_edges = sorted(edges, key=lambda edge: (edge.src, edge.relation, edge.dst))
    if wanted in _FOLDERS:
        write, names = _FOLDERS[wanted]
        with placed_folder(target, names) as folder:
            write(sorted_nodes, sorted_edges, folder)
    elif wanted in _FILES:
        with placed_file(target) as path:
            _FILES[wanted](sorted_nodes, sorted_edges, path)
    else:
        _write_pyg(sorted_nodes, sorted_edges, target, hetero_writer)


def _write_pyg(nodes: Sequence[Node], edges: Sequence[Edge], target: Path, write: HeteroWriter | None) -> None:
    if write is None:
        raise MissingExtraError("The format 'pyg' is written by torch-geometric: hand in a hetero_writer.")
    with placed_file(target) as path:
        path.write_bytes(write(nodes, edges))
