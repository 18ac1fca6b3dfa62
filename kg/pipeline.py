"""READ ME FIRST. Sources in, a knowledge base on disk out: one line a stage, nothing else knows the order.

`documents → extract → resolve → store → graph → features → teacher → student → index`. The first three run
batch by batch, each batch one transaction, so that an interrupted build goes on where it was; what comes
after is in `kg.learning`. Stages that need spaCy or torch are imported when they are first needed, so that
asking a question needs neither.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import erasure, ingest, resolve, search, views
from kg.config import DEFAULT_SEED, SpanUse
from kg.engine import Workers, cores
from kg.errors import InputError, ModelError, NotFoundError, StoreError
from kg.evaluate.model_card import MODEL_CARD, model_card
from kg.features import load_encoder
from kg.learning import ChosenEncoder, Learnt, learn, text_only
from kg.ports import Progress
from kg.reading import Reader as Reader
from kg.reading import reader_for as reader_for
from kg.refresh import refresh, refresh_nodes, stale, texts_of
from kg.schema import Document, Extraction, Quarantined
from kg.store import ChangeReport, KnowledgeStore, Part, Problem, StoredDocument, text_hash

Show = Callable[[str], AbstractContextManager[Progress]]

#: Documents a transaction at first: large enough to be fast, small enough that an interrupted build loses little.
BATCH_SIZE = 500
_OPTIONS, _TRAINED = "options", "trained"
#: Beside the database: where an interrupted training stands.
_CHECKPOINT = "training.checkpoint"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may choose; kept in the knowledge base, so that later additions do the same.

    `merges` are the lines of a file of names that are the same or different; `None` are those that were given last.
    """

    taxonomy: tuple[str, ...] = ()
    train: bool = True
    encoder: str | None = None
    seed: int = DEFAULT_SEED
    spans: SpanUse = SpanUse.OFF
    merges: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was done, in figures: documents by fate, counts of the graph, seconds a stage, what was left out."""

    changes: ChangeReport
    counts: Mapping[str, Any]
    seconds: Mapping[str, float]
    quarantined: tuple[Quarantined, ...] = ()
    model: Mapping[str, Any] = field(default_factory=dict)

    def view(self) -> views.Json:
        """The report as `--json` prints it."""
        return {
            "documents": self.changes.view(),
            "counts": dict(self.counts),
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "model": dict(self.model),
            "quarantined": [views.quarantined_view(item) for item in self.quarantined],
        }

    def lines(self) -> list[str]:
        """The report for people."""
        fates = ", ".join(f"{count} {fate}" for fate, count in self.changes.view().items() if count) or "none"
        nodes = ", ".join(f"{count} {name}" for name, count in self.counts["nodes"].items())
        seconds = ", ".join(f"{name} {value:.1f}" for name, value in self.seconds.items())
        return [
            f"documents  {self.counts['documents']} ({fates}; {len(self.quarantined)} inputs left out)",
            f"nodes      {self.counts['nodes_total']}: {nodes}",
            f"edges      {self.counts['edges_total']}",
            *([f"model      {_words(self.model)}"] if self.model else []),
            f"seconds    {seconds}",
        ]


@contextmanager
def silent(_name: str) -> Iterator[Progress]:
    """Progress for callers that want none."""
    yield lambda _done, _total: None


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
        InputError: not one of the sources could be read, or rules of merging contradict each other; an existing
            knowledge base is left as it was.
        StoreError: the folder cannot be written or holds something else.
    """
    options = options or BuildOptions()
    clock = _Clock(show)
    first = _first_documents(sources)
    if options.merges:
        reader_of(options).rules  # noqa: B018 - a contradiction is told before a folder is made
    with KnowledgeStore.create(directory) as store, store.alone():
        options = options if options.merges is not None else replace(options, merges=remembered_options(store).merges)
        store.set_meta(_OPTIONS, asdict(options))
        taken = _take_in(store, first, reader_of(options), clock, batch_size, workers)
        changes = taken.changes + store.apply(remove=sorted(store.document_ids() - taken.seen), folds=Folds())
        store.replace_quarantine(taken.quarantined)
        model = _train(store, options, clock)
        return BuildReport(changes, store.counts().view(), clock.seconds, taken.quarantined, model)


