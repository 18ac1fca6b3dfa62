import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.schema import NodeType, Relation
from kg.search.evidence import NODE_WEIGHTS, TEXT_WEIGHTS, Evidence, Weights, weights_of_text
from kg.search.neighbourhoods import Neighbourhoods
from tests.fakes.graph import make_graph

GRAPH = make_graph(
    ("location:lu-bettembourg", Relation.PART_OF, "location:lu"),
    ("location:lu-luxembourg", Relation.PART_OF, "location:lu"),
    ("posting:a", Relation.LOCATED_IN, "location:lu-luxembourg"),
    ("posting:b", Relation.LOCATED_IN, "location:lu-bettembourg"),
    ("posting:a", Relation.REQUIRES, "skill:python"),
    ("posting:b", Relation.REQUIRES, "skill:sql"),
    ("posting:c", Relation.REQUIRES, "skill:python"),
    ("posting:c", Relation.NEAR_DUPLICATE_OF, "posting:d"),
)
AROUND = Neighbourhoods(GRAPH)
WEIGHTS = Weights({NodeType.LOCATION: 0.5}, 0.25)


def _of_text(*node_ids: str) -> Evidence:
    return Evidence(AROUND, AROUND.widened(node_ids), WEIGHTS, one_sided=True)


def test_a_candidate_with_all_that_a_text_names_is_perfect() -> None:
    evidence = _of_text("location:lu", "skill:python")
    assert evidence.parts("posting:a") == {NodeType.LOCATION: 0.5, NodeType.SKILL: 0.25}
    assert evidence.mixed(1.0, "posting:a") == 1.0


def test_facts_in_common_raise_the_score_and_missing_ones_lower_it() -> None:
    evidence = _of_text("skill:python")
    assert evidence.mixed(0.5, "posting:c") == pytest.approx(0.75 / 1.25)
    assert evidence.mixed(0.5, "posting:b") == pytest.approx(0.5 / 1.25)


def test_a_place_counts_as_its_country() -> None:
    evidence = _of_text("location:lu")
    assert evidence.parts("posting:b") == {NodeType.LOCATION: 0.5}
    assert evidence.parts("posting:c") == {}


def test_places_are_alternatives() -> None:
    either = _of_text("location:lu-luxembourg", "location:lu-bettembourg")
    assert either.parts("posting:a") == either.parts("posting:b") == {NodeType.LOCATION: pytest.approx(0.5)}


def test_what_is_around_a_place_is_no_alternative_to_it() -> None:
    evidence = _of_text("location:lu-luxembourg", "location:lu")
    assert evidence.parts("posting:a")[NodeType.LOCATION] == pytest.approx(0.5)
    assert evidence.parts("posting:b")[NodeType.LOCATION] < 0.3


def test_nodes_are_compared_both_ways() -> None:
    evidence = Evidence(AROUND, AROUND.facts("posting:a"), WEIGHTS, one_sided=False)
    assert evidence.mixed(1.0, "posting:a") == pytest.approx(1.0)
    assert 0.0 < evidence.parts("posting:b")[NodeType.LOCATION] < 0.5


def test_copies_are_no_facts() -> None:
    assert "posting:d" not in AROUND.facts("posting:c")
    assert AROUND.duplicates("posting:c") == ("posting:d",)


def test_without_facts_likeness_is_the_score() -> None:
    assert _of_text().mixed(0.4, "posting:a") == 0.4


def test_a_name_counts_less_in_a_long_text() -> None:
    short, long = weights_of_text("cook in Turin"), weights_of_text("word " * 120)
    assert short.worth(NodeType.LOCATION) == TEXT_WEIGHTS.worth(NodeType.LOCATION)
    assert long.worth(NodeType.LOCATION) == pytest.approx(0.1 * short.worth(NodeType.LOCATION))


def test_a_place_that_is_asked_for_counts_more() -> None:
    where, otherwise = weights_of_text("cook", {NodeType.LOCATION}), weights_of_text("cook")
    assert where.worth(NodeType.LOCATION) > otherwise.worth(NodeType.LOCATION)
    assert where.worth(NodeType.SKILL) == otherwise.worth(NodeType.SKILL)


