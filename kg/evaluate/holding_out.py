"""A graph in, postings whose edges are hidden out: at random by how many edges they have, or by what they are.

Everything is drawn before features and training, so that nothing learns from what it is judged by. A node
is a row in the order of the nodes, an edge a pair of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from kg.errors import QueryError
from kg.ports import IntArray
from kg.schema import Edge, Node, NodeType, Relation

_SHARE, _MOST, _FEWEST_EDGES = 0.1, 300, 3
_HIDDEN_SHARE, _MOST_OF_A_GROUP, _FEWEST_OF_A_GROUP = 0.25, 100, 5

Pair = tuple[int, int]


class Band(StrEnum):
    """How many edges of a posting are known: none, few (the lowest quarter), or many (the upper half)."""

    ISOLATED = "isolated"
    TAIL = "tail"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True)
class Held:
    """What is held out.

    Attributes:
        bands: rows of the postings that are asked, by group.
        isolated: rows of all nodes whose every edge is hidden.
        hidden: further hidden edges, as pairs of rows in either order.
    """

    bands: Mapping[str, IntArray]
    isolated: frozenset[int]
    hidden: frozenset[Pair] = field(default_factory=frozenset)

    def visible(self, nodes: Sequence[Node], links: Iterable[Edge]) -> list[Edge]:
        """The edges that may be learnt from."""
        row = {node.id: index for index, node in enumerate(nodes)}
        return [edge for edge in links if not self.hides(row[edge.src], row[edge.dst])]

    def hides(self, src: int, dst: int) -> bool:
        """Whether the edge between two rows is hidden."""
        return src in self.isolated or dst in self.isolated or (src, dst) in self.hidden or (dst, src) in self.hidden


def by_degree(nodes: Sequence[Node], links: Sequence[Edge], seed: int) -> Held:
    """One posting in ten, 300 at most, loses every edge; of others with few and with many edges a quarter is hidden.

    Raises:
        QueryError: too few postings have edges to hold any out.
    """
    ends = _ends(nodes, links)
    able = np.array([row for row, found in ends.items() if len(found) >= _FEWEST_EDGES], dtype=np.int64)
    size = min(_MOST, int(len(able) * _SHARE))
    if size < 1:
        raise QueryError(f"Only {len(able)} postings have {_FEWEST_EDGES} edges or more: add documents to evaluate.")
    rng = np.random.default_rng(seed)
    isolated = np.sort(rng.choice(able, size=size, replace=False))
    rest = np.setdiff1d(able, isolated)
    degree = np.array([len(ends[int(row)]) for row in rest])
    few, many = np.quantile(degree, [0.25, 0.5]) if len(rest) else (0.0, 0.0)
    groups = {Band.TAIL: rest[degree <= few], Band.CONNECTED: rest[degree > many]}
    drawn: dict[str, IntArray] = {
        str(band): np.sort(rng.choice(found, size=min(size, len(found), _MOST_OF_A_GROUP), replace=False))
        for band, found in groups.items()
    }
    hidden = [pair for rows in drawn.values() for row in rows.tolist() for pair in _some(row, ends[row], rng)]
    return Held({str(Band.ISOLATED): isolated, **drawn}, frozenset(isolated.tolist()), frozenset(hidden))


def by_kind(nodes: Sequence[Node], links: Sequence[Edge], seed: int) -> Held:
    """Postings that are new in kind, all without edges: the newest, those of teams, or of a discipline in a place,
    that no other posting has. A group of fewer than five is left out.
    """
    ends = _ends(nodes, links)
    rng = np.random.default_rng(seed)
    size = max(_FEWEST_OF_A_GROUP, min(_MOST_OF_A_GROUP, int(len(ends) * _SHARE)))
    teams = _of_whole_groups(_members(nodes, ends, (NodeType.TEAM,)), size, rng)
    pairs = _of_whole_groups(_recombined(nodes, ends), size, rng)
    found = {
        "newest": _newest(nodes, ends, size),
        "unseen team": teams,
        "unseen discipline in a place": pairs,
    }
    kept = {name: rows for name, rows in found.items() if len(rows) >= _FEWEST_OF_A_GROUP}
    gone = {int(row) for rows in kept.values() for row in rows}
    return Held(kept, frozenset(gone | _left_alone(nodes, ends, gone)))


def _ends(nodes: Sequence[Node], links: Sequence[Edge]) -> dict[int, list[tuple[Relation, int]]]:
    """Per posting its relations and their other ends."""
    row = {node.id: index for index, node in enumerate(nodes)}
    found: dict[int, list[tuple[Relation, int]]] = defaultdict(list)
    for edge in links:
        if nodes[row[edge.src]].node_type is NodeType.POSTING:
            found[row[edge.src]].append((edge.relation, row[edge.dst]))
    return found


def _some(row: int, ends: Sequence[tuple[Relation, int]], rng: np.random.Generator) -> list[Pair]:
    others = sorted({other for _, other in ends})
    count = max(1, int(len(others) * _HIDDEN_SHARE))
    return [(row, int(other)) for other in rng.choice(others, size=min(count, len(others) - 1), replace=False)]


def _newest(nodes: Sequence[Node], ends: Mapping[int, Sequence[object]], size: int) -> IntArray:
    dated = sorted((str(nodes[row].properties.get("posted") or ""), row) for row in ends)
    known = [row for posted, row in dated if posted]
    share = min(size, int(len(known) * _SHARE))
    return np.sort(np.array(known[len(known) - share :], dtype=np.int64))


def _members(
    nodes: Sequence[Node], ends: Mapping[int, Sequence[tuple[Relation, int]]], types: Sequence[NodeType]
) -> dict[tuple[int, ...], list[int]]:
    found: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, others in ends.items():
        for _, other in others:
            if nodes[other].node_type in types:
                found[(other,)].append(row)
    return found


def _recombined(
    nodes: Sequence[Node], ends: Mapping[int, Sequence[tuple[Relation, int]]]
) -> dict[tuple[int, ...], list[int]]:
    """Postings by discipline and place, where both also occur with others."""
    found: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, others in ends.items():
        topics = [other for _, other in others if nodes[other].node_type is NodeType.TOPIC]
        places = [other for _, other in others if nodes[other].node_type is NodeType.LOCATION]
        for topic in topics:
            for place in places:
                found[topic, place].append(row)
    uses: dict[int, int] = defaultdict(int)
    for pair in found:
        for end in pair:
            uses[end] += 1
    return {pair: rows for pair, rows in found.items() if min(uses[end] for end in pair) > 1}


def _of_whole_groups(groups: Mapping[tuple[int, ...], Sequence[int]], size: int, rng: np.random.Generator) -> IntArray:
    """Postings of groups drawn until there are enough; large groups stay, as they would leave nothing to learn from."""
    names = sorted(name for name, rows in groups.items() if len(rows) <= max(_FEWEST_OF_A_GROUP, size // 4))
    chosen: set[int] = set()
    for index in rng.permutation(len(names)).tolist():
        if len(chosen) >= size:
            break
        chosen.update(groups[names[index]])
    return np.array(sorted(chosen), dtype=np.int64)


def _left_alone(nodes: Sequence[Node], ends: Mapping[int, Sequence[tuple[Relation, int]]], gone: set[int]) -> set[int]:
    """Teams of which no posting is left: their other edges go too."""
    teams = {row: others for (row,), others in _members(nodes, ends, (NodeType.TEAM,)).items()}
    return {team for team, rows in teams.items() if set(rows) <= gone}
