"""A graph with classes in, the same graph with some nodes isolated out: the two cold-start protocols."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from kg.evaluate.cold_start_data import BoolArray, ClassGraph
from kg.ports import IntArray

_CORA_TRAIN = 600
_NUM_VALIDATION = 500


class Protocol(StrEnum):
    """How nodes come to be isolated.

    `COLDBREW`: the tenth of the nodes of lowest degree (Cold Brew, ICLR 2022).
    `RANDOM`: a random fifth of the test nodes, with a tenth of all nodes for training and for validation
    each (the strict cold start of SimMLP, WSDM 2025).
    `RELEASED`: the same graph, measured where SimMLP's released code measures. That code puts the isolated nodes
    behind the others and then looks nodes up by their old numbers, so training, validation and measured
    nodes are drawn without regard to who is isolated: five in six of those called cold had their edges in
    training. They are answered from their features alone. Not a measure of cold start; it makes figures comparable.
    """

    COLDBREW = "coldbrew"
    RANDOM = "random"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """A benchmark task.

    Attributes:
        graph: all nodes; the edges of isolated ones are gone, its split is that of the protocol.
        isolated: nodes without edges on purpose, [num_nodes].
        groups: test nodes by name: "overall", "head", "tail", "isolated".
        blind: nodes to be answered without a look at their edges, if not the isolated ones, [num_nodes].
    """

    graph: ClassGraph
    isolated: BoolArray
    groups: Mapping[str, IntArray]
    blind: BoolArray | None = None

    @property
    def asked_without_edges(self) -> BoolArray:
        """Nodes whose edges may not be used when they are answered, [num_nodes]."""
        return self.isolated if self.blind is None else self.blind


def cold_start(graph: ClassGraph, protocol: Protocol, seed: int) -> ColdStart:
    """Applies a protocol.

    `COLDBREW` follows the released code: Cora trains on its first 600 nodes, Citeseer on its public split, the
    others on the published 60/20/20 splits; isolated, tail and head nodes are tested wherever they are neither
    training nor validation nodes. It draws nothing from `seed`: ties of degree are broken, and Cora's
    500 validation nodes drawn, once and for all. Nodes without a class are tested nowhere.
    """
    if protocol is Protocol.COLDBREW:
        return _coldbrew(graph)
    task = _random(graph, seed)
    return task if protocol is Protocol.RANDOM else _as_released(task)


def _coldbrew(graph: ClassGraph) -> ColdStart:
    tie = np.random.default_rng(0).permutation(graph.num_nodes)
    order, tenth = np.lexsort((tie, graph.degree)), graph.num_nodes // 10
    bands = {"head": order[-tenth:], "tail": order[tenth : 2 * tenth], "isolated": order[:tenth]}
    graph = _cora_split(graph) if graph.name == "cora" else graph
    seen = np.union1d(graph.train, graph.validation)
    test = np.setdiff1d(np.flatnonzero(graph.labelled), seen)
    groups = {"overall": test} | {name: np.intersect1d(band, test) for name, band in bands.items()}
    return _isolated(replace(graph, test=test), bands["isolated"], groups)


def _cora_split(graph: ClassGraph) -> ClassGraph:
    rest = np.arange(_CORA_TRAIN, graph.num_nodes)
    validation = np.sort(np.random.default_rng(12345).choice(rest, size=_NUM_VALIDATION, replace=False))
    return replace(graph, train=np.arange(_CORA_TRAIN), validation=validation)


def _random(graph: ClassGraph, seed: int) -> ColdStart:
    order = np.random.default_rng(seed).permutation(np.flatnonzero(graph.labelled))
    tenth = len(order) // 10
    train, validation, test = order[:tenth], order[tenth : 2 * tenth], order[2 * tenth :]
    stay = int(0.8 * len(test))
    by_degree = test[:stay][np.argsort(graph.degree[test[:stay]], kind="stable")]
    groups = {
        "overall": test,
        "head": by_degree[-tenth:],
        "tail": by_degree[:tenth],
        "isolated": test[stay:],
    }
    graph = replace(graph, train=np.sort(train), validation=np.sort(validation), test=np.sort(test))
    return _isolated(graph, test[stay:], groups)


def _as_released(task: ColdStart) -> ColdStart:
    graph = task.graph
    known = np.flatnonzero(graph.labelled)
    moved = np.concatenate([known[~task.isolated[known]], known[task.isolated[known]]])
    place = np.zeros(graph.num_nodes, dtype=np.int64)
    place[known] = moved
    train, validation, test = (np.sort(place[nodes]) for nodes in (graph.train, graph.validation, graph.test))
    groups = {name: np.sort(place[task.groups[name]]) for name in ("overall", "isolated")}
    blind = np.zeros(graph.num_nodes, dtype=bool)
    blind[groups["isolated"]] = True
    return ColdStart(replace(graph, train=train, validation=validation, test=test), task.isolated, groups, blind)


def _isolated(graph: ClassGraph, nodes: IntArray, groups: Mapping[str, IntArray]) -> ColdStart:
    mask = np.zeros(graph.num_nodes, dtype=bool)
    mask[nodes] = True
    kept = ~mask[graph.edges[:, 0]] & ~mask[graph.edges[:, 1]]
    return ColdStart(replace(graph, edges=graph.edges[kept]), mask, {n: np.sort(g) for n, g in groups.items()})
