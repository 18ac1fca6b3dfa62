"""Seconds and memory of training on made graphs of growing size, part by part, beside what is stated before.

Nodes lie in clusters that texts hint at and edges mostly keep to, postings at one end and skills, topics, roles,
employers and places at the other, a few of these with very many edges, as in a real graph.

Usage: OMP_NUM_THREADS=1 .venv/bin/python scripts/benchmark_training.py --nodes 10000 30000 100000 [--json]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kg.learning.lesson import ChosenEncoder, as_material, distill, memory, read_links, teach
from kg.ports import FloatArray, IntArray
from kg.schema import Edge, Node, NodeType, Relation

_TEXT_DIM, _CLUSTER_SIZE, _NOISE, _STRAY = 256, 500, 1.0, 0.2
_POSTINGS = 0.6
#: Share of the other nodes, and of the edges, by relation.
_ENDS = (
    (Relation.REQUIRES, NodeType.SKILL, 0.5, 0.5),
    (Relation.ABOUT, NodeType.TOPIC, 0.3, 0.2),
    (Relation.HAS_ROLE, NodeType.ROLE, 0.1, 0.1),
    (Relation.AT, NodeType.ORGANIZATION, 0.05, 0.1),
    (Relation.LOCATED_IN, NodeType.LOCATION, 0.05, 0.1),
)


@dataclass(frozen=True, slots=True)
class _Fixed:
    """An encoder that knows the vectors already."""

    name: str = "made"
    dim: int = _TEXT_DIM

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Nothing is encoded here."""
        return np.zeros((len(texts), self.dim), dtype=np.float32)


def main() -> int:
    """Parses arguments, measures each size in a process of its own, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--edges-per-node", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    asked = parser.parse_args()
    if len(asked.nodes) == 1:
        found = [measure(asked.nodes[0], asked.edges_per_node, asked.seed)]
    else:
        found = [_in_own_process(size, asked) for size in asked.nodes]
    print(json.dumps(found, indent=1) if asked.json else table(found))
    return 0


def measure(num_nodes: int, edges_per_node: int, seed: int) -> dict[str, Any]:
    """Trains on a made graph."""
    nodes, edges, x = made_graph(num_nodes, num_nodes * edges_per_node, seed)
    material = as_material(nodes, edges, x)
    stated = memory(material)
    began, cpu = time.perf_counter(), time.process_time()
    taught = teach(material, seed, progress=_progress)
    between = time.perf_counter()
    tower = read_links(material, taught, seed, progress=_progress)
    read = time.perf_counter()
    learnt = distill(material, taught, ChosenEncoder(_Fixed()), tower=tower, seed=seed, progress=_progress)
    ended = time.perf_counter()
    return {
        "nodes": num_nodes,
        "edges": len(edges),
        "teacher_seconds": round(between - began, 1),
        "tower_seconds": round(read - between, 1),
        "student_seconds": round(ended - read, 1),
        "seconds": round(ended - began, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "stated_gb": round(stated / 1e9, 2),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, 2),
        **{name: value for name, value in learnt.facts.items() if name.startswith(("teacher", "alpha"))},
    }


def made_graph(num_nodes: int, num_edges: int, seed: int) -> tuple[list[Node], list[Edge], FloatArray]:
    """Nodes sorted by id, edges each once, and the vectors of the texts, [num_nodes, 256]."""
    rng = np.random.default_rng(seed)
    postings = int(num_nodes * _POSTINGS)
    sizes = [(kind, max(2, int((num_nodes - postings) * share))) for _, kind, share, _ in _ENDS]
    nodes = [Node(f"posting:{n:07}", NodeType.POSTING, f"posting {n}") for n in range(postings)]
    edges: list[Edge] = []
    clusters = max(2, num_nodes // _CLUSTER_SIZE)
    cluster = [rng.integers(0, clusters, postings)]
    for (relation, _, _, share), (kind, size) in zip(_ENDS, sizes, strict=True):
        nodes += [Node(f"{kind}:{n:07}", kind, f"{kind} {n}") for n in range(size)]
        own = np.arange(size) % clusters
        cluster.append(own)
        src, dst = _ends_of(cluster[0], size, (int(num_edges * share), clusters), rng)
        edges += [Edge(f"posting:{s:07}", relation, f"{kind}:{d:07}") for s, d in zip(src, dst, strict=True)]
    centers = rng.normal(size=(clusters, _TEXT_DIM)) / np.sqrt(_TEXT_DIM)
    noise = rng.normal(size=(len(nodes), _TEXT_DIM)) / np.sqrt(_TEXT_DIM)
    x = (centers[np.concatenate(cluster)] + _NOISE * noise).astype(np.float32)
    order = sorted(range(len(nodes)), key=lambda row: nodes[row].id)
    return [nodes[row] for row in order], edges, x[order] / np.linalg.norm(x[order], axis=1, keepdims=True)


def table(found: Sequence[dict[str, Any]]) -> str:
    """The figures, a line a size."""
    columns = list(found[0])
    lines = ["  ".join(f"{name.replace('_', ' '):>12}" for name in columns)]
    for entry in found:
        lines.append("  ".join(f"{_short(entry[name]):>{max(12, len(name))}}" for name in columns))
    return "\n".join(lines)


def _ends_of(
    posting: IntArray, others: int, wanted: tuple[int, int], rng: np.random.Generator
) -> tuple[list[int], list[int]]:
    """Pairs, most within a cluster, some ends far more often than others; `wanted` are edges and clusters."""
    count, clusters = wanted
    src = rng.integers(0, len(posting), 2 * count)
    rank = (others * rng.random(2 * count) ** 2).astype(np.int64)
    inside = rank - rank % clusters + posting[src]
    fits = (inside < others) & (rng.random(2 * count) >= _STRAY)
    pairs = np.unique(np.stack([src, np.where(fits, inside, rank)], axis=1), axis=0)
    pairs = pairs[rng.permutation(len(pairs))[:count]]
    return pairs[:, 0].tolist(), pairs[:, 1].tolist()


def _in_own_process(size: int, asked: argparse.Namespace) -> dict[str, Any]:
    """So that the memory of one size is not that of the one before."""
    options = ["--edges-per-node", str(asked.edges_per_node), "--seed", str(asked.seed), "--json"]
    command = [sys.executable, __file__, "--nodes", str(size), *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)[0]
    return found


def _progress(done: int, total: int | None) -> None:
    print(f"\r{done}/{total} ", end="", file=sys.stderr, flush=True)


def _short(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
