import numpy as np
import pytest

from kg.features.graph_aware import fit
from kg.ports import FloatArray, IntArray

GROUPS, EACH, DIM = 6, 60, 40


def planted(seed: int) -> tuple[FloatArray, IntArray, IntArray]:
    """Texts that are mostly noise, edges that are mostly within groups, and the groups."""
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(GROUPS), EACH)
    x = 0.6 * rng.normal(size=(GROUPS, DIM))[group] + rng.normal(size=(len(group), DIM))
    src = np.repeat(np.arange(len(group)), 6)
    within = rng.random(len(src)) < 0.85
    dst = np.where(
        within, group[src] * EACH + rng.integers(EACH, size=len(src)), rng.integers(len(group), size=len(src))
    )
    return (x / np.linalg.norm(x, axis=1, keepdims=True)).astype(np.float32), np.stack([src, dst]), group


def purity(x: FloatArray, group: IntArray, asked: IntArray) -> float:
    """Share of the ten nearest that are of the same group."""
    scores = x[asked] @ x.T
    scores[np.arange(len(asked)), asked] = -np.inf
    nearest = np.argsort(-scores, axis=1)[:, :10]
    return float((group[nearest] == group[asked, None]).mean())


def test_nodes_without_edges_move_towards_their_group() -> None:
    x, edges, group = planted(0)
    isolated = np.arange(0, len(x), 5)
    visible = edges[:, ~np.isin(edges, isolated).any(axis=0)]
    aware = fit(x, visible, scales=(6, 24))
    assert purity(aware(x), group, isolated) > purity(x, group, isolated) + 0.1


def test_hidden_edges_do_not_reach_the_features() -> None:
    x, edges, _ = planted(1)
    visible = edges[:, : edges.shape[1] // 2]
    before = fit(x, visible)(x)
    edges[:, edges.shape[1] // 2 :] = 0
    np.testing.assert_array_equal(fit(x, visible)(x), before)


def test_shape_and_lengths() -> None:
    x, edges, _ = planted(2)
    out = fit(x, edges, scales=(4, 16))(x)
    assert out.shape == (len(x), DIM + 4 + 16)
    assert out.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(out, axis=1), 1.0, atol=1e-4)


def test_a_zero_text_stays_zero() -> None:
    x, edges, _ = planted(3)
    assert not fit(x, edges)(np.zeros((1, DIM), dtype=np.float32)).any()


def test_the_order_of_edge_ends_does_not_count() -> None:
    x, edges, _ = planted(4)
    np.testing.assert_allclose(fit(x, edges[::-1])(x), fit(x, edges)(x), atol=1e-5)


@pytest.mark.parametrize("edges", [np.zeros((2, 0), dtype=np.int64), np.array([[0], [0]])])
def test_a_graph_without_edges_leaves_the_text_as_it_is(edges: IntArray) -> None:
    x, _, _ = planted(5)
    np.testing.assert_allclose(fit(x, edges)(x), x, atol=1e-6)


def test_scales_too_fine_for_the_graph_are_left_out() -> None:
    x, edges, _ = planted(6)
    assert fit(x[:40], edges[:, (edges < 40).all(axis=0)], scales=(8, 1000))(x).shape[1] == DIM + 8
