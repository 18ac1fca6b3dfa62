"""Shortest paths against networkx on generated graphs; hubs cost no more than a look at their first thousand."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.schema import Edge, Relation
from kg.search.paths import shortest_paths
from tests.fakes.graph import make_graph

_NODES = [f"skill:{letter}" for letter in "abcdefgh"]
_pairs = st.lists(st.tuples(st.sampled_from(_NODES), st.sampled_from(_NODES)).filter(lambda p: p[0] != p[1]))


def _way(start: str, path: list[Edge]) -> list[str]:
    way = [start]
    for edge in path:
        way.append(edge.dst if edge.src == way[-1] else edge.src)
    return way


@given(_pairs, st.sampled_from(_NODES[1:]))
def test_they_are_the_shortest_and_all_different(pairs: list[tuple[str, str]], end: str) -> None:
    start = _NODES[0]
    expected: set[tuple[str, ...]] = set()
    whole = nx.Graph(pairs)
    if start in whole and end in whole and nx.has_path(whole, start, end):
        expected = {tuple(way) for way in nx.all_shortest_paths(whole, start, end) if len(way) <= 5}
    graph = make_graph(*((a, Relation.BROADER, b) for a, b in dict.fromkeys(pairs)))
    found = [tuple(_way(start, path)) for path in shortest_paths(graph, start, end, longest=4, most=100)]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(_pairs)
def test_no_more_than_asked_for_and_every_step_is_an_edge(pairs: list[tuple[str, str]]) -> None:
    graph = make_graph(*((a, Relation.BROADER, b) for a, b in dict.fromkeys(pairs)))
    found = shortest_paths(graph, _NODES[0], _NODES[1], longest=4, most=2)
    assert len(found) <= 2
    for path in found:
        assert all(
            {edge.src, edge.dst} == set(step) for edge, step in zip(path, pairwise(_way(_NODES[0], path)), strict=True)
        )


def test_a_hub_is_entered_from_its_quiet_side() -> None:
    """Behind `skill:hub` stand 3,000 postings; only the one that leads on is entered."""
    crowd = [(f"posting:{number:04}", Relation.REQUIRES, "skill:hub") for number in range(3000)]
    graph = make_graph(*crowd, ("posting:2999", Relation.IN_TEAM, "team:t"), ("paper:p", Relation.FROM_TEAM, "team:t"))
    found = shortest_paths(graph, "skill:hub", "paper:p", longest=4)
    assert [_way("skill:hub", path) for path in found] == [["skill:hub", "posting:2999", "team:t", "paper:p"]]


def test_documents_and_near_duplicates_are_no_way() -> None:
    graph = make_graph(
        ("posting:a", Relation.MENTIONED_IN, "document:d"),
        ("posting:b", Relation.MENTIONED_IN, "document:d"),
        ("posting:a", Relation.NEAR_DUPLICATE_OF, "posting:b"),
    )
    assert shortest_paths(graph, "posting:a", "posting:b", longest=4) == []
