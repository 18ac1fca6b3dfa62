"""Files written, emptied, renamed, copied, added and removed in any order: the end is what a build of them gives."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kg import pipeline
from kg.base import KnowledgeBase
from kg.errors import InputError
from kg.pipeline import BuildOptions
from kg.store import KnowledgeStore

OPTIONS = BuildOptions(train=False)
NAMES = ("a.txt", "b.txt", "ä #1.txt", "list.jsonl", "paper.bib")
PAPER = "@article{a, title={Deep forklifts}, author={Doe, Jane}, year={2021}}\n"


class Disorder:
    """A folder of files and a knowledge base, and what may happen to them."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.folder = Path("files")
        self.folder.mkdir()
        (self.folder / "kept.txt").write_text(self._posting(), encoding="utf-8")
        pipeline.build(["files"], "kb", options=OPTIONS)

    def happen(self) -> None:
        """One of the things that may happen."""
        events: tuple[Callable[[], object], ...] = (
            self._write, self._write, self._copy, self._rename, self._delete, self._add, self._add_all, self._remove,
        )  # fmt: skip
        self.dice.choice(events)()

    def _posting(self) -> str:
        title = self.dice.choice(("Data Scientist", "Senior Data Scientist", "Truck Driver"))
        employer = self.dice.choice(("Larkspan Logistics", "Larkspan Logistics Ltd", "Orbelle Clinics"))
        return f"{title}\n\n{employer}\nTurin, Italy\n\nYou drive {self.dice.randint(1, 3)} forklifts with Python.\n"

    def _records(self) -> str:
        records = [{"id": self.dice.choice("123"), "title": "Night Nurse"} for _ in range(self.dice.randint(1, 3))]
        return "\n".join(map(json.dumps, records))

    def _name(self) -> Path:
        return self.folder / self.dice.choice(NAMES)

    def _file(self) -> Path:
        return self.dice.choice(sorted(self.folder.iterdir()))

    def _write(self) -> None:
        content = self.dice.choice((self._posting, self._posting, self._records, lambda: PAPER, str))()
        self._name().write_text(content, encoding="utf-8")

    def _copy(self) -> None:
        source, target = self._file(), self._name()
        if source != target:
            shutil.copyfile(source, target)

    def _rename(self) -> None:
        self._file().rename(self._name())

    def _delete(self) -> None:
        if len(list(self.folder.iterdir())) > 1:
            self._file().unlink()

    def _add(self) -> None:
        with suppress(InputError):  # empty, or no BibTeX
            pipeline.add([str(self._file())], "kb")

    def _add_all(self) -> None:
        with suppress(InputError):
            pipeline.add(["files"], "kb")

    def _remove(self) -> None:
        with KnowledgeStore.open("kb") as store:
            ids = sorted(store.document_ids())
        pipeline.remove(self.dice.sample(ids, min(len(ids), 2)), "kb")


@pytest.mark.parametrize("seed", range(4))
def test_the_end_is_what_a_build_gives(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    disorder = Disorder(seed)
    for _ in range(20):
        disorder.happen()
    (disorder.folder / "last.txt").write_text("Baker\n\nOrbelle Clinics\n\nYou bake bread for two clinics.\n")
    assert pipeline.check("kb") == []
    pipeline.build(["files"], "kb", options=OPTIONS)
    pipeline.build(["files"], "fresh", options=OPTIONS)
    assert pipeline.check("kb") == []
    with KnowledgeStore.open("kb") as store, KnowledgeStore.open("fresh") as fresh:
        assert (store.dump(), store.quarantine()) == (fresh.dump(), fresh.quarantine())


def test_without_documents_everything_still_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Baker\n\nOrbelle Clinics\n\nYou bake bread for two clinics.\n")
    added = pipeline.build(["a.txt"], "kb", options=OPTIONS).changes.added
    pipeline.remove([*added, *added], "kb")
    assert pipeline.check("kb") == []
    with KnowledgeBase.open("kb") as base:
        assert base.stats()["nodes_total"] == 0
        assert base.similar(text="baker").results == ()
        assert base.to_networkx().number_of_nodes() == 0
        assert base.export("graph", "jsonl", "out") == "0 nodes and 0 edges"
    assert pipeline.add(["a.txt"], "kb").changes.added == added
    with KnowledgeBase.open("kb") as base:
        assert base.similar(text="baker").results[0].name == "Baker"


def test_a_file_that_cannot_be_read_any_more_keeps_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Baker\n\nOrbelle Clinics\n\nYou bake bread for two clinics.\n")
    pipeline.build(["a.txt"], "kb", options=OPTIONS)
    Path("a.txt").write_text("")
    with pytest.raises(InputError, match="empty file"):
        pipeline.add(["a.txt"], "kb")
    with KnowledgeStore.open("kb") as store:
        assert store.counts().documents == 1


def test_one_file_by_several_paths_is_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Baker\n\nOrbelle Clinics\n\nYou bake bread for two clinics.\n")
    pipeline.build(["in"], "kb", options=OPTIONS)
    for path in ("./in/a.txt", "in/../in/a.txt", "in//a.txt", str(tmp_path / "in" / "a.txt")):
        assert len(pipeline.add([path], "kb").changes.unchanged) == 1


def test_a_knowledge_base_among_its_documents_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Baker\n\nOrbelle Clinics\n\nYou bake bread for two clinics.\n")
    for _ in range(2):
        pipeline.build(["in"], "in/kb", options=OPTIONS)
    with KnowledgeStore.open("in/kb") as store:
        assert [document.source for document in store.documents()] == ["in/a.txt"]
        assert store.quarantine() == []
