"""A document with its facts in, the stretch of text that belongs to each of its postings and papers out."""

from __future__ import annotations

from kg.schema import DocumentKind, NodeFact, NodeType
from kg.store.records import StoredDocument

Span = tuple[int, int]


def passages(item: StoredDocument) -> dict[str, Span]:
    """Spans in the document's text by node id.

    A record is about one thing, so all of its text belongs to it. On a page, a posting's text is the stretch it
    says itself, for its title may stand elsewhere, and a paper's is its title.
    """
    spans: dict[str, Span] = {}
    for fact in item.facts.nodes:
        if fact.node_type in (NodeType.POSTING, NodeType.PAPER) and fact.node_id not in spans:
            span = _span(fact, item)
            if span is not None:
                spans[fact.node_id] = span
    return spans


def _span(fact: NodeFact, item: StoredDocument) -> Span | None:
    if item.extraction.kind is DocumentKind.RECORD:
        return 0, len(item.document.text)
    own = fact.properties.get("start"), fact.properties.get("end")
    if isinstance(own[0], int) and isinstance(own[1], int) and own[0] < own[1]:
        return own[0], own[1]
    things = item.extraction.postings if fact.node_type is NodeType.POSTING else item.extraction.papers
    outer = [(thing.start, thing.end) for thing in things]
    if fact.evidence is None:
        return outer[0] if len(outer) == 1 else None
    inner = fact.evidence.start, fact.evidence.end
    around = [span for span in outer if span[0] <= inner[0] and inner[1] <= span[1]]
    return min(around, key=lambda span: (span[1] - span[0], span), default=inner)
