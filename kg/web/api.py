"""Questions over HTTP in, JSON out: search, similar, nodes, evidence, why, embed, extract, map."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from kg import search as ranking
from kg import views
from kg.errors import QueryError
from kg.schema import NodeType, Relation
from kg.web import models
from kg.web.facts import evidence_json, node_json
from kg.web.finding import Mode, Wanted, find, found_json
from kg.web.library import Edition
from kg.web.mapping import map_json
from kg.web.neighborhood import neighborhood
from kg.web.reading import read_text
from kg.web.settings import MAX_CONDITIONS, MAX_EDGES, MAX_ID, MAX_K, MAX_OFFSET, MAX_QUERY
from kg.web.site import TheSite
from kg.web.standins import stand_ins

router = APIRouter(prefix="/api", tags=["questions"])

NodeIdInPath = Annotated[
    str, Path(min_length=1, max_length=MAX_ID, description="An id, as search and similar name it: skill:python.")
]
Conditions = Annotated[
    list[models.Condition] | None,
    Query(
        max_length=MAX_CONDITIONS, description="KEY=VALUE, also !=, <, <=, >, >=; KEY=A|B for either; may be repeated."
    ),
]


@router.get("/search", response_model=models.SearchView)
async def search(
    request: Request,
    site: TheSite,
    q: Annotated[str, Query(max_length=MAX_QUERY, description="Words; empty lists everything of the type.")] = "",
    type: Annotated[
        NodeType | None, Query(description="Type of the results; facets exist for postings and papers.")
    ] = None,
    mode: Annotated[Mode, Query(description="By words, or by meaning: nearest vectors.")] = Mode.WORDS,
    facet: Annotated[
        list[models.Condition] | None,
        Query(max_length=MAX_CONDITIONS, description="FACET=VALUE; values of one facet are alternatives."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MAX_K, description="Results on a page.")] = 20,
    offset: Annotated[int, Query(ge=0, le=MAX_OFFSET, description="Results to skip.")] = 0,
) -> Response:
    """Nodes by name and text, or by meaning, with facets to narrow them down."""
    wanted = Wanted(q.strip(), type, mode, _chosen(facet or []), offset, limit)
    return await site.ask_once(request, lambda edition: found_json(find(edition, wanted)))


@router.get("/similar", response_model=models.AnswerView)
async def similar(
    request: Request,
    site: TheSite,
    id: Annotated[
        str | None, Query(min_length=1, max_length=MAX_ID, description="A node; either this or a text.")
    ] = None,
    text: Annotated[str | None, Query(min_length=1, max_length=MAX_QUERY, description="Any words.")] = None,
    type: Annotated[NodeType, Query(description="Type of the results.")] = NodeType.POSTING,
    k: Annotated[int, Query(ge=1, le=MAX_K, description="Number of results.")] = 10,
    where: Conditions = None,
    diversity: Annotated[float, Query(ge=0.0, le=1.0, description="0 ranks by likeness alone.")] = 0.0,
    explain: Annotated[bool, Query(description="Whether each result says why it is near.")] = False,
    keep_duplicates: Annotated[bool, Query(description="Near-duplicates as results of their own.")] = False,
) -> Response:
    """What is like a node or a short text, best first; POST takes longer texts."""
    plain = text is None and type is NodeType.POSTING and not (where or diversity or explain or keep_duplicates)
    known = site.library.known(id, k) if plain and id is not None else None
    if known is not None:
        return site.known(known)
    asked = models.SimilarRequest(
        id=id, text=text, type=type, k=k, where=where or [], diversity=diversity, explain=explain,
        keep_duplicates=keep_duplicates,
    )  # fmt: skip
    return await site.ask_once(request, lambda edition: _similar(edition, asked))


@router.post("/similar", response_model=models.AnswerView)
async def similar_to_text(site: TheSite, asked: models.SimilarRequest) -> Response:
    """What is like a node or a text, best first."""
    return await site.ask_json(lambda edition: _similar(edition, asked))


@router.get("/nodes/{node_id}", response_model=models.NodeView)
async def node(
    request: Request, site: TheSite, node_id: NodeIdInPath, edges: Annotated[int, Query(ge=0, le=MAX_EDGES)] = 200
) -> Response:
    """A node with its facts, each with the sentence that states it."""
    return await site.ask_once(request, lambda edition: node_json(edition.base, node_id, edges))


@router.get("/nodes/{node_id}/evidence", response_model=models.EvidenceView)
async def evidence(
    request: Request, site: TheSite, node_id: NodeIdInPath, limit: Annotated[int, Query(ge=1, le=MAX_EDGES)] = 200
) -> Response:
    """The passages that name a node or state a fact about it."""
    return await site.ask_once(request, lambda edition: evidence_json(edition.base, node_id, limit))


@router.get("/nodes/{node_id}/neighborhood", response_model=models.GraphView)
async def neighborhood_of(
    request: Request,
    site: TheSite,
    node_id: NodeIdInPath,
    relation: Relation | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 40,
) -> Response:
    """A node's neighbours and all edges among them."""
    return await site.ask_once(
        request, lambda edition: neighborhood(edition.base, node_id, most=limit, relation=relation)
    )


