from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.shapley import shapley_shares

WORTH = {"text": 0.3, "at": 0.2, "requires": 0.0}


def test_sources_that_add_up_get_what_they_add() -> None:
    found = shapley_shares(list(WORTH), lambda chosen: sum(WORTH[name] for name in sorted(chosen)))
    assert [(share.source, share.adds) for share in found] == [("text", 0.3), ("at", 0.2), ("requires", 0.0)]
    assert [share.part for share in found] == [0.6, 0.4, 0.0]
    assert all(share.error < 1e-9 for share in found)


def test_what_two_sources_say_alike_is_shared_between_them() -> None:
    found = shapley_shares(["text", "at"], lambda chosen: 1.0 if chosen else 0.0)
    assert [share.adds for share in found] == [0.5, 0.5]


@given(st.lists(st.floats(0.0, 1.0), min_size=16, max_size=16), st.integers(0, 5))
def test_shares_add_up_to_the_whole_gain(values: list[float], seed: int) -> None:
    names = ["a", "b", "c", "d"]

    def value(chosen: frozenset[str]) -> float:
        return values[sum(1 << position for position, name in enumerate(names) if name in chosen)]

    found = shapley_shares(names, value, seed=seed)
    assert sum(share.adds for share in found) == pytest.approx(values[15] - values[0], abs=1e-3)


def test_a_set_is_asked_for_once() -> None:
    asked: list[frozenset[str]] = []

    def value(chosen: frozenset[str]) -> float:
        asked.append(chosen)
        return float(len(chosen))

    shapley_shares(["a", "b", "c"], value, orders=6)
    assert len(asked) == len(set(asked)) <= 8
