"""What can be asked of a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NotFoundError, QueryError
from kg.schema import NodeType, Relation, Value
from kg.store import KnowledgeStore
from tests.fakes.folds import FakeFolds, posting_document


@dataclass(frozen=True)
class Condition:
    key: str
    operator: str
    values: tuple[str, ...]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeStore]:
    folder = tmp_path_factory.mktemp("store") / "kb"
    rows: list[tuple[str, str, list[str], dict[str, Value]]] = [
        ("a", "Data Scientist", ["Python", "SQL"], {"country": "LU", "city": "Luxembourg", "latitude": 49.6}),
        ("b", "Research Engineer", ["Python", "Go"], {"country": "DE", "city": "Köln", "latitude": 51, "remote": True}),
        ("c", "Data Engineer", ["SQL"], {"country": "DE", "posted": "2025-03-01", "degrees": ["MSc", "PhD"]}),
        ("d", "Forester", [], {"posted": "2024-12-31", "remote": False}),
    ]
    with KnowledgeStore.create(folder) as opened:
        documents = [
            posting_document(name, title=title, skills=skills, properties=properties, body=f"Über {name}")
            for name, title, skills, properties in rows
        ]
        opened.apply(put=documents, folds=FakeFolds())
    with KnowledgeStore.open(folder) as opened:
        yield opened


def test_counts_by_kind(store: KnowledgeStore) -> None:
    counts = store.counts()
    assert counts.documents == 4
    assert counts.nodes == {"document": 4, "posting": 4, "skill": 3}
    assert counts.edges == {"mentioned_in": 4, "requires": 5}
    assert (counts.view()["nodes_total"], counts.view()["edges_total"]) == (11, 9)


def test_nodes_and_edges_come_sorted(store: KnowledgeStore) -> None:
    assert [node.id for node in store.nodes(NodeType.SKILL)] == ["skill:go", "skill:python", "skill:sql"]
    ids = [node.id for node in store.nodes()]
    assert ids == sorted(ids)
    keys = [(edge.src, edge.relation, edge.dst) for edge in store.edges()]
    assert keys == sorted(keys)
    assert len(keys) == 9


def test_edges_by_type(store: KnowledgeStore) -> None:
    assert len(list(store.edges(Relation.REQUIRES))) == 5
    assert len(list(store.edges(dst_type=NodeType.DOCUMENT))) == 4
    assert list(store.edges(Relation.REQUIRES, src_type=NodeType.SKILL)) == []


def test_edges_of_a_node_in_both_directions(store: KnowledgeStore) -> None:
    assert [(e.src, e.dst) for e in store.edges_of("skill:sql")] == [
        ("posting:a", "skill:sql"),
        ("posting:c", "skill:sql"),
    ]
    assert [e.dst for e in store.edges_of("posting:b")] == ["document:b", "skill:go", "skill:python"]
    assert (store.degree("skill:sql"), store.degree("posting:b"), store.degree("skill:nothing")) == (2, 3, 0)


def test_links_leave_out_where_things_are_mentioned(store: KnowledgeStore) -> None:
    assert store.links_of("posting:b") == [("requires", "skill:go"), ("requires", "skill:python")]
    assert store.links_of("skill:sql") == [("requires", "posting:a"), ("requires", "posting:c")]
    assert store.links_of("document:b") == []
    assert store.links_of("skill:sql", 1) == [("requires", "posting:a")]
    each = store.links_of_each(["skill:sql", "posting:d"])
    assert each == {"skill:sql": [("requires", "posting:a"), ("requires", "posting:c")], "posting:d": []}


def test_which_of_many_an_edge_leads_from(store: KnowledgeStore) -> None:
    others = [f"posting:{number}" for number in range(1_000)]
    assert store.sources_among("skill:sql", [*others, "posting:c", "posting:b"]) == {"posting:c"}


def test_nodes_of_many_ids(store: KnowledgeStore) -> None:
    found = store.nodes_of(["skill:sql", "posting:b", "skill:nothing"])
    assert found == {node_id: store.node(node_id) for node_id in ("skill:sql", "posting:b")}


def test_nodes_without_their_evidence(store: KnowledgeStore) -> None:
    node = store.node("skill:sql")
    assert node is not None
    assert node.evidence
    assert store.nodes_of(["skill:sql"], with_evidence=False) == {"skill:sql": replace(node, evidence=())}


def test_edges_between_many_pairs(store: KnowledgeStore) -> None:
    pairs = [("posting:a", "skill:sql"), ("skill:sql", "posting:c"), ("posting:b", "skill:sql")]
    found = store.edges_between_each([*pairs, *((f"posting:{number}", "skill:sql") for number in range(600))])
    assert found == {pair: store.edges_between(*pair) for pair in pairs[:2]}


def test_names_and_targets_of_many(store: KnowledgeStore) -> None:
    assert store.names_of(["skill:sql", "skill:nothing"]) == {"skill:sql": "SQL"}
    assert store.targets_of_each(["posting:b", "posting:x"], "requires") == {
        "posting:b": store.targets_of("posting:b", "requires"),
        "posting:x": [],
    }


def test_whether_a_word_stands_in_a_title(store: KnowledgeStore) -> None:
    assert store.is_in_a_title("FORESTER")
    assert not store.is_in_a_title("python")  # a skill's name
    assert not store.is_in_a_title('"')


def test_degrees_of_many(store: KnowledgeStore) -> None:
    assert store.degrees(["posting:b", "skill:nothing"]) == {"posting:b": 3, "skill:nothing": 0}


def test_a_whole_text_is_a_name_of_what_texts_name(store: KnowledgeStore) -> None:
    assert store.is_a_name(" PYTHON")
    assert not store.is_a_name("Python developer")
    assert not store.is_a_name("Data Scientist")  # a posting's


def test_documents_come_back_whole(store: KnowledgeStore) -> None:
    given_item = posting_document(
        "d", title="Forester", skills=[], properties={"posted": "2024-12-31", "remote": False}, body="Über d"
    )
    assert store.document("document:d") == given_item.document
    assert store.extraction("document:d") == given_item.extraction
    assert [document.id for document in store.documents()] == [f"document:{name}" for name in "abcd"]
    assert store.versions()["document:d"] == ("1", "fake/1")
    assert (store.document("document:x"), store.extraction("document:x"), store.node("posting:x")) == (None, None, None)


def test_the_text_of_a_posting(store: KnowledgeStore) -> None:
    assert store.posting_text("posting:d") == "Forester\nÜber d\n1"
    assert store.posting_text("skill:python") is None


# --- finding -------------------------------------------------------------------------------


def names(store: KnowledgeStore, query: str, node_type: NodeType | None = None) -> list[str]:
    return [hit.id for hit in store.search_names(query, 10, node_type=node_type)]


def test_exact_names_come_first_whatever_their_case(store: KnowledgeStore) -> None:
    hits = store.search_names("  PYTHON ")
    assert (hits[0].id, hits[0].name, hits[0].score) == ("skill:python", "Python", 1.0)
    assert {hit.id for hit in hits[1:]} == {"posting:a", "posting:b"}


def test_words_of_the_text_are_found_without_accents_and_by_their_beginning(store: KnowledgeStore) -> None:
    assert sorted(names(store, "uber")) == ["posting:a", "posting:b", "posting:c", "posting:d"]
    assert names(store, "data scien") == ["posting:a"]
    assert names(store, "data", NodeType.SKILL) == []


@pytest.mark.parametrize(
    "query",
    ['"', "a OR", "NEAR(", "*", "x*y", "-", "name:x", "(((", "'; DROP TABLE nodes; --", "", " ", "\0", '""', "^a"],
)
def test_any_text_is_a_valid_query(store: KnowledgeStore, query: str) -> None:
    assert isinstance(names(store, query), list)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30).filter(lambda text: not any(0xD800 <= ord(char) <= 0xDFFF for char in text)))
def test_random_text_is_a_valid_query(store: KnowledgeStore, query: str) -> None:
    store.search_names(query)
    store.names_in(query)
    store.titled(query)


def test_asking_for_no_name_is_an_error(store: KnowledgeStore) -> None:
    with pytest.raises(QueryError, match="limit=0"):
        store.search_names("x", 0)


def test_an_id_or_its_unique_beginning_is_resolved(store: KnowledgeStore) -> None:
    assert store.resolve_id("posting:a") == "posting:a"
    assert store.resolve_id("skill:py") == "skill:python"


def test_an_ambiguous_beginning_lists_the_ids(store: KnowledgeStore) -> None:
    with pytest.raises(NotFoundError, match="begins several ids: posting:a, posting:b, posting:c, posting:d"):
        store.resolve_id("posting:")


@pytest.mark.parametrize("text", ["skill:pyhton", "skil:python", "skill:Python", "pyton", "python"])
def test_a_misspelt_id_gets_a_suggestion(store: KnowledgeStore, text: str) -> None:
    with pytest.raises(NotFoundError, match="Did you mean skill:python"):
        store.resolve_id(text)


@pytest.mark.parametrize("text", ["", "posting:ffffffffffffffff", "!!"])
def test_a_hopeless_id_gets_a_remedy(store: KnowledgeStore, text: str) -> None:
    with pytest.raises(NotFoundError, match=r"There is no node|begins several"):
        store.resolve_id(text)


def test_a_word_of_a_text_suggests_no_id(store: KnowledgeStore) -> None:
    with pytest.raises(NotFoundError, match=r"There is no node 'posting:uber'\. `kg similar"):
        store.resolve_id("posting:uber")


def test_nodes_named_in_a_text_come_in_its_order(store: KnowledgeStore) -> None:
    named = [item.node_id for item in store.names_in("We use SQL, some (Python) and sql.")]
    assert list(dict.fromkeys(named)) == ["skill:sql", "skill:python"]


def test_titles_hold_words_in_a_row(store: KnowledgeStore) -> None:
    title = next(store.nodes(NodeType.POSTING)).name
    assert "posting:a" in store.titled(title.upper())
    assert store.titled(" ".join(reversed(title.split()))) == []
    assert store.titled("!?") == []
    assert store.titled(title, most=0) == []


def test_short_names_count_only_as_written(store: KnowledgeStore) -> None:
    assert store.names_in("go to the office") == []
    assert [item.node_id for item in store.names_in("written in Go.")] == ["skill:go"]


# --- filtering -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["country = de"], "bc"),
        (["country != DE"], "ad"),
        (["city = KÖLN"], "b"),
        (["country = DE", "posted >= 2025-01-01"], "c"),
        (["posted < 2025-01-01"], "d"),
        (["remote = yes"], "b"),
        (["remote = false"], "d"),
        (["degrees = phd"], "c"),
        (["latitude > 50"], "b"),
        (["latitude <= 49.60"], "a"),
        (["latitude = 51.0"], "b"),
        (["country = LU|fr"], "a"),
        (["country != LU|DE"], "d"),
        (["latitude = 51|49.6|x"], "ab"),
        (["remote = yes|no", "country = DE"], "b"),
        (["nothing = x"], ""),
        (["nothing != x"], "abcd"),
        ([], "abcd"),
    ],
)
def test_filters(store: KnowledgeStore, conditions: list[str], expected: str) -> None:
    parts = [text.split(" ") for text in conditions]
    parsed = [Condition(key, operator, tuple(value.split("|"))) for key, operator, value in parts]
    assert store.filter_nodes(NodeType.POSTING, parsed) == [f"posting:{name}" for name in expected]


def test_a_value_is_stated_as_filters_compare_it(store: KnowledgeStore) -> None:
    wanted = [("city", "KÖLN"), ("remote", "yes"), ("latitude", "51.0"), ("city", "Bonn"), ("town", "Köln")]
    found = [store.is_stated(NodeType.POSTING, key, value) for key, value in wanted]
    assert found == [True, True, True, False, False]


def test_an_unknown_operator_is_an_error(store: KnowledgeStore) -> None:
    with pytest.raises(QueryError, match="'~' compares nothing"):
        store.filter_nodes(NodeType.POSTING, [Condition("country", "~", ("x",))])


def test_values_and_keys_for_suggestions(store: KnowledgeStore) -> None:
    assert store.property_values(NodeType.POSTING, "country") == {"DE": 2, "LU": 1}
    assert store.property_values(NodeType.POSTING, "remote") == {"false": 1, "true": 1}
    assert store.property_keys(NodeType.POSTING) == ["city", "country", "degrees", "latitude", "posted", "remote"]


def test_some_titles_of_postings(store: KnowledgeStore) -> None:
    assert store.some_titles(1) == [store.names_of(["posting:a"])["posting:a"]]
    assert store.some_titles(0) == []


def test_some_texts_of_postings(store: KnowledgeStore) -> None:
    assert store.some_texts(1) == [store.posting_text("posting:a")]
    assert store.some_texts(0) == []


def test_words_with_a_beginning_and_in_how_many_texts_they_stand(store: KnowledgeStore) -> None:
    known = store.words_beginning("s")
    assert [word for word, _ in known] == sorted({word for word, _ in known})
    for word, number in known:
        assert store.texts_with(word) == number
        assert store.words_beginning("s", [word]) == [item for item in known if item[0] != word]
    assert store.words_beginning("s", [word for word, _ in known]) == []
    assert store.texts_with("qwzx") == 0
