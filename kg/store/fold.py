"""Touched nodes and edges in, their aggregates folded anew out; what has no facts left is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter

from kg.schema import Edge, EdgeFact, Node, NodeFact, Relation
from kg.store import codec, hubs, lookup, totals
from kg.store.database import Database, Row
from kg.store.duplicates import duplicate_facts
from kg.store.hubs import EdgeKey
from kg.store.records import Folds

_CHUNK = 2000
_TOUCHED_EDGES = "SELECT src, relation, dst FROM touched_edges"
_TOUCH_EDGES = "INSERT OR IGNORE INTO touched_edges (src, relation, dst)"
_Columns = tuple[float, bytes, bytes]


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
    for nodes in hubs.nodes(database, folds):
        _write_nodes(database, nodes, _old_nodes_of(database, nodes), folded)
    for chunk in _chunks(database.stream("SELECT node_id FROM touched_nodes WHERE whole ORDER BY node_id")):
        _fold_nodes(database, [row[0] for row in chunk], folds, folded)
    for edges in hubs.edges(database, folds):
        _write_edges(database, edges, _old_edges_of(database, edges), folded)
    for chunk in _chunks(database.stream(f"{_TOUCHED_EDGES} WHERE whole ORDER BY src, relation, dst")):
        _fold_edges(database, chunk, folds, folded)
    forget_touched(database)
    return Folded(
        sorted(folded.new_nodes),
        sorted(folded.changed_nodes),
        sorted(folded.removed_nodes),
        folded.edges_written,
        folded.edges_removed,
    )


def touch_all(database: Database) -> None:
    """Notes every node and every edge, those that only facts tell of too; summaries are left aside."""
    for source in ("SELECT id FROM nodes", "SELECT node_id FROM node_facts"):
        database.execute(f"INSERT OR IGNORE INTO touched_nodes (node_id) {source}")
    for table in ("edges", "edge_facts"):
        database.execute(f"{_TOUCH_EDGES} SELECT src, relation, dst FROM {table}")
    database.execute(f"{_TOUCH_EDGES} SELECT src, 'near_duplicate_of', dst FROM duplicates")


def differences(database: Database, folds: Folds) -> Folded:
    """What folding everything anew would change; nothing but the notes is written."""
    forget_touched(database)
    touch_all(database)
    folded = Folded()
    for chunk in _chunks(database.stream("SELECT node_id FROM touched_nodes ORDER BY node_id")):
        ids = [row[0] for row in chunk]
        ends = ids[0], ids[-1]
        nodes = {i: folds.fold_node(facts) for i, facts in _node_facts(database, ends).items()}
        _nodes_that_differ(database, {i: nodes.get(i) for i in ids}, _old_nodes(database, ends), folded)
    for chunk in _chunks(database.stream(f"{_TOUCHED_EDGES} ORDER BY src, relation, dst")):
        stated = _stated(database, chunk)
        edges = {key: folds.fold_edge(facts) if facts else None for key, facts in stated.items()}
        gone, write = _edges_that_differ(edges, _old_edges(database, chunk))
        folded.edges_removed += len(gone)
        folded.edges_written += len(write)
    forget_touched(database)
    return folded


def forget_touched(database: Database) -> None:
    """Empties the notes of what is touched, written and gone."""
    for table in ("touched_nodes", "touched_edges", "written", "gone_node_facts", "gone_edge_facts"):
        database.execute(f"DELETE FROM {table}")


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


# --- nodes ---------------------------------------------------------------------------------


def _fold_nodes(database: Database, ids: Sequence[str], folds: Folds, folded: Folded) -> None:
    ends = ids[0], ids[-1]
    facts = _node_facts(database, ends)
    nodes = {node_id: folds.fold_node(facts[node_id]) if node_id in facts else None for node_id in ids}
    _write_nodes(database, nodes, _old_nodes(database, ends), folded)
    if folds.summaries is not None:
        for node_id, stated in facts.items():
            if len(stated) >= folds.summaries.least:
                hubs.keep_node(database, node_id, folds.summaries.summary_of(stated))


def _write_nodes(database: Database, nodes: Mapping[str, Node | None], old: Mapping[str, Row], folded: Folded) -> None:
    """Makes nodes those that were folded; `None` stands for one without facts."""
    before = len(folded.new_nodes), len(folded.removed_nodes)
    gone, write = _nodes_that_differ(database, nodes, old, folded)
    lookup.delete(database, gone)
    lookup.replace(database, write, {node_id: row[0] for node_id, row in old.items()})
    totals.count_nodes(database, folded.new_nodes[before[0] :], folded.removed_nodes[before[1] :])


def _nodes_that_differ(
    database: Database, nodes: Mapping[str, Node | None], old: Mapping[str, Row], folded: Folded
) -> tuple[list[int], list[lookup.Entry]]:
    """Keys of the nodes without facts, and the nodes whose facts say something else than what is stored."""
    gone: list[int] = []
    write: list[lookup.Entry] = []
    for node_id, node in nodes.items():
        if node is None:
            if node_id in old:
                folded.removed_nodes.append(node_id)
                gone.append(old[node_id][0])
            continue
        entry = _entry(database, node)
        if node_id not in old:
            folded.new_nodes.append(node_id)
        elif old[node_id][1:] != (entry.node.name, entry.properties, entry.evidence, entry.body):
            folded.changed_nodes.append(node_id)
        else:
            continue
        write.append(entry)
    return gone, write


_OLD_NODE = (
    "SELECT n.id, n.key, n.name, n.properties, n.evidence, s.body FROM touched_nodes t "
    "CROSS JOIN nodes n ON n.id = t.node_id LEFT JOIN node_search s ON s.rowid = n.key"
)


def _old_nodes(database: Database, ends: tuple[str, str]) -> dict[str, Row]:
    rows = database.rows(f"{_OLD_NODE} WHERE t.node_id BETWEEN ? AND ?", ends)
    return {row[0]: row[1:] for row in rows}


def _old_nodes_of(database: Database, ids: Iterable[str]) -> dict[str, Row]:
    rows = (database.row(f"{_OLD_NODE} WHERE t.node_id = ?", (node_id,)) for node_id in ids)
    return {row[0]: row[1:] for row in rows if row is not None}


def _node_facts(database: Database, ends: tuple[str, str]) -> dict[str, list[NodeFact]]:
    """Facts by node, sorted by document id and then as the document has them, whatever came first."""
    rows = database.rows(
        "SELECT t.node_id, f.fact FROM touched_nodes t CROSS JOIN node_facts f ON f.node_id = t.node_id "
        "WHERE t.whole AND t.node_id BETWEEN ? AND ? ORDER BY t.node_id, f.document, f.position",
        ends,
    )
    groups = groupby(rows, key=lambda row: row[0])
    return {
        node_id: sorted((codec.decode_node_fact(*row) for row in group), key=attrgetter("document_id"))
        for node_id, group in groups
    }


def _entry(database: Database, node: Node) -> lookup.Entry:
    body = lookup.passage(database, node.id) if node.node_type in lookup.WITH_TEXT else None
    return lookup.Entry(node, codec.encode(node.properties), codec.encode_evidence(node.evidence), body or "")


# --- edges ---------------------------------------------------------------------------------


def _fold_edges(database: Database, keys: Sequence[Row], folds: Folds, folded: Folded) -> None:
    stated = _stated(database, keys)
    edges = {key: folds.fold_edge(facts) if facts else None for key, facts in stated.items()}
    _write_edges(database, edges, _old_edges(database, keys), folded)
    if folds.summaries is not None:
        for key, facts in stated.items():
            if len(facts) >= folds.summaries.least:
                hubs.keep_edge(database, key, folds.summaries.summary_of(facts))


def _write_edges(
    database: Database,
    edges: Mapping[EdgeKey, Edge | None],
    old: Mapping[EdgeKey, _Columns],
    folded: Folded,
) -> None:
    """Makes edges those that were folded; `None` stands for one without facts."""
    gone, write = _edges_that_differ(edges, old)
    database.execute_many("DELETE FROM edges WHERE src = ? AND relation = ? AND dst = ?", gone)
    rows = ((*key, *columns) for key, columns in write.items())
    database.execute_many("INSERT OR REPLACE INTO edges VALUES (?, ?, ?, ?, ?, ?)", rows)
    totals.count_edges(database, write.keys() - old.keys(), gone)
    folded.edges_written += len(write)
    folded.edges_removed += len(gone)


def _edges_that_differ(
    edges: Mapping[EdgeKey, Edge | None], old: Mapping[EdgeKey, _Columns]
) -> tuple[list[EdgeKey], dict[EdgeKey, _Columns]]:
    """Keys of the edges that nothing states, and columns of those that are new or changed."""
    columns = {key: _edge_columns(edge) for key, edge in edges.items() if edge is not None}
    write = {key: value for key, value in columns.items() if old.get(key) != value}
    return [key for key in edges if key in old and key not in columns], write


def _stated(database: Database, keys: Sequence[Row]) -> dict[EdgeKey, list[EdgeFact]]:
    """What is stated of each edge, near-duplicates by comparing them; an empty list for those nothing states."""
    facts = _edge_facts(database, keys)
    stated: dict[EdgeKey, list[EdgeFact]] = {}
    for src, relation, dst in keys:
        found = facts.get((src, relation, dst), [])
        if relation == Relation.NEAR_DUPLICATE_OF:
            found = found + duplicate_facts(database, src, dst)
        stated[src, relation, dst] = found
    return stated


def _edge_facts(database: Database, keys: Sequence[Row]) -> dict[EdgeKey, list[EdgeFact]]:
    rows = database.rows(
        "SELECT f.src, f.relation, f.dst, f.fact FROM touched_edges t CROSS JOIN edge_facts f "
        "ON f.src = t.src AND f.relation = t.relation AND f.dst = t.dst "
        "WHERE t.whole AND (t.src, t.relation, t.dst) BETWEEN (?, ?, ?) AND (?, ?, ?) "
        "ORDER BY t.src, t.relation, t.dst, f.document, f.position",
        (*keys[0], *keys[-1]),
    )
    groups = groupby(rows, key=lambda row: row[:3])
    return {
        key: sorted((codec.decode_edge_fact(*row) for row in group), key=attrgetter("document_id"))
        for key, group in groups
    }


_OLD_EDGE = "SELECT * FROM edges WHERE src = ? AND relation = ? AND dst = ?"


def _old_edges(database: Database, keys: Sequence[Row]) -> dict[EdgeKey, _Columns]:
    rows = database.rows(
        "SELECT e.* FROM touched_edges t CROSS JOIN edges e "
        "ON e.src = t.src AND e.relation = t.relation AND e.dst = t.dst "
        "WHERE t.whole AND (t.src, t.relation, t.dst) BETWEEN (?, ?, ?) AND (?, ?, ?)",
        (*keys[0], *keys[-1]),
    )
    return {row[:3]: row[3:] for row in rows}


def _old_edges_of(database: Database, keys: Iterable[EdgeKey]) -> dict[EdgeKey, _Columns]:
    rows = (database.row(_OLD_EDGE, key) for key in keys)
    return {row[:3]: row[3:] for row in rows if row is not None}


def _edge_columns(edge: Edge) -> _Columns:
    return float(edge.confidence), codec.encode(edge.properties), codec.encode_evidence(edge.evidence)
