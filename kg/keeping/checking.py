"""A knowledge base in, what is wrong with it out; what can be is made anew."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ModelError
from kg.learning.refresh import refresh_nodes, stale
from kg.learning.training import forget_training, train_store
from kg.options import remembered_options
from kg.progress import Clock, Show, silent
from kg.resolve import Folds
from kg.store import KnowledgeStore, Part, Problem


def check(directory: str | Path, *, repair: bool = False, show: Show = silent) -> list[Problem]:
    """What is wrong with a knowledge base; with `repair` what is still wrong after everything possible was made anew.

    Graph and full text are made anew from the documents' facts, missing vectors by the model, a damaged model by
    training; a damaged file or document needs its sources.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """
    if repair:
        _repair(directory, show)
    with KnowledgeStore.open(directory) as store:
        return [*store.problems(Folds()), *_stale_vectors(store)]


def _stale_vectors(store: KnowledgeStore) -> list[Problem]:
    """Vectors of nodes whose text is another one now."""
    number = len(stale(store))
    what = f"{number} vectors were made from another text than their node has now"
    return [Problem(Part.VECTORS, what, "`kg check --repair` makes them anew")] if number else []


def _repair(directory: str | Path, show: Show) -> None:
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone():
        broken = {problem.part for problem in store.problems(Folds())}
        if Part.FILE in broken:
            return
        if broken & {Part.DOCUMENTS, Part.GRAPH, Part.FULL_TEXT, Part.VECTORS}:
            store.repair(Folds())
        try:
            refresh_nodes(store, {*store.ids_without_vectors(), *stale(store)})
            damaged = any(problem.part in (Part.MODEL, Part.VECTORS) for problem in store.problems(Folds()))
        except ModelError:
            damaged = True
        if damaged:
            forget_training(store)
            train_store(store, remembered_options(store), Clock(show))
