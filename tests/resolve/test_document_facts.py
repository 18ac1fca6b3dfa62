from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.names import hashed_id
from kg.resolve import Gazetteer, VocabularyIndex, load_gazetteer, load_vocabulary, resolve
from kg.schema import (
    EDGE_TYPES,
    Document,
    DocumentFacts,
    DocumentKind,
    Evidence,
    ExtractedEdge,
    Extraction,
    Mention,
    NodeType,
    Paper,
    Person,
    Place,
    Posting,
    Ref,
    Relation,
)

TEXT = (
    "Data Scientist at Globex Inc. in Seattle, WA. You know Python and graph neural networks. "
    "Ada Quell leads Robot Dreams."
)
DOCUMENT = Document("document:1", "page.txt", TEXT, "text", "h", language="en")
SEATTLE = Place("Seattle", "WA", "US")


def at(surface: str, confidence: float = 0.9) -> Evidence:
    start = TEXT.index(surface)
    return Evidence("document:1", start, start + len(surface), surface, confidence, "test")


POSTING = Posting(
    0, len(TEXT), "1", title="Data Scientist", role="Data Scientist", organization="Globex Inc.", team="Robot Dreams",
    primary_location=SEATTLE, skills=("Python",), duration_months=(3, 6), degrees=("PhD", "MS"), level="senior",
    evidence={"title": (at("Data Scientist"),)},
)  # fmt: skip
SRC = Ref(NodeType.POSTING, "Data Scientist", index=0)
EDGES = (
    ExtractedEdge(SRC, Relation.AT, Ref(NodeType.ORGANIZATION, "Globex Inc."), at("Globex Inc.")),
    ExtractedEdge(
        SRC,
        Relation.LOCATED_IN,
        Ref(NodeType.LOCATION, "Seattle, WA", place=SEATTLE),
        at("Seattle, WA"),
        {"primary": True},
    ),
    ExtractedEdge(SRC, Relation.REQUIRES, Ref(NodeType.SKILL, "python"), at("Python")),
    ExtractedEdge(SRC, Relation.ABOUT, Ref(NodeType.TOPIC, "GNNs"), at("graph neural networks")),
    ExtractedEdge(SRC, Relation.IN_TEAM, Ref(NodeType.TEAM, "Robot Dreams team"), at("Robot Dreams")),
    ExtractedEdge(
        Ref(NodeType.PERSON, "Ada Quell"), Relation.IN_TEAM, Ref(NodeType.TEAM, "Robot Dreams"), at("Ada Quell")
    ),
)
EXTRACTION = Extraction("document:1", DocumentKind.POSTING, "test", postings=(POSTING,), edges=EDGES)


def facts_of(extraction: Extraction, document: Document = DOCUMENT) -> DocumentFacts:
    return resolve(document, extraction, places=load_gazetteer(), vocabulary=load_vocabulary_once())


_VOCABULARY: list[VocabularyIndex] = []


def load_vocabulary_once() -> VocabularyIndex:
    if not _VOCABULARY:
        _VOCABULARY.append(load_vocabulary())
    return _VOCABULARY[0]


def links(facts: DocumentFacts, relation: Relation) -> set[tuple[str, str]]:
    return {(edge.src, edge.dst) for edge in facts.edges if edge.relation is relation}


def test_posting_node_carries_flat_properties() -> None:
    posting = next(node for node in facts_of(EXTRACTION).nodes if node.node_type is NodeType.POSTING)
    assert posting.node_id == hashed_id("posting", "page.txt", "1")
    assert posting.name == "Data Scientist"
    assert posting.properties["organization"] == "Globex"
    assert posting.properties["degrees"] == ["MS", "PhD"]
    assert posting.properties["duration_months"] == [3, 6]
    place = [posting.properties[name] for name in ("city", "region", "country", "latitude")]
    assert place == ["Seattle", "WA", "US", 47.61]
    assert "remote" not in posting.properties


def test_edges_lead_to_canonical_nodes() -> None:
    facts = facts_of(EXTRACTION)
    posting = hashed_id("posting", "page.txt", "1")
    assert links(facts, Relation.AT) == {(posting, "organization:globex")}
    assert links(facts, Relation.REQUIRES) == {(posting, "skill:python")}
    assert links(facts, Relation.ABOUT) == {(posting, "topic:graph-neural-networks")}
    assert links(facts, Relation.LOCATED_IN) == {(posting, "location:us-wa-seattle")}
    assert links(facts, Relation.IN_TEAM) == {
        (posting, "team:globex-robot-dreams"),
        ("person:ada-quell", "team:globex-robot-dreams"),
    }


def test_city_lies_in_region_lies_in_country() -> None:
    assert links(facts_of(EXTRACTION), Relation.PART_OF) >= {
        ("location:us-wa-seattle", "location:us-wa"),
        ("location:us-wa", "location:us"),
    }


def test_hierarchy_comes_without_a_passage() -> None:
    broader = [edge for edge in facts_of(EXTRACTION).edges if edge.relation is Relation.BROADER]
    assert ("skill:python", "skill:programming-language") in {(edge.src, edge.dst) for edge in broader}
    assert all(edge.evidence is None for edge in broader)


