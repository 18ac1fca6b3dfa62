"""The nouns every stage speaks: documents go in, extractions come out of them, nodes and edges are folded from those.

All classes are frozen dataclasses that `msgspec` can write as JSON and read back unchanged.
Spans are half-open, in code points of `Document.text`: `text[start:end] == surface`, always.
"""

from kg.schema.documents import Document, DocumentKind, FieldName, FieldSpan, Quarantined, RecordType
from kg.schema.extraction import Evidence, ExtractedEdge, Extraction, Mention, Paper, Person, Place, Posting, Ref
from kg.schema.graph import DocumentFacts, Edge, EdgeFact, Fingerprint, Node, NodeFact, aliases_of
from kg.schema.ontology import EDGE_TYPES, EdgeType, NodeType, Relation, Scalar, Term, Value, type_of

__all__ = [
    "EDGE_TYPES",
    "Document",
    "DocumentFacts",
    "DocumentKind",
    "Edge",
    "EdgeFact",
    "EdgeType",
    "Evidence",
    "ExtractedEdge",
    "Extraction",
    "FieldName",
    "FieldSpan",
    "Fingerprint",
    "Mention",
    "Node",
    "NodeFact",
    "NodeType",
    "Paper",
    "Person",
    "Place",
    "Posting",
    "Quarantined",
    "RecordType",
    "Ref",
    "Relation",
    "Scalar",
    "Term",
    "Value",
    "aliases_of",
    "type_of",
]
