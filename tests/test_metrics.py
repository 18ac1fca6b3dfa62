import pytest

from kg.metrics import Counts, average_precision, hits_at_k, mean_reciprocal_rank, ndcg_at_k


def test_hits_at_k_counts_ranks_up_to_k() -> None:
    assert hits_at_k([1, 3, 11], 10) == pytest.approx(2 / 3)


def test_mean_reciprocal_rank() -> None:
    assert mean_reciprocal_rank([1, 2, 4]) == pytest.approx((1 + 0.5 + 0.25) / 3)


def test_average_precision_counts_what_is_missing() -> None:
    assert average_precision({"a", "b", "z"}, ["a", "x", "b"]) == pytest.approx((1.0 + 2 / 3) / 3)


def test_ndcg_of_the_ideal_order_is_one() -> None:
    assert ndcg_at_k([3, 2, 1], [1, 2, 3], 3) == pytest.approx(1.0)


def test_ndcg_of_a_worse_order() -> None:
    assert ndcg_at_k([0, 1], [1, 0], 2) == pytest.approx(0.6309297535714575)


def test_nothing_asked_and_nothing_found_is_zero_not_an_error() -> None:
    assert (
        hits_at_k([], 1) == mean_reciprocal_rank([]) == average_precision(set(), ["a"]) == ndcg_at_k([], [], 5) == 0.0
    )


def test_counts_add_up() -> None:
    total = Counts(2, 1, 0) + Counts(1, 0, 2)
    assert total == Counts(3, 1, 2)
    assert total.precision == 0.75
    assert total.recall == 0.6
    assert total.f1 == pytest.approx(2 * 3 / 9)
