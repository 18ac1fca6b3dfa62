"""Vectors and the stored graph in, ranked and explained results out."""

from kg.search.evidence import Evidence
from kg.search.explain import explain, explain_pair, links_of
from kg.search.filters import Condition, check_keys, no_value_error, parse_condition, passes
from kg.search.index import VectorIndex
from kg.search.rank import Candidate, Ranked, RankOptions, rank

__all__ = [
    "Candidate",
    "Condition",
    "Evidence",
    "RankOptions",
    "Ranked",
    "VectorIndex",
    "check_keys",
    "explain",
    "explain_pair",
    "links_of",
    "no_value_error",
    "parse_condition",
    "passes",
    "rank",
]
