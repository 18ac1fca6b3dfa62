"""What several folders of tests need: where things are, and one knowledge base built from the seeds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine may halt any example for a moment; slowness is measured by benchmarks.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The corpus that belongs to the project."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents, if they are there."""
    folder = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"the real documents are not in {folder}; set KG_SHARED to where they are")
    return folder


@pytest.fixture(scope="session")
def seeds_kb(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of the seeds; tests only read it."""
    from kg import pipeline

    directory = tmp_path_factory.mktemp("seeds") / "kb"
    pipeline.build([str(seeds)], directory)
    return directory
