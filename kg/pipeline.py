"""READ ME FIRST. Sources in, a knowledge base on disk out: one line a stage, nothing else knows the order.

`documents → extract → resolve → store → graph → features → teacher → student → index`. The first three run
batch by batch, each batch one transaction, so that an interrupted build goes on where it was (`kg.keeping.intake`);
what comes after is in `kg.learning`. Stages that need spaCy or torch are imported when they are first needed, so that
asking a question needs neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg import views
from kg.features import load_encoder
from kg.forgetting.person import forget_person as forget_person
from kg.keeping.checking import check as check
from kg.keeping.document_names import documents_named
from kg.keeping.intake import BATCH_SIZE, first_documents, take_in
from kg.learning.lesson import ChosenEncoder
from kg.learning.refresh import refresh, texts_of
from kg.learning.training import train_store
from kg.options import BuildOptions as BuildOptions
from kg.options import from_anywhere, remember_options
from kg.options import merge_lines as merge_lines
from kg.options import reader_of as reader_of
from kg.options import remembered_options as remembered_options
from kg.progress import BuildReport as BuildReport
from kg.progress import Clock, Show, silent
from kg.reading import Reader as Reader
from kg.reading import extract as extract
from kg.reading import reader_for as reader_for
from kg.resolve import Folds as Folds
from kg.resolve import Summaries as Summaries
from kg.schema import Document, Quarantined
from kg.store import KnowledgeStore, not_own


def build(
    sources: Sequence[str],
    directory: str | Path,
    *,
    options: BuildOptions | None = None,
    show: Show = silent,
    batch_size: int = BATCH_SIZE,
    workers: int | None = 1,
) -> BuildReport:
    """Makes the knowledge base hold exactly the documents of these sources, trained.

    What is there already and unchanged is kept; documents of other sources are taken out. Each batch is kept as soon
    as it is done: an interrupted build goes on after the last one.

    Args:
        sources: files, folders, globs or `-`.
        directory: where the knowledge base is or is to be.
        options: what a user may choose.
        show: opens a progress bar for a stage.
        batch_size: documents a transaction at first.
        workers: processes that extract, of a script that is guarded by `__name__ == "__main__"`; `None` are as many
            as there are cores, once there are more documents than a batch has.

    Raises:
        InputError: not one of the sources could be read, a taxonomy is none, or rules of merging contradict each
            other; an existing knowledge base is left as it was.
        NotFoundError: a taxonomy is not there.
        StoreError: the folder cannot be written or holds something else.
    """
    options = from_anywhere(options or BuildOptions())
    clock = Clock(show)
    first = first_documents(sources)
    if options.merges:
        reader_of(options).rules  # noqa: B018 - a contradiction is told before a folder is made
    if options.taxonomy:
        reader_of(options).vocabulary  # noqa: B018 - so is a taxonomy that is none
    encoder = None if options.encoder is None else load_encoder(options.encoder)  # and an encoder that is none
    with KnowledgeStore.create(directory) as store, store.alone():
        options = options if options.merges is not None else replace(options, merges=remembered_options(store).merges)
        remember_options(store, options)
        taken = take_in(store, first, reader_of(options), clock, batch_size, workers)
        gone = store.document_ids() - taken.seen
        others = sorted(gone - store.documents_of(taken.files))
        changes = taken.changes + store.apply(remove=sorted(gone), folds=Folds())
        store.replace_quarantine(taken.quarantined)
        model = train_store(store, options, clock, encoder)
        return BuildReport(
            changes, store.counts().view(), clock.seconds, taken.quarantined, model, tuple(others), taken.bare
        )


def add(sources: Sequence[str], directory: str | Path, *, show: Show = silent) -> BuildReport:
    """Adds files, or updates them; new nodes get the student's vectors, nothing is trained again.

    What stood in a file when it was last added, and does not any more, is taken out.

    Raises:
        InputError: not one of the sources could be read.
        NotFoundError: there is no knowledge base in the folder.
    """
    return add_documents(first_documents(sources), directory, show=show)


def add_documents(
    documents: Iterable[Document | Quarantined], directory: str | Path, *, show: Show = silent
) -> BuildReport:
    """Adds documents that are read already, or updates them; new nodes get the student's vectors.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """
    clock = Clock(show)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone(), store.transaction():
        options = remembered_options(store)
        taken = take_in(store, iter(documents), reader_of(options), clock)
        gone = sorted(store.documents_of(taken.files) - taken.seen)
        changes = taken.changes + store.apply(remove=gone, folds=Folds())
        with clock.stage("vectors"):
            refresh(store, changes)
    with KnowledgeStore.open(directory) as store:
        return BuildReport(changes, store.counts().view(), clock.seconds, taken.quarantined, bare=taken.bare)


def remove(document_ids: Sequence[str], directory: str | Path) -> BuildReport:
    """Takes documents out, with every fact that only they state.

    Args:
        document_ids: ids, or beginnings of ids, of documents; or names of sources or paths of files, which stand for
            all documents that were read from them.
        directory: where the knowledge base is.

    Raises:
        NotFoundError: there is no knowledge base in the folder, or no such document; then nothing is removed.
    """
    clock = Clock(silent)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone(), clock.stage("remove"):
        known = sorted({found for text in document_ids for found in documents_named(store, text)})
        with store.transaction():
            changes = store.apply(remove=known, folds=Folds())
            refresh(store, changes)
        return BuildReport(changes, store.counts().view(), clock.seconds)


def train(directory: str | Path, *, show: Show = silent) -> Mapping[str, Any]:
    """Learns anew from what is there; what an interrupted training has done is not done again.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone():
        return train_store(store, remembered_options(store), Clock(show))


def evaluate(directory: str | Path, *, out: str | Path | None = None, runs: int = 3, show: Show = silent) -> views.Json:
    """What the vectors are worth for postings that nothing links to; a report beside the knowledge base or in `out`.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
        QueryError: it has too few postings with edges.
        StoreError: the report cannot be written there, told before anything is measured.
    """
    from kg.evaluate.report import check_folder
    from kg.learning import quality

    folder = not_own(out) if out is not None else Path(directory) / "report"
    with KnowledgeStore.open(directory) as store:
        check_folder(folder)
        options = remembered_options(store)
        nodes, edges = list(store.nodes()), list(store.edges())
        chosen = ChosenEncoder(load_encoder(options.encoder), options.encoder)
        report = quality.evaluate(nodes, edges, texts_of(store, nodes), chosen, seeds=range(runs), show=show)
    quality.write_report(report, folder)
    return report
