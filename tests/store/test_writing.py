"""What a write does, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.schema import (
    DocumentFacts,
    Edge,
    EdgeFact,
    FieldName,
    Fingerprint,
    NodeFact,
    NodeType,
    Quarantined,
    Relation,
)
from kg.store import ChangeReport, KnowledgeStore
from tests.fakes.folds import FakeFolds, posting_document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[KnowledgeStore]:
    with KnowledgeStore.create(tmp_path / "kb") as opened:
        yield opened


def test_a_report_says_what_became_of_documents_nodes_and_edges(store: KnowledgeStore) -> None:
    report = store.apply(put=[posting_document("a", skills=["python"])], folds=FakeFolds())
    assert report == ChangeReport(
        generation=1,
        added=("document:a",),
        new_nodes=("document:a", "posting:a", "skill:python"),
        edges_written=2,
    )
    report = store.apply(
        put=[posting_document("a", skills=["python"], content="2"), posting_document("b", skills=["python"])],
        remove=["document:zzz"],
        folds=FakeFolds(),
    )
    assert report == ChangeReport(
        generation=2,
        added=("document:b",),
        updated=("document:a",),
        missing=("document:zzz",),
        new_nodes=("document:b", "posting:b"),
        changed_nodes=("posting:a", "skill:python"),
        edges_written=3,
    )
    report = store.apply(remove=["document:a", "document:a"], folds=FakeFolds())
    assert report == ChangeReport(
        generation=3,
        removed=("document:a",),
        changed_nodes=("skill:python",),
        removed_nodes=("document:a", "posting:a"),
        edges_removed=2,
    )


def test_same_content_by_the_same_extractor_is_left_alone(store: KnowledgeStore) -> None:
    item = posting_document("a")
    store.apply(put=[item], folds=FakeFolds())
    folds = FakeFolds()
    report = store.apply(put=[replace(item, facts=DocumentFacts("document:a", (), ()))], folds=folds)
    assert report == ChangeReport(generation=1, unchanged=("document:a",))
    assert folds.folded == []
    assert store.generation == 1


def test_a_newer_extractor_reads_a_document_again(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("a", skills=["python"], extractor="fake/1")], folds=FakeFolds())
    report = store.apply(put=[posting_document("a", skills=["sql"], extractor="fake/2")], folds=FakeFolds())
    assert report.updated == ("document:a",)
    assert (store.node("skill:python"), store.degree("skill:sql")) == (None, 1)


def test_only_what_is_touched_is_folded_again(store: KnowledgeStore) -> None:
    many = [posting_document(f"d{i}", skills=["python", f"s{i}"]) for i in range(50)]
    store.apply(put=many, folds=FakeFolds())
    folds = FakeFolds()
    store.apply(put=[posting_document("new", skills=["s7"])], folds=folds)
    assert sorted(folds.folded) == ["document:new", "posting:new", "skill:s7"]


def test_facts_reach_the_folds_sorted_by_document(store: KnowledgeStore) -> None:
    for name in ("c", "a", "b"):
        store.apply(put=[posting_document(name, skills=["Python" if name == "a" else "PYTHON"])], folds=FakeFolds())
    node = store.node("skill:python")
    assert node is not None
    assert node.name == "Python"
    assert [item.document_id for item in node.evidence] == ["document:a", "document:b", "document:c"]


def test_a_failure_in_the_middle_changes_nothing(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("a")], folds=FakeFolds())
    before = store.dump()

    class Broken(FakeFolds):
        def fold_edge(self, facts: Sequence[EdgeFact]) -> Edge:
            raise RuntimeError(facts[0].src)

    with pytest.raises(RuntimeError, match="posting:b"):
        store.apply(put=[posting_document("b")], folds=Broken())
    assert (store.dump(), store.generation, store.document("document:b")) == (before, 1, None)
    assert store.apply(put=[posting_document("b")], folds=FakeFolds()).added == ("document:b",)


def test_an_edge_without_both_ends_is_refused(store: KnowledgeStore) -> None:
    item = posting_document("a")
    edge = EdgeFact("posting:a", Relation.REQUIRES, "skill:sql", "document:a")
    facts = replace(item.facts, edges=(*item.facts.edges, edge))
    with pytest.raises(StoreError, match="'posting:a requires skill:sql'"):
        store.apply(put=[replace(item, facts=facts)], folds=FakeFolds())


def test_an_id_of_another_type_is_refused(store: KnowledgeStore) -> None:
    item = posting_document("a")
    facts = replace(item.facts, nodes=(NodeFact("skill:x", NodeType.TOPIC, "X", "document:a"),), edges=())
    with pytest.raises(StoreError, match="'skill:x' does not begin with its type 'topic:'"):
        store.apply(put=[replace(item, facts=facts)], folds=FakeFolds())


def test_several_writes_in_a_transaction_are_one_generation_or_none(store: KnowledgeStore) -> None:
    with store.transaction():
        store.apply(put=[posting_document("a")], folds=FakeFolds())
        store.apply(put=[posting_document("b")], folds=FakeFolds())
    assert (store.generation, store.counts().documents) == (1, 2)

    def remove_and_fail() -> None:
        with store.transaction():
            store.apply(remove=["document:a"], folds=FakeFolds())
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        remove_and_fail()
    assert (store.generation, store.counts().documents) == (1, 2)


def test_generations_reported_inside_a_transaction_are_the_one_to_come(store: KnowledgeStore) -> None:
    with store.transaction():
        first = store.apply(put=[posting_document("a")], folds=FakeFolds())
        second = store.apply(put=[posting_document("b")], folds=FakeFolds())
    assert (first.generation, second.generation, store.generation) == (1, 1, 1)


def test_reports_add_up() -> None:
    first = ChangeReport(1, added=("document:a",), new_nodes=("a", "b"), removed_nodes=("c", "d"), edges_written=2)
    then = ChangeReport(2, new_nodes=("c",), changed_nodes=("a",), removed_nodes=("b",), edges_written=1)
    assert first + then == ChangeReport(
        2,
        added=("document:a",),
        new_nodes=("a",),
        changed_nodes=("c",),
        removed_nodes=("d",),
        edges_written=3,
    )


def test_when_a_document_came_in_is_kept_but_is_no_part_of_the_graph(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("z")], folds=FakeFolds())
    store.apply(put=[posting_document("a")], folds=FakeFolds())
    store.apply(put=[posting_document("a", content="2")], folds=FakeFolds())
    seen = store.first_seen("document:a")
    assert seen is not None
    assert seen[0] == 2
    assert seen[1].encode() not in store.dump()
    assert b"/somewhere/" not in store.dump()


def test_inputs_that_could_not_be_used_are_listed_until_they_can(store: KnowledgeStore) -> None:
    bad = [Quarantined("b.txt", "empty"), Quarantined("a.pdf", "no text")]
    store.apply(folds=FakeFolds(), quarantined=bad)
    assert store.quarantine() == [Quarantined("a.pdf", "no text"), Quarantined("b.txt", "empty")]
    store.apply(put=[posting_document("b")], folds=FakeFolds())
    assert store.quarantine() == [Quarantined("a.pdf", "no text")]
    store.replace_quarantine([Quarantined("c", "gone")])
    assert store.quarantine() == [Quarantined("c", "gone")]


def test_what_a_fact_says_comes_back_unchanged(store: KnowledgeStore) -> None:
    item = posting_document("a", skills=[])
    posting = item.facts.nodes[0]
    evidence = replace(posting.evidence, field=FieldName.TITLE, surface='ü"\n👩‍🔬') if posting.evidence else None
    fact = replace(posting, name="ü\t", aliases=("b", "a"), evidence=evidence, properties={"n": [1, 2.5, True, "x"]})
    facts = replace(item.facts, nodes=(fact, *item.facts.nodes[1:]))
    store.apply(put=[replace(item, facts=facts)], folds=FakeFolds())
    node = store.node("posting:a")
    assert node is not None
    assert (node.name, node.evidence) == ("ü\t", (evidence,))
    assert node.properties == {"aliases": ["a", "b"], "n": [1, 2.5, True, "x"]}


# --- near-duplicates -----------------------------------------------------------------------


def test_near_duplicates_are_found_across_writes_and_stored_once(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("b", shingles=[1, 2, 3])], folds=FakeFolds())
    store.apply(
        put=[posting_document("a", shingles=[1, 2, 3, 4]), posting_document("c", shingles=[3, 8, 9])],
        folds=FakeFolds(),
    )
    (edge,) = store.edges(Relation.NEAR_DUPLICATE_OF)
    assert (edge.src, edge.dst, edge.properties) == ("posting:a", "posting:b", {"match_probability": 0.75})
    assert edge.confidence == 0.75
    assert [item.document_id for item in edge.evidence] == ["document:a", "document:b"]


def test_a_near_duplicate_goes_with_either_end(store: KnowledgeStore) -> None:
    for gone in ("a", "b"):
        store.apply(put=[posting_document(name, shingles=[1, 2]) for name in ("a", "b")], folds=FakeFolds())
        assert store.counts().edges["near_duplicate_of"] == 1
        store.apply(remove=[f"document:{gone}"], folds=FakeFolds())
        assert "near_duplicate_of" not in store.counts().edges


def test_a_changed_text_is_compared_anew(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document(name, shingles=[1, 2]) for name in ("a", "b")], folds=FakeFolds())
    store.apply(put=[posting_document("b", shingles=[1, 9, 8], content="2")], folds=FakeFolds())
    assert "near_duplicate_of" not in store.counts().edges
    store.apply(put=[posting_document("b", shingles=[1, 2, 3], content="3")], folds=FakeFolds())
    (edge,) = store.edges(Relation.NEAR_DUPLICATE_OF)
    assert edge.properties["match_probability"] == pytest.approx(2 / 3)


def test_a_paper_in_two_documents_is_compared_by_its_best_pair(store: KnowledgeStore) -> None:
    def with_print(name: str, node: str, shingles: tuple[int, ...]) -> None:
        item = posting_document(name, skills=[])
        paper = replace(item.facts.nodes[0], node_id=node, node_type=NodeType.PAPER)
        prints = (Fingerprint(node, f"document:{name}", shingles[:1], shingles),)
        facts = DocumentFacts(f"document:{name}", (paper, item.facts.nodes[1]), (), prints)
        store.apply(put=[replace(item, facts=facts)], folds=FakeFolds())

    with_print("a", "paper:x", (1, 2, 3))
    with_print("b", "paper:x", (1, 2, 3, 4))
    with_print("c", "paper:y", (1, 2, 3, 4))
    (edge,) = store.edges(Relation.NEAR_DUPLICATE_OF)
    assert (edge.src, edge.dst, edge.confidence) == ("paper:x", "paper:y", 1.0)
    store.apply(remove=["document:b"], folds=FakeFolds())
    (edge,) = store.edges(Relation.NEAR_DUPLICATE_OF)
    assert edge.confidence == 0.75


def test_unsigned_hashes_are_no_trouble(store: KnowledgeStore) -> None:
    high = (1 << 64) - 1
    store.apply(put=[posting_document(name, shingles=[high, 1 << 63]) for name in ("a", "b")], folds=FakeFolds())
    assert store.counts().edges["near_duplicate_of"] == 1


# --- what nodes are found by ---------------------------------------------------------------


@dataclass(frozen=True)
class _LevelIs:
    values: tuple[str, ...]
    key: str = "level"
    operator: str = "="


def test_an_updated_node_is_found_by_what_it_is_now_only(store: KnowledgeStore) -> None:
    def put(content: str, title: str, level: str, body: str) -> None:
        item = posting_document("a", title=title, content=content, properties={"level": level}, body=body)
        store.apply(put=[item], folds=FakeFolds())

    put("1", "Forester", "junior", "oak")
    put("2", "Gardener", "senior", "rose")
    found = {word: [hit.id for hit in store.search_names(word)] for word in ("forester", "oak", "gardener", "rose")}
    assert found == {"forester": [], "oak": [], "gardener": ["posting:a"], "rose": ["posting:a"]}
    assert store.filter_nodes(NodeType.POSTING, [_LevelIs(("junior",))]) == []
    assert store.filter_nodes(NodeType.POSTING, [_LevelIs(("senior",))]) == ["posting:a"]
    assert store.posting_text("posting:a") == "Gardener\npython\nrose\n2"


def test_a_posting_whose_text_alone_has_changed_counts_as_changed(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("a", skills=[], body="oak")], folds=FakeFolds())
    report = store.apply(put=[posting_document("a", skills=[], body="elm", content="2")], folds=FakeFolds())
    assert report.changed_nodes == ("posting:a",)
