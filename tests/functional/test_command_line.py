"""What a user types: exit statuses, one-line errors, JSON and nothing else."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import kg
from kg.cli import _read_file, main
from kg.errors import InputError

POSTING = "Forklift Driver\n\nLarkspan Logistics\nBettembourg, Luxembourg\n\nYou drive a forklift in two shifts.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "good.txt").write_text(POSTING, encoding="utf-8")
    return sources


def _build(folder: Path, kb: Path, *more: str) -> int:
    return main(["build", str(folder), "--kb", str(kb), "--no-train", *more])


def test_the_package_can_be_run_as_a_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == f"kg {kg.__version__}\n"


def _bad_inputs(folder: Path) -> dict[str, Path]:
    with zipfile.ZipFile(folder / "renamed.txt", "w") as archive:
        archive.writestr("a", "b")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "long.txt").write_bytes(b"snow " * 10_000_000)
    (folder / "broken.json").write_text('{"title": "Nurse", ', encoding="utf-8")
    (folder / "cut.csv.gz").write_bytes(gzip.compress(b"title,company\nNurse,Orbelle\n" * 50)[:-20])
    return {path.name: path for path in folder.iterdir() if path.name != "good.txt"}


def test_bad_inputs_are_listed_with_their_reason_and_the_rest_is_built(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = _bad_inputs(folder)
    assert _build(folder, tmp_path / "kb", "--json") == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert report["documents"]["added"] >= 1
    assert {Path(item["source"]).name for item in report["quarantined"]} == set(bad)
    for name in bad:
        assert name in err


def test_values_that_json_does_not_have_lose_only_themselves(folder: Path, tmp_path: Path) -> None:
    (folder / "nan.jsonl").write_text('{"title": "Nurse", "salary": NaN}\n', encoding="utf-8")
    assert _build(folder, tmp_path / "kb") == 0


def test_only_bad_inputs_are_an_error_and_leave_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert _build(tmp_path / "empty.txt", tmp_path / "kb") == 1
    err = capsys.readouterr().err
    assert "empty.txt" in err
    assert "Traceback" not in err
    assert not (tmp_path / "kb").exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["stats", "--kb", "nowhere"], "nowhere"),
        (["stats", "--kb", __file__], "test_command_line.py' is a file: name the folder of a knowledge base"),
        (["build", "no-such-file.txt", "--kb", "kb"], "no-such-file.txt"),
        (["similar", "--kb", "nowhere", "--text", "x"], "nowhere"),
        (["extract", "no-such-file.txt"], "no-such-file.txt"),
    ],
)
def test_errors_are_one_line_that_names_the_value(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("kg: ")
    assert expected in last


def test_wrong_usage_exits_with_two() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["similar", "--kb", "kb"])
    assert stopped.value.code == 2


def test_questions_with_impossible_values(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kb = str(tmp_path / "kb")
    _build(folder, tmp_path / "kb")
    capsys.readouterr()
    for arguments, named in (
        (["-k", "0", "--text", "x"], "k is 0"),
        (["--text", "  "], "empty"),
        (["--id", "posting:none"], "posting:none"),
        (["--text", "x", "--where", "contry=LU"], "country"),
        (["--text", "x", "--diversity", "2"], "diversity is 2"),
    ):
        assert main(["similar", "--kb", kb, *arguments]) == 1
        assert named in capsys.readouterr().err


def test_extract_prints_one_json_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]
    posting = document["postings"][0]
    assert posting["title"] == "Forklift Driver"
    assert posting["primary_location"] == {"city": "Bettembourg", "region": None, "country": "LU"}


def test_a_title_alone_is_a_posting_and_keeps_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "titles.csv").write_text("id,title\n17,night nurse\n18,truck driver\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "titles.csv"), "--kb", str(tmp_path / "kb"), "--no-train"]) == 0
    capsys.readouterr()
    assert main(["similar", "--kb", str(tmp_path / "kb"), "--text", "nurse", "-k", "1", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["results"][0]
    assert first["name"] == "night nurse"
    assert first["properties"]["source_id"] == "17"


@pytest.mark.parametrize("command", [["build", "--kb", "kb"], ["extract"]])
def test_a_taxonomy_that_is_not_there_is_named(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main([*command, "good.txt", "--taxonomy", "nowhere"]) == 1
    assert capsys.readouterr().err.startswith("kg: There is no taxonomy 'nowhere': name an existing folder or file")
    assert not (folder / "kb").exists()


def test_an_encoder_that_is_none_is_told_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main(["build", "good.txt", "--kb", "kb", "--encoder", "nowhere"]) == 1
    assert "There is no text encoder 'nowhere'" in capsys.readouterr().err
    assert not (folder / "kb").exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_a_file_to_compare_with_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "text.txt").write_bytes("Café in Köln sucht Bäcker für die Nacht".encode(encoding))
    assert _read_file(str(tmp_path / "text.txt")) == "Café in Köln sucht Bäcker für die Nacht"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image; only text is read"),
        (b"%PDF-1.4\n", "a file in PDF; give the text"),
        (bytes(range(256)) * 9, "binary data of an unknown kind"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "text.txt").write_bytes(content)
    with pytest.raises(InputError, match=f"text.txt' is no text: {why}"):
        _read_file(str(tmp_path / "text.txt"))
