"""Draws the postings and papers of a knowledge base as a map, and the neighbourhood of one posting beside it.

    python scripts/draw_map.py --kb demo/kb --out data/pictures/map.png [--around NODE_ID]

Needs the extra `plot`. Places on the map come from a spring layout of the graph of nearest neighbours.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import matplotlib as mpl
import networkx as nx
import numpy as np
from pictures import shrink

import kg
from kg.schema import NodeType, Relation

mpl.use("Agg")
from matplotlib import pyplot as plt

# Okabe and Ito's colours, which people with any kind of colour vision can tell apart.
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
_SHAPES = {NodeType.POSTING: "o", NodeType.PAPER: "^"}
_NEIGHBOURS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--around", metavar="NODE_ID")
    arguments = parser.parse_args()
    with kg.open(arguments.kb) as base:
        figure, (left, right) = plt.subplots(1, 2, figsize=(13, 6.2))
        _draw_map(base, left)
        _draw_neighbourhood(base, right, arguments.around or _best_linked(base))
        figure.tight_layout()
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(arguments.out, dpi=110, metadata={"Software": None})
        shrink(arguments.out)


def _draw_map(base: kg.KnowledgeBase, axes: Any) -> None:
    nodes = [node for node in base.store.nodes() if node.node_type in _SHAPES]
    row = base.index.rows
    vectors = base.index.vectors[[row[node.id] for node in nodes]]
    places = _layout(vectors)
    groups = [
        str(n.properties.get("organization") or "") if n.node_type is NodeType.POSTING else "paper" for n in nodes
    ]
    shown = [name for name, _ in Counter(g for g in groups if g).most_common(len(_COLOURS) - 1)]
    for name in [*shown, "others"]:
        member = np.array([g == name or (name == "others" and g not in shown) for g in groups])
        shape = "^" if name == "paper" else "o"
        colour = _COLOURS[-1] if name == "others" else _COLOURS[shown.index(name)]
        axes.scatter(*places[member].T, s=46, marker=shape, c=colour, label=name, edgecolors="white", linewidths=0.6)
    axes.legend(loc="best", fontsize=8, frameon=False)
    axes.set_title(f"{len(nodes)} postings and papers by their vectors")
    axes.set_axis_off()


def _layout(vectors: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1.0)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(vectors)))
    for index, scores in enumerate(likeness):
        graph.add_edges_from((index, int(other)) for other in np.argsort(-scores)[:_NEIGHBOURS])
    places = nx.spring_layout(graph, seed=0, iterations=300)
    return np.array([places[index] for index in range(len(vectors))])


def _best_linked(base: kg.KnowledgeBase) -> str:
    postings = [node.id for node in base.store.nodes(NodeType.POSTING)]
    return max(postings, key=lambda node_id: (base.store.degree(node_id), node_id))


def _draw_neighbourhood(base: kg.KnowledgeBase, axes: Any, node_id: str) -> None:
    graph = nx.Graph()
    for edge in base.store.edges_of(node_id):
        if edge.relation is not Relation.MENTIONED_IN:
            graph.add_edge(edge.src, edge.dst)
    names = {i: base.node(i).name for i in graph}
    types = sorted({i.partition(":")[0] for i in graph})
    places = nx.spring_layout(graph, seed=1, k=1.2)
    nx.draw_networkx_edges(graph, places, ax=axes, edge_color="#bbbbbb")
    for index, node_type in enumerate(types):
        members = [i for i in graph if i.startswith(f"{node_type}:")]
        size = 420 if node_type == "posting" else 160
        colour = _COLOURS[index % len(_COLOURS)]
        nx.draw_networkx_nodes(graph, places, members, ax=axes, node_size=size, node_color=colour, label=node_type)
    nx.draw_networkx_labels(graph, places, {i: _short(n) for i, n in names.items()}, ax=axes, font_size=7)
    axes.legend(loc="best", fontsize=8, frameon=False, markerscale=0.6)
    axes.margins(0.14)
    axes.set_title(f"What is known about “{_short(names[node_id], 48)}”")
    axes.set_axis_off()


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


if __name__ == "__main__":
    main()
