"""What lies at the top of the repository is what belongs there: nothing that was left over comes in unnoticed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_BELONGS = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md",
    "data", "kg", "pyproject.toml", "scripts", "seeds", "tests",
}  # fmt: skip


def test_nothing_else_lies_at_the_top() -> None:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git repository")
    assert {name.partition("/")[0] for name in listed.stdout.split("\0") if name} == _BELONGS
