"""A folder in, the newest state of its knowledge base out: swapped under the feet of nobody.

Another process may add documents or train at any time. The generation is looked at now and then; a new one is
opened beside the old, made ready, and put in its place; the old is closed when its last reader has left.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.base import KnowledgeBase
from kg.errors import KGError, NotFoundError, StoreError
from kg.schema import NodeType
from kg.web.ahead import Ahead
from kg.web.catalog import Catalog, make_catalog
from kg.web.pauses import tidy
from kg.web.working import Working

T = TypeVar("T")
log = logging.getLogger("kg.web")


class Edition:
    """A knowledge base opened in one state, with what the pages need of it."""

    def __init__(self, directory: Path) -> None:
        self.base = KnowledgeBase.open(directory)
        self.directory = directory
        self.generation = self.base.store.generation
        self._file = _identity(directory)
        self._lock = threading.Lock()
        self._catalog: Catalog | None = None
        self.ahead: Ahead | None = None
        self.users = 0

    @property
    def catalog(self) -> Catalog:
        """All postings and papers by facet; made when first asked for."""
        with self._lock:
            if self._catalog is None:
                self._catalog = make_catalog(self.base)
            return self._catalog

    def make_ready(self) -> None:
        """Reads vectors and model, so that the first question does not wait for them and no writer removes them."""
        try:
            self.base.index  # noqa: B018 - read for its effect
            self.base.embedder  # noqa: B018
        except NotFoundError:
            log.info("'%s' has no vectors yet: full text only.", self.directory)

    @property
    def postings(self) -> int:
        """How many postings have a vector."""
        try:
            return len(self.base.index.rows_of(NodeType.POSTING))
        except NotFoundError:
            return 0

    def outdated(self) -> bool:
        """Whether the knowledge base has changed since, or was replaced by another."""
        return self._file != _identity(self.directory) or self.base.store.generation != self.generation


class Library:
    """Lends the newest edition.

    Args:
        directory: folder of the knowledge base.
        check_seconds: how long a look at the generation holds.
        working: who works ahead, of knowledge bases with many postings.
        many: how many postings these are.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """

    def __init__(self, directory: Path, *, check_seconds: float, working: Working | None = None, many: int = 0) -> None:
        self.directory = directory
        self._working = working
        self._many = many
        self._check_seconds = check_seconds
        self._current = Edition(directory)
        self._current.make_ready()
        self._lock = threading.Lock()
        self._reloading = threading.Lock()
        self._looked = time.monotonic()
        self._closed = False

    @property
    def generation(self) -> int:
        """State of the edition that is lent now."""
        return self._current.generation

    def known(self, node_id: str, k: int) -> bytes | None:
        """What is like a posting, as JSON, if it was worked out ahead; reads no file and waits for nobody."""
        ahead = self._current.ahead
        return ahead.answer(node_id, k) if ahead is not None else None

    @property
    def ahead_bytes(self) -> int:
        """Memory that is taken by what was worked out ahead."""
        ahead = self._current.ahead
        return ahead.size if ahead is not None else 0

    def work_ahead(self) -> None:
        """Begins to work out what is like each posting, beside the questions."""
        edition = self._current
        if self._working is None or edition.postings < max(1, self._many):
            return

        def take(found: Ahead) -> None:
            if found.generation == edition.generation:
                edition.ahead = found

        self._working.start(take)

    def ask(self, question: Callable[[Edition], T]) -> T:
        """An answer of one state; asked once more if it failed because the knowledge base had changed meanwhile."""
        self.look()
        with self.lend() as edition:
            try:
                with edition.base.store.session():
                    return question(edition)
            except KGError:
                if not edition.outdated():
                    raise
        self.reload()
        with self.lend() as edition, edition.base.store.session():
            return question(edition)

    @contextmanager
    def lend(self) -> Iterator[Edition]:
        """The newest edition, which stays open for as long as it is needed.

        Raises:
            StoreError: the library is closed.
        """
        with self._lock:
            if self._closed:
                raise StoreError("The server is stopping: ask again when it has started.")
            edition = self._current
            edition.users += 1
        try:
            yield edition
        finally:
            self._give_back(edition)

    def due(self) -> bool:
        """Whether it is time for a look."""
        return time.monotonic() - self._looked >= self._check_seconds

    def look(self) -> None:
        """Starts a reload beside the questions if there is something new."""
        if not self.due():
            return
        self._looked = time.monotonic()
        try:
            with self.lend() as edition:
                outdated = edition.outdated()
        except KGError as error:
            log.warning("%s", error)
            return
        if outdated and not self._reloading.locked():
            threading.Thread(target=self.reload, name="kg-reload", daemon=True).start()

    def reload(self) -> None:
        """Opens the newest state and lends it from now on; on failure the former one stays."""
        with self._reloading:
            try:
                with self.lend() as edition:
                    if not edition.outdated():
                        return
                fresh = Edition(self.directory)
                fresh.make_ready()
                fresh.catalog  # noqa: B018 - made before anybody waits for it
            except KGError as error:
                log.warning("The knowledge base has changed and cannot be opened yet: %s", error)
                return
            with self._lock:
                old, self._current = self._current, fresh
                unused = old.users == 0
            if unused:
                old.base.close()
            del old
            tidy()
        if not self._closed:
            self.work_ahead()

    def close(self) -> None:
        """Closes the newest edition, at once or when its last reader has left: SQLite forbids it in between."""
        if self._working is not None:
            self._working.stop()
        with self._lock:
            self._closed = True
            unused = self._current.users == 0
        if unused:
            self._current.base.close()

    def _give_back(self, edition: Edition) -> None:
        with self._lock:
            edition.users -= 1
            unused = edition.users == 0 and (edition is not self._current or self._closed)
        if unused:
            edition.base.close()


def _identity(directory: Path) -> tuple[int, int] | None:
    """The file itself, whatever it is called; `None` if it is gone."""
    try:
        found = (directory / "kg.sqlite").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
