"""Nodes and edges in, a folder of CSV files for `neo4j-admin database import` out, with the command that reads it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kg import views
from kg.export.attributes import ValueType, as_text, value_type
from kg.schema import Edge, Node

NEO4J_FILES = ("nodes_*.csv", "edges_*.csv", "import.txt")

#: The first that no element of a list contains separates the elements; the command says which.
_DELIMITERS = (";", "|", "\x1f", "\x1e")
_NAMES = {ValueType.BOOLEAN: "boolean", ValueType.LONG: "long", ValueType.DOUBLE: "double"}
Record = dict[str, Any]


def write_neo4j(nodes: Sequence[Node], edges: Sequence[Edge], folder: Path) -> None:
    """Writes a file a node type, a file a relation, and `import.txt`.

    Headers are typed (`year:long`, `aliases:string[]`); evidence is one JSON text a row. A property that has
    several types within one file is text there.
    """
    node_files, edge_files = _node_files(nodes), _edge_files(edges)
    delimiter = _delimiter([*node_files.values(), *edge_files.values()])
    for name, records in (*node_files.items(), *edge_files.items()):
        _write_csv(folder / name, records, delimiter)
    (folder / "import.txt").write_text(_command(node_files, edge_files, delimiter), encoding="utf-8", newline="\n")


def _node_files(nodes: Iterable[Node]) -> dict[str, list[Record]]:
    files: dict[str, list[Record]] = defaultdict(list)
    for node in nodes:
        view = views.node_view(node)
        fixed = {"id:ID": view["id"], ":LABEL": view["type"], "name": view["name"]}
        files[f"nodes_{view['type']}.csv"].append({**fixed, **_properties(view, {"id", "name", "evidence"})})
    return {name: files[name] for name in sorted(files)}


def _edge_files(edges: Iterable[Edge]) -> dict[str, list[Record]]:
    files: dict[str, list[Record]] = defaultdict(list)
    for edge in edges:
        view = views.edge_view(edge)
        fixed = {
            ":START_ID": view["src"],
            ":TYPE": view["relation"],
            ":END_ID": view["dst"],
            "confidence:double": view["confidence"],
        }
        files[f"edges_{view['relation']}.csv"].append({**fixed, **_properties(view, {"confidence", "evidence"})})
    return {name: files[name] for name in sorted(files)}


def _properties(view: views.Json, taken: set[str]) -> Record:
    """Properties by name, colons taken out because they separate name and type; evidence as JSON text."""
    found = {name.replace(":", "_"): value for name, value in view["properties"].items()}
    renamed = {f"property_{name}" if name in taken else name: value for name, value in found.items()}
    evidence = {"evidence": msgspec.json.encode(view["evidence"]).decode()} if view["evidence"] else {}
    return {**renamed, **evidence}


def _write_csv(path: Path, records: Sequence[Record], delimiter: str) -> None:
    fixed = [name for name in records[0] if ":" in name or name == "name"]
    types = _types(records, fixed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*fixed, *(f"{name}:{kind}" for name, kind in types.items())])
        for record in records:
            cells = [as_text(record[name]) for name in fixed]
            writer.writerow([*cells, *(_cell(record.get(name), kind, delimiter) for name, kind in types.items())])


def _types(records: Sequence[Record], fixed: Sequence[str]) -> dict[str, str]:
    """Neo4j's type of each property, by name in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for name, value in record.items():
            if name not in fixed:
                found[name].add(_type(value))
    return {name: _common(found[name]) for name in sorted(found)}


def _type(value: object) -> str:
    if isinstance(value, list):
        return f"{_common({_type(item) for item in value})}[]"
    return _NAMES.get(value_type(value), "string")


def _common(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    if types <= {"long", "double"}:
        return "double"
    return "string[]" if all(kind.endswith("[]") for kind in types) else "string"


def _cell(value: object, kind: str, delimiter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and kind.endswith("[]"):
        return delimiter.join(as_text(item) for item in value)
    return as_text(value)


def _delimiter(files: Iterable[Sequence[Record]]) -> str:
    used = {
        character
        for records in files
        for record in records
        for value in record.values()
        if isinstance(value, list)
        for item in value
        for character in _DELIMITERS
        if character in str(item)
    }
    return next((character for character in _DELIMITERS if character not in used), _DELIMITERS[-1])


def _command(nodes: Mapping[str, object], edges: Mapping[str, object], delimiter: str) -> str:
    shown = delimiter if delimiter.isprintable() else f"U+{ord(delimiter):04X}"
    lines = ["neo4j-admin database import full kg", f"--array-delimiter='{shown}'", "--multiline-fields=true"]
    lines += [f"--nodes={name}" for name in nodes] + [f"--relationships={name}" for name in edges]
    return " \\\n  ".join(lines) + "\n"
