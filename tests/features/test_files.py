import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.features import StaticEncoder, WordTable, load_encoder, read_encoder, write_encoder
from kg.features.files import HEAD, TABLE, VOCABULARY, read_minilm_head
from kg.features.files import MEANINGS as MEANINGS_FILE
from kg.features.head import Head
from kg.shipped import MANIFEST

MEANINGS = {"daten": ("data",), "de": (), "schwester": ("nurse", "data nurse")}
TABLE_ROWS = np.random.default_rng(1).normal(size=(7, 32)).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = WordTable({"data": 0, "##s": 1, "nurse": 2}, buckets=4, meanings=MEANINGS)
    write_encoder(tmp_path, StaticEncoder("tiny", words, TABLE_ROWS, np.ones(7, np.float32)), "1.0")
    return tmp_path


def test_what_was_written_is_read_back(folder: Path) -> None:
    encoder = read_encoder(folder)
    assert encoder.name == "tiny-1.0"
    assert encoder.words.pieces == {"data": 0, "##s": 1, "nurse": 2}
    assert encoder.words.meanings == MEANINGS
    widened = encoder.table * encoder.scales[:, None]
    np.testing.assert_allclose(widened, TABLE_ROWS, atol=np.abs(TABLE_ROWS).max() / 254 + 1e-6)


def test_writing_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = (folder / TABLE).read_bytes()
    write_encoder(tmp_path / "again", read_encoder(folder), "1.0")
    assert (tmp_path / "again" / TABLE).read_bytes() == first


@pytest.mark.parametrize("name", [TABLE, VOCABULARY, MEANINGS_FILE])
def test_a_changed_file_is_refused(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1] + b"\x7f")
    with pytest.raises(ModelError, match=f"{name}.*sha256 differs"):
        read_encoder(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / TABLE).unlink()
    with pytest.raises(ModelError, match=TABLE):
        read_encoder(folder)


def test_a_damaged_manifest_is_named(folder: Path) -> None:
    (folder / MANIFEST).write_text("{")
    with pytest.raises(ModelError, match=f"{MANIFEST} is damaged"):
        read_encoder(folder)


def test_a_manifest_of_a_later_format_is_refused(folder: Path) -> None:
    manifest = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(manifest.replace('"format": 3', '"format": 99'))
    with pytest.raises(ModelError, match="format 99"):
        read_encoder(folder)


def test_a_folder_of_the_first_format_has_no_foreign_words(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    del manifest["files"][MEANINGS_FILE]
    (folder / MANIFEST).write_text(json.dumps(manifest | {"format": 1}))
    (folder / MEANINGS_FILE).unlink()
    assert read_encoder(folder).words.meanings == {}


def test_heads_are_written_and_read_back(tmp_path: Path) -> None:
    head = Head(np.eye(2, 32, dtype=np.float32), np.ones(2, np.float32), np.ones((32, 2), np.float32))
    narrow = replace(head, outer=np.ones((3, 2), np.float32), around=np.ones((3, 32), np.float32))
    words = WordTable({"data": 0, "##s": 1, "nurse": 2}, buckets=4)
    encoder = StaticEncoder("tiny", words, TABLE_ROWS, np.ones(7, np.float32), head=head)
    write_encoder(tmp_path, encoder, "1.0", minilm_head=narrow)
    found, of_minilm = read_encoder(tmp_path).head, read_minilm_head(tmp_path)
    assert found is not None
    assert of_minilm is not None
    np.testing.assert_array_equal(found(TABLE_ROWS[0]), head(TABLE_ROWS[0]))
    np.testing.assert_array_equal(of_minilm(TABLE_ROWS[0]), narrow(TABLE_ROWS[0]))


def test_a_folder_without_heads_has_none(folder: Path) -> None:
    assert read_encoder(folder).head is None
    assert read_minilm_head(folder) is None


def test_a_damaged_head_is_named(tmp_path: Path) -> None:
    head = Head(np.eye(2, 32, dtype=np.float32), np.ones(2, np.float32), np.ones((32, 2), np.float32))
    words = WordTable({"data": 0, "##s": 1, "nurse": 2}, buckets=4)
    write_encoder(tmp_path, StaticEncoder("tiny", words, TABLE_ROWS, np.ones(7, np.float32), head=head), "1.0")
    (tmp_path / HEAD).write_bytes(b"\x7f")
    with pytest.raises(ModelError, match=f"{HEAD}.*sha256 differs"):
        read_encoder(tmp_path)


def test_an_empty_folder_is_no_encoder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no text encoder"):
        read_encoder(tmp_path)


def test_a_folder_with_a_manifest_is_loaded_by_name(folder: Path) -> None:
    assert load_encoder(str(folder)).name == "tiny-1.0"


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no sentence-transformers model"):
        load_encoder(tmp_path)
