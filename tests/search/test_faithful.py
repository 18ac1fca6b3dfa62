"""Explanations name what the score is made of: without it the score falls, without other facts it does not."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg.ports import GraphReader
from kg.schema import Edge, Node, NodeType
from kg.search import NODE_WEIGHTS, Evidence, Neighbourhoods

pytestmark = pytest.mark.xdist_group("seeds")


@dataclass(frozen=True)
class _Without:
    """The stored graph without the links between one node and some others."""

    reader: GraphReader
    node_id: str
    others: Collection[str]

    def node(self, node_id: str) -> Node | None:
        return self.reader.node(node_id)

    def edges_of(self, node_id: str) -> Sequence[Edge]:
        return self.reader.edges_of(node_id)

    def edges_between(self, first: str, second: str) -> Sequence[Edge]:
        return self.reader.edges_between(first, second)

    def links_of(self, node_id: str, most: int = 1000) -> Sequence[tuple[str, str]]:
        links = self.reader.links_of(node_id, most)
        return [link for link in links if node_id != self.node_id or link[1] not in self.others]

    def links_of_each(self, node_ids: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        return {node_id: self.links_of(node_id) for node_id in node_ids}

    def targets_of_each(self, node_ids: Sequence[str], relation: str) -> Mapping[str, Sequence[str]]:
        return self.reader.targets_of_each(node_ids, relation)

    def names_of(self, node_ids: Sequence[str]) -> Mapping[str, str]:
        return self.reader.names_of(node_ids)

    def sources_among(self, node_id: str, node_ids: Sequence[str]) -> Set[str]:
        return self.reader.sources_among(node_id, node_ids)

    def places_of_each(self, node_ids: Sequence[str]) -> Sequence[tuple[str, str]]:
        return self.reader.places_of_each(node_ids)

    def degree(self, node_id: str) -> int:
        return self.reader.degree(node_id)

    def degrees(self, node_ids: Sequence[str]) -> Mapping[str, int]:
        return self.reader.degrees(node_ids)


def test_without_the_facts_named_the_score_falls_three_times_as_much(seeds_kb: Path) -> None:
    draw = random.Random(0)
    named_drops, random_drops = [], []
    with kg.open(seeds_kb) as base:
        around = Neighbourhoods(base.store)
        for posting in base.store.nodes(NodeType.POSTING):
            for match in base.similar(id=posting.id, k=3, explain=True).results:
                assert match.explanation is not None
                theirs = around.facts(match.id)
                named = {theirs[item.id] for item in match.explanation.shared}
                others = sorted(set(theirs.values()))
                if not named or len(others) <= len(named):
                    continue
                drawn = draw.sample(others, len(named))
                score = _score(base.store, posting.id, match.id, ())
                named_drops.append(score - _score(base.store, posting.id, match.id, named))
                random_drops.append(score - _score(base.store, posting.id, match.id, drawn))
    assert len(named_drops) > 50
    assert sum(named_drops) / len(named_drops) > 0.01
    assert sum(named_drops) >= 3.0 * sum(random_drops)


def _score(reader: GraphReader, query: str, candidate: str, left_out: Collection[str]) -> float:
    around = Neighbourhoods(_Without(reader, candidate, left_out))
    return Evidence(around, around.facts(query), NODE_WEIGHTS, one_sided=False).mixed(0.5, candidate)


def test_without_the_edge_to_the_query_a_result_falls_behind_those_that_have_it(seeds_kb: Path) -> None:
    with kg.open(seeds_kb) as base:
        for place in ("location:it-turin", "location:de-berlin"):
            for match in base.similar(id=place, k=5, explain=True).results:
                assert match.explanation is not None
                assert match.explanation.summary.startswith("located in ")
                [named] = {item.id for item in match.explanation.shared}
                assert _score_beside(base.store, place, match.id, ()) > 0.5
                assert _score_beside(base.store, place, match.id, {named}) < 0.3


def _score_beside(reader: GraphReader, place: str, candidate: str, left_out: Collection[str]) -> float:
    around = Neighbourhoods(_Without(reader, candidate, left_out))
    facts = {way: of for way, of in around.facts(place).items() if way != candidate or not left_out}
    return Evidence(around, facts, NODE_WEIGHTS, one_sided=False, direct=place).mixed(0.5, candidate)
