"""Facts about one node or edge in, the node or edge out.

Pure functions of the set of facts: neither their order nor repeating a document's facts changes the result.
What documents disagree on is settled by how many documents say it, then by the surest passage, then by the value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from kg.errors import StoreError
from kg.schema import Edge, EdgeFact, Evidence, Node, NodeFact, Scalar, Value

#: Passages that a node or edge shows; `mentioned_in` edges lead to all documents.
MOST_EVIDENCE = 32
#: Lists that gather what all documents say instead of being settled.
_GATHERED = frozenset({"titles"})
_CERTAIN = 1.0

Fact = TypeVar("Fact")

_encode = msgspec.json.Encoder(order="deterministic").encode


def fold_node(facts: Sequence[NodeFact]) -> Node:
    """The node that these facts are about.

    The name is the one that most documents use, of equals the shortest, then the first in the alphabet;
    all others are the property `aliases`.

    Raises:
        StoreError: there is no fact, or they are about several nodes.
    """
    first = _one_subject(facts, lambda fact: (fact.node_id,))
    name = _name(facts)
    properties = _settled((fact.document_id, fact.evidence, fact.properties) for fact in facts)
    aliases = {alias for fact in facts for alias in (fact.name, *fact.aliases)} - {name}
    if aliases:
        names: list[Scalar] = sorted(aliases)
        properties["aliases"] = names
    return Node(
        first.node_id,
        first.node_type,
        name,
        dict(sorted(properties.items())),
        _evidence(fact.evidence for fact in facts),
    )


def fold_edge(facts: Sequence[EdgeFact]) -> Edge:
    """The edge that these facts are about; its confidence is that of its surest passage, 1.0 without any.

    Raises:
        StoreError: there is no fact, or they are about several edges.
    """
    first = _one_subject(facts, lambda fact: (fact.src, fact.relation, fact.dst))
    passages = [fact.evidence for fact in facts if fact.evidence is not None]
    return Edge(
        first.src,
        first.relation,
        first.dst,
        dict(sorted(_settled((fact.document_id, fact.evidence, fact.properties) for fact in facts).items())),
        max((passage.confidence for passage in passages), default=_CERTAIN),
        _evidence(passages),
    )


def _one_subject(facts: Sequence[Fact], subject: Callable[[Fact], tuple[str, ...]]) -> Fact:
    subjects = {subject(fact) for fact in facts}
    if len(subjects) != 1:
        raise StoreError(f"Facts of {len(subjects)} nodes or edges cannot be folded into one; group them by id first.")
    return facts[0]


def _name(facts: Sequence[NodeFact]) -> str:
    documents: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        documents[fact.name].add(fact.document_id)
    return min(documents, key=lambda name: (-len(documents[name]), len(name), name))


def _settled(statements: Iterable[tuple[str, Evidence | None, Mapping[str, Value]]]) -> dict[str, Value]:
    """Each property with the value that most documents give."""
    values: dict[str, dict[bytes, tuple[Value, set[str], float]]] = defaultdict(dict)
    for document_id, evidence, properties in statements:
        confidence = evidence.confidence if evidence else 0.0
        for key, value in properties.items():
            known = values[key].get(code := _encode(value))
            documents = known[1] if known else set()
            documents.add(document_id)
            values[key][code] = (value, documents, max(confidence, known[2] if known else 0.0))
    return {key: _gathered(found) if key in _GATHERED else _best(found) for key, found in values.items()}


def _best(found: dict[bytes, tuple[Value, set[str], float]]) -> Value:
    code = min(found, key=lambda code: (-len(found[code][1]), -found[code][2], code))
    return found[code][0]


def _gathered(found: dict[bytes, tuple[Value, set[str], float]]) -> Value:
    """All items of all lists, by how they are written, as `True` and `1` are equal to Python."""
    items = [item for value, _, _ in found.values() for item in (value if isinstance(value, list) else [value])]
    by_code = {_encode(item): item for item in items if item is not None}
    return [by_code[code] for code in sorted(by_code)]


def _evidence(passages: Iterable[Evidence | None]) -> tuple[Evidence, ...]:
    """The surest passages, in the order of documents and places."""
    unique = {passage for passage in passages if passage is not None}
    surest = sorted(unique, key=lambda passage: (-passage.confidence, *_place(passage)))[:MOST_EVIDENCE]
    return tuple(sorted(surest, key=_place))


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
