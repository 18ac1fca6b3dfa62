"""Folded nodes in, their row and everything they are found by out: names, filterable properties, full text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.names import fold_name
from kg.schema import FieldName, Node, NodeType, Scalar, Value, aliases_of
from kg.store import codec, settings
from kg.store.database import Database

#: Longer values are texts, not something to filter by.
_LONGEST_VALUE = 200
#: Nodes that are found by the words of their text too.
WITH_TEXT = frozenset({NodeType.POSTING, NodeType.PAPER})
#: Nodes that no text names: they are what a text is about.
NOT_NAMED = frozenset({NodeType.DOCUMENT, NodeType.POSTING, NodeType.PAPER})
_NOT_FILTERED = frozenset({"aliases", "content_hash", "start", "end"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A node as it is stored: properties and evidence as JSON; `body` is the text of a posting or paper, else empty."""

    node: Node
    properties: bytes
    evidence: bytes
    body: str


def replace(database: Database, entries: Sequence[Entry], known: Mapping[str, int]) -> None:
    """Writes nodes and all they are found by; `known` gives the key of those that are there already."""
    _delete_traces(database, [known[entry.node.id] for entry in entries if entry.node.id in known])
    (highest,) = database.row("SELECT coalesce(max(key), 0) FROM nodes") or (0,)
    keyed: list[tuple[int, Entry]] = []
    for entry in entries:
        key = known.get(entry.node.id)
        if key is None:
            highest = key = highest + 1
        keyed.append((key, entry))
    database.execute_many("INSERT INTO nodes VALUES (?, ?, ?, ?, ?, ?) " + _ON_CONFLICT, map(_row, keyed))
    database.execute_many("INSERT OR IGNORE INTO node_names VALUES (?, ?, ?)", _flat(map(_names, keyed)))
    database.execute_many(
        "INSERT OR IGNORE INTO node_properties VALUES (?, ?, ?, ?, ?, ?, ?)", _flat(map(_properties, keyed))
    )
    database.execute_many(
        "INSERT INTO node_search (rowid, name, aliases, body) VALUES (?, ?, ?, ?)", map(_search_row, keyed)
    )


def delete(database: Database, keys: Sequence[int]) -> None:
    """Removes nodes and all they are found by; if there are vectors, a note stays that theirs do not count any more."""
    _delete_traces(database, keys)
    now = settings.generation(database) + 1
    database.execute_many(
        "INSERT OR REPLACE INTO vector_changes SELECT id, ?, x'', NULL FROM nodes "
        "WHERE key = ? AND EXISTS (SELECT 1 FROM meta WHERE key = 'vectors')",
        ((now, key) for key in keys),
    )
    database.execute_many("DELETE FROM nodes WHERE key = ?", ((key,) for key in keys))


def differing(database: Database) -> list[int]:
    """Keys of nodes that would be found by something else than what they say, and of traces without a node."""
    wrong = [row[0] for row in database.rows(_ORPHANS)]
    for key, entry in _entries(database, "ORDER BY key"):
        if any(sorted(want(key, entry)) != sorted(database.rows(sql, (key,))) for want, sql in _TRACES):
            wrong.append(key)
    return wrong


def rewrite(database: Database, keys: Sequence[int]) -> None:
    """Writes anew what nodes are found by; runs inside a write transaction."""
    _delete_traces(database, keys)
    for key in keys:
        for _, entry in list(_entries(database, "WHERE key = ?", (key,))):
            replace(database, [entry], {entry.node.id: key})


def _entries(database: Database, which: str, parameters: Sequence[object] = ()) -> Iterator[tuple[int, Entry]]:
    sql = f"SELECT key, id, node_type, name, properties, evidence FROM nodes {which}"
    for key, node_id, node_type, name, properties, evidence in database.stream(sql, parameters):
        kind = NodeType(node_type)
        body = passage(database, node_id) if kind in WITH_TEXT else None
        node = Node(node_id, kind, name, codec.decode_properties(properties))
        yield key, Entry(node, properties, evidence, body or "")


_ORPHANS = (
    "SELECT rowid FROM node_search WHERE rowid NOT IN (SELECT key FROM nodes) "
    "UNION SELECT node FROM node_names WHERE node NOT IN (SELECT key FROM nodes) "
    "UNION SELECT node FROM node_properties WHERE node NOT IN (SELECT key FROM nodes)"
)


def passage(database: Database, node_id: str) -> str | None:
    """The longest stretch of text that belongs to a posting or paper; of equally long ones the first document's."""
    row = database.row(
        "SELECT d.text, p.start, p.end FROM passages p JOIN documents d ON d.key = p.document "
        "WHERE p.node_id = ? ORDER BY p.end - p.start DESC, d.id LIMIT 1",
        (node_id,),
    )
    return None if row is None else row[0][row[1] : row[2]]


