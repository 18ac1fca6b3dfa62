"""Which generation folder of vectors is current, what was added to it since, and what is missing from it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kg.errors import ModelError, StoreError
from kg.ports import FloatArray
from kg.store import settings, vectors
from kg.store.database import Database
from kg.store.vectors import StoredVectors

FOLDER = "vectors"
_KEY = "vectors"
#: Times that a reader looks for a folder which writers keep replacing.
_LOOKS = 5


class Pointer(msgspec.Struct, frozen=True):
    """Name of the current folder, and the generation of the knowledge base in which it was made."""

    folder: str
    generation: int
    dim: int


def publish(
    database: Database,
    directory: Path,
    ids: Sequence[str],
    matrix: FloatArray,
    files: Mapping[str, bytes | Path],
    facts: Mapping[str, Any],
) -> None:
    """Writes vectors as a new generation and makes it the current one; runs inside a write transaction.

    Raises:
        StoreError: ids and vectors do not fit, or the disk cannot be written.
    """
    generation = settings.generation(database) + 1
    name = f"{generation:08d}"
    vectors.write_folder(directory / FOLDER / name, generation, ids, matrix, files, facts)
    settings.write(database, _KEY, msgspec.to_builtins(Pointer(name, generation, matrix.shape[1])))
    database.execute("DELETE FROM vector_deltas")


def scratch(directory: Path) -> Path:
    """The folder of all generations, made if it is not there.

    Raises:
        StoreError: it cannot be made.
    """
    folder = directory / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"'{folder}' cannot be made ({error.strerror}): free some room or check the rights."
        ) from error
    return folder


def remove_others(database: Database, directory: Path) -> None:
    """Removes the folders that are not current any more, or never became so; nobody may be writing meanwhile.

    A folder loses its name before its files, so that a reader finds all of it or nothing.
    """
    current = _pointer(database)
    parent = directory / FOLDER
    for folder in sorted(parent.iterdir()) if parent.is_dir() else ():
        if current is None or folder.name != current.folder:
            nameless = folder.with_name(f".{folder.name.strip('.')}.old")
            with suppress(OSError):  # a leftover from a former attempt may stand there already
                folder.replace(nameless)
            shutil.rmtree(nameless, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)


def current(database: Database, directory: Path) -> StoredVectors | None:
    """The vectors of all nodes that have one, or `None` if none were ever made.

    Raises:
        ModelError: a file is missing or damaged.
    """
    for _attempt in range(_LOOKS):
        with database.reading():
            pointer = _pointer(database)
            if pointer is None:
                return None
            folder = directory / FOLDER / pointer.folder
            try:
                return _with_changes(database, pointer, vectors.read_folder(folder))
            except FileNotFoundError:
                continue  # a writer has replaced it between the two looks
            except ModelError:
                if folder.exists():
                    raise
    raise ModelError(f"The vectors in '{directory / FOLDER}' are missing: train again with `kg build`.")


def add(database: Database, ids: Sequence[str], matrix: FloatArray) -> None:
    """Keeps vectors of added or changed nodes in the database; runs inside a write transaction.

    Raises:
        StoreError: ids and vectors do not fit, or an id is no node.
        ModelError: there are no vectors to add to, or they have another length.
    """
    pointer = _pointer(database)
    if pointer is None:
        raise ModelError("There are no vectors to add to: write the first ones with write_vectors.")
    if matrix.ndim != 2 or matrix.shape != (len(ids), pointer.dim):
        raise ModelError(f"{len(ids)} ids with vectors of shape {matrix.shape} do not fit length {pointer.dim}.")
    for node_id in ids:
        if database.row("SELECT 1 FROM nodes WHERE id = ?", (node_id,)) is None:
            raise StoreError(f"'{node_id}' is no node: add its document first.")
    rows = ((node_id, row.tobytes()) for node_id, row in zip(ids, matrix.astype("<f4"), strict=True))
    database.execute_many("INSERT OR REPLACE INTO vector_deltas VALUES (?, ?)", rows)


def missing(database: Database, directory: Path) -> list[str]:
    """Ids of nodes without a vector, sorted."""
    stored = current(database, directory)
    known = set(stored.ids) if stored else set()
    return [row[0] for row in database.rows("SELECT id FROM nodes ORDER BY id") if row[0] not in known]


def check(database: Database, directory: Path) -> list[str]:
    """What is wrong with database and vectors, in words; reads everything."""
    problems = [f"database: {row[0]}" for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [
        f"database: row {row[1]} of {row[0]} has no {row[2]}" for row in database.rows("PRAGMA foreign_key_check")
    ]
    return problems + check_files(database, directory)


def check_files(database: Database, directory: Path) -> list[str]:
    """What is wrong with the files of the current vectors and model, in words."""
    pointer = _pointer(database)
    if pointer is None:
        return []
    folder = directory / FOLDER / pointer.folder
    try:
        return [f"'{folder / name}' is not as it was written" for name in vectors.check_folder(folder)]
    except (FileNotFoundError, ModelError) as error:
        return [str(error)]


def _pointer(database: Database) -> Pointer | None:
    value = settings.read(database, _KEY)
    return None if value is None else msgspec.convert(value, Pointer)


def _with_changes(database: Database, pointer: Pointer, base: StoredVectors) -> StoredVectors:
    added = {row[0]: np.frombuffer(row[1], dtype="<f4") for row in database.rows("SELECT * FROM vector_deltas")}
    untouched = settings.generation(database) == pointer.generation
    alive = None if untouched else [row[0] for row in database.rows("SELECT id FROM nodes")]
    return vectors.merge(base, alive, added)
