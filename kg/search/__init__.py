"""Vectors and the stored graph in, ranked and explained results out."""

from kg.search.doubt import SURELY_NEAR, nothing_near
from kg.search.evidence import (
    NAME_WEIGHTS,
    NODE_WEIGHTS,
    TEXT_WEIGHTS,
    Evidence,
    Weights,
    may_be_linked,
    weights_of_text,
)
from kg.search.explain import common_facts, common_words, explain, explain_pair, links_of, shared_nodes
from kg.search.filters import (
    USUAL_KEYS,
    Condition,
    check_comparable,
    check_keys,
    check_values,
    is_misspelt,
    is_on_several_days,
    no_value_error,
    nothing_there_error,
    of_whole_days,
    parse_condition,
    parse_conditions,
    unknown_place_error,
    unknown_type_error,
)
from kg.search.index import VectorIndex, write_sketch
from kg.search.nearby import NEAR_KEYS, Near, Point, kilometres, point_of, split_near
from kg.search.neighbourhoods import Facts, Neighbourhoods
from kg.search.rank import Candidate, Ranked, RankOptions, rank
from kg.search.reading import is_no_prose, kinds_asked_for, plain, says_no_work, subject, type_asked_for
from kg.search.shorthand import written_out
from kg.search.sketch import read_sketch
from kg.search.smooth import smoothed
from kg.search.spelling import is_typed_amiss, likely_meant
from kg.search.wishes import Refused, Wish, gain, raised, refused_in, told, wishes_in
from kg.search.wording import Bag, Wording, read_wording, share_of_words, write_wording

__all__ = [
    "NAME_WEIGHTS",
    "NEAR_KEYS",
    "NODE_WEIGHTS",
    "SURELY_NEAR",
    "TEXT_WEIGHTS",
    "USUAL_KEYS",
    "Bag",
    "Candidate",
    "Condition",
    "Evidence",
    "Facts",
    "Near",
    "Neighbourhoods",
    "Point",
    "RankOptions",
    "Ranked",
    "Refused",
    "VectorIndex",
    "Weights",
    "Wish",
    "Wording",
    "check_comparable",
    "check_keys",
    "check_values",
    "common_facts",
    "common_words",
    "explain",
    "explain_pair",
    "gain",
    "is_misspelt",
    "is_no_prose",
    "is_on_several_days",
    "is_typed_amiss",
    "kilometres",
    "kinds_asked_for",
    "likely_meant",
    "links_of",
    "may_be_linked",
    "no_value_error",
    "nothing_near",
    "nothing_there_error",
    "of_whole_days",
    "parse_condition",
    "parse_conditions",
    "plain",
    "point_of",
    "raised",
    "rank",
    "read_sketch",
    "read_wording",
    "refused_in",
    "says_no_work",
    "share_of_words",
    "shared_nodes",
    "smoothed",
    "split_near",
    "subject",
    "told",
    "type_asked_for",
    "unknown_place_error",
    "unknown_type_error",
    "weights_of_text",
    "wishes_in",
    "write_sketch",
    "write_wording",
    "written_out",
]
