"""A folder in, a checked connection to its `kg.sqlite` out; failures of SQLite become errors with a remedy."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.errors import NotFoundError, StoreError
from kg.store.tables import APPLICATION_ID, FORMAT_VERSION, TABLES, TEMPORARY_TABLES

FILE_NAME = "kg.sqlite"

#: Seconds that a writer waits for another one before it gives up.
DEFAULT_TIMEOUT = 30.0

#: Larger than SQLite's own: documents and extractions are long rows.
_PAGE_SIZE = 8192
_CHECKPOINT_PAGES = 4000
_CACHE_KIB_WRITER, _CACHE_KIB_READER = 262_144, 16_384
Row = tuple[Any, ...]


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
        """All rows of a query."""
        with self._errors():
            return self._connection().execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or `None`."""
        with self._errors():
            found: Row | None = self._connection().execute(sql, parameters).fetchone()
            return found

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
            if not self.readonly:
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
        except sqlite3.Error as error:
            raise store_error(error, self.path, self.timeout) from error
        except UnicodeEncodeError as error:
            raise StoreError(
                f"A text holds {error.object[error.start]!a}, which is no character: decode the input again."
            ) from error


def create(directory: Path, timeout: float) -> Database:
    """Opens the knowledge base in a folder for writing, and makes it if the folder is new or empty.

    Raises:
        StoreError: the folder holds something else, another format version, or cannot be written.
    """
    path = directory / FILE_NAME
    if not _is_file(path):
        _make(directory, path)
    return open_existing(directory, readonly=False, timeout=timeout)


def open_existing(directory: Path, *, readonly: bool, timeout: float) -> Database:
    """Opens the knowledge base in a folder.

    Raises:
        NotFoundError: there is no such folder, or no knowledge base in it.
        StoreError: the file is no knowledge base, is damaged, or has another format version.
    """
    path = directory / FILE_NAME
    if not _is_file(path):
        what = "holds no knowledge base" if directory.is_dir() else "does not exist"
        raise NotFoundError(f"'{directory}' {what}: make one with `kg build SOURCE... --kb {directory}`.")
    database = Database(path, readonly=readonly, timeout=timeout)
    try:
        _check_format(database)
    except StoreError:
        database.close()
        raise
    return database


def store_error(error: sqlite3.Error, path: Path, timeout: float) -> StoreError:
    """A failure of SQLite in words, with what to do about it."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        text = f"is being written by another process (waited {timeout:g} s): try again when that one is done."
    elif primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        text = "cannot be opened or written: check the rights of the folder and whether the disk is read-only."
    elif primary == sqlite3.SQLITE_FULL:
        text = "does not fit on the disk: free some room and run the command again; nothing of it was changed."
    elif primary == sqlite3.SQLITE_IOERR:
        text = "cannot be read or written: check the disk; what was committed before is kept."
    elif primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        text = "is damaged or no knowledge base: restore it from a copy or build it again in another folder."
    else:
        text = "failed: this is unexpected, please report it."
    return StoreError(f"'{path}' {text} [{error}]")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise StoreError(f"'{path}' cannot be looked at ({error.strerror}): check the rights of the folder.") from error


def _make(directory: Path, path: Path) -> None:
    temporary = path.with_suffix(".new")
    if directory.is_dir() and any(entry != temporary for entry in directory.iterdir()):
        raise StoreError(f"'{directory}' holds other files and no knowledge base: name a new or an empty folder.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            connection.executescript(_first_script())
        finally:
            connection.close()
        temporary.replace(path)
    except OSError as error:
        raise StoreError(
            f"'{directory}' cannot be made ({error.strerror}): name a folder that can be written."
        ) from error
    except sqlite3.Error as error:
        raise store_error(error, path, DEFAULT_TIMEOUT) from error


def _first_script() -> str:
    pragmas = f"PRAGMA page_size = {_PAGE_SIZE}; PRAGMA journal_mode = WAL;"
    header = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT_VERSION};"
    return f"{pragmas} BEGIN; {header} {TABLES} INSERT INTO meta VALUES ('generation', '0'); COMMIT;"


def _check_format(database: Database) -> None:
    application = (database.row("PRAGMA application_id") or (0,))[0]
    version = (database.row("PRAGMA user_version") or (0,))[0]
    if application != APPLICATION_ID:
        raise StoreError(f"'{database.path}' is an SQLite file but no knowledge base of kg: name another folder.")
    if version != FORMAT_VERSION:
        raise StoreError(
            f"'{database.path}' has format version {version}, this kg reads version {FORMAT_VERSION}: "
            "build it again from its sources, or use the kg that made it."
        )


def _open(path: Path, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(_uri(path, "rw"), uri=True, timeout=timeout, isolation_level=None)


def _open_readonly(path: Path, timeout: float) -> sqlite3.Connection:
    """A reader of a write-ahead log needs its helper files; on a read-only disk without them nobody writes."""
    connection = sqlite3.connect(
        _uri(path, "ro"), uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(path.name + "-wal")
        unreadable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unreadable or (log.exists() and log.stat().st_size):
            raise
        uri = _uri(path, "ro") + "&immutable=1"
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.resolve()))}?mode={mode}"
