"""Named JSON values of a knowledge base: its generation, its options, which vectors are current."""

from __future__ import annotations

from typing import Any

from kg.store import codec
from kg.store.database import Database


def read(database: Database, key: str) -> Any:
    """The value kept under a name, or `None`."""
    row = database.row("SELECT value FROM meta WHERE key = ?", (key,))
    return None if row is None else codec.decode_setting(row[0])


def write(database: Database, key: str, value: object) -> None:
    """Keeps a value under a name; runs inside a write transaction."""
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, codec.encode(value).decode()))


def generation(database: Database) -> int:
    """Number of the state of the knowledge base."""
    return int(read(database, "generation") or 0)
