"""When what was there: how much each generation held, and when each document was last met.

Neither is a fact of a document: two knowledge bases of the same documents differ in it, so it is kept beside the graph,
never exported, and no part of what the laws compare. It holds numbers, times and keys of documents, no names and no
texts, and what is said of a document goes with it, so that nothing of a forgotten person can stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from kg.errors import NotFoundError, QueryError
from kg.store import codec, read
from kg.store.database import Database
from kg.store.records import Counts

_NUMBER = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True)
class Past:
    """How much there was in a generation, and when it came to be (UTC, ISO 8601)."""

    generation: int
    time: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Seen:
    """When a document came in and when it was last met, unchanged or not (UTC, ISO 8601)."""

    first: str
    last: str
    first_generation: int


def note(database: Database, generation: int) -> None:
    """Notes how much there is now; runs inside the transaction that makes the generation."""
    body = codec.encode(read.counts(database))
    database.execute("INSERT OR REPLACE INTO history VALUES (?, ?, ?)", (generation, _now(), body))


def saw(database: Database, document_ids: Iterable[str]) -> None:
    """Notes that documents were met now."""
    now = _now()
    database.execute_many(
        "INSERT OR REPLACE INTO sightings SELECT key, ? FROM documents WHERE id = ?",
        ((now, key) for key in document_ids),
    )


def seen(database: Database, document_id: str) -> Seen | None:
    """When a document came in and was last met, or `None` if it is not there."""
    row = database.row(
        "SELECT d.first_seen, coalesce(s.last_seen, d.first_seen), d.first_seen_generation FROM documents d "
        "LEFT JOIN sightings s ON s.document = d.key WHERE d.id = ?",
        (document_id,),
    )
    return None if row is None else Seen(*row)


def as_of(database: Database, when: str) -> Past:
    """How much there was in a generation, given by its number, or at the end of a day or at a time (UTC).

    Raises:
        QueryError: it is neither a number nor a date.
        NotFoundError: there was nothing yet, or nothing is known of so early a generation.
    """
    if _NUMBER.fullmatch(when):
        row = database.row("SELECT * FROM history WHERE generation <= ? ORDER BY generation DESC LIMIT 1", (int(when),))
        newest = database.row("SELECT max(generation) FROM history")
        if newest and newest[0] is not None and int(when) > newest[0]:
            raise NotFoundError(
                f"There is no generation {when} yet, the newest is {newest[0]}: ask for that or before."
            )
    else:
        row = database.row("SELECT * FROM history WHERE time <= ? ORDER BY generation DESC LIMIT 1", (_latest(when),))
    if row is None:
        first = database.row("SELECT generation, time FROM history ORDER BY generation LIMIT 1")
        known = f"history begins with generation {first[0]} ({first[1]})" if first else "no history is kept yet"
        raise NotFoundError(f"Nothing is known as of {when}: {known}.")
    return Past(row[0], row[1], msgspec.json.decode(row[2], type=Counts))


def _latest(when: str) -> str:
    """The last second of a day, or the time itself, in the form of the table."""
    try:
        time = datetime.fromisoformat(when)
    except ValueError as error:
        raise QueryError(
            f"'{when}' is neither a generation nor a date: write 12, 2026-03-31 or 2026-03-31T12:00."
        ) from error
    if len(when) <= len("2026-03-31"):
        time = time.replace(hour=23, minute=59, second=59)
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
