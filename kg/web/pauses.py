"""Objects that outlived a collection in, set aside out, so that the next collection does not stop all questions again.

Python's collector goes through every long-lived object now and then; with the facts of 20,000 postings in memory that
stops all threads for a tenth of a second. What has survived once is not looked at again until `tidy` is called, which
is done when a newer state of the knowledge base has replaced the former one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OLDEST = 2


@contextmanager
def short_pauses() -> Iterator[None]:
    """Sets survivors aside within the block."""
    gc.callbacks.append(_set_aside)
    try:
        yield
    finally:
        gc.callbacks.remove(_set_aside)
        gc.unfreeze()


def tidy() -> None:
    """Looks at everything once, also at what was set aside; does nothing outside of `short_pauses`."""
    if _set_aside in gc.callbacks:
        gc.unfreeze()
        gc.collect()


def _set_aside(phase: str, info: dict[str, int]) -> None:
    if phase == "stop" and info["generation"] == _OLDEST:
        gc.freeze()
