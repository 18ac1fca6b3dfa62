"""Documents with their facts in, tables of documents and facts out, and a note of every node and edge they touch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kg.errors import StoreError
from kg.schema import EDGE_TYPES, DocumentFacts, Fingerprint, Quarantined
from kg.store import blocks, codec, hubs, totals
from kg.store.database import Database
from kg.store.passages import passages
from kg.store.records import StoredDocument

_TOUCH_EDGES = "INSERT OR IGNORE INTO touched_edges (src, relation, dst)"
_EDGE_TYPES = frozenset((str(src), str(relation), str(dst)) for src, relation, dst in EDGE_TYPES)


@dataclass(slots=True)
class Written:
    """What became of each document, collected while they are written."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)

    @property
    def anything(self) -> bool:
        """Whether the knowledge base has changed."""
        return bool(self.added or self.updated or self.removed)


def write_documents(
    database: Database, put: Iterable[StoredDocument], remove: Iterable[str], generation: int
) -> Written:
    """Takes documents out and puts documents in; what they touch is noted in `touched_nodes` and `touched_edges`.

    Raises:
        StoreError: a document states an edge without its ends, or an edge the schema does not know.
    """
    written = Written()
    for document_id in dict.fromkeys(remove):
        known = _take_out(database, document_id)
        (written.removed if known else written.missing).append(document_id)
    for item in put:
        _put(database, item, generation, written)
    totals.count_documents(database, len(written.added) - len(written.removed))
    return written


def checksum(database: Database, key: int) -> str:
    """Hash of a document and of all it states, as they stand in the tables."""
    digest = hashlib.blake2b(digest_size=16)
    for sql in _CHECKED:
        for row in database.rows(sql, (key,)):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


_CHECKED = (
    "SELECT id, source, content_hash, extractor, text, record, extraction FROM documents WHERE key = ?",
    "SELECT node_id, position, fact FROM node_facts WHERE document = ? ORDER BY node_id, position",
    "SELECT src, relation, dst, position, fact FROM edge_facts WHERE document = ? ORDER BY 1, 2, 3, 4",
    "SELECT node_id, start, end FROM passages WHERE document = ? ORDER BY node_id",
    "SELECT node_id, body FROM fingerprints WHERE document = ? ORDER BY key",
)


def _take_out(database: Database, document_id: str) -> bool:
    found = database.row("SELECT key FROM documents WHERE id = ?", (document_id,))
    if found is None:
        return False
    _touch_facts_of(database, found[0])
    database.execute("DELETE FROM documents WHERE key = ?", found)
    return True


def _put(database: Database, item: StoredDocument, generation: int, written: Written) -> None:
    document = item.document
    written.sources.update((document.source, document.source.partition("#")[0]))
    found = database.row("SELECT key, content_hash, extractor FROM documents WHERE id = ?", (document.id,))
    if found is None:
        key = _insert_document(database, item, generation)
        written.added.append(document.id)
    elif found[1:] == (document.content_hash, item.extraction.extractor):
        written.unchanged.append(document.id)
        return
    else:
        key = found[0]
        _replace_document(database, item, key)
        written.updated.append(document.id)
    _check_facts(item.facts)
    database.execute("INSERT OR IGNORE INTO written VALUES (?)", (key,))
    _insert_facts(database, item, key)
    database.execute("INSERT OR REPLACE INTO checksums VALUES (?, ?)", (key, checksum(database, key)))


def _insert_document(database: Database, item: StoredDocument, generation: int) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return database.insert(
        "INSERT INTO documents (id, source, content_hash, extractor, text, record, extraction, "
        "first_seen_generation, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (item.document.id, *_columns(item), generation, now),
    )


def _replace_document(database: Database, item: StoredDocument, key: int) -> None:
    _touch_facts_of(database, key)
    for table in ("node_facts", "edge_facts", "passages", "fingerprints"):
        database.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    database.execute(
        "UPDATE documents SET source = ?, content_hash = ?, extractor = ?, text = ?, record = ?, extraction = ? "
        "WHERE key = ?",
        (*_columns(item), key),
    )


