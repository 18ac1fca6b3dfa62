"""Public cold-start benchmarks: the methods that are compared, put together from teacher and student.

Every method sees the features of all nodes, the edges that the protocol left, the classes of training
nodes to learn from and those of validation nodes to choose by. Choices of scaling, of smoothing and of
who answers for whom are made on validation nodes in each run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import scipy.sparse as sp

from kg.evaluate.cold_start import Method, Prediction
from kg.evaluate.cold_start_data import BoolArray, ClassGraph
from kg.evaluate.cold_start_splits import ColdStart
from kg.ports import FloatArray, IntArray
from kg.student.classes import (
    ClassLesson,
    ClassStudent,
    ClassStudentConfig,
    train_class_student,
    train_regression,
)
from kg.student.virtual import NeighborRule, make_candidates, nearest, neighborhood
from kg.student.words import SCALINGS, cross_fitted, neighborhood_words, rows_to_one, tf_idf, virtual_neighbors
from kg.teacher.classes import (
    ClassArchitecture,
    ClassLabels,
    ClassTeacher,
    ClassTeacherConfig,
    train_class_teacher,
)
from kg.teacher.sparse import SparseMatrix, normalized_adjacency

_NEIGHBORS = 10
_WORD_DIM = 96
#: How many students answer together where labels alone serve best.
_MEMBERS = 3
#: How often a labelled isolated node counts where isolated nodes are taught by labels alone.
_ISOLATED_COUNT = 8
#: Weight of the closed-form student beside each of the others.
_LINEAR_WEIGHT = 2.0
#: Teachers and scalings that are no further behind the best on validation count as equal to it.
_POINT = 0.01
#: With fewer isolated validation nodes than this, all validation nodes decide for the isolated ones.
_ENOUGH_ISOLATED = 40


def methods() -> Mapping[str, Method]:
    """All methods by name, in the order of the table."""
    return {
        "mlp": mlp,
        "label_propagation": label_propagation,
        "gcn": gcn,
        "glnn": glnn,
        "coldbrew": coldbrew,
        "ours": ours,
    }


def mlp(task: ColdStart, seed: int) -> Prediction:
    """Two layers on the features, learnt from labels alone."""
    config = ClassStudentConfig(seed=seed)
    return _best({name: _student(_lesson(task, scale(task.graph.x)), config) for name, scale in SCALINGS.items()})


def label_propagation(task: ColdStart, _seed: int) -> Prediction:
    """Labels spread along edges (Zhou et al. 2004); nodes out of reach get the frequencies of the training nodes."""
    graph = task.graph
    adjacency = _without_loops(graph)
    start = np.zeros((graph.num_nodes, graph.num_classes), dtype=np.float32)
    start[graph.train, graph.y[graph.train]] = 1.0
    prior = start[graph.train].mean(axis=0)
    tried = {}
    for share in (0.5, 0.9):
        spread = start
        for _ in range(50):
            spread = share * (adjacency @ spread) + (1.0 - share) * start
        spread = spread + 1e-6 * prior
        tried[f"alpha {share}"] = spread / spread.sum(axis=1, keepdims=True)
    return _chosen(tried, graph, graph.validation)


def gcn(task: ColdStart, seed: int) -> Prediction:
    """Two graph convolutions with self-loops, so that an isolated node keeps its features."""
    found = _teachers(task, (ClassArchitecture.GCN,), seed)
    return _best(found)


def glnn(task: ColdStart, seed: int) -> Prediction:
    """An MLP that learns the soft labels of the GCN (Zhang et al., ICLR 2022)."""
    soft = gcn(task, seed).probabilities
    observed = np.flatnonzero(~task.isolated)
    config = ClassStudentConfig(seed=seed)
    lessons = {name: _lesson(task, scale(task.graph.x), soft, observed) for name, scale in SCALINGS.items()}
    return _best({name: _student(lesson, config) for name, lesson in lessons.items()})


def coldbrew(task: ColdStart, seed: int) -> Prediction:
    """Cold Brew as published (Zheng et al., ICLR 2022): ξ1 on labelled nodes, candidates are all nodes, hard labels."""
    graph, x = task.graph, rows_to_one(task.graph.x)
    features, adjacency = SparseMatrix(x), SparseMatrix(normalized_adjacency(graph.edges, graph.num_nodes))
    config = ClassTeacherConfig(ClassArchitecture.STRUCTURAL, seed=seed)
    teacher = train_class_teacher(features, adjacency, _labels(graph), config)
    settings = ClassStudentConfig(seed=seed)
    guess = train_regression(_lesson(task, x), teacher.embedding, graph.train, settings)
    everyone = np.arange(graph.num_nodes)
    table = make_candidates(everyone, np.zeros_like(everyone), teacher.embedding)
    rule = NeighborRule(_NEIGHBORS, 1.0, same_type=False)
    virtual = neighborhood(*nearest(guess, np.zeros_like(everyone), table, rule), table)
    student = _student(replace(_lesson(task, x), extra=virtual), settings)
    return Prediction(student.probabilities)


def ours(task: ColdStart, seed: int) -> Prediction:
    """Teachers for connected nodes; for isolated ones a committee of students.

    1. GCN and APPNP teachers, averaged.
    2. A ridge regression from a node's words to the words around it, and to the teachers' soft labels.
    3. Students of the average with virtual neighbours, whom words and guessed neighbourhoods choose, in every
       scaling of the words that serves the teachers. Validation nodes are not taught, so that they stand for
       nodes never seen; who is surely worse on them than the best student does not sit on the committee.
    4. The committee answers together; the isolated nodes' answers become soft targets of further students,
       which join it.
    5. Who answers for connected nodes, and who for isolated ones, is chosen on validation nodes of that kind.

    The choice that served best elsewhere comes first and stands unless another is surely better: a few
    hundred validation nodes cannot tell candidates apart that differ by a point.
    """
    graph, config = task.graph, ClassStudentConfig(seed=seed)
    teachers = _teachers(task, (ClassArchitecture.GCN, ClassArchitecture.APPNP), seed)
    soft = _soft_targets(teachers)
    guessed, linear = _guesses(task, soft)
    pupils, others = _pupils(task, soft, guessed, _scalings(teachers)), _label_lessons(task)
    students = {name: _student(lesson, config).probabilities for name, lesson in (pupils | others).items()}
    members = {name: students[name] for name in pupils} | {"linear": linear}
    committee = _committee(task, pupils, _not_surpassed(members, graph), config)
    by_labels = {name: students[name] for name in others}
    alone = {name: teacher.probabilities for name, teacher in teachers.items()}
    asked = _stand_ins(task)
    # on validation nodes with edges a teacher would look better than it is on nodes without
    teachable = alone if task.isolated[asked].all() else {}
    for_isolated = _unless_surpassed({**committee, **by_labels, **teachable}, graph, asked)
    if for_isolated.choice in others:
        for_isolated = _several(others[for_isolated.choice], for_isolated, config)
    connected = np.setdiff1d(graph.validation, np.flatnonzero(task.isolated))
    mixed = {"teachers + committee": (soft + committee["committee"]) / 2.0, "teachers": soft}
    for_connected = _unless_surpassed({**mixed, **alone, **committee, **students}, graph, connected)
    routed = np.where(task.asked_without_edges[:, None], for_isolated.probabilities, for_connected.probabilities)
    parts = {**students, "linear": linear, **committee, "chosen": for_isolated.probabilities}
    return Prediction(routed, f"isolated: {for_isolated.choice}; connected: {for_connected.choice}", parts)


def _without_loops(graph: ClassGraph) -> sp.csr_matrix:
    shape = (graph.num_nodes, graph.num_nodes)
    adjacency = sp.csr_matrix((np.ones(len(graph.edges)), (graph.edges[:, 0], graph.edges[:, 1])), shape=shape)
    scale = sp.diags(1.0 / np.sqrt(np.maximum(graph.degree, 1)))
    return sp.csr_matrix(scale @ adjacency @ scale, dtype=np.float32)


def _labels(graph: ClassGraph) -> ClassLabels:
    return ClassLabels(graph.y, graph.num_classes, graph.train, graph.validation)


def _lesson(
    task: ColdStart, x: sp.csr_matrix, soft: FloatArray | None = None, taught: IntArray | None = None
) -> ClassLesson:
    graph = task.graph
    return ClassLesson(
        features=SparseMatrix(x),
        width=x.shape[1],
        num_classes=graph.num_classes,
        y=graph.y,
        train=graph.train,
        validation=graph.validation,
        soft=soft,
        taught=taught,
    )


def _student(lesson: ClassLesson, config: ClassStudentConfig) -> ClassStudent:
    return train_class_student(lesson, config)


def _best(found: Mapping[str, ClassStudent | ClassTeacher]) -> Prediction:
    name = max(found, key=lambda key: found[key].validation)
    return Prediction(found[name].probabilities, name)


def _chosen(found: Mapping[str, FloatArray], graph: ClassGraph, asked: IntArray) -> Prediction:
    """The answer with most right among the nodes asked; the first named of equals."""
    right = {name: int((p[asked].argmax(axis=1) == graph.y[asked]).sum()) for name, p in found.items()}
    name = max(right, key=lambda key: right[key])
    return Prediction(found[name], name)


def _unless_surpassed(found: Mapping[str, FloatArray], graph: ClassGraph, asked: IntArray) -> Prediction:
    """The first answer, unless the best one is right more often by more than a standard error of the difference."""
    first = next(iter(found))
    best = _chosen(found, graph, asked)
    surely = _surely_better(best.probabilities, found[first], graph, asked)
    return best if surely else Prediction(found[first], first)


def _surely_better(one: FloatArray, other: FloatArray, graph: ClassGraph, asked: IntArray) -> bool:
    """Whether `one` is right more often by more than a standard error of the difference."""
    right = [(p[asked].argmax(axis=1) == graph.y[asked]).astype(float) for p in (one, other)]
    gain = right[0] - right[1]
    return bool(gain.mean() > gain.std() / np.sqrt(len(gain)))


def _teachers(task: ColdStart, architectures: Sequence[ClassArchitecture], seed: int) -> dict[str, ClassTeacher]:
    graph = task.graph
    adjacency = SparseMatrix(normalized_adjacency(graph.edges, graph.num_nodes))
    found = {}
    for name, scale in SCALINGS.items():
        features = SparseMatrix(scale(graph.x))
        for architecture in architectures:
            config = ClassTeacherConfig(architecture, seed=seed)
            found[f"{architecture} {name}"] = train_class_teacher(features, adjacency, _labels(graph), config)
    return found


def _soft_targets(teachers: Mapping[str, ClassTeacher]) -> FloatArray:
    """The mean of those teachers that are within a point of the best on validation."""
    top = max(teacher.validation for teacher in teachers.values())
    good = [teacher.probabilities for teacher in teachers.values() if teacher.validation >= top - _POINT]
    mean: FloatArray = np.mean(good, axis=0, dtype=np.float32)
    total: FloatArray = mean.sum(axis=1, keepdims=True)
    return np.divide(mean, total, dtype=np.float32)


def _guesses(task: ColdStart, soft: FloatArray) -> tuple[FloatArray, FloatArray]:
    """From a node's own words: the words around it [n, d], and the teachers' soft labels [n, num_classes]."""
    graph = task.graph
    x, observed = tf_idf(graph.x), np.flatnonzero(~task.isolated)
    around = neighborhood_words(x, normalized_adjacency(graph.edges, graph.num_nodes), _WORD_DIM)
    found = cross_fitted(x, np.concatenate([around, soft], axis=1), observed)
    labels = np.maximum(found[:, around.shape[1] :], 1e-6)
    return found[:, : around.shape[1]], labels / labels.sum(axis=1, keepdims=True)


def _scalings(teachers: Mapping[str, ClassTeacher]) -> list[str]:
    """The scalings whose best teacher is within a point of the best of all on validation."""
    worth = {name: max(t.validation for key, t in teachers.items() if key.endswith(name)) for name in SCALINGS}
    return [name for name in SCALINGS if worth[name] >= max(worth.values()) - _POINT]


def _pupils(task: ColdStart, soft: FloatArray, guessed: FloatArray, scalings: Sequence[str]) -> dict[str, ClassLesson]:
    """Students of soft labels, with virtual neighbours and without."""
    graph, observed = task.graph, np.flatnonzero(~task.isolated)
    taught = np.setdiff1d(observed, graph.validation)
    alike = SparseMatrix(virtual_neighbors(tf_idf(graph.x), observed, _NEIGHBORS, guessed))
    alone = {name: _lesson(task, SCALINGS[name](graph.x), soft, taught) for name in scalings}
    together = {f"{name}, neighbours": replace(lesson, neighbors=alike) for name, lesson in alone.items()}
    return together | {f"{name}, soft labels": lesson for name, lesson in alone.items()}


def _label_lessons(task: ColdStart) -> dict[str, ClassLesson]:
    """Students of labels alone, for graphs whose edges mislead."""
    graph, marks = task.graph, _marks(task)
    scaled = {name: scale(graph.x) for name, scale in SCALINGS.items()}
    counted = np.repeat(graph.train, np.where(task.isolated[graph.train], _ISOLATED_COUNT, 1))
    return {
        "rows, labels and mark": replace(_lesson(task, scaled["rows"]), extra=marks),
        "tf-idf, labels, isolated count more": replace(
            _lesson(task, scaled["tf-idf"]), extra=marks, train=counted, validation=_stand_ins(task)
        ),
        **{f"{name}, labels": _lesson(task, x) for name, x in scaled.items()},
    }


def _not_surpassed(found: Mapping[str, FloatArray], graph: ClassGraph) -> dict[str, FloatArray]:
    """Those that the best on validation does not surely surpass."""
    best = _chosen(found, graph, graph.validation).probabilities
    return {name: said for name, said in found.items() if not _surely_better(best, said, graph, graph.validation)}


def _committee(
    task: ColdStart, pupils: Mapping[str, ClassLesson], members: Mapping[str, FloatArray], config: ClassStudentConfig
) -> dict[str, FloatArray]:
    """The members together, with and without students of their answers."""
    committee = _weighted(members, [])
    isolated = np.flatnonzero(task.isolated)
    again = []
    for name, lesson in pupils.items():
        if name not in members or lesson.soft is None or lesson.taught is None:
            continue
        soft = lesson.soft.copy()
        soft[isolated] = committee[isolated]
        taught = replace(lesson, soft=soft, taught=np.union1d(lesson.taught, isolated))
        seeds = [config.seed + 100 * member for member in range(_MEMBERS)]
        again += [_student(taught, replace(config, seed=seed)).probabilities for seed in seeds]
    return {"committee, taught again": _weighted(members, again), "committee": committee}


def _weighted(members: Mapping[str, FloatArray], more: Sequence[FloatArray]) -> FloatArray:
    said = [*members.values(), *more]
    weights = [_LINEAR_WEIGHT if name == "linear" else 1.0 for name in members] + [1.0] * len(more)
    mean: FloatArray = np.average(said, axis=0, weights=weights).astype(np.float32)
    return mean


def _several(lesson: ClassLesson, first: Prediction, config: ClassStudentConfig) -> Prediction:
    """The mean of several students that differ in their seed alone."""
    seeds = [config.seed + 100 * member for member in range(1, _MEMBERS)]
    more = [_student(lesson, replace(config, seed=seed)).probabilities for seed in seeds]
    return Prediction(np.mean([first.probabilities, *more], axis=0), first.choice)


def _marks(task: ColdStart) -> FloatArray:
    """Whether a node is isolated, and how many words it has."""
    words = np.log1p(np.diff(task.graph.x.indptr))
    words = (words - words.mean()) / max(float(words.std()), 1e-6)
    return np.stack([task.isolated.astype(np.float32), words.astype(np.float32)], axis=1)


def _stand_ins(task: ColdStart) -> IntArray:
    """Validation nodes that stand for isolated ones: the isolated among them, or all where those are few."""
    isolated: BoolArray = task.isolated[task.graph.validation]
    few = np.count_nonzero(isolated) < _ENOUGH_ISOLATED
    return task.graph.validation if few else task.graph.validation[isolated]