#: Fields of a record that say nothing of the work, or that are edges of the graph anyway.
_NO_PROSE = frozenset(
    {
        FieldName.SOURCE_ID, FieldName.URL, FieldName.DOI, FieldName.ARXIV_ID, FieldName.POSTED, FieldName.CLOSED,
        FieldName.SALARY, FieldName.LOCATION, FieldName.ORGANIZATION, FieldName.SUBORGANIZATION, FieldName.TEAM,
        FieldName.LEVEL, FieldName.EMPLOYMENT_TYPE, FieldName.REMOTE, FieldName.AUTHOR, FieldName.AFFILIATION,
        FieldName.VENUE, FieldName.YEAR,
    }
)  # fmt: skip


def prose(database: Database, node_id: str) -> str | None:
    """As `passage`; of a record without the fields that are ids, dates or links: two titles differ by their words."""
    row = database.row(
        "SELECT d.text, p.start, p.end, d.record FROM passages p JOIN documents d ON d.key = p.document "
        "WHERE p.node_id = ? ORDER BY p.end - p.start DESC, d.id LIMIT 1",
        (node_id,),
    )
    if row is None:
        return None
    text, start, end, record = row
    fields = codec.decode_document(record).fields if (start, end) == (0, len(text)) else ()
    left_out = [(span.start, span.end) for span in fields if span.name in _NO_PROSE]
    return _without(text, left_out) if left_out else text[start:end]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(text[at:start])
        at = max(at, end)
    lines = ("".join(kept) + text[at:]).split("\n")
    return "\n".join(line for line in lines if line.strip())


_ON_CONFLICT = (
    "ON CONFLICT (key) DO UPDATE SET name = excluded.name, properties = excluded.properties, "
    "evidence = excluded.evidence"
)


Traces = Iterable[tuple[object, ...]]


def _wanted_text(key: int, entry: Entry) -> Traces:
    return [_search_row((key, entry))[1:]]


def _wanted_names(key: int, entry: Entry) -> Traces:
    return {row[:2] for row in _names((key, entry))}


def _wanted_properties(key: int, entry: Entry) -> Traces:
    return {row[:3] for row in _properties((key, entry))}


_TRACES: tuple[tuple[Callable[[int, Entry], Traces], str], ...] = (
    (_wanted_text, "SELECT name, aliases, body FROM node_search WHERE rowid = ?"),
    (_wanted_names, "SELECT folded, concept FROM node_names WHERE node = ?"),
    (_wanted_properties, "SELECT node_type, key, folded FROM node_properties WHERE node = ?"),
)


def _delete_traces(database: Database, keys: Sequence[int]) -> None:
    for sql in (
        "DELETE FROM node_search WHERE rowid = ?",
        "DELETE FROM node_names WHERE node = ?",
        "DELETE FROM node_properties WHERE node = ?",
    ):
        database.execute_many(sql, ((key,) for key in keys))


def _row(keyed: tuple[int, Entry]) -> tuple[object, ...]:
    key, entry = keyed
    node = entry.node
    return key, node.id, str(node.node_type), node.name, entry.properties, entry.evidence


def _names(keyed: tuple[int, Entry]) -> Iterator[tuple[object, ...]]:
    key, entry = keyed
    concept = int(entry.node.node_type not in NOT_NAMED)
    return ((fold_name(name), concept, key) for name in dict.fromkeys(entry.node.names))


def _search_row(keyed: tuple[int, Entry]) -> tuple[object, ...]:
    key, entry = keyed
    return key, entry.node.name, "\n".join(aliases_of(entry.node.properties)), entry.body


def _properties(keyed: tuple[int, Entry]) -> Iterator[tuple[object, ...]]:
    key, entry = keyed
    for name, value in entry.node.properties.items():
        if name not in _NOT_FILTERED:
            for item in _scalars(value):
                yield str(entry.node.node_type), name, *_comparable(item, key)


def _scalars(value: Value) -> list[Scalar]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [item for item in values if not isinstance(item, str) or 0 < len(item) <= _LONGEST_VALUE]


def _comparable(item: Scalar, key: int) -> tuple[object, ...]:
    """Columns `folded, node, kind, value, number` of a value."""
    if isinstance(item, bool):
        text = "true" if item else "false"
        return text, key, "bool", text, float(item)
    if isinstance(item, str):
        return fold_name(item), key, "text", item, None
    return repr(item), key, "number", repr(item), float(item)


def _flat(groups: Iterator[Iterator[tuple[object, ...]]]) -> Iterator[tuple[object, ...]]:
    for group in groups:
        yield from group