def add(sources: Sequence[str], directory: str | Path, *, show: Show = silent) -> BuildReport:
    """Adds files, or updates them; new nodes get the student's vectors, nothing is trained again.

    What stood in a file when it was last added, and does not any more, is taken out.

    Raises:
        InputError: not one of the sources could be read.
        NotFoundError: there is no knowledge base in the folder.
    """
    return add_documents(_first_documents(sources), directory, show=show)


def add_documents(
    documents: Iterable[Document | Quarantined], directory: str | Path, *, show: Show = silent
) -> BuildReport:
    """Adds documents that are read already, or updates them; new nodes get the student's vectors.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
    """
    clock = _Clock(show)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone(), store.transaction():
        options = remembered_options(store)
        taken = _take_in(store, iter(documents), reader_of(options), clock)
        gone = sorted(store.documents_of(taken.files) - taken.seen)
        changes = taken.changes + store.apply(remove=gone, folds=Folds())
        with clock.stage("vectors"):
            refresh(store, changes)
    with KnowledgeStore.open(directory) as store:
        return BuildReport(changes, store.counts().view(), clock.seconds, taken.quarantined)


def remove(document_ids: Sequence[str], directory: str | Path) -> BuildReport:
    """Takes documents out, with every fact that only they state.

    Raises:
        NotFoundError: there is no knowledge base in the folder, or no such document; then nothing is removed.
    """
    clock = _Clock(silent)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone(), clock.stage("remove"):
        known = [store.resolve_document(document_id) for document_id in document_ids]
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
        return _train(store, remembered_options(store), _Clock(show))


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
            store.set_meta(_TRAINED, None)
            _train(store, remembered_options(store), _Clock(show))


def forget_person(name: str, directory: str | Path, *, show: Show = silent) -> views.Json:
    """Erases a person: from texts, facts, graph, full text index, vectors, model and the files' free pages.

    Returns:
        What was removed, by place.

    Raises:
        NotFoundError: there is no knowledge base in the folder, or the name occurs nowhere in it.
    """
    clock = _Clock(show)
    with KnowledgeStore.open(directory, readonly=False) as store, store.alone():
        options, names = remembered_options(store), erasure.names_of(store, name)
        blotted = [(old, new) for old in store.documents() if (new := erasure.blot(old, names)) is not old]
        if not blotted and not erasure.read_forgotten(store).knows(name):  # known: an interrupted run goes on
            raise NotFoundError(f"'{name}' occurs nowhere in '{directory}': give the name as it is written there.")
        erasure.write_forgotten(store, erasure.read_forgotten(store).with_names(names))
        options = replace(options, merges=erasure.without_lines(options.merges, names))
        store.set_meta(_OPTIONS, asdict(options))
        reader = reader_of(options)
        read = [reader.read(new) for _, new in blotted]
        stored = [item for item in read if isinstance(item, StoredDocument)]
        failed = [old.id for (old, _), item in zip(blotted, read, strict=True) if isinstance(item, Quarantined)]
        changes = store.apply(put=stored, remove=failed, folds=Folds())
        _train(store, options, clock)
        store.vacuum()
    return {
        "documents_blotted": [new.id for _, new in blotted],
        "nodes_removed": len(changes.removed_nodes),
        "edges_removed": changes.edges_removed,
        "model": "trained again without them",
    }


def evaluate(directory: str | Path, *, out: str | Path | None = None, runs: int = 3, show: Show = silent) -> views.Json:
    """What the vectors are worth for postings that nothing links to; a report beside the knowledge base or in `out`.

    Raises:
        NotFoundError: there is no knowledge base in the folder.
        QueryError: it has too few postings with edges.
    """
    from kg import quality

    with KnowledgeStore.open(directory) as store:
        options = remembered_options(store)
        nodes, edges = list(store.nodes()), list(store.edges())
        chosen = ChosenEncoder(load_encoder(options.encoder), options.encoder)
        report = quality.evaluate(nodes, edges, texts_of(store, nodes), chosen, seeds=range(runs), show=show)
    quality.write_report(report, Path(out) if out is not None else Path(directory) / "report")
    return report


def extract(
    sources: Sequence[str], *, taxonomy: Sequence[str] = (), spans: SpanUse = SpanUse.OFF
) -> Iterator[tuple[Document, Extraction] | Quarantined]:
    """What each document of the sources states, one by one, without a knowledge base."""
    reader = reader_for(tuple(taxonomy), spans)
    for item in ingest.read_sources(sources, stdin=sys.stdin.buffer):
        yield item if isinstance(item, Quarantined) else (item, reader.extractor.extract(item))


