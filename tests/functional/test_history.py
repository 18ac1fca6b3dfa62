"""`--as-of`, when a posting was seen, and what is left of it when a person is forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.base import KnowledgeBase
from kg.cli import main
from kg.pipeline import BuildOptions

POSTING = "Forklift Driver\n\nLarkspan Logistics\nBettembourg, Luxembourg\n\nYou drive a forklift in {} shifts.\n"
TALK = "An evening with Ottilie Quarnstrom\n\nOttilie Quarnstrom of Larkspan Logistics spoke about forklifts.\n"


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(POSTING.format("two"), encoding="utf-8")
    pipeline.build([str(tmp_path / "a.txt")], tmp_path / "kb", options=BuildOptions(train=False))
    return tmp_path / "kb"


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _posting(kb: Path) -> str:
    with KnowledgeBase.open(kb) as base:
        return next(node.id for node in base.store.nodes() if node.node_type == "posting")


def test_stats_of_a_past_generation(kb: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _json(capsys, "stats", "--kb", str(kb))
    (tmp_path / "b.txt").write_text(POSTING.format("three").replace("Forklift", "Crane"), encoding="utf-8")
    pipeline.add([str(tmp_path / "b.txt")], kb)
    past = _json(capsys, "stats", "--kb", str(kb), "--as-of", str(before["generation"]))
    assert (past["documents"], past["nodes"], past["edges"]) == (1, before["nodes"], before["edges"])
    assert _json(capsys, "stats", "--kb", str(kb))["documents"] == 2
    assert main(["stats", "--kb", str(kb), "--as-of", past["time"][:10]]) == 0
    assert "as of generation" in capsys.readouterr().out


def test_what_cannot_be_told_of_is_one_line(kb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--kb", str(kb), "--as-of", "yesterday"]) == 1
    assert "'yesterday' is neither a generation nor a date" in capsys.readouterr().err


def test_an_updated_posting_keeps_its_id_and_its_first_day(kb: Path, tmp_path: Path) -> None:
    posting = _posting(kb)
    with KnowledgeBase.open(kb) as base:
        before = base.show(posting)["seen"]
    (tmp_path / "a.txt").write_text(POSTING.format("three"), encoding="utf-8")
    pipeline.add([str(tmp_path / "a.txt")], kb)
    assert _posting(kb) == posting
    with KnowledgeBase.open(kb) as base:
        after = base.show(posting)["seen"]
    assert (after["first"], after["generation"]) == (before["first"], before["generation"])
    assert after["last"] >= before["last"]


def test_history_and_rules_name_nobody_who_was_forgotten(kb: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    rules = ("same\tperson\tOttilie Quarnstrom\tTilly Quarnstrom", "same\tskill\tForklifts\tFork lifts")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "talk.txt")]
    pipeline.build(files, kb, options=BuildOptions(train=False, merges=rules))
    pipeline.forget_person("Ottilie Quarnstrom", kb)
    for path in (path for path in kb.rglob("*") if path.is_file()):
        content = path.read_bytes().lower()
        assert b"quarnstr" not in content, path
    with KnowledgeBase.open(kb) as base:
        assert base.store.as_of(str(base.store.generation)).counts == base.store.counts()
        assert pipeline.remembered_options(base.store).merges == (rules[1],)
