from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.resolve import fold_edge, fold_node, summary_of, updated_edge, updated_node
from kg.resolve.folding import MOST_EVIDENCE
from kg.resolve.summaries import read, summarize
from kg.schema import EdgeFact, Evidence, NodeFact, NodeType, Relation, Value, aliases_of

VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.integers(0, 3),
    st.sampled_from(["a", "b"]),
    st.booleans(),
    st.lists(st.sampled_from(["x", "y", 1, True]), max_size=2),
)
PROPERTIES: st.SearchStrategy[dict[str, Value]] = st.dictionaries(
    st.sampled_from(["level", "year", "titles"]), VALUES, max_size=3
)
DOCUMENTS = st.sampled_from(["document:1", "document:2", "document:3"])


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    start = draw(st.integers(0, 5))
    return Evidence(draw(DOCUMENTS), start, start + 1, "s", draw(st.sampled_from([0.2, 0.5, 0.9])), "test")


NODE_FACTS = st.builds(
    NodeFact,
    node_id=st.just("topic:t"),
    node_type=st.just(NodeType.TOPIC),
    name=st.sampled_from(["T", "t", "tee"]),
    document_id=DOCUMENTS,
    evidence=st.one_of(st.none(), evidence()),
    aliases=st.lists(st.sampled_from(["T", "tea", "tee"]), max_size=2).map(tuple),
    properties=PROPERTIES,
)
EDGE_FACTS = st.builds(
    EdgeFact,
    src=st.just("posting:p"),
    relation=st.just(Relation.ABOUT),
    dst=st.just("topic:t"),
    document_id=DOCUMENTS,
    evidence=st.one_of(st.none(), evidence()),
    properties=PROPERTIES,
)


@given(
    st.lists(NODE_FACTS, min_size=1, max_size=8).flatmap(
        lambda facts: st.tuples(st.just(facts), st.permutations(facts))
    )
)
def test_order_of_node_facts_does_not_matter(pair: tuple[list[NodeFact], Sequence[NodeFact]]) -> None:
    assert fold_node(pair[0]) == fold_node(pair[1])


@given(
    st.lists(EDGE_FACTS, min_size=1, max_size=8).flatmap(
        lambda facts: st.tuples(st.just(facts), st.permutations(facts))
    )
)
def test_order_of_edge_facts_does_not_matter(pair: tuple[list[EdgeFact], Sequence[EdgeFact]]) -> None:
    assert fold_edge(pair[0]) == fold_edge(pair[1])


@given(st.lists(NODE_FACTS, min_size=1, max_size=6), st.lists(EDGE_FACTS, min_size=1, max_size=6))
def test_facts_said_twice_count_once(nodes: list[NodeFact], edges: list[EdgeFact]) -> None:
    assert fold_node([*nodes, *nodes]) == fold_node(nodes)
    assert fold_edge([*edges, *edges]) == fold_edge(edges)


def fact(document: str, name: str, confidence: float = 0.5, start: int = 0, **properties: Value) -> NodeFact:
    passage = Evidence(document, start, start + 1, "s", confidence, "test")
    return NodeFact("topic:t", NodeType.TOPIC, name, document, passage, (), properties)


def test_name_is_that_of_most_documents_then_the_shortest() -> None:
    assert fold_node([fact("1", "Tee"), fact("2", "Tee"), fact("3", "T")]).name == "Tee"
    assert fold_node([fact("1", "Tee"), fact("2", "T")]).name == "T"
    assert fold_node([fact("1", "Tee"), fact("1", "Tee", start=4), fact("2", "T")]).name == "T"


def test_other_names_are_aliases() -> None:
    assert fold_node([fact("1", "Tee"), fact("2", "T")]).properties["aliases"] == ["Tee"]
    assert "aliases" not in fold_node([fact("1", "T")]).properties


def test_conflicts_go_to_the_majority_then_to_the_surest() -> None:
    assert (
        fold_node([fact("1", "T", 0.9, year=1), fact("2", "T", year=2), fact("3", "T", year=2)]).properties["year"] == 2
    )
    assert fold_node([fact("1", "T", 0.9, year=2), fact("2", "T", 0.4, year=1)]).properties["year"] == 2


