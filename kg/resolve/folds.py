"""Facts in, the graph out: the functions of this package bundled as the store asks for them."""

from __future__ import annotations

from kg.resolve.duplicates.pairs import match_probability
from kg.resolve.folding import fold_edge, fold_node, summary_of, updated_edge, updated_node


class Summaries:
    """How the facts of a hub are summed up, so that one fact more does not read all of them again."""

    least = 64
    summary_of = staticmethod(summary_of)
    updated_node = staticmethod(updated_node)
    updated_edge = staticmethod(updated_edge)


class Folds:
    """How facts become nodes and edges, and near-duplicates a pair."""

    summaries = Summaries()
    fold_node = staticmethod(fold_node)
    fold_edge = staticmethod(fold_edge)
    match = staticmethod(match_probability)
