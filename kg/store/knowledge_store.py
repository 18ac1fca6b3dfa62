"""A folder in, an opened knowledge base out: documents are put in and taken out, nodes and edges are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import StoreError
from kg.ports import FloatArray
from kg.schema import Document, Edge, Extraction, Fingerprint, Node, NodeType, Quarantined, Relation
from kg.store import (
    database,
    duplicates,
    find,
    fold,
    generations,
    health,
    history,
    locking,
    lookup,
    named,
    opening,
    read,
    settings,
    totals,
    vectors,
    write,
)
from kg.store.kept_vectors import KeptVectors
from kg.store.records import ChangeReport, Counts, Folds, NameHit, PropertyCondition, StoredDocument
from kg.store.vectors import StoredVectors

_OWN_SETTINGS = frozenset({"generation", "vectors"})


class KnowledgeStore:
    """The knowledge base on disk: one SQLite file, with vectors and models beside it.

    Many processes may read while one writes; a reader sees one generation a query, or a `session()`.
    Use `create` to write and `open` to read; both give a context manager.
    """

    def __init__(self, directory: Path, opened: database.Database) -> None:
        self.directory = directory
        self._database = opened
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

    def session(self) -> AbstractContextManager[None]:
        """All queries of this thread inside it see the same generation."""
        return self._database.reading()

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

    # --- vectors ---------------------------------------------------------------------------

    def read_vectors(self) -> StoredVectors | None:
        """The vectors of all nodes that have one, sorted by id; `None` if none were ever written.

        Raises:
            ModelError: a file is missing or damaged.
        """
        return generations.current(self._database, self.directory)

    @property
    def kept_vectors(self) -> KeptVectors:
        """Trained vectors, and one by one what came and went since."""
        return KeptVectors(self._database, self.directory)

    def ids_without_vectors(self) -> list[str]:
        """Ids of nodes that have no vector yet, sorted."""
        return generations.missing(self._database)

    def check(self) -> list[str]:
        """What is wrong with the files on disk, in words; empty if nothing is. Reads all of them."""
        return generations.check(self._database, self.directory)

    def problems(self, folds: Folds) -> list[health.Problem]:
        """Everything that is wrong with files, documents, graph, full text and vectors; reads and folds all of it."""
        return health.problems(self._database, self.directory, folds)

    def repair(self, folds: Folds) -> None:
        """Makes graph and full text anew from the documents' facts, and marks changed documents to be read again."""
        with self.transaction():
            health.repair(self._database, folds)
            self._changed = True

    # --- reading ---------------------------------------------------------------------------

    @property
    def generation(self) -> int:
        """Number of the state; every change raises it by one."""
        return settings.generation(self._database)

    def meta(self, key: str) -> Any:
        """The JSON value kept under a name, or `None`."""
        return settings.read(self._database, key)

    def counts(self) -> Counts:
        """How much there is, by kind."""
        return read.counts(self._database)

    def node(self, node_id: str) -> Node | None:
        """The node, or `None`."""
        return read.node(self._database, node_id)

    def nodes(self, node_type: NodeType | None = None) -> Iterator[Node]:
        """Nodes, all or of one type, sorted by id."""
        return read.nodes(self._database, node_type)

    def edges(
        self,
        relation: Relation | None = None,
        *,
        src_type: NodeType | None = None,
        dst_type: NodeType | None = None,
    ) -> Iterator[Edge]:
        """Edges, all or of some type, sorted by (src, relation, dst)."""
        return read.edges(self._database, relation, src_type, dst_type)

    def edges_of(self, node_id: str) -> list[Edge]:
        """All edges that start or end at the node, sorted by (src, relation, dst)."""
        return read.edges_of(self._database, node_id)

    def edges_between(self, first: str, second: str) -> list[Edge]:
        """The edges from one node to another and back, with their evidence."""
        return read.edges_between(self._database, first, second)

    def links_of(self, node_id: str, most: int = 1000) -> list[tuple[str, str]]:
        """Relation and other end of a node's edges, up to `most` in either direction; quick, for scoring."""
        return read.links_of(self._database, node_id, most)

    def links_of_each(self, node_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """Relation and other end of all edges of nodes that have few, such as postings; quicker than one by one."""
        return read.links_of_each(self._database, node_ids)

    def targets_of(self, node_id: str, relation: str) -> list[str]:
        """The nodes that edges of one relation lead to from a node, sorted."""
        return read.targets_of(self._database, node_id, relation)

    def sources_of(self, node_id: str, relation: str) -> list[str]:
        """The nodes that edges of one relation lead from to a node, sorted."""
        return read.sources_of(self._database, node_id, relation)

    def degree(self, node_id: str) -> int:
        """Number of edges that start or end at the node."""
        return totals.degree(self._database, node_id)

    def document(self, document_id: str) -> Document | None:
        """The document, or `None`."""
        return read.document(self._database, document_id)

    def documents(self) -> Iterator[Document]:
        """Documents sorted by id."""
        return read.documents(self._database)

    def document_ids(self) -> set[str]:
        """Ids of all documents."""
        return read.document_ids(self._database)

    def documents_of(self, files: Iterable[str]) -> set[str]:
        """Ids of the documents that were read from these files, as the user named them: pages and records."""
        return read.documents_of(self._database, files)

    def versions(self, document_ids: Iterable[str] | None = None) -> dict[str, tuple[str, str]]:
        """Content hash and extractor of documents, all or some, by id: what need not be extracted again."""
        return read.versions(self._database, document_ids)

    def seen(self, document_id: str) -> history.Seen | None:
        """When a document came in and was last met, or `None`."""
        return history.seen(self._database, document_id)

    def as_of(self, when: str) -> history.Past:
        """How much there was in a generation, given by its number, a day or a time.

        Raises:
            QueryError: it is neither a number nor a date.
            NotFoundError: nothing is known of that time.
        """
        return history.as_of(self._database, when)

    def first_seen(self, document_id: str) -> tuple[int, str] | None:
        """Generation and time in which a document came in, or `None`."""
        return read.first_seen(self._database, document_id)

    def extraction(self, document_id: str) -> Extraction | None:
        """What the document states, or `None`."""
        return read.extraction(self._database, document_id)

    def posting_text(self, node_id: str) -> str | None:
        """The text of a posting or paper, or `None` for other nodes."""
        return lookup.passage(self._database, node_id)

    def prose(self, node_id: str) -> str | None:
        """The text of a posting or paper without a record's ids, dates and names of other nodes; else `None`."""
        return lookup.prose(self._database, node_id)

    def near_duplicates(self) -> Iterator[tuple[Fingerprint, Fingerprint, float]]:
        """What was compared of each pair of near-duplicates, and the probability that they are one."""
        return duplicates.near_duplicates(self._database)

    def quarantine(self) -> list[Quarantined]:
        """Inputs that could not be used, by source."""
        return read.quarantine(self._database)

    def dump(self) -> bytes:
        """All nodes and edges as JSON lines: equal bytes mean equal graphs."""
        return b"".join(read.dump(self._database))

    def search_names(self, query: str, limit: int = 10, *, node_type: NodeType | None = None) -> list[NameHit]:
        """Nodes by name, alias or text of posting or paper, exact names first; any text is a valid query."""
        return find.search_names(self._database, query, limit, node_type)

    def has_word(self, word: str) -> bool:
        """Whether a word stands in any name or in the text of any posting or paper."""
        return find.has_word(self._database, word)

    def words_beginning(self, beginning: str) -> list[tuple[str, int]]:
        """Words of names and texts with this beginning, folded, and in how many they stand."""
        return find.words_beginning(self._database, beginning)

    def nodes_named_in(self, text: str) -> list[str]:
        """Ids of the nodes whose name or alias stands in a text, in the order of the text; no documents or postings."""
        return named.nodes_named_in(self._database, text)

    def resolve_id(self, text: str) -> str:
        """The id that is this text, or the only one that begins with it.

        Raises:
            NotFoundError: there is none, or more than one; the message suggests some.
        """
        return find.resolve_id(self._database, text)

    def resolve_document(self, text: str) -> str:
        """The id of the document that is this text, or the only one that begins with it.

        Raises:
            NotFoundError: there is none, or more than one, or it is something else than a document.
        """
        return find.resolve_document(self._database, text)

    def filter_nodes(self, node_type: NodeType, conditions: Sequence[PropertyCondition]) -> list[str]:
        """Ids of the nodes of a type that satisfy all conditions, sorted.

        Raises:
            QueryError: an operator is unknown.
        """
        return find.filter_nodes(self._database, node_type, conditions)

    def property_values(self, node_type: NodeType, key: str) -> dict[str, int]:
        """Values of a property, the most frequent first, with the number of nodes."""
        return find.property_values(self._database, node_type, key)

    def property_keys(self, node_type: NodeType) -> list[str]:
        """Properties that nodes of a type can be filtered by."""
        return find.property_keys(self._database, node_type)
