"""A folder in, what is worked out ahead of its newest state out: by another process, which gives way to all others.

Run as `python -m kg.web.working DIRECTORY BYTES`, it writes the table to its standard output. Beside it stands what the
server needs to start and stop it.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from kg.errors import KGError
from kg.web.ahead import Ahead, packed, unpacked, work_out

log = logging.getLogger("kg.web")


class Working:
    """One process at a time that works ahead; a newer state of the knowledge base stops it.

    Args:
        directory: folder of the knowledge base.
        quiet: seconds without a new state before it begins.
        most_bytes: memory that the outcome may take.
    """

    def __init__(self, directory: Path, *, quiet: float, most_bytes: int) -> None:
        self._command = [sys.executable, "-m", "kg.web.working", str(directory), str(most_bytes)]
        self._quiet = quiet
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def start(self, take: Callable[[Ahead], None]) -> None:
        """Begins anew; `take` gets what comes of it, from another thread, unless there is a newer start or a stop."""
        with self._lock:
            self._stopped.set()
            self._stopped = threading.Event()
            threading.Thread(target=self._run, args=(take, self._stopped), name="kg-ahead", daemon=True).start()

    def stop(self) -> None:
        """Ends what is going on."""
        with self._lock:
            self._stopped.set()

    def _run(self, take: Callable[[Ahead], None], stopped: threading.Event) -> None:
        if stopped.wait(self._quiet):
            return
        process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        threading.Thread(target=_end_when, args=(stopped, process), daemon=True).start()
        sent, _ = process.communicate()
        if not stopped.is_set():
            _arrived(take, process.returncode, sent)
        stopped.set()


def _arrived(take: Callable[[Ahead], None], code: int, sent: bytes) -> None:
    if code != 0:
        log.warning("Nothing could be worked out ahead (exit status %d): answers are worked out one by one.", code)
    elif sent:
        try:
            take(unpacked(sent))
        except KGError as error:
            log.warning("%s", error)


def _end_when(stopped: threading.Event, process: subprocess.Popen[bytes]) -> None:
    stopped.wait()
    process.terminate()


def main(arguments: list[str]) -> int:
    """Writes the table, or nothing if it would be too large."""
    from threadpoolctl import threadpool_limits

    from kg.base import KnowledgeBase

    directory, most_bytes = Path(arguments[0]), int(arguments[1])
    os.nice(19)
    _leave_with(os.getppid())
    try:
        with threadpool_limits(1), KnowledgeBase.open(directory) as base:
            found = work_out(base, most_bytes)
    except KGError as error:
        log.warning("%s", error)
        return 1
    if found is not None:
        sys.stdout.buffer.write(packed(found))
    return 0


def _leave_with(parent: int) -> None:
    """Ends this process soon after its parent has ended, however that came about."""

    def watch() -> None:
        while os.getppid() == parent:
            threading.Event().wait(2.0)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
