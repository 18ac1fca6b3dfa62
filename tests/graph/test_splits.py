from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFoundError, QueryError
from kg.graph import Fractions, isolate, split_edges
from kg.schema import Edge, Relation
from tests.fakes import graphs

_IDS = [f"posting:{i}" for i in range(12)]
_edges = st.lists(
    st.builds(Edge, st.sampled_from(_IDS), st.sampled_from([Relation.AT, Relation.REQUIRES]), st.sampled_from(_IDS)),
    unique_by=lambda edge: (edge.src, edge.relation, edge.dst),
    max_size=60,
)


@given(_edges, st.integers(0, 3))
def test_the_parts_are_all_edges_and_no_pair_is_in_two(edges: list[Edge], seed: int) -> None:
    parts = split_edges(edges, seed=seed)
    everything = (*parts.train, *parts.valid, *parts.test)
    assert sorted(map(repr, everything)) == sorted(map(repr, edges))
    pairs = [{frozenset((edge.src, edge.dst)) for edge in part} for part in (parts.train, parts.valid, parts.test)]
    assert not pairs[0] & pairs[1]
    assert not pairs[0] & pairs[2]
    assert not pairs[1] & pairs[2]


@given(_edges, st.integers(0, 3))
def test_the_order_of_the_edges_does_not_matter(edges: list[Edge], seed: int) -> None:
    shuffled = list(edges)
    random.Random(seed).shuffle(shuffled)
    assert set(map(repr, split_edges(edges, seed=seed).test)) == set(map(repr, split_edges(shuffled, seed=seed).test))


def test_every_relation_gets_its_share() -> None:
    edges = [
        Edge(f"posting:{i}", relation, f"x:{i}{relation}")
        for relation in (Relation.AT, Relation.REQUIRES)
        for i in range(100)
    ]
    parts = split_edges(edges, fractions=Fractions(0.7, 0.2, 0.1), seed=1)
    for relation in (Relation.AT, Relation.REQUIRES):
        shares = [sum(e.relation is relation for e in part) for part in (parts.train, parts.valid, parts.test)]
        assert shares == [70, 20, 10]


def test_another_seed_gives_another_split() -> None:
    edges = [Edge(f"posting:{i}", Relation.AT, f"organization:{i}") for i in range(100)]
    assert split_edges(edges, seed=0).test != split_edges(edges, seed=1).test


def test_shares_must_sum_to_one() -> None:
    with pytest.raises(QueryError, match="sum to one"):
        split_edges([], fractions=Fractions(0.8, 0.1, 0.2))


def test_isolated_nodes_lose_all_their_edges_and_no_other() -> None:
    split = isolate(graphs.nodes(), graphs.edges(), ["posting:p"])
    assert [(e.src, e.dst) for e in split.visible] == [("posting:q", "skill:python")]
    assert len(split.hidden) == 3


def test_an_unknown_node_cannot_be_isolated() -> None:
    with pytest.raises(NotFoundError, match="skill:rust"):
        isolate(graphs.nodes(), graphs.edges(), ["skill:rust"])
