"""One small knowledge base of the seeds for all tests of the web, and clients of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra `web` is not installed")

from starlette.testclient import TestClient

from kg import pipeline
from kg.web import create_app
from kg.web.settings import WebLimits, WebSettings

_SEEDS = Path(__file__).parents[2] / "seeds"
#: Postings of five employers and what two articles say: enough for every page, built in seconds.
_FEW = [*sorted((_SEEDS / "jobs").glob("[hqmt]*")), *sorted((_SEEDS / "research").glob("*-at-[ir]*"))]
TOKEN = "a-token-of-some-length"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained knowledge base; tests that change it take a copy."""
    directory = tmp_path_factory.mktemp("web") / "kb"
    pipeline.build([str(path) for path in _FEW], directory)
    return directory


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    """A client of a server that only reads."""
    with TestClient(create_app(built), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def own_copy(built: Path, tmp_path: Path) -> Path:
    """A knowledge base that the test may change."""
    return Path(shutil.copytree(built, tmp_path / "kb"))


@pytest.fixture
def writer(own_copy: Path) -> Iterator[TestClient]:
    """A client of a server that writes for whoever has `TOKEN`."""
    settings = WebSettings(token=TOKEN, limits=WebLimits(check_seconds=0.0))
    with TestClient(create_app(own_copy, settings), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def posting(client: TestClient) -> str:
    """A posting that has a near-duplicate."""
    found = client.get("/api/search", params={"q": "Low-Resource Voices Bengaluru", "type": "posting"}).json()
    return str(found["results"][0]["id"])
