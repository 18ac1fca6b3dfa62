"""JSON and JSON Lines in, readings out; what cannot be used of a list or a line is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TextIO

import msgspec

from kg.ingest.formats.citation_records import csl_row, is_csl
from kg.ingest.formats.linked_data import is_linked_data, linked_readings
from kg.ingest.formats.openalex import is_openalex, openalex_row
from kg.ingest.limits import IngestLimits
from kg.ingest.reading import MalformedError, Problem, Reading, Row, UnreadableError
from kg.ingest.rows.reader import read_row
from kg.ingest.rows.record_lists import find_records
from kg.ingest.text.decode import mended
from kg.schema import RecordType

#: Of a number; Python refuses to count with more.
_MOST_DIGITS = 4_000


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


def _all_readings(records: list[Row], media: str) -> Iterator[Reading]:
    readings = [_entry_readings(record, media) for record in records]
    problems = [entry[0] for entry in readings if isinstance(entry[0], Problem)]
    if len(readings) > 3 and len(problems) == len(readings):
        yield Problem(f"none of its {len(readings)} records can be used; the first: {problems[0].reason}")
        return
    for number, entry in enumerate(readings, start=1):
        yield from _placed(entry, f"record {number}")


def _placed(readings: list[Reading], place: str) -> list[Reading]:
    return [Problem(f"{place}: {item.reason}") if isinstance(item, Problem) else item for item in readings]


def _alone(reading: Reading) -> Reading:
    return reading if isinstance(reading, Problem) else replace(reading, lone=True)


def _entry_readings(entry: Row, media: str) -> list[Reading]:
    """What an entry of a list holds: a record, or a page of records, as lists that are saved page by page have."""
    readings = _readings(entry, media)
    if not isinstance(readings[0], Problem):
        return readings
    inside = [reading for record in find_records(entry) if record is not entry for reading in _readings(record, media)]
    return readings if all(isinstance(reading, Problem) for reading in inside) else inside


def _readings(record: Row, media: str) -> list[Reading]:
    if is_linked_data(record):
        found = list(linked_readings(record, media))
        if found:
            return found
    if is_openalex(record):
        return [read_row(openalex_row(record), "openalex", record_type=RecordType.PAPER)]
    if is_csl(record):
        return [read_row(csl_row(record), "csl", record_type=RecordType.PAPER)]
    return [read_row(record, media)]


def _line_readings(text: str | None, number: int, limits: IngestLimits) -> list[Reading]:
    if text is None:
        return [Problem(f"line {number}: longer than {limits.record_chars:,} characters; no record is that long")]
    try:
        value = parse(text)
    except UnreadableError as error:
        return [Problem(f"line {number}: {str(error).replace('line 1 ', '')}")]
    entries: list[object] = list(value) if isinstance(value, list) else [value]
    found = [
        _entry_readings(entry, "jsonl") if isinstance(entry, Mapping) else [_not_an_object(entry)] for entry in entries
    ]
    return _placed([reading for entry in found for reading in entry], f"line {number}")


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
        value: object = json.loads(text, parse_constant=lambda _: None, parse_int=_whole_number, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise MalformedError(f"not JSON: {where} {error.msg}; mend that place") from error
    except RecursionError as error:
        raise MalformedError("JSON nested too deeply to be a list of records; take the records out of it") from error
    except ValueError as error:
        raise MalformedError(f"not JSON: {error}; mend that place") from error
    return value


def _whole_number(digits: str) -> int | str:
    """The number, or its digits where they are more than Python counts with: no record is lost for it."""
    return digits if len(digits) > _MOST_DIGITS else int(digits)


def _shape(value: object) -> str:
    if isinstance(value, Mapping):
        return "an object with " + (", ".join(str(key) for key in list(value)[:6]) or "nothing in it")
    return f"a {_kind(value)}"


def _kind(value: object) -> str:
    names = {str: "string", bool: "truth value", int: "number", float: "number", list: "list", type(None): "null"}
    return names.get(type(value), "value")
