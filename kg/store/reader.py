"""The opened file in, what it holds out: nodes, edges, documents, names, vectors, each from one generation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from kg.schema import Document, Edge, Extraction, Fingerprint, Node, NodeType, Quarantined, Relation
from kg.store import database, duplicates, find, generations, health, history, lookup, named, read, settings, totals
from kg.store.kept_vectors import KeptVectors
from kg.store.named import NameIn
from kg.store.records import Counts, Folds, NameHit, PropertyCondition
from kg.store.vectors import StoredVectors


class StoreReader:
    """Everything that can be asked of the knowledge base on disk."""

    def __init__(self, directory: Path, opened: database.Database) -> None:
        self.directory = directory
        self._database = opened

    def session(self) -> AbstractContextManager[None]:
        """All queries of this thread inside it see the same generation."""
        return self._database.reading()

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

    def node(self, node_id: str, *, with_evidence: bool = True) -> Node | None:
        """The node, without its evidence if it is not wanted, or `None`."""
        return read.node(self._database, node_id, with_evidence=with_evidence)

    def nodes_of(self, node_ids: Sequence[str], *, with_evidence: bool = True) -> dict[str, Node]:
        """The nodes of some ids by id, without their evidence if it is not wanted; those not there are left out."""
        return read.nodes_of(self._database, node_ids, with_evidence=with_evidence)

    def names_of(self, node_ids: Sequence[str]) -> dict[str, str]:
        """The names of some nodes by id; those that are not there are left out."""
        return read.names_of(self._database, node_ids)

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

    def edges_between_each(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Edge]]:
        """As `edges_between`, of many pairs at once, by the pair; those without any are left out."""
        return read.edges_between_each(self._database, pairs)

    def links_of(self, node_id: str, most: int = 1000) -> list[tuple[str, str]]:
        """Relation and other end of a node's edges but provenance, up to `most` in either direction; for scoring."""
        return read.links_of(self._database, node_id, most)

    def links_of_each(self, node_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """As `links_of`, all edges of nodes that have few, such as postings; quicker than one by one."""
        return read.links_of_each(self._database, node_ids)

    def sources_among(self, node_id: str, node_ids: Sequence[str]) -> set[str]:
        """Which of some nodes an edge leads from to a node."""
        return read.sources_among(self._database, node_id, node_ids)

    def places_of_each(self, node_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Nodes and where they are located, of those among some that are anywhere."""
        return read.places_of_each(self._database, node_ids)

    def targets_of(self, node_id: str, relation: str) -> list[str]:
        """The nodes that edges of one relation lead to from a node, sorted."""
        return read.targets_of(self._database, node_id, relation)

    def targets_of_each(self, node_ids: Sequence[str], relation: str) -> dict[str, list[str]]:
        """As `targets_of`, of many nodes at once."""
        return read.targets_of_each(self._database, node_ids, relation)

    def sources_of(self, node_id: str, relation: str) -> list[str]:
        """The nodes that edges of one relation lead from to a node, sorted."""
        return read.sources_of(self._database, node_id, relation)

    def degree(self, node_id: str) -> int:
        """Number of edges that start or end at the node."""
        return totals.degree(self._database, node_id)

    def degrees(self, node_ids: Sequence[str]) -> dict[str, int]:
        """As `degree`, of many nodes at once."""
        return totals.degrees(self._database, node_ids)

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

    def is_in_a_title(self, word: str) -> bool:
        """Whether a word stands in the title of any posting."""
        return find.is_in_a_title(self._database, word)

    def titled(self, words: str, most: int = 100) -> list[str]:
        """Ids of postings and papers in whose titles some words stand in a row; none if far more than `most` do."""
        return find.titled(self._database, words, most)

    def some_titles(self, most: int) -> list[str]:
        """Titles of so many postings, which are like all others."""
        return find.some_titles(self._database, most)

    def some_texts(self, most: int) -> list[str]:
        """Texts of so many postings, which are like all others."""
        return find.some_texts(self._database, most)

    def words_beginning(self, beginning: str, apart: Sequence[str] = ()) -> list[tuple[str, int]]:
        """Words of names and texts with this beginning, folded, and in how many they stand, without some, sorted."""
        return find.words_beginning(self._database, beginning, apart)

    def texts_with(self, word: str) -> int:
        """In how many names and texts a folded word stands."""
        return find.texts_with(self._database, word)

    def names_in(self, text: str) -> list[NameIn]:
        """Nodes whose name or alias stands in a text, in the order of the text; no documents or postings."""
        return named.names_in(self._database, text)

    def is_a_name(self, text: str) -> bool:
        """Whether a whole text is a name or alias of a node; documents, postings and papers are not looked for."""
        return named.is_a_name(self._database, text)

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

    def is_stated(self, node_type: NodeType, key: str, value: str) -> bool:
        """Whether any node of a type has that value of a property."""
        return find.is_stated(self._database, node_type, key, value)

    def property_values(self, node_type: NodeType, key: str) -> dict[str, int]:
        """Values of a property, the most frequent first, with the number of nodes."""
        return find.property_values(self._database, node_type, key)

    def property_keys(self, node_type: NodeType) -> list[str]:
        """Properties that nodes of a type can be filtered by."""
        return find.property_keys(self._database, node_type)

    # --- vectors and health ---

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
