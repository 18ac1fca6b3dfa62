"""What was there in a past generation, and when documents came in and were last met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import NotFoundError, QueryError
from kg.store import KnowledgeStore
from tests.fakes.folds import FakeFolds, posting_document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[KnowledgeStore]:
    with KnowledgeStore.create(tmp_path / "kb") as opened:
        opened.apply(put=[posting_document("a", skills=["python"])], folds=FakeFolds())
        opened.apply(put=[posting_document("b", skills=["sql"])], folds=FakeFolds())
        opened.apply(remove=["document:a"], folds=FakeFolds())
        yield opened


def test_counts_of_past_generations_are_kept(store: KnowledgeStore) -> None:
    nodes = [dict(store.as_of(str(number)).counts.nodes) for number in (1, 2, 3)]
    assert nodes == [
        {"document": 1, "posting": 1, "skill": 1},
        {"document": 2, "posting": 2, "skill": 2},
        {"document": 1, "posting": 1, "skill": 1},
    ]
    assert store.as_of("2").counts.documents == 2
    assert store.as_of("3").counts == store.counts()


def test_a_day_means_its_end_and_a_time_itself(store: KnowledgeStore) -> None:
    past = store.as_of("3")
    assert store.as_of(past.time[:10]).generation == 3
    assert store.as_of(past.time).generation == 3
    assert store.as_of("2999-12-31").generation == 3


def test_what_is_not_known_is_said_with_what_is(store: KnowledgeStore) -> None:
    with pytest.raises(NotFoundError, match=r"no generation 4 yet, the newest is 3"):
        store.as_of("4")
    with pytest.raises(NotFoundError, match=r"as of 1999-01-01: history begins with generation 1 \(20"):
        store.as_of("1999-01-01")
    with pytest.raises(NotFoundError, match=r"as of 0: history begins"):
        store.as_of("0")
    with pytest.raises(QueryError, match=r"'soon' is neither a generation nor a date: write 12, 2026-03-31 or"):
        store.as_of("soon")


def test_a_document_keeps_when_it_came_in_and_being_met_again_makes_no_generation(store: KnowledgeStore) -> None:
    before = store.seen("document:b")
    dump = store.dump()
    store.saw(["document:b", "document:gone"])
    after = store.seen("document:b")
    assert before is not None
    assert after is not None
    assert (after.first, after.first_generation, store.generation) == (before.first, 2, 3)
    assert after.last >= before.last
    assert store.dump() == dump
    assert store.seen("document:a") is None


def test_a_changed_document_keeps_its_first_day(store: KnowledgeStore) -> None:
    store.apply(put=[posting_document("b", skills=["go"], content="2")], folds=FakeFolds())
    seen = store.seen("document:b")
    assert seen is not None
    assert seen.first_generation == 2
    assert store.node("posting:b") is not None
