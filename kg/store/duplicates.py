"""Fingerprints in, pairs of near-duplicates and the facts of their edges out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.schema import EdgeFact, Evidence, Fingerprint, Relation
from kg.store import blocks, codec
from kg.store.database import Database
from kg.store.records import Folds

_REMEMBERED = 20_000


def pair_new(database: Database, after: int, folds: Folds) -> None:
    """Brings the pairs up to date with what came (keys above `after`) and what went; notes the edges touched."""
    memory = _Memory(database)
    for first, second in blocks.lost(database, after):
        _drop(database, first, second)
    for first, second in blocks.gained(database, after):
        _note(database, _compare(memory, first, second, folds))
    for (key,) in database.rows("SELECT key FROM fingerprints WHERE key > ? ORDER BY key", (after,)):
        for other in sorted(blocks.candidates(database, key)):
            if other < key:  # of two new ones the later visits the pair
                _note(database, _compare(memory, key, other, folds))
    blocks.forget_removed(database)


def _note(database: Database, found: tuple[str, str, int, int, float] | None) -> None:
    if found is not None:
        database.execute("INSERT OR IGNORE INTO duplicates VALUES (?, ?, ?, ?, ?)", found)
        _touch(database, found[0], found[1])


def _drop(database: Database, first: int, second: int) -> None:
    keys = (first, second, second, first)
    # Spelt out, for an index serves this and not a list of pairs.
    where = "(src_fingerprint = ? AND dst_fingerprint = ?) OR (src_fingerprint = ? AND dst_fingerprint = ?)"
    for src, dst in database.rows(f"SELECT src, dst FROM duplicates WHERE {where}", keys):
        _touch(database, src, dst)
    database.execute(f"DELETE FROM duplicates WHERE {where}", keys)


def _touch(database: Database, src: str, dst: str) -> None:
    database.execute(
        "INSERT OR IGNORE INTO touched_edges (src, relation, dst) VALUES (?, ?, ?)",
        (src, str(Relation.NEAR_DUPLICATE_OF), dst),
    )


def pair_all(database: Database, folds: Folds) -> None:
    """Compares all fingerprints anew; their places in blocks are written anew too. Inside a write transaction."""
    database.execute("DELETE FROM duplicates")
    database.execute("DELETE FROM bands")
    for key, body in database.rows("SELECT key, body FROM fingerprints"):
        blocks.insert(database, codec.decode_fingerprint(body), key)
    pair_new(database, 0, folds)


def wrong(database: Database, folds: Folds) -> int:
    """How many pairs comparing all fingerprints anew gives otherwise, and how many are not to be found in a block."""
    memory, unlisted = _Memory(database), 0
    found: set[tuple[str, str, int, int, float] | None] = {None}
    for key, body in database.stream("SELECT key, body FROM fingerprints ORDER BY key"):
        unlisted += not blocks.is_listed(database, codec.decode_fingerprint(body), key)
        found.update(_compare(memory, key, other, folds) for other in blocks.candidates(database, key) if other < key)
    return unlisted + len((found - {None}) ^ set(database.rows("SELECT * FROM duplicates")))


def last_key(database: Database) -> int:
    """The highest key that any fingerprint, removed ones too, has had."""
    row = database.row("SELECT seq FROM sqlite_sequence WHERE name = 'fingerprints'")
    return int(row[0]) if row else 0


def duplicate_facts(database: Database, src: str, dst: str) -> list[EdgeFact]:
    """The facts of a near-duplicate edge: one a document of the best matching pair, none if there is no pair.

    Their evidence is what names the two nodes in these documents; its confidence is the match probability.
    """
    pairs = database.rows(
        "SELECT -d.probability, sd.id, td.id, sd.key, td.key FROM duplicates d "
        "JOIN fingerprints s ON s.key = d.src_fingerprint JOIN documents sd ON sd.key = s.document "
        "JOIN fingerprints t ON t.key = d.dst_fingerprint JOIN documents td ON td.key = t.document "
        "WHERE d.src = ? AND d.dst = ?",
        (src, dst),
    )
    if not pairs:
        return []
    negative, src_document, dst_document, src_key, dst_key = min(pairs)
    properties = {"match_probability": -negative}
    ends = ((src, src_document, src_key), (dst, dst_document, dst_key))
    return [
        EdgeFact(
            src=src,
            relation=Relation.NEAR_DUPLICATE_OF,
            dst=dst,
            document_id=document_id,
            evidence=_evidence(database, node_id, key, -negative),
            properties=properties,
        )
        for node_id, document_id, key in ends
    ]


def near_duplicates(database: Database) -> Iterator[tuple[Fingerprint, Fingerprint, float]]:
    """The best matching pair of each near-duplicate edge, sorted by edge."""
    last = None
    for src, dst, probability, first, second in database.stream(
        "SELECT d.src, d.dst, d.probability, s.body, t.body FROM duplicates d "
        "JOIN fingerprints s ON s.key = d.src_fingerprint JOIN documents sd ON sd.key = s.document "
        "JOIN fingerprints t ON t.key = d.dst_fingerprint JOIN documents td ON td.key = t.document "
        "ORDER BY d.src, d.dst, -d.probability, sd.id, td.id"
    ):
        if (src, dst) != last:
            last = (src, dst)
            yield codec.decode_fingerprint(first), codec.decode_fingerprint(second), probability


@dataclass(slots=True)
class _Memory:
    """Fingerprints read lately: those of one band are compared again and again."""

    database: Database
    known: OrderedDict[int, Fingerprint] = field(default_factory=OrderedDict)

    def get(self, key: int) -> Fingerprint:
        if key not in self.known:
            (body,) = self.database.rows("SELECT body FROM fingerprints WHERE key = ?", (key,))[0]
            self.known[key] = codec.decode_fingerprint(body)
            if len(self.known) > _REMEMBERED:
                self.known.popitem(last=False)
        return self.known[key]


def _compare(memory: _Memory, key: int, other: int, folds: Folds) -> tuple[str, str, int, int, float] | None:
    first, second = sorted((key, other), key=lambda k: (memory.get(k).node_id, memory.get(k).document_id))
    src, dst = memory.get(first), memory.get(second)
    if src.node_id == dst.node_id:
        return None
    probability = folds.match(src, dst)
    return None if probability is None else (src.node_id, dst.node_id, first, second, float(probability))


def _evidence(database: Database, node_id: str, document: int, probability: float) -> Evidence | None:
    rows = database.rows(
        "SELECT fact FROM node_facts WHERE node_id = ? AND document = ? ORDER BY position", (node_id, document)
    )
    for (fact,) in rows:
        evidence = codec.decode_node_fact(node_id, fact).evidence
        if evidence is not None:
            return replace(evidence, confidence=probability)
    return None
