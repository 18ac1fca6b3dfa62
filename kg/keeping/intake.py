"""Documents in, the graph of all of them in the store out: extract, resolve and store, batch by batch."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kg import ingest
from kg.engine import Workers, cores
from kg.errors import InputError
from kg.forgetting.forgotten import read_forgotten, without_forgotten
from kg.progress import Clock
from kg.reading import Reader
from kg.resolve import Folds
from kg.schema import Document, Quarantined
from kg.store import ChangeReport, KnowledgeStore, StoredDocument

#: Documents a transaction at first: large enough to be fast, small enough that an interrupted build loses little.
BATCH_SIZE = 500


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the documents of some sources; `bare` are those that were read in vain: no posting, no paper."""

    seen: frozenset[str]
    files: frozenset[str]
    changes: ChangeReport
    quarantined: tuple[Quarantined, ...]
    bare: int = 0


def first_documents(sources: Sequence[str]) -> Iterator[Document | Quarantined]:
    """Documents of the sources, after making sure that there is at least one: nothing is touched otherwise."""
    sources = [sources] if isinstance(sources, str) else sources
    if not sources:
        raise InputError("Nothing to read: give at least one file, folder or glob.")
    items = ingest.read_sources(sources, stdin=sys.stdin.buffer)
    waiting: list[Document | Quarantined] = []
    for item in items:
        waiting.append(item)
        if isinstance(item, Document):
            return chain(waiting, items)
    reasons = "; ".join(f"{item.source}: {item.reason}" for item in waiting if isinstance(item, Quarantined))
    raise InputError(f"None of {', '.join(sources)} could be read. {reasons or 'There is no file in it.'}")


def take_in(
    store: KnowledgeStore,
    items: Iterator[Document | Quarantined],
    reader: Reader,
    clock: Clock,
    batch_size: int = BATCH_SIZE,
    workers: int | None = 1,
) -> Taken:
    """From documents over extract and resolve to store; what is unchanged is not read again."""
    seen: set[str] = set()
    files: set[str | None] = set()
    quarantined: list[Quarantined] = []
    bare = 0
    changes = ChangeReport(store.generation)
    forgotten = read_forgotten(store)
    number = cores() if workers is None else workers
    with clock.stage("read, extract, store") as progress, Workers(number) as many, Workers(1) as one:
        for batch in _batched(items, batch_size):
            documents = {item.id: item for item in batch if isinstance(item, Document) and item.id not in seen}
            documents = {key: without_forgotten(item, forgotten) for key, item in documents.items()}
            bad = forgotten.blotted(item for item in batch if isinstance(item, Quarantined))
            known = store.versions(documents)
            fresh = [item for item in documents.values() if known.get(item.id) != (item.content_hash, reader.version)]
            pool = one if workers is None and not seen else many  # processes take seconds to start
            read = list(reader.read_all(fresh, pool))
            stored = [item for item in read if isinstance(item, StoredDocument)]
            bare += sum(not (item.extraction.postings or item.extraction.papers) for item in stored)
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
    return Taken(frozenset(seen), frozenset(filter(None, files)), changes, tuple(quarantined), bare)


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
