"""What a text names and many postings or papers in, which of them has what out, without all that each is linked to.

The links of hundreds of postings stand in as many corners of the file; those of one skill stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from kg.schema import EDGE_TYPES, type_of
from kg.search.neighbourhoods import FEW_LINKS, PLACE, Facts, Neighbourhoods, kind_of

#: Types that edges lead from to a type.
_LEADING = {kind: frozenset(src for src, _, dst in EDGE_TYPES if dst is kind) for kind in FEW_LINKS}


def can_be_told(around: Neighbourhoods, facts: Facts, node_ids: Sequence[str]) -> bool:
    """Whether `held` knows it of nodes, all of one type: they have few links, and from no hub do edges lead to them."""
    if not node_ids or type_of(node_ids[0]) not in FEW_LINKS:
        return False
    leading = _LEADING[type_of(node_ids[0])]
    return not any(kind_of(fact) in leading and around.is_hub(fact) for fact in facts)


def held(around: Neighbourhoods, facts: Set[str], node_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Of each node that has any of the facts, those that it has, sorted; a place also counts as those around it."""
    has: dict[str, list[str]] = defaultdict(list)
    asked = frozenset(node_ids)
    places = {fact for fact in facts if fact.startswith(PLACE)}
    for fact in facts - places:
        holders = around.holders_among(fact, node_ids) if around.is_hub(fact) else around.holders(fact) & asked
        for node_id in holders:
            has[node_id].append(fact)
    there = _all_there(around, places) & asked
    elsewhere = [node_id for node_id in node_ids if node_id not in there] if there else node_ids
    for node_id in there:
        has[node_id] += places
    for node_id, of_node in around.places_of_each(elsewhere).items() if places else ():
        has[node_id] += places & of_node
    return {node_id: tuple(sorted(found)) for node_id, found in has.items() if found}


def _all_there(around: Neighbourhoods, places: Set[str]) -> Set[str]:
    """All nodes in the one place that some are, with those around it, if they are known already."""
    narrowest = [place for place in places if around.widened([place]).keys() == places]
    return (around.holders_met(narrowest[0]) if narrowest else None) or frozenset()