def _columns(item: StoredDocument) -> tuple[str, str, str, str, bytes, bytes]:
    """Columns of a document; the text stands apart, so that reading a passage decodes nothing else."""
    document, extraction = item.document, item.extraction
    return (
        document.source,
        document.content_hash,
        extraction.extractor,
        document.text,
        codec.encode(replace(document, text="")),
        codec.encode(extraction),
    )


def _touch_facts_of(database: Database, key: int) -> None:
    blocks.note_removed(database, key)
    hubs.note_gone(database, key)
    database.execute(
        "INSERT OR IGNORE INTO touched_nodes (node_id) SELECT node_id FROM node_facts WHERE document = ?", (key,)
    )
    database.execute(
        f"{_TOUCH_EDGES} SELECT src, relation, dst FROM edge_facts WHERE document = ?",
        (key,),
    )
    for end in ("src", "dst"):
        database.execute(
            f"{_TOUCH_EDGES} SELECT d.src, 'near_duplicate_of', d.dst FROM fingerprints f "
            f"JOIN duplicates d ON d.{end}_fingerprint = f.key WHERE f.document = ?",
            (key,),
        )


def _check_facts(facts: DocumentFacts) -> None:
    """Every edge has both its ends among the nodes of the same document: then no edge can ever dangle."""
    types = {fact.node_id: str(fact.node_type) for fact in facts.nodes}
    for node_id, node_type in types.items():
        if not node_id.startswith(f"{node_type}:"):
            raise StoreError(f"Node id '{node_id}' does not begin with its type '{node_type}:': mend the resolver.")
    for edge in facts.edges:
        edge_type = (types.get(edge.src), str(edge.relation), types.get(edge.dst))
        if edge_type not in _EDGE_TYPES:
            raise StoreError(
                f"Document '{facts.document_id}' states '{edge.src} {edge.relation} {edge.dst}', which is no edge "
                "type of the schema, or without a fact for each end: mend the resolver."
            )


def _insert_facts(database: Database, item: StoredDocument, key: int) -> None:
    facts = item.facts
    nodes = [(fact.node_id, key, position, codec.encode_node_fact(fact)) for position, fact in enumerate(facts.nodes)]
    edges = [
        (fact.src, str(fact.relation), fact.dst, key, position, codec.encode_edge_fact(fact))
        for position, fact in enumerate(facts.edges)
    ]
    database.execute_many("INSERT INTO node_facts VALUES (?, ?, ?, ?)", nodes)
    database.execute_many("INSERT INTO edge_facts VALUES (?, ?, ?, ?, ?, ?)", edges)
    database.execute_many("INSERT OR IGNORE INTO touched_nodes (node_id) VALUES (?)", (row[:1] for row in nodes))
    database.execute_many(f"{_TOUCH_EDGES} VALUES (?, ?, ?)", (row[:3] for row in edges))
    database.execute_many(
        "INSERT INTO passages VALUES (?, ?, ?, ?)",
        [(node_id, key, start, end) for node_id, (start, end) in passages(item).items()],
    )
    for fingerprint in facts.fingerprints:
        _insert_fingerprint(database, fingerprint, key)


def _insert_fingerprint(database: Database, fingerprint: Fingerprint, document: int) -> None:
    key = database.insert(
        "INSERT INTO fingerprints (node_id, document, body) VALUES (?, ?, ?)",
        (fingerprint.node_id, document, codec.encode_fingerprint(fingerprint)),
    )
    blocks.insert(database, fingerprint, key)


def write_quarantine(database: Database, items: Iterable[Quarantined], cured: Iterable[str] = ()) -> None:
    """Notes inputs that could not be used; `cured` sources can be used now."""
    database.execute_many("DELETE FROM quarantine WHERE source = ?", ((source,) for source in sorted(cured)))
    rows = ((item.source, item.reason) for item in items)
    database.execute_many("INSERT OR REPLACE INTO quarantine VALUES (?, ?)", rows)
