"""Extractions in, facts about canonical nodes and edges out: names, places, duplicates."""

from kg.resolve.document_facts import resolve
from kg.resolve.duplicates import Comparison, compare, match_probability
from kg.resolve.folding import fold_edge, fold_node, summary_of, updated_edge, updated_node
from kg.resolve.gazetteer import Gazetteer, load_gazetteer
from kg.resolve.vocabulary import VocabularyIndex, load_vocabulary

__all__ = [
    "Comparison",
    "Gazetteer",
    "VocabularyIndex",
    "compare",
    "fold_edge",
    "fold_node",
    "load_gazetteer",
    "load_vocabulary",
    "match_probability",
    "resolve",
    "summary_of",
    "updated_edge",
    "updated_node",
]
