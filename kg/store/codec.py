"""Schema objects in, bytes out, and back: the same object always gives the same bytes.

There are many more facts than anything else, so they are kept as JSON arrays without names, and without
what the key of their row says already; documents and extractions are JSON objects with names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from kg.errors import StoreError
from kg.schema import (
    Document,
    EdgeFact,
    Evidence,
    Extraction,
    FieldName,
    Fingerprint,
    NodeFact,
    Relation,
    Value,
    type_of,
)

T = TypeVar("T")

#: document_id, start, end, surface, confidence, extractor, field
_Passage = tuple[str, int, int, str, float, str, FieldName | None]
_Properties = dict[str, Value]

_JSON = msgspec.json.Encoder(order="deterministic")
_PACK = msgspec.msgpack.Encoder(order="deterministic")
_PROPERTIES = msgspec.json.Decoder(_Properties)
_EVIDENCE = msgspec.json.Decoder(tuple[_Passage, ...])
_NODE_FACT = msgspec.json.Decoder(tuple[str, str, _Passage | None, tuple[str, ...], _Properties])
_EDGE_FACT = msgspec.json.Decoder(tuple[str, _Passage | None, _Properties])
_DOCUMENT = msgspec.json.Decoder(Document)
_EXTRACTION = msgspec.json.Decoder(Extraction)
_FINGERPRINT = msgspec.msgpack.Decoder(Fingerprint)


def encode(value: object) -> bytes:
    """A schema object, or a container of such, as JSON with sorted keys."""
    return _JSON.encode(value)


def encode_evidence(evidence: Sequence[Evidence]) -> bytes:
    """Evidence of a node or an edge."""
    return _JSON.encode([_passage(item) for item in evidence])


def encode_node_fact(fact: NodeFact) -> bytes:
    """One document's statement about a node, without the node's id."""
    evidence = None if fact.evidence is None else _passage(fact.evidence)
    return _JSON.encode((fact.document_id, fact.name, evidence, fact.aliases, fact.properties))


def encode_edge_fact(fact: EdgeFact) -> bytes:
    """One document's statement of an edge, without the edge's ends and relation."""
    evidence = None if fact.evidence is None else _passage(fact.evidence)
    return _JSON.encode((fact.document_id, evidence, fact.properties))


def encode_fingerprint(fingerprint: Fingerprint) -> bytes:
    """A fingerprint as MessagePack: hundreds of large integers take half the room of JSON."""
    return _PACK.encode(fingerprint)


def decode_properties(data: bytes) -> dict[str, Value]:
    """Properties of a node or an edge."""
    return _decode(_PROPERTIES, data, "properties")


def decode_evidence(data: bytes) -> tuple[Evidence, ...]:
    """Evidence of a node or an edge."""
    return tuple(Evidence(*item) for item in _decode(_EVIDENCE, data, "evidence"))


def decode_node_fact(node_id: str, data: bytes) -> NodeFact:
    """One document's statement about a node."""
    document_id, name, evidence, aliases, properties = _decode(_NODE_FACT, data, "a node fact")
    return NodeFact(node_id, type_of(node_id), name, document_id, _evidence(evidence), aliases, properties)


def decode_edge_fact(src: str, relation: str, dst: str, data: bytes) -> EdgeFact:
    """One document's statement of an edge."""
    document_id, evidence, properties = _decode(_EDGE_FACT, data, "an edge fact")
    return EdgeFact(src, _RELATIONS[relation], dst, document_id, _evidence(evidence), properties)


def decode_document(data: bytes) -> Document:
    """A document; the store keeps its text apart."""
    return _decode(_DOCUMENT, data, "a document")


def decode_extraction(data: bytes) -> Extraction:
    """What a document states."""
    return _decode(_EXTRACTION, data, "an extraction")


def decode_fingerprint(data: bytes) -> Fingerprint:
    """A fingerprint."""
    return _decode(_FINGERPRINT, data, "a fingerprint")


def decode_setting(data: str) -> Any:
    """A value of the table of settings."""
    return msgspec.json.decode(data)


_RELATIONS = {str(relation): relation for relation in Relation}


def _passage(evidence: Evidence) -> _Passage:
    return (
        evidence.document_id,
        evidence.start,
        evidence.end,
        evidence.surface,
        evidence.confidence,
        evidence.extractor,
        evidence.field,
    )


def _evidence(passage: _Passage | None) -> Evidence | None:
    return None if passage is None else Evidence(*passage)


def _decode(decoder: msgspec.json.Decoder[T] | msgspec.msgpack.Decoder[T], data: bytes, what: str) -> T:
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"The knowledge base holds {what} that cannot be read ({error}): it is damaged, build it again."
        ) from error
