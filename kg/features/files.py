"""A folder with a table, words, meanings, heads and a manifest ↔ `StaticEncoder`; hashes are checked first.

The table is stored as int8 with one float32 scale a row: a quarter of the size, and the loss stays
below what can be measured on retrieval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from kg.errors import ModelError
from kg.features.head import Head
from kg.features.static import StaticEncoder
from kg.features.words import WordTable
from kg.ports import FloatArray
from kg.shipped import MANIFEST, read_checked, sha256_of, store_manifest

#: Format 1 had no meanings, format 2 no heads; what they hold is read as before.
FORMAT = 3
TABLE = "table.safetensors"
VOCABULARY = "vocabulary.txt"
MEANINGS = "meanings.txt"
HEAD, MINILM_HEAD = "head.safetensors", "minilm_head.safetensors"
_REMEDY = "restore it from the release it came with"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as it was shipped."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Source:
    """What the table was made from."""

    name: str
    licence: str
    attribution: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What lies in the folder and how it is to be read."""

    format: int
    name: str
    version: str
    dim: int
    buckets: int
    shortest: int
    longest: int
    tf_power: float
    head_share: float
    files: Mapping[str, FileEntry]
    sources: tuple[Source, ...] = ()
    settings: Mapping[str, str | int | float] = field(default_factory=dict)


def read_encoder(folder: Path) -> StaticEncoder:
    """The encoder stored in a folder.

    Raises:
        ModelError: a file is missing, damaged, or of another format.
    """
    manifest = _read_manifest(folder)
    content = {name: read_checked(folder / name, entry.sha256, _REMEDY) for name, entry in manifest.files.items()}
    words = WordTable(
        {piece: row for row, piece in enumerate(content[VOCABULARY].decode().splitlines())},
        manifest.buckets,
        manifest.shortest,
        manifest.longest,
        _read_meanings(content.get(MEANINGS, b"")),
    )
    table, scales = _read_table(folder / TABLE, content[TABLE])
    if table.shape != (words.num_rows, manifest.dim) or scales.shape != (words.num_rows,):
        raise ModelError(
            f"{folder / TABLE} has shape {table.shape}, its manifest promises {(words.num_rows, manifest.dim)}: "
            "restore the folder from the release it came with"
        )
    name = f"{manifest.name}-{manifest.version}"
    head = _read_head(folder / HEAD, content[HEAD]) if HEAD in content else None
    return StaticEncoder(name, words, table, scales, manifest.tf_power, manifest.head_share, head)


def read_minilm_head(folder: Path) -> Head | None:
    """The head for MiniLM's vectors that a folder holds beside its table, `None` if it holds none.

    Raises:
        ModelError: the file is missing or damaged, or the manifest is.
    """
    entry, path = _read_manifest(folder).files.get(MINILM_HEAD), folder / MINILM_HEAD
    return None if entry is None else _read_head(path, read_checked(path, entry.sha256, _REMEDY))


def write_encoder(
    folder: Path,
    encoder: StaticEncoder,
    version: str,
    *,
    sources: tuple[Source, ...] = (),
    settings: Mapping[str, str | int | float] | None = None,
    minilm_head: Head | None = None,
) -> Manifest:
    """Stores an encoder, its table rounded to int8 and heads to float16, so that `read_encoder` accepts it."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = sorted(encoder.words.pieces, key=encoder.words.pieces.__getitem__)
    content = {
        TABLE: _table_bytes(encoder.table * encoder.scales[:, None]),
        VOCABULARY: "".join(f"{piece}\n" for piece in pieces).encode(),
        MEANINGS: _meanings_bytes(encoder.words.meanings),
        **{name: _head_bytes(head) for name, head in ((HEAD, encoder.head), (MINILM_HEAD, minilm_head)) if head},
    }
    manifest = Manifest(
        format=FORMAT,
        name=encoder.name,
        version=version,
        dim=encoder.dim,
        buckets=encoder.words.buckets,
        shortest=encoder.words.shortest,
        longest=encoder.words.longest,
        tf_power=encoder.tf_power,
        head_share=encoder.head_share,
        files={name: FileEntry(sha256_of(data), len(data)) for name, data in content.items()},
        sources=sources,
        settings=settings or {},
    )
    for name, data in content.items():
        (folder / name).write_bytes(data)
    store_manifest(folder, manifest)
    return manifest


def _read_manifest(folder: Path) -> Manifest:
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise ModelError(f"no text encoder in {folder}: name a folder with a {MANIFEST}, or unset KG_DATA") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"{path} is damaged ({error}): {_REMEDY}") from error
    if manifest.format > FORMAT:
        raise ModelError(f"{path} has format {manifest.format}, this version of kg reads up to {FORMAT}: update kg")
    return manifest


def _read_table(path: Path, content: bytes) -> tuple[npt.NDArray[np.int8], FloatArray]:
    try:
        tensors = load(content)
        return tensors["rows"].astype(np.int8, copy=False), tensors["scales"].astype(np.float32, copy=False)
    except (SafetensorError, KeyError) as error:
        raise ModelError(f"{path} holds no table of rows and scales ({error}): {_REMEDY}") from error


def _read_head(path: Path, content: bytes) -> Head:
    try:
        tensors = {name: tensor.astype(np.float32) for name, tensor in load(content).items()}
        return Head(tensors["inner"], tensors["bias"], tensors["outer"], tensors.get("around"))
    except (SafetensorError, KeyError) as error:
        raise ModelError(f"{path} holds no head ({error}): {_REMEDY}") from error


def _head_bytes(head: Head) -> bytes:
    tensors = {"inner": head.inner, "bias": head.bias, "outer": head.outer}
    tensors |= {} if head.around is None else {"around": head.around}
    return save({name: np.ascontiguousarray(tensor, dtype=np.float16) for name, tensor in tensors.items()})


def _read_meanings(content: bytes) -> dict[str, tuple[str, ...]]:
    """A line a word: the word, a tab, and its meanings with bars between them."""
    lines = (line.partition("\t") for line in content.decode().splitlines())
    return {word: tuple(names.split("|")) if names else () for word, _, names in lines}


def _meanings_bytes(meanings: Mapping[str, Sequence[str]]) -> bytes:
    return "".join(f"{word}\t{'|'.join(names)}\n" for word, names in sorted(meanings.items())).encode()


def _table_bytes(table: FloatArray) -> bytes:
    scales = np.maximum(np.abs(table).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    rows = np.rint(table / scales[:, None]).astype(np.int8)
    return save({"rows": rows, "scales": scales})
