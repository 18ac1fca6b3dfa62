"""Ids with their vectors in, one of the formats that other tools read out, complete or not at all."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from safetensors.numpy import save

from kg.errors import QueryError
from kg.export.formats import EmbeddingFormat, chosen
from kg.export.placing import placed_file, placed_folder
from kg.ports import FloatArray

PROJECTOR_FILES = ("vectors.tsv", "metadata.tsv")
_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Rows of a table of vectors: `vectors` is [len(ids), dim] float32."""

    ids: Sequence[str]
    types: Sequence[str]
    names: Sequence[str]
    vectors: FloatArray


def export_embeddings(
    ids: Sequence[str],
    types: Sequence[str],
    names: Sequence[str],
    vectors: FloatArray,
    format: str,
    out: str | Path,
) -> None:
    """Writes vectors, sorted by id; the same vectors give the same bytes.

    `parquet` has the columns `id`, `type`, `name` and `vector`; `npz` the arrays `ids`, `types` and `vectors` (no
    names: numpy gives every text the length of the longest); `safetensors` the tensor `vectors`, with a JSON list as
    the metadata `ids`; `word2vec` is its text format; `projector` the pair of TSV files that the TensorBoard
    projector loads, with tabs and line breaks in names turned to spaces, because it has no way to write them.

    Args:
        ids: node ids, each once.
        types: type of each node.
        names: name of each node.
        vectors: [len(ids), dim] float32.
        format: name of an `EmbeddingFormat`.
        out: file, or folder for `projector`.

    Raises:
        QueryError: an unknown format, or lists that do not fit together.
        StoreError: the target cannot be written, or holds something that is no export.
    """
    wanted = chosen(EmbeddingFormat, format)
    table = _sorted(ids, types, names, vectors)
    if wanted is EmbeddingFormat.PROJECTOR:
        with placed_folder(Path(out), PROJECTOR_FILES) as folder:
            _write_projector(table, folder)
    else:
        with placed_file(Path(out)) as path:
            _WRITERS[wanted](table, path)


def write_text_vectors(out: str | Path, texts: Sequence[str], vectors: FloatArray) -> None:
    """Writes vectors of texts, in their order: `.parquet` (`text`, `vector`) or `.npz` (`texts`, `vectors`).

    Raises:
        QueryError: another ending.
        StoreError: the target cannot be written.
    """
    target = Path(out)
    if target.suffix not in (".npz", ".parquet"):
        raise QueryError(f"'{target}' ends neither in .npz nor in .parquet: name the file so.")
    with placed_file(target) as path:
        if target.suffix == ".npz":
            _save_npz(path, {"texts": np.array(texts, dtype=np.str_), "vectors": vectors})
        else:
            _save_parquet(path, {"text": pa.array(texts, pa.string())}, vectors)


def _sorted(ids: Sequence[str], types: Sequence[str], names: Sequence[str], vectors: FloatArray) -> Embeddings:
    if vectors.ndim != 2 or not len(ids) == len(types) == len(names) == vectors.shape[0]:
        raise QueryError(f"{len(ids)} ids, {len(types)} types, {len(names)} names and {vectors.shape} vectors differ.")
    if len(set(ids)) != len(ids):
        raise QueryError("Some id has two vectors: give each id once.")
    order = sorted(range(len(ids)), key=lambda row: ids[row])
    return Embeddings(
        [ids[row] for row in order],
        [types[row] for row in order],
        [names[row] for row in order],
        np.ascontiguousarray(vectors[order], dtype=np.float32),
    )


def _write_parquet(table: Embeddings, path: Path) -> None:
    columns = {"id": table.ids, "type": table.types, "name": table.names}
    _save_parquet(path, {name: pa.array(values, pa.string()) for name, values in columns.items()}, table.vectors)


def _save_parquet(path: Path, columns: dict[str, pa.Array], vectors: FloatArray) -> None:
    flat = pa.array(np.ascontiguousarray(vectors, dtype=np.float32).reshape(-1))
    vector = pa.FixedSizeListArray.from_arrays(flat, type=pa.list_(pa.float32(), vectors.shape[1]))
    pq.write_table(pa.table({**columns, "vector": vector}), path, compression="zstd", row_group_size=_ROWS)


def _write_npz(table: Embeddings, path: Path) -> None:
    ids, types = np.array(table.ids, dtype=np.str_), np.array(table.types, dtype=np.str_)
    _save_npz(path, {"ids": ids, "types": types, "vectors": table.vectors})


def _save_npz(path: Path, arrays: dict[str, npt.NDArray[np.generic]]) -> None:
    """As `numpy.savez_compressed`, with the time of each member fixed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            buffer = BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            member = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, buffer.getvalue(), compresslevel=1)


def _write_safetensors(table: Embeddings, path: Path) -> None:
    """One entry of metadata only: the library writes several in an order that changes from run to run."""
    path.write_bytes(save({"vectors": table.vectors}, metadata={"ids": json.dumps(table.ids, ensure_ascii=False)}))


def _write_word2vec(table: Embeddings, path: Path) -> None:
    """Nine digits bring back every float32; ids hold no blanks, which would end them."""
    _check_no_blanks(table.ids)
    form = " ".join(["%.9g"] * table.vectors.shape[1])
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{len(table.ids)} {table.vectors.shape[1]}\n")
        for node_id, row in zip(table.ids, table.vectors, strict=True):
            file.write(f"{node_id} {form % tuple(row.tolist())}\n")


def _check_no_blanks(ids: Sequence[str]) -> None:
    for node_id in ids:
        if node_id.split() != [node_id]:
            raise QueryError(
                f"The id {node_id!r} is empty or holds white space, which word2vec's format cannot: use npz."
            )


def _write_projector(table: Embeddings, folder: Path) -> None:
    form = "\t".join(["%.9g"] * table.vectors.shape[1])
    with (folder / PROJECTOR_FILES[0]).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{form % tuple(row.tolist())}\n" for row in table.vectors)
    with (folder / PROJECTOR_FILES[1]).open("w", encoding="utf-8", newline="\n") as file:
        file.write("id\ttype\tname\n")
        file.writelines(
            "\t".join(" ".join(cell.split()) for cell in row) + "\n"
            for row in zip(table.ids, table.types, table.names, strict=True)
        )


_WRITERS: dict[EmbeddingFormat, Callable[[Embeddings, Path], None]] = {
    EmbeddingFormat.PARQUET: _write_parquet,
    EmbeddingFormat.NPZ: _write_npz,
    EmbeddingFormat.SAFETENSORS: _write_safetensors,
    EmbeddingFormat.WORD2VEC: _write_word2vec,
}
