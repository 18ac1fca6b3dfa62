"""Facts that came and went in, the nodes and edges that many documents name out, folded from their summaries.

Half of all postings name the same country and the same skill; reading all their facts for each new one would cost
the more, the more there are. The summary of such a node or edge takes in what is new and lets go what went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from typing import TypeVar

from kg.schema import Edge, EdgeFact, Node, NodeFact, Relation
from kg.store import codec, read
from kg.store.database import Database, Row
from kg.store.records import Folds

_CHUNK = 500
_ALWAYS_WHOLE = str(Relation.NEAR_DUPLICATE_OF)
EdgeKey = tuple[str, str, str]
Subject = TypeVar("Subject")
Fact = TypeVar("Fact")
Thing = TypeVar("Thing")


def note_gone(database: Database, document: int) -> None:
    """Notes the facts of a document that summaries hold; before they are taken out of the tables."""
    if database.row("SELECT 1 FROM written WHERE document = ?", (document,)) is not None:
        return  # it came with this very write, so that no summary knows of it
    for kind, columns in (("node", "node_id"), ("edge", "src, relation, dst")):
        database.execute(
            f"INSERT INTO gone_{kind}_facts SELECT {columns}, fact FROM {kind}_facts f "
            f"JOIN {kind}_summaries s USING ({columns}) WHERE f.document = ?",
            (document,),
        )


def nodes(database: Database, folds: Folds) -> Iterator[dict[str, Node | None]]:
    """Touched nodes that have a summary, some at a time; `None` for those that no document names any more."""
    if folds.summaries is None:
        return
    update = folds.summaries.updated_node
    for chunk in _changes(database, "node", ("node_id",)):
        folded: dict[str, Node | None] = {}
        for (node_id,), gone, new in chunk:
            body = _body(database, "SELECT body FROM node_summaries WHERE node_id = ?", (node_id,))
            done = update(node_id, body, _node_facts(node_id, gone), _node_facts(node_id, new))
            if done is not None:
                folded[node_id] = done[0]
                keep_node(database, node_id, done[1] if done[0] else None)
        database.execute_many("UPDATE touched_nodes SET whole = 0 WHERE node_id = ?", ((i,) for i in folded))
        yield folded


def edges(database: Database, folds: Folds) -> Iterator[dict[EdgeKey, Edge | None]]:
    """Touched edges that have a summary, some at a time; `None` for those that no document states any more."""
    if folds.summaries is None:
        return
    update = folds.summaries.updated_edge
    for chunk in _changes(database, "edge", ("src", "relation", "dst")):
        folded: dict[EdgeKey, Edge | None] = {}
        for (src, relation, dst), gone, new in chunk:
            key = (src, relation, dst)
            body = _body(database, "SELECT body FROM edge_summaries WHERE src = ? AND relation = ? AND dst = ?", key)
            facts = _edge_facts(key, gone), _edge_facts(key, new)
            done = update((src, Relation(relation), dst), body, *facts)
            if done is not None:
                folded[key] = done[0]
                keep_edge(database, key, done[1] if done[0] else None)
        database.execute_many("UPDATE touched_edges SET whole = 0 WHERE src = ? AND relation = ? AND dst = ?", folded)
        yield folded


def keep_node(database: Database, node_id: str, summary: bytes | None) -> None:
    """Keeps a summary, or removes it."""
    if summary is None:
        database.execute("DELETE FROM node_summaries WHERE node_id = ?", (node_id,))
    else:
        database.execute("INSERT OR REPLACE INTO node_summaries VALUES (?, ?)", (node_id, summary))


def keep_edge(database: Database, key: EdgeKey, summary: bytes | None) -> None:
    """Keeps a summary, or removes it."""
    if summary is None:
        database.execute("DELETE FROM edge_summaries WHERE src = ? AND relation = ? AND dst = ?", key)
    elif key[1] != _ALWAYS_WHOLE:  # what makes near-duplicates is not only facts
        database.execute("INSERT OR REPLACE INTO edge_summaries VALUES (?, ?, ?, ?)", (*key, summary))


def forget_all(database: Database) -> None:
    """Removes all summaries; they come again as nodes and edges are folded."""
    database.execute("DELETE FROM node_summaries")
    database.execute("DELETE FROM edge_summaries")


def wrong(database: Database, folds: Folds) -> int:
    """How many summaries do not give the node or edge that there is, or belong to none."""
    if folds.summaries is None:
        return 0
    found = 0
    for node_id, body in database.stream("SELECT node_id, body FROM node_summaries"):
        node = _told(folds.summaries.updated_node, node_id, body)
        found += node is None or node != read.node(database, node_id)
    for *key, body in database.stream("SELECT src, relation, dst, body FROM edge_summaries"):
        src, relation, dst = key
        edge = _told(folds.summaries.updated_edge, (src, Relation(relation), dst), body)
        found += edge is None or edge != read.edge(database, (src, relation, dst))
    return found


def _told(
    update: Callable[[Subject, bytes, Sequence[Fact], Sequence[Fact]], tuple[Thing | None, bytes] | None],
    subject: Subject,
    body: bytes,
) -> Thing | None:
    """What a summary says if nothing comes or goes."""
    done = update(subject, body, (), ())
    return None if done is None else done[0]


_Change = tuple[Row, list[bytes], list[bytes]]


def _changes(database: Database, kind: str, columns: Sequence[str]) -> Iterator[list[_Change]]:
    """Keys of nodes or edges with a summary, each with its facts that are gone and those that are new."""
    names, width = ", ".join(columns), len(columns)
    gone = database.stream(f"SELECT {names}, 0, fact FROM gone_{kind}_facts ORDER BY {names}")
    joined = " AND ".join(f"s.{column} = f.{column}" for column in columns)
    of_facts = ", ".join(f"f.{column}" for column in columns)
    new = database.stream(
        f"SELECT {of_facts}, 1, f.fact FROM written w CROSS JOIN {kind}_facts f ON f.document = w.document "
        f"CROSS JOIN {kind}_summaries s ON {joined} ORDER BY {of_facts}"
    )
    key: Callable[[Row], Row] = lambda row: row[:width]  # noqa: E731 - used twice
    chunk: list[_Change] = []
    for subject, rows in groupby(merge(gone, new, key=key), key):
        facts: tuple[list[bytes], list[bytes]] = ([], [])
        for row in rows:
            facts[row[width]].append(row[width + 1])
        chunk.append((subject, *facts))
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _body(database: Database, sql: str, key: Sequence[str]) -> bytes:
    (body,) = database.rows(sql, key)[0]
    return bytes(body)


def _node_facts(node_id: str, facts: Sequence[bytes]) -> list[NodeFact]:
    return [codec.decode_node_fact(node_id, fact) for fact in facts]


def _edge_facts(key: EdgeKey, facts: Sequence[bytes]) -> list[EdgeFact]:
    return [codec.decode_edge_fact(*key, fact) for fact in facts]
