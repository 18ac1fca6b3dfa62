from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch_geometric.data import HeteroData

from kg.errors import ModelError
from kg.teacher import Architecture, Device, TeacherConfig, train_teacher
from tests.teacher.graphs import clustered_graph

CONFIG = TeacherConfig(dim=16, epochs=40, lr=0.02, device=Device.CPU)


@pytest.fixture(params=list(Architecture))
def config(request: pytest.FixtureRequest) -> TeacherConfig:
    return replace(CONFIG, architecture=request.param)


def test_training_ranks_held_out_edges_better_than_the_text_does(config: TeacherConfig) -> None:
    result = train_teacher(clustered_graph(), config)
    best = max(score.hits_at_10 for score in result.scores)
    assert best > result.scores[0].hits_at_10 + 0.15
    assert result.best_epoch > 0


def test_postings_of_one_cluster_come_to_lie_together(config: TeacherConfig) -> None:
    z = train_teacher(clustered_graph(), config).z_dict["posting"]
    same = np.equal.outer(np.arange(120) % 4, np.arange(120) % 4)
    cosine = z @ z.T
    assert cosine[same].mean() > cosine[~same].mean() + 0.5


def test_two_runs_give_the_same_bytes(config: TeacherConfig) -> None:
    config = replace(config, epochs=10)
    first, second = (train_teacher(clustered_graph(), config) for _ in range(2))
    assert {name: z.tobytes() for name, z in first.z_dict.items()} == {
        name: z.tobytes() for name, z in second.z_dict.items()
    }


def test_another_seed_gives_other_vectors() -> None:
    config = replace(CONFIG, epochs=10)
    first, second = (train_teacher(clustered_graph(), replace(config, seed=seed)) for seed in (0, 1))
    assert not np.array_equal(first.z_dict["skill"], second.z_dict["skill"])


def test_a_graph_without_edges_gives_its_text(config: TeacherConfig) -> None:
    data = HeteroData()
    data["posting"].x = torch.eye(5, 8)
    result = train_teacher(data, config)
    np.testing.assert_allclose(result.z_dict["posting"], np.eye(5, 16), atol=1e-6)
    assert (result.best_epoch, result.scores) == (0, ())


def test_long_text_is_projected_without_losing_what_varies() -> None:
    x = torch.zeros(6, 40)
    x[:, 30] = torch.tensor([1.0, 1.0, 1.0, -1.0, -1.0, -1.0])
    data = HeteroData()
    data["posting"].x = x
    z = train_teacher(data, CONFIG).z_dict["posting"]
    assert z[0] @ z[1] == pytest.approx(1.0, abs=1e-5)
    assert z[0] @ z[3] == pytest.approx(-1.0, abs=1e-5)


def test_structure_alone_suffices_where_texts_are_zero(config: TeacherConfig) -> None:
    data = clustered_graph()
    for node_type in data.node_types:
        data[node_type].x = torch.zeros_like(data[node_type].x)
    data["skill"].x = torch.eye(24, 16)  # something must break the symmetry
    result = train_teacher(data, config)
    assert np.isfinite(result.z_dict["posting"]).all()
    assert max(score.hits_at_10 for score in result.scores) > 0.5


def test_a_tiny_graph_isolates_nobody_and_works(config: TeacherConfig) -> None:
    result = train_teacher(clustered_graph(num_postings=12, num_skills=12), config)
    assert result.z_dict["posting"].shape == (12, 16)
    assert sum(len(nodes) for nodes in result.held_out.values()) == 0


def test_a_single_edge_works(config: TeacherConfig) -> None:
    data = clustered_graph(num_postings=12, num_skills=12)
    data["posting", "requires", "skill"].edge_index = torch.tensor([[0], [0]])
    assert np.isfinite(train_teacher(data, config).z_dict["posting"]).all()


def test_provenance_edges_are_not_learnt_from() -> None:
    data = clustered_graph()
    data["document"].x = torch.zeros(3, 16)
    data["posting", "mentioned_in", "document"].edge_index = torch.tensor([[0, 1, 2], [0, 1, 2]])
    result = train_teacher(data, replace(CONFIG, epochs=5))
    assert {key for key in result.relation_weights if "mentioned_in" in key} == set()
    assert not result.z_dict["document"].any()


def test_held_out_nodes_have_their_text_alone_in_the_visible_vectors() -> None:
    result = train_teacher(clustered_graph(), replace(CONFIG, held_out_share=0.1))
    held_out = result.held_out["posting"]
    assert len(held_out) > 0
    moved = np.abs(result.z_dict["posting"] - result.z_visible_dict["posting"]).max(axis=1)
    assert (moved[held_out] > 1e-3).all()


def test_validation_edges_are_true_edges_and_touch_no_held_out_node() -> None:
    data = clustered_graph()
    result = train_teacher(data, replace(CONFIG, epochs=5, held_out_share=0.1))
    (edges,) = result.validation
    true = set(map(tuple, data["posting", "requires", "skill"].edge_index.T.tolist()))
    assert set(zip(edges.src.tolist(), edges.dst.tolist(), strict=True)) <= true
    assert not set(edges.src.tolist()) & set(result.held_out["posting"].tolist())
    assert len(edges.src) >= 5


def test_progress_counts_epochs() -> None:
    seen: list[tuple[int, int | None]] = []
    train_teacher(clustered_graph(), replace(CONFIG, epochs=3), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_settings_of_torch_are_put_back() -> None:
    before = (torch.get_num_threads(), torch.are_deterministic_algorithms_enabled(), torch.random.get_rng_state())
    train_teacher(clustered_graph(), replace(CONFIG, epochs=1))
    assert before[:2] == (torch.get_num_threads(), torch.are_deterministic_algorithms_enabled())
    assert torch.equal(before[2], torch.random.get_rng_state())


def test_missing_text_vectors_are_named() -> None:
    data = clustered_graph()
    del data["skill"].x
    with pytest.raises(ModelError, match="'skill' has no text vectors"):
        train_teacher(data, CONFIG)


def test_texts_of_different_length_are_named() -> None:
    data = clustered_graph()
    data["skill"].x = torch.zeros(24, 3)
    with pytest.raises(ModelError, match=r"differ in length.*'skill': 3"):
        train_teacher(data, CONFIG)


@pytest.mark.skipif(torch.cuda.is_available(), reason="a GPU is there")
def test_a_gpu_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ModelError, match="sees no GPU"):
        train_teacher(clustered_graph(), replace(CONFIG, device=Device.CUDA))
