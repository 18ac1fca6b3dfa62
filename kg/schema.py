"""The nouns every stage speaks: documents go in, extractions come out of them, nodes and edges are folded from those.

All classes are frozen dataclasses that `msgspec` can write as JSON and read back unchanged.
Spans are half-open, in code points of `Document.text`: `text[start:end] == surface`, always.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: Values a node or an edge may carry; lists are sorted unless their order means something.
Scalar = str | int | float | bool
Value = Scalar | list[Scalar] | None


class NodeType(StrEnum):
    """Types of nodes; the names are schema.org's where it has one."""

    DOCUMENT = "document"
    POSTING = "posting"
    ROLE = "role"
    LOCATION = "location"
    ORGANIZATION = "organization"
    TEAM = "team"
    PERSON = "person"
    PAPER = "paper"
    VENUE = "venue"
    TOPIC = "topic"
    SKILL = "skill"
    METHOD = "method"


def type_of(node_id: str) -> NodeType:
    """The type of a node, with which its id begins."""
    return NodeType(node_id.partition(":")[0])


class Relation(StrEnum):
    """Verbs of the graph; an edge type `(src, relation, dst)` reads aloud as a sentence."""

    LOCATED_IN = "located_in"
    PART_OF = "part_of"
    AT = "at"
    IN_TEAM = "in_team"
    HAS_ROLE = "has_role"
    REQUIRES = "requires"
    ABOUT = "about"
    NEAR_DUPLICATE_OF = "near_duplicate_of"
    MENTIONED_IN = "mentioned_in"
    AUTHOR_OF = "author_of"
    AFFILIATED_WITH = "affiliated_with"
    FROM_TEAM = "from_team"
    PRESENTED_AT = "presented_at"
    INTRODUCES = "introduces"
    USES = "uses"
    DEVELOPED = "developed"
    BROADER = "broader"


EdgeType = tuple[NodeType, Relation, NodeType]

_N, _R = NodeType, Relation
#: Every edge type the graph may hold, in the fixed order used by tensors and exports.
EDGE_TYPES: tuple[EdgeType, ...] = (
    (_N.POSTING, _R.LOCATED_IN, _N.LOCATION),
    (_N.ORGANIZATION, _R.LOCATED_IN, _N.LOCATION),
    (_N.LOCATION, _R.PART_OF, _N.LOCATION),
    (_N.TEAM, _R.PART_OF, _N.ORGANIZATION),
    (_N.ORGANIZATION, _R.PART_OF, _N.ORGANIZATION),
    (_N.POSTING, _R.AT, _N.ORGANIZATION),
    (_N.POSTING, _R.IN_TEAM, _N.TEAM),
    (_N.PERSON, _R.IN_TEAM, _N.TEAM),
    (_N.POSTING, _R.HAS_ROLE, _N.ROLE),
    (_N.POSTING, _R.REQUIRES, _N.SKILL),
    (_N.POSTING, _R.ABOUT, _N.TOPIC),
    (_N.PAPER, _R.ABOUT, _N.TOPIC),
    (_N.DOCUMENT, _R.ABOUT, _N.TOPIC),
    (_N.TEAM, _R.ABOUT, _N.TOPIC),
    (_N.POSTING, _R.NEAR_DUPLICATE_OF, _N.POSTING),
    (_N.PAPER, _R.NEAR_DUPLICATE_OF, _N.PAPER),
    *((node_type, _R.MENTIONED_IN, _N.DOCUMENT) for node_type in _N if node_type is not _N.DOCUMENT),
    (_N.PERSON, _R.AUTHOR_OF, _N.PAPER),
    (_N.PERSON, _R.AFFILIATED_WITH, _N.ORGANIZATION),
    (_N.PAPER, _R.AFFILIATED_WITH, _N.ORGANIZATION),
    (_N.PAPER, _R.FROM_TEAM, _N.TEAM),
    (_N.PAPER, _R.PRESENTED_AT, _N.VENUE),
    (_N.PAPER, _R.INTRODUCES, _N.METHOD),
    (_N.PAPER, _R.USES, _N.METHOD),
    (_N.PERSON, _R.DEVELOPED, _N.METHOD),
    (_N.TEAM, _R.DEVELOPED, _N.METHOD),
    (_N.TOPIC, _R.BROADER, _N.TOPIC),
    (_N.ROLE, _R.BROADER, _N.ROLE),
    (_N.SKILL, _R.BROADER, _N.SKILL),
)


# --- documents -----------------------------------------------------------------------------


class DocumentKind(StrEnum):
    """What a document turned out to be; decided by its content."""

    POSTING = "posting"
    ARTICLE = "article"
    FEED = "feed"
    RECORD = "record"


class RecordType(StrEnum):
    """What a record with columns describes."""

    POSTING = "posting"
    PAPER = "paper"


