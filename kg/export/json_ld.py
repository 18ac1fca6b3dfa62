"""Nodes and edges in, one JSON-LD file in the words of schema.org out.

Every node is an object with what schema.org has a word for; edges are its links. What schema.org cannot say
(confidence, evidence, properties of an edge) stands in one `kg:Edge` object an edge, so that nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from kg import views
from kg.schema import Edge, Node, NodeType, Relation, type_of

#: Own words live in a namespace that nobody has to resolve; schema.org's need no prefix.
CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "kg": "urn:kg:term:",
    "node": "urn:kg:node:",
    "kg:properties": {"@type": "@json"},
    "kg:evidence": {"@type": "@json"},
}

TYPES: Mapping[NodeType, str] = {
    NodeType.DOCUMENT: "CreativeWork",
    NodeType.POSTING: "JobPosting",
    NodeType.ROLE: "Occupation",
    NodeType.LOCATION: "Place",
    NodeType.ORGANIZATION: "Organization",
    NodeType.TEAM: "Organization",
    NodeType.PERSON: "Person",
    NodeType.PAPER: "ScholarlyArticle",
    NodeType.VENUE: "Event",
    NodeType.TOPIC: "DefinedTerm",
    NodeType.SKILL: "DefinedTerm",
    NodeType.METHOD: "DefinedTerm",
}

#: Words of schema.org for relations, by the type of the node they start from; the others are `kg:<relation>`.
_LINKS: Mapping[tuple[NodeType, Relation], str] = {
    (NodeType.POSTING, Relation.LOCATED_IN): "jobLocation",
    (NodeType.ORGANIZATION, Relation.LOCATED_IN): "location",
    (NodeType.LOCATION, Relation.PART_OF): "containedInPlace",
    (NodeType.TEAM, Relation.PART_OF): "parentOrganization",
    (NodeType.ORGANIZATION, Relation.PART_OF): "parentOrganization",
    (NodeType.POSTING, Relation.AT): "hiringOrganization",
    (NodeType.PERSON, Relation.IN_TEAM): "memberOf",
    (NodeType.POSTING, Relation.HAS_ROLE): "relevantOccupation",
    (NodeType.POSTING, Relation.REQUIRES): "skills",
    (NodeType.POSTING, Relation.ABOUT): "about",
    (NodeType.PAPER, Relation.ABOUT): "about",
    (NodeType.DOCUMENT, Relation.ABOUT): "about",
    (NodeType.TEAM, Relation.ABOUT): "knowsAbout",
    (NodeType.PERSON, Relation.AFFILIATED_WITH): "affiliation",
}

#: Words of schema.org for properties, where the type has them; all properties are in `kg:properties` too.
_PROPERTIES: Mapping[NodeType, Mapping[str, str]] = {
    NodeType.DOCUMENT: {"published": "datePublished", "language": "inLanguage", "url": "url"},
    NodeType.POSTING: {
        "title": "title",
        "posted": "datePosted",
        "closed": "validThrough",
        "employment_type": "employmentType",
        "industry": "industry",
        "salary": "baseSalary",
        "url": "url",
    },
    NodeType.LOCATION: {"latitude": "latitude", "longitude": "longitude"},
    NodeType.PAPER: {"year": "datePublished", "abstract": "abstract", "url": "url"},
}


def write_jsonld(nodes: Sequence[Node], edges: Sequence[Edge], path: Path) -> None:
    """Writes one JSON-LD document, an object of the graph a line."""
    links = _links(edges)
    objects = (*(_node(node, links.get(node.id, {})) for node in nodes), *map(_edge, edges))
    with path.open("wb") as file:
        file.writelines(_document(objects))


def iri(node_id: str) -> str:
    """A node's id as a compact IRI; whatever an IRI cannot hold is percent-encoded."""
    return "node:" + quote(node_id, safe="")


def _document(objects: Iterable[views.Json]) -> Iterator[bytes]:
    yield b'{"@context": ' + msgspec.json.encode(CONTEXT) + b',\n"@graph": [\n'
    first = True
    for item in objects:
        yield (b"" if first else b",\n") + msgspec.json.encode(item)
        first = False
    yield b"\n]}\n"


def _links(edges: Iterable[Edge]) -> dict[str, dict[str, list[str]]]:
    """Targets by node and word; `author_of` is said the other way round, as schema.org does."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        if edge.relation is Relation.AUTHOR_OF:
            found[edge.dst]["author"].append(iri(edge.src))
            continue
        src_type = type_of(edge.src)
        word = _LINKS.get((src_type, edge.relation), f"kg:{edge.relation}")
        found[edge.src][word].append(iri(edge.dst))
    return found


def _node(node: Node, links: Mapping[str, Sequence[str]]) -> views.Json:
    view = views.node_view(node)
    properties = view["properties"]
    words = _PROPERTIES.get(node.node_type, {})
    item: views.Json = {
        "@id": iri(node.id),
        "@type": TYPES[node.node_type],
        "identifier": node.id,
        "name": node.name,
        "kg:type": str(node.node_type),
    }
    if properties.get("aliases"):
        item["alternateName"] = properties["aliases"]
    item |= {word: properties[name] for name, word in words.items() if name in properties}
    item |= {word: [{"@id": target} for target in links[word]] for word in sorted(links)}
    return item | _rest(view)


def _edge(edge: Edge) -> views.Json:
    view = views.edge_view(edge)
    ends = {"kg:src": {"@id": iri(edge.src)}, "kg:relation": view["relation"], "kg:dst": {"@id": iri(edge.dst)}}
    return {"@type": "kg:Edge", **ends, "kg:confidence": view["confidence"], **_rest(view)}


def _rest(view: views.Json) -> views.Json:
    """Properties and evidence as they are, where there are some."""
    return {f"kg:{name}": view[name] for name in ("properties", "evidence") if view[name]}
