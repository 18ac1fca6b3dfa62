"""Nodes and edges in, flat typed columns out, for formats that know neither nesting nor mixed types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from kg import views
from kg.schema import Edge, Node

Flat = dict[str, Any]

#: Names that readers of GraphML and GEXF give to parts of a node or an edge themselves.
_TAKEN_BY_NODES = frozenset({"evidence", "id", "label"})
_TAKEN_BY_EDGES = _TAKEN_BY_NODES | {"source", "target"}
_INT64 = range(-(1 << 63), 1 << 63)


class ValueType(StrEnum):
    """Types of flat values; a list is JSON text."""

    BOOLEAN = "boolean"
    LONG = "long"
    DOUBLE = "double"
    STRING = "string"
    LIST = "list"


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A name with one type; a property whose type differs between nodes has several columns."""

    name: str
    value_type: ValueType


def flat_node(node: Node) -> Flat:
    """`type`, `name`, the properties, and `evidence` where there is some; a property of such a name gets a prefix."""
    view = views.node_view(node)
    return _flat({"type": view["type"], "name": view["name"]}, view, _TAKEN_BY_NODES)


def flat_edge(edge: Edge) -> Flat:
    """`relation`, `confidence`, the properties, and `evidence` where there is some."""
    view = views.edge_view(edge)
    return _flat({"relation": view["relation"], "confidence": float(view["confidence"])}, view, _TAKEN_BY_EDGES)


def columns(items: Iterable[Flat]) -> list[Column]:
    """All columns that occur, sorted by name."""
    return sorted({Column(name, value_type(value)) for item in items for name, value in item.items()})


def value_type(value: object) -> ValueType:
    """The type of a flat value; integers beyond 64 bits count as text, so that no digit is lost."""
    if isinstance(value, bool):
        return ValueType.BOOLEAN
    if isinstance(value, int):
        return ValueType.LONG if value in _INT64 else ValueType.STRING
    if isinstance(value, float):
        return ValueType.DOUBLE
    return ValueType.LIST if isinstance(value, list) else ValueType.STRING


def as_text(value: object) -> str:
    """A flat value as the text of an XML or CSV cell: `true`, `INF`, lists as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).replace("inf", "INF").replace("nan", "NaN")
    return msgspec.json.encode(value).decode() if isinstance(value, list) else str(value)


def _flat(own: Flat, view: Mapping[str, Any], reserved: frozenset[str]) -> Flat:
    evidence = {"evidence": view["evidence"]} if view["evidence"] else {}
    taken = own.keys() | reserved
    properties = {f"property_{name}" if name in taken else name: item for name, item in view["properties"].items()}
    return {**own, **properties, **evidence}
