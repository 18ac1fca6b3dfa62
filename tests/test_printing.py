"""What is told of a long stage where nobody looks on."""

from __future__ import annotations

import pytest

from kg.printing import stage_bar


def test_a_stage_is_one_line_in_a_file_of_messages(capsys: pytest.CaptureFixture[str]) -> None:
    with stage_bar("teacher") as update:
        for step in range(1, 1_001):
            update(step, 2_000)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("teacher               : 1,000 in ")


def test_a_stage_that_did_nothing_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with stage_bar("index"):
        pass
    assert capsys.readouterr().err == ""