def merge_lines(path: str | Path | None) -> tuple[str, ...] | None:
    """The rules of a file of names that are the same or different, for `BuildOptions.merges`.

    Raises:
        InputError: the file cannot be read, or a line is no rule.
    """
    return None if path is None else tuple(rule.text for rule in resolve.read_merge_rules(Path(path)))


def reader_of(options: BuildOptions) -> Reader:
    """The reader that these options ask for."""
    return reader_for(options.taxonomy, options.spans, options.merges or ())


@dataclass(frozen=True, slots=True)
class _Taken:
    seen: frozenset[str]
    files: frozenset[str]
    changes: ChangeReport
    quarantined: tuple[Quarantined, ...]


class Summaries:
    """How facts are summed up, as the store asks for it."""

    least = 64
    summary_of = staticmethod(resolve.summary_of)
    updated_node = staticmethod(resolve.updated_node)
    updated_edge = staticmethod(resolve.updated_edge)


class Folds:
    """How facts become the graph, as the store asks for it."""

    summaries = Summaries()
    fold_node = staticmethod(resolve.fold_node)
    fold_edge = staticmethod(resolve.fold_edge)
    match = staticmethod(resolve.match_probability)


class _Clock:
    """Seconds a stage, and its progress bar."""

    def __init__(self, show: Show) -> None:
        self.show = show
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Progress]:
        """Times a stage."""
        began = time.perf_counter()
        with self.show(name) as progress:
            yield progress
        kept = name.partition(" (")[0]  # what follows says more to who watches
        self.seconds[kept] = self.seconds.get(kept, 0.0) + time.perf_counter() - began


def _first_documents(sources: Sequence[str]) -> Iterator[Document | Quarantined]:
    """Documents of the sources, after making sure that there is at least one: nothing is touched otherwise."""
    items = ingest.read_sources(sources, stdin=sys.stdin.buffer)
    waiting: list[Document | Quarantined] = []
    for item in items:
        waiting.append(item)
        if isinstance(item, Document):
            return _chain(waiting, items)
    reasons = "; ".join(f"{item.source}: {item.reason}" for item in waiting if isinstance(item, Quarantined))
    raise InputError(f"None of {', '.join(sources)} could be read. {reasons or 'There is no file in it.'}")


def _chain(
    waiting: Iterable[Document | Quarantined], items: Iterator[Document | Quarantined]
) -> Iterator[Document | Quarantined]:
    yield from waiting
    yield from items


def _take_in(
    store: KnowledgeStore,
    items: Iterator[Document | Quarantined],
    reader: Reader,
    clock: _Clock,
    batch_size: int = BATCH_SIZE,
    workers: int | None = 1,
) -> _Taken:
    """From documents over extract and resolve to store; what is unchanged is not read again."""
    seen: set[str] = set()
    files: set[str | None] = set()
    quarantined: list[Quarantined] = []
    changes = ChangeReport(store.generation)
    forgotten = erasure.read_forgotten(store)
    number = cores() if workers is None else workers
    with clock.stage("read, extract, store") as progress, Workers(number) as many, Workers(1) as one:
        for batch in _batched(items, batch_size):
            documents = {item.id: item for item in batch if isinstance(item, Document) and item.id not in seen}
            bad = [item for item in batch if isinstance(item, Quarantined)]
            known = store.versions(documents)
            fresh = [item for item in documents.values() if known.get(item.id) != (item.content_hash, reader.version)]
            pool = one if workers is None and not seen else many  # processes take seconds to start
            read = [_without_forgotten(reader, item, forgotten) for item in reader.read_all(fresh, pool)]
            stored = [item for item in read if isinstance(item, StoredDocument)]
            bad += [item for item in read if isinstance(item, Quarantined)]
            kept = sorted(documents.keys() - {item.id for item in fresh})
            store.saw(kept)
            done = store.apply(put=stored, folds=Folds(), quarantined=bad)
            changes = changes + done + ChangeReport(done.generation, unchanged=tuple(kept))
            quarantined += bad
            seen |= documents.keys()
            files |= {ingest.file_of(document) for document in documents.values()}
            progress(len(seen), None)
    if not store.counts().documents:
        raise InputError(
            "; ".join(["Not one document could be read", *(f"{q.source}: {q.reason}" for q in quarantined)])
        )
    return _Taken(frozenset(seen), frozenset(filter(None, files)), changes, tuple(quarantined))


