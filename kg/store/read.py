"""Questions in, schema objects out: nodes, edges and documents as they were stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.schema import Document, Edge, Extraction, Node, NodeType, Quarantined, Relation
from kg.store import codec, totals
from kg.store.database import Database, Row, lists_of
from kg.store.records import Counts

_NODE = "SELECT id, node_type, name, properties, evidence FROM nodes"
_STATED = "SELECT id, node_type, name, properties, CAST('[]' AS BLOB) FROM nodes"
_EDGE = "SELECT src, relation, dst, properties, confidence, evidence FROM edges"
#: Past what says where a node stands: of a skill that is a row for each posting that names it.
_OUTWARD = (
    "SELECT relation, dst FROM edges WHERE src = ?1 AND relation < 'mentioned_in' UNION ALL "
    "SELECT relation, dst FROM edges WHERE src = ?1 AND relation > 'mentioned_in' LIMIT ?2"
)
#: By source alone a hub's edges would all be read.
_BETWEEN = (
    "WITH way (first, second, src, dst) AS (VALUES {}) "
    "SELECT first, second, e.src, relation, e.dst, properties, confidence, evidence FROM way "
    "CROSS JOIN edges e INDEXED BY edges_dst ON e.dst = way.dst AND e.src = way.src"
)
#: Pairs a statement.
_PAIRS = 250


def counts(database: Database) -> Counts:
    """How much there is, by kind."""
    with database.reading():
        (quarantined,) = database.row("SELECT count(*) FROM quarantine") or (0,)
        documents = totals.count(database, "document").get("document", 0)
        return Counts(documents, totals.count(database, "node"), totals.count(database, "edge"), quarantined)


def node(database: Database, node_id: str, *, with_evidence: bool = True) -> Node | None:
    """The node, or `None`."""
    row = database.row(f"{_NODE if with_evidence else _STATED} WHERE id = ?", (node_id,))
    return None if row is None else _node(row)


def nodes_of(database: Database, node_ids: Sequence[str], *, with_evidence: bool) -> dict[str, Node]:
    """The nodes of some ids by id; those that are not there are left out."""
    found: dict[str, Node] = {}
    for marks, part in lists_of(node_ids):
        rows = database.rows(f"{_NODE if with_evidence else _STATED} WHERE id IN ({marks})", part)
        found |= {row[0]: _node(row) for row in rows}
    return found


def names_of(database: Database, node_ids: Sequence[str]) -> dict[str, str]:
    """The names of some nodes by id; those that are not there are left out."""
    found: dict[str, str] = {}
    for marks, part in lists_of(node_ids):
        found |= dict(database.rows(f"SELECT id, name FROM nodes WHERE id IN ({marks})", part))
    return found


def nodes(database: Database, node_type: NodeType | None) -> Iterator[Node]:
    """Nodes sorted by id."""
    if node_type is None:
        rows = database.stream(f"{_NODE} ORDER BY id")
    else:
        rows = database.stream(f"{_NODE} WHERE node_type = ? ORDER BY id", (str(node_type),))
    return map(_node, rows)


def edges(
    database: Database, relation: Relation | None, src_type: NodeType | None, dst_type: NodeType | None
) -> Iterator[Edge]:
    """Edges sorted by (src, relation, dst)."""
    conditions: dict[str, str] = {}
    if relation is not None:
        conditions["relation = ?"] = str(relation)
    for end, node_type in (("src", src_type), ("dst", dst_type)):
        if node_type is not None:
            conditions[f"{end} >= ?"] = f"{node_type}:"
            conditions[f"{end} < ?"] = f"{node_type};"  # ';' follows ':'
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return map(_edge, database.stream(f"{_EDGE} {where} ORDER BY src, relation, dst", tuple(conditions.values())))


def edge(database: Database, key: tuple[str, str, str]) -> Edge | None:
    """The edge of these ends and this relation, or `None`."""
    row = database.row(f"{_EDGE} WHERE src = ? AND relation = ? AND dst = ?", key)
    return None if row is None else _edge(row)


def edges_of(database: Database, node_id: str) -> list[Edge]:
    """All edges that start or end at the node, sorted by (src, relation, dst)."""
    sql = f"{_EDGE} WHERE src = ? UNION {_EDGE} WHERE dst = ? ORDER BY 1, 2, 3"
    return [_edge(row) for row in database.rows(sql, (node_id, node_id))]


def edges_between(database: Database, first: str, second: str) -> list[Edge]:
    """The edges from the first node to the second and back, sorted by (src, relation, dst)."""
    one_way = f"{_EDGE} INDEXED BY edges_dst WHERE src = ? AND dst = ?"  # by src alone a hub's edges would all be read
    rows = database.rows(f"{one_way} UNION {one_way} ORDER BY 1, 2, 3", (first, second, second, first))
    return [_edge(row) for row in rows]


def edges_between_each(database: Database, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Edge]]:
    """As `edges_between` of many pairs at once, by the pair; those without any are left out."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for start in range(0, len(pairs), _PAIRS):
        part = pairs[start : start + _PAIRS]
        ways = [(*pair, *way) for pair in part for way in dict.fromkeys((pair, pair[::-1]))]
        sql = _BETWEEN.format(", ".join(["(?, ?, ?, ?)"] * len(ways)))
        for row in database.rows(sql, [end for way in ways for end in way]):
            found.setdefault((row[0], row[1]), []).append(_edge(row[2:]))
    for edges in found.values():
        edges.sort(key=lambda edge: (edge.src, edge.relation, edge.dst))
    return found


