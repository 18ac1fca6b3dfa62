"""A small graph of three classes in which both words and edges tell the class, and each leaves doubts."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from kg.evaluate.cold_start_data import ClassGraph, undirected


def class_graph(num_nodes: int = 240, seed: int = 0) -> ClassGraph:
    """Nodes i of class i mod 3, each with three edges, mostly within the class, and some of its class's words."""
    rng = np.random.default_rng(seed)
    y = np.arange(num_nodes) % 3
    edges = [
        (node, int(rng.choice(np.flatnonzero(y == y[node]) if rng.random() < 0.9 else num_nodes)))
        for node in range(num_nodes)
        for _ in range(3)
    ]
    chance = np.where(np.arange(30)[None, :] % 3 == y[:, None], 0.4, 0.08)
    x = sp.csr_matrix((rng.random((num_nodes, 30)) < chance).astype(np.float32))
    order = rng.permutation(num_nodes)
    parts = [np.sort(part) for part in np.split(order, [num_nodes // 4, num_nodes // 2])]
    return ClassGraph("toy", x, y, undirected(np.array(edges)), np.ones(num_nodes, dtype=bool), *parts)
