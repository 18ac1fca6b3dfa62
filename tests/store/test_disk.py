"""Other processes, damaged files, full and read-only disks, and what is left of what was removed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import NotFoundError, StoreError
from kg.store import KnowledgeStore
from tests.fakes.folds import FakeFolds, posting_document

FILE = "kg.sqlite"


def made(folder: Path, *names: str) -> Path:
    with KnowledgeStore.create(folder) as store:
        store.apply(put=[posting_document(name) for name in names], folds=FakeFolds())
    return folder


def test_a_missing_knowledge_base_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"does not exist: make one with `kg build"):
        KnowledgeStore.open(tmp_path / "nothing")
    with pytest.raises(NotFoundError, match="holds no knowledge base"):
        KnowledgeStore.open(tmp_path)


def test_a_folder_with_other_files_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match="holds other files"):
        KnowledgeStore.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_creating_where_there_is_one_opens_it(tmp_path: Path) -> None:
    made(tmp_path / "kb", "a")
    with KnowledgeStore.create(tmp_path / "kb") as store:
        assert (store.generation, store.counts().documents) == (1, 1)


def test_an_interrupted_creation_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "kg.new").write_bytes(b"half")
    with KnowledgeStore.create(tmp_path) as store:
        assert store.generation == 0


def test_another_format_version_is_refused_with_both_named(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"has format version 99, this kg reads version 3: .* in another folder"):
        KnowledgeStore.open(folder)


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StoreError, match="no knowledge base of kg"):
        KnowledgeStore.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a database, only some text that is long enough to look like a file"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError, match="no knowledge base"):
        KnowledgeStore.open(tmp_path)


def test_a_file_cut_in_the_middle_is_noticed(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", *(f"d{i}" for i in range(50)))
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(data[: len(data) // 2])

    def read_all() -> object:
        with KnowledgeStore.open(folder) as store:
            return store.check() or list(store.edges())

    with pytest.raises(StoreError, match="damaged"):
        read_all()


def test_a_reader_does_not_write(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    with KnowledgeStore.open(folder) as store, pytest.raises(StoreError, match="open for reading only"):
        store.apply(remove=["document:a"], folds=FakeFolds())


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    with KnowledgeStore.create(tmp_path / "kb") as store:
        pass
    with pytest.raises(StoreError, match="has been closed"):
        store.counts()


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    with KnowledgeStore.create(folder) as first, KnowledgeStore.create(folder, timeout=0.1) as second:
        with (
            first.transaction(),
            pytest.raises(StoreError, match=r"being written by another process \(waited 0.1 s\)"),
        ):
            second.apply(remove=["document:a"], folds=FakeFolds())
        assert second.apply(remove=["document:a"], folds=FakeFolds()).removed == ("document:a",)


def test_a_second_writer_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    started = threading.Event()

    def write() -> None:
        with KnowledgeStore.create(folder) as second:
            started.set()
            second.apply(put=[posting_document("c")], folds=FakeFolds())

    thread = threading.Thread(target=write)
    with KnowledgeStore.create(folder) as first, first.transaction():
        thread.start()
        started.wait(5)
        first.apply(put=[posting_document("b")], folds=FakeFolds())
    thread.join()
    with KnowledgeStore.open(folder) as store:
        assert store.document_ids() == {"document:a", "document:b", "document:c"}
        assert store.generation == 3


def test_a_session_sees_one_generation_while_another_process_writes(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    with KnowledgeStore.open(folder) as reader:
        with reader.session():
            assert reader.generation == 1
            made(folder, "b")
            assert (reader.generation, reader.counts().documents) == (1, 1)
        assert (reader.generation, reader.counts().documents) == (2, 2)


def test_many_threads_may_read(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a", "b")
    found: list[int] = []
    with KnowledgeStore.open(folder) as store:
        threads = [threading.Thread(target=lambda: found.append(len(list(store.nodes())))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [5] * 8


def test_a_process_killed_while_writing_leaves_the_former_state(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    code = (
        "import os, sys\n"
        "from kg.store import KnowledgeStore\n"
        "from tests.fakes.folds import FakeFolds, posting_document\n"
        "store = KnowledgeStore.create(sys.argv[1])\n"
        "with store.transaction():\n"
        "    store.apply(put=[posting_document(f'd{i}') for i in range(200)], folds=FakeFolds())\n"
        "    os._exit(9)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(folder)], cwd=root, check=False)
    assert done.returncode == 9
    with KnowledgeStore.create(folder) as store:
        assert (store.generation, store.document_ids(), store.check()) == (1, {"document:a"}, [])


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    with KnowledgeStore.create(folder) as store:
        before = store.dump()
        store._database.execute("PRAGMA max_page_count = 60")
        with pytest.raises(StoreError, match="does not fit on the disk"):
            store.apply(put=[posting_document(f"d{i}", body="x" * 9000) for i in range(100)], folds=FakeFolds())
        assert (store.dump(), store.generation) == (before, 1)
        store._database.execute("PRAGMA max_page_count = 100000")
        assert store.apply(put=[posting_document("b")], folds=FakeFolds()).added == ("document:b",)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_can_be_read_and_not_written(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    folder.chmod(0o500)
    (folder / FILE).chmod(0o400)
    try:
        with KnowledgeStore.open(folder) as store:
            assert store.counts().documents == 1
        with pytest.raises(StoreError, match="cannot be opened or written"):
            KnowledgeStore.create(folder)
    finally:
        folder.chmod(0o700)


def test_nothing_of_a_removed_document_stays_in_the_file(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a")
    with KnowledgeStore.create(folder) as store:
        secret = posting_document("secret", title="Zyxwvut Qponmlk", skills=["Gfedcba"], body="Hgfedcb")
        store.apply(put=[secret], folds=FakeFolds())
        store.apply(remove=["document:secret"], folds=FakeFolds())
        store.vacuum()
        stored = b"".join(path.read_bytes() for path in folder.iterdir()).lower()
    assert b"data scientist" in stored
    assert [word for word in (b"zyxwvut", b"gfedcba", b"hgfedcb", b"secret") if word in stored] == []


def test_vacuum_says_when_a_reader_keeps_the_log(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a", "b")
    with KnowledgeStore.open(folder) as reader, KnowledgeStore.create(folder, timeout=0.1) as store:
        with reader.session():
            assert reader.generation == 1
            store.apply(remove=["document:a"], folds=FakeFolds())
            with pytest.raises(StoreError, match="being read by another process"):
                store.vacuum()
        store.vacuum()
        assert store.check() == []


def test_a_lone_surrogate_is_an_error_that_says_so(tmp_path: Path) -> None:
    with KnowledgeStore.create(tmp_path / "kb") as store:
        with pytest.raises(StoreError, match="is no character"):
            store.apply(put=[posting_document("a", body="\ud800")], folds=FakeFolds())
        assert store.generation == 0


def test_settings_are_kept_and_own_ones_protected(tmp_path: Path) -> None:
    with KnowledgeStore.create(tmp_path / "kb") as store:
        store.set_meta("options", {"seed": 3, "taxonomy": ["x"]})
        with pytest.raises(StoreError, match="'generation' is kept by the store itself"):
            store.set_meta("generation", 7)
    with KnowledgeStore.open(tmp_path / "kb") as store:
        assert (store.meta("options"), store.meta("nothing"), store.generation) == (
            {"seed": 3, "taxonomy": ["x"]},
            None,
            0,
        )


@pytest.mark.parametrize("of_an_older_kg", [False, True])
def test_places_are_found_in_files_without_the_index_too(tmp_path: Path, of_an_older_kg: bool) -> None:
    folder = made(tmp_path / "kb", "a", "b")
    with closing(sqlite3.connect(folder / "kg.sqlite")) as file, file:
        file.execute("INSERT INTO edges VALUES ('posting:a', 'located_in', 'location:lu', 1.0, '{}', '[]')")
        if of_an_older_kg:
            file.execute("DROP INDEX edges_places")
    with KnowledgeStore.open(folder) as store:
        assert store.places_of_each(["posting:a", "posting:b"]) == [("posting:a", "location:lu")]
    KnowledgeStore.open(folder, readonly=False).close()
    with closing(sqlite3.connect(folder / "kg.sqlite")) as file:
        assert file.execute("SELECT count(*) FROM sqlite_master WHERE name = 'edges_places'").fetchone() == (1,)


def test_titles_are_found_in_files_without_the_index_too(tmp_path: Path) -> None:
    folder = made(tmp_path / "kb", "a", "b")
    with KnowledgeStore.open(folder) as store:
        title = store.nodes_of(["posting:a"])["posting:a"].name
        with_index = store.titled(title)
    with closing(sqlite3.connect(folder / "kg.sqlite")) as file, file:
        file.execute("DROP INDEX nodes_titled")
    with KnowledgeStore.open(folder) as store:
        assert store.titled(title) == with_index != []
