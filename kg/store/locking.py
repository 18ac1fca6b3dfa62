"""A folder in, the right to be its only writer out; it leaves no file and ends with the process."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_PAUSE = 0.05


@contextmanager
def exclusive(directory: Path, timeout: float) -> Iterator[None]:
    """Holds the folder's lock; the kernel frees it however the process ends.

    Raises:
        StoreError: another process holds it and does not finish in time.
    """
    handle = os.open(directory, os.O_RDONLY)
    try:
        _wait(handle, directory, timeout)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, directory: Path, timeout: float) -> None:
    until = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= until:
                raise StoreError(
                    f"'{directory}' is being written by another process (waited {timeout:g} s): "
                    "try again when that one is done."
                ) from error
            time.sleep(_PAUSE)
        else:
            return
