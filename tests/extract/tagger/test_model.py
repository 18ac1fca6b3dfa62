from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

from kg.config import data_dir
from kg.errors import ModelError
from kg.extract.tagger.finder import find_spans
from kg.extract.tagger.model import VOCABULARY, WEIGHTS, Manifest, SpanModel, load_span_model
from kg.shipped import MANIFEST

HEADS = ["skillspan_0", "skillspan_1", "scierc_0"]


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return load_span_model(data_dir() / "spans")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_dir() / "spans", tmp_path / "spans"))


def test_scores_are_log_probabilities_of_every_word(model: SpanModel) -> None:
    lines = [["Strong", "SQL"], [], ["Kubernetes"]]
    found = model.scores(lines)
    assert [scores["scierc_0"].shape for scores in found] == [(2, 25), (0, 25), (1, 25)]
    assert np.allclose(np.exp(found[0]["skillspan_1"]).sum(axis=1), 1, atol=1e-5)


def test_lines_that_are_far_apart_do_not_read_each_other(model: SpanModel) -> None:
    filler = [["word"] * 70] * 3
    alone = model.scores([["Java"]])[0]["skillspan_1"]
    after = model.scores([*filler, ["Java"]])[-1]["skillspan_1"]
    beside = model.scores([["We", "use"], ["Java"]])[-1]["skillspan_1"]
    assert not np.allclose(alone, beside, atol=1e-3)
    assert after.shape == alone.shape


def test_a_line_longer_than_the_network_reads_still_gets_scores(model: SpanModel) -> None:
    scores = model.scores([["antidisestablishmentarianism"] * 300])[0]["skillspan_0"]
    assert scores.shape[0] == 300
    assert np.isfinite(scores).all()


def test_tools_and_methods_nobody_listed_are_found(model: SpanModel) -> None:
    text = "Requirements\nStrong knowledge of Zabbrix and Kubernetes\nYou communicate with clients"
    names = {text[span.start : span.end] for span in find_spans(model, text, [(0, len(text))], HEADS[:2], commas=False)}
    assert "Zabbrix" in names


def test_confidence_lies_between_nothing_and_certainty(model: SpanModel) -> None:
    text = "Experience with Java, Python and Docker. We propose a parser for dependency parsing."
    found = find_spans(model, text, [(0, len(text))], HEADS, commas=True)
    assert found
    assert all(0 < span.confidence < 1 for span in found)


@pytest.mark.parametrize("name", [MANIFEST, WEIGHTS, VOCABULARY])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_span_model(copy)


def test_a_damaged_file_is_named(copy: Path) -> None:
    (copy / WEIGHTS).write_bytes(b"damaged")
    with pytest.raises(ModelError, match=WEIGHTS):
        load_span_model(copy)


def test_another_format_is_refused(copy: Path) -> None:
    manifest = msgspec.json.decode((copy / MANIFEST).read_bytes(), type=Manifest)
    (copy / MANIFEST).write_bytes(msgspec.json.encode(msgspec.structs.replace(manifest, format=99)))
    with pytest.raises(ModelError, match="99"):
        load_span_model(copy)
