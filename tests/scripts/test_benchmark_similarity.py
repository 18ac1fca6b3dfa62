from __future__ import annotations

import io
from typing import Any

import pytest
from benchmark_similarity import each


def _measured(name: str) -> dict[str, Any]:
    if name == "broken":
        raise KeyError("no such column")
    return {
        "figure": "MAP",
        "queries": 3,
        "texts": 9,
        "mean": {"BM25": 0.5},
        "beyond_encoder_alone": {},
        "diversity": [],
    }


def test_each_set_is_told_and_a_failing_one_ends_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told = io.StringIO()
    report = each(["first", "broken", "last"], _measured, told)
    assert list(report) == ["first", "last"]
    assert [line.split() for line in told.getvalue().splitlines() if "MAP" in line] == [
        ["first", "MAP", "3", "9", "0.500"],
        ["last", "MAP", "3", "9", "0.500"],
    ]
    assert "broken failed:" in capsys.readouterr().err
