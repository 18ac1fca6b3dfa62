"""A failure of SQLite in, an error that says what to do about it out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import StoreError


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
