"""Spans are found by where they lie, also those that lie in one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.span_index import SpanIndex

SPANS = [(20, 30), (0, 100), (5, 10), (25, 40)]


@pytest.mark.parametrize(("position", "held"), [(0, True), (99, True), (100, False), (-1, False)])
def test_a_position_is_held_from_the_first_to_before_the_last(position: int, held: bool) -> None:
    assert SpanIndex(SPANS).holds(position) is held


def test_what_touches_a_stretch_comes_in_the_order_given() -> None:
    assert SpanIndex(SPANS).touching(29, 35) == [0, 1, 3]
    assert SpanIndex(SPANS[2:]).touching(10, 25) == []


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=8), st.integers(0, 20))
def test_it_finds_what_looking_at_each_finds(pairs: list[list[int]], at: int) -> None:
    spans = [(start, end) for start, end in pairs]
    index = SpanIndex(spans)
    assert index.holds(at) == any(start <= at < end for start, end in spans)
    assert index.touching(at, at + 3) == [i for i, (start, end) in enumerate(spans) if start < at + 3 and end > at]
