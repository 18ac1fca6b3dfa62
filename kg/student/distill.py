"""Text vectors and a teacher's vectors in, a trained student out (Cold Brew, ICLR 2022, section 3.3, as mended).

What is mended: ξ1 learns from every connected node; virtual neighbours are connected nodes other than
the node itself, and never validation nodes; targets are standardised; ξ2 matches scores against anchors
(after LLP, ICML 2023) beside the vectors themselves; everything is chosen on held-out nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.errors import ModelError
from kg.ports import FloatArray, IntArray, Progress
from kg.student.config import StudentConfig
from kg.student.fit import EpochProgress, Lesson, fit, seeded
from kg.student.linking import Links
from kg.student.rewording import Rewording
from kg.student.student import Perceptron, Student, student_inputs
from kg.student.virtual import Candidates, NeighborRule, make_candidates, make_key, nearest, neighborhood, outlined
from kg.vectors import unit

_MIN_VALIDATION = 5
_MAX_ASKED = 1000


def distill(
    x: FloatArray,
    node_type: IntArray,
    z: FloatArray,
    degree: IntArray,
    config: StudentConfig | None = None,
    *,
    held_out: IntArray | None = None,
    edges: IntArray | None = None,
    rewording: Rewording | None = None,
    types: Sequence[str] = (),
    progress: Progress | None = None,
) -> Student:
    """Trains a student to give a node's teacher's vector from its text and type.

    Args:
        x: text vectors [n, dx].
        node_type: numbers of the node types [n].
        z: teacher's vectors [n, d].
        degree: edges per node [n]; nodes without any teach nothing, unless there are no others.
        config: settings.
        held_out: nodes to choose settings on, by number; drawn from the connected ones if not given. They are
            neither learnt from nor candidates, so the student may be judged on them afterwards.
        edges: both ends of the links that the student is to rank first, those of the held-out nodes too, [2, m]; none
            if vectors and scores alone are to be matched.
        rewording: texts of some nodes in other words, learnt from beside those that `x` is of.
        types: names of the node types; stored with the student.
        progress: called with (epochs done, epochs at most).

    Raises:
        ModelError: if the arrays do not fit together or there are no nodes.
    """
    config = config or StudentConfig()
    if not len(x) == len(node_type) == len(z) == len(degree) or len(x) == 0:
        lengths = (len(x), len(node_type), len(z), len(degree))
        raise ModelError(f"x, node_type, z and degree must have one row per node and at least one, got {lengths}")
    num_types = max(len(types), int(node_type.max()) + 1)
    train, validation = _split(degree, config, held_out)
    material = _material(x, node_type, z, train, num_types)
    table = _candidates(material, train, degree, config)
    links = None if edges is None or not edges.size else Links(edges, node_type, train, unit(z))
    if rewording is not None:
        material, train = _with_rewording(material, train, rewording.of(train), config)
    with seeded(config.seed):
        return _train(material, _Nodes(train, validation), table, _Asked(config, tuple(types), progress, links))


@dataclass(frozen=True, slots=True)
class _Material:
    """Nodes and arrays of all of them, those in other words behind the others: numbers [n], texts [n, dx], inputs
    [n, i], types [n], standardised targets [n, d], how to undo that.
    """

    node: IntArray
    x: FloatArray
    inputs: FloatArray
    node_type: IntArray
    target: FloatArray
    mean: FloatArray
    std: FloatArray
    num_types: int


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Rows of the nodes learnt from and of those chosen by."""

    train: IntArray
    validation: IntArray


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the caller of `distill` asked for."""

    config: StudentConfig
    types: tuple[str, ...]
    progress: Progress | None
    links: Links | None


def _split(degree: IntArray, config: StudentConfig, held_out: IntArray | None) -> tuple[IntArray, IntArray]:
    connected = np.flatnonzero(degree > 0)
    if len(connected) == 0:
        connected = np.arange(len(degree))
    if held_out is None or len(held_out) < _MIN_VALIDATION:
        rng = np.random.default_rng(config.seed)
        size = int(config.validation_share * len(connected))
        held_out = rng.choice(connected, size=size if size >= _MIN_VALIDATION else 0, replace=False)
    validation = np.sort(held_out).astype(np.int64)
    train = np.setdiff1d(connected, validation)
    return (train, validation) if len(train) else (validation, np.zeros(0, dtype=np.int64))


def _material(x: FloatArray, node_type: IntArray, z: FloatArray, train: IntArray, num_types: int) -> _Material:
    mean = z[train].mean(axis=0, dtype=np.float64)
    std = np.maximum(z[train].std(axis=0, dtype=np.float64), 1e-3)
    target = ((z - mean) / std).astype(np.float32)
    inputs = student_inputs(x, node_type, num_types)
    undo = mean.astype(np.float32), std.astype(np.float32)
    return _Material(np.arange(len(x)), x, inputs, node_type, target, *undo, num_types)


def _with_rewording(
    material: _Material, train: IntArray, rewording: Rewording, config: StudentConfig
) -> tuple[_Material, IntArray]:
    """Some of the nodes learnt from once more, their texts in other words, and the rows learnt from now."""
    drawn = np.random.default_rng(config.seed + 2).random(len(rewording.node)) < config.reworded
    node, x = rewording.node[drawn], rewording.x[drawn]
    node_type = material.node_type[node]
    more = replace(
        material,
        node=np.concatenate([material.node, node]),
        x=np.concatenate([material.x, x]),
        inputs=np.concatenate([material.inputs, student_inputs(x, node_type, material.num_types)]),
        node_type=np.concatenate([material.node_type, node_type]),
        target=np.concatenate([material.target, material.target[node]]),
    )
    return more, np.concatenate([train, len(material.node) + np.arange(len(node))])


def _candidates(material: _Material, train: IntArray, degree: IntArray, config: StudentConfig) -> Candidates:
    """Connected training nodes; of too many, every type keeps as many, see `StudentConfig.max_candidates`."""
    node = train[degree[train] > 0]
    if len(node) > config.max_candidates:
        rng = np.random.default_rng(config.seed + 1)
        by_type = [node[material.node_type[node] == value] for value in np.unique(material.node_type[node])]
        most = _level([len(part) for part in by_type], config.max_candidates)
        node = np.sort(np.concatenate([_thin(part, degree, most, rng) for part in by_type]))
    return make_candidates(node, material.node_type[node], material.target[node], material.x[node])


def _level(sizes: Sequence[int], total: int) -> int:
    """The most that each may keep so that all together keep no more than `total`."""
    left, most = total, 0
    for number, size in enumerate(sorted(sizes)):
        most = left // (len(sizes) - number)
        if size > most:
            return most
        left -= size
    return most


def _keyed(table: Candidates, rule: NeighborRule) -> Candidates:
    return replace(table, key=make_key(table.embedding, table.text, rule.text_share))


def _thin(node: IntArray, degree: IntArray, most: int, rng: np.random.Generator) -> IntArray:
    """Half of what is kept has the most edges, half is drawn from the rest."""
    if len(node) <= most:
        return node
    half = max(1, most // 2)
    order = node[np.argsort(-degree[node], kind="stable")]
    return np.concatenate([order[:half], rng.choice(order[half:], size=half, replace=False)])


def _train(material: _Material, nodes: _Nodes, table: Candidates, asked: _Asked) -> Student:
    config = asked.config
    bar = EpochProgress(asked.progress, 2 * config.epochs)
    first = fit(_lesson(material, nodes, material.inputs), config, 0.0, bar)
    guess = first(material.inputs)
    rule = _choose_rule(material, nodes, table, guess, config)
    table = _keyed(table, rule)
    key = make_key(guess, material.x, rule.text_share)
    virtual = neighborhood(*nearest(key, material.node_type, table, rule, material.node), table)
    inputs = np.concatenate([material.inputs, np.float32(config.mixing) * virtual], axis=1)
    second = fit(_lesson(material, nodes, inputs, asked.links), config, config.score_weight, bar)
    return _student(material, (first, second), table, rule, asked)


def _lesson(material: _Material, nodes: _Nodes, inputs: FloatArray, links: Links | None = None) -> Lesson:
    offset = material.mean / material.std
    return Lesson(inputs, material.target, offset, material.std, nodes.train, nodes.validation, material.node, links)


def _choose_rule(
    material: _Material, nodes: _Nodes, table: Candidates, guess: FloatArray, config: StudentConfig
) -> NeighborRule:
    """The rule whose virtual neighbourhoods come nearest to the teacher's vectors of the validation nodes."""
    rules = [
        NeighborRule(k, temperature, same_type, text_share)
        for text_share in config.text_shares
        for k in config.neighbors
        for temperature in config.temperatures
        for same_type in (True, False)
    ]
    asked = nodes.validation if len(nodes.validation) else nodes.train
    asked = asked[:: -(-len(asked) // _MAX_ASKED)]  # two dozen rules, each a search
    types = material.node_type[asked]

    def closeness(rule: NeighborRule) -> float:
        key = make_key(guess[asked], material.x[asked], rule.text_share)
        found = neighborhood(*nearest(key, types, _keyed(table, rule), rule, material.node[asked]), table)
        return _mean_cosine(found, material.target[asked])

    return max(rules, key=closeness) if len(table.node) else rules[0]


def _mean_cosine(a: FloatArray, b: FloatArray) -> float:
    length = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return float(np.mean((a * b).sum(axis=1) / np.maximum(length, 1e-9)))


def _student(
    material: _Material,
    networks: tuple[Perceptron, Perceptron],
    table: Candidates,
    rule: NeighborRule,
    asked: _Asked,
) -> Student:
    return Student(
        first=networks[0],
        second=networks[1],
        candidates=outlined(table),
        rule=rule,
        mean=material.mean,
        std=material.std,
        mixing=asked.config.mixing,
        num_types=material.num_types,
        types=asked.types,
    )
