"""Touched nodes and edges in, their aggregates folded anew out; what has no facts left is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter

from kg.schema import Edge, EdgeFact, NodeFact, Relation
from kg.store import codec, lookup
from kg.store.database import Database, Row
from kg.store.duplicates import duplicate_facts
from kg.store.records import Folds

_CHUNK = 2000
EdgeKey = tuple[str, str, str]


@dataclass(slots=True)
class Folded:
    """What became of the touched nodes and edges, collected while they are folded."""

    new_nodes: list[str] = field(default_factory=list)
    changed_nodes: list[str] = field(default_factory=list)
    removed_nodes: list[str] = field(default_factory=list)
    edges_written: int = 0
    edges_removed: int = 0


def fold_touched(database: Database, folds: Folds) -> Folded:
    """Folds what `touched_nodes` and `touched_edges` name, and empties both."""
    folded = Folded()
    for chunk in _chunks(database.stream("SELECT node_id FROM touched_nodes ORDER BY node_id")):
        _fold_nodes(database, [row[0] for row in chunk], folds, folded)
    for chunk in _chunks(database.stream("SELECT src, relation, dst FROM touched_edges ORDER BY src, relation, dst")):
        _fold_edges(database, chunk, folds, folded)
    forget_touched(database)
    return folded


def touch_all(database: Database) -> None:
    """Notes every node and every edge, those that only facts tell of too."""
    for source in ("SELECT id FROM nodes", "SELECT node_id FROM node_facts"):
        database.execute(f"INSERT OR IGNORE INTO touched_nodes {source}")
    for table in ("edges", "edge_facts"):
        database.execute(f"INSERT OR IGNORE INTO touched_edges SELECT src, relation, dst FROM {table}")
    database.execute("INSERT OR IGNORE INTO touched_edges SELECT src, 'near_duplicate_of', dst FROM duplicates")


def differences(database: Database, folds: Folds) -> Folded:
    """What folding everything anew would change; nothing but the notes is written."""
    forget_touched(database)
    touch_all(database)
    folded = Folded()
    for chunk in _chunks(database.stream("SELECT node_id FROM touched_nodes ORDER BY node_id")):
        ids = [row[0] for row in chunk]
        _nodes_that_differ(database, ids, _old_nodes(database, (ids[0], ids[-1])), folds, folded)
    for chunk in _chunks(database.stream("SELECT src, relation, dst FROM touched_edges ORDER BY src, relation, dst")):
        gone, write = _edges_that_differ(database, chunk, folds)
        folded.edges_removed += len(gone)
        folded.edges_written += len(write)
    forget_touched(database)
    return folded


def forget_touched(database: Database) -> None:
    """Empties the notes of what is touched."""
    database.execute("DELETE FROM touched_nodes")
    database.execute("DELETE FROM touched_edges")


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


# --- nodes ---------------------------------------------------------------------------------


def _fold_nodes(database: Database, ids: Sequence[str], folds: Folds, folded: Folded) -> None:
    old = _old_nodes(database, (ids[0], ids[-1]))
    gone, write = _nodes_that_differ(database, ids, old, folds, folded)
    lookup.delete(database, gone)
    lookup.replace(database, write, {node_id: row[0] for node_id, row in old.items()})


def _nodes_that_differ(
    database: Database, ids: Sequence[str], old: dict[str, Row], folds: Folds, folded: Folded
) -> tuple[list[int], list[lookup.Entry]]:
    """Keys of the nodes without facts, and the nodes whose facts say something else than what is stored."""
    facts = _node_facts(database, (ids[0], ids[-1]))
    write: list[lookup.Entry] = []
    for node_id in ids:
        if node_id not in facts:
            if node_id in old:
                folded.removed_nodes.append(node_id)
            continue
        entry = _entry(database, facts[node_id], folds)
        if node_id not in old:
            folded.new_nodes.append(node_id)
        elif old[node_id][1:] != (entry.node.name, entry.properties, entry.evidence, entry.body):
            folded.changed_nodes.append(node_id)
        else:
            continue
        write.append(entry)
    return [row[0] for node_id, row in old.items() if node_id not in facts], write


def _old_nodes(database: Database, ends: tuple[str, str]) -> dict[str, Row]:
    rows = database.rows(
        "SELECT n.id, n.key, n.name, n.properties, n.evidence, s.body FROM touched_nodes t "
        "CROSS JOIN nodes n ON n.id = t.node_id LEFT JOIN node_search s ON s.rowid = n.key "
        "WHERE t.node_id BETWEEN ? AND ?",
        ends,
    )
    return {row[0]: row[1:] for row in rows}


def _node_facts(database: Database, ends: tuple[str, str]) -> dict[str, list[NodeFact]]:
    """Facts by node, sorted by document id and then as the document has them, whatever came first."""
    rows = database.rows(
        "SELECT t.node_id, f.fact FROM touched_nodes t CROSS JOIN node_facts f ON f.node_id = t.node_id "
        "WHERE t.node_id BETWEEN ? AND ? ORDER BY t.node_id, f.document, f.position",
        ends,
    )
    groups = groupby(rows, key=lambda row: row[0])
    return {
        node_id: sorted((codec.decode_node_fact(*row) for row in group), key=attrgetter("document_id"))
        for node_id, group in groups
    }


def _entry(database: Database, facts: Sequence[NodeFact], folds: Folds) -> lookup.Entry:
    node = folds.fold_node(facts)
    body = lookup.passage(database, node.id) if node.node_type in lookup.WITH_TEXT else None
    return lookup.Entry(node, codec.encode(node.properties), codec.encode_evidence(node.evidence), body or "")


# --- edges ---------------------------------------------------------------------------------


def _fold_edges(database: Database, keys: Sequence[Row], folds: Folds, folded: Folded) -> None:
    old, write = _edges_that_differ(database, keys, folds)
    database.execute_many("DELETE FROM edges WHERE src = ? AND relation = ? AND dst = ?", old)
    database.execute_many("INSERT OR REPLACE INTO edges VALUES (?, ?, ?, ?, ?, ?)", write)
    folded.edges_written += len(write)
    folded.edges_removed += len(old)


def _edges_that_differ(
    database: Database, keys: Sequence[Row], folds: Folds
) -> tuple[list[EdgeKey], list[tuple[object, ...]]]:
    """Keys of the edges that nothing states, and rows of those that are new or changed."""
    facts = _edge_facts(database, keys)
    old = _old_edges(database, keys)
    write: list[tuple[object, ...]] = []
    for key in keys:
        stated = facts.get(key, [])
        if key[1] == Relation.NEAR_DUPLICATE_OF:
            stated = stated + duplicate_facts(database, key[0], key[2])
        if not stated:
            continue
        columns = _edge_columns(folds.fold_edge(stated))
        if old.pop(key, None) != columns:
            write.append((*key, *columns))
    return list(old), write


def _edge_facts(database: Database, keys: Sequence[Row]) -> dict[EdgeKey, list[EdgeFact]]:
    rows = database.rows(
        "SELECT f.src, f.relation, f.dst, f.fact FROM touched_edges t CROSS JOIN edge_facts f "
        "ON f.src = t.src AND f.relation = t.relation AND f.dst = t.dst "
        "WHERE (t.src, t.relation, t.dst) BETWEEN (?, ?, ?) AND (?, ?, ?) "
        "ORDER BY t.src, t.relation, t.dst, f.document, f.position",
        (*keys[0], *keys[-1]),
    )
    groups = groupby(rows, key=lambda row: row[:3])
    return {
        key: sorted((codec.decode_edge_fact(*row) for row in group), key=attrgetter("document_id"))
        for key, group in groups
    }


def _old_edges(database: Database, keys: Sequence[Row]) -> dict[EdgeKey, tuple[float, bytes, bytes]]:
    rows = database.rows(
        "SELECT e.* FROM touched_edges t CROSS JOIN edges e "
        "ON e.src = t.src AND e.relation = t.relation AND e.dst = t.dst "
        "WHERE (t.src, t.relation, t.dst) BETWEEN (?, ?, ?) AND (?, ?, ?)",
        (*keys[0], *keys[-1]),
    )
    return {row[:3]: row[3:] for row in rows}


def _edge_columns(edge: Edge) -> tuple[float, bytes, bytes]:
    return float(edge.confidence), codec.encode(edge.properties), codec.encode_evidence(edge.evidence)
