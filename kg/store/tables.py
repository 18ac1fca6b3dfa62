"""The tables of the knowledge base, and the version of their layout."""

from __future__ import annotations

#: Raised whenever a table changes its meaning; a file of another version is refused.
FORMAT_VERSION = 3

#: Written into the file's header, so that a foreign SQLite file is told apart: "kgkb".
APPLICATION_ID = 0x6B676B62

#: `position` keeps the order of the facts within a document; everything of a document goes with it.
#: Summaries are of the facts about nodes and edges that many documents name; `totals` counts documents, nodes and
#: edges by kind, `degrees` the edges of a node. `concept` is 1 for names of what a text can name. `text` is a hash of
#: the text that a vector was made from; a change without a vector says that the node is gone.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE quarantine (source TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    extractor TEXT NOT NULL,
    text TEXT NOT NULL,
    record BLOB NOT NULL,
    extraction BLOB NOT NULL,
    first_seen_generation INTEGER NOT NULL,
    first_seen TEXT NOT NULL
);

CREATE TABLE node_facts (
    node_id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    fact BLOB NOT NULL,
    PRIMARY KEY (node_id, document, position)
) WITHOUT ROWID;
CREATE INDEX node_facts_document ON node_facts (document);
CREATE TABLE edge_facts (
    src TEXT NOT NULL,
    relation TEXT NOT NULL,
    dst TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    fact BLOB NOT NULL,
    PRIMARY KEY (src, relation, dst, document, position)
) WITHOUT ROWID;
CREATE INDEX edge_facts_document ON edge_facts (document);
CREATE TABLE passages (
    node_id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (node_id, document)
) WITHOUT ROWID;
CREATE INDEX passages_document ON passages (document);

CREATE TABLE fingerprints (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    node_id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    body BLOB NOT NULL
);
CREATE INDEX fingerprints_document ON fingerprints (document);
CREATE TABLE bands (
    band INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    name INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL REFERENCES fingerprints ON DELETE CASCADE,
    PRIMARY KEY (band, rank, name, fingerprint)
) WITHOUT ROWID;
CREATE INDEX bands_fingerprint ON bands (fingerprint, band);
CREATE TABLE duplicates (
    src TEXT NOT NULL,
    dst TEXT NOT NULL,
    src_fingerprint INTEGER NOT NULL REFERENCES fingerprints ON DELETE CASCADE,
    dst_fingerprint INTEGER NOT NULL REFERENCES fingerprints ON DELETE CASCADE,
    probability REAL NOT NULL,
    PRIMARY KEY (src, dst, src_fingerprint, dst_fingerprint)
) WITHOUT ROWID;
CREATE INDEX duplicates_src ON duplicates (src_fingerprint);
CREATE INDEX duplicates_dst ON duplicates (dst_fingerprint);

CREATE TABLE nodes (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    node_type TEXT NOT NULL,
    name TEXT NOT NULL,
    properties BLOB NOT NULL,
    evidence BLOB NOT NULL
);
CREATE INDEX nodes_type ON nodes (node_type, id);
CREATE TABLE edges (
    src TEXT NOT NULL,
    relation TEXT NOT NULL,
    dst TEXT NOT NULL,
    confidence REAL NOT NULL,
    properties BLOB NOT NULL,
    evidence BLOB NOT NULL,
    PRIMARY KEY (src, relation, dst)
) WITHOUT ROWID;
CREATE INDEX edges_dst ON edges (dst, src, relation);

CREATE TABLE node_summaries (node_id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE edge_summaries (
    src TEXT NOT NULL,
    relation TEXT NOT NULL,
    dst TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (src, relation, dst)
) WITHOUT ROWID;
CREATE TABLE totals (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE TABLE degrees (node_id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE node_names (
    folded TEXT NOT NULL,
    concept INTEGER NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
    PRIMARY KEY (folded, concept, node)
) WITHOUT ROWID;
CREATE INDEX node_names_node ON node_names (node);
CREATE TABLE node_properties (
    node_type TEXT NOT NULL,
    key TEXT NOT NULL,
    folded TEXT NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    number REAL,
    PRIMARY KEY (node_type, key, folded, node)
) WITHOUT ROWID;
CREATE INDEX node_properties_node ON node_properties (node);
CREATE VIRTUAL TABLE node_search USING fts5 (
    name, aliases, body, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE vector_rows (node_id TEXT PRIMARY KEY, row INTEGER NOT NULL, text BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE vector_changes (
    node_id TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    text BLOB NOT NULL,
    vector BLOB
) WITHOUT ROWID;
CREATE INDEX vector_changes_generation ON vector_changes (generation);
CREATE INDEX documents_source ON documents (source);
CREATE TABLE checksums (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    hash TEXT NOT NULL
);
"""

#: Later additions to the format, made in older files when they are next written to. Where postings are is asked of
#: hundreds at a time, and `edges_places` is a hundredth of the table; so is what `nodes_titled` tells, a title's node.
ADDITIONS = """
CREATE INDEX IF NOT EXISTS edges_places ON edges (src, dst) WHERE relation = 'located_in';
CREATE INDEX IF NOT EXISTS nodes_titled ON nodes (key, id) WHERE node_type IN ('posting', 'paper');
CREATE TABLE IF NOT EXISTS history (
    generation INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    counts BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS sightings (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    last_seen TEXT NOT NULL
);
"""

#: What a write has touched and must fold again (`whole`: from all its facts), the documents it has put in, and the
#: facts of former documents that summaries hold; lives only as long as the connection.
TEMPORARY_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS touched_nodes (node_id TEXT PRIMARY KEY, whole INTEGER DEFAULT 1) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_edges (
    src TEXT, relation TEXT, dst TEXT, whole INTEGER DEFAULT 1, PRIMARY KEY (src, relation, dst)
) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS removed_spots (
    band INTEGER, rank INTEGER, name INTEGER, fingerprint INTEGER, PRIMARY KEY (band, rank, name, fingerprint)
) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS written (document INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS gone_node_facts (node_id TEXT, fact BLOB);
CREATE TEMP TABLE IF NOT EXISTS gone_edge_facts (src TEXT, relation TEXT, dst TEXT, fact BLOB);
"""