def test_every_node_with_a_passage_is_mentioned_in_the_document() -> None:
    facts = facts_of(EXTRACTION)
    mentioned = {edge.src for edge in facts.edges if edge.relation is Relation.MENTIONED_IN}
    assert mentioned == {node.node_id for node in facts.nodes if node.evidence is not None}
    assert {"location:us", "skill:python", "person:ada-quell"} <= mentioned


def test_every_end_of_an_edge_is_a_node() -> None:
    facts = facts_of(EXTRACTION)
    known = {node.node_id for node in facts.nodes}
    assert {end for edge in facts.edges for end in (edge.src, edge.dst)} <= known


def test_document_node_has_title_or_file_name() -> None:
    names = {
        title: next(
            node.name for node in facts_of(replace(EXTRACTION, title=title)).nodes if node.node_id == "document:1"
        )
        for title in (None, "A page")
    }
    assert names == {None: "page.txt", "A page": "A page"}


def test_name_of_a_posting_without_title() -> None:
    untitled = replace(POSTING, title=None)
    nameless = replace(untitled, role=None, key="2")
    facts = facts_of(replace(EXTRACTION, postings=(untitled, nameless), edges=()))
    names = {node.name for node in facts.nodes if node.node_type is NodeType.POSTING}
    assert names == {"Data Scientist, Seattle", "Data Scientist at Globex Inc. in Seattle, WA. You know …"}


def test_papers_persons_and_mentions_become_nodes() -> None:
    paper = Paper("Walking on Ice", 0, 14, venue="ICLR 2022", year=2022, abstract="We walk.")
    person = Person("Ada Quell", TEXT.index("Ada"), TEXT.index("Ada") + 9, titles=("scientist",))
    mention = Mention(Ref(NodeType.VENUE, "ICLR 2022"), at("Data"), ("ICLR",))
    facts = facts_of(
        Extraction("document:1", DocumentKind.ARTICLE, "test", papers=(paper,), persons=(person,), mentions=(mention,))
    )
    by_id = {node.node_id: node for node in facts.nodes}
    assert by_id["paper:walking-on-ice"].properties["year"] == 2022
    assert by_id["paper:walking-on-ice"].properties["abstract"] == "We walk."
    assert by_id["person:ada-quell"].properties["titles"] == ["scientist"]
    assert by_id["venue:iclr-2022"].properties["series"] == "ICLR"
    assert [fingerprint.node_id for fingerprint in facts.fingerprints] == ["paper:walking-on-ice"]


def test_same_name_at_two_employers_in_two_documents_is_two_people() -> None:
    works = [
        ExtractedEdge(
            Ref(NodeType.PERSON, "Wei Zhang"),
            Relation.AFFILIATED_WITH,
            Ref(NodeType.ORGANIZATION, name),
            at("Globex Inc."),
        )
        for name in ("Globex", "Initech")
    ]
    extractions = [Extraction("document:1", DocumentKind.ARTICLE, "test", edges=(edge,)) for edge in works]
    ids = [{node.node_id for node in facts_of(item).nodes if node.node_type is NodeType.PERSON} for item in extractions]
    assert ids == [{"person:wei-zhang-globex"}, {"person:wei-zhang-initech"}]


def test_an_edge_from_a_node_to_itself_is_left_out() -> None:
    edge = ExtractedEdge(
        Ref(NodeType.ORGANIZATION, "Globex"),
        Relation.PART_OF,
        Ref(NodeType.ORGANIZATION, "Globex Inc."),
        at("Globex Inc."),
    )
    facts = facts_of(replace(EXTRACTION, postings=(), edges=(edge,)))
    assert links(facts, Relation.PART_OF) == set()


def test_resolving_twice_gives_the_same() -> None:
    assert facts_of(EXTRACTION) == facts_of(EXTRACTION)


REFS = st.builds(
    Ref,
    st.sampled_from(NodeType),
    st.sampled_from(["Seattle", "X team", "ICLR 2022", "Globex"]),
    index=st.sampled_from([None, 0, 7]),
)
RANDOM_EDGES = st.builds(ExtractedEdge, REFS, st.sampled_from(Relation), REFS, st.just(at("Globex Inc.")))


@settings(max_examples=60)
@given(st.lists(RANDOM_EDGES, max_size=12))
def test_only_edge_types_of_the_graph_come_out(edges: list[ExtractedEdge]) -> None:
    facts = facts_of(replace(EXTRACTION, edges=tuple(edges)))
    types = {node.node_id: node.node_type for node in facts.nodes}
    assert {(types[edge.src], edge.relation, types[edge.dst]) for edge in facts.edges} <= set(EDGE_TYPES)


def test_gazetteer_and_vocabulary_fit_their_ports(places: Gazetteer, vocabulary: VocabularyIndex) -> None:
    assert resolve(DOCUMENT, EXTRACTION, places=places, vocabulary=vocabulary).document_id == "document:1"