@router.get("/nodes/{node_id}/virtual-neighbors", response_model=models.VirtualNeighborsView)
async def virtual_neighbors(request: Request, site: TheSite, node_id: NodeIdInPath) -> Response:
    """The linked nodes that the student takes for a node's neighbours."""
    return await site.ask_once(request, lambda edition: _virtual(edition, node_id))


@router.get("/why", response_model=models.WhyView)
async def why(
    site: TheSite,
    a: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
    b: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
) -> Response:
    """Why two nodes are near: shared nodes, paths, virtual neighbours, shares of the score."""
    return await site.ask_json(lambda edition: edition.base.why(a, b), site.slow)


@router.post("/embed", response_model=models.VectorsView)
async def embed(site: TheSite, asked: models.EmbedRequest) -> Response:
    """Vectors for texts that the knowledge base need not know."""
    return await site.ask_json(lambda edition: {"vectors": _rounded(edition.base.embed(asked.texts, asked.type))})


@router.post("/extract", response_model=models.ExtractView)
async def extract(site: TheSite, asked: models.ExtractRequest) -> Response:
    """What a text states, what stands in for its neighbours, and what it is like; nothing of it is stored."""
    return await site.ask_json(
        lambda edition: read_text(edition, site.reader, asked.text, asked.k).view(), site.reading
    )


@router.get("/map", response_model=models.MapView)
async def whole_map(request: Request, site: TheSite) -> Response:
    """All postings and papers in two dimensions."""
    return await site.ask_once(request, map_json)


@router.get("/stats", response_model=models.StatsView, tags=["server"])
async def stats(request: Request, site: TheSite) -> Response:
    """How much there is, by type, and which model made the vectors."""
    return await site.ask_once(request, _stats)


def _chosen(facets: list[str]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for facet in facets:
        name, equals, value = facet.partition("=")
        if not equals:
            raise QueryError(f"'{facet}' is no facet: write FACET=VALUE, for example country=LU.")
        chosen.setdefault(name, []).append(value)
    return chosen


def _similar(edition: Edition, asked: models.SimilarRequest) -> views.Json:
    answer = edition.base.similar(
        id=asked.id,
        text=asked.text,
        type=asked.type,
        k=asked.k,
        where=asked.where,
        diversity=asked.diversity,
        explain=asked.explain,
        keep_duplicates=asked.keep_duplicates,
    )
    return views.answer_view(answer)


def _virtual(edition: Edition, node_id: str) -> views.Json:
    node = edition.base.node(node_id)
    linked = bool(ranking.links_of(edition.base.store, node.id))
    return {"id": node.id, "linked": linked, "virtual_neighbors": stand_ins(edition.base, node)}


def _stats(edition: Edition) -> views.Json:
    view = edition.base.stats()
    return {**view, "quarantined": len(view["quarantined"])}


def _rounded(vectors: np.ndarray[Any, np.dtype[np.float32]]) -> list[list[float]]:
    return [[round(float(value), 6) for value in row] for row in vectors]
