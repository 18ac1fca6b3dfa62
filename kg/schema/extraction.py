"""What one document states: its postings, papers and people, and every fact with the passage it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.schema.documents import DocumentKind, FieldName
from kg.schema.ontology import NodeType, Relation, Value


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage a fact was read from: `document.text[start:end] == surface`.

    `confidence` lies in [0, 1]. `field` is the record field the passage stands in, if any.
    """

    document_id: str
    start: int
    end: int
    surface: str
    confidence: float
    extractor: str
    field: FieldName | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in canonical form; `None` where it is not stated or not known.

    `country` is ISO 3166-1 alpha-2; `region` is the code people write for it ("WA", "KA") where the
    country has such codes and a name otherwise; `kind` is "city", "region" or "country".
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    kind: str = "city"
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """One end of an extracted edge: a name as extraction writes it.

    `index` says which posting of the extraction is meant, for names that need not be unique.
    A location carries its `place`.
    """

    node_type: NodeType
    name: str
    index: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A node named in the text."""

    ref: Ref
    evidence: Evidence
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExtractedEdge:
    """A relation stated by the text, between names."""

    src: Ref
    relation: Relation
    dst: Ref
    evidence: Evidence
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posting:
    """One job advertisement as a careful reader would note it down; `None` where nothing is stated.

    Attributes:
        start, end: span of the posting's text.
        key: name of the posting within its document, stable while the document is edited.
        listing: a teaser in a sidebar that only names the job.
        level: "intern", "junior", "mid", "senior", "staff", "principal", "lead", "manager", "director", …
        employment_type: "full_time", "part_time", "contract", "temporary", "internship", …
        posted: ISO date.
        duration_months: shortest and longest duration.
        skills: required or used; `preferred_skills`: those named as a plus.
        sections: `(heading kind, start, end)` of the parts of the text, see `kg.extract`.
        evidence: per field name, the passages its value was read from.
    """

    start: int
    end: int
    key: str
    title: str | None = None
    role: str | None = None
    level: str | None = None
    employment_type: str | None = None
    organization: str | None = None
    suborganization: str | None = None
    team: str | None = None
    primary_location: Place | None = None
    other_locations: tuple[Place, ...] = ()
    remote: bool | None = None
    posted: str | None = None
    closed: str | None = None
    season_year: int | None = None
    duration_months: tuple[int, int] | None = None
    degrees: tuple[str, ...] = ()
    degree_fields: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    qualification_disciplines: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    preferred_skills: tuple[str, ...] = ()
    languages_spoken: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    eligibility: tuple[str, ...] = ()
    listing: bool = False
    source_id: str | None = None
    url: str | None = None
    salary: str | None = None
    sections: tuple[tuple[str, int, int], ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A research paper named in the text or described by a record.

    `context` is "main", "related_content" or "record"; `start:end` is the span of its title.
    """

    title: str
    start: int
    end: int
    venue: str | None = None
    year: int | None = None
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    team: str | None = None
    topics: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    theme: str | None = None
    context: str = "main"
    abstract: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    source_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in an article or an author list; `start:end` is the first mention."""

    name: str
    start: int
    end: int
    titles: tuple[str, ...] = ()
    organization: str | None = None
    former_organizations: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    team: str | None = None
    context: str = "main"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one document states. `edges` and `mentions` hold all facts; the rest is their reading by kind."""

    document_id: str
    kind: DocumentKind
    extractor: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    postings: tuple[Posting, ...] = ()
    papers: tuple[Paper, ...] = ()
    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    edges: tuple[ExtractedEdge, ...] = ()
