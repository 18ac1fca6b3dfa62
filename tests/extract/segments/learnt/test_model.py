from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from kg.config import data_dir
from kg.errors import ModelError
from kg.extract.lexicon.spans import lines_of
from kg.extract.segments.learnt.context import context, heights, shifted
from kg.extract.segments.learnt.features import VERDICTS
from kg.extract.segments.learnt.kinds import KINDS, cells_of
from kg.extract.segments.learnt.model import WEIGHTS, load_line_model, shipped_line_model
from kg.resolve import load_gazetteer
from kg.shipped import MANIFEST

LIST = "Open positions\n\nOrchard Analyst\nRiga, Latvia\nFull-time\n\nAccount Manager\nJena, Germany\nPart-time\n"


def test_lines_of_a_list_are_told() -> None:
    cells = cells_of(lines_of(LIST))

    told = shipped_line_model().kinds(cells, load_gazetteer())

    assert told.shape == (7, len(KINDS))
    assert np.allclose(told.sum(1), 1, atol=1e-5)
    assert [KINDS[best].value for best in told.argmax(1)] == [
        "heading",
        *("title", "place", "terms"),
        *("title", "place", "terms"),
    ]


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    shutil.copytree(data_dir() / "lines", tmp_path, dirs_exist_ok=True)
    (tmp_path / WEIGHTS).write_bytes(b"pears")

    with pytest.raises(ModelError, match=r"train_lines\.py"):
        load_line_model(tmp_path)


def test_a_model_of_other_verdicts_is_refused(tmp_path: Path) -> None:
    shutil.copytree(data_dir() / "lines", tmp_path, dirs_exist_ok=True)
    manifest = tmp_path / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"role end"', '"pear end"'), encoding="utf-8")

    with pytest.raises(ModelError, match="other verdicts"):
        load_line_model(tmp_path)


def test_the_model_is_small() -> None:
    assert (data_dir() / "lines" / WEIGHTS).stat().st_size <= 80_000


def test_values_are_shifted_within_the_page() -> None:
    values = np.array([[1.0], [2.0], [3.0]], np.float32)

    assert shifted(values, 1)[:, 0].tolist() == [2.0, 3.0, 0.0]
    assert shifted(values, -2)[:, 0].tolist() == [0.0, 0.0, 1.0]
    assert shifted(values, 5)[:, 0].tolist() == [0.0, 0.0, 0.0]


def test_heights_count_lines_of_a_block() -> None:
    assert heights(cells_of(lines_of("a\nb | c\n\nd"))) == ([0, 1, 1, 0], [1, 0, 0, 0])


def test_what_stands_in_the_same_place_elsewhere_is_seen() -> None:
    cells = cells_of(lines_of(LIST))
    guesses = np.full((len(cells), len(KINDS)), 1 / len(KINDS), np.float32)

    seen = context(cells, np.zeros((len(cells), len(VERDICTS)), np.float32), guesses)

    assert seen.shape[0] == len(cells)
    assert np.isfinite(seen).all()
