"""Schema objects in, plain JSON-ready dictionaries out: the shapes that `--json` and the HTTP API promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.answers import Answer, Explanation, Match
from kg.schema import (
    Document,
    Edge,
    Evidence,
    ExtractedEdge,
    Extraction,
    Mention,
    Node,
    Paper,
    Person,
    Place,
    Posting,
    Quarantined,
    Ref,
)

Json = dict[str, Any]


def extraction_view(document: Document, extraction: Extraction) -> Json:
    """One entry of `kg extract --json`: what one document states."""
    return {
        "id": document.id,
        "source": document.source,
        "kind": str(extraction.kind),
        "title": extraction.title or document.title,
        "published": extraction.published or document.published,
        "language": extraction.language or document.language,
        "postings": [posting_view(posting) for posting in extraction.postings],
        "papers": [paper_view(paper) for paper in extraction.papers],
        "persons": [person_view(person) for person in extraction.persons],
        "mentions": [mention_view(mention) for mention in extraction.mentions],
        "edges": [extracted_edge_view(edge) for edge in extraction.edges],
    }


def quarantined_view(item: Quarantined) -> Json:
    """An input that could not be used, and why."""
    return {"source": item.source, "reason": item.reason}


def posting_view(posting: Posting) -> Json:
    """A posting; `skills` holds all that are asked or used, `preferred_skills` those only named as a plus."""
    return {
        "start": posting.start,
        "end": posting.end,
        "title": posting.title,
        "role": posting.role,
        "level": posting.level,
        "employment_type": posting.employment_type,
        "organization": posting.organization,
        "suborganization": posting.suborganization,
        "team": posting.team,
        "primary_location": place_view(posting.primary_location),
        "other_locations": [place_view(place) for place in posting.other_locations],
        "remote": posting.remote,
        "posted": posting.posted,
        "closed": posting.closed,
        "season_year": posting.season_year,
        "duration_months": list(posting.duration_months) if posting.duration_months else None,
        "degrees": list(posting.degrees),
        "degree_fields": list(posting.degree_fields),
        "disciplines": list(posting.disciplines),
        "qualification_disciplines": list(posting.qualification_disciplines),
        "skills": list(dict.fromkeys((*posting.skills, *posting.preferred_skills))),
        "preferred_skills": list(posting.preferred_skills),
        "languages_spoken": list(posting.languages_spoken),
        "topics": list(posting.topics),
        "eligibility": list(posting.eligibility),
        "listing": posting.listing,
        "source_id": posting.source_id,
        "url": posting.url,
        "salary": posting.salary,
        "sections": [{"kind": kind, "start": start, "end": end} for kind, start, end in posting.sections],
        "evidence": {name: [evidence_view(item) for item in items] for name, items in posting.evidence.items()},
    }


def paper_view(paper: Paper) -> Json:
    """A paper named in the text or described by a record."""
    return {
        "title": paper.title,
        "start": paper.start,
        "end": paper.end,
        "venue": paper.venue,
        "year": paper.year,
        "authors": list(paper.authors),
        "affiliations": list(paper.affiliations),
        "team": paper.team,
        "topics": list(paper.topics),
        "methods": list(paper.methods),
        "theme": paper.theme,
        "context": paper.context,
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        "url": paper.url,
    }


def person_view(person: Person) -> Json:
    """A person named in the text."""
    return {
        "name": person.name,
        "start": person.start,
        "end": person.end,
        "titles": list(person.titles),
        "organization": person.organization,
        "former_organizations": list(person.former_organizations),
        "education": list(person.education),
        "team": person.team,
        "context": person.context,
    }


def mention_view(mention: Mention) -> Json:
    """A node named in the text, with its span."""
    return {**_ref_view(mention.ref), **_span_view(mention.evidence), "surface": mention.evidence.surface}


def extracted_edge_view(edge: ExtractedEdge) -> Json:
    """A relation stated by the text, with the span that states it."""
    return {
        "src": _ref_view(edge.src),
        "relation": str(edge.relation),
        "dst": _ref_view(edge.dst),
        **_span_view(edge.evidence),
        "properties": dict(edge.properties),
    }


def place_view(place: Place | None) -> Json | None:
    """City, region and country of a place, `None` for what is not stated."""
    if place is None:
        return None
    return {"city": place.city, "region": place.region, "country": place.country}


def evidence_view(evidence: Evidence) -> Json:
    """The passage behind a fact."""
    return {
        "document_id": evidence.document_id,
        "start": evidence.start,
        "end": evidence.end,
        "surface": evidence.surface,
        "confidence": evidence.confidence,
        "extractor": evidence.extractor,
        "field": str(evidence.field) if evidence.field else None,
    }


def node_view(node: Node) -> Json:
    """A node as `kg show --json` and the JSONL export write it."""
    return {
        "id": node.id,
        "type": str(node.node_type),
        "name": node.name,
        "properties": plain_properties(node.properties),
        "evidence": [evidence_view(item) for item in node.evidence],
    }


def edge_view(edge: Edge) -> Json:
    """An edge as `kg show --json` and the JSONL export write it."""
    return {
        "src": edge.src,
        "relation": str(edge.relation),
        "dst": edge.dst,
        "properties": plain_properties(edge.properties),
        "confidence": edge.confidence,
        "evidence": [evidence_view(item) for item in edge.evidence],
    }


def answer_view(answer: Answer) -> Json:
    """The answer to `kg similar --json`."""
    view: Json = {"query": plain_properties(answer.query), "results": [match_view(item) for item in answer.results]}
    return {**view, "note": answer.note} if answer.note else view


def match_view(match: Match) -> Json:
    """One result of `kg similar --json`."""
    return {
        "id": match.id,
        "type": str(match.node_type),
        "name": match.name,
        "score": round(match.score, 6),
        "properties": plain_properties(match.properties),
        "explanation": explanation_view(match.explanation) if match.explanation else None,
        "copies": list(match.copies),
    }


def explanation_view(explanation: Explanation) -> Json:
    """Why a result is near."""
    return {
        "summary": explanation.summary,
        "shared": [
            {
                "id": item.id,
                "type": str(item.node_type),
                "name": item.name,
                "relation": str(item.relation),
                "weight": round(item.weight, 6),
                "evidence": [evidence_view(passage) for passage in item.evidence],
            }
            for item in explanation.shared
        ],
        "virtual_neighbors": [
            {"id": item.id, "type": str(item.node_type), "name": item.name, "weight": round(item.weight, 6)}
            for item in explanation.virtual_neighbors
        ],
        "shares": {name: round(share, 6) for name, share in sorted(explanation.shares.items())},
    }


def plain_properties(properties: Mapping[str, Any]) -> Json:
    """Properties that hold something, by name in alphabetical order."""
    return {key: properties[key] for key in sorted(properties) if not _is_empty(properties[key])}


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, Sequence) and len(value) == 0)


def _ref_view(ref: Ref) -> Json:
    view: Json = {"type": str(ref.node_type), "name": ref.name}
    if ref.index is not None:
        view["index"] = ref.index
    return view


def _span_view(evidence: Evidence) -> Json:
    return {"start": evidence.start, "end": evidence.end, "confidence": evidence.confidence}
