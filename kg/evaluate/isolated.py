"""Scores of several systems for held-out postings in, a table of their quality out.

Each posting is asked for postings like it (those that share its true neighbours, rarer ones counting more:
Adamic and Adar 2003) and for its hidden neighbours of each type; all systems get the same questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log
from statistics import fmean, stdev
from typing import Any

import numpy as np
from scipy import sparse

from kg.evaluate.holding_out import Held
from kg.metrics import hits_at_k, mean_reciprocal_rank, ndcg_at_k
from kg.ports import FloatArray, IntArray
from kg.schema import Edge, Node, NodeType

#: Scores of all nodes, [num_nodes], for the row of a query.
Scorer = Callable[[int], FloatArray]

HITS_AT = (1, 3, 10, 50)
#: Figures by which a system may be ahead of another.
AHEAD_BY = ("ndcg_at_10", "mrr")
_ASKED_TYPES = (
    NodeType.SKILL,
    NodeType.TOPIC,
    NodeType.ROLE,
    NodeType.TEAM,
    NodeType.ORGANIZATION,
    NodeType.LOCATION,
)


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of one system on one group of postings in one run, by name; means over the postings or links."""

    figures: Mapping[str, float]
    mrr_by_type: Mapping[str, float] = field(default_factory=dict)
    #: Share of the hidden links of a type that are among the first ten nodes of the type.
    hits_by_type: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one group over several runs: mean and standard deviation of each figure."""

    system: str
    group: str
    mean: Mapping[str, float]
    std: Mapping[str, float]
    mrr_by_type: Mapping[str, float]
    hits_by_type: Mapping[str, float]
    hits_by_type_std: Mapping[str, float]

    def view(self) -> dict[str, Any]:
        """As JSON, one level deep."""
        return self._beside(self.mean, self.std)

    def view_by_type(self) -> dict[str, Any]:
        """Hits@10 of each type of neighbour as JSON, one level deep."""
        return self._beside(self.hits_by_type, self.hits_by_type_std)

    def _beside(self, mean: Mapping[str, float], std: Mapping[str, float]) -> dict[str, Any]:
        spread = {f"{name}_std": value for name, value in std.items()}
        return {"system": self.system, "postings": self.group, **mean, **spread}


class Questions:
    """What the held-out postings are asked, and the answers.

    Args:
        nodes: all nodes, in the order of the rows.
        links: all true edges, hidden ones too; provenance left out.
        held: what is held out.
    """

    def __init__(self, nodes: Sequence[Node], links: Iterable[Edge], held: Held) -> None:
        row = {node.id: index for index, node in enumerate(nodes)}
        self._held = held
        self.neighbors: list[set[int]] = [set() for _ in nodes]
        self.visible: list[set[int]] = [set() for _ in nodes]
        for edge in links:
            src, dst = row[edge.src], row[edge.dst]
            for sets in (self.neighbors,) if held.hides(src, dst) else (self.neighbors, self.visible):
                sets[src].add(dst)
                sets[dst].add(src)
        self._is = np.array([node.node_type for node in nodes], dtype=object)
        self._rows = {kind: np.flatnonzero(self._is == kind) for kind in (NodeType.POSTING, *_ASKED_TYPES)}
        self._gains = {query: self._gain(query) for rows in held.bands.values() for query in rows.tolist()}

    def judge(self, scorer: Scorer, group: str) -> Quality:
        """Quality of one system's scores on one group."""
        ndcg: list[float] = []
        ranks: dict[str, list[int]] = {str(kind): [] for kind in _ASKED_TYPES}
        for query in self._held.bands[group].tolist():
            scores = scorer(query)
            ndcg += self._similar(query, scores)
            for kind in _ASKED_TYPES:
                ranks[str(kind)] += self._ranks(query, kind, scores)
        every = [rank for found in ranks.values() for rank in found]
        figures = {"ndcg_at_10": fmean(ndcg) if ndcg else 0.0, "mrr": mean_reciprocal_rank(every)}
        figures |= {f"hits_at_{k}": hits_at_k(every, k) for k in HITS_AT}
        asked = {kind: found for kind, found in ranks.items() if found}
        return Quality(
            figures,
            {kind: mean_reciprocal_rank(found) for kind, found in asked.items()},
            {kind: hits_at_k(found, 10) for kind, found in asked.items()},
        )

    def similar(self, scorer: Scorer, queries: Sequence[int]) -> float:
        """Mean nDCG@10 of the postings like each query."""
        found = [value for query in queries for value in self._similar(query, scorer(query))]
        return fmean(found) if found else 0.0

    def _gain(self, query: int) -> dict[int, float]:
        gain: dict[int, float] = {}
        for neighbor in sorted(self.neighbors[query]):
            weight = 1.0 / log(2.0 + len(self.neighbors[neighbor]))
            for other in self.neighbors[neighbor]:
                if other != query and self._is[other] is NodeType.POSTING:
                    gain[other] = gain.get(other, 0.0) + weight
        return gain

    def _similar(self, query: int, scores: FloatArray) -> list[float]:
        gain = self._gains[query]
        if not gain:
            return []
        rows = self._rows[NodeType.POSTING]
        rows = rows[rows != query]
        best = rows[np.argsort(-scores[rows], kind="stable")[:10]]
        return [ndcg_at_k([gain.get(int(row), 0.0) for row in best], list(gain.values()), 10)]

    def _ranks(self, query: int, kind: NodeType, scores: FloatArray) -> list[int]:
        """Rank of each hidden neighbour of a type among the nodes of the type that are none."""
        true = [row for row in self.neighbors[query] if self._is[row] is kind]
        asked = [row for row in true if row not in self.visible[query]]
        if not asked:
            return []
        wrong = scores[np.setdiff1d(self._rows[kind], true, assume_unique=True)]
        above = [int((wrong > scores[row]).sum()) for row in sorted(asked)]
        level = [int((wrong == scores[row]).sum()) for row in sorted(asked)]
        return [1 + more + same // 2 for more, same in zip(above, level, strict=True)]


def beside(found: Mapping[tuple[str, str], Quality], ours: str) -> dict[tuple[str, str], Quality]:
    """The same with how far one system is ahead of each, asked the same questions, by each figure of `AHEAD_BY`."""
    return {
        (system, group): replace(quality, figures={**quality.figures, **_ahead(found[ours, group], quality)})
        for (system, group), quality in found.items()
    }


def _ahead(ours: Quality, other: Quality) -> dict[str, float]:
    return {f"{name}_ahead": ours.figures[name] - other.figures[name] for name in AHEAD_BY}


def summarize(runs: Sequence[Mapping[tuple[str, str], Quality]]) -> list[Row]:
    """Mean and standard deviation over the runs of each system on each group, in the order of the first run."""
    return [_row(system, group, [run[system, group] for run in runs]) for system, group in runs[0]]


def by_vectors(pool: FloatArray, queries: FloatArray | None = None) -> Scorer:
    """Scores by dot product of a row of `queries` with all of `pool`, [num_nodes, dim] both; of one table if alone."""
    asked = pool if queries is None else queries
    return lambda query: pool @ asked[query]


def by_halves(text: tuple[FloatArray, FloatArray], graph: tuple[FloatArray, FloatArray], share: FloatArray) -> Scorer:
    """Scores by two cosines.

    Args:
        text: unit vectors [num_nodes, dx] of all nodes as they are ranked, and as they ask.
        graph: the same of the graph, [num_nodes, d].
        share: what the graph's counts for each node that is ranked, the text's the rest, [num_nodes].
    """
    return lambda query: (1.0 - share) * (text[0] @ text[1][query]) + share * (graph[0] @ graph[1][query])


def by_tf_idf(texts: Sequence[str], asked: Mapping[int, str] | None = None) -> Scorer:
    """Scores by cosine of tf-idf vectors over lower-case words; `asked` are other texts for some queries."""
    vocabulary: dict[str, int] = {}
    counts = [Counter(text.lower().split()) for text in texts]
    indices = [[vocabulary.setdefault(word, len(vocabulary)) for word in count] for count in counts]
    flat = np.fromiter((word for row in indices for word in row), dtype=np.int64)
    values = np.array([1.0 + log(n) for count in counts for n in count.values()])
    pointers = np.cumsum([0, *map(len, indices)])
    matrix = sparse.csr_matrix((values, flat, pointers), shape=(len(texts), max(len(vocabulary), 1)))
    frequency = np.bincount(flat, minlength=matrix.shape[1])
    idf = np.log((1.0 + len(texts)) / (1.0 + frequency)) + 1.0
    weighted = matrix @ sparse.diags(idf)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    unit = (sparse.diags(1.0 / np.where(lengths == 0, 1.0, lengths)) @ weighted).tocsr()
    others = {row: Counter(text.lower().split()) for row, text in (asked or {}).items()}

    def scores(query: int) -> FloatArray:
        vector = unit[query].toarray().ravel()
        if query in others:
            vector = np.zeros(len(idf))
            for word, count in others[query].items():
                if word in vocabulary:
                    vector[vocabulary[word]] = (1.0 + log(count)) * idf[vocabulary[word]]
        found: FloatArray = (unit @ vector).astype(np.float32)
        return found

    return scores


def by_item_to_item(neighbors: Sequence[set[int]]) -> Scorer:
    """Scores by shared neighbours (Linden, Smith and York 2003) over the edges that are known."""

    def scores(query: int) -> FloatArray:
        found = np.zeros(len(neighbors), dtype=np.float32)
        for neighbor in sorted(neighbors[query]):
            others = np.fromiter(neighbors[neighbor], dtype=np.int64)
            found[others] += 1.0 / np.log(2.0 + len(others))
            for other in others[:_MOST_WALKED].tolist():
                third = np.fromiter(neighbors[other], dtype=np.int64)
                found[third] += 1e-3 / np.log(2.0 + len(others)) / np.log(2.0 + len(third))
        return found

    return scores


#: Nodes of a hub that are walked through for the nodes they are linked to.
_MOST_WALKED = 50


def _row(system: str, group: str, found: Sequence[Quality]) -> Row:
    mean, std = _spread([quality.figures for quality in found])
    hits, hits_std = _spread([quality.hits_by_type for quality in found])
    return Row(system, group, mean, std, _spread([quality.mrr_by_type for quality in found])[0], hits, hits_std)


def _spread(runs: Sequence[Mapping[str, float]]) -> tuple[dict[str, float], dict[str, float]]:
    """Mean and standard deviation of each figure over the runs that have it."""
    values = {name: [run[name] for run in runs if name in run] for name in runs[0]}
    return (
        {name: round(fmean(each), 4) for name, each in values.items()},
        {name: round(stdev(each), 4) if len(each) > 1 else 0.0 for name, each in values.items()},
    )


def rows_of(bands: Mapping[str, IntArray]) -> IntArray:
    """All rows of all groups, each once."""
    parts = [np.zeros(0, dtype=np.int64), *bands.values()]
    return np.unique(np.concatenate(parts))
