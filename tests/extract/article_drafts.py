"""Drafts of made-up pages and records for the tests of articles and papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.articles.component import read_article
from kg.extract.draft import Draft, Segment, SegmentKind, TermMatch
from kg.extract.papers.records import read_paper_record
from kg.schema import Document, FieldName, FieldSpan, NodeType, RecordType, Relation, Term


def read_page_text(text: str, terms: Sequence[Term] = ()) -> Draft:
    """The draft of a page that is one article from its first to its last line."""
    draft = Draft(Document("document:page", "page.txt", text, "text", "hash"))
    draft.segments = [Segment(SegmentKind.ARTICLE, 0, len(text))]
    names = ((name, term) for term in terms for name in (term.name, *term.aliases))
    draft.terms = sorted(
        (TermMatch(t, *m.span()) for n, t in names for m in re.finditer(rf"(?<!\w){re.escape(n)}(?!\w)", text, re.I)),
        key=lambda match: match.start,
    )
    read_article(draft)
    return draft


def read_record(values: Sequence[tuple[FieldName, str, int | None]]) -> Draft:
    """The draft of a paper's record, its fields one below the other."""
    text = ""
    fields = []
    for name, value, group in values:
        fields.append(FieldSpan(name, len(text), len(text) + len(value), group))
        text += value + "\n"
    document = Document("document:1", "a#1", text, "csv", "hash", record_type=RecordType.PAPER, fields=tuple(fields))
    draft = Draft(document)
    read_paper_record(draft)
    return draft


def triples(draft: Draft, relation: Relation) -> set[tuple[str, str]]:
    """Names of both ends of all edges of one relation."""
    return {(edge.src.name, edge.dst.name) for edge in draft.edges if edge.relation is relation}


def employers(draft: Draft, period: str) -> set[tuple[str, str]]:
    """People with the organizations they are tied to in one way."""
    return {
        (edge.src.name, edge.dst.name)
        for edge in draft.edges
        if edge.src.node_type is NodeType.PERSON and edge.properties.get("period") == period
    }


def wrong_evidence(draft: Draft) -> list[str]:
    """Surfaces that do not stand where their evidence says."""
    text = draft.document.text
    evidence = [mention.evidence for mention in draft.mentions] + [edge.evidence for edge in draft.edges]
    return [e.surface for e in evidence if text[e.start : e.end] != e.surface]
