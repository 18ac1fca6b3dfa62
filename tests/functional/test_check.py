"""`kg check`: changes by hand are noticed, and what can be made anew is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.pipeline import BuildOptions
from kg.store import KnowledgeStore, Part

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kb = tmp_path_factory.mktemp("check") / "kb"
    pipeline.build([str(ROOT / "seeds" / "records" / "larkspan-openings.csv")], kb, options=BuildOptions(train=False))
    return kb


@pytest.fixture
def kb(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "kb")
    return tmp_path / "kb"


def _by_hand(kb: Path, *statements: str) -> None:
    connection = sqlite3.connect(kb / "kg.sqlite")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.commit()
    connection.close()


def _state(kb: Path) -> tuple[bytes, bytes]:
    with KnowledgeStore.open(kb) as store:
        stored = store.read_vectors()
        assert stored is not None
        return store.dump(), stored.matrix.tobytes()


def _vector_file(kb: Path) -> Path:
    return next((kb / "vectors").glob("*/vectors.npy"))


def test_nothing_is_wrong_with_what_nobody_touched(kb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--kb", str(kb), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


def test_of_a_knowledge_base_without_documents_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    KnowledgeStore.create(tmp_path / "kb").close()
    assert main(["check", "--kb", str(tmp_path / "kb")]) == 0
    assert "it holds no documents" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "part", "said"),
    [
        ("UPDATE nodes SET name = 'Nobody' WHERE node_type = 'role'", Part.GRAPH, "nodes are not what their documents"),
        ("DELETE FROM edges WHERE relation = 'requires'", Part.GRAPH, "edges are missing"),
        (
            "INSERT INTO edges SELECT src, 'uses', dst, 1.0, properties, evidence FROM edges LIMIT 1",
            Part.GRAPH,
            "1 edges are stated by no document",
        ),
        ("UPDATE node_search SET body = 'rocket' WHERE body != ''", Part.FULL_TEXT, "are found by other words"),
        ("DELETE FROM node_names", Part.FULL_TEXT, "are found by other words"),
    ],
)
def test_a_graph_changed_by_hand_is_noticed_and_made_anew(kb: Path, statement: str, part: Part, said: str) -> None:
    before = _state(kb)
    _by_hand(kb, statement)
    found = pipeline.check(kb)
    assert any(item.part is part and said in item.what for item in found)
    assert pipeline.check(kb, repair=True) == []
    assert _state(kb) == before


def test_a_text_changed_by_hand_is_noticed_and_read_again(kb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _state(kb)
    _by_hand(kb, "UPDATE documents SET text = replace(text, 'a', 'o') WHERE key = 1")
    assert main(["check", "--kb", str(kb)]) == 1
    assert "documents: 'seeds/records/larkspan-openings.csv#" in capsys.readouterr().out
    assert pipeline.check(kb, repair=True) == []
    source = str(ROOT / "seeds" / "records" / "larkspan-openings.csv")
    assert len(pipeline.build([source], kb, options=BuildOptions(train=False)).changes.updated) == 1
    assert _state(kb) == before


@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_damaged_vectors_are_noticed_and_made_anew(kb: Path, damage: str) -> None:
    before = _state(kb)
    path, content = _vector_file(kb), _vector_file(kb).read_bytes()
    if damage == "gone":
        shutil.rmtree(path.parent)
    else:
        path.write_bytes(content[:-8] if damage == "cut" else content[:-1] + bytes([content[-1] ^ 1]))
    problems = pipeline.check(kb)
    assert [item.part for item in problems] == [Part.MODEL]
    assert not any("Errno" in item.what for item in problems)
    assert pipeline.check(kb, repair=True) == []
    assert _state(kb) == before


def test_missing_vectors_are_embedded(kb: Path, tmp_path: Path) -> None:
    text = "Night Nurse\n\nOrbelle Clinics\nTurin, Italy\n\nYou look after patients in two shifts.\n"
    (tmp_path / "nurse.txt").write_text(text, encoding="utf-8")
    pipeline.add([str(tmp_path / "nurse.txt")], kb)
    before = _state(kb)
    _by_hand(kb, "DELETE FROM vector_changes")
    assert [item.part for item in pipeline.check(kb)] == [Part.VECTORS]
    assert pipeline.check(kb, repair=True) == []
    assert _state(kb) == before


def test_a_cut_file_is_one_clear_line(kb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kb / "kg.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert main(["check", "--kb", str(kb), "--repair"]) == 1
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert "restore it from a copy or build it again" in captured.out + captured.err
