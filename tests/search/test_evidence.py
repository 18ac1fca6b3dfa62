from kg.schema import Relation
from kg.search.evidence import Evidence
from kg.search.explain import links_of
from tests.fakes.graph import make_graph

GRAPH = make_graph(
    ("location:lu-bettembourg", Relation.PART_OF, "location:lu"),
    ("location:lu-luxembourg", Relation.PART_OF, "location:lu"),
    ("posting:a", Relation.LOCATED_IN, "location:lu-luxembourg"),
    ("posting:b", Relation.LOCATED_IN, "location:lu-bettembourg"),
    ("posting:a", Relation.REQUIRES, "skill:python"),
    ("posting:b", Relation.REQUIRES, "skill:sql"),
    ("posting:c", Relation.REQUIRES, "skill:python"),
)


def test_a_candidate_with_all_that_a_text_names_is_perfect() -> None:
    evidence = Evidence(GRAPH, {"location:lu-luxembourg": (), "skill:python": ()}, one_sided=True)
    assert evidence.score("posting:a") == 1.0


def test_a_place_counts_as_its_country() -> None:
    evidence = Evidence(GRAPH, {"location:lu": ()}, one_sided=True)
    assert evidence.score("posting:b") == 1.0
    assert evidence.score("posting:c") == 0.0


def test_nodes_are_compared_both_ways() -> None:
    evidence = Evidence(GRAPH, links_of(GRAPH, "posting:a"), one_sided=False)
    assert evidence.score("posting:a") == 1.0
    assert 0.0 < evidence.score("posting:b") < 1.0


def test_without_facts_there_is_nothing_to_compare() -> None:
    assert Evidence(GRAPH, {}, one_sided=True).score("posting:a") == 0.0
