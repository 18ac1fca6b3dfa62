"""Two nodes of the stored graph in, the shortest ways between them out; provenance and documents are no way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from kg.ports import GraphReader
from kg.schema import Edge, NodeType
from kg.search.neighbourhoods import SILENT

#: Nodes of one distance that are looked beyond: a hub has more neighbours than anybody wants to hear of.
_LOOKED_BEYOND = 1_000
_DOCUMENT = f"{NodeType.DOCUMENT}:"

#: Nodes found from one end, each with those one step nearer to that end.
Found = dict[str, list[str]]


def shortest_paths(reader: GraphReader, first: str, second: str, *, longest: int, most: int = 5) -> list[list[Edge]]:
    """Up to `most` shortest paths of at most `longest` edges, by breadth-first search from both ends.

    From either end it is always the smaller circle that grows, so that a hub is entered from its quiet side.
    """
    found: tuple[Found, Found] = ({first: []}, {second: []})
    circles = ([first], [second])
    for _ in range(longest if first != second else 0):
        near = 0 if len(circles[0]) <= len(circles[1]) else 1
        grown = _grown(reader, circles[near], found[near])
        found[near].update(grown)
        circles[near][:] = sorted(grown)
        if meetings := sorted(grown.keys() & found[1 - near].keys()):
            ways = (way for meeting in meetings for way in _ways(found, meeting))
            return [_edges(reader, way) for way in islice(ways, most)]
    return []


def _grown(reader: GraphReader, circle: Sequence[str], found: Mapping[str, Sequence[str]]) -> Found:
    """The nodes one step further out."""
    grown: Found = {}
    for node_id in circle[:_LOOKED_BEYOND]:
        for other in sorted({other for relation, other in reader.links_of(node_id) if relation not in SILENT}):
            if other not in found and not other.startswith(_DOCUMENT):
                grown.setdefault(other, []).append(node_id)
    return grown


def _ways(found: tuple[Found, Found], meeting: str) -> Iterator[list[str]]:
    """All ways through a node that both ends found, from the first end to the second."""
    for there in _back(found[0], meeting):
        for onward in _back(found[1], meeting):
            yield [*reversed(there), *onward[1:]]


def _back(found: Found, node_id: str) -> Iterator[list[str]]:
    """Ways from a node to the end that it was found from."""
    if not found[node_id]:
        yield [node_id]
    for nearer in found[node_id]:
        yield from ([node_id, *rest] for rest in _back(found, nearer))


def _edges(reader: GraphReader, way: Sequence[str]) -> list[Edge]:
    between = (reader.edges_between(a, b) for a, b in pairwise(way))
    return [next(edge for edge in edges if edge.relation not in SILENT) for edges in between]
