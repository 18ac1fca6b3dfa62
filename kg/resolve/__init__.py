"""Extractions in, facts about canonical nodes and edges out: names, places, duplicates."""

from kg.resolve.document_facts import resolve
from kg.resolve.duplicates.pairs import Comparison, compare, match_probability
from kg.resolve.folding import fold_edge, fold_node, summary_of, updated_edge, updated_node
from kg.resolve.folds import Folds, Summaries
from kg.resolve.locations import location_chain
from kg.resolve.merge_reasons import FormReasons
from kg.resolve.merge_rules import NO_RULES, MergeRules, Rule, compile_merge_rules, parse_merge_rules, read_merge_rules
from kg.resolve.places.gazetteer import Gazetteer, load_gazetteer
from kg.resolve.vocabulary import VocabularyIndex, load_vocabulary

__all__ = [
    "NO_RULES",
    "Comparison",
    "Folds",
    "FormReasons",
    "Gazetteer",
    "MergeRules",
    "Rule",
    "Summaries",
    "VocabularyIndex",
    "compare",
    "compile_merge_rules",
    "fold_edge",
    "fold_node",
    "load_gazetteer",
    "load_vocabulary",
    "location_chain",
    "match_probability",
    "parse_merge_rules",
    "read_merge_rules",
    "resolve",
    "summary_of",
    "updated_edge",
    "updated_node",
]
