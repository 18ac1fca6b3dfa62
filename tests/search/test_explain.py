from kg.answers import SharedNode, VirtualNeighbor
from kg.schema import NodeType, Relation
from kg.search.explain import common_words, explain, explain_pair, links_of, shared_nodes
from kg.search.neighbourhoods import Neighbourhoods
from tests.fakes.graph import make_graph

GRAPH = make_graph(
    ("posting:a", Relation.REQUIRES, "skill:python"),
    ("posting:b", Relation.REQUIRES, "skill:python"),
    ("posting:c", Relation.REQUIRES, "skill:python"),
    ("posting:d", Relation.REQUIRES, "skill:python"),
    ("posting:a", Relation.IN_TEAM, "team:speech"),
    ("posting:b", Relation.IN_TEAM, "team:speech"),
    ("posting:a", Relation.MENTIONED_IN, "document:d"),
    ("posting:c", Relation.MENTIONED_IN, "document:d"),
    ("paper:p", Relation.FROM_TEAM, "team:speech"),
    ("posting:e", Relation.LOCATED_IN, "location:lu-luxembourg"),
    ("posting:f", Relation.LOCATED_IN, "location:lu-luxembourg"),
    ("location:lu-luxembourg", Relation.PART_OF, "location:lu"),
)
AROUND = Neighbourhoods(GRAPH)


def _shared(first: str, second: str) -> list[SharedNode]:
    return shared_nodes(GRAPH.edges_between, AROUND, first, AROUND.facts(first), (second, AROUND.facts(second)))


def test_the_rarer_shared_node_comes_first() -> None:
    explanation = explain(_shared("posting:a", "posting:b"))
    assert [item.id for item in explanation.shared] == ["team:speech", "skill:python"]
    assert explanation.summary == "shares team speech; skill python"


def test_every_shared_node_shows_the_sentence_of_both_sides() -> None:
    shared = _shared("posting:a", "posting:b")[0]
    assert [passage.surface for passage in shared.evidence] == [
        f"posting:a {shared.relation} {shared.id}",
        f"posting:b {shared.relation} {shared.id}",
    ]


def test_standing_in_one_document_is_no_reason() -> None:
    assert "document:d" not in links_of(GRAPH, "posting:a")


def test_of_places_within_one_another_the_narrowest_is_named() -> None:
    assert [item.id for item in _shared("posting:e", "posting:f")] == ["location:lu-luxembourg"]


def test_without_shared_facts_the_virtual_neighbours_are_named() -> None:
    neighbor = VirtualNeighbor("posting:c", NodeType.POSTING, "Speech Scientist", 1.0)
    explanation = explain([], virtual_neighbors=[neighbor])
    assert explanation.summary == "no fact in common; the text reads like that of Speech Scientist"


def test_paths_lead_over_facts_not_over_documents() -> None:
    shared, paths = explain_pair(GRAPH, AROUND, "posting:c", "paper:p")
    assert shared == []
    assert [[edge.relation for edge in path] for path in paths] == [
        [Relation.REQUIRES, Relation.REQUIRES, Relation.IN_TEAM, Relation.FROM_TEAM]
    ] * len(paths)
    assert len(paths) >= 1


def test_of_a_query_in_words_the_words_in_the_name_are_told() -> None:
    words = common_words("senior SOFTWARE engineer in C 2024", "Software Engineer II, C 2024")
    assert words == ["Software", "Engineer"]
    assert explain([], words=words).summary == "its name says Software, Engineer too"


def test_words_that_say_nothing_are_not_told() -> None:
    assert common_words("work with people and numbers", "Research With Numbers and Care") == ["Numbers"]


def test_no_text_reads_like_that_of_a_person() -> None:
    person = VirtualNeighbor("person:ada", NodeType.PERSON, "Ada", 0.6)
    role = VirtualNeighbor("role:cook", NodeType.ROLE, "Cook", 0.4)
    assert explain([], virtual_neighbors=[person, role]).summary.endswith("reads like that of Cook")
    assert explain([], virtual_neighbors=[person]).summary == "no fact in common; the texts are alike"


def test_what_speaks_for_a_result_is_told_shortly_and_shown() -> None:
    title = "A Very Long Title of a Paper on Bees, Their Dances, Their Hives and Their Keepers"
    papers = [
        SharedNode(f"paper:{n}", NodeType.PAPER, name, Relation.FROM_TEAM, 0.5) for n, name in ((1, title), (2, "Bees"))
    ]
    explanation = explain([], speakers=papers)
    assert (
        explanation.summary
        == "near the question: papers A Very Long Title of a Paper on Bees, Their Dances, Their …; Bees"
    )
    assert [item.id for item in explanation.shared] == ["paper:1", "paper:2"]


def test_a_person_that_two_houses_share_is_no_organization() -> None:
    graph = make_graph(
        ("person:ada", Relation.AFFILIATED_WITH, "organization:a"),
        ("person:ada", Relation.AFFILIATED_WITH, "organization:b"),
        ("person:ada", Relation.AUTHOR_OF, "paper:p"),
        ("person:ada", Relation.AUTHOR_OF, "paper:q"),
    )
    around = Neighbourhoods(graph)

    def told(first: str, second: str) -> str:
        facts = around.facts(first), around.facts(second)
        return explain(shared_nodes(graph.edges_between, around, first, facts[0], (second, facts[1]))).summary

    assert told("organization:a", "organization:b") == "shares person ada"
    assert told("paper:p", "paper:q") == "shares author ada"
