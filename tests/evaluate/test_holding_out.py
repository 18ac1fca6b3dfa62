from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.evaluate.holding_out import Band, by_degree, by_kind
from kg.schema import Edge, Node, NodeType, Relation

ROLES, PLACES, TEAMS = 4, 5, 20


def graph(postings: int = 60) -> tuple[list[Node], list[Edge]]:
    """Postings with a role, a place, a team of three and a topic; later ones have two topics more."""
    nodes = [Node(f"location:{n}", NodeType.LOCATION, f"place {n}") for n in range(PLACES)]
    for n in range(postings):
        nodes.append(Node(f"posting:{n:03}", NodeType.POSTING, f"job {n}", {"posted": f"2025-01-{1 + n % 28:02}"}))
    nodes += [Node(f"role:{n}", NodeType.ROLE, f"role {n}") for n in range(ROLES)]
    nodes += [Node(f"team:{n}", NodeType.TEAM, f"team {n}") for n in range(TEAMS)]
    nodes += [Node(f"topic:{n}", NodeType.TOPIC, f"topic {n}") for n in range(6)]
    edges = []
    for n in range(postings):
        posting = f"posting:{n:03}"
        edges += [
            Edge(posting, Relation.LOCATED_IN, f"location:{n % PLACES}"),
            Edge(posting, Relation.HAS_ROLE, f"role:{n % ROLES}"),
            Edge(posting, Relation.IN_TEAM, f"team:{n % TEAMS}"),
            Edge(posting, Relation.ABOUT, f"topic:{n % 6}"),
        ]
        if n >= postings // 2:
            edges += [Edge(posting, Relation.ABOUT, f"topic:{(n + step) % 6}") for step in (1, 2)]
    return nodes, edges


def test_isolated_postings_have_no_visible_edge() -> None:
    nodes, edges = graph()
    held = by_degree(nodes, edges, seed=0)
    isolated = {nodes[row].id for row in held.bands[Band.ISOLATED]}
    assert len(isolated) == 6
    assert not isolated & {edge.src for edge in held.visible(nodes, edges)}


def test_postings_of_the_other_groups_lose_some_edges_and_keep_some() -> None:
    nodes, edges = graph()
    held = by_degree(nodes, edges, seed=0)
    visible = held.visible(nodes, edges)
    for band, degree in ((Band.TAIL, 4), (Band.CONNECTED, 6)):
        for row in held.bands[band]:
            assert sum(edge.src == nodes[row].id for edge in edges) == degree
            assert sum(edge.src == nodes[row].id for edge in visible) == degree - 1


def test_no_posting_is_in_two_groups() -> None:
    nodes, edges = graph()
    held = by_degree(nodes, edges, seed=3)
    rows = [row for found in held.bands.values() for row in found.tolist()]
    assert len(rows) == len(set(rows)) == 18


def test_the_same_seed_draws_the_same_and_another_another() -> None:
    nodes, edges = graph()
    first, second, third = (by_degree(nodes, edges, seed).isolated for seed in (0, 0, 1))
    assert first == second != third


def test_too_few_postings_are_an_error() -> None:
    nodes, edges = graph(postings=5)
    with pytest.raises(QueryError, match="5 postings"):
        by_degree(nodes, edges, seed=0)


def test_the_newest_postings_are_those_of_the_last_dates() -> None:
    nodes, edges = graph(postings=120)
    rows = by_kind(nodes, edges, seed=0).bands["newest"]
    oldest = min(str(nodes[row].properties["posted"]) for row in rows)
    others = [
        str(node.properties["posted"])
        for number, node in enumerate(nodes)
        if number not in rows and "posted" in node.properties
    ]
    assert oldest >= max(others)


def test_of_an_unseen_team_nothing_is_visible() -> None:
    nodes, edges = graph()
    held = by_kind(nodes, edges, seed=0)
    rows = {nodes[row].id for row in held.bands["unseen team"]}
    teams = {edge.dst for edge in edges if edge.src in rows and edge.relation is Relation.IN_TEAM}
    visible = held.visible(nodes, edges)
    gone = {team for team in teams if not any(edge.dst == team for edge in visible)}
    assert len(rows) >= 5
    assert gone


def test_an_unseen_pair_leaves_its_halves_with_others() -> None:
    nodes, edges = graph()
    held = by_kind(nodes, edges, seed=0)
    visible = held.visible(nodes, edges)
    known = {(a.dst, b.dst) for a in visible for b in visible if a.src == b.src}
    for row in held.bands["unseen discipline in a place"]:
        mine = [edge.dst for edge in edges if edge.src == nodes[row].id]
        pairs = [(t, p) for t in mine for p in mine if t.startswith("topic") and p.startswith("location")]
        assert any(pair not in known for pair in pairs)
