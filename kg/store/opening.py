"""A folder in, the opened database of its knowledge base out, after making sure that it is one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import NotFoundError, StoreError
from kg.store.database import DEFAULT_TIMEOUT, Database
from kg.store.failures import store_error
from kg.store.locking import exclusive
from kg.store.tables import ADDITIONS, APPLICATION_ID, FORMAT_VERSION, TABLES

FILE_NAME = "kg.sqlite"

#: Larger than SQLite's own: documents and extractions are long rows.
_PAGE_SIZE = 8192


def create(directory: Path, timeout: float) -> Database:
    """Opens the knowledge base in a folder for writing, and makes it if the folder is new or empty.

    Raises:
        StoreError: the folder holds something else, another format version, or cannot be written.
    """
    path = directory / FILE_NAME
    if not _is_file(path):
        _make(directory, path, timeout)
    return open_existing(directory, readonly=False, timeout=timeout)


def open_existing(directory: Path, *, readonly: bool, timeout: float) -> Database:
    """Opens the knowledge base in a folder.

    Raises:
        NotFoundError: there is no such folder, or no knowledge base in it.
        StoreError: the file is no knowledge base, is damaged, or has another format version.
    """
    path = directory / FILE_NAME
    if not _is_file(path):
        if directory.is_file():
            raise NotFoundError(f"'{directory}' is a file: name the folder of a knowledge base.")
        what = "holds no knowledge base" if directory.is_dir() else "does not exist"
        raise NotFoundError(f"'{directory}' {what}: make one with `kg build SOURCE... --kb {directory}`.")
    database = Database(path, readonly=readonly, timeout=timeout)
    try:
        _check_format(database)
        if not readonly:
            database.extend(ADDITIONS)
    except StoreError:
        database.close()
        raise
    return database


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise StoreError(f"'{path}' cannot be looked at ({error.strerror}): check the rights of the folder.") from error


def _make(directory: Path, path: Path, timeout: float) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with exclusive(directory, timeout):
            if not _is_file(path):  # another process may just have made it
                _write_new(directory, path)
    except OSError as error:
        raise StoreError(
            f"'{directory}' cannot be made ({error.strerror}): name a folder that can be written."
        ) from error
    except sqlite3.Error as error:
        raise store_error(error, path, DEFAULT_TIMEOUT) from error


def _write_new(directory: Path, path: Path) -> None:
    """An empty knowledge base, written beside its name; what an interrupted attempt left there is replaced."""
    temporary = path.with_suffix(".new")
    left = list(directory.iterdir())
    if any(not entry.name.startswith(temporary.name) for entry in left):
        raise StoreError(f"'{directory}' holds other files and no knowledge base: name a new or an empty folder.")
    for entry in left:
        entry.unlink()
    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        connection.executescript(_first_script())
    finally:
        connection.close()
    temporary.replace(path)


def _first_script() -> str:
    pragmas = f"PRAGMA page_size = {_PAGE_SIZE}; PRAGMA journal_mode = WAL;"
    header = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT_VERSION};"
    return f"{pragmas} BEGIN; {header} {TABLES} {ADDITIONS} INSERT INTO meta VALUES ('generation', '0'); COMMIT;"


def _check_format(database: Database) -> None:
    application = (database.row("PRAGMA application_id") or (0,))[0]
    version = (database.row("PRAGMA user_version") or (0,))[0]
    if application != APPLICATION_ID:
        raise StoreError(f"'{database.path}' is an SQLite file but no knowledge base of kg: name another folder.")
    if version != FORMAT_VERSION:
        raise StoreError(
            f"'{database.path}' has format version {version}, this kg reads version {FORMAT_VERSION}: "
            "build it again from its sources in another folder, or use the kg that made it."
        )
