"""Places in, the nodes of a type that are there out: by themselves, or by the openings and houses they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.schema import EDGE_TYPES, NodeType, Relation
from kg.store import KnowledgeStore

_SITED = (NodeType.POSTING, NodeType.ORGANIZATION)
#: Types that have places by what they are linked to: skills that are asked for there, teams that hire there, papers of
#: houses that are there.
PLACED_BY_LINKS = frozenset(
    other
    for src, relation, dst in EDGE_TYPES
    for own, other in ((src, dst), (dst, src))
    if own in _SITED and relation is not Relation.MENTIONED_IN
) - {NodeType.POSTING, NodeType.LOCATION}


def located(store: KnowledgeStore, node_type: NodeType, places: Collection[str]) -> set[str]:
    """Ids of the nodes of a type that are located, among other places perhaps, in one of some places."""
    if node_type is NodeType.LOCATION:
        return set(places)
    sited = {there for place in places for there in store.sources_of(place, Relation.LOCATED_IN)}
    found = _of_type(sited, node_type)
    if node_type in PLACED_BY_LINKS:
        links = store.links_of_each(sorted(sited)).values()
        found |= _of_type((other for several in links for _, other in several), node_type)
    return found


def _of_type(node_ids: Iterable[str], node_type: NodeType) -> set[str]:
    return {node_id for node_id in node_ids if node_id.startswith(f"{node_type}:")}
