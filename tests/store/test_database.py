"""Values for statements: all of them, in lists of few lengths."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store import KnowledgeStore
from kg.store.database import Database, lists_of


@given(st.lists(st.text(max_size=3), max_size=1_200))
def test_lists_hold_every_value_and_no_other(values: list[str]) -> None:
    lists = list(lists_of(values))
    assert {value for _, some in lists for value in some} == set(values)
    assert all(marks.count("?") == len(some) for marks, some in lists)


def test_lists_have_few_lengths() -> None:
    lengths = {len(some) for number in range(1, 501) for _, some in lists_of(["x"] * number)}
    assert lengths == {1, 2, 3, 4, 8, 16, 32, 64, 128, 256, 500}
    assert [len(some) for _, some in lists_of(["x"] * 501)] == [500, 1]
    assert list(lists_of([])) == []


@pytest.mark.parametrize("readonly", [True, False])
def test_readers_map_the_file_and_writers_do_not(tmp_path: Path, readonly: bool) -> None:
    KnowledgeStore.create(tmp_path).close()
    (path,) = tmp_path.glob("*.sqlite")
    database = Database(path, readonly=readonly)
    mapped = database.row("PRAGMA mmap_size") or (0,)
    database.close()
    assert (mapped[0] > 0) is readonly
