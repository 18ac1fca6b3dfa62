"""Scores of several systems for held-out nodes in, a table of their quality out.

Each held-out posting is asked for postings like it (those that share its true neighbours, rarer ones counting
more: Adamic and Adar 2003) and for its true neighbours of each type; all systems get the same questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean, pstdev

import numpy as np
from scipy import sparse

from kg.metrics import hits_at_k, mean_reciprocal_rank, ndcg_at_k
from kg.ports import FloatArray, IntArray
from kg.schema import Edge, Node, NodeType

#: Scores of all nodes, [num_nodes], for the row of a query.
Scorer = Callable[[int], FloatArray]

_NEIGHBOUR_TYPES = (NodeType.SKILL, NodeType.TOPIC, NodeType.ROLE, NodeType.TEAM, NodeType.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of one system in one run; means over the held-out postings."""

    similar_ndcg_at_10: float
    links_mrr: float
    links_hits_at_10: float


@dataclass(frozen=True, slots=True)
class Row:
    """One system over several runs: (mean, standard deviation) of each figure."""

    system: str
    similar_ndcg_at_10: tuple[float, float]
    links_mrr: tuple[float, float]
    links_hits_at_10: tuple[float, float]


class Questions:
    """What the held-out postings are asked, and the answers.

    Args:
        nodes: all nodes, in the order of the rows.
        edges: all true edges, those of the held-out nodes too; provenance left out.
        held_out: rows of the held-out postings.
    """

    def __init__(self, nodes: Sequence[Node], edges: Iterable[Edge], held_out: IntArray) -> None:
        row = {node.id: index for index, node in enumerate(nodes)}
        self.held_out = held_out
        self.neighbors: list[set[int]] = [set() for _ in nodes]
        for edge in edges:
            self.neighbors[row[edge.src]].add(row[edge.dst])
            self.neighbors[row[edge.dst]].add(row[edge.src])
        self._rows = {t: np.array([i for i, n in enumerate(nodes) if n.node_type is t]) for t in NodeType}
        self._is = [node.node_type for node in nodes]

    def judge(self, scorer: Scorer) -> Quality:
        """Quality of one system's scores."""
        ndcg, ranks = [], []
        for query in self.held_out.tolist():
            scores = scorer(query)
            ndcg += self._similar(query, scores)
            ranks += [rank for node_type in _NEIGHBOUR_TYPES for rank in self._ranks(query, node_type, scores)]
        return Quality(fmean(ndcg) if ndcg else 0.0, mean_reciprocal_rank(ranks), hits_at_k(ranks, 10))

    def _similar(self, query: int, scores: FloatArray) -> list[float]:
        gain = Counter[int]()
        for neighbor in self.neighbors[query]:
            for other in self.neighbors[neighbor]:
                if other != query and self._is[other] is NodeType.POSTING:
                    gain[other] += 1.0 / log(2.0 + len(self.neighbors[neighbor]))  # type: ignore[assignment]
        if not gain:
            return []
        rows = self._rows[NodeType.POSTING]
        rows = rows[rows != query]
        best = rows[np.argsort(-scores[rows], kind="stable")[:10]]
        return [ndcg_at_k([gain[int(r)] for r in best], list(gain.values()), 10)]

    def _ranks(self, query: int, node_type: NodeType, scores: FloatArray) -> list[int]:
        """Rank of each true neighbour of a type among the nodes of the type that are none."""
        rows = self._rows[node_type]
        true = [row for row in self.neighbors[query] if self._is[row] is node_type]
        wrong = scores[np.setdiff1d(rows, true)]
        return [1 + int((wrong > scores[row]).sum()) for row in true]


def summarize(runs: Sequence[Mapping[str, Quality]]) -> list[Row]:
    """Mean and standard deviation of each system over the runs, in the order of the first run."""

    def spread(values: Sequence[float]) -> tuple[float, float]:
        return round(fmean(values), 4), round(pstdev(values), 4)

    return [
        Row(
            system,
            spread([run[system].similar_ndcg_at_10 for run in runs]),
            spread([run[system].links_mrr for run in runs]),
            spread([run[system].links_hits_at_10 for run in runs]),
        )
        for system in runs[0]
    ]


def by_vectors(vectors: FloatArray) -> Scorer:
    """Scores by dot product of rows [num_nodes, dim]."""
    return lambda query: vectors @ vectors[query]


def by_tf_idf(texts: Sequence[str]) -> Scorer:
    """Scores by cosine of tf-idf vectors over lower-case words."""
    vocabulary: dict[str, int] = {}
    counts = [Counter(text.lower().split()) for text in texts]
    indices = [[vocabulary.setdefault(word, len(vocabulary)) for word in count] for count in counts]
    shape = (len(texts), max(len(vocabulary), 1))
    pointers = np.cumsum([0, *map(len, indices)])
    flat = np.concatenate([np.array(row, dtype=np.int64) for row in indices]) if vocabulary else np.zeros(0, np.int64)
    values = np.array([1.0 + log(n) for count in counts for n in count.values()])
    matrix = sparse.csr_matrix((values, flat, pointers), shape=shape)
    frequency = np.bincount(flat, minlength=shape[1])
    weighted = matrix @ sparse.diags(np.log((1.0 + len(texts)) / (1.0 + frequency)) + 1.0)
    lengths = np.sqrt(weighted.multiply(weighted).sum(axis=1)).A1
    unit = sparse.diags(1.0 / np.where(lengths == 0, 1.0, lengths)) @ weighted

    def scores(query: int) -> FloatArray:
        found: FloatArray = (unit @ unit[query].T).toarray().ravel().astype(np.float32)
        return found

    return scores


def by_item_to_item(neighbors: Sequence[set[int]]) -> Scorer:
    """Scores by shared neighbours (Linden, Smith and York 2003) over the edges that are visible."""

    def scores(query: int) -> FloatArray:
        found = np.zeros(len(neighbors), dtype=np.float32)
        for neighbor in neighbors[query]:
            for other in neighbors[neighbor]:
                found[other] += 1.0 / np.log(2.0 + len(neighbors[neighbor]))
        return found

    return scores
