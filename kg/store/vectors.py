"""Vectors of nodes in, a folder of files beside the database out, and back: large ones mapped, not read.

A generation folder is written beside its final name, moved into place, and only then named in the
database, so that a reader finds either all of the old one or all of the new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kg.errors import ModelError, StoreError
from kg.ports import FloatArray
from kg.store import codec

VECTOR_FORMAT = 1
_MANIFEST, _VECTORS, _IDS = "manifest.json", "vectors.npy", "ids.txt"
OWN_FILES = frozenset({_MANIFEST, _VECTORS, _IDS})


class FileEntry(msgspec.Struct, frozen=True):
    """Size in bytes and BLAKE2b hash of a file."""

    size: int
    blake2b: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a generation folder holds; `facts` is whatever the learner wants to be known about it."""

    format_version: int
    generation: int
    rows: int
    dim: int
    files: dict[str, FileEntry]
    facts: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """Vectors of nodes as the store has them.

    Attributes:
        ids: node ids, sorted, in the order of the rows.
        matrix: [len(ids), dim] float32; mapped from the file where nothing was added or removed since.
        manifest: what is known about them; `None` if none were ever trained.
        directory: folder of the model's files, if there is one.
    """

    ids: tuple[str, ...]
    matrix: FloatArray
    manifest: Manifest | None = None
    directory: Path | None = field(default=None)


def write_folder(
    folder: Path,
    generation: int,
    ids: Sequence[str],
    vectors: FloatArray,
    files: Mapping[str, bytes | Path],
    facts: Mapping[str, Any],
) -> None:
    """Writes a generation folder, complete or not at all; rows are sorted by id.

    Args:
        folder: its final place; whatever an interrupted run left there is replaced.
        generation: number of the generation.
        ids: node ids, each once, without white space.
        vectors: [len(ids), dim] float32.
        files: further files by name: content, or a path to copy from.
        facts: kept in the manifest.

    Raises:
        StoreError: ids and vectors do not fit, or the disk cannot be written.
    """
    _check_rows(ids, vectors)
    order = sorted(range(len(ids)), key=lambda row: ids[row])
    beside = folder.with_name(f".{folder.name}.new")
    try:
        _empty(beside)
        np.save(beside / _VECTORS, np.ascontiguousarray(vectors[order], dtype=np.float32))
        (beside / _IDS).write_text("".join(f"{ids[row]}\n" for row in order), encoding="utf-8", newline="\n")
        for name, content in files.items():
            _write_file(beside, name, content)
        manifest = Manifest(
            format_version=VECTOR_FORMAT,
            generation=generation,
            rows=len(ids),
            dim=vectors.shape[1],
            files={path.name: _file_entry(path) for path in sorted(beside.iterdir())},
            facts=dict(facts),
        )
        (beside / _MANIFEST).write_bytes(msgspec.json.format(codec.encode(manifest)))
        _to_disk(beside)
        shutil.rmtree(folder, ignore_errors=True)
        beside.replace(folder)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise StoreError(
            f"Vectors cannot be written to '{folder}' ({error.strerror or error}): free some room or check the rights; "
            "the former ones are kept."
        ) from error


def read_folder(folder: Path) -> StoredVectors:
    """Opens a generation folder; sizes are checked, contents are not (see `check_folder`).

    Raises:
        FileNotFoundError: the folder is not there, as when a writer has just replaced it.
        ModelError: a file is missing or damaged.
    """
    manifest = _read_manifest(folder)
    for name, entry in manifest.files.items():
        if not (folder / name).is_file() or (folder / name).stat().st_size != entry.size:
            raise ModelError(f"'{folder / name}' is missing or cut off: train again with `kg build`.")
    ids = tuple((folder / _IDS).read_text(encoding="utf-8").splitlines())
    try:
        matrix: FloatArray = np.load(folder / _VECTORS, mmap_mode="r", allow_pickle=False)
    except ValueError as error:
        raise ModelError(f"'{folder / _VECTORS}' is damaged ({error}): train again with `kg build`.") from error
    if matrix.shape != (len(ids), manifest.dim):
        raise ModelError(f"'{folder}' has {len(ids)} ids for vectors of shape {matrix.shape}: train again.")
    return StoredVectors(ids, matrix, manifest, folder)


def check_folder(folder: Path) -> list[str]:
    """Names of the files whose content is not what the manifest says; reads all of them.

    Raises:
        FileNotFoundError: there is no manifest.
        ModelError: the manifest is damaged.
    """
    files = _read_manifest(folder).files
    return [
        name for name, entry in files.items() if not (folder / name).is_file() or _file_entry(folder / name) != entry
    ]


def merge(base: StoredVectors, changes: Mapping[str, FloatArray | None]) -> StoredVectors:
    """The trained vectors with those put in that came after training, and those left out whose node is gone.

    Args:
        base: the trained vectors.
        changes: by id what came after training, or `None` for a node that is gone.
    """
    added = {node_id: vector for node_id, vector in changes.items() if vector is not None}
    kept = [row for row, node_id in enumerate(base.ids) if node_id not in changes]
    if not added and len(kept) == len(base.ids):
        return base
    ids = [base.ids[row] for row in kept] + list(added)
    blocks = [base.matrix[kept]] if kept else []
    blocks += [np.stack(list(added.values()))] if added else []
    matrix = np.concatenate(blocks) if blocks else np.zeros((0, base.matrix.shape[1]), dtype=np.float32)
    order = sorted(range(len(ids)), key=lambda row: ids[row])
    return StoredVectors(tuple(ids[row] for row in order), matrix[order], base.manifest, base.directory)


def text_hash(text: str) -> bytes:
    """What tells the text that a vector was made from: eight bytes."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _check_rows(ids: Sequence[str], vectors: FloatArray) -> None:
    if vectors.ndim != 2 or len(ids) != vectors.shape[0]:
        raise StoreError(f"{len(ids)} ids do not fit vectors of shape {vectors.shape}: one row an id.")
    if len(set(ids)) != len(ids):
        raise StoreError("Some id has two vectors: give each id once.")
    for node_id in ids:
        if not node_id or node_id.split() != [node_id]:
            raise StoreError(f"The id {node_id!r} is empty or holds white space: mend the resolver.")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _write_file(folder: Path, name: str, content: bytes | Path) -> None:
    path = folder / name
    if name in OWN_FILES or path.name != name:
        raise StoreError(f"'{name}' is a path, or a name that the store uses itself: name the file otherwise.")
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content)


def _file_entry(path: Path) -> FileEntry:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16))
    return FileEntry(path.stat().st_size, digest.hexdigest())


def _to_disk(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read_manifest(folder: Path) -> Manifest:
    data = (folder / _MANIFEST).read_bytes()
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as error:
        raise ModelError(f"'{folder / _MANIFEST}' is damaged ({error}): train again with `kg build`.") from error
    if manifest.format_version != VECTOR_FORMAT:
        raise ModelError(
            f"'{folder}' has format version {manifest.format_version}, this kg reads {VECTOR_FORMAT}: train again."
        )
    return manifest
