"""A JSON value in, the records inside it out, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ingest.reading import Row
from kg.ingest.rows.columns import Plan, fold_column, plan_for
from kg.ingest.rows.nested import flat
from kg.schema import FieldName

_LISTS = (
    "jobs", "results", "data", "hits", "postings", "items", "records", "positions", "vacancies", "offers", "papers",
    "works", "entries", "documents", "jobPostings", "rows", "content", "openings", "listings", "elements", "value",
    "response", "docs", "result", "payload", "list", "stellenangebote", "offres", "resultats", "articles",
    "publications",
)  # fmt: skip
_DEEPEST = 6
#: An object of that many objects is a list of records under their ids, not the parts of one.
_FEWEST_KEYED = 5


def find_records(value: object) -> list[Row]:
    """The records inside a JSON value: a list, one in an envelope, an object of objects or of columns, or itself."""
    return _find(value, 0)


def _find(value: object, depth: int) -> list[Row]:
    if isinstance(value, list):
        rows = _entries(value, depth)
        return rows if any(rows) else [{"title": item} for item in value if isinstance(item, str) and item.strip()]
    if not isinstance(value, Mapping) or depth > _DEEPEST:
        return []
    keyed = _keyed(value)
    if len(keyed) > 1:
        return keyed
    if _plan(value).has_title and not _is_column_table(value):
        return [value]
    return _in_envelope(value, depth) or _columns(value) or keyed or ([value] if _plan(value).usable else [])


def _entries(items: list[object], depth: int) -> list[Row]:
    """The records of a list and of lists in it; what is none stays as an empty one, so that it is told of."""
    rows: list[Row] = []
    for item in items:
        if isinstance(item, list) and _is_records(item) and depth <= _DEEPEST:
            rows += _entries(item, depth + 1)
        else:
            rows.append(_source_of(item) if isinstance(item, Mapping) else {})
    return rows


def _in_envelope(value: Row, depth: int) -> list[Row]:
    """The records that the object wraps; what the envelope says of the company holds for all of them."""
    named = [key for name in _LISTS for key in value if key.casefold() == name.casefold()]
    lists = sorted((key for key, inner in value.items() if _is_records(inner)), key=lambda key: -_size(value[key]))
    objects = [key for key, inner in value.items() if isinstance(inner, Mapping)]
    for key in dict.fromkeys((*named, *lists, *(objects if len(objects) == 1 else ()))):
        inner = value[key]
        found = _find(inner, depth + 1) if isinstance(inner, Mapping) or _is_records(inner) else []
        if found and any(_plan(record).usable for record in found[:20]):
            return _with_company(found, value)
    return _merged(value, objects)


def _merged(value: Row, objects: list[str]) -> list[Row]:
    """One record in an object of parts, as `{"posting": {"title": …}, "company": {…}}`: the titled part, opened."""
    titled = [key for key in objects if _plan(_opened(value, key)).has_title and _names_title(value[key])]
    return [_opened(value, titled[0])] if len(titled) == 1 and len(objects) < _FEWEST_KEYED else []


def _opened(value: Row, key: str) -> Row:
    inner = value[key]
    others = {name: other for name, other in value.items() if name != key}
    return {**others, **inner} if isinstance(inner, Mapping) else value


def _names_title(value: object) -> bool:
    return isinstance(value, Mapping) and _plan(value).has_title


def _size(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _with_company(records: list[Row], envelope: Row) -> list[Row]:
    names = tuple(key for key, inner in envelope.items() if isinstance(inner, str))
    company = [c.name for c in plan_for(names).columns if c.meaning is FieldName.ORGANIZATION]
    if not company or _states_company(records[0]):
        return records
    return [{company[0]: envelope[company[0]], **record} for record in records]


def _states_company(record: Row) -> bool:
    return any(column.meaning is FieldName.ORGANIZATION for column in _plan(record).columns)


def _columns(value: Row) -> list[Row]:
    """Rows of an object of columns, `{"title": ["a", "b"], …}` or `{"title": {"0": "a", …}, …}`."""
    if not _is_column_table(value):
        return []
    lists = {
        name: list(column.values()) if isinstance(column, Mapping) else column
        for name, column in value.items()
        if isinstance(column, Mapping | list)
    }
    length = max(map(len, lists.values()))
    return [{name: cells[i] for name, cells in lists.items() if i < len(cells)} for i in range(length)]


def _is_column_table(value: Row) -> bool:
    lists = [inner for inner in value.values() if isinstance(inner, Mapping | list)]
    if len(lists) != len(value) or not lists or len({len(inner) for inner in lists}) != 1:
        return False
    firsts = [next(iter(inner.values() if isinstance(inner, Mapping) else inner), None) for inner in lists]
    return (
        len(lists[0]) > 0 and not any(isinstance(first, Mapping) for first in firsts) and plan_for(tuple(value)).usable
    )


def _keyed(value: Row) -> list[Row]:
    """Rows of an object of objects, whose keys are the ids."""
    rows = [(key, inner) for key, inner in value.items() if isinstance(inner, Mapping)]
    if not rows or len(rows) < len(value) or not all(_plan(row).usable for _, row in rows[:20]):
        return []
    return [{**row, "id": key} if not _has_id(row) else row for key, row in rows]


def _has_id(row: Row) -> bool:
    columns = plan_for(tuple(flat(row))).columns
    return any(c.meaning is FieldName.SOURCE_ID and str(row.get(c.name) or "N/A") not in {"N/A", ""} for c in columns)


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _source_of(item: Row) -> Row:
    """What a search engine's hit wraps."""
    inner = item.get("_source", item.get("node", item.get("fields")))
    return inner if isinstance(inner, Mapping) and not _plan(item).has_title else item


def _plan(value: Row) -> Plan:
    """What the columns of an object say, those aside that are lists of further objects."""
    own = {name: inner for name, inner in value.items() if not _is_records(inner)}
    return plan_for(tuple(name for name in flat(own) if fold_column(name)))
