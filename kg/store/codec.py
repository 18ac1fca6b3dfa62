"""Schema objects in, bytes out, and back: the same object always gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from kg.errors import StoreError
from kg.schema import Document, EdgeFact, Evidence, Extraction, Fingerprint, NodeFact, Value

T = TypeVar("T")

_JSON = msgspec.json.Encoder(order="deterministic")
_PACK = msgspec.msgpack.Encoder(order="deterministic")
_PROPERTIES = msgspec.json.Decoder(dict[str, Value])
_EVIDENCE = msgspec.json.Decoder(tuple[Evidence, ...])
_NODE_FACT = msgspec.json.Decoder(NodeFact)
_EDGE_FACT = msgspec.json.Decoder(EdgeFact)
_DOCUMENT = msgspec.json.Decoder(Document)
_EXTRACTION = msgspec.json.Decoder(Extraction)
_FINGERPRINT = msgspec.msgpack.Decoder(Fingerprint)


def encode(value: object) -> bytes:
    """A schema object, or a container of such, as JSON with sorted keys."""
    return _JSON.encode(value)


def encode_fingerprint(fingerprint: Fingerprint) -> bytes:
    """A fingerprint as MessagePack: hundreds of large integers take half the room of JSON."""
    return _PACK.encode(fingerprint)


def decode_properties(data: bytes) -> dict[str, Value]:
    """Properties of a node or an edge."""
    return _decode(_PROPERTIES, data, "properties")


def decode_evidence(data: bytes) -> tuple[Evidence, ...]:
    """Evidence of a node or an edge."""
    return _decode(_EVIDENCE, data, "evidence")


def decode_node_fact(data: bytes) -> NodeFact:
    """One document's statement about a node."""
    return _decode(_NODE_FACT, data, "a node fact")


def decode_edge_fact(data: bytes) -> EdgeFact:
    """One document's statement of an edge."""
    return _decode(_EDGE_FACT, data, "an edge fact")


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


def sorted_properties(properties: Mapping[str, Value]) -> dict[str, Value]:
    """The properties with their keys in order."""
    return {key: properties[key] for key in sorted(properties)}


def _decode(decoder: msgspec.json.Decoder[T] | msgspec.msgpack.Decoder[T], data: bytes, what: str) -> T:
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"The knowledge base holds {what} that cannot be read ({error}): it is damaged, build it again."
        ) from error
