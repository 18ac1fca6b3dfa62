"""The shapes of requests and answers, as the OpenAPI description shows them; those of `kg … --json`, and a few more."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kg.schema import NodeType
from kg.web.settings import MAX_CONDITION, MAX_CONDITIONS, MAX_ID, MAX_K, MAX_TEXT, MAX_TEXTS

Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)]
NodeId = Annotated[str, StringConstraints(min_length=1, max_length=MAX_ID)]
Condition = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CONDITION)]
Properties = dict[str, Any]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


# --- requests ------------------------------------------------------------------------------


class SimilarRequest(_Request):
    """What is like a node or a text."""

    id: NodeId | None = Field(None, description="A node; exactly one of `id` and `text` is given.")
    text: Text | None = Field(None, description="Any text, from one word to a whole advert.")
    type: NodeType = Field(NodeType.POSTING, description="Type of the results.")
    k: int = Field(10, ge=1, le=MAX_K, description="Number of results.")
    where: list[Condition] = Field(
        default_factory=list,
        max_length=MAX_CONDITIONS,
        examples=[["country=LU"]],
        description="KEY=VALUE, also !=, <, <=, >, >=; all of them must hold, KEY=A|B by either.",
    )
    diversity: float = Field(0.0, ge=0.0, le=1.0, description="0 ranks by likeness alone.")
    explain: bool = Field(False, description="Whether each result says why it is near.")
    keep_duplicates: bool = Field(False, description="Near-duplicates as results of their own.")


class EmbedRequest(_Request):
    """Texts to turn into vectors."""

    texts: list[Text] = Field(min_length=1, max_length=MAX_TEXTS, description="From one word to a whole advert each.")
    type: NodeType = Field(NodeType.POSTING, description="What the texts are to be read as.")


class ExtractRequest(_Request):
    """A text to read."""

    text: Text = Field(description="An advert, or an article.")
    k: int = Field(5, ge=1, le=20, description="How many similar postings to name.")


class AddRequest(_Request):
    """A document to add, or to replace if one of this name is there."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")] = Field(
        description="What the document is called; its ending (.txt, .html, .json) helps to tell what it is."
    )
    text: Annotated[str, StringConstraints(min_length=1, max_length=900_000)] = Field(description="All of it.")


class ForgetRequest(_Request):
    """A person to erase."""

    person: Annotated[str, StringConstraints(min_length=2, max_length=200)] = Field(
        description="The name, as it is written in the knowledge base."
    )


# --- answers -------------------------------------------------------------------------------


class NodeName(BaseModel):
    """A node by name."""

    id: str
    type: NodeType
    name: str


class Passage(BaseModel):
    """The passage behind a fact: `text[start:end] == surface`, in code points of the document's text."""

    document_id: str
    start: int
    end: int
    surface: str
    confidence: float
    extractor: str
    field: str | None = None
    sentence: str | None = None
    source: str | None = None


class EdgeView(BaseModel):
    """A fact: two nodes, a relation, and the passages that state it."""

    src: str
    relation: str
    dst: str
    properties: Properties
    confidence: float
    evidence: list[Passage]
    other_name: str


class NodeView(NodeName):
    """A node with its facts."""

    properties: Properties
    evidence: list[Passage]
    edges: list[EdgeView]
    edges_total: int = Field(description="How many edges the node has; `edges` may hold fewer.")


class SharedView(NodeName):
    """A node that both sides are linked to."""

    relation: str
    weight: float
    evidence: list[Passage]


class VirtualView(NodeName):
    """A linked node that stands in for a missing neighbour."""

    weight: float


class ExplanationView(BaseModel):
    """Why a result is near."""

    summary: str
    shared: list[SharedView]
    virtual_neighbors: list[VirtualView]
    shares: dict[str, float]


class MatchView(NodeName):
    """One result; `copies` are near-duplicates folded into it."""

    score: float
    properties: Properties
    explanation: ExplanationView | None = None
    copies: list[str]


class AnswerView(BaseModel):
    """Results, best first."""

    query: Properties
    results: list[MatchView]
    note: str | None = None


class HitView(NodeName):
    """One result of a search."""

    subtitle: str
    score: float | None = None


class FacetValue(BaseModel):
    """A value and how many results have it."""

    value: str
    count: int


class SearchView(BaseModel):
    """A page of results with the facets to narrow them down; `total` stops counting where `capped`."""

    query: str
    mode: str
    total: int
    capped: bool
    results: list[HitView]
    facets: dict[str, list[FacetValue]]
    note: str | None = None


class WhyView(BaseModel):
    """Why two nodes are near."""

    a: NodeName
    b: NodeName
    score: float
    similarity: float
    shares: dict[str, float]
    shared: list[SharedView]
    virtual_neighbors: list[VirtualView]
    paths: list[dict[str, Any]]


class GraphNode(NodeName):
    """A node of a picture; `degree` counts all its facts."""

    degree: int


class GraphEdge(BaseModel):
    """An edge of a picture."""

    src: str
    relation: str
    dst: str


class GraphView(BaseModel):
    """A node's neighbourhood; `left_out` counts the neighbours that did not fit."""

    center: str
    nodes: list[GraphNode]
    edges: list[GraphEdge]
    left_out: int


class EvidenceView(BaseModel):
    """Every passage that names a node or states a fact about it."""

    id: str
    passages: list[Passage]


class VirtualNeighborsView(BaseModel):
    """The linked nodes that the student takes for neighbours; weights sum to at most one."""

    id: str
    linked: bool = Field(description="Whether facts link the node; only unlinked ones need stand-ins.")
    virtual_neighbors: list[VirtualView]


class VectorsView(BaseModel):
    """A vector a text, of unit length, or zero for a text without known words."""

    vectors: list[list[float]]


class MapPoint(BaseModel):
    """A posting or paper on the map, which is 2 units wide and high around (0, 0)."""

    id: str
    type: NodeType
    name: str
    subtitle: str
    topic: str | None
    x: float
    y: float
    linked: bool


class MapView(BaseModel):
    """All postings and papers, alike ones near each other; `topics` are the most frequent ones."""

    points: list[MapPoint]
    topics: list[str]


class ExtractView(BaseModel):
    """What a text states, what stands in for its neighbours, and what it is like; nothing of it is stored."""

    documents: list[dict[str, Any]]
    virtual_neighbors: list[VirtualView]
    similar: list[MatchView]


class StatsView(BaseModel):
    """How much there is."""

    model_config = ConfigDict(extra="allow")
    documents: int
    nodes: dict[str, int]
    edges: dict[str, int]
    nodes_total: int
    edges_total: int
    generation: int
    model: dict[str, Any]


class HealthView(BaseModel):
    """Whether the server answers, and from which state."""

    status: str
    generation: int


class ChangeView(BaseModel):
    """What a write has done."""

    model_config = ConfigDict(extra="allow")


class FieldProblem(BaseModel):
    """A part of the request that is wrong."""

    where: str
    what: str


class ProblemView(BaseModel):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None = None
