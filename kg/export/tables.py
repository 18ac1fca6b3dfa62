"""Nodes and edges in, a folder of JSON Lines or Parquet out: one table of nodes, one of edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from kg import views
from kg.schema import Edge, Node

JSONL_FILES = ("nodes.jsonl", "edges.jsonl")
PARQUET_FILES = ("nodes.parquet", "edges.parquet")

_ROWS = 10_000
_EVIDENCE = pa.list_(
    pa.struct(
        {
            "document_id": pa.string(),
            "start": pa.int64(),
            "end": pa.int64(),
            "surface": pa.string(),
            "confidence": pa.float64(),
            "extractor": pa.string(),
            "field": pa.string(),
        }
    )
)
#: Properties differ from node to node, so they are one JSON object a row.
_JSON = {b"encoding": b"one JSON object"}
_NODE_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("type", pa.string()),
        ("name", pa.string()),
        pa.field("properties", pa.string(), metadata=_JSON),
        ("evidence", _EVIDENCE),
    ]
)
_EDGE_SCHEMA = pa.schema(
    [
        ("src", pa.string()),
        ("relation", pa.string()),
        ("dst", pa.string()),
        pa.field("properties", pa.string(), metadata=_JSON),
        ("confidence", pa.float64()),
        ("evidence", _EVIDENCE),
    ]
)


def write_jsonl(nodes: Sequence[Node], edges: Sequence[Edge], folder: Path) -> None:
    """Writes `nodes.jsonl` and `edges.jsonl`, one JSON object a line."""
    _write_lines(map(views.node_view, nodes), folder / JSONL_FILES[0])
    _write_lines(map(views.edge_view, edges), folder / JSONL_FILES[1])


def write_parquet(nodes: Sequence[Node], edges: Sequence[Edge], folder: Path) -> None:
    """Writes `nodes.parquet` and `edges.parquet` with the columns of the JSON Lines; `properties` is JSON text."""
    _write_table([views.node_view(node) for node in nodes], _NODE_SCHEMA, folder / PARQUET_FILES[0])
    _write_table([views.edge_view(edge) for edge in edges], _EDGE_SCHEMA, folder / PARQUET_FILES[1])


def _write_lines(records: Iterable[views.Json], path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(msgspec.json.encode(record) + b"\n" for record in records)


def _write_table(records: Sequence[views.Json], schema: pa.Schema, path: Path) -> None:
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(records), _ROWS):
            batch = [_with_json_properties(record) for record in records[start : start + _ROWS]]
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))


def _with_json_properties(record: views.Json) -> dict[str, Any]:
    return {**record, "properties": msgspec.json.encode(record["properties"]).decode()}
