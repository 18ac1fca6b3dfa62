"""The script that times one new node, and what it says of numpy and torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark_new_node.py"


def test_one_new_node_is_faster_by_the_student_and_numpy_equals_torch() -> None:
    command = [sys.executable, str(SCRIPT), "--nodes", "1500", "--edges", "30000", "--repeats", "3", "--json"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert found["nodes"] == 1500
    assert found["difference"] < 1e-5
    assert found["ratio"] > 5.0