def links_of(database: Database, node_id: str, most: int) -> list[tuple[str, str]]:
    """Relation and other end of up to `most` edges out of a node and as many into it, without provenance."""
    outward = database.rows(_OUTWARD, (node_id, most))
    return outward + database.rows(
        "SELECT relation, src FROM edges WHERE dst = ? AND relation <> 'mentioned_in' LIMIT ?", (node_id, most)
    )


def links_of_each(database: Database, node_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Relation and other end of all edges but provenance of some nodes that have few, in two statements."""
    links: dict[str, list[tuple[str, str]]] = {node_id: [] for node_id in node_ids}
    for marks, part in lists_of(node_ids):
        for near, far in (("src", "dst"), ("dst", "src")):
            for own, relation, other in database.rows(
                f"SELECT {near}, relation, {far} FROM edges WHERE {near} IN ({marks}) AND relation <> 'mentioned_in'",
                part,
            ):
                links[own].append((relation, other))
    return links


def sources_among(database: Database, node_id: str, node_ids: Sequence[str]) -> set[str]:
    """Which of some nodes an edge leads from to a node, quick for a node that edges of half the world lead to."""
    found = set[str]()
    for marks, part in lists_of(node_ids):
        sql = f"SELECT src FROM edges INDEXED BY edges_dst WHERE dst = ? AND src IN ({marks})"
        found.update(row[0] for row in database.rows(sql, (node_id, *part)))
    return found


def places_of_each(database: Database, node_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Nodes and where they are located, of those among some that are anywhere."""
    index = "INDEXED BY edges_places" if database.has_index("edges_places") else ""
    found: list[tuple[str, str]] = []
    for marks, part in lists_of(node_ids):
        sql = f"SELECT src, dst FROM edges {index} WHERE relation = 'located_in' AND src IN ({marks})"
        found += database.rows(sql, part)
    return found


def targets_of(database: Database, node_id: str, relation: str) -> list[str]:
    """The nodes that edges of one relation lead to from a node, sorted."""
    rows = database.rows("SELECT dst FROM edges WHERE src = ? AND relation = ? ORDER BY dst", (node_id, relation))
    return [row[0] for row in rows]


def targets_of_each(database: Database, node_ids: Sequence[str], relation: str) -> dict[str, list[str]]:
    """As `targets_of` of many nodes."""
    found: dict[str, list[str]] = {node_id: [] for node_id in node_ids}
    for marks, part in lists_of(node_ids):
        sql = f"SELECT src, dst FROM edges WHERE src IN ({marks}) AND relation = ? ORDER BY src, dst"
        for src, dst in database.rows(sql, (*part, relation)):
            found[src].append(dst)
    return found


def sources_of(database: Database, node_id: str, relation: str) -> list[str]:
    """The nodes that edges of one relation lead from to a node, sorted."""
    rows = database.rows("SELECT src FROM edges WHERE dst = ? AND relation = ? ORDER BY src", (node_id, relation))
    return [row[0] for row in rows]


def document(database: Database, document_id: str) -> Document | None:
    """The document, or `None`."""
    row = database.row("SELECT record, text FROM documents WHERE id = ?", (document_id,))
    return None if row is None else _document(row)


def documents(database: Database) -> Iterator[Document]:
    """Documents sorted by id."""
    return map(_document, database.stream("SELECT record, text FROM documents ORDER BY id"))


def documents_of(database: Database, files: Iterable[str]) -> set[str]:
    """Ids of the documents read from files: a page has the file's name for its source, a record `file#name`."""
    sql = "SELECT id FROM documents WHERE source = ?1 OR (source > ?2 AND source < ?3)"
    return {row[0] for file in sorted(files) for row in database.rows(sql, (file, f"{file}#", f"{file}$"))}


def document_ids(database: Database) -> set[str]:
    """Ids of all documents."""
    return {row[0] for row in database.rows("SELECT id FROM documents")}


def versions(database: Database, document_ids: Iterable[str] | None) -> dict[str, tuple[str, str]]:
    """Content hash and extractor of documents, all or those of some ids, by id."""
    sql = "SELECT id, content_hash, extractor FROM documents"
    if document_ids is None:
        rows = database.rows(f"{sql} ORDER BY id")
    else:
        rows = [row for i in sorted(document_ids) for row in database.rows(f"{sql} WHERE id = ?", (i,))]
    return {row[0]: (row[1], row[2]) for row in rows}


def extraction(database: Database, document_id: str) -> Extraction | None:
    """What the document states, or `None`."""
    row = database.row("SELECT extraction FROM documents WHERE id = ?", (document_id,))
    return None if row is None else codec.decode_extraction(row[0])


def first_seen(database: Database, document_id: str) -> tuple[int, str] | None:
    """Generation and time (ISO 8601, UTC) in which a document came in, or `None`."""
    row = database.row("SELECT first_seen_generation, first_seen FROM documents WHERE id = ?", (document_id,))
    return None if row is None else (row[0], row[1])


def quarantine(database: Database) -> list[Quarantined]:
    """Inputs that could not be used, by source."""
    return [Quarantined(*row) for row in database.rows("SELECT source, reason FROM quarantine ORDER BY source")]


def dump(database: Database) -> Iterator[bytes]:
    """All nodes and all edges as JSON lines: equal bytes mean equal graphs."""
    with database.reading():
        for item in nodes(database, None):
            yield codec.encode(item) + b"\n"
        for edge in edges(database, None, None, None):
            yield codec.encode(edge) + b"\n"


def _node(row: Row) -> Node:
    return Node(
        id=row[0],
        node_type=NodeType(row[1]),
        name=row[2],
        properties=codec.decode_properties(row[3]),
        evidence=codec.decode_evidence(row[4]),
    )


def _edge(row: Row) -> Edge:
    return Edge(
        src=row[0],
        relation=Relation(row[1]),
        dst=row[2],
        properties=codec.decode_properties(row[3]),
        confidence=row[4],
        evidence=codec.decode_evidence(row[5]),
    )


def _document(row: Row) -> Document:
    return replace(codec.decode_document(row[0]), text=row[1])
