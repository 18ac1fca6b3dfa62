"""Documents are read again when what they are read with has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import reading
from kg.config import data_dir
from kg.reading import Reader


@pytest.mark.parametrize("name", ["subjects", "lines", "employers"])
def test_a_newly_fitted_model_is_another_version(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_dir() / "vocabulary", tmp_path / "vocabulary")
    for folder in ("places", "employers", "lines", "subjects"):
        (tmp_path / folder).mkdir()
        shutil.copy(data_dir() / folder / "manifest.json", tmp_path / folder / "manifest.json")
    monkeypatch.setattr(reading, "data_dir", lambda: tmp_path)
    before = Reader().version
    assert Reader().version == before
    (tmp_path / name / "manifest.json").write_text("{}", encoding="utf-8")
    assert Reader().version != before
