"""Vectors and the stored graph in, ranked and explained results out."""

from kg.search.explain import explain, explain_pair
from kg.search.filters import Condition, parse_condition, passes
from kg.search.index import VectorIndex
from kg.search.rank import RankOptions, rank

__all__ = [
    "Condition",
    "RankOptions",
    "VectorIndex",
    "explain",
    "explain_pair",
    "parse_condition",
    "passes",
    "rank",
]
