"""By which names documents are kept, found again and taken out."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from shutil import copytree, rmtree

import pytest

import kg
from kg import pipeline
from kg.cli import main
from kg.config import data_dir
from kg.errors import ModelError, NotFoundError
from kg.pipeline import BuildOptions
from kg.store import KnowledgeStore

PLAIN = BuildOptions(train=False)


def _write(*titles: str) -> list[str]:
    for title in titles:
        Path(f"{title}.txt").write_text(_posting(title), encoding="utf-8")
    return [f"{title}.txt" for title in titles]


def _posting(title: str) -> str:
    return f"{title}\n\nOrbelle Clinics\nTurin, Italy\n\nYou work at night with the {title.lower()}s of Turin.\n"


def test_every_text_from_standard_input_is_a_document_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, title in enumerate(("Night Nurse", "Porter", "Night Nurse")):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(_posting(title).encode())))
        report = pipeline.add(["-"], tmp_path) if number else pipeline.build(["-"], tmp_path, options=PLAIN)
    assert (report.counts["documents"], len(report.changes.unchanged)) == (2, 1)


def test_a_build_says_how_many_documents_of_other_sources_it_takes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = _write("Night Nurse", "Porter", "Cook", "Driver", "Gardener")
    records = "\n".join(["id,title", *(f"{number},Diver {number}" for number in range(9))])
    Path("divers.csv").write_text(records, encoding="utf-8")
    assert main(["build", *names, "divers.csv", "--kb", "kb", "--no-train"]) == 0
    Path("divers.csv").write_text(records[:20], encoding="utf-8")
    assert main(["build", *names, "divers.csv", "--kb", "kb", "--no-train"]) == 0
    assert "taken out" not in capsys.readouterr().err
    assert main(["build", names[0], "--kb", "kb", "--no-train", "--json"]) == 0
    assert "5 documents of other sources were taken out; `kg add` keeps them\n" in capsys.readouterr().err


def test_documents_are_removed_by_path_and_by_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = _write("Night Nurse", "Porter", "Cook", "Driver")
    Path("divers.csv").write_text("id,title\n1,Deep Diver\n2,Pearl Diver\n", encoding="utf-8")
    pipeline.build([*names, "divers.csv"], "kb", options=PLAIN)
    with KnowledgeStore.open("kb") as store:
        ids = {document.source: document.id for document in store.documents()}
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    kb = tmp_path / "kb"
    with pytest.raises(NotFoundError, match=r"no document 'Portr\.txt'.* The nearest sources are Porter\.txt"):
        pipeline.remove(["Cook.txt", "Portr.txt"], kb)
    for said, gone in (
        ("Cook.txt", ["Cook.txt"]),
        ("../Porter.txt", ["Porter.txt"]),
        (str(tmp_path / "Driver.txt"), ["Driver.txt"]),
        ("divers.csv#2", ["divers.csv#2"]),
        ("divers.csv", ["divers.csv#1"]),
    ):
        assert pipeline.remove([said], kb).changes.removed == tuple(ids[name] for name in gone)


def test_one_source_need_not_be_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its letters would be sources otherwise, and "/" the whole disk."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    _write("Cook")
    monkeypatch.chdir(tmp_path)
    for source in ("in/", Path("in")):
        with kg.build(source, "kb", train=False) as base:
            assert [document.source for document in base.store.documents()] == ["in/Cook.txt"]
    assert len(pipeline.add("in/", "kb").changes.unchanged) == 1


def test_a_knowledge_base_is_asked_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sources = _write("Cook")
    copytree(data_dir() / "encoder", "encoder")
    Path("esco").mkdir()
    Path("esco/occupations_en.csv").write_text("conceptUri,preferredLabel,altLabels\na/occupation/1,moss gatherer,\n")
    kg.build(sources, "kb", train=False, encoder="encoder", taxonomy="esco").close()
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    _write("Porter")
    assert pipeline.add(["Porter.txt"], "../kb").counts["documents"] == 2
    with kg.open("../kb") as base:
        assert base.similar(text="porter").results[0].name == "Porter"
    rmtree(tmp_path / "encoder")
    with kg.open("../kb") as base, pytest.raises(ModelError, match=r"There is no text encoder '.*/encoder'"):
        base.similar(text="porter")
