"""A function of a batch and items in, their results in order out: in this process, or spread over several.

The processes are started by a server that has none of this process's threads and files, so that nothing of an open
knowledge base is shared with them; function, items and results travel as pickles.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import current_process, get_context
from types import TracebackType
from typing import Self, TypeVar

from kg.errors import EngineError, QueryError

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 32
#: Batches a worker has waiting, so that none is idle and not all items are read ahead.
_WAITING = 3


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_batches(
    function: Callable[[Sequence[T]], Sequence[R]], items: Iterable[T], *, workers: int = 1, batch_size: int = _BATCH
) -> Iterator[R]:
    """As `Workers.map_batches`, with workers for this one call."""
    with Workers(workers) as pool:
        yield from pool.map_batches(function, items, batch_size=batch_size)


class Workers:
    """Processes that are started when they are first needed and end with the context.

    Args:
        number: how many; with one, everything is done in this process.

    Raises:
        QueryError: fewer than one.
    """

    def __init__(self, number: int) -> None:
        if number < 1:
            raise QueryError(f"{number} workers can do nothing: ask for one or more.")
        # The processes of a pool may not have children of their own.
        self.number = 1 if current_process().daemon else number
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def map_batches(
        self, function: Callable[[Sequence[T]], Sequence[R]], items: Iterable[T], *, batch_size: int = _BATCH
    ) -> Iterator[R]:
        """Results of all items, in their order; only a few batches are read ahead.

        Args:
            function: gives a result for each item of a batch; with several workers it is found by its name, so it
                stands at the top of a module.
            items: what it is given.
            batch_size: items a call.

        Raises:
            EngineError: a worker was killed, or ended by itself.
            Exception: whatever the function raises, at the place of the batch that it raised on.
        """
        batches = _batches(items, batch_size)
        if self.number == 1:
            for batch in batches:
                yield from function(batch)
            return
        waiting: deque[Future[Sequence[R]]] = deque()
        try:
            for batch in batches:
                waiting.append(self._started().submit(function, batch))
                if len(waiting) >= _WAITING * self.number:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError(
                f"One of {self.number} worker processes was killed, perhaps for want of memory: run the same command "
                "again, it goes on from what was committed; with `--workers 1` there is only one."
            ) from error
        finally:
            for future in waiting:
                future.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.number, mp_context=get_context("forkserver"))
        return self._pool


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
