"""Addresses in, pages for people out: search, node, comparison, graph, map."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from kg.answers import Match
from kg.asking import asked
from kg.errors import QueryError
from kg.schema import Node, NodeType, Relation
from kg.search import type_asked_for
from kg.web.facts import FactGroup, fact_groups, group_key
from kg.web.finding import Mode, Wanted, find
from kg.web.library import Edition
from kg.web.marking import MarkedText, marked_text, snippet
from kg.web.past import history_of
from kg.web.rendering import node_address, page
from kg.web.settings import MAX_CONDITION, MAX_CONDITIONS, MAX_ID, MAX_QUERY
from kg.web.site import TheSite
from kg.web.standins import stand_ins
from kg.web.wording import shown_properties

router = APIRouter(include_in_schema=False)

NodeIdInPath = Annotated[str, Path(min_length=1, max_length=MAX_ID)]
_PAGE = 20
_MOST_PAGES = 50
_FACTS_SHOWN, _ALL_FACTS = 12, 500
_SIMILAR = 6
_PLAIN = frozenset({"q", "type", "mode", "page", "partial"})


@router.get("/")
async def search(
    request: Request,
    site: TheSite,
    q: Annotated[str, Query(max_length=MAX_QUERY)] = "",
    type: Annotated[str, Query(max_length=20)] = str(NodeType.POSTING),
    mode: Mode = Mode.WORDS,
    page_number: Annotated[int, Query(ge=1, le=_MOST_PAGES, alias="page")] = 1,
    partial: bool = False,
) -> Response:
    """Search with facets; all of its state is in the address."""
    node_type = None if type == "all" else asked.node_type(type)
    wanted = Wanted(q.strip(), node_type, mode, _chosen(request), (page_number - 1) * _PAGE, _PAGE)
    values = {
        **await site.ask(lambda edition: _searched(edition, wanted)),
        "state": {"q": wanted.words, "type": type, "mode": str(mode), **wanted.chosen},
        "page": page_number,
        "nav": "search",
    }
    return page("_results.html" if partial else "search.html", values)


@router.get("/node/{node_id}")
async def node(
    site: TheSite,
    node_id: NodeIdInPath,
    at: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    all: Annotated[str | None, Query(max_length=80)] = None,
) -> Response:
    """Everything about a node: facts with their sentences, the text with its passages, what is similar."""
    values = await site.ask(lambda edition: _node_values(edition, node_id, at, all))
    if values["node"].id != node_id:
        return RedirectResponse(node_address(values["node"].id), 303)
    return page("node.html", values)


@router.get("/graph/{node_id}")
async def graph(site: TheSite, node_id: NodeIdInPath) -> Response:
    """A node's neighbourhood as a picture, and the same as a list."""

    def values(edition: Edition) -> dict[str, Any]:
        found = edition.base.node(node_id)
        groups = fact_groups(edition.base, found, most=_FACTS_SHOWN)
        return {"node": found, "groups": groups, "group_key": _key_of, "relations": _relations(groups), "nav": ""}

    return page("graph.html", await site.ask(values))


@router.get("/compare")
async def compare(
    site: TheSite,
    a: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
    b: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
) -> Response:
    """Why two nodes are near, with the sentences of both sides."""

    def values(edition: Edition) -> dict[str, Any]:
        view = edition.base.why(a, b)
        return {"view": view, "nodes": [edition.base.node(view[side]["id"]) for side in "ab"], "nav": ""}

    return page("compare.html", await site.ask(values, site.slow))


@router.get("/map")
async def whole_map(site: TheSite) -> Response:
    """All postings and papers in two dimensions."""
    counts = await site.ask(lambda edition: edition.base.store.counts().nodes)
    return page("map.html", {"counts": counts, "nav": "map"})


def _searched(edition: Edition, wanted: Wanted) -> dict[str, Any]:
    found = find(edition, wanted)
    texts = {hit.id: edition.base.store.posting_text(hit.id) for hit in found.hits}
    snippets = {node_id: snippet(text, wanted.words) for node_id, text in texts.items() if text}
    return {
        "found": found,
        "snippets": snippets,
        "rather": _rather(wanted),
        "counts": edition.base.store.counts().nodes,
        "countries": edition.catalog.countries,
        "pages": min(_MOST_PAGES, -(-found.total // _PAGE)),
    }


def _rather(wanted: Wanted) -> NodeType | None:
    """The type of results that the words ask for where another one is searched."""
    asked_for = type_asked_for(wanted.words)
    return None if wanted.node_type in (None, asked_for) else asked_for


def _node_values(edition: Edition, node_id: str, at: int | None, all_of: str | None) -> dict[str, Any]:
    base = edition.base
    found = base.node(node_id)
    groups = fact_groups(base, found, most=_ALL_FACTS if all_of else _FACTS_SHOWN, only=all_of)
    similar, note = ((), None) if all_of else _similar(edition, found)
    return {
        "node": found,
        "properties": shown_properties(found),
        "groups": [group for group in groups if group.relation is not Relation.NEAR_DUPLICATE_OF],
        "duplicates": [group for group in groups if group.relation is Relation.NEAR_DUPLICATE_OF],
        "group_key": _key_of,
        "all_of": all_of,
        "text": None if all_of else _text(edition, found, at),
        "similar": similar,
        "note": note,
        "houses": base.houses([found.id, *(match.id for match in similar)]),
        "virtual": [] if all_of else _virtual(edition, found, groups),
        "history": history_of(base, found),
        "relations": _relations(groups),
        "nav": "",
    }


def _text(edition: Edition, node: Node, at: int | None) -> MarkedText | None:
    return marked_text(edition.base, node, at=at)


def _similar(edition: Edition, node: Node) -> tuple[tuple[Match, ...], str | None]:
    """Nodes of the same type, and a word on them; a node without a vector is like nothing yet."""
    try:
        answer = edition.base.similar(id=node.id, type=node.node_type, k=_SIMILAR, explain=True)
    except QueryError:
        return (), None
    return answer.results, answer.note


def _virtual(edition: Edition, node: Node, groups: list[FactGroup]) -> list[dict[str, Any]]:
    """Stand-ins of a posting or paper that no fact links to anything."""
    silent = (Relation.MENTIONED_IN, Relation.NEAR_DUPLICATE_OF)
    linked = any(group.relation not in silent for group in groups)
    wanted = node.node_type in (NodeType.POSTING, NodeType.PAPER) and not linked
    return stand_ins(edition.base, node) if wanted else []


def _relations(groups: list[FactGroup]) -> list[str]:
    return sorted({str(group.relation) for group in groups if group.relation is not Relation.MENTIONED_IN})


def _key_of(group: FactGroup) -> str:
    return group_key(group.relation, group.outward, group.other_type)


def _chosen(request: Request) -> dict[str, list[str]]:
    """Every further parameter is a facet."""
    chosen: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items()[: MAX_CONDITIONS + len(_PLAIN)]:
        if name not in _PLAIN and value and len(value) <= MAX_CONDITION and len(name) <= 40:
            chosen.setdefault(name, []).append(value)
    return chosen
