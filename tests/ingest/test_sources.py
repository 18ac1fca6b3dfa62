"""Files, folders, globs and standard input."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.ingest import file_of, read_sources
from kg.names import hashed_id
from kg.schema import Document, Quarantined


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text("second\n")
    (tmp_path / "in" / "a.txt").write_text("first\n")
    (tmp_path / "in" / "deep" / "c.csv").write_text("title\nDiver\n")
    (tmp_path / "in" / "README.md").write_text("about\n")
    (tmp_path / "in" / "LICENSE").write_text("law\n")
    (tmp_path / "in" / ".hidden").write_text("no\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "in"


def names(*sources: str) -> list[str]:
    return [item.source for item in read_sources(sources)]


def reason(*sources: str) -> str:
    (found,) = read_sources(sources)
    assert isinstance(found, Quarantined)
    return found.reason


def test_folder_is_walked_in_order() -> None:
    found = names("in")
    assert [name.split("#")[0] for name in found] == ["in/a.txt", "in/b.txt", "in/deep/c.csv"]


def test_globs_and_repeats(folder: Path) -> None:
    assert names("in/*.txt", "in/a.txt", str(folder / "b.txt")) == ["in/a.txt", "in/b.txt"]
    assert names("in/**/*.csv")[0].startswith("in/deep/c.csv#")


def test_a_file_named_outright_is_read_whatever_its_name() -> None:
    assert names("in/README.md") == ["in/README.md"]


def test_identity(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inside,) = read_sources(["in/a.txt"])
    assert isinstance(inside, Document)
    assert inside.id == hashed_id("document", "in/a.txt")
    assert inside.origin == (folder / "a.txt").as_posix()
    monkeypatch.chdir(folder / "deep")
    assert names("../a.txt") == [(folder / "a.txt").as_posix()]


def test_standard_input() -> None:
    (found,) = read_sources(["-"], stdin=io.BytesIO(b"Tide tables\n"))
    assert isinstance(found, Document)
    assert (found.source, found.text, found.origin) == ("stdin:e34d07667b3d", "Tide tables\n", None)
    assert list(read_sources(["-"], stdin=io.BytesIO(b"Tide tables\n"))) == [found]
    (records,) = read_sources(["-"], stdin=io.BytesIO(b"id,title\n4,Diver\n"))
    assert isinstance(records, Document)
    assert records.source.startswith("stdin:")
    assert records.source.endswith("#4")
    assert records.source.partition("#")[0] != found.source
    assert file_of(found) is file_of(records) is None


@pytest.mark.parametrize("source", ["nowhere.txt", "no/*.csv", "-", "bad\0name"])
def test_sources_that_lead_nowhere_have_a_reason(source: str) -> None:
    assert reason(source)


def test_links_that_lead_back_are_left_out(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    found = list(read_sources(["in"]))
    assert [item.source for item in found if isinstance(item, Quarantined)] == ["in/deep/up"]
    assert sum(isinstance(item, Document) for item in found) == 3


def test_dead_links_and_rings(folder: Path) -> None:
    (folder / "dead").symlink_to(folder / "gone")
    (folder / "ring").symlink_to(folder / "ring")
    bad = [item for item in read_sources(["in"]) if isinstance(item, Quarantined)]
    assert [item.source for item in bad] == ["in/dead", "in/ring"]


def test_pipes_and_devices_are_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert "a pipe" in reason("in/pipe")
    assert "a device" in reason("/dev/null")


def test_empty_folder(folder: Path) -> None:
    (folder / "bare").mkdir()
    assert "empty folder" in reason("in/bare")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    assert "permission denied" in reason("in/a.txt")


def test_a_file_that_disappears_is_named(folder: Path) -> None:
    found = read_sources(["in"])
    first = next(found)
    (folder / "b.txt").unlink()
    second = next(found)
    assert isinstance(first, Document)
    assert isinstance(second, Quarantined)
    assert second.source == "in/b.txt"


def test_records_are_yielded_as_they_are_read(folder: Path) -> None:
    path = folder / "many.jsonl"
    path.write_text('{"title": "Diver"}\n' * 200_000)
    found = read_sources([str(path)])
    assert next(found).source == "in/many.jsonl#" + next(found).source.split("#")[1].removesuffix("~2")
    found.close()  # type: ignore[attr-defined]


def test_a_knowledge_base_among_the_documents_is_no_document(folder: Path) -> None:
    (folder / "kb" / "vectors").mkdir(parents=True)
    (folder / "kb" / "kg.sqlite").write_bytes(b"")
    (folder / "kb" / "vectors" / "ids.txt").write_text("posting:1\n")
    assert not any(name.startswith("in/kb") for name in names("in"))
    assert "a knowledge base" in reason("in/kb")


def test_a_name_that_is_no_text_is_written_with_escapes(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.txt")).write_text("third\n")
    (found,) = [item for item in read_sources(["in"]) if "xff" in item.source]
    assert isinstance(found, Document)
    assert found.source == r"in/\xff.txt"
    assert found.origin == (folder.as_posix() + r"/\xff.txt")
