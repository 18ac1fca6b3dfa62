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
    texts: Sequence[bytes],
) -> None:
    """Writes vectors as a new generation and makes it the current one; runs inside a write transaction.

    `texts` are hashes of what the vectors were made from, in the order of the ids, or nothing.

    Raises:
        StoreError: ids and vectors do not fit, or the disk cannot be written.
    """
    generation = settings.generation(database) + 1
    name = f"{generation:08d}"
    vectors.write_folder(directory / FOLDER / name, generation, ids, matrix, files, facts)
    settings.write(database, _KEY, msgspec.to_builtins(Pointer(name, generation, matrix.shape[1])))
    database.execute("DELETE FROM vector_changes")
    database.execute("DELETE FROM vector_rows")
    hashes = dict(zip(ids, texts, strict=True)) if texts else {}
    rows = ((node_id, row, hashes.get(node_id, b"")) for row, node_id in enumerate(sorted(ids)))
    database.execute_many("INSERT INTO vector_rows VALUES (?, ?, ?)", rows)


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
            f"'{folder}' cannot be made ({error.strerror or error}): free some room or check the rights."
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
            base = _trained(database, directory)
            if base is not None:
                return vectors.merge(base, changes(database)) if base.directory else None
    raise _missing(directory)


def trained(database: Database, directory: Path) -> StoredVectors | None:
    """The vectors as they were trained, without what came and went since; `None` if none were ever made.

    Raises:
        ModelError: a file is missing or damaged.
    """
    for _attempt in range(_LOOKS):
        base = _trained(database, directory)
        if base is not None:
            return base if base.directory else None
    raise _missing(directory)


def changes(database: Database, since: int = -1) -> dict[str, FloatArray | None]:
    """Vectors that came after training and after a generation, by id; `None` for nodes that are gone."""
    rows = database.rows("SELECT node_id, vector FROM vector_changes WHERE generation > ? ORDER BY node_id", (since,))
    return {node_id: None if vector is None else _vector(vector) for node_id, vector in rows}


def folder_name(database: Database) -> str | None:
    """Name of the current folder; another one holds other trained vectors."""
    pointer = _pointer(database)
    return None if pointer is None else pointer.folder


def add(database: Database, ids: Sequence[str], matrix: FloatArray, texts: Sequence[bytes]) -> None:
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
    now = settings.generation(database) + 1
    hashes = texts or [b""] * len(ids)
    blobs = (row.tobytes() for row in matrix.astype("<f4"))
    rows = ((node_id, now, text, blob) for node_id, text, blob in zip(ids, hashes, blobs, strict=True))
    database.execute_many("INSERT OR REPLACE INTO vector_changes VALUES (?, ?, ?, ?)", rows)


def text_of(database: Database, node_id: str) -> bytes | None:
    """Hash of the text that a node's vector was made from; `None` if it has no vector."""
    row = database.row(f"SELECT text FROM ({_TEXTS}) WHERE node_id = ?", (node_id,))
    return None if row is None else bytes(row[0])


def texts(database: Database) -> dict[str, bytes]:
    """As `text_of`, for all nodes that have a vector."""
    return dict(database.rows(_TEXTS))


def trained_row(database: Database, node_id: str) -> tuple[int, bytes] | None:
    """Row of a node's trained vector and hash of its text, whatever came since; `None` if it was not trained."""
    row = database.row("SELECT row, text FROM vector_rows WHERE node_id = ?", (node_id,))
    return None if row is None else (int(row[0]), bytes(row[1]))


def changed_vector(database: Database, node_id: str) -> FloatArray | None:
    """The vector that came after training, if one did."""
    row = database.row("SELECT vector FROM vector_changes WHERE node_id = ? AND vector IS NOT NULL", (node_id,))
    return None if row is None else _vector(row[0])


def any_gone(database: Database) -> bool:
    """Whether there is a note of a node that is gone, or its trained vector."""
    return database.row("SELECT 1 FROM vector_changes WHERE vector IS NULL LIMIT 1") is not None


def forget_nodeless(database: Database) -> None:
    """Removes vectors of nodes that are not there; runs inside a write transaction."""
    now = settings.generation(database) + 1
    sql = f"SELECT node_id, {now}, x'', NULL FROM ({_TEXTS}) WHERE node_id NOT IN (SELECT id FROM nodes)"
    database.execute(f"INSERT OR REPLACE INTO vector_changes {sql}")


def missing(database: Database) -> list[str]:
    """Ids of nodes without a vector, sorted."""
    rows = database.rows(f"SELECT id FROM nodes EXCEPT SELECT node_id FROM ({_TEXTS}) ORDER BY 1")
    return [row[0] for row in rows]


_TEXTS = (
    "SELECT node_id, text FROM vector_changes WHERE vector IS NOT NULL UNION ALL "
    "SELECT node_id, text FROM vector_rows WHERE node_id NOT IN (SELECT node_id FROM vector_changes)"
)


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
    except FileNotFoundError as error:
        return [f"'{error.filename}' is missing"]
    except ModelError as error:
        return [str(error)]


def _pointer(database: Database) -> Pointer | None:
    value = settings.read(database, _KEY)
    return None if value is None else msgspec.convert(value, Pointer)


def _trained(database: Database, directory: Path) -> StoredVectors | None:
    """One look at the trained vectors: without a folder if none were ever made, `None` if just being replaced."""
    pointer = _pointer(database)
    if pointer is None:
        return StoredVectors((), np.zeros((0, 0), dtype=np.float32))
    folder = directory / FOLDER / pointer.folder
    try:
        return vectors.read_folder(folder)
    except FileNotFoundError:
        return None  # a writer has replaced it between the two looks
    except ModelError:
        if folder.exists():
            raise
        return None


def _missing(directory: Path) -> ModelError:
    return ModelError(f"The vectors in '{directory / FOLDER}' are missing: train again with `kg build`.")


def _vector(blob: bytes) -> FloatArray:
    return np.frombuffer(blob, dtype="<f4")
