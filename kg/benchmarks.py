"""Public cold-start benchmarks: the methods that are compared, put together from teacher and student.

Every method sees the features of all nodes, the edges that the protocol left, the classes of training
nodes to learn from and those of validation nodes to choose by. Choices of scaling, of smoothing and of
who answers for whom are made on validation nodes in each run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

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
from kg.teacher.classes import (
    ClassArchitecture,
    ClassLabels,
    ClassTeacher,
    ClassTeacherConfig,
    train_class_teacher,
)
from kg.teacher.sparse import SparseMatrix, normalized_adjacency

_NEIGHBORS = 10
_MEMBERS = 2
#: With fewer isolated validation nodes than this, all validation nodes decide for the isolated ones.
_ENOUGH_ISOLATED = 40

Scaling = Callable[[sp.csr_matrix], sp.csr_matrix]


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
    """Teachers for connected nodes; for isolated ones students with soft targets and virtual neighbours.

    1. GCN and APPNP teachers, averaged.
    2. Students of the average; validation nodes are not taught, so that they stand for nodes never seen.
       Virtual neighbours, or labels alone with a mark for isolated nodes, are chosen on them.
    3. The best student again, several times, with the isolated nodes' own answers as soft targets.
    4. Who answers for connected nodes, and who for isolated ones, is chosen on validation nodes of that kind.

    The choice that served best elsewhere comes first and stands unless another is surely better: a few
    hundred validation nodes cannot tell candidates apart that differ by a point.
    """
    graph = task.graph
    architectures = (ClassArchitecture.GCN, ClassArchitecture.APPNP)
    teachers = _teachers(task, architectures, seed)
    soft = _soft_targets(teachers)
    taught = np.setdiff1d(np.flatnonzero(~task.isolated), graph.validation)
    scaling = _scaling(teachers)
    lessons = _variants(task, scaling, soft, taught)
    config = ClassStudentConfig(seed=seed)
    students = {name: _student(lesson, config).probabilities for name, lesson in lessons.items()}
    asked = _stand_ins(task)
    best = _unless_surpassed(students, graph, asked).choice
    again = _again(lessons[best], students[best], task, config)
    for_isolated = _unless_surpassed({**again, **students}, graph, asked)
    connected = np.setdiff1d(graph.validation, np.flatnonzero(task.isolated))
    both = {"teachers + student": (soft + next(iter(again.values()))) / 2.0, "teachers": soft}
    alone = {name: teacher.probabilities for name, teacher in teachers.items()}
    for_connected = _unless_surpassed({**both, **alone, **again, **students}, graph, connected)
    routed = np.where(task.isolated[:, None], for_isolated.probabilities, for_connected.probabilities)
    return Prediction(routed, f"isolated: {for_isolated.choice}; connected: {for_connected.choice}")


def rows_to_one(x: sp.csr_matrix) -> sp.csr_matrix:
    """Rows divided by their sum; empty rows stay empty."""
    return _scaled_rows(x, np.asarray(x.sum(axis=1)).ravel())


def tf_idf(x: sp.csr_matrix) -> sp.csr_matrix:
    """Words weighted by rarity, rows of unit length."""
    frequency = np.asarray((x > 0).sum(axis=0)).ravel()
    weight = np.log((x.shape[0] + 1.0) / (frequency + 1.0)) + 1.0
    weighted = sp.csr_matrix(x @ sp.diags(weight))
    return _scaled_rows(weighted, np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel()))


#: Ways to scale a bag of words, tried on validation.
SCALINGS: Mapping[str, Scaling] = {"rows": rows_to_one, "tf-idf": tf_idf}


def virtual_neighbors(x: sp.csr_matrix, observed: IntArray, k: int = _NEIGHBORS) -> sp.csr_matrix:
    """Weights of the k observed nodes whose features are most alike, never the node itself, [n, n], rows sum to one."""
    similarity = np.asarray((x @ x[observed].T).todense(), dtype=np.float32)
    similarity[observed, np.arange(len(observed))] = -1.0
    k = min(k, max(1, len(observed) - 1))
    best = np.argpartition(-similarity, k - 1, axis=1)[:, :k]
    weight = np.maximum(np.take_along_axis(similarity, best, axis=1), 0.0) + 1e-9
    weight = weight / weight.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(x.shape[0]), k)
    return sp.csr_matrix((weight.ravel(), (rows, observed[best].ravel())), shape=(x.shape[0], x.shape[0]))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What `_best` compares."""

    probabilities: FloatArray
    validation: float


def _scaled_rows(x: sp.csr_matrix, size: FloatArray) -> sp.csr_matrix:
    return sp.csr_matrix(sp.diags(1.0 / np.where(size > 0.0, size, 1.0)) @ x, dtype=np.float32)


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
    right = [(p[asked].argmax(axis=1) == graph.y[asked]).astype(float) for p in (best.probabilities, found[first])]
    gain = right[0] - right[1]
    surely = gain.mean() > gain.std() / np.sqrt(len(gain))
    return best if surely else Prediction(found[first], first)


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
    good = [teacher.probabilities for teacher in teachers.values() if teacher.validation >= top - 0.01]
    mean: FloatArray = np.mean(good, axis=0, dtype=np.float32)
    total: FloatArray = mean.sum(axis=1, keepdims=True)
    return np.divide(mean, total, dtype=np.float32)


def _scaling(teachers: Mapping[str, ClassTeacher]) -> str:
    """The scaling of the features that serves the teachers best on validation."""
    worth = {name: sum(t.validation for key, t in teachers.items() if key.endswith(name)) for name in SCALINGS}
    return max(worth, key=lambda name: worth[name])


def _variants(task: ColdStart, scaling: str, soft: FloatArray, taught: IntArray) -> dict[str, ClassLesson]:
    """Students that differ in virtual neighbours and in what they learn from."""
    observed = np.flatnonzero(~task.isolated)
    alike = SparseMatrix(virtual_neighbors(tf_idf(task.graph.x), observed))
    lesson = _lesson(task, SCALINGS[scaling](task.graph.x), soft, taught)
    alone = {f"{name}, labels": _lesson(task, scale(task.graph.x)) for name, scale in SCALINGS.items()}
    return {
        f"{scaling}, neighbours": replace(lesson, neighbors=alike),
        scaling: lesson,
        f"{scaling}, labels and mark": replace(lesson, soft=None, extra=_marks(task)),
        **alone,
    }


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


def _again(lesson: ClassLesson, said: FloatArray, task: ColdStart, config: ClassStudentConfig) -> dict[str, FloatArray]:
    """Several students like the best one: as it was, and with its answers for isolated nodes as soft targets."""
    seeds = [config.seed + 100 * member for member in range(1, _MEMBERS)]
    more = [_student(lesson, replace(config, seed=seed)).probabilities for seed in seeds]
    ensemble: FloatArray = np.mean([said, *more], axis=0)
    found = {"ensemble": ensemble}
    if lesson.soft is not None and lesson.taught is not None:
        isolated = np.flatnonzero(task.isolated)
        soft = lesson.soft.copy()
        soft[isolated] = ensemble[isolated]
        taught = replace(lesson, soft=soft, taught=np.union1d(lesson.taught, isolated))
        answers = [_student(taught, replace(config, seed=seed)).probabilities for seed in (config.seed, *seeds)]
        found = {"self-taught ensemble": np.mean(answers, axis=0), **found}
    return found
