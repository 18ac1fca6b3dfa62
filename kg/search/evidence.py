"""What a query is linked to in, a score for each candidate's facts in common with it out.

Item-to-item likeness (Linden, Smith, York 2003) over the graph's facts: rare nodes weigh more than hubs, and
a place also counts as the region and the country it is part of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from kg.ports import GraphReader
from kg.schema import Edge, NodeType, Relation
from kg.search.explain import links_of

Links = Mapping[str, Sequence[Edge]]
_PLACE = f"{NodeType.LOCATION}:"


class Evidence:
    """Compares candidates with one query.

    Args:
        reader: the stored graph.
        links: neighbours of the query with the edges that lead there; of a text, the nodes it names.
        one_sided: whether only the query's facts count, as for a text that names a place and a skill: a
            candidate that has them all is perfect, whatever else it has.
    """

    def __init__(self, reader: GraphReader, links: Links, *, one_sided: bool) -> None:
        self._reader = reader
        self._one_sided = one_sided
        self._weight = lru_cache(maxsize=None)(self._weigh)
        self._wider = lru_cache(maxsize=None)(self._wider_places)
        self.links = self.with_wider_places(links)
        self._own = sum(map(self._weight, self.links))

    def score(self, node_id: str) -> float:
        """Facts in common with the query, from 0 for none to 1 for all."""
        if not self.links:
            return 0.0
        theirs = self.with_wider_places(links_of(self._reader, node_id))
        shared = sum(self._weight(other) for other in self.links.keys() & theirs.keys())
        if shared == 0.0:
            return 0.0
        whole = self._own if self._one_sided else sqrt(self._own * sum(map(self._weight, theirs)))
        return shared / whole

    def with_wider_places(self, links: Links) -> dict[str, Sequence[Edge]]:
        """The links, and with each place the places it is part of."""
        wide = dict(links)
        for node_id, edges in links.items():
            if node_id.startswith(_PLACE):
                for wider in self._wider(node_id):
                    wide.setdefault(wider, edges)
        return wide

    def _weigh(self, node_id: str) -> float:
        return 1.0 / log(2.0 + self._reader.degree(node_id))

    def _wider_places(self, node_id: str) -> tuple[str, ...]:
        found: list[str] = []
        for edge in self._reader.edges_of(node_id):
            if edge.relation is Relation.PART_OF and edge.src == node_id and edge.dst.startswith(_PLACE):
                found += [edge.dst, *self._wider(edge.dst)]
        return tuple(dict.fromkeys(found))
