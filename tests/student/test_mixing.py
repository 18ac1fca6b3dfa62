from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ports import FloatArray, IntArray
from kg.student import choose_blend, choose_shares, combine, route

NOISE, NODES, GROUPS = 0.3, 80, 8


def _vectors(groups: IntArray, seed: int) -> FloatArray:
    rng = np.random.default_rng(seed)
    return (np.eye(GROUPS)[groups] + NOISE * rng.normal(size=(len(groups), GROUPS))).astype(np.float32)


def _star_graph() -> tuple[IntArray, IntArray, IntArray]:
    """Postings 0..79, each linked to one of 8 skills 80..87: groups, types and edges."""
    groups = np.concatenate([np.arange(NODES) % GROUPS, np.arange(GROUPS)])
    node_type = np.concatenate([np.zeros(NODES, dtype=np.int64), np.ones(GROUPS, dtype=np.int64)])
    edges = np.stack([np.arange(NODES), NODES + np.arange(NODES) % GROUPS])
    return groups, node_type, edges


@given(st.floats(0.0, 1.0))
def test_a_dot_product_is_the_mixed_cosine(alpha: float) -> None:
    x = np.array([[3, 0], [1, 1]], dtype=np.float32)
    z = np.array([[0, 2], [0, 5]], dtype=np.float32)
    first, second = combine(x, z, alpha)
    assert first @ second == pytest.approx((1 - alpha) * np.sqrt(0.5) + alpha * 1.0, abs=1e-5)


def test_connected_nodes_take_the_teacher_and_isolated_ones_the_student() -> None:
    teacher, student = np.array([[1, 0], [1, 0]], dtype=np.float32), np.array([[0, 1], [0, 1]], dtype=np.float32)
    assert route(teacher, student, np.array([2, 0])).tolist() == [[1, 0], [0, 1]]


def test_blending_trusts_the_teacher_more_with_every_edge() -> None:
    teacher, student = np.array([[1, 0]] * 3, dtype=np.float32), np.array([[0, 1]] * 3, dtype=np.float32)
    share = route(teacher, student, np.array([0, 1, 9]), blend=1.0)[:, 0]
    assert share[0] == 0.0 < share[1] < share[2] < 1.0
    assert share[1] == pytest.approx(np.sqrt(0.5))


def test_the_graph_gets_its_share_where_text_says_nothing() -> None:
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(len(groups), GROUPS)).astype(np.float32)
    shares = choose_shares(random, _vectors(groups, 1), node_type, edges, np.arange(20))
    assert shares.linked[1].value >= 0.5
    for mix in (shares.alike, shares.linked[1]):
        assert mix.quality[mix.value] > mix.quality[0.0] + 0.3


def test_towards_what_is_alike_half_of_the_gain_is_enough() -> None:
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(len(groups), GROUPS)).astype(np.float32)
    mix = choose_shares(random, _vectors(groups, 1), node_type, edges, np.arange(NODES)).alike
    gained = {value: quality - mix.quality[0.0] for value, quality in mix.quality.items()}
    enough = 0.5 * max(gain for value, gain in gained.items() if 0.1 <= value <= 0.9)
    assert mix.value == min(value for value, gain in gained.items() if value >= 0.1 and gain >= enough)


def test_text_keeps_nearly_everything_where_the_graph_says_nothing() -> None:
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(len(groups), GROUPS)).astype(np.float32)
    shares = choose_shares(_vectors(groups, 1), 0.001 * random, node_type, edges, np.arange(20))
    assert shares.alike.value <= 0.2
    assert shares.linked[1].value <= 0.2


def test_what_is_alike_and_what_is_linked_have_shares_of_their_own() -> None:
    """Texts tell which postings are of one group but lie elsewhere than those of skills; the graph is the reverse."""
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(NODES, GROUPS)).astype(np.float32)
    text, graph = _vectors(groups, 1), np.eye(GROUPS, dtype=np.float32)[groups]
    text[NODES:] = np.roll(text[NODES:], 1, axis=0)
    graph[:NODES] += 0.6 * random
    shares = choose_shares(text, graph, node_type, edges, np.arange(20))
    assert shares.alike.value < 0.5 < shares.linked[1].value


def test_nodes_of_which_no_edge_is_known_are_no_wrong_answers() -> None:
    groups, node_type, edges = _star_graph()
    x, z = _vectors(groups, 1), _vectors(groups, 2)
    shares = choose_shares(x, z, node_type, edges, np.arange(20))
    twins = np.concatenate([np.arange(len(groups)), np.arange(NODES)])
    among_twins = choose_shares(x[twins], z[twins], node_type[twins], edges, np.arange(20))
    assert among_twins == shares


def test_types_that_few_are_linked_to_have_the_share_of_all() -> None:
    groups, node_type, edges = _star_graph()
    place = len(groups)
    groups, node_type = np.append(groups, 0), np.append(node_type, 2)
    edges = np.concatenate([edges, [[0], [place]]], axis=1)
    shares = choose_shares(_vectors(groups, 1), _vectors(groups, 2), node_type, edges, np.arange(40))
    assert set(shares.linked) == {1, 2}
    assert shares.linked[2].value == pytest.approx(shares.linked[1].value, abs=0.2)


def test_too_few_questions_leave_the_text_alone() -> None:
    groups, node_type, edges = _star_graph()
    z = _vectors(groups, 1)
    assert choose_shares(z, z, node_type, edges, np.array([0])).alike.value == 0.0


def test_a_poor_teacher_is_blended_with_a_good_student() -> None:
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(len(groups), GROUPS)).astype(np.float32)
    degree = np.ones(len(groups), dtype=np.int64)
    assert choose_blend(random, _vectors(groups, 1), node_type, degree, edges).value > 0.0


def test_a_good_teacher_is_trusted_alone() -> None:
    groups, node_type, edges = _star_graph()
    random = np.random.default_rng(5).normal(size=(len(groups), GROUPS)).astype(np.float32)
    degree = np.ones(len(groups), dtype=np.int64)
    assert choose_blend(np.eye(GROUPS, dtype=np.float32)[groups], random, node_type, degree, edges).value == 0.0


def test_of_shares_that_are_equally_good_the_smallest_is_taken() -> None:
    groups, node_type, edges = _star_graph()
    same = _vectors(groups, 1)
    shares = choose_shares(same, same, node_type, edges, np.arange(20))
    assert shares.alike.value == 0.1
    assert shares.linked[1].value == 0.0
