"""What became one, why, and what a user says of it, on the command line and through add, remove and rebuild."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.base import KnowledgeBase
from kg.cli import main
from kg.pipeline import BuildOptions

ADVERT = """Data Scientist

{employer}
Berlin, Germany

You design experiments that measure how customers discover hats, and build models that forecast demand in every store.
You explain results to buyers, planners, directors, and own the pipeline that turns readings into features of {skill}.
You will mentor two analysts and review their notebooks every week, and publish what you learn about seasonal headwear.
"""
NURSE = """Nurse

Orbelle
Paris, France

You care for people of all ages, dress wounds, comfort families and speak with doctors about medicine every morning.
You write reports for the night shift and teach students how to lift patients out of beds.
"""
RULES = "# ours\nsame\torganization\tGlobex\tUmbrella Works\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sources = tmp_path / "in"
    sources.mkdir()
    for name, employer, skill in (("a", "Globex Inc.", "Golang"), ("b", "Umbrella Works", "Go"), ("c", "Globex", "Go")):
        (sources / f"{name}.txt").write_text(ADVERT.format(employer=employer, skill=skill), encoding="utf-8")
    (tmp_path / "rules.tsv").write_text(RULES, encoding="utf-8")
    return sources


def _merges(kb: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["merges", "--kb", str(kb), "--json", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _dump(kb: Path) -> bytes:
    with KnowledgeBase.open(kb) as base:
        return base.store.dump()


def _employers(kb: Path) -> list[str]:
    with KnowledgeBase.open(kb) as base:
        return [node.id for node in base.store.nodes() if node.node_type == "organization"]


def _options(folder: Path) -> BuildOptions:
    return BuildOptions(train=False, merges=pipeline.merge_lines(folder.parent / "rules.tsv"))


def test_names_records_and_rules_are_listed_with_their_reasons(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.build([str(folder)], tmp_path / "kb", options=_options(folder))
    found = _merges(tmp_path / "kb", capsys)
    nodes = {node["id"]: {form["form"]: form["reason"] for form in node["forms"]} for node in found["nodes"]}
    assert nodes["organization:globex"] == {
        "Globex": "name",
        "Umbrella Works": "a rule of the user",
    }
    assert nodes["skill:go"]["Golang"] == "vocabulary alias"
    assert nodes["location:de-berlin"]["Berlin, Germany"] == "gazetteer"
    assert len(found["near_duplicates"]) == 3
    assert {pair["scores"]["title equal"] for pair in found["near_duplicates"]} == {1.0}
    assert found["rules"] == [{"rule": "same", "type": "organization", "a": "Globex", "b": "Umbrella Works"}]
    only = _merges(tmp_path / "kb", capsys, "--type", "skill")
    assert ({node["type"] for node in only["nodes"]}, only["near_duplicates"], only["rules"]) == ({"skill"}, [], [])


def test_the_same_for_people(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(folder), "--kb", str(tmp_path / "kb"), "--no-train", "--merges", str(tmp_path / "rules.tsv")])
    assert main(["merges", "--kb", str(tmp_path / "kb"), "--type", "organization"]) == 0
    out = capsys.readouterr().out
    assert "    Umbrella Works  (a rule of the user; 1 document)" in out
    assert "rule: same organization 'Globex' and 'Umbrella Works'" in out


def test_records_that_are_alike_are_told_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kb = tmp_path / "kb"
    pipeline.build([str(folder)], kb, options=_options(folder))
    postings = {end for pair in _merges(kb, capsys)["near_duplicates"] for end in (pair["a"], pair["b"])}
    assert main(["merges", "--kb", str(kb), "--type", "posting"]) == 0
    first, *records, last = capsys.readouterr().out.splitlines()
    assert first.startswith("3 alike, by 3 pairs of ")
    assert records == [f"    {posting}  Data Scientist" for posting in sorted(postings)]
    assert last == "0 nodes with several names, 3 pairs of near-duplicates in 1 group, 0 rules"


def test_rules_are_kept_by_add_remove_and_rebuild(folder: Path, tmp_path: Path) -> None:
    files = [str(folder / f"{name}.txt") for name in "abc"]
    options = _options(folder)
    whole, grown, shrunk = (tmp_path / name for name in ("whole", "grown", "shrunk"))
    pipeline.build(files, whole, options=options)
    assert _employers(whole) == ["organization:globex"]
    pipeline.build(files[:1], grown, options=options)
    pipeline.add(files[:0:-1], grown)
    assert _dump(grown) == _dump(whole)
    pipeline.build([*files, files[0]], grown, options=BuildOptions(train=False))
    assert _dump(grown) == _dump(whole)
    pipeline.build(files[:2], shrunk, options=options)
    pipeline.remove(pipeline.add([files[2]], shrunk).changes.added, shrunk)
    pipeline.build(files[:2], tmp_path / "two", options=options)
    assert _dump(shrunk) == _dump(tmp_path / "two")


def test_other_rules_read_everything_again_and_an_empty_file_ends_them(folder: Path, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    pipeline.build([str(folder)], kb, options=_options(folder))
    pipeline.build([str(folder)], kb, options=BuildOptions(train=False, merges=()))
    assert _employers(kb) == ["organization:globex", "organization:umbrella-works"]


def test_near_duplicates_are_forced_and_forbidden(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kb = tmp_path / "kb"
    (folder / "d.txt").write_text(NURSE, encoding="utf-8")
    pipeline.build([str(folder)], kb, options=BuildOptions(train=False))
    with KnowledgeBase.open(kb) as base:
        posting = {node.evidence[0].document_id: node.id for node in base.store.nodes() if node.node_type == "posting"}
        documents = {Path(d.source).stem: posting[d.id] for d in base.store.documents()}
    a, c, d = (documents[name] for name in "acd")
    assert [{pair["a"], pair["b"]} for pair in _merges(kb, capsys)["near_duplicates"]] == [{a, c}]
    (tmp_path / "rules.tsv").write_text(f"different\tposting\t{a}\t{c}\nsame\tposting\t{c}\t{d}\n", encoding="utf-8")
    pipeline.build([str(folder)], kb, options=_options(folder))
    found = _merges(kb, capsys)["near_duplicates"]
    pairs = {frozenset((pair["a"], pair["b"])): pair["reason"] for pair in found}
    assert frozenset((a, c)) not in pairs
    assert pairs[frozenset((c, d))] == "a rule of the user"


def test_a_wrong_file_is_one_line_and_builds_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("same\tskill\tGo\n", encoding="utf-8")
    assert main(["build", str(folder), "--kb", str(tmp_path / "kb"), "--merges", str(wrong)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "wrong.tsv:1: 3 columns instead of 4; write same<TAB>organization" in err
    assert not (tmp_path / "kb").exists()
