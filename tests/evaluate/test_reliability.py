from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.gold import Judged
from kg.evaluate.reliability import calibrated, calibration_error, cross_validated, fit_confidence, reliability

FACTS = [Judged(f"d{i // 20}", "title", 0.9, right=i % 5 != 0) for i in range(200)]


def test_a_rate_is_the_share_of_right_facts() -> None:
    assert calibrated(fit_confidence(FACTS), "title", 0.9) == pytest.approx(0.8, abs=0.01)


def test_few_facts_prove_little() -> None:
    few = [*FACTS, Judged("d", "role", 0.9, right=False)]

    assert 0.6 < calibrated(fit_confidence(few), "role", 0.9) < 0.8


def test_left_out_documents_are_judged_by_the_others() -> None:
    assert calibration_error(FACTS) == pytest.approx(0.1)
    assert calibration_error(cross_validated(FACTS)) < 0.02


def test_rows_hold_every_fact_once() -> None:
    assert [(row.count, row.right) for row in reliability(FACTS)] == [(200, 0.8)]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_rates_rise_with_the_confidence_of_the_rule(rows: list[tuple[str, float, bool]]) -> None:
    table = fit_confidence(Judged("d", kind, confidence, right) for kind, confidence, right in rows)

    for points in table.values():
        rates = [rate for _, rate in points]
        assert rates == sorted(rates)
        assert all(0 <= rate <= 0.99 for rate in rates)
