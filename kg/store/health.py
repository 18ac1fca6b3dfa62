"""A knowledge base in, what is wrong with it out; what can be made anew from the documents' facts is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from kg.errors import KGError, StoreError
from kg.store import duplicates, fold, generations, hubs, lookup, totals, write
from kg.store.database import Database
from kg.store.records import Folds
from kg.store.tables import TEMPORARY_TABLES


class Part(StrEnum):
    """What a problem is found in."""

    FILE = "file"
    DOCUMENTS = "documents"
    GRAPH = "graph"
    FULL_TEXT = "full text"
    VECTORS = "vectors"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, in words, and what is to be done about it."""

    part: Part
    what: str
    remedy: str


_ANEW = "`kg check --repair` makes it anew"
_LOST = "restore it from a copy or build it again in another folder"
_READ_AGAIN = "`kg check --repair` marks it, and the next `kg build` or `kg add` of it reads it again"


def problems(database: Database, directory: Path, folds: Folds) -> list[Problem]:
    """Everything that is wrong; reads all of it. What a damaged file hides from the later looks is not found."""
    found: list[Problem] = []
    looks: tuple[Callable[[], list[Problem]], ...] = (
        lambda: _file(database),
        lambda: _documents(database),
        lambda: _graph(database, folds),
        lambda: _full_text(database),
        lambda: _vectors(database, directory),
    )
    for look in looks:
        try:
            found += look()
        except StoreError as error:
            return [*found, Problem(Part.FILE, str(error), _LOST)]
    return found


def repair(database: Database, folds: Folds) -> None:
    """Graph and full text made anew, documents that were changed by hand marked as unread; in a write transaction."""
    for key, _ in _changed(database):
        database.execute("UPDATE documents SET content_hash = '', extractor = '' WHERE key = ?", (key,))
        database.execute("UPDATE checksums SET hash = ? WHERE document = ?", (write.checksum(database, key), key))
    hubs.forget_all(database)
    duplicates.pair_all(database, folds)
    fold.forget_touched(database)
    fold.touch_all(database)
    fold.fold_touched(database, folds)
    totals.recount(database)
    lookup.rewrite(database, lookup.differing(database))
    database.execute("INSERT INTO node_search (node_search) VALUES ('rebuild')")
    generations.forget_nodeless(database)


def _file(database: Database) -> list[Problem]:
    found = [row[0] for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"row {row[1]} of {row[0]} has no {row[2]}" for row in database.rows("PRAGMA foreign_key_check")]
    return [Problem(Part.FILE, f"{database.path.name}: {what}", _LOST) for what in found]


def _documents(database: Database) -> list[Problem]:
    changed = (
        f"'{source}' or what it states was changed by something else than kg" for _, source in _changed(database)
    )
    return [Problem(Part.DOCUMENTS, what, _READ_AGAIN) for what in changed]


def _changed(database: Database) -> list[tuple[int, str]]:
    """Keys and sources of documents that are not as they were written; older files have no checksums."""
    if database.row("SELECT 1 FROM sqlite_master WHERE name = 'checksums'") is None:
        return []
    rows = database.rows("SELECT d.key, d.source, c.hash FROM documents d JOIN checksums c ON c.document = d.key")
    return [(key, source) for key, source, kept in rows if write.checksum(database, key) != kept]


def _graph(database: Database, folds: Folds) -> list[Problem]:
    database.extend(TEMPORARY_TABLES)
    found = fold.differences(database, folds)
    return _counted(
        Part.GRAPH,
        {
            "nodes are missing": len(found.new_nodes),
            "nodes are not what their documents say": len(found.changed_nodes),
            "nodes are stated by no document": len(found.removed_nodes),
            "edges are missing or not what their documents say": found.edges_written,
            "edges are stated by no document": found.edges_removed,
            "summaries of nodes and edges are not what their facts add up to": hubs.wrong(database, folds),
            "numbers of nodes and edges are not what is there": totals.wrong(database),
            "pairs of near-duplicates are missing, or are none": duplicates.wrong(database, folds),
        },
    )


def _full_text(database: Database) -> list[Problem]:
    number = len(lookup.differing(database))
    return _counted(Part.FULL_TEXT, {"nodes are found by other words or properties than their own": number})


def _vectors(database: Database, directory: Path) -> list[Problem]:
    broken = generations.check_files(database, directory)
    if broken:
        return [Problem(Part.MODEL, what, _ANEW) for what in broken]
    try:
        stored = generations.current(database, directory)
    except KGError as error:
        return [Problem(Part.MODEL, str(error), _ANEW)]
    nodes = {row[0] for row in database.rows("SELECT id FROM nodes")}
    if stored is None:
        return [Problem(Part.MODEL, "there are no vectors, as after an interrupted build", _ANEW)] if nodes else []
    ids, listed = set(stored.ids), set(generations.texts(database))
    return _counted(
        Part.VECTORS,
        {
            "nodes have no vector": len(nodes - ids),
            "vectors belong to no node": len(ids - nodes),
            "vectors are listed and not there, or there and not listed": len(ids ^ listed),
            "vectors hold something that is no number": int((~np.isfinite(stored.matrix)).any(axis=1).sum()),
        },
    )


def _counted(part: Part, counts: dict[str, int]) -> list[Problem]:
    return [Problem(part, f"{number} {what}", _ANEW) for what, number in counts.items() if number]
