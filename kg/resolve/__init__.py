"""Extractions in, facts about canonical nodes and edges out: names, places, duplicates."""

from kg.resolve.gazetteer import Gazetteer, load_gazetteer
from kg.resolve.vocabulary import VocabularyIndex, load_vocabulary

__all__ = ["Gazetteer", "VocabularyIndex", "load_gazetteer", "load_vocabulary"]
