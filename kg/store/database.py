"""An SQLite file in, connections and transactions out; failures become errors with a remedy."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from kg.errors import StoreError
from kg.store.failures import store_error
from kg.store.tables import TEMPORARY_TABLES

#: Seconds that a writer waits for another one before it gives up.
DEFAULT_TIMEOUT = 30.0

_CHECKPOINT_PAGES = 4000
_PAUSE = 0.01
_CACHE_KIB_WRITER, _CACHE_KIB_READER = 262_144, 16_384
#: Bytes of the file that readers map, which SQLite takes for two gigabytes at most: a question takes 5 in 100 less than
#: with pages read one by one. Who writes reads as ever, so that a failing disk is an error and not a signal there.
_MAPPED = 1 << 40
Row = tuple[Any, ...]
_Value = TypeVar("_Value", str, int)
#: Lengths of lists in statements; SQLite takes some thousands of parameters.
_LENGTHS = (1, 2, 3, 4, 8, 16, 32, 64, 128, 256, 500)


def lists_of(values: Sequence[_Value]) -> Iterator[tuple[str, tuple[_Value, ...]]]:
    """Values some at a time, for `IN (…)`, each time with the marks that stand for them.

    The last one is repeated up to one of few lengths: to prepare a statement of another takes as long as to run it.
    """
    for start in range(0, len(values), _LENGTHS[-1]):
        some = tuple(values[start : start + _LENGTHS[-1]])
        length = next(length for length in _LENGTHS if length >= len(some))
        yield ", ".join("?" * length), some + some[-1:] * (length - len(some))


class Database:
    """One SQLite file: a connection a thread for reading, one connection for writing.

    Args:
        path: the file; it must exist.
        readonly: whether writing is refused.
        timeout: seconds to wait for another writer.
    """

    def __init__(self, path: Path, *, readonly: bool, timeout: float = DEFAULT_TIMEOUT) -> None:
        self.path = path
        self.readonly = readonly
        self.timeout = timeout
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._owner = threading.get_ident()
        self._depth = 0
        self._closed = False

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a query; a question asks dozens, so errors are caught without a context of their own."""
        try:
            return self._connection().execute(sql, parameters).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or `None`."""
        try:
            found: Row | None = self._connection().execute(sql, parameters).fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error
        return found

    def has_index(self, name: str) -> bool:
        """Whether an index is there that older files lack; looked up once a thread, whose sight only moves on."""
        known: set[str] = self._local.__dict__.setdefault("indexes", set())
        if name not in known and self.row("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", (name,)):
            known.add(name)
        return name in known

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query one by one, all from the same state of the knowledge base."""
        with self._errors():
            cursor = self._connection().execute(sql, parameters)
        try:
            while True:
                with self._errors():
                    rows = cursor.fetchmany(1000)
                if not rows:
                    return
                yield from rows
        finally:
            cursor.close()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Runs one statement inside a transaction; returns the number of rows it wrote."""
        with self._errors():
            return self._connection().execute(sql, parameters).rowcount

    def insert(self, sql: str, parameters: Sequence[object]) -> int:
        """Inserts one row inside a transaction; returns its key."""
        with self._errors():
            return int(self._connection().execute(sql, parameters).lastrowid or 0)

    def execute_many(self, sql: str, parameters: Iterable[Sequence[object]]) -> None:
        """Runs one statement for each row of parameters inside a transaction."""
        with self._errors():
            self._connection().executemany(sql, parameters)

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """A write transaction; nested ones join the outermost, which alone commits or rolls back.

        Yields:
            Whether this is the outermost transaction.

        Raises:
            StoreError: opened for reading only, another writer does not finish in time, or the disk is full.
        """
        self._check_writable()
        if self._depth:
            yield False
            return
        with self._errors():
            self._connection().execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield True
            with self._errors():
                self._connection().execute("COMMIT")
        finally:
            self._depth = 0
            self._roll_back()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A read transaction: all queries of this thread inside it see one state of the knowledge base."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        with self._errors():
            connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def extend(self, script: str) -> None:
        """Runs statements that change nothing where they were run before, outside any transaction."""
        with self._errors():
            self._connection().executescript(script)

    def rewrite(self) -> None:
        """Writes the file anew without free pages, and empties the log of former ones.

        Raises:
            StoreError: the log cannot be emptied because another process keeps reading from it.
        """
        self._check_writable()
        with self._errors():
            self._connection().execute("VACUUM")
            (busy, *_) = self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreError(
                f"'{self.path}' is being read by another process (waited {self.timeout:g} s): traces of what was "
                "removed stay in its log until that one is done and this command is run again."
            )

    def close(self) -> None:
        """Closes all connections of all threads."""
        self._closed = True
        for connection in self._opened:
            connection.close()
        self._opened.clear()
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"'{self.path}' has been closed: open it again.")
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            if not self.readonly and threading.get_ident() != self._owner:
                raise StoreError("A store opened for writing belongs to one thread: open another one for reading.")
            connection = self._connect()
            self._local.connection = connection
            self._opened.append(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        with self._errors():
            connection = _open_readonly(self.path, self.timeout) if self.readonly else _open(self.path, self.timeout)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB_READER if self.readonly else _CACHE_KIB_WRITER}")
            if self.readonly:
                connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            else:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
                connection.executescript(TEMPORARY_TABLES)
            return connection

    def _roll_back(self) -> None:
        with self._errors():
            if self._connection().in_transaction:
                self._connection().execute("ROLLBACK")

    def _check_writable(self) -> None:
        if self.readonly:
            raise StoreError(f"'{self.path}' is open for reading only: open it with readonly=False to change it.")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error | UnicodeEncodeError) -> StoreError:
        if isinstance(error, sqlite3.Error):
            return store_error(error, self.path, self.timeout)
        return StoreError(f"A text holds {error.object[error.start]!a}, which is no character: decode the input again.")


def _open(path: Path, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(_uri(path, "rw"), uri=True, timeout=timeout, isolation_level=None)


def _open_readonly(path: Path, timeout: float) -> sqlite3.Connection:
    """A reader of a write-ahead log needs its helper files; on a read-only disk without them nobody writes."""
    until = time.monotonic() + timeout
    while True:
        connection = sqlite3.connect(
            _uri(path, "ro"), uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            if not os.access(path.parent, os.W_OK):
                return _open_immutable(path, error)
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)  # the last writer is just taking its helper files away
        else:
            return connection


def _open_immutable(path: Path, error: sqlite3.OperationalError) -> sqlite3.Connection:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise error
    uri = _uri(path, "ro") + "&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.resolve()))}?mode={mode}"
