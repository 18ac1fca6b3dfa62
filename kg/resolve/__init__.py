"""Extractions in, facts about canonical nodes and edges out: names, places, duplicates."""

from kg.resolve.vocabulary import VocabularyIndex, load_vocabulary

__all__ = ["VocabularyIndex", "load_vocabulary"]
