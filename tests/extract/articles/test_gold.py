"""Measures the article of the development gold; the vocabulary and gazetteer are those we ship."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import GoldReport, score_gold
from kg.extract.pipeline import Extractor
from kg.resolve.places.gazetteer import load_gazetteer
from kg.resolve.vocabulary import load_vocabulary
from kg.schema import Document
from kg.views import extraction_view

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / ".." / "shared"))
RESEARCH = ("PRESENTED_AT", "AUTHOR_OF", "AFFILIATED_WITH", "WORKS_AT", "FORMERLY_AT", "FROM_TEAM", "INTRODUCES")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="needs the annotated documents of ../shared"),
]


@pytest.fixture(scope="module")
def report() -> GoldReport:
    gold = json.loads((SHARED / "gold" / "seeds_dev_gold.json").read_text(encoding="utf-8"))
    extractor = Extractor(load_vocabulary(), load_gazetteer())
    found: dict[str, Any] = {}
    for entry in gold["documents"]:
        text = (SHARED / "seeds" / entry["file"]).read_text(encoding="utf-8")
        document = Document(f"document:{entry['file']}", entry["file"], text, "text", "hash")
        found[entry["file"]] = extraction_view(document, extractor.extract(document))
    return score_gold(gold, found)


def test_research_edges_reach_the_target(report: GoldReport) -> None:
    assert report.edges(RESEARCH).f1 >= 0.92, report.errors


def test_no_edge_is_emitted_that_the_gold_forbids(report: GoldReport) -> None:
    research = ("paper:", "person:", "method:")
    assert [edge for edge in report.negative_edges if edge.startswith(research)] == []
