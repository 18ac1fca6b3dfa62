"""JSON and JSON Lines in, readings out: finds the records inside, whatever they are wrapped in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TextIO

import msgspec

from kg.ingest.citation_records import csl_row, is_csl
from kg.ingest.columns import Plan, fold_column, plan_for
from kg.ingest.decode import mended
from kg.ingest.limits import IngestLimits
from kg.ingest.linked_data import is_linked_data, linked_readings
from kg.ingest.nested import flat
from kg.ingest.openalex import is_openalex, openalex_row
from kg.ingest.reading import MalformedError, Problem, Reading, Row, UnreadableError
from kg.ingest.rows import read_row
from kg.schema import FieldName, RecordType

_LISTS = (
    "jobs", "results", "data", "hits", "postings", "items", "records", "positions", "vacancies", "offers", "papers",
    "works", "entries", "documents", "jobPostings", "rows", "content", "openings", "listings", "elements", "value",
    "response", "docs", "result", "payload", "list", "stellenangebote", "offres", "resultats", "articles",
    "publications",
)  # fmt: skip
_DEEPEST = 6
#: An object of that many objects is a list of records under their ids, not the parts of one.
_FEWEST_KEYED = 5


def read_json(text: str) -> Iterator[Reading]:
    """The readings of a JSON text.

    Raises:
        MalformedError: it is no JSON; the message names the line.
    """
    yield from readings_of(parse(text), "json")


def read_lines(stream: TextIO, encoding: str, limits: IngestLimits) -> Iterator[Reading]:
    """The readings of JSON Lines, one line after the other; a line that is no JSON loses that line only."""
    bad = 0
    for number, line in _lines(stream, limits.record_chars):
        text = None if line is None else mended(line, encoding).strip().removeprefix("\ufeff")
        if text == "":
            continue
        found = _line_readings(text, number, limits)
        yield from found
        bad += sum(isinstance(reading, Problem) for reading in found)
        if bad > limits.bad_records:
            yield Problem(f"more than {limits.bad_records} broken lines; the rest from line {number} on was left out")
            return


def parse(text: str) -> object:
    """The JSON value; NaN and Infinity, which are no JSON but common, become null.

    Raises:
        MalformedError: it is no JSON; the message names line and column.
    """
    try:
        value: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return _parsed_slowly(text)
    except RecursionError as error:
        raise MalformedError("JSON nested too deeply to be a list of records; take the records out of it") from error
    return value


def readings_of(value: object, media: str) -> Iterator[Reading]:
    """The readings of a parsed JSON value."""
    if is_linked_data(value):
        found = list(linked_readings(value, "json-ld"))
        if found:
            yield from (_alone(reading) for reading in found) if len(found) == 1 else found
            return
    records = find_records(value)
    if not records:
        raise UnreadableError(f'JSON without records to read ({_shape(value)}); give a list of objects with a "title"')
    readings = _all_readings(records, media)
    yield from map(_alone, readings) if records[0] is value else readings


def find_records(value: object) -> list[Row]:
    """The records inside a JSON value: a list, one in an envelope, an object of objects or of columns, or itself."""
    return _find(value, 0)


def _all_readings(records: list[Row], media: str) -> Iterator[Reading]:
    readings = [_reading(record, media) for record in records]
    problems = [reading for reading in readings if isinstance(reading, Problem)]
    if len(readings) > 3 and len(problems) == len(readings):
        yield Problem(f"none of its {len(readings)} records can be used; the first: {problems[0].reason}")
        return
    for number, reading in enumerate(readings, start=1):
        yield Problem(f"record {number}: {reading.reason}") if isinstance(reading, Problem) else reading


def _alone(reading: Reading) -> Reading:
    return reading if isinstance(reading, Problem) else replace(reading, lone=True)


def _reading(record: Row, media: str) -> Reading:
    if is_linked_data(record):
        found = list(linked_readings(record, media))
        if found:
            return found[0]
    if is_openalex(record):
        return read_row(openalex_row(record), "openalex", record_type=RecordType.PAPER)
    if is_csl(record):
        return read_row(csl_row(record), "csl", record_type=RecordType.PAPER)
    return read_row(record, media)


def _line_readings(text: str | None, number: int, limits: IngestLimits) -> list[Reading]:
    if text is None:
        return [Problem(f"line {number}: longer than {limits.record_chars:,} characters; no record is that long")]
    try:
        value = parse(text)
    except UnreadableError as error:
        return [Problem(f"line {number}: {str(error).replace('line 1 ', '')}")]
    records: list[object] = list(value) if isinstance(value, list) else [value]
    found = [_reading(record, "jsonl") if isinstance(record, Mapping) else _not_an_object(record) for record in records]
    return [Problem(f"line {number}: {item.reason}") if isinstance(item, Problem) else item for item in found]


def _not_an_object(value: object) -> Problem:
    return Problem(f"a {_kind(value)} instead of an object with columns")


def _lines(stream: TextIO, limit: int) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; `None` for one that is too long, of which never more than the limit is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith("\n"):
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(limit + 1)
        yield number, None


def _parsed_slowly(text: str) -> object:
    """By the standard library, which is lenient where records in the wild need it and knows the line."""
    try:
        value: object = json.loads(text, parse_constant=lambda _: None, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise MalformedError(f"not JSON: {where} {error.msg}; mend that place") from error
    except RecursionError as error:
        raise MalformedError("JSON nested too deeply to be a list of records; take the records out of it") from error
    except ValueError as error:
        raise MalformedError(f"not JSON: {error}; mend that place") from error
    return value


def _find(value: object, depth: int) -> list[Row]:
    if isinstance(value, list):
        rows = [_source_of(item) for item in value if isinstance(item, Mapping)]
        return rows if rows else [{"title": item} for item in value if isinstance(item, str) and item.strip()]
    if not isinstance(value, Mapping) or depth > _DEEPEST:
        return []
    keyed = _keyed(value)
    if len(keyed) > 1:
        return keyed
    if _plan(value).has_title and not _is_column_table(value):
        return [value]
    return _in_envelope(value, depth) or _columns(value) or keyed or ([value] if _plan(value).usable else [])


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


def _shape(value: object) -> str:
    if isinstance(value, Mapping):
        return "an object with " + (", ".join(str(key) for key in list(value)[:6]) or "nothing in it")
    return f"a {_kind(value)}"


def _kind(value: object) -> str:
    names = {str: "string", bool: "truth value", int: "number", float: "number", list: "list", type(None): "null"}
    return names.get(type(value), "value")
