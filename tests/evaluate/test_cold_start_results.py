from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.cold_start import ColdStartReport, MethodReport, Spread
from kg.evaluate.cold_start_splits import Protocol

_SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark_cold_start.py"
Keep = Callable[[ColdStartReport, Path], None]


@pytest.fixture(scope="module")
def keep() -> Keep:
    spec = importlib.util.spec_from_file_location("benchmark_cold_start", _SCRIPT)
    if spec is None or spec.loader is None:
        pytest.fail(f"no script at {_SCRIPT}")
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Keep = module.keep
    return found


def _report(seeds: int = 2, nodes: int = 9, **accuracy: float) -> ColdStartReport:
    lines = {
        name: MethodReport({"isolated": Spread(value, 1.0)}, Spread(value, 1.0), Spread(3.0, 0.0))
        for name, value in accuracy.items()
    }
    ratios = {"isolated": 0.9} if "mlp" in accuracy else {}
    return ColdStartReport("cora", Protocol.RANDOM, seeds, {"isolated": nodes}, lines, ratios)


def _kept(path: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["cora random"]
    return run


def test_a_method_that_ran_again_replaces_its_line_alone(tmp_path: Path, keep: Keep) -> None:
    path = tmp_path / "runs.json"
    keep(_report(mlp=60.0, ours=70.0), path)
    keep(_report(ours=75.0), path)
    assert {name: line["isolated"][0] for name, line in _kept(path)["methods"].items()} == {"mlp": 60.0, "ours": 75.0}
    assert _kept(path)["fcr"] == {"isolated": 0.9}


@pytest.mark.parametrize("changed", [{"seeds": 5}, {"nodes": 8}])
def test_lines_of_other_seeds_or_nodes_never_stand_side_by_side(
    tmp_path: Path, keep: Keep, changed: dict[str, int]
) -> None:
    path = tmp_path / "runs.json"
    keep(_report(mlp=60.0, ours=70.0), path)
    keep(_report(**changed, ours=75.0), path)
    assert list(_kept(path)["methods"]) == ["ours"]
