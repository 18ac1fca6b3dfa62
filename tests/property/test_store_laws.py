"""The graph is a function of the set of documents: order, detours and repetition leave no trace."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import KnowledgeStore, StoredDocument
from kg.store.blocks import WINDOW
from tests.fakes.folds import FakeFolds, posting_document

_SKILLS = ("Python", "python", "SQL", "Go", "R")


@st.composite
def documents(draw: st.DrawFn) -> StoredDocument:
    return posting_document(
        draw(st.sampled_from("abcde")),
        title=draw(st.sampled_from(("Data Scientist", "Research Engineer"))),
        skills=draw(st.lists(st.sampled_from(_SKILLS), unique=True, max_size=3)),
        content=draw(st.sampled_from("123")),
        shingles=draw(st.lists(st.integers(0, 4), unique=True, max_size=4)),
    )


distinct = st.lists(documents(), unique_by=lambda item: item.document.id, min_size=1, max_size=5)
law = settings(max_examples=40, deadline=None)


#: Hundreds of small knowledge bases: in memory where there is such a folder, because a disk would be waited for.
MEMORY = next((folder for folder in ("/dev/shm",) if Path(folder).is_dir()), None)


def built(*steps: Sequence[StoredDocument], remove: Sequence[str] = ()) -> bytes:
    """The graph after putting in each step's documents, one transaction a step, and then removing some."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, KnowledgeStore.create(Path(folder) / "kb") as store:
        for step in steps:
            store.apply(put=step, folds=FakeFolds())
        if remove:
            store.apply(remove=remove, folds=FakeFolds())
        assert store.check() == []
        return store.dump()


@law
@given(distinct, st.randoms(use_true_random=False), st.integers(0, 5))
def test_order_and_batches_leave_no_trace(items: list[StoredDocument], random: object, cut: int) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert built(items) == built(shuffled) == built(shuffled[:cut], shuffled[cut:])


@law
@given(distinct)
def test_what_was_added_and_removed_was_never_there(items: list[StoredDocument]) -> None:
    last = items[-1]
    assert built(items, remove=[last.document.id]) == built(items[:-1])


@law
@given(distinct)
def test_adding_twice_is_adding_once(items: list[StoredDocument]) -> None:
    assert built(items, items) == built(items)


@law
@given(distinct, documents())
def test_an_updated_document_leaves_nothing_of_its_former_self(
    items: list[StoredDocument], new: StoredDocument
) -> None:
    versions = {item.document.id: item.document.content_hash for item in items}
    if versions.get(new.document.id) == new.document.content_hash:
        return
    others = [item for item in items if item.document.id != new.document.id]
    assert built(items, [new]) == built([*others, new])


@law
@given(distinct, documents())
def test_one_step_of_removing_and_adding_is_two(items: list[StoredDocument], new: StoredDocument) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, KnowledgeStore.create(Path(folder) / "kb") as store:
        store.apply(put=items, folds=FakeFolds())
        store.apply(put=[new], remove=[items[0].document.id], folds=FakeFolds())
        at_once = store.dump()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, KnowledgeStore.create(Path(folder) / "kb") as store:
        store.apply(put=items, folds=FakeFolds())
        store.apply(remove=[items[0].document.id], folds=FakeFolds())
        store.apply(put=[new], folds=FakeFolds())
        assert at_once == store.dump()


#: Many copies of a few adverts, so that blocks are larger than what is compared as a whole.
_COPIES = tuple(posting_document(f"{n:02}", shingles=[1, 2, 3 + n % 3]) for n in range(45))


@settings(max_examples=25, deadline=None)
@given(st.permutations(_COPIES), st.lists(st.integers(0, 45), max_size=4), st.sets(st.integers(0, 44), max_size=12))
def test_large_blocks_are_the_same_whoever_came_and_went(
    items: list[StoredDocument], cuts: list[int], gone: set[int]
) -> None:
    ends = [0, *sorted(cuts), len(items)]
    steps = [items[start:end] for start, end in pairwise(ends)]
    kept = [item for number, item in enumerate(_COPIES) if number not in gone]
    assert built(*steps, remove=[_COPIES[number].document.id for number in sorted(gone)]) == built(kept)


def test_cost_of_a_large_block_grows_with_its_members() -> None:
    folds = FakeFolds()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, KnowledgeStore.create(Path(folder) / "kb") as store:
        store.apply(put=[posting_document(f"{n:03}", shingles=[1]) for n in range(300)], folds=folds)
        assert store.counts().edges["near_duplicate_of"] == 300 * WINDOW - WINDOW * (WINDOW + 1) // 2
