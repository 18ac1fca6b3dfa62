"""Documents and their facts in, the graph on disk out: one SQLite file, vectors and models beside it."""

from kg.store.health import Part, Problem
from kg.store.knowledge_store import KnowledgeStore
from kg.store.named import NameIn
from kg.store.own_files import is_own, not_own
from kg.store.records import ChangeReport, Counts, Folds, NameHit, PropertyCondition, StoredDocument, Summaries
from kg.store.vectors import Manifest, StoredVectors, text_hash

__all__ = [
    "ChangeReport",
    "Counts",
    "Folds",
    "KnowledgeStore",
    "Manifest",
    "NameHit",
    "NameIn",
    "Part",
    "Problem",
    "PropertyCondition",
    "StoredDocument",
    "StoredVectors",
    "Summaries",
    "is_own",
    "not_own",
    "text_hash",
]