def _without_forgotten(
    reader: Reader, item: StoredDocument | Quarantined, forgotten: erasure.Forgotten
) -> StoredDocument | Quarantined:
    """A document that names a forgotten person is blotted and read again before anything of it is stored."""
    if isinstance(item, Quarantined):
        return item
    names = erasure.forgotten_names(item.extraction, forgotten)
    return reader.read(erasure.blot(item.document, names)) if names else item


def _batched(items: Iterable[Document | Quarantined], size: int) -> Iterator[list[Document | Quarantined]]:
    """Batches that grow with what is there already: folding hubs costs the more, the more there is."""
    done, batch = 0, list[Document | Quarantined]()
    for item in items:
        batch.append(item)
        if len(batch) >= max(size, done // 4):
            done += len(batch)
            yield batch
            batch = []
    if batch:
        yield batch


def _train(store: KnowledgeStore, options: BuildOptions, clock: _Clock) -> Mapping[str, Any]:
    """From graph over features, teacher and student to index, unless the last training saw the same."""
    trained = store.meta(_TRAINED)
    if trained == {"generation": store.generation, **_plain(options)}:
        vectors = store.read_vectors()
        return vectors.manifest.facts if vectors is not None and vectors.manifest is not None else {}
    nodes, edges = list(store.nodes()), list(store.edges())
    chosen = ChosenEncoder(load_encoder(options.encoder), options.encoder)
    texts = texts_of(store, nodes)
    checkpoint = Path(store.directory) / _CHECKPOINT
    if options.train and edges:
        learnt = learn(nodes, edges, texts, chosen, seed=options.seed, show=clock.stage, checkpoint=checkpoint)
    else:
        learnt = text_only(nodes, texts, chosen, show=clock.stage)
    with clock.stage("index"), store.transaction():
        _write_model(store, learnt, {node.id: text for node, text in zip(nodes, texts, strict=True)})
        store.set_meta(_TRAINED, {"generation": store.generation + 1, **_plain(options)})
    checkpoint.unlink(missing_ok=True)
    return learnt.facts


def _write_model(store: KnowledgeStore, learnt: Learnt, texts: Mapping[str, str]) -> None:
    """Model, words and vectors; the files pass through a folder that the store cleans up if this is interrupted."""
    try:
        with TemporaryDirectory(dir=store.scratch()) as folder:
            learnt.embedder.files(Path(folder))
            card = model_card(
                learnt.facts,
                store.counts().view(),
                encoder=learnt.embedder.encoder.name,
                seed=remembered_options(store).seed,
            )
            (Path(folder) / MODEL_CARD).write_text(card, encoding="utf-8")
            worded = [node_id for node_id in texts if node_id.startswith(("posting:", "paper:"))]
            search.write_wording(Path(folder), worded, [texts[node_id] for node_id in worded])
            search.write_sketch(Path(folder), learnt.ids, learnt.vectors)
            files = {path.name: path for path in sorted(Path(folder).iterdir())}
            hashes = [text_hash(texts[node_id]) for node_id in learnt.ids]
            store.write_vectors(learnt.ids, learnt.vectors, files=files, facts=learnt.facts, texts=hashes)
    except OSError as error:
        raise StoreError(
            f"The model cannot be written to '{store.directory}' ({error.strerror}): free some room or check the "
            "rights, and run the same command again; what is there is kept."
        ) from error


def remembered_options(store: KnowledgeStore) -> BuildOptions:
    """The options of the last build."""
    kept = store.meta(_OPTIONS) or {}
    spans = SpanUse(kept.get("spans", SpanUse.OFF))
    lists = {"taxonomy": tuple(kept.get("taxonomy", ())), "merges": tuple(kept.get("merges") or ())}
    return BuildOptions(**{**kept, **lists, "spans": spans})


def _plain(options: BuildOptions) -> dict[str, Any]:
    return {**asdict(options), "taxonomy": list(options.taxonomy), "merges": list(options.merges or ())}


def _words(facts: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')} {round(value, 3) if isinstance(value, float) else value}"
        for name, value in facts.items()
    )
