"""A person's name in, a knowledge base without a trace of it out, with a word on what was removed.

The name is blotted out of the kept texts, the documents are read again, the model is trained again, and the files are
written anew, so that no free page holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg import views
from kg.errors import QueryError
from kg.forgetting import forgotten
from kg.forgetting.blotting import blot, may_name, texts_of, words_of
from kg.learning.training import train_store
from kg.options import reader_of, remember_options, remembered_options
from kg.progress import Clock, Show, silent
from kg.resolve import Folds
from kg.schema import Document, Quarantined
from kg.store import ChangeReport, KnowledgeStore, StoredDocument

#: What `kg evaluate` leaves in the folder; it can be made again.
_REPORT = "report"


def forget_person(name: str, directory: str | Path, *, show: Show = silent) -> views.Json:
    """Erases a person: from texts, facts, graph, full text index, vectors, model and the files' free pages.

    Returns:
        What was removed, by place; files in the folder that are not the knowledge base's and still name them; and
        documents with an initial beside the family name, or further names between, who may be another.

    Raises:
        NotFoundError: there is no knowledge base in the folder, or the name occurs nowhere in it.
        QueryError: the name has no letters, or is a given name alone.
    """
    if not words_of(name):
        raise QueryError(f"'{name}' is no name: give it as it is written in the documents.")
    clock = Clock(show)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone():
        before, names = forgotten.read_forgotten(store), forgotten.names_of(store, name)
        if not before.knows(name):
            forgotten.refuse_given_name(store, name)
        blotted = [(old.id, new) for old in store.documents() if (new := blot(old, names)) is not old]
        left_out = store.quarantine()
        bad = [forgotten.blotted_input(item, names) for item in left_out]
        if not blotted and bad == left_out and not before.knows(name):  # known: an interrupted run goes on
            raise forgotten.no_such_name(store, name)
        forgotten.write_forgotten(store, before.with_names(names))
        store.replace_quarantine(bad)
        changes = _read_again(store, blotted, names)
        learnt = train_store(store, remembered_options(store), clock)
        store.vacuum()
        files = _other_files(store.directory, names)
        unsure = [document.id for document in store.documents() if may_name(texts_of(document), names)]
    return {
        "documents_blotted": [document_id for document_id, _ in blotted],
        "inputs_blotted": sum(old != new for old, new in zip(left_out, bad, strict=True)),
        "nodes_removed": len(changes.removed_nodes),
        "edges_removed": changes.edges_removed,
        "model": "trained again without them"
        if "teacher_epoch" in learnt
        else "none; the vectors of texts were made again",
        "files_that_still_name_them": files,
        "documents_that_may_name_them": unsure,
    }


def _read_again(store: KnowledgeStore, blotted: Sequence[tuple[str, Document]], names: Sequence[str]) -> ChangeReport:
    """Facts of the blotted documents; what cannot be read any more goes."""
    options = remembered_options(store)
    options = replace(options, merges=forgotten.without_lines(options.merges, names))
    remember_options(store, options)
    reader = reader_of(options)
    read = [reader.read(new) for _, new in blotted]
    stored = [item for item in read if isinstance(item, StoredDocument)]
    failed = [old for (old, _), item in zip(blotted, read, strict=True) if isinstance(item, Quarantined)]
    return store.apply(put=stored, remove=failed, folds=Folds())


def _other_files(directory: Path, names: Sequence[str]) -> list[str]:
    """Reports that name them are removed; what else somebody put into the folder is only told."""
    naming = forgotten.naming_files(directory, names)
    for path in naming:
        if path.parent == directory / _REPORT:
            path.unlink()
    return [str(path) for path in naming if path.exists()]
