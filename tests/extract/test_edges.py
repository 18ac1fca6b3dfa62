from collections.abc import Callable

from kg.schema import Extraction, NodeType, Relation
from tests.extract import pages

Read = Callable[[str], Extraction]


def _targets(found: Extraction, relation: Relation, src: NodeType) -> set[tuple[str, str]]:
    return {
        (str(edge.dst.node_type), edge.dst.name)
        for edge in found.edges
        if edge.relation is relation and edge.src.node_type is src and edge.src.index in (0, None)
    }


def test_posting_states_its_edges(read: Read) -> None:
    found = read(pages.SINGLE)
    assert _targets(found, Relation.HAS_ROLE, NodeType.POSTING) == {("role", "Vision Engineer")}
    assert _targets(found, Relation.AT, NodeType.POSTING) == {("organization", "Contoso")}
    assert _targets(found, Relation.IN_TEAM, NodeType.POSTING) == {("team", "Orchard Robotics")}
    assert _targets(found, Relation.LOCATED_IN, NodeType.POSTING) == {("location", "Berlin, DE")}
    assert _targets(found, Relation.PART_OF, NodeType.TEAM) == {("organization", "Contoso")}


def test_preferred_skills_carry_the_property(read: Read) -> None:
    found = read(pages.SINGLE)
    marked = {edge.dst.name: dict(edge.properties) for edge in found.edges if edge.relation is Relation.REQUIRES}
    assert marked == {"Python": {}, "SQL": {}, "machine learning": {"preferred": True}}


def test_primary_location_is_marked(read: Read) -> None:
    edge = next(edge for edge in read(pages.FEED).edges if edge.relation is Relation.LOCATED_IN)
    assert edge.properties == {"primary": True}
    assert edge.dst.place is not None
    assert edge.dst.place.city == "Seattle"


def test_postings_of_one_document_are_told_apart_by_index(read: Read) -> None:
    found = read(pages.FEED)
    indices = [edge.src.index for edge in found.edges if edge.relation is Relation.HAS_ROLE]
    assert indices == [0, 1]


def test_every_node_of_an_edge_is_mentioned(read: Read) -> None:
    found = read(pages.SINGLE)
    mentioned = {(mention.ref.node_type, mention.ref.name) for mention in found.mentions}
    assert {(edge.dst.node_type, edge.dst.name) for edge in found.edges} <= mentioned


def test_abbreviation_and_full_name_are_aliases(read: Read) -> None:
    text = f"US, WA, Seattle\n{pages.LONG}Join the Pear Ripeness Team (PRT). PRT is a team of ten at Contoso.\n"
    mention = next(m for m in read(text * 2).mentions if m.ref.node_type is NodeType.TEAM)
    assert mention.ref.name == "Pear Ripeness Team (PRT)"
    assert mention.aliases == ("Pear Ripeness Team", "PRT")
