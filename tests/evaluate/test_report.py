from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.evaluate.model_card import model_card
from kg.evaluate.report import check_folder, markdown, write_files
from kg.evaluate.report_page import Chart, Section, Table, as_html, as_markdown


def _row(system: str, ndcg: float) -> dict[str, Any]:
    names = ("ndcg_at_10", "mrr", "hits_at_1", "hits_at_3", "hits_at_10", "hits_at_50")
    return {"system": system, "postings": "isolated", **dict.fromkeys(names, ndcg), **{f"{n}_std": 0.01 for n in names}}


@pytest.fixture
def report() -> dict[str, Any]:
    systems = {"text and teacher, edges known": 0.8, "text and student (ours)": 0.75, "text encoder": 0.6}
    rows = [{**_row(*each), "mrr_ahead": 0.123, "mrr_ahead_std": 0.004} for each in systems.items()]
    share = {"source": "has_role", "adds": 0.2, "part": 0.5, "error": 0.01}
    return {
        "held_out": {"isolated": 30},
        "seeds": [0, 1],
        "student_to_teacher": {"text": 0.9375, "masked": 0.9375},
        "tables": {"text": rows, "masked": rows},
        "mrr_by_type": [{"system": "text encoder", "postings": "isolated", "skill": 0.4}],
        "feature_contribution_ratio": {"text": {"isolated": 0.7}, "masked": {"isolated": None}},
        "shares": {"teacher": [share], "student": [share]},
        "compositional": [{"held_out": 7, **_row("text encoder", 0.5), "postings": "newest"}],
        "markdown": "not to be written twice",
    }


def test_three_files_say_the_same(report: dict[str, Any], tmp_path: Path) -> None:
    write_files(report, tmp_path / "report")
    kept = json.loads((tmp_path / "report/report.json").read_text())
    text, page = ((tmp_path / "report" / name).read_text() for name in ("report.md", "report.html"))
    assert kept["student_to_teacher"]["text"] == 0.9375
    assert "markdown" not in kept
    for figure in ("0.750 ± 0.010", "has role", "newest (7 postings)", "70 %", "+0.123 ± 0.004"):
        assert figure in text
        assert figure in page
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == ["report.html", "report.json", "report.md"]


def test_the_page_runs_no_script_and_asks_for_nothing(report: dict[str, Any], tmp_path: Path) -> None:
    write_files(report, tmp_path)
    page = (tmp_path / "report.html").read_text()
    assert not re.search(r"<script|<img|<link|https?://|url\(|\son\w+=|style=", page)
    assert page.count("<svg") == 7


def test_the_best_figure_stands_out_among_systems_that_do_not_know_the_edges(report: dict[str, Any]) -> None:
    text = markdown(report)
    assert "| **0.750 ± 0.010** |" in text
    assert "**0.800 ± 0.010**" not in text


def test_figures_of_extraction_that_lie_there_are_shown(report: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "reliability.json").write_text('{"expected_error": {"roles": 0.031}}')
    (tmp_path / "extraction.json").write_text("broken")
    write_files(report, tmp_path)
    assert "| expected error roles | 0.031 |" in (tmp_path / "report.md").read_text()


def test_names_are_text_and_never_markup() -> None:
    section = Section("<b>", "a & b", (Table(("x", "y"), [("<i>|", "1.0")]), Chart("<u>", [("<s>", 0.5, 0.0)])))
    page = as_html("<t>", [section])
    assert not re.search(r"<(b|i|u|s|t)>", page)
    assert "<i>\\|" in as_markdown("t", [section])


def test_bars_below_nought_are_drawn_to_the_left() -> None:
    page = as_html("t", [Section("s", "", (Chart("c", [("up", 0.5, 0.0), ("down", -0.25, 0.0)]),))])
    up, down = re.findall(r'<rect x="([\d.]+)" y="\d+" width="([\d.]+)"', page)
    assert float(down[0]) + float(down[1]) == pytest.approx(float(up[0]), abs=0.2)
    assert float(up[1]) == pytest.approx(2 * float(down[1]), abs=0.2)


def test_a_model_card_names_encoder_counts_and_shares() -> None:
    card = model_card(
        {"teacher_epoch": 20, "alpha": 0.3}, {"documents": 1200, "nodes": {"posting": 7}}, encoder="kg-static", seed=4
    )
    assert "`kg-static`" in card
    assert "| documents | 1,200 |" in card
    assert "| share of the graph in a vector, the rest is text | 0.300 |" in card
    assert "Seed 4" in card
    assert "without anything learnt" not in card


def test_a_model_that_learnt_nothing_says_so() -> None:
    assert "without anything learnt" in model_card({"alpha": 0.0}, {}, encoder="kg-static", seed=0)


def test_a_file_is_no_folder_for_a_report(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    for out in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(StoreError, match="is a file"):
            check_folder(out)
    check_folder(tmp_path / "new" / "report")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken"]
