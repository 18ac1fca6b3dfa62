"""Values for statements: all of them, in lists of few lengths."""

from hypothesis import given
from hypothesis import strategies as st

from kg.store.database import lists_of


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
