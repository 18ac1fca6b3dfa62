"""What is told at the end of a long line of work."""

from __future__ import annotations

from kg.progress import BuildReport, counted, model_words
from kg.schema import Quarantined
from kg.store import ChangeReport

COUNTS = {"documents": 1, "nodes": {"posting": 1, "skill": 2}, "nodes_total": 3, "edges_total": 0}


def _report(left_out: int, bare: int) -> list[str]:
    bad = tuple(Quarantined(f"{number}.txt", "empty") for number in range(left_out))
    return BuildReport(ChangeReport(1, added=("document:a",)), COUNTS, {"index": 0.5}, bad, bare=bare).lines()


def test_one_thing_is_no_several() -> None:
    assert [counted(number, "input") for number in (0, 1, 2, 1200)] == [
        "0 inputs",
        "1 input",
        "2 inputs",
        "1,200 inputs",
    ]
    assert _report(1, 0)[:2] == ["documents  1 (1 added; 1 input left out)", "nodes      3: 1 posting, 2 skills"]


def test_documents_without_posting_and_paper_are_told() -> None:
    assert _report(0, 1)[-1] == "1 document holds no posting and no paper; `kg extract` shows what was found"
    assert _report(0, 2)[-1] == "2 documents hold no posting and no paper; `kg extract` shows what was found"
    assert _report(0, 0)[-1] == "seconds    index 0.5"


def test_facts_of_a_model_are_rounded_and_in_words() -> None:
    facts = {"teacher_epoch": 7, "teacher_validation_mrr": 0.5070094413056597, "alpha": 0.5, "new_fact": 1.0}
    assert model_words(facts) == [
        "teacher taken from epoch 7",
        "mean reciprocal rank of the teacher on held-out edges 0.507",
        "share of the graph in a vector 0.5",
        "new fact 1",
    ]
    assert model_words(dict(reversed(facts.items()))) == model_words(facts)
    assert model_words({"alpha": 0.0}) == ["vectors of the texts alone; nothing was trained"]


def test_a_build_tells_of_its_model_how_well_it_does() -> None:
    facts = {"held_out": 30, "teacher_epoch": 7, "alpha": 0.2, "text_ndcg_at_10": 0.5, "chosen_ndcg_at_10": 0.6}
    report = BuildReport(ChangeReport(1, added=("document:a",)), COUNTS, {"index": 0.5}, model=facts)
    assert report.lines()[3] == (
        "model      share of the graph in a vector 0.2, nDCG@10 by text alone 0.5, nDCG@10 as chosen 0.6, "
        "nodes held out 30; `kg stats` tells the rest"
    )
