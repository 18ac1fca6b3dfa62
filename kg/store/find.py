"""What a user types in, nodes out: by name, by the beginning of an id, or by their properties."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from math import isfinite

from kg.errors import NotFoundError, QueryError
from kg.names import fold_name
from kg.schema import NodeType
from kg.store.database import Database, Row, lists_of
from kg.store.records import NameHit, PropertyCondition

_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}
_ORDERINGS = frozenset({"<", "<=", ">", ">="})
_EXACT, _FULL_TEXT = 1.0, 0.5
_MOST_COMPARED, _MOST_SUGGESTED = 2000, 20
#: Behind all that begins with some letters.
_HIGHEST = chr(0x10FFFF)


#: Of nodes with the same name, what many things are linked to comes before single texts.
_CONCEPTS_FIRST = "CASE n.node_type WHEN 'document' THEN 2 WHEN 'posting' THEN 1 WHEN 'paper' THEN 1 ELSE 0 END"


def search_names(database: Database, query: str, limit: int, node_type: NodeType | None) -> list[NameHit]:
    """Nodes by name, alias or text: exact names first (concepts before texts), then by relevance (BM25), ties by id.

    Raises:
        QueryError: `limit` is below one.
    """
    if limit < 1:
        raise QueryError(f"limit={limit}: ask for at least one name.")
    of_type = "" if node_type is None else "AND n.node_type = ?"
    parameters = () if node_type is None else (str(node_type),)
    hits: dict[str, NameHit] = {}
    exact = database.rows(
        "SELECT n.id, n.node_type, n.name FROM node_names f JOIN nodes n ON n.key = f.node "
        f"WHERE f.folded = ? {of_type} ORDER BY {_CONCEPTS_FIRST}, n.id LIMIT ?",
        (fold_name(query), *parameters, limit),
    )
    for row in exact:
        hits[row[0]] = _hit(row, _EXACT)
    words = full_text_query(query)
    if words and len(hits) < limit:
        found = database.rows(
            "SELECT n.id, n.node_type, n.name, bm25(node_search, 10.0, 5.0, 1.0) AS rank "
            "FROM node_search JOIN nodes n ON n.key = node_search.rowid "
            f"WHERE node_search MATCH ? {of_type} ORDER BY rank, n.id LIMIT ?",
            (words, *parameters, limit),
        )
        for row in found:
            hits.setdefault(row[0], _hit(row, _FULL_TEXT * -row[3] / (1.0 - row[3])))
    return list(hits.values())[:limit]


def has_word(database: Database, word: str) -> bool:
    """Whether a word stands in any name or any text of a posting or paper; case and accents are folded."""
    quoted = '"' + word.replace("\0", "").replace('"', '""') + '"'
    return database.row("SELECT 1 FROM node_search WHERE node_search MATCH ? LIMIT 1", (quoted,)) is not None


def is_in_a_title(database: Database, word: str) -> bool:
    """Whether a word stands in the title of a posting; case and accents are folded."""
    sql = (
        "SELECT 1 FROM node_search CROSS JOIN nodes n ON n.key = node_search.rowid "  # in this order, by the word
        "WHERE node_search MATCH ? AND n.node_type = 'posting' LIMIT 1"
    )
    quoted = word.replace("\0", "").replace('"', '""')
    return database.row(sql, (f'name : "{quoted}"',)) is not None


def titled(database: Database, words: str, most: int) -> list[str]:
    """Ids of postings and papers in whose titles some words stand in a row, sorted.

    None if these and the documents of the same titles are more than twice `most`.
    """
    phrase = " ".join("".join(char if char.isalnum() else " " for char in words).split())
    if not phrase:
        return []
    keys = database.rows(
        "SELECT rowid FROM node_search WHERE node_search MATCH ? LIMIT ?", (f'name : "{phrase}"', 2 * most + 1)
    )
    if len(keys) > 2 * most:  # a document and its posting have one title
        return []
    index = "INDEXED BY nodes_titled" if database.has_index("nodes_titled") else ""
    found = set[str]()
    for marks, part in lists_of([key[0] for key in keys]):
        sql = f"SELECT id FROM nodes {index} WHERE key IN ({marks}) AND node_type IN ('posting', 'paper')"
        found.update(row[0] for row in database.rows(sql, part))
    return sorted(found)


def some_titles(database: Database, most: int) -> list[str]:
    """Titles of so many postings: by their ids, which are hashes, so that they are like all others."""
    sql = "SELECT name FROM nodes WHERE node_type = 'posting' ORDER BY id LIMIT ?"
    return [row[0] for row in database.rows(sql, (most,))]


def words_beginning(database: Database, beginning: str, apart: Sequence[str] = ()) -> list[tuple[str, int]]:
    """Words of names and texts with this beginning, folded, and in how many they stand.

    Args:
        database: the knowledge base.
        beginning: at least one letter.
        apart: words that are left out, sorted; of those that half of all texts have the index reads every mention.
    """
    within = [word for word in apart if word.startswith(beginning)]
    starts = [beginning, *(f"{word}\0" for word in within)]
    ends = [*map(_before, within), beginning + _HIGHEST]
    rows = (_known_words(database, "term >= ? AND term < ?", pair) for pair in zip(starts, ends, strict=True))
    return [row for some in rows for row in some]


def texts_with(database: Database, word: str) -> int:
    """In how many names and texts a folded word stands."""
    return dict(_known_words(database, "term = ?", (word,))).get(word, 0)


def _known_words(database: Database, which: str, parameters: Sequence[str]) -> list[tuple[str, int]]:
    database.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_known USING fts5vocab(main, node_search, row)")
    rows = database.rows(f"SELECT term, doc FROM temp.words_known WHERE {which}", parameters)
    return [(row[0], row[1]) for row in rows]


def _before(word: str) -> str:
    """What all that sorts before a word is less than, and as little more as can be."""
    return word[:-1] + chr(ord(word[-1]) - 1) + _HIGHEST


def some_texts(database: Database, most: int) -> list[str]:
    """Texts of so many postings, chosen as titles are by `some_titles`."""
    sql = (
        "SELECT s.body FROM (SELECT key FROM nodes WHERE node_type = 'posting' ORDER BY id LIMIT ?) n "
        "CROSS JOIN node_search s ON s.rowid = n.key"
    )
    return [row[0] for row in database.rows(sql, (most,))]


def full_text_query(text: str) -> str:
    """A user's words as an FTS5 query: each quoted, so that nothing in it is an operator; the last one may go on."""
    words = [word.replace("\0", "").replace('"', '""') for word in text.split()]
    quoted = [f'"{word}"' for word in words if any(char.isalnum() for char in word)]
    return " ".join(quoted) + "*" if quoted else ""


