from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch_geometric.data import HeteroData

from kg.teacher.messages import build_messages, message_keys
from kg.teacher.relational import relational_graph

CPU = torch.device("cpu")


def _graph(edges: list[tuple[int, int]], relation: str = "requires", dst_type: str = "skill") -> HeteroData:
    data = HeteroData()
    data["posting"].x = torch.arange(12.0).reshape(4, 3)
    data["skill"].x = torch.arange(9.0).reshape(3, 3) + 100.0
    index = torch.tensor(edges, dtype=torch.int64).reshape(-1, 2).T.contiguous()
    data["posting", relation, dst_type].edge_index = index
    return data


def test_a_posting_receives_the_mean_of_its_skills_and_back() -> None:
    graph = relational_graph(_graph([(0, 0), (0, 2), (3, 2)]))
    messages = build_messages(graph, graph.relations, CPU)
    to_skill, to_posting = messages.matrices
    assert (
        message_keys(graph) == ("posting|requires|skill", "skill|^requires|posting") == (to_skill.key, to_posting.key)
    )
    assert to_posting.mean(graph.x[4:]).tolist() == [[103, 104, 105], [0, 0, 0], [0, 0, 0], [106, 107, 108]]
    assert to_skill.mean(graph.x[:4]).tolist() == [[0, 1, 2], [0, 0, 0], [4.5, 5.5, 6.5]]
    assert messages.connected[:, 0].tolist() == [1, 0, 0, 1, 1, 0, 1]


def test_a_symmetric_relation_keeps_one_direction_and_no_loop() -> None:
    graph = relational_graph(_graph([(0, 1), (1, 0), (2, 2)], "near_duplicate_of", "posting"))
    (edges,) = graph.relations
    assert (edges.src.tolist(), edges.dst.tolist()) == ([0], [1])


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=12))
def test_the_gradient_is_that_of_the_dense_product(edges: list[tuple[int, int]]) -> None:
    graph = relational_graph(_graph(edges))
    matrix = build_messages(graph, graph.relations, CPU).matrices[0]
    h = graph.x.clone().requires_grad_()
    matrix.mean(h[:4]).square().sum().backward()  # type: ignore[no-untyped-call]
    dense = matrix.matrix.to_dense()
    expected = 2 * dense.T @ (dense @ graph.x[:4])
    assert h.grad is not None
    torch.testing.assert_close(h.grad[:4], expected)
