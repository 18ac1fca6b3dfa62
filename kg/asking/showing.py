"""Nodes, edges and paths in, their JSON with the sentence behind every fact out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import search, views
from kg.answers import Explanation
from kg.asking.similar import Asking
from kg.errors import NotFoundError
from kg.schema import Edge, Node, NodeType, Relation, type_of
from kg.store import KnowledgeStore

#: By which edge teams and people belong to somebody, and how many of those are told.
_BELONGS = {NodeType.TEAM: Relation.PART_OF, NodeType.PERSON: Relation.AFFILIATED_WITH}
_MOST_HOUSES = 2


def found_node(store: KnowledgeStore, node_id: str) -> Node:
    """A node by its id, or by the beginning of it if that is unique.

    Raises:
        NotFoundError: there is no such node; the message suggests the nearest.
    """
    node = store.node(store.resolve_id(node_id))
    if node is None:
        raise NotFoundError(f"There is no node '{node_id}'.")
    return node


def shown(store: KnowledgeStore, node: Node) -> views.Json:
    """A node with its facts: properties, edges with the sentence behind each, near-duplicates."""
    edges = [_edge_view(store, edge, node.id) for edge in store.edges_of(node.id)]
    sorted_edges = sorted(edges, key=lambda e: (e["relation"], e["other_name"]))
    view = views.node_view(node)
    view["evidence"] = [with_sentence(store, passage) for passage in view["evidence"]]
    return {**view, "seen": _seen(store, node), "edges": sorted_edges}


def compared(store: KnowledgeStore, asking: Asking, first: Node, second: Node) -> views.Json:
    """Why two nodes are near: score, likeness of their vectors, shared nodes with their sentences, paths, shares."""
    query = asking.by_node(first, second.node_type)
    shared, paths = search.explain_pair(store, asking.around, first.id, second.id)
    explanation = views.explanation_view(
        Explanation("", tuple(shared), asking.explaining.stand_ins(query), asking.explaining.shares(query, second.id))
    )
    for item in explanation["shared"]:
        item["evidence"] = [with_sentence(store, passage) for passage in item["evidence"]]
    return {
        "a": {"id": first.id, "type": str(first.node_type), "name": first.name},
        "b": {"id": second.id, "type": str(second.node_type), "name": second.name},
        "score": round(asking.score(query, second.id), 6),
        "similarity": round(asking.explaining.cosine(query, second.id), 6),
        "shares": explanation["shares"],
        "shared": explanation["shared"],
        "virtual_neighbors": explanation["virtual_neighbors"],
        "paths": [_path_view(store, path, first) for path in paths],
    }


def houses(store: KnowledgeStore, node_ids: Sequence[str]) -> dict[str, str]:
    """Whose the teams, and where the people, among some nodes are, in a few words by id."""
    found: dict[str, list[str]] = {}
    for node_type, relation in _BELONGS.items():
        found |= store.targets_of_each([i for i in node_ids if type_of(i) is node_type], relation)
    told = {node_id: ids[:_MOST_HOUSES] for node_id, ids in found.items() if ids}
    names = store.names_of(sorted({house for ids in told.values() for house in ids}))
    return {node_id: " · ".join(names[house] for house in ids if house in names) for node_id, ids in told.items()}


def with_sentence(store: KnowledgeStore, passage: views.Json) -> views.Json:
    """A passage with the sentence in which it stands; with itself if its document is gone."""
    document = store.document(passage["document_id"])
    sentence = sentence_around(document.text, passage["start"], passage["end"]) if document else passage["surface"]
    return {**passage, "sentence": sentence, "source": document.source if document else None}


def sentence_around(text: str, start: int, end: int, *, most: int = 300) -> str:
    """The sentence or line around a passage, white space folded, cut to about `most` characters."""
    left = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1, start - most // 2, 0)
    stops = [i for i in (text.find("\n", end), text.find(". ", end) + 1) if i > 0]
    right = min([*stops, max(end, min(end, start + most)) + most // 2, len(text)])
    return " ".join(text[left:right].split())


def _seen(store: KnowledgeStore, node: Node) -> views.Json | None:
    """When the documents that show the node came in first, and were met last."""
    ids = {node.id, *(passage.document_id for passage in node.evidence)}
    seen = [item for item in map(store.seen, sorted(ids)) if item is not None]
    if not seen:
        return None
    first = min(seen, key=lambda item: (item.first_generation, item.first))
    return {"first": first.first, "last": max(item.last for item in seen), "generation": first.first_generation}


def _edge_view(store: KnowledgeStore, edge: Edge, node_id: str) -> views.Json:
    other = store.node(edge.dst if edge.src == node_id else edge.src)
    view = views.edge_view(edge)
    view["evidence"] = [with_sentence(store, passage) for passage in view["evidence"]]
    return {**view, "other_name": other.name if other else ""}


def _path_view(store: KnowledgeStore, path: Iterable[Edge], start: Node) -> views.Json:
    words, here = [start.name], start.id
    edges = []
    for edge in path:
        outward = edge.src == here
        here = edge.dst if outward else edge.src
        words += [f"—{edge.relation}→" if outward else f"←{edge.relation}—", found_node(store, here).name]
        edges.append({"src": edge.src, "relation": str(edge.relation), "dst": edge.dst})
    return {"edges": edges, "words": words}
