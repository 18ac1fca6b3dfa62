"""What a command does not need is not imported, so that nobody waits for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ADVERT = "Data Analyst\n\nWe are looking for a data analyst in Riga.\n\nRequirements:\n- SQL\n- Python\n"


def imported(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    program = (
        "import sys\nfrom kg.cli import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n    print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_needs_neither_numbers_nor_a_store(option: str) -> None:
    assert not {"numpy", "kg.store", "kg.pipeline"} & imported(option)


def test_a_posting_needs_no_readers_of_articles_and_no_training(tmp_path: Path) -> None:
    (tmp_path / "advert.txt").write_text(ADVERT)
    modules = imported("extract", str(tmp_path / "advert.txt"))
    assert "kg.extract.postings.fields" in modules
    assert not {"kg.extract.articles.component", "kg.learning.training", "kg.search", "spacy.cli.info"} & modules
