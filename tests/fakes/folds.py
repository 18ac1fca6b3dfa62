"""Plain folds and documents for tests of whatever lies downstream of resolving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.schema import (
    Document,
    DocumentFacts,
    DocumentKind,
    Edge,
    EdgeFact,
    Evidence,
    Extraction,
    Fingerprint,
    Node,
    NodeFact,
    NodeType,
    Posting,
    Relation,
    Value,
)
from kg.store import StoredDocument


class FakeFolds:
    """The first fact's name and the last fact's properties win, so a wrong order of facts would show."""

    summaries = None

    def __init__(self) -> None:
        self.folded: list[str] = []

    def fold_node(self, facts: Sequence[NodeFact]) -> Node:
        first = facts[0]
        self.folded.append(first.node_id)
        properties: dict[str, Value] = {}
        for fact in facts:
            properties.update(fact.properties)
        aliases = {alias for fact in facts for alias in (fact.name, *fact.aliases)} - {first.name}
        if aliases:
            properties["aliases"] = sorted(aliases)
        evidence = tuple(fact.evidence for fact in facts if fact.evidence)
        return Node(first.node_id, first.node_type, first.name, properties, evidence)

    def fold_edge(self, facts: Sequence[EdgeFact]) -> Edge:
        first = facts[0]
        properties: dict[str, Value] = {}
        for fact in facts:
            properties.update(fact.properties)
        evidence = tuple(fact.evidence for fact in facts if fact.evidence)
        confidence = max((item.confidence for item in evidence), default=1.0)
        return Edge(first.src, first.relation, first.dst, properties, confidence, evidence)

    def match(self, first: Fingerprint, second: Fingerprint) -> float | None:
        shared = set(first.shingles) & set(second.shingles)
        every = set(first.shingles) | set(second.shingles)
        return len(shared) / len(every) if len(shared) * 2 >= len(every) else None


def posting_document(
    name: str,
    *,
    title: str = "Data Scientist",
    skills: Sequence[str] = ("python",),
    content: str = "1",
    extractor: str = "fake/1",
    shingles: Sequence[int] = (),
    properties: Mapping[str, Value] | None = None,
    body: str = "",
) -> StoredDocument:
    """A document with one posting that asks for some skills; `content` stands for the version of its text."""
    document_id, posting_id = f"document:{name}", f"posting:{name}"
    text = "\n".join((title, *skills, body, content))
    posting = NodeFact(
        posting_id,
        NodeType.POSTING,
        title,
        document_id,
        evidence_of(document_id, text, title, extractor),
        properties=dict(properties or {"level": "senior", "remote": len(skills) % 2 == 0}),
    )
    nodes = [posting, NodeFact(document_id, NodeType.DOCUMENT, f"{name}.txt", document_id)]
    edges = [EdgeFact(posting_id, Relation.MENTIONED_IN, document_id, document_id, posting.evidence)]
    for skill in skills:
        evidence = evidence_of(document_id, text, skill, extractor)
        skill_id = f"skill:{skill.lower()}"
        nodes.append(NodeFact(skill_id, NodeType.SKILL, skill, document_id, evidence, properties={"by": content}))
        edges.append(EdgeFact(posting_id, Relation.REQUIRES, skill_id, document_id, evidence, {"by": content}))
    prints = (Fingerprint(posting_id, document_id, tuple(shingles), tuple(shingles)),) if shingles else ()
    return StoredDocument(
        Document(document_id, f"{name}.txt", text, "text", content_hash=content, origin=f"/somewhere/{name}.txt"),
        Extraction(document_id, DocumentKind.POSTING, extractor, postings=(Posting(0, len(text), "1", title),)),
        DocumentFacts(document_id, tuple(nodes), tuple(edges), prints),
    )


def evidence_of(document_id: str, text: str, surface: str, extractor: str = "fake/1") -> Evidence:
    """Where a surface form stands in a text for the first time."""
    start = text.index(surface)
    return Evidence(document_id, start, start + len(surface), surface, 0.9, extractor)
