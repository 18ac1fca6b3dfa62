"""Nodes and edges that come and go in, their numbers by kind and by node out: counted when they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.store.database import Database, lists_of

_ADD = "INSERT INTO totals VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET number = number + excluded.number"
_ADD_DEGREE = "INSERT INTO degrees VALUES (?, ?) ON CONFLICT (node_id) DO UPDATE SET number = number + excluded.number"


def count_documents(database: Database, difference: int) -> None:
    """Notes that there are so many documents more."""
    database.execute(_ADD, ("document", "document", difference))


def count_nodes(database: Database, new: Iterable[str], gone: Iterable[str]) -> None:
    """Notes nodes that came and went, by the beginning of their ids."""
    counts = Counter(node_id.partition(":")[0] for node_id in new)
    counts.subtract(node_id.partition(":")[0] for node_id in gone)
    _add(database, "node", counts)


def count_edges(database: Database, new: Iterable[tuple[str, str, str]], gone: Iterable[tuple[str, str, str]]) -> None:
    """Notes edges that came and went; a loop counts once for its node."""
    by_relation: Counter[str] = Counter()
    by_node: Counter[str] = Counter()
    for keys, sign in ((new, 1), (gone, -1)):
        for src, relation, dst in keys:
            by_relation[relation] += sign
            by_node[src] += sign
            by_node[dst] += sign * (src != dst)
    _add(database, "edge", by_relation)
    changed = [(node_id, number) for node_id, number in sorted(by_node.items()) if number]
    database.execute_many(_ADD_DEGREE, changed)
    database.execute_many(
        "DELETE FROM degrees WHERE node_id = ? AND number = 0", ((i,) for i, number in changed if number < 0)
    )


def count(database: Database, kind: str) -> dict[str, int]:
    """Numbers of documents, nodes or edges by name, those that do not occur left out."""
    rows = database.rows("SELECT name, number FROM totals WHERE kind = ? AND number != 0 ORDER BY name", (kind,))
    return dict(rows)


def degree(database: Database, node_id: str) -> int:
    """Number of edges that start or end at the node; a loop counts once."""
    row = database.row("SELECT number FROM degrees WHERE node_id = ?", (node_id,))
    return int(row[0]) if row else 0


def degrees(database: Database, node_ids: Sequence[str]) -> dict[str, int]:
    """As `degree`, of many nodes at once."""
    known: dict[str, int] = {}
    for marks, some in lists_of(node_ids):
        known |= dict(database.rows(f"SELECT node_id, number FROM degrees WHERE node_id IN ({marks})", some))
    return {node_id: known.get(node_id, 0) for node_id in node_ids}


def wrong(database: Database) -> int:
    """How many of the numbers are not what is counted now."""
    found = 0
    for kept, counted in ((_TOTALS, _COUNTED), ("SELECT node_id, number FROM degrees", _DEGREES)):
        for one, other in ((kept, counted), (counted, kept)):
            found += database.rows(f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))")[0][0]
    return found


def recount(database: Database) -> None:
    """Counts everything anew; runs inside a write transaction."""
    database.execute("DELETE FROM totals")
    database.execute("DELETE FROM degrees")
    database.execute(f"INSERT INTO totals {_COUNTED}")
    database.execute(f"INSERT INTO degrees {_DEGREES}")


_TOTALS = "SELECT kind, name, number FROM totals WHERE number != 0"
_COUNTED = (
    "SELECT 'document' AS kind, 'document' AS name, count(*) AS number FROM documents HAVING count(*) > 0 "
    "UNION ALL SELECT 'node', node_type, count(*) FROM nodes GROUP BY node_type "
    "UNION ALL SELECT 'edge', relation, count(*) FROM edges GROUP BY relation"
)
_DEGREES = (
    "SELECT node_id, count(*) AS number FROM (SELECT src AS node_id FROM edges "
    "UNION ALL SELECT dst FROM edges WHERE dst != src) GROUP BY node_id"
)


def _add(database: Database, kind: str, counts: Counter[str]) -> None:
    database.execute_many(_ADD, ((kind, name, number) for name, number in sorted(counts.items()) if number))
