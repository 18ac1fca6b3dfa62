"""Vectors beside the database: written whole, added to, hidden, checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError, StoreError
from kg.store import KnowledgeStore
from tests.fakes.folds import FakeFolds, posting_document

IDS = ["skill:python", "document:a", "posting:a"]
VECTORS = np.arange(6, dtype=np.float32).reshape(3, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[KnowledgeStore]:
    with KnowledgeStore.create(tmp_path / "kb") as opened:
        opened.apply(put=[posting_document("a")], folds=FakeFolds())
        yield opened


def stored(store: KnowledgeStore) -> dict[str, list[float]]:
    found = store.read_vectors()
    assert found is not None
    assert found.matrix.dtype == np.float32
    return dict(zip(found.ids, found.matrix.tolist(), strict=True))


def folders(store: KnowledgeStore) -> list[str]:
    return sorted(path.name for path in (store.directory / "vectors").iterdir())


def test_there_are_none_at_first(store: KnowledgeStore) -> None:
    assert store.read_vectors() is None
    assert store.ids_without_vectors() == ["document:a", "posting:a", "skill:python"]


def test_vectors_come_back_sorted_and_mapped_with_the_model_beside_them(store: KnowledgeStore, tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"model")
    files: dict[str, bytes | Path] = {"card.json": b"{}", "model.bin": tmp_path / "model.bin"}
    store.write_vectors(IDS, VECTORS, files=files, facts={"epochs": 3})
    found = store.read_vectors()
    assert found is not None
    assert found.manifest is not None
    assert found.directory is not None
    assert isinstance(found.matrix, np.memmap)
    assert stored(store) == {"document:a": [2, 3], "posting:a": [4, 5], "skill:python": [0, 1]}
    assert list(found.ids) == sorted(IDS)
    assert found.manifest.facts == {"epochs": 3}
    assert (found.directory / "model.bin").read_bytes() == b"model"
    assert store.ids_without_vectors() == []
    assert store.generation == 2


def test_new_vectors_replace_the_former_folder(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    store.write_vectors(IDS[:1], VECTORS[:1] + 10)
    assert stored(store) == {"skill:python": [10, 11]}
    assert folders(store) == ["00000003"]


def test_added_vectors_are_merged_and_replace_trained_ones(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    with store.transaction():
        store.apply(put=[posting_document("b", skills=[])], folds=FakeFolds())
        store.add_vectors(["posting:b", "posting:a"], np.array([[7, 8], [9, 9]], dtype=np.float32))
    assert stored(store) == {
        "document:a": [2, 3],
        "posting:a": [9, 9],
        "posting:b": [7, 8],
        "skill:python": [0, 1],
    }
    assert store.ids_without_vectors() == ["document:b"]
    assert store.generation == 3


def test_removed_nodes_lose_their_vectors(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    store.apply(put=[posting_document("b")], folds=FakeFolds())
    store.add_vectors(["posting:b"], np.ones((1, 2), dtype=np.float32))
    store.apply(remove=["document:a", "document:b"], folds=FakeFolds())
    assert stored(store) == {}
    store.apply(put=[posting_document("b")], folds=FakeFolds())
    assert "posting:b" not in stored(store)


def test_training_anew_forgets_what_was_added(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    store.add_vectors(["posting:a"], np.ones((1, 2), dtype=np.float32))
    store.write_vectors(IDS, VECTORS)
    assert stored(store)["posting:a"] == [4, 5]


def test_a_rolled_back_training_leaves_the_former_vectors(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)

    def train_and_fail() -> None:
        with store.transaction():
            store.write_vectors(IDS[:1], VECTORS[:1] + 10)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        train_and_fail()
    assert stored(store)["posting:a"] == [4, 5]
    store.write_vectors(IDS, VECTORS + 1)
    assert stored(store)["posting:a"] == [5, 6]
    assert len(folders(store)) == 1


def test_compacting_leaves_no_trace_of_removed_nodes(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS, files={"model.bin": b"model"}, facts={"epochs": 3})
    store.apply(put=[posting_document("b", skills=[])], remove=["document:a"], folds=FakeFolds())
    store.add_vectors(["posting:b"], np.ones((1, 2), dtype=np.float32))
    store.compact_vectors()
    found = store.read_vectors()
    assert found is not None
    assert found.directory is not None
    assert found.manifest is not None
    assert stored(store) == {"posting:b": [1, 1]}
    assert (found.directory / "ids.txt").read_text() == "posting:b\n"
    assert (found.directory / "model.bin").read_bytes() == b"model"
    assert found.manifest.facts == {"epochs": 3}
    assert store.check() == []


@pytest.mark.parametrize(
    ("ids", "shape"), [(["skill:python"], (2, 2)), (["skill:python", "skill:python"], (2, 2)), (["a b"], (1, 2))]
)
def test_rows_that_do_not_fit_are_refused(store: KnowledgeStore, ids: list[str], shape: tuple[int, int]) -> None:
    with pytest.raises(StoreError):
        store.write_vectors(ids, np.zeros(shape, dtype=np.float32))
    assert store.read_vectors() is None


def test_vectors_of_another_length_or_of_no_node_cannot_be_added(store: KnowledgeStore) -> None:
    with pytest.raises(ModelError, match="no vectors to add to"):
        store.add_vectors(["posting:a"], np.zeros((1, 2), dtype=np.float32))
    store.write_vectors(IDS, VECTORS)
    with pytest.raises(ModelError, match="do not fit length 2"):
        store.add_vectors(["posting:a"], np.zeros((1, 3), dtype=np.float32))
    with pytest.raises(StoreError, match="'posting:x' is no node"):
        store.add_vectors(["posting:x"], np.zeros((1, 2), dtype=np.float32))


def test_a_file_cannot_take_a_name_of_the_store_or_leave_the_folder(store: KnowledgeStore) -> None:
    for name in ("manifest.json", "../x"):
        with pytest.raises(StoreError, match="name the file otherwise"):
            store.write_vectors(IDS, VECTORS, files={name: b""})


def test_damage_is_noticed(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    (folder,) = (store.directory / "vectors").iterdir()
    data = (folder / "vectors.npy").read_bytes()
    (folder / "vectors.npy").write_bytes(data[:-1] + b"\xff")
    assert store.check() == [f"'{folder / 'vectors.npy'}' is not as it was written"]
    (folder / "vectors.npy").write_bytes(data[:-4])
    with pytest.raises(ModelError, match=r"vectors.npy' is missing or cut off"):
        store.read_vectors()


def test_missing_vectors_are_noticed(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    (folder,) = (store.directory / "vectors").iterdir()
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(ModelError, match="are missing: train again"):
        store.read_vectors()
    assert len(store.check()) == 1


def test_a_reader_that_holds_the_former_vectors_keeps_them(store: KnowledgeStore) -> None:
    store.write_vectors(IDS, VECTORS)
    before = store.read_vectors()
    assert before is not None
    store.write_vectors(IDS, VECTORS + 1)
    assert before.matrix.tolist() == [[2, 3], [4, 5], [0, 1]]
