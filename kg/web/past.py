"""A node in, its history out: what its texts say of time, when they came in, when they were met last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.base import KnowledgeBase
from kg.schema import Node, NodeType

#: Documents of a node that are looked at, and those whose coming in is told.
_MOST, _TOLD = 200, 8
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: Dates that a text states, in words.
_STATED = {"published": "Published", "posted": "Posted", "closed": "Closed"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; `id` and `name` are those of the document it happened to."""

    day: str
    what: str
    id: str | None = None
    name: str | None = None
    note: str | None = None


def history_of(base: KnowledgeBase, node: Node) -> list[Event]:
    """What is known of a node's past, in the order of the days."""
    ids = [node.id] if node.node_type is NodeType.DOCUMENT else dict.fromkeys(e.document_id for e in node.evidence)
    events = [Event(str(node.properties[key]), what) for key, what in _STATED.items() if _is_date(node, key)]
    events += _sightings(base, list(ids)[:_MOST])
    return sorted(events, key=lambda event: event.day)


def _is_date(node: Node, key: str) -> bool:
    return _DATE.fullmatch(str(node.properties.get(key, ""))) is not None


def _sightings(base: KnowledgeBase, document_ids: list[str]) -> list[Event]:
    """When each document came in, and when one of them was met last."""
    newest = base.store.generation
    found = [(i, seen) for i in document_ids if (seen := base.store.seen(i)) is not None]
    events = []
    found.sort(key=lambda item: (item[1].first_generation, item[0]))
    for document_id, seen in found[:_TOLD]:
        document = base.store.node(document_id)
        if document is not None:
            note = f"generation {seen.first_generation} of {newest}"
            events.append(Event(seen.first[:10], "First seen", document.id, document.name, note))
    if len(found) > _TOLD:
        events.append(Event(found[-1][1].first[:10], "First seen", note=f"in {len(found) - _TOLD} documents more"))
    if found:
        events.append(Event(max(seen.last for _, seen in found)[:10], "Last seen"))
    return events
