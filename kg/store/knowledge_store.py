"""A folder in, an opened knowledge base out: documents are put in and taken out, nodes and edges are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import StoreError
from kg.ports import FloatArray
from kg.schema import Quarantined
from kg.store import (
    database,
    duplicates,
    fold,
    generations,
    health,
    history,
    locking,
    opening,
    settings,
    vectors,
    write,
)
from kg.store.reader import StoreReader
from kg.store.records import ChangeReport, Folds, StoredDocument

_OWN_SETTINGS = frozenset({"generation", "vectors"})


class KnowledgeStore(StoreReader):
    """The knowledge base on disk: one SQLite file, with vectors and models beside it.

    Many processes may read while one writes; a reader sees one generation a query, or a `session()`.
    Use `create` to write and `open` to read; both give a context manager.
    """

    def __init__(self, directory: Path, opened: database.Database) -> None:
        super().__init__(directory, opened)
        self._changed = self._vectors_written = False

    @classmethod
    def create(cls, directory: str | Path, *, timeout: float = database.DEFAULT_TIMEOUT) -> Self:
        """Opens a knowledge base for writing; a new or empty folder becomes an empty one.

        Raises:
            StoreError: the folder holds something else, another format version, or cannot be written.
        """
        folder = Path(directory)
        return cls(folder, opening.create(folder, timeout))

    @classmethod
    def open(cls, directory: str | Path, *, readonly: bool = True, timeout: float = database.DEFAULT_TIMEOUT) -> Self:
        """Opens a knowledge base that exists.

        Raises:
            NotFoundError: there is none in this folder.
            StoreError: it is damaged, of another format version, or something else.
        """
        folder = Path(directory)
        return cls(folder, opening.open_existing(folder, readonly=readonly, timeout=timeout))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self._database.close()

    # --- writing ---------------------------------------------------------------------------

    def alone(self) -> AbstractContextManager[None]:
        """Several transactions that no other process's `alone()` comes between; ends with the process at the latest.

        Raises:
            StoreError: another process does not finish in time.
        """
        return locking.exclusive(self.directory, self._database.timeout)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several writes as one: all of them are there afterwards, as one generation, or none.

        Raises:
            StoreError: opened for reading only, another process keeps writing, or the disk is full.
        """
        with self._database.writing() as outermost:
            if outermost:
                self._changed = self._vectors_written = False
            yield
            if outermost and self._changed:
                settings.write(self._database, "generation", self.generation + 1)
                history.note(self._database, self.generation)
        if outermost and self._vectors_written:
            self._vectors_written = False
            with suppress(StoreError), self._database.writing():  # whoever writes now cleans up
                generations.remove_others(self._database, self.directory)

    def apply(
        self,
        *,
        put: Iterable[StoredDocument] = (),
        remove: Iterable[str] = (),
        folds: Folds,
        quarantined: Iterable[Quarantined] = (),
    ) -> ChangeReport:
        """Takes documents out, puts documents in, and folds what they touch anew, in one transaction.

        A document whose id is known is replaced, unless content hash and extractor are the same. The same
        documents give the same graph, to the byte, in whatever order and in however many steps they came.

        Args:
            put: documents to add or to replace; of two with the same id the later counts.
            remove: ids of documents to take out, first of all.
            folds: how facts become nodes and edges.
            quarantined: inputs that could not be used; a source that is put in leaves this list.

        Raises:
            StoreError: see `transaction`; also, a document states an edge without its ends.
        """
        with self.transaction():
            fold.forget_touched(self._database)
            last = duplicates.last_key(self._database)
            written = write.write_documents(self._database, put, remove, self.generation + 1)
            history.saw(self._database, (*written.added, *written.updated, *written.unchanged))
            duplicates.pair_new(self._database, last, folds)
            folded = fold.fold_touched(self._database, folds)
            write.write_quarantine(self._database, quarantined, written.sources)
            self._changed = self._changed or written.anything
            return ChangeReport(
                generation=self.generation + self._changed,
                added=tuple(written.added),
                updated=tuple(written.updated),
                unchanged=tuple(written.unchanged),
                removed=tuple(written.removed),
                missing=tuple(written.missing),
                new_nodes=tuple(folded.new_nodes),
                changed_nodes=tuple(folded.changed_nodes),
                removed_nodes=tuple(folded.removed_nodes),
                edges_written=folded.edges_written,
                edges_removed=folded.edges_removed,
            )

    def saw(self, document_ids: Iterable[str]) -> None:
        """Notes that documents were met again, unchanged; makes no new generation."""
        with self.transaction():
            history.saw(self._database, document_ids)

    def set_meta(self, key: str, value: object) -> None:
        """Keeps a JSON value under a name, such as the options of the build."""
        if key in _OWN_SETTINGS:
            raise StoreError(f"'{key}' is kept by the store itself: use another name.")
        with self.transaction():
            settings.write(self._database, key, value)

    def replace_quarantine(self, items: Iterable[Quarantined]) -> None:
        """Makes the list of inputs that could not be used hold exactly these."""
        with self.transaction():
            self._database.execute("DELETE FROM quarantine")
            write.write_quarantine(self._database, items)

    def write_vectors(
        self,
        ids: Sequence[str],
        matrix: FloatArray,
        *,
        files: Mapping[str, bytes | Path] | None = None,
        facts: Mapping[str, Any] | None = None,
        texts: Sequence[bytes] = (),
    ) -> None:
        """Makes these the vectors of the knowledge base, instead of all former and all added ones.

        Args:
            ids: node ids, each once.
            matrix: [len(ids), dim] float32.
            files: the model's files by name: content, or a path to copy from.
            facts: what is to be known about the model; kept in the manifest.
            texts: `text_hash` of the text of each vector, by which a stale one is noticed.

        Raises:
            StoreError: ids and vectors do not fit, or the disk cannot be written.
        """
        with self.transaction():
            generations.publish(self._database, self.directory, ids, matrix, files or {}, facts or {}, texts)
            self._changed = self._vectors_written = True

    def add_vectors(self, ids: Sequence[str], matrix: FloatArray, texts: Sequence[bytes] = ()) -> None:
        """Adds or replaces vectors of single nodes; inside `transaction()` together with their documents.

        Args:
            ids: ids of nodes that exist.
            matrix: [len(ids), dim] float32, dim as of the vectors that are there.
            texts: `text_hash` of the text of each vector.

        Raises:
            ModelError: there are no vectors to add to, or they have another length.
            StoreError: an id is no node.
        """
        with self.transaction():
            generations.add(self._database, ids, matrix, texts)
            self._changed = self._changed or len(ids) > 0

    def scratch(self) -> Path:
        """A folder for files on their way into `write_vectors`; what an interrupted run left there goes with the next.

        Raises:
            StoreError: the disk cannot be written.
        """
        return generations.scratch(self.directory)

    def compact_vectors(self) -> None:
        """Writes the vectors anew with what was added, and without a trace of removed nodes.

        Raises:
            ModelError: a file is missing or damaged.
            StoreError: the disk cannot be written.
        """
        with self.transaction():
            stored = self.read_vectors()
            if stored is None or stored.manifest is None or stored.directory is None:
                return
            own = {*stored.manifest.files} - vectors.OWN_FILES
            files = {name: stored.directory / name for name in sorted(own)}
            known = generations.texts(self._database)
            texts = [known[node_id] for node_id in stored.ids]
            self.write_vectors(stored.ids, stored.matrix, files=files, facts=stored.manifest.facts, texts=texts)

    def vacuum(self) -> None:
        """Writes the file anew without what was removed, so that no trace of it is left on the disk.

        Raises:
            StoreError: opened for reading only, or another process reads or writes and does not finish in time.
        """
        with self.transaction():
            if generations.any_gone(self._database):
                self.compact_vectors()
            self._database.execute("INSERT INTO node_search (node_search) VALUES ('rebuild')")
            self._database.execute("INSERT INTO node_search (node_search) VALUES ('optimize')")
        with self._database.writing():
            generations.remove_others(self._database, self.directory)
        self._database.rewrite()

    def repair(self, folds: Folds) -> None:
        """Makes graph and full text anew from the documents' facts, and marks changed documents to be read again."""
        with self.transaction():
            health.repair(self._database, folds)
            self._changed = True
