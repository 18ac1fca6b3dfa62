"""Benchmark tasks and methods in, accuracy on head, tail and isolated nodes out, as mean and deviation over seeds.

Methods are callables from a task and a seed to class probabilities, so that nothing here knows how they are made.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kg.evaluate.cold_start_data import ClassGraph, load_class_graph
from kg.evaluate.cold_start_splits import ColdStart, Protocol, cold_start
from kg.ports import FloatArray, IntArray, Progress


@dataclass(frozen=True, slots=True)
class Prediction:
    """Class probabilities [num_nodes, num_classes], what the method chose on validation, what its parts say alone."""

    probabilities: FloatArray
    choice: str = ""
    parts: Mapping[str, FloatArray] = field(default_factory=dict)


#: A method: sees the task with all labels, must learn from those of `graph.train` and choose by `graph.validation`.
Method = Callable[[ColdStart, int], Prediction]


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation over seeds, of percentages or seconds."""

    mean: float
    std: float
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodReport:
    """One line of the table: accuracy in percent by group and on validation, seconds a seed, what was chosen.

    Seconds are of processor time, so that other work on the machine does not count.
    `parts` has the accuracy of each part of the method alone on the isolated nodes.
    """

    accuracy: Mapping[str, Spread]
    validation: Spread
    seconds: Spread
    choices: tuple[str, ...] = ()
    parts: Mapping[str, Spread] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColdStartReport:
    """A whole table.

    Attributes:
        sizes: nodes per group, in the first seed.
        methods: one line a method.
        feature_contribution_ratio: by group, see `feature_contribution_ratio`.
    """

    dataset: str
    protocol: Protocol
    seeds: int
    sizes: Mapping[str, int]
    methods: Mapping[str, MethodReport]
    feature_contribution_ratio: Mapping[str, float] = field(default_factory=dict)


def run_cold_start(
    folder: Path,
    dataset: str,
    protocol: Protocol,
    methods: Mapping[str, Method],
    *,
    seeds: int = 5,
    progress: Progress | None = None,
) -> ColdStartReport:
    """Runs every method on every seed; seed s takes the published split s where there are several.

    Raises:
        NotFoundError: the data set is unknown or missing.
        InputError: a file is damaged.
    """
    tasks = [cold_start(load_class_graph(folder, dataset, seed), protocol, seed) for seed in range(seeds)]
    lines: dict[str, MethodReport] = {}
    for position, (name, method) in enumerate(methods.items()):
        runs = []
        for seed, task in enumerate(tasks):
            runs.append(_run(method, task, seed))
            if progress is not None:
                progress(position * seeds + seed + 1, len(methods) * seeds)
        lines[name] = _line(runs)
    sizes = {name: len(group) for name, group in tasks[0].groups.items()}
    return ColdStartReport(tasks[0].graph.name, protocol, seeds, sizes, lines, _ratios(lines))


def feature_contribution_ratio(graph: float, features: float, labels: float) -> float:
    """How much of what a graph network knows is in the features alone (Cold Brew, eq. 5).

    Args:
        graph: accuracy of the graph network.
        features: accuracy of a network without edges.
        labels: accuracy of label propagation, without features.

    Returns:
        Below 0.5 structure dominates, from 0.5 features do, from 1.0 features alone are better. NaN if
        the graph network is no better than either.
    """
    by_structure, by_features = graph - features, graph - labels
    if features <= graph:
        total = by_structure + by_features
        return by_features / total if total else float("nan")
    total = abs(by_structure) + by_features
    return 1.0 + abs(by_structure) / total if total else float("nan")


def accuracy(probabilities: FloatArray, y: IntArray, nodes: IntArray) -> float:
    """Percentage of `nodes` whose most probable class is theirs; NaN for no nodes."""
    if len(nodes) == 0:
        return float("nan")
    return float((probabilities[nodes].argmax(axis=1) == y[nodes]).mean()) * 100.0


@dataclass(frozen=True, slots=True)
class _Run:
    accuracy: Mapping[str, float]
    validation: float
    seconds: float
    choice: str
    parts: Mapping[str, float]


def _run(method: Method, task: ColdStart, seed: int) -> _Run:
    began = time.process_time()
    prediction = method(task, seed)
    seconds = time.process_time() - began
    graph: ClassGraph = task.graph
    by_group = {name: accuracy(prediction.probabilities, graph.y, nodes) for name, nodes in task.groups.items()}
    validation = accuracy(prediction.probabilities, graph.y, graph.validation)
    parts = {name: accuracy(part, graph.y, task.groups["isolated"]) for name, part in prediction.parts.items()}
    return _Run(by_group, validation, seconds, prediction.choice, parts)


def _line(runs: Sequence[_Run]) -> MethodReport:
    groups = runs[0].accuracy
    parts = dict.fromkeys(part for run in runs for part in run.parts)
    return MethodReport(
        accuracy={name: _spread([run.accuracy[name] for run in runs]) for name in groups},
        validation=_spread([run.validation for run in runs]),
        seconds=_spread([run.seconds for run in runs]),
        choices=tuple(run.choice for run in runs if run.choice),
        parts={name: _spread([run.parts.get(name, math.nan) for run in runs]) for name in parts},
    )


def _spread(values: Sequence[float]) -> Spread:
    """Seeds in which a group is empty, or which went without a part, count for nothing."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return Spread(float("nan"), float("nan"))
    deviation = float(np.std(known, ddof=1)) if len(known) > 1 else 0.0
    return Spread(float(np.mean(known)), deviation, tuple(round(value, 3) for value in known))


def _ratios(lines: Mapping[str, MethodReport]) -> dict[str, float]:
    wanted = ("gcn", "mlp", "label_propagation")
    if not all(name in lines for name in wanted):
        return {}
    graph, features, labels = (lines[name].accuracy for name in wanted)
    return {
        group: feature_contribution_ratio(graph[group].mean, features[group].mean, labels[group].mean)
        for group in graph
    }