def resolve_id(database: Database, text: str) -> str:
    """The id that is this text, or the only one that begins with it.

    Raises:
        NotFoundError: there is none, or more than one; the message suggests some.
    """
    exact = database.row("SELECT id FROM nodes WHERE id = ?", (text,))
    if exact is not None:
        return str(exact[0])
    begins = [row[0] for row in database.rows(_BEGINS, (text, text, 6))] if text else []
    if len(begins) == 1:
        return str(begins[0])
    if begins:
        more = ", …" if len(begins) > 5 else ""
        raise NotFoundError(f"'{text}' begins several ids: {', '.join(begins[:5])}{more}. Write more of it.")
    close = suggest_ids(database, text)
    hint = f" Did you mean {' or '.join(close)}?" if close else " `kg similar --text WORDS --type TYPE` finds ids."
    raise NotFoundError(f"There is no node '{text}'.{hint}")


def resolve_document(database: Database, text: str) -> str:
    """The id of the document that is this text, or the only one that begins with it.

    Raises:
        NotFoundError: there is none, or more than one, or it is something else than a document.
    """
    begin = text if text.startswith(_DOCUMENT) else f"{_DOCUMENT}{text}"
    rows = database.rows(_DOCUMENTS, (begin, begin, 6)) if text.removeprefix(_DOCUMENT) else []
    found = [row[0] for row in rows]
    if begin in found or len(found) == 1:
        return begin if begin in found else str(found[0])
    if found:
        more = ", …" if len(found) > 5 else ""
        raise NotFoundError(f"'{text}' begins several documents: {', '.join(found[:5])}{more}. Write more of it.")
    node = database.row("SELECT id FROM nodes WHERE id = ?", (text,))
    if node is not None:
        sources = database.rows("SELECT dst FROM edges WHERE src = ? AND relation = 'mentioned_in' LIMIT 3", (text,))
        named = ", ".join(row[0] for row in sources)
        raise NotFoundError(f"'{text}' is no document, only documents can be removed; it is mentioned in {named}.")
    raise NotFoundError(f"There is no document '{text}': `kg show` of a node lists its documents (mentioned_in).")


_DOCUMENT = "document:"
_DOCUMENTS = "SELECT id FROM documents WHERE id >= ? AND id < ? || char(1114111) ORDER BY id LIMIT ?"
#: Ids that begin with a text; U+10FFFF ends the range.
_BEGINS = "SELECT id FROM nodes WHERE id >= ? AND id < ? || char(1114111) ORDER BY id LIMIT ?"


def suggest_ids(database: Database, text: str) -> list[str]:
    """Up to three ids that a misspelt one may have meant; the type may be misspelt or missing too."""
    kind, colon, rest = text.partition(":") if ":" in text else ("", "", text)
    types = get_close_matches(kind, list(NodeType), n=1, cutoff=0.7) if colon else list(NodeType)
    for known in (3, 1, 0):
        begins = [f"{node_type}:{rest[:known]}" for node_type in types]
        rows = [row for begin in begins for row in database.rows(_BEGINS, (begin, begin, _MOST_COMPARED))]
        ids = {row[0].partition(":")[2]: row[0] for row in rows}
        close = get_close_matches(rest, ids, n=3, cutoff=0.75)
        if close:
            return [ids[name] for name in close]
    words = set(rest.replace("-", " ").lower().split())
    named = search_names(database, " ".join(sorted(words)), _MOST_SUGGESTED, None)
    return [hit.id for hit in named if words <= set(fold_name(hit.name).split())][:3]


