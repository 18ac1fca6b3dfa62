"""Every format is read back by a reader of its own, and compared with what was written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from gensim.models import KeyedVectors
from safetensors import safe_open

from kg.errors import QueryError
from kg.export import EmbeddingFormat, export_embeddings, write_text_vectors
from tests.fakes.graphs import NASTY

IDS = ["skill:b", "posting:a"]
TYPES = ["skill", "posting"]
NAMES = ["Plain", NASTY]
VECTORS = np.array([[0.1, -2.5e-8, 3.0], [1 / 3, 1e30, -0.0]], dtype=np.float32)
SORTED = VECTORS[::-1]


def written(tmp_path: Path, format: str) -> Path:
    out = tmp_path / "out"
    export_embeddings(IDS, TYPES, NAMES, VECTORS, format, out)
    return out


def test_parquet(tmp_path: Path) -> None:
    rows = pq.read_table(written(tmp_path, "parquet")).to_pylist()
    assert [(row["id"], row["type"], row["name"]) for row in rows] == [
        ("posting:a", "posting", NASTY),
        ("skill:b", "skill", "Plain"),
    ]
    np.testing.assert_array_equal(np.array([row["vector"] for row in rows], dtype=np.float32), SORTED)


def test_npz(tmp_path: Path) -> None:
    with np.load(written(tmp_path, "npz"), allow_pickle=False) as arrays:
        assert arrays["ids"].tolist() == ["posting:a", "skill:b"]
        assert arrays["types"].tolist() == ["posting", "skill"]
        np.testing.assert_array_equal(arrays["vectors"], SORTED)


def test_safetensors(tmp_path: Path) -> None:
    with safe_open(written(tmp_path, "safetensors"), framework="np") as file:
        assert json.loads(file.metadata()["ids"]) == ["posting:a", "skill:b"]
        np.testing.assert_array_equal(file.get_tensor("vectors"), SORTED)


def test_word2vec_is_read_by_gensim(tmp_path: Path) -> None:
    vectors = KeyedVectors.load_word2vec_format(str(written(tmp_path, "word2vec")))
    assert vectors.index_to_key == ["posting:a", "skill:b"]
    np.testing.assert_array_equal(vectors.vectors, SORTED)


def test_word2vec_refuses_ids_with_blanks(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="white space"):
        export_embeddings(["a b"], ["skill"], ["x"], np.zeros((1, 2), dtype=np.float32), "word2vec", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_projector_has_one_line_a_vector(tmp_path: Path) -> None:
    folder = written(tmp_path, "projector")
    metadata = [line.split("\t") for line in (folder / "metadata.tsv").read_text("utf-8").split("\n")[:-1]]
    assert metadata == [
        ["id", "type", "name"],
        ["posting:a", "posting", " ".join(NASTY.split())],
        ["skill:b", "skill", "Plain"],
    ]
    values = np.loadtxt(folder / "vectors.tsv", delimiter="\t", dtype=np.float32)
    np.testing.assert_array_equal(values, SORTED)


@pytest.mark.parametrize("format", list(EmbeddingFormat))
def test_the_same_vectors_give_the_same_bytes_in_any_order(tmp_path: Path, format: EmbeddingFormat) -> None:
    def content() -> list[bytes]:
        out = tmp_path / "out"
        return [path.read_bytes() for path in (sorted(out.iterdir()) if out.is_dir() else [out])]

    written(tmp_path, format)
    first = content()
    export_embeddings(IDS[::-1], TYPES[::-1], NAMES[::-1], SORTED, format, tmp_path / "out")
    assert content() == first


@pytest.mark.parametrize("format", list(EmbeddingFormat))
def test_no_vectors_at_all_can_be_written(tmp_path: Path, format: EmbeddingFormat) -> None:
    export_embeddings([], [], [], np.zeros((0, 4), dtype=np.float32), format, tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_lists_of_different_length_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="1 ids"):
        export_embeddings(["skill:a"], TYPES, NAMES, VECTORS, "npz", tmp_path / "out")


def test_an_unknown_format_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="parquet, npz, safetensors, word2vec, projector"):
        export_embeddings([], [], [], VECTORS[:0], "csv", tmp_path / "out")


def test_vectors_of_texts_keep_their_order(tmp_path: Path) -> None:
    write_text_vectors(tmp_path / "t.npz", ["b", "a\n"], VECTORS)
    with np.load(tmp_path / "t.npz", allow_pickle=False) as arrays:
        assert arrays["texts"].tolist() == ["b", "a\n"]
        np.testing.assert_array_equal(arrays["vectors"], VECTORS)
    write_text_vectors(tmp_path / "t.parquet", ["b", "a\n"], VECTORS)
    assert pq.read_table(tmp_path / "t.parquet").column("text").to_pylist() == ["b", "a\n"]


def test_vectors_of_texts_need_a_known_ending(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"neither in \.npz nor in \.parquet"):
        write_text_vectors(tmp_path / "t.txt", [], VECTORS[:0])
