"""Blocking work in, its result awaited out: a fixed number of threads, a bounded queue, a limit of time.

The threads stay for as long as the server runs, for each of them keeps a connection to the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kg.web.problems import Refused

T = TypeVar("T")


class Workers:
    """Threads for one kind of work.

    Args:
        name: what they are called in a list of threads.
        threads: how many there are.
        waiting: how much work may wait.
        seconds: how long an answer may take.
    """

    def __init__(self, name: str, *, threads: int, waiting: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=f"kg-{name}")
        self._most = threads + waiting
        self._seconds = seconds
        self.busy = 0

    async def run(self, work: Callable[[], T]) -> T:
        """The result of the work.

        Raises:
            Refused: too much is waiting, or it takes too long; what has begun goes on and counts until it ends.
        """
        if self.busy >= self._most:
            raise Refused(503, "Too many requests are waiting: try again in a moment.", {"Retry-After": "1"})
        self.busy += 1
        future = asyncio.get_running_loop().run_in_executor(self._pool, work)
        future.add_done_callback(self._ended)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self._seconds)
        except TimeoutError as error:
            raise Refused(503, f"No answer within {self._seconds:g} seconds: ask again, or for less.") from error

    def start(self, work: Callable[[], object]) -> None:
        """Begins work that nobody waits for, if there is room."""
        if self.busy < self._most:
            self.busy += 1
            asyncio.get_running_loop().run_in_executor(self._pool, work).add_done_callback(self._ended)

    def close(self) -> None:
        """Lets what has begun end; nothing new begins."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ended(self, future: asyncio.Future[T]) -> None:
        self.busy -= 1
        if not future.cancelled():
            future.exception()
