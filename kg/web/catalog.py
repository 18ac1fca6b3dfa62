"""A knowledge base in, all its postings and papers by facet out: filters and counts as array operations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.base import KnowledgeBase
from kg.ports import IntArray
from kg.schema import Node, NodeType, Relation, Scalar
from kg.web.wording import whereabouts

Mask = npt.NDArray[np.bool_]
#: What can be narrowed down by facets.
LISTED = (NodeType.POSTING, NodeType.PAPER)
_MOST_VALUES = 12
_FACETS: Mapping[NodeType, tuple[str, ...]] = {
    NodeType.POSTING: ("country", "level", "organization", "team", "topic", "year", "employment_type"),
    NodeType.PAPER: ("venue", "topic", "year"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One facet: `rows[i]` has the value `values[codes[i]]`; a row may have several values or none."""

    values: tuple[str, ...]
    rows: IntArray
    codes: IntArray

    def rows_with(self, chosen: Sequence[str], num_rows: int) -> Mask:
        """Rows that have one of the chosen values, [num_rows]."""
        wanted = np.array([value in set(chosen) for value in self.values], dtype=bool)
        mask = np.zeros(num_rows, dtype=bool)
        if len(self.codes):
            mask[self.rows[wanted[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> list[tuple[str, int]]:
        """Values with the number of rows in the mask, the most frequent first; those without rows left out."""
        if not len(self.codes):
            return []
        counted = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        found = [(value, int(count)) for value, count in zip(self.values, counted, strict=True) if count]
        return sorted(found, key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class Shelf:
    """All nodes of one type, newest first; `linked` says whether any fact connects a row to another node."""

    node_type: NodeType
    ids: tuple[str, ...]
    names: tuple[str, ...]
    subtitles: tuple[str, ...]
    row_of: Mapping[str, int]
    columns: Mapping[str, Column]
    linked: Mask

    def mask(self, chosen: Mapping[str, Sequence[str]], *, leave_out: str | None = None) -> Mask:
        """Rows that satisfy all chosen facets but one, [len(ids)]."""
        mask = np.ones(len(self.ids), dtype=bool)
        for name, values in chosen.items():
            if values and name != leave_out and name in self.columns:
                mask &= self.columns[name].rows_with(values, len(self.ids))
        return mask

    def facets(self, chosen: Mapping[str, Sequence[str]], within: Mask) -> dict[str, list[tuple[str, int]]]:
        """Values of each facet with what choosing them would leave; chosen values are always listed."""
        shown = {}
        for name, column in self.columns.items():
            counts = column.counts(within & self.mask(chosen, leave_out=name))
            picked = chosen.get(name, ())
            kept = [item for i, item in enumerate(counts) if i < _MOST_VALUES or item[0] in picked]
            gone = [(value, 0) for value in picked if value not in dict(counts)]
            shown[name] = kept + gone
        return {name: counts for name, counts in shown.items() if counts}


@dataclass(frozen=True, slots=True)
class Catalog:
    """The shelves by type, and the names of countries by code."""

    shelves: Mapping[NodeType, Shelf]
    countries: Mapping[str, str]

    def shelf(self, node_type: NodeType) -> Shelf | None:
        """The shelf of a type, if the type has one."""
        return self.shelves.get(node_type)


def make_catalog(base: KnowledgeBase) -> Catalog:
    """Reads all postings and papers once."""
    with base.store.session():
        topics, linked = _topics_and_linked(base)
        shelves = {node_type: _shelf(base, node_type, topics, linked) for node_type in LISTED}
        return Catalog(shelves, _countries(base))


def year_of(node: Node) -> str | None:
    """The season of a posting or the year it was posted in; the year of a paper."""
    for key in ("season_year", "year", "posted"):
        value = node.properties.get(key)
        if value:
            return str(value)[:4]
    return None


def _countries(base: KnowledgeBase) -> dict[str, str]:
    nodes = (node for node in base.store.nodes(NodeType.LOCATION) if node.properties.get("kind") == "country")
    return {str(node.properties.get("country")): node.name for node in nodes}


def _topics_and_linked(base: KnowledgeBase) -> tuple[dict[str, list[str]], set[str]]:
    names = {node.id: node.name for node in base.store.nodes(NodeType.TOPIC)}
    topics: dict[str, list[str]] = {}
    linked: set[str] = set()
    for edge in base.store.edges():
        if edge.relation in (Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF):
            continue
        linked |= {edge.src, edge.dst}
        if edge.relation is Relation.ABOUT and edge.dst in names:
            topics.setdefault(edge.src, []).append(names[edge.dst])
    return topics, linked


def _shelf(base: KnowledgeBase, node_type: NodeType, topics: Mapping[str, list[str]], linked: set[str]) -> Shelf:
    nodes = sorted(base.store.nodes(node_type), key=lambda node: node.id)
    nodes.sort(key=lambda node: str(node.properties.get("posted") or year_of(node) or ""), reverse=True)
    columns = {name: _column(nodes, _reader(name, topics)) for name in _FACETS[node_type]}
    return Shelf(
        node_type=node_type,
        ids=tuple(node.id for node in nodes),
        names=tuple(node.name for node in nodes),
        subtitles=tuple(map(whereabouts, nodes)),
        row_of={node.id: row for row, node in enumerate(nodes)},
        columns=columns,
        linked=np.array([node.id in linked for node in nodes], dtype=bool),
    )


def _reader(name: str, topics: Mapping[str, list[str]]) -> Callable[[Node], Iterable[str]]:
    if name == "topic":
        return lambda node: topics.get(node.id, ())
    if name == "year":
        return lambda node: filter(None, [year_of(node)])
    return lambda node: _texts(node.properties.get(name))


def _texts(value: Scalar | list[Scalar] | None) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if item is not None and item != ""]


def _column(nodes: Sequence[Node], read: Callable[[Node], Iterable[str]]) -> Column:
    code_of: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    for row, node in enumerate(nodes):
        for value in dict.fromkeys(read(node)):
            rows.append(row)
            codes.append(code_of.setdefault(value, len(code_of)))
    return Column(tuple(code_of), np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64))
