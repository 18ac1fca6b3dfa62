"""One document with its extraction in, its facts about canonical nodes and edges out.

Everything here looks at this one document only: the graph is the fold of these facts over all documents, so
that it is the same in whichever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import PurePath

from kg.names import hashed_id
from kg.ports import PlaceFinder, Vocabulary
from kg.resolve.canonical import HIERARCHY, Canonical, broader_terms
from kg.resolve.duplicates.fingerprints import paper_fingerprint, posting_fingerprint
from kg.resolve.fact_sheet import FactSheet
from kg.resolve.merge_rules import NO_RULES, MergeRules
from kg.resolve.merged_facts import merged
from kg.resolve.posting_properties import posting_name, posting_properties
from kg.resolve.references import References
from kg.schema import (
    Document,
    DocumentFacts,
    Evidence,
    ExtractedEdge,
    Extraction,
    Fingerprint,
    NodeType,
    Paper,
    Person,
    Posting,
    Relation,
    Value,
)

#: Confidence of passages that only say where a posting, paper or person stands.
_STANDS = 0.9
_LONGEST_SURFACE = 200


def resolve(
    document: Document,
    extraction: Extraction,
    *,
    places: PlaceFinder,
    vocabulary: Vocabulary,
    rules: MergeRules = NO_RULES,
) -> DocumentFacts:
    """Facts about canonical nodes and edges, and what near-duplicate search needs.

    Args:
        document: the text.
        extraction: what it states, by names.
        places: gives places their canonical form.
        vocabulary: gives names their canonical form, aliases and what is above them.
        rules: what the user knows to be the same or different.
    """
    references = References(document, extraction, places, vocabulary, rules)
    sheet = FactSheet(document.id)
    sheet.node(_document_node(document, extraction), None)
    for posting in extraction.postings:
        _note_posting(sheet, references, document, extraction, posting)
    for paper in extraction.papers:
        _note_paper(sheet, references, document, extraction, paper)
    for person in extraction.persons:
        _note_person(sheet, references, document, extraction, person)
    for mention in extraction.mentions:
        nodes = references.nodes(mention.ref, mention.evidence.surface)
        _note(sheet, nodes, mention.evidence, mention.aliases, mention.properties)
    for edge in extraction.edges:
        _note_edge(sheet, references, edge)
    _note_hierarchies(sheet, vocabulary)
    return merged(sheet.facts(tuple(_fingerprints(document, extraction, references))), rules)


def _document_node(document: Document, extraction: Extraction) -> Canonical:
    title = extraction.title or document.title
    properties: dict[str, Value] = {
        "source": document.source,
        "title": title,
        "published": extraction.published or document.published,
        "language": extraction.language or document.language,
        "kind": str(extraction.kind),
        "media": document.media,
        "url": document.url,
        "content_hash": document.content_hash,
    }
    stated = {name: value for name, value in properties.items() if value is not None}
    name = title or PurePath(document.source).name or document.source
    return Canonical(document.id, NodeType.DOCUMENT, name, (), stated)


def _note_posting(
    sheet: FactSheet, references: References, document: Document, extraction: Extraction, posting: Posting
) -> None:
    properties = posting_properties(posting, references)
    node = Canonical(
        hashed_id(NodeType.POSTING, document.source, posting.key),
        NodeType.POSTING,
        posting_name(posting, properties, document.text),
        (),
        properties,
    )
    passages = posting.evidence.get("title") or posting.evidence.get("role") or ()
    evidence = passages[0] if passages else _stands(document, extraction, posting.start, posting.end)
    _note(sheet, (node,), evidence)


def _note_paper(
    sheet: FactSheet, references: References, document: Document, extraction: Extraction, paper: Paper
) -> None:
    (node,) = references.paper(paper.title)
    properties: dict[str, Value] = {
        "title": node.name,
        "year": paper.year,
        "venue": paper.venue,
        "theme": paper.theme,
        "abstract": paper.abstract,
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        "source_id": paper.source_id,
        "url": paper.url,
    }
    stated = {name: value for name, value in properties.items() if value is not None}
    _note(sheet, (node,), _stands(document, extraction, paper.start, paper.end), (), stated)


def _note_person(
    sheet: FactSheet, references: References, document: Document, extraction: Extraction, person: Person
) -> None:
    properties: dict[str, Value] = {"titles": list(person.titles)} if person.titles else {}
    nodes = references.person(person.name)
    _note(sheet, nodes, _stands(document, extraction, person.start, person.end), (), properties)


def _stands(document: Document, extraction: Extraction, start: int, end: int) -> Evidence:
    """The first line of a stretch of the document, as evidence that something stands there."""
    surface = document.text[start:end][:_LONGEST_SURFACE]
    line = surface.lstrip().split("\n")[0].rstrip()
    first = start + len(surface) - len(surface.lstrip())
    return Evidence(document.id, first, first + len(line), line, _STANDS, extraction.extractor)


def _note(
    sheet: FactSheet,
    nodes: Iterable[Canonical],
    evidence: Evidence,
    aliases: tuple[str, ...] = (),
    properties: Mapping[str, Value] | None = None,
) -> None:
    """Notes a node with what it lies in: a city with its region and country."""
    chain = tuple(nodes)
    for number, node in enumerate(chain):
        sheet.node(node, evidence, aliases if number == 0 else (), (properties or {}) if number == 0 else {})
        sheet.edge(node, Relation.MENTIONED_IN, sheet.document, evidence)
    for inner, outer in pairwise(chain):
        sheet.edge(inner, Relation.PART_OF, outer, evidence)


def _note_edge(sheet: FactSheet, references: References, edge: ExtractedEdge) -> None:
    src, dst = references.edge_ends(edge)
    for nodes in (src, dst):
        if nodes and nodes[0].node_type not in (NodeType.POSTING, NodeType.DOCUMENT):
            _note(sheet, nodes, edge.evidence)
    if src and dst:
        sheet.edge(src[0], edge.relation, dst[0], edge.evidence, edge.properties)


def _note_hierarchies(sheet: FactSheet, vocabulary: Vocabulary) -> None:
    """What the vocabulary puts above the nodes of the document; these facts have no passage."""
    for node in sheet.nodes_of(tuple(HIERARCHY)):
        for narrow, broad in broader_terms(node, vocabulary):
            sheet.node(broad, None)
            sheet.edge(narrow, HIERARCHY[node.node_type], broad, None)


def _fingerprints(document: Document, extraction: Extraction, references: References) -> Iterator[Fingerprint]:
    for index, posting in enumerate(extraction.postings):
        (node,) = references.posting(index)
        fingerprint = posting_fingerprint(node.id, document, posting, references)
        if fingerprint is not None:
            yield fingerprint
    for paper in extraction.papers:
        (node,) = references.paper(paper.title)
        yield paper_fingerprint(node.id, document, paper)
