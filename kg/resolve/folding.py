"""Facts about one node or edge in, the node or edge out.

Pure functions of the set of facts: neither their order nor repeating a document's facts changes the result.
What documents disagree on is settled by how many documents say it, then by the surest passage, then by the value.
All of that is in a summary of the facts, which can be kept: then a document more or less needs no other facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from kg.errors import StoreError
from kg.resolve.summaries import MOST_EVIDENCE, Said, Summary, summarize, surest, updated, written
from kg.schema import Edge, EdgeFact, Evidence, Node, NodeFact, NodeType, Relation, Scalar, Value, type_of

__all__ = ["MOST_EVIDENCE", "fold_edge", "fold_node", "summary_of", "updated_edge", "updated_node"]

#: Lists that gather what all documents say instead of being settled.
_GATHERED = frozenset({"titles"})
_CERTAIN = 1.0
#: Types whose names feeds write in small letters, as in addresses, and texts do not.
_CAPITALIZED = (NodeType.ORGANIZATION, NodeType.TEAM, NodeType.PERSON)

Fact = TypeVar("Fact")

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.decode


def fold_node(facts: Sequence[NodeFact]) -> Node:
    """The node that these facts are about.

    The name is the one that most documents use, of equals the shortest, then the first in the alphabet;
    all others are the property `aliases`. Who is named "snowflake" by a feed is "Snowflake" if any text says so.

    Raises:
        StoreError: there is no fact, or they are about several nodes.
    """
    first = _one_subject(facts, lambda fact: (fact.node_id,))
    return _node(first.node_id, first.node_type, summarize(facts))


def fold_edge(facts: Sequence[EdgeFact]) -> Edge:
    """The edge that these facts are about; its confidence is that of its surest passage, 1.0 without any.

    Raises:
        StoreError: there is no fact, or they are about several edges.
    """
    first = _one_subject(facts, lambda fact: (fact.src, fact.relation, fact.dst))
    return _edge((first.src, first.relation, first.dst), summarize(facts))


def summary_of(facts: Iterable[NodeFact | EdgeFact]) -> bytes:
    """What these facts about one node or edge say, summed up for `updated_node` and `updated_edge`."""
    return written(summarize(facts))


def updated_node(
    node_id: str, summary: bytes, gone: Iterable[NodeFact], new: Iterable[NodeFact]
) -> tuple[Node | None, bytes] | None:
    """The node and its summary after facts went and came, without all the others.

    Args:
        node_id: id of the node.
        summary: of the facts before, as `summary_of` gives it.
        gone: facts that were in it; of a document all or none.
        new: facts of documents that are not in it, or not any more.

    Returns:
        The node, `None` if no document names it any more, and the new summary. Nothing at all if only all facts can
        tell, because too many of the passages that were kept are gone.
    """
    changed = updated(summary, gone, new)
    if changed is None:
        return None
    node_type = type_of(node_id)
    return _node(node_id, node_type, changed) if changed.documents else None, written(changed)


def updated_edge(
    key: tuple[str, Relation, str], summary: bytes, gone: Iterable[EdgeFact], new: Iterable[EdgeFact]
) -> tuple[Edge | None, bytes] | None:
    """As `updated_node`, for the edge from the first to the last of `key`."""
    changed = updated(summary, gone, new)
    if changed is None:
        return None
    return _edge(key, changed) if changed.documents else None, written(changed)


def _one_subject(facts: Sequence[Fact], subject: Callable[[Fact], tuple[str, ...]]) -> Fact:
    subjects = {subject(fact) for fact in facts}
    if len(subjects) != 1:
        raise StoreError(f"Facts of {len(subjects)} nodes or edges cannot be folded into one; group them by id first.")
    return facts[0]


def _node(node_id: str, node_type: NodeType, summary: Summary) -> Node:
    names = summary.names
    name = min(names, key=lambda name: (-names[name], len(name), name))
    if node_type in _CAPITALIZED and name.islower():
        name = min((other for other in (*names, *summary.aliases) if _is_capitalized(other, name)), default=name)
    properties = _settled(summary)
    aliases: list[Scalar] = sorted(summary.aliases.keys() - {name})
    if aliases:
        properties["aliases"] = aliases
    return Node(node_id, node_type, name, dict(sorted(properties.items())), _evidence(summary))


def _is_capitalized(other: str, name: str) -> bool:
    return other.lower() == name and other[0].isupper() and not other.isupper()


def _edge(key: tuple[str, Relation, str], summary: Summary) -> Edge:
    evidence = surest(summary)
    confidence = evidence[0].confidence if evidence else _CERTAIN
    return Edge(*key, dict(sorted(_settled(summary).items())), confidence, _evidence(summary))


def _settled(summary: Summary) -> dict[str, Value]:
    """Each property with the value that most documents give."""
    return {
        key: _gathered(found) if key in _GATHERED else _decode(_best(found)) for key, found in summary.values.items()
    }


def _best(found: Mapping[str, Said]) -> str:
    return min(found, key=lambda code: (-found[code].documents, -max(found[code].confidences), code))


def _gathered(found: Iterable[str]) -> Value:
    """All items of all lists, by how they are written, as `True` and `1` are equal to Python."""
    values = [_decode(code) for code in found]
    items = [item for value in values for item in (value if isinstance(value, list) else [value])]
    by_code = {_encode(item): item for item in items if item is not None}
    return [by_code[code] for code in sorted(by_code)]


def _evidence(summary: Summary) -> tuple[Evidence, ...]:
    """The surest passages, in the order of documents and places."""
    return tuple(sorted(surest(summary), key=_place))


def _place(passage: Evidence) -> tuple[str, int, int, str, float, str, str]:
    return (
        passage.document_id,
        passage.start,
        passage.end,
        passage.surface,
        -passage.confidence,
        passage.extractor,
        passage.field or "",
    )
