"""The report on a knowledge base, from nodes and edges to its tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from kg.learning import quality
from kg.learning.lesson import ChosenEncoder
from kg.ports import Progress
from kg.schema import Edge, Node, NodeType, Relation
from tests.fakes.encoder import FakeEncoder

POSTINGS, SKILLS = 72, 12
WORDS = tuple(f"word{n}" for n in range(SKILLS))


@contextmanager
def _silent(_name: str) -> Iterator[Progress]:
    yield lambda _done, _total: None


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """Each posting asks for three neighbouring skills; its text says so in their words, and no other does."""
    rng = np.random.default_rng(0)
    nodes = [Node(f"posting:{n:02}", NodeType.POSTING, f"job {n}") for n in range(POSTINGS)]
    nodes += [Node(f"skill:{n:02}", NodeType.SKILL, WORDS[n]) for n in range(SKILLS)]
    wanted = [[(n + step) % SKILLS for step in range(3)] for n in range(POSTINGS)]
    edges = [
        Edge(f"posting:{n:02}", Relation.REQUIRES, f"skill:{skill:02}")
        for n, some in enumerate(wanted)
        for skill in some
    ]
    texts = [" ".join(rng.permutation([WORDS[skill] for skill in some]).tolist()) for some in wanted] + list(WORDS)
    chosen = ChosenEncoder(FakeEncoder(words=WORDS))
    return dict(quality.evaluate(nodes, edges, texts, chosen, seeds=[0], show=_silent))


def _row(report: dict[str, Any], kind: str, system: str) -> dict[str, Any]:
    return next(r for r in report["tables"][kind] if r["system"] == system and r["postings"] == "isolated")


def test_every_system_answers_for_postings_without_edges(report: dict[str, Any]) -> None:
    systems = {row["system"] for row in report["tables"]["text"] if row["postings"] == "isolated"}
    assert {"text and student (ours)", "text and GLNN", "text and plain MLP", "tf-idf", "text encoder"} <= systems
    for row in report["tables"]["text"]:
        assert 0.0 <= row["ndcg_at_10"] <= 1.0


def test_who_knows_the_edges_is_right_and_who_knows_nothing_is_not(report: dict[str, Any]) -> None:
    assert _row(report, "text", "item-to-item, edges known")["ndcg_at_10"] == pytest.approx(1.0)
    assert _row(report, "text", "item-to-item")["mrr"] < 0.5
    assert _row(report, "text", quality.OURS)["ndcg_at_10"] > 0.7


def test_texts_without_the_names_say_less(report: dict[str, Any]) -> None:
    assert _row(report, "masked", "text encoder")["mrr"] < _row(report, "text", "text encoder")["mrr"]


def test_how_far_ahead_is_what_the_tables_say(report: dict[str, Any]) -> None:
    ours, text = (_row(report, "text", name) for name in (quality.OURS, "text encoder"))
    assert text["mrr_ahead"] == pytest.approx(ours["mrr"] - text["mrr"], abs=2e-4)
    assert ours["mrr_ahead"] == 0.0
