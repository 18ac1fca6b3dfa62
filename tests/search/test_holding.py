"""Which of what a text names each of many postings has: the same as by looking at each posting's links."""

from hypothesis import given
from hypothesis import strategies as st

from kg.schema import NodeType, Relation
from kg.search.evidence import Evidence, Weights
from kg.search.holding import can_be_told, held
from kg.search.neighbourhoods import Neighbourhoods
from tests.fakes.graph import FakeGraph, make_graph

_PLACES = (
    ("location:it-turin", Relation.PART_OF, "location:it-piedmont"),
    ("location:it-cuneo", Relation.PART_OF, "location:it-piedmont"),
    ("location:it-piedmont", Relation.PART_OF, "location:it"),
)
_LINKS = (
    (Relation.LOCATED_IN, "location:it-turin"),
    (Relation.LOCATED_IN, "location:it-cuneo"),
    (Relation.LOCATED_IN, "location:it"),
    (Relation.REQUIRES, "skill:python"),
    (Relation.REQUIRES, "skill:sql"),
    (Relation.ABOUT, "topic:speech"),
    (Relation.IN_TEAM, "team:voices"),
)
_POSTINGS = tuple(f"posting:{name}" for name in "abcdef")
_FACTS = sorted({fact for _, fact in _LINKS} | {"location:it-piedmont"})
_WEIGHTS = Weights({NodeType.LOCATION: 0.5}, 0.25)

_graphs = st.sets(st.tuples(st.sampled_from(_POSTINGS), st.sampled_from(_LINKS)), max_size=20).map(
    lambda links: make_graph(
        *_PLACES,
        *((posting, Relation.NEAR_DUPLICATE_OF, "posting:z") for posting in _POSTINGS),
        *sorted((posting, relation, fact) for posting, (relation, fact) in links),
    )
)


@given(_graphs, st.sets(st.sampled_from(_FACTS), min_size=1, max_size=4))
def test_each_has_what_its_links_say(graph: FakeGraph, named: set[str]) -> None:
    around = Neighbourhoods(graph)
    facts = around.widened(sorted(named))
    expected = {
        posting: tuple(sorted(facts.keys() & around.facts(posting).keys()))
        for posting in _POSTINGS
        if facts.keys() & around.facts(posting).keys()
    }
    assert held(Neighbourhoods(graph), facts.keys(), _POSTINGS) == expected
    for fact in named:
        around.holders(fact)
    assert held(around, facts.keys(), _POSTINGS) == expected


@given(_graphs, st.sets(st.sampled_from(_FACTS), max_size=4))
def test_scores_of_many_are_those_of_each(graph: FakeGraph, named: set[str]) -> None:
    around = Neighbourhoods(graph)
    evidence = Evidence(around, around.widened(sorted(named)), _WEIGHTS, one_sided=True)
    likeness = [0.1 * number for number in range(len(_POSTINGS))]
    one_by_one = [evidence.mixed(value, posting) for value, posting in zip(likeness, _POSTINGS, strict=True)]
    assert evidence.mixed_each(likeness, _POSTINGS) == one_by_one


def test_a_hub_is_asked_about_these_postings_alone() -> None:
    graph = make_graph(*((f"posting:{n}", Relation.REQUIRES, "skill:python") for n in range(2_100)))
    around = Neighbourhoods(graph)
    assert around.is_hub("skill:python")
    found = held(around, {"skill:python"}, ["posting:7", "posting:nobody"])
    assert found == {"posting:7": ("skill:python",)}


def test_of_a_hub_all_holders_are_found_that_are_asked_for() -> None:
    postings = [f"posting:{n}" for n in range(2_600)]
    graph = make_graph(
        ("location:it-turin", Relation.PART_OF, "location:it"),
        *((posting, Relation.LOCATED_IN, "location:it-turin") for posting in postings),
    )
    around = Neighbourhoods(graph)
    assert not around.are_all(around.holders("location:it"))
    assert around.all_holders("location:it", 10_000) >= set(postings)


def test_facts_with_few_links_are_looked_up_together() -> None:
    graph = make_graph(("posting:a", Relation.IN_TEAM, "team:x"), ("posting:b", Relation.IN_TEAM, "team:y"))
    around = Neighbourhoods(_OnceOnly(graph.nodes, graph.edges))
    around.meet(["team:x", "team:y"], holders=True)
    assert around.holders("team:x") == frozenset({"posting:a"})
    assert around.holders("team:y") == frozenset({"posting:b"})


class _OnceOnly(FakeGraph):
    """Looks nothing up one by one."""

    def links_of(self, node_id: str, most: int = 1000) -> list[tuple[str, str]]:
        raise AssertionError((node_id, most))

    def links_of_each(self, node_ids: object) -> dict[str, list[tuple[str, str]]]:
        assert isinstance(node_ids, list)
        return {node_id: list(FakeGraph.links_of(self, node_id)) for node_id in node_ids}


def test_only_nodes_with_few_links_that_no_hub_leads_to() -> None:
    graph = make_graph(*(("person:p", Relation.AUTHOR_OF, f"paper:{n}") for n in range(2_100)))
    around = Neighbourhoods(graph)
    facts = {"person:p": "person:p"}
    assert can_be_told(around, {"skill:x": "skill:x"}, ["posting:a"])
    assert not can_be_told(around, {"skill:x": "skill:x"}, ["skill:y"])
    assert not can_be_told(around, facts, ["paper:1"])
    assert can_be_told(around, facts, ["posting:a"])