class FieldName(StrEnum):
    """Canonical names of record fields; ingest maps columns to them, extraction reads them.

    `OTHER` is any further column that is worth keeping as text.
    """

    TITLE = "title"
    SOURCE_ID = "source_id"
    URL = "url"
    # postings
    ORGANIZATION = "organization"
    SUBORGANIZATION = "suborganization"
    TEAM = "team"
    CATEGORY = "category"
    INDUSTRY = "industry"
    LOCATION = "location"
    LEVEL = "level"
    EMPLOYMENT_TYPE = "employment_type"
    REMOTE = "remote"
    POSTED = "posted"
    CLOSED = "closed"
    SALARY = "salary"
    SKILL = "skill"
    DESCRIPTION = "description"
    RESPONSIBILITIES = "responsibilities"
    QUALIFICATIONS = "qualifications"
    PREFERRED_QUALIFICATIONS = "preferred_qualifications"
    EDUCATION = "education"
    # papers
    ABSTRACT = "abstract"
    AUTHOR = "author"
    AFFILIATION = "affiliation"
    VENUE = "venue"
    YEAR = "year"
    KEYWORD = "keyword"
    DOI = "doi"
    ARXIV_ID = "arxiv_id"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where one field of a record stands in `Document.text`.

    A field with several values (authors, skills) has one span a value. `group` ties values of
    different fields together: the affiliation with group 2 belongs to the author with group 2.
    """

    name: FieldName
    start: int
    end: int
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source text as read: a file, a page, or one record of a file.

    Attributes:
        id: `document:` and a hash of `source`, so that a changed file keeps its id.
        source: the path as named by the user, for a record followed by `#` and its own id or row.
        text: the decoded main text; of a record, its fields rendered one below the other.
        fields: of a record, where each field stands in `text`; empty for pages.
        record_type: of a record, what it describes; `None` for pages.
        media: how it was read: "text", "html", "json-ld", "csv", "jsonl", "parquet", "bibtex", "pdf", …
        chrome: text of navigation, buttons and footers of a page, kept apart from `text`.
        content_hash: hash of the decoded content; equal hashes mean nothing to do again.
        origin: absolute path of the file read, where there is one; never exported.
    """

    id: str
    source: str
    text: str
    media: str
    content_hash: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    record_type: RecordType | None = None
    fields: tuple[FieldSpan, ...] = ()
    chrome: str = ""
    origin: str | None = None

    def values(self, name: FieldName) -> tuple[str, ...]:
        """All values of one field, in the order of the text."""
        return tuple(self.text[span.start : span.end] for span in self.fields if span.name is name)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that could not be used, and why, in words for the person who gave it."""

    source: str
    reason: str


# --- facts of one document -----------------------------------------------------------------


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


# --- canonical graph -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NodeFact:
    """One document's statement about one canonical node: a name it uses, properties it gives."""

    node_id: str
    node_type: NodeType
    name: str
    document_id: str
    evidence: Evidence | None = None
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EdgeFact:
    """One document's statement of one canonical edge."""

    src: str
    relation: Relation
    dst: str
    document_id: str
    evidence: Evidence | None = None
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What near-duplicate search needs of a posting or paper, so that no text is read again.

    Two nodes that share a value of `bands` are candidates; `shingles` (sorted 64-bit hashes of the
    word sequences that are specific to this job, boilerplate left out) and `attributes` (role, level,
    organization, …) decide. `ranks` are parallel to `bands`: where very many share a band, only those next to
    one another by rank are candidates.
    """

    node_id: str
    document_id: str
    bands: tuple[int, ...]
    shingles: tuple[int, ...]
    attributes: Mapping[str, Value] = field(default_factory=dict)
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What resolving one document gives; the graph is the fold of these over all documents."""

    document_id: str
    nodes: tuple[NodeFact, ...]
    edges: tuple[EdgeFact, ...]
    fingerprints: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A canonical node: the fold of all its facts."""

    id: str
    node_type: NodeType
    name: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all others that it has."""
        return self.name, *aliases_of(self.properties)


def aliases_of(properties: Mapping[str, Value]) -> tuple[str, ...]:
    """Other names of a node, by its properties."""
    aliases = properties.get("aliases")
    return tuple(map(str, aliases)) if isinstance(aliases, list) else ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A canonical edge: the fold of all its facts; `confidence` is that of its best evidence."""

    src: str
    relation: Relation
    dst: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a vocabulary: a canonical name, other names, and what it is a kind of.

    `case_sensitive` aliases are only right as written ("R", "Go", "IT"); `context` ones need words around
    them that say so ("Spark"). A name whose aliases differ in this has several terms: the first stands for
    the name itself too, the others, `aliases_only`, for their aliases.
    """

    node_type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    case_sensitive: bool = False
    uri: str | None = None
    context: bool = False
    aliases_only: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """What may be searched for in a text."""
        return self.aliases if self.aliases_only else (self.name, *self.aliases)
