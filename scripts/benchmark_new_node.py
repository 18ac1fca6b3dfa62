"""How long teacher and student take for one new node, and how far the student in numpy is from the same in torch.

The teacher needs the new node's edges and goes over the whole graph; the student needs its text vector alone. The
text encoder is not counted: both need it. Graphs are made up, so only time is measured, not quality.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch_geometric.data import HeteroData

from kg.errors import KGError
from kg.ports import FloatArray, IntArray
from kg.student import Student, StudentConfig
from kg.student.distill import distill
from kg.student.fit import network_of
from kg.student.virtual import make_key, nearest, neighborhood
from kg.teacher import TeacherConfig
from kg.teacher.messages import build_messages
from kg.teacher.network import make_encoder
from kg.teacher.relational import RelationalGraph, relational_graph

_TEXT_DIM = 256
_POSTING, _SKILL = 0, 1


@dataclass(frozen=True, slots=True)
class NewNode:
    """Milliseconds a node (medians), their ratio, and the largest difference between numpy and torch."""

    nodes: int
    edges: int
    teacher_ms: float
    student_ms: float
    ratio: float
    difference: float


def main() -> int:
    """Parses arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    try:
        found = measure(asked.nodes, asked.edges, asked.repeats)
    except KGError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if asked.json:
        print(json.dumps({name: getattr(found, name) for name in NewNode.__slots__}, indent=1))
        return 0
    print(f"{found.nodes} nodes, {found.edges} edges")
    print(f"teacher {found.teacher_ms:.1f} ms, student {found.student_ms:.3f} ms")
    print(f"student {found.ratio:.0f} times as fast; numpy and torch differ by {found.difference:.1e} at most")
    return 0


def measure(nodes: int, edges: int, repeats: int) -> NewNode:
    """Times both on a graph whose last posting is the new node."""
    graph = relational_graph(_graph(nodes, edges), frozenset())
    encoder = make_encoder(graph, TeacherConfig()).eval()
    with torch.no_grad():
        z = encoder(graph.x, build_messages(graph, graph.relations, torch.device("cpu"))).numpy()
    student, x, node_type = _student(graph, z)
    new = slice(len(x) - 1, len(x))
    teacher_ms = _median_ms(lambda: _teach(graph, encoder), repeats)
    student_ms = _median_ms(lambda: student.encode(x[new], node_type[new]), 20 * repeats)
    some = np.random.default_rng(1).choice(len(x), size=min(200, len(x)), replace=False)
    difference = np.abs(student.encode(x[some], node_type[some]) - in_torch(student, x[some], node_type[some])).max()
    return NewNode(len(x), edges, teacher_ms, student_ms, teacher_ms / student_ms, float(difference))


def in_torch(student: Student, x: FloatArray, node_type: IntArray) -> FloatArray:
    """What `student.encode` gives, with its networks run by torch, [n, d]."""
    first, second = network_of(student.first).eval(), network_of(student.second).eval()
    inputs = student.inputs(x, node_type)
    with torch.no_grad():
        guess = first(torch.from_numpy(inputs))
        key = make_key(guess.numpy(), x, student.rule.text_share)
        rows, weights = nearest(key, node_type, student.candidates, student.rule)
        virtual = np.float32(student.mixing) * neighborhood(rows, weights, student.candidates)
        z = second(torch.from_numpy(np.concatenate([inputs, virtual], axis=1)))
        std, mean = torch.from_numpy(student.std), torch.from_numpy(student.mean)
        both = [torch.nn.functional.normalize(part * std + mean) for part in (guess, z)]
        vectors: FloatArray = torch.nn.functional.normalize(both[0] + both[1]).numpy()
    return student.beside(student.said_by_tower(x, node_type), student.with_close(vectors, x, node_type))


def _graph(nodes: int, edges: int) -> HeteroData:
    """Nine postings to a skill, edges drawn at random."""
    rng = np.random.default_rng(0)
    skills = max(2, nodes // 10)
    data = HeteroData()
    for name, count in (("posting", nodes - skills), ("skill", skills)):
        x = rng.normal(size=(count, _TEXT_DIM)).astype(np.float32)
        data[name].x = torch.from_numpy(x / np.linalg.norm(x, axis=1, keepdims=True))
    ends = np.stack([rng.integers(0, nodes - skills, edges), rng.integers(0, skills, edges)])
    data["posting", "requires_skill", "skill"].edge_index = torch.from_numpy(np.unique(ends, axis=1))
    return data


def _student(graph: RelationalGraph, z: FloatArray) -> tuple[Student, FloatArray, IntArray]:
    x = graph.x.numpy()
    posting = graph.span("posting")
    node_type = np.full(len(x), _SKILL)
    node_type[posting] = _POSTING
    degree = graph.degree(graph.relations)
    return distill(x, node_type, z, degree, StudentConfig(epochs=2)), x, node_type


def _teach(graph: RelationalGraph, encoder: torch.nn.Module) -> None:
    with torch.no_grad():
        encoder(graph.x, build_messages(graph, graph.relations, torch.device("cpu")))


def _median_ms(run: Callable[[], object], repeats: int) -> float:
    seconds = []
    for _ in range(repeats):
        began = time.process_time()
        run()
        seconds.append(time.process_time() - began)
    return 1000.0 * float(np.median(seconds))


if __name__ == "__main__":
    sys.exit(main())
