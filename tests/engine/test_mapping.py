"""Results in the order of the items, errors where they come, whoever does the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence

import pytest

from kg.engine import Workers, cores, map_batches
from kg.errors import EngineError, QueryError


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def reciprocals(numbers: Sequence[int]) -> list[float]:
    return [1 / number for number in numbers]


def processes(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def killed(numbers: Sequence[int]) -> list[int]:
    if 5 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(map_batches(squares, range(50), workers=workers, batch_size=3)) == [n * n for n in range(50)]
    assert list(map_batches(squares, [], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_after_the_results_before_it(workers: int) -> None:
    results = map_batches(reciprocals, [1, 2, 0, 4], workers=workers, batch_size=2)
    assert [next(results), next(results)] == [1.0, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_one_worker_is_this_process_and_several_are_not() -> None:
    assert set(map_batches(processes, range(4))) == {os.getpid()}
    assert os.getpid() not in set(map_batches(processes, range(4), workers=2))


def test_a_killed_worker_is_told_in_words() -> None:
    with pytest.raises(EngineError, match=r"One of 2 worker processes was killed.*--workers 1"):
        list(map_batches(killed, range(10), workers=2, batch_size=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_only_some_batches_are_read_ahead(workers: int) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Workers(workers) as pool:
        results = pool.map_batches(squares, items(), batch_size=2)
        assert next(results) == 0
        assert len(taken) <= 6 * workers


def test_no_worker_at_all_is_refused() -> None:
    with pytest.raises(QueryError, match="0 workers can do nothing"):
        Workers(0)
    assert cores() >= 1