def test_titles_of_a_person_are_gathered() -> None:
    folded = fold_node([fact("1", "T", titles=["professor"]), fact("2", "T", titles=["director", "professor"])])
    assert folded.properties["titles"] == ["director", "professor"]


def test_evidence_is_the_surest_in_the_order_of_the_text() -> None:
    many = [fact("1", "T", 0.9 if number >= 10 else 0.1, start=number) for number in range(MOST_EVIDENCE + 10)]
    shown = fold_node(many).evidence
    assert [passage.start for passage in shown] == list(range(10, MOST_EVIDENCE + 10))


def test_confidence_of_an_edge_is_its_best_and_certain_without_text() -> None:
    passages = [Evidence("1", number, number + 1, "s", value, "test") for number, value in enumerate((0.3, 0.8))]
    facts = [EdgeFact("a:1", Relation.BROADER, "a:2", "1", passage) for passage in (*passages, None)]
    assert fold_edge(facts).confidence == 0.8
    assert fold_edge(facts[2:]).confidence == 1.0


@pytest.mark.parametrize("facts", [[], [fact("1", "T"), NodeFact("topic:u", NodeType.TOPIC, "U", "1")]])
def test_facts_must_be_about_one_node(facts: list[NodeFact]) -> None:
    with pytest.raises(StoreError, match="group them"):
        fold_node(facts)


@given(st.lists(NODE_FACTS, min_size=1, max_size=12), st.sets(DOCUMENTS))
def test_a_summary_with_documents_gone_and_new_is_that_of_all_facts(facts: list[NodeFact], gone: set[str]) -> None:
    left = [fact for fact in facts if fact.document_id not in gone]
    away = [fact for fact in facts if fact.document_id in gone]
    node, shrunk = updated_node("topic:t", summary_of(facts), away, []) or (None, b"")
    assert (node, read(shrunk)) == (fold_node(left) if left else None, summarize(left))
    again, grown = updated_node("topic:t", shrunk, [], away) or (None, b"")
    assert (again, read(grown)) == (fold_node(facts), summarize(facts))


@given(st.lists(EDGE_FACTS, min_size=1, max_size=12), st.sets(DOCUMENTS))
def test_an_edge_summary_with_documents_gone_is_that_of_the_others(facts: list[EdgeFact], gone: set[str]) -> None:
    key = ("posting:p", Relation.ABOUT, "topic:t")
    left = [fact for fact in facts if fact.document_id not in gone]
    away = [fact for fact in facts if fact.document_id in gone]
    edge, shrunk = updated_edge(key, summary_of(facts), away, []) or (None, b"")
    assert (edge, read(shrunk)) == (fold_edge(left) if left else None, summarize(left))


def test_a_summary_keeps_the_surest_passages_and_says_when_too_few_are_left() -> None:
    facts = [_fact_of(f"document:{number:03}", 0.5 + number / 1000) for number in range(200)]
    surest = facts[-100:]
    node, summary = updated_node("topic:t", summary_of(facts), surest[-20:], []) or (None, b"")
    assert node == fold_node(facts[:-20])
    assert updated_node("topic:t", summary, surest[:80], []) is None


def _fact_of(document_id: str, confidence: float) -> NodeFact:
    return NodeFact("topic:t", NodeType.TOPIC, "T", document_id, Evidence(document_id, 0, 1, "T", confidence, "test"))


@pytest.mark.parametrize(("alias", "name"), [("Hatworks", "Hatworks"), ("HATWORKS", "hatworks"), ("Hats", "hatworks")])
def test_an_employer_is_written_as_texts_do_where_feeds_use_small_letters(alias: str, name: str) -> None:
    def fact(number: int, *aliases: str) -> NodeFact:
        return NodeFact(
            "organization:hatworks", NodeType.ORGANIZATION, "hatworks", f"document:{number}", aliases=aliases
        )

    node = fold_node([fact(1), fact(2, alias), fact(3)])
    assert node.name == name
    assert name not in aliases_of(node.properties)
