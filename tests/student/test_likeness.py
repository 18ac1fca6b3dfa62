"""Who shares how much with whom, and the loss of an order."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
import torch

from kg.student.likeness import Likeness, Ranking, neighbors

#: Postings 0, 1 and 2; skill 3 of all of them, skill 4 of the first two.
EDGES = np.array([[0, 1, 2, 0, 1, 0], [3, 3, 3, 4, 4, 4]])


def test_rare_neighbours_count_more_and_none_twice() -> None:
    known = neighbors(EDGES, 5)
    drawn = Likeness(np.arange(3), np.arange(3), known, known).draw(np.random.default_rng(0))
    often, rarely = 1.0 / log(2.0 + 3.0), 1.0 / log(2.0 + 2.0)
    wanted = [[0.0, often + rarely, often], [often + rarely, 0.0, often], [often, often, 0.0]]
    np.testing.assert_allclose(drawn.gain, wanted, rtol=1e-6)


def test_the_asked_may_have_edges_that_the_ranked_do_not_know() -> None:
    own, known = neighbors(EDGES[:, :1], 5), neighbors(EDGES[:, 1:3], 5)
    drawn = Likeness(np.array([0]), np.array([1, 2]), own, known).draw(np.random.default_rng(0))
    np.testing.assert_allclose(drawn.gain, [[1.0 / log(4.0)] * 2], rtol=1e-6)


def test_the_right_order_costs_least() -> None:
    ranking = Ranking(np.array([0]), np.array([0, 1, 2]), np.array([[0.0, 1.5, 0.5]], dtype=np.float32))
    query, scale = torch.tensor([[1.0, 0.0]]), torch.tensor(10.0)
    right = ranking.loss(query, torch.tensor([[1.0, 0.0], [0.9, 0.43589], [0.0, 1.0]]), scale)
    wrong = ranking.loss(query, torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.9, 0.43589]]), scale)
    assert float(right) < float(wrong)


def test_who_shares_nothing_asks_nothing() -> None:
    ranking = Ranking(np.array([0]), np.array([1]), np.zeros((1, 1), dtype=np.float32))
    assert float(ranking.loss(torch.ones(1, 2), torch.ones(1, 2), torch.tensor(1.0))) == pytest.approx(0.0)
