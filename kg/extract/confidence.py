"""Facts with the confidence of their rules in, the same out with the share of such facts that are right.

A rule's confidence is an order, not a rate: 0.8 of one field is not 0.8 of another. `confidence_table.py`, written by
`scripts/fit_confidence.py`, has the rates that were measured on annotated documents. Values of columns keep theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.confidence_table import TABLE
from kg.extract.draft import Draft
from kg.schema import Evidence, ExtractedEdge, Posting

_ANY = "*"
#: Fields whose readers tell rates already: a model weighs how likely each topic is one.
_RATES = frozenset({"topics"})


class Confidence:
    """Calibrates postings and edges of a draft; switched off it leaves the confidences of the rules."""

    def __init__(self, table: Mapping[str, Sequence[tuple[float, float]]] = TABLE) -> None:
        self._table = table

    def __call__(self, doc: Doc) -> Doc:
        """Replaces the confidences of everything read from running text."""
        draft: Draft = doc._.draft
        if self._table:
            draft.postings[:] = map(self._posting, draft.postings)
            draft.edges[:] = map(self._edge, draft.edges)
        return doc

    def rate(self, kind: str, confidence: float) -> float:
        """The share of facts of this kind and confidence that are right."""
        points = self._table.get(kind) or self._table[_ANY]
        index = bisect_left(points, (confidence, 0.0))
        if index in (0, len(points)):
            return points[min(index, len(points) - 1)][1]
        (left, low), (right, high) = points[index - 1], points[index]
        return round(low + (high - low) * (confidence - left) / (right - left), 3)

    def _posting(self, posting: Posting) -> Posting:
        evidence = {
            name: items if name in _RATES else tuple(self._evidence(name, item) for item in items)
            for name, items in posting.evidence.items()
        }
        return replace(posting, evidence=evidence)

    def _edge(self, edge: ExtractedEdge) -> ExtractedEdge:
        kind = f"{edge.src.node_type} {edge.relation} {edge.dst.node_type}"
        return replace(edge, evidence=self._evidence(kind, edge.evidence)) if kind in self._table else edge

    def _evidence(self, kind: str, evidence: Evidence) -> Evidence:
        if evidence.field is not None:
            return evidence
        return Evidence(
            document_id=evidence.document_id,
            start=evidence.start,
            end=evidence.end,
            surface=evidence.surface,
            confidence=self.rate(kind, evidence.confidence),
            extractor=evidence.extractor,
        )


@Language.factory("confidence")
def make_confidence(nlp: Language, name: str) -> Confidence:  # noqa: ARG001
    """The component with the shipped table."""
    return Confidence()