def test_who_asks_for_a_town_asks_less_for_the_country_around_it() -> None:
    facts = AROUND.widened(["location:lu-luxembourg"])
    in_it, around_it = (
        [Evidence(AROUND, facts, Weights({}, 0.5, wider), one_sided=True).mixed(0.0, node_id) for wider in (1.0, 0.3)]
        for node_id in ("posting:a", "posting:b")
    )
    assert in_it == [pytest.approx(1 / 3), pytest.approx(1 / 3)]
    assert in_it[0] > around_it[0] > around_it[1] > 0.0


def test_the_right_place_raises_work_that_is_like_and_no_other() -> None:
    scaling = Weights({}, 0.5, scaling=frozenset({NodeType.LOCATION}))
    evidence = Evidence(AROUND, AROUND.widened(["location:lu", "skill:python"]), scaling, one_sided=True)
    there, elsewhere = "posting:b", "posting:c"
    assert evidence.mixed(0.8, there) == pytest.approx(0.8 * 1.5 / 2.0)
    assert evidence.mixed(0.0, there) < evidence.mixed(0.0, elsewhere) == pytest.approx(0.25)
    assert evidence.mixed(0.0, there) == pytest.approx(0.3 * 0.5 / 2.0)
    assert evidence.parts(there, 0.5) == {NodeType.LOCATION: 0.25}


@pytest.mark.parametrize("likeness", [-0.2, 0.0, 0.7])
def test_many_are_scored_as_each_of_them(likeness: float) -> None:
    weights = Weights({}, 0.5, 0.3, frozenset({NodeType.LOCATION}))
    evidence = Evidence(AROUND, AROUND.widened(["location:lu-luxembourg", "skill:python"]), weights, one_sided=True)
    nodes = ["posting:a", "posting:b", "posting:c"]
    assert evidence.mixed_each([likeness] * 3, nodes) == pytest.approx([evidence.mixed(likeness, n) for n in nodes])


def test_of_persons_of_one_name_either_may_be_meant() -> None:
    graph = make_graph(("person:x-1", Relation.AUTHOR_OF, "paper:a"), ("person:x-2", Relation.AUTHOR_OF, "paper:b"))
    around = Neighbourhoods(graph)
    evidence = Evidence(around, around.widened(["person:x-1", "person:x-2"]), WEIGHTS, one_sided=True)
    assert evidence.parts("paper:a") == evidence.parts("paper:b") == {NodeType.PERSON: 0.25}


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_the_best_have_their_scores_though_few_are_looked_up(seed: int, sure: int) -> None:
    dice = random.Random(seed)
    facts = [("role", Relation.HAS_ROLE, 3), ("skill", Relation.REQUIRES, 8), ("team", Relation.IN_TEAM, 4)]
    graph = make_graph(
        *(
            (f"posting:{number}", relation, f"{kind}:{dice.randrange(most)}")
            for number in range(25)
            for kind, relation, most in facts
            if dice.random() < 0.8
        )
    )
    others = [f"posting:{number}" for number in range(1, 25)]
    likeness = [dice.random() for _ in others]
    around = Neighbourhoods(graph)
    every = Evidence(around, around.facts("posting:0"), NODE_WEIGHTS, one_sided=False).mixed_each(likeness, others)
    around = Neighbourhoods(graph)
    few = Evidence(around, around.facts("posting:0"), NODE_WEIGHTS, one_sided=False).mixed_each(likeness, others, sure)
    assert sorted(few)[-sure:] == sorted(every)[-sure:]
    assert all(found <= exact for found, exact in zip(few, every, strict=True))


def test_what_is_named_comes_before_what_it_is_part_of() -> None:
    evidence = _of_text("location:lu-luxembourg")
    assert evidence.parts("location:lu-luxembourg")[NodeType.LOCATION] == pytest.approx(0.5)
