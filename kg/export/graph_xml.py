"""Nodes and edges in, a GraphML or GEXF file out.

Neither format has lists that its readers agree on: a list is a string with JSON in it, and GraphML's key says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.export.attributes import Column, Flat, ValueType, as_text, columns, flat_edge, flat_node, value_type
from kg.export.xml_text import escaped
from kg.schema import Edge, Node

_GRAPHML_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_GEXF_NAMESPACE = "http://www.gexf.net/1.2draft"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_graphml(nodes: Sequence[Node], edges: Sequence[Edge], path: Path) -> None:
    """Writes GraphML; properties are typed keys, one key a name and type."""
    _write(path, _graphml(nodes, edges))


def write_gexf(nodes: Sequence[Node], edges: Sequence[Edge], path: Path) -> None:
    """Writes GEXF 1.2; names are labels, properties are typed attributes."""
    _write(path, _gexf(nodes, edges))


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(f"{line}\n" for line in lines)


# --- GraphML -------------------------------------------------------------------------------


def _graphml(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[str]:
    node_keys = _ids(columns(map(flat_node, nodes)), "n")
    edge_keys = _ids(columns(map(flat_edge, edges)), "e")
    yield f'<graphml xmlns="{_GRAPHML_NAMESPACE}">'
    yield from _graphml_keys(node_keys, "node")
    yield from _graphml_keys(edge_keys, "edge")
    yield '<graph id="kg" edgedefault="directed">'
    for node in nodes:
        yield f'<node id="{escaped(node.id)}">{_graphml_data(flat_node(node), node_keys)}</node>'
    for number, edge in enumerate(edges):
        ends = f'source="{escaped(edge.src)}" target="{escaped(edge.dst)}"'
        yield f'<edge id="{number}" {ends}>{_graphml_data(flat_edge(edge), edge_keys)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _graphml_keys(keys: dict[Column, str], domain: str) -> Iterator[str]:
    for column, key in keys.items():
        kind = "string" if column.value_type is ValueType.LIST else str(column.value_type)
        named = f'id="{key}" for="{domain}" attr.name="{escaped(column.name)}" attr.type="{kind}"'
        yield (
            f"<key {named}><desc>JSON array</desc></key>" if column.value_type is ValueType.LIST else f"<key {named}/>"
        )


def _graphml_data(item: Flat, keys: dict[Column, str]) -> str:
    return "".join(
        f'<data key="{keys[Column(name, value_type(value))]}">{escaped(as_text(value))}</data>'
        for name, value in item.items()
    )


# --- GEXF ----------------------------------------------------------------------------------


def _gexf(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[str]:
    node_keys = _ids(columns(_without(flat_node(node), "name") for node in nodes), "n")
    edge_keys = _ids(columns(map(flat_edge, edges)), "e")
    yield f'<gexf xmlns="{_GEXF_NAMESPACE}" version="1.2">'
    yield '<graph defaultedgetype="directed" mode="static">'
    yield from _gexf_attributes(node_keys, "node")
    yield from _gexf_attributes(edge_keys, "edge")
    yield "<nodes>"
    for node in nodes:
        values = _gexf_values(_without(flat_node(node), "name"), node_keys)
        yield f'<node id="{escaped(node.id)}" label="{escaped(node.name)}">{values}</node>'
    yield "</nodes>"
    yield "<edges>"
    for number, edge in enumerate(edges):
        ends = f'source="{escaped(edge.src)}" target="{escaped(edge.dst)}" label="{edge.relation}"'
        yield f'<edge id="{number}" {ends}>{_gexf_values(flat_edge(edge), edge_keys)}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _gexf_attributes(keys: dict[Column, str], domain: str) -> Iterator[str]:
    yield f'<attributes class="{domain}" mode="static">'
    for column, key in keys.items():
        kind = "string" if column.value_type is ValueType.LIST else str(column.value_type)
        yield f'<attribute id="{key}" title="{escaped(column.name)}" type="{kind}"/>'
    yield "</attributes>"


def _gexf_values(item: Flat, keys: dict[Column, str]) -> str:
    values = "".join(
        f'<attvalue for="{keys[Column(name, value_type(value))]}" value="{escaped(as_text(value))}"/>'
        for name, value in item.items()
    )
    return f"<attvalues>{values}</attvalues>"


def _without(item: Flat, name: str) -> Flat:
    return {key: value for key, value in item.items() if key != name}


def _ids(found: Sequence[Column], prefix: str) -> dict[Column, str]:
    return {column: f"{prefix}{number}" for number, column in enumerate(found)}