# --- properties ----------------------------------------------------------------------------


def filter_nodes(database: Database, node_type: NodeType, conditions: Sequence[PropertyCondition]) -> list[str]:
    """Ids of the nodes that satisfy all conditions, sorted; a missing property satisfies only `!=`.

    Of several values any may equal a property, and none may where `!=` is asked for. Text is compared after folding
    case; `<` and the like compare numbers as numbers and text (dates) as text.

    Raises:
        QueryError: an operator is unknown.
    """
    clauses, parameters = [], [str(node_type)]
    for condition in conditions:
        clause, values = _clause(condition)
        clauses.append(clause)
        parameters += [str(node_type), condition.key, *values]
    where = "".join(f" AND {clause}" for clause in clauses)
    # A plus keeps SQLite from walking over all nodes of the type when a condition names the few there are.
    chosen_by = "+" if any(condition.operator == "=" for condition in conditions) else ""
    rows = database.rows(f"SELECT id FROM nodes n WHERE {chosen_by}node_type = ?{where} ORDER BY id", parameters)
    return [row[0] for row in rows]


def is_stated(database: Database, node_type: NodeType, key: str, value: str) -> bool:
    """Whether any node of a type has that value of a property, as `filter_nodes` compares it."""
    clause, values = _equal([value])
    query = f"SELECT 1 FROM node_properties WHERE node_type = ? AND key = ? AND {clause} LIMIT 1"
    return bool(list(database.rows(query, (str(node_type), key, *values))))


def property_values(database: Database, node_type: NodeType, key: str) -> dict[str, int]:
    """Values of a property as they are written, the most frequent first, with the number of nodes."""
    rows = database.rows(
        "SELECT min(value), count(*) FROM node_properties WHERE node_type = ? AND key = ? "
        "GROUP BY folded ORDER BY 2 DESC, 1",
        (str(node_type), key),
    )
    return dict(rows)


def property_keys(database: Database, node_type: NodeType) -> list[str]:
    """Names of all properties that nodes of this type can be filtered by, sorted."""
    rows = database.rows(_KEYS, (str(node_type),))
    return [row[0] for row in rows if row[0] is not None]


#: From each key to the next by the index, which is much quicker than reading the keys of all nodes.
_KEYS = """
WITH RECURSIVE known(key) AS (
    SELECT min(key) FROM node_properties WHERE node_type = ?1
    UNION ALL
    SELECT (SELECT min(key) FROM node_properties WHERE node_type = ?1 AND key > known.key)
    FROM known WHERE known.key IS NOT NULL
)
SELECT key FROM known
"""


def _clause(condition: PropertyCondition) -> tuple[str, list[str]]:
    """A condition as SQL, with its parameters after type and key."""
    inside = "n.key IN (SELECT node FROM node_properties WHERE node_type = ? AND key = ? AND ({}))"
    if condition.operator in ("=", "!="):
        clause, values = _equal(condition.values)
        return inside.format(clause) if condition.operator == "=" else f"NOT {inside.format(clause)}", values
    if condition.operator not in _ORDERINGS:
        raise QueryError(f"'{condition.operator}' compares nothing: use =, !=, <, <=, > or >=.")
    (value,) = condition.values
    number, compare = _number(value), f"kind = 'text' AND value {condition.operator} ?"
    if number is not None:
        compare = f"({compare}) OR (kind = 'number' AND number {condition.operator} CAST(? AS REAL))"
    return inside.format(compare), [value] if number is None else [value, repr(number)]


def _equal(values: Sequence[str]) -> tuple[str, list[str]]:
    """Equality with any of some values as SQL: by what is written, which is the index, and then by what it is."""
    pairs = dict.fromkeys(pair for value in values for pair in _pairs(value))
    folded = dict.fromkeys(folded for _, folded in pairs)
    clause = f"folded IN ({_marks(folded)}) AND kind || ' ' || folded IN ({_marks(pairs)})"
    return clause, [*folded, *(" ".join(pair) for pair in pairs)]


def _pairs(value: str) -> list[tuple[str, str]]:
    """Which kinds of values one may mean, and how each is kept."""
    lowered, number = value.lower(), _number(value)
    pairs = [("text", fold_name(value))]
    if lowered in _TRUE | _FALSE:
        pairs.append(("bool", "true" if lowered in _TRUE else "false"))
    return pairs + [("number", written) for written in (() if number is None else _written(number))]


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _written(number: float) -> list[str]:
    """A number as an integer and as a fraction are kept; found by the index, unlike its value."""
    return [repr(int(number)) if number.is_integer() else repr(number), repr(number)]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _hit(row: Row, score: float) -> NameHit:
    return NameHit(row[0], NodeType(row[1]), row[2], score)
