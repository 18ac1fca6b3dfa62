"""Delimited text in, readings out: the delimiter is found by the header it makes sense of; broken rows are named."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from kg.ingest.limits import IngestLimits
from kg.ingest.reading import Problem, Reading
from kg.ingest.rows.columns import Plan, fold_column, plan_for
from kg.ingest.rows.reader import read_row, unusable
from kg.ingest.text.decode import mended

_DELIMITERS = ",\t;|~"
_NO_DELIMITER = "\x1f"
#: How many rows of the longest kind are looked at again before a file is given up.
_MOST_REREAD = 4
_CSV_FIELD_LIMIT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written; `delimiter` is a character that never occurs if there is one column only."""

    delimiter: str
    quoting: int = csv.QUOTE_MINIMAL
    skip: int = 0


class _TooLongError(Exception):
    """A row grew past the limit, most likely because a quote was never closed."""


def find_dialect(head: str, *, complete: bool, named_table: bool) -> Dialect | None:
    """How the table is written, or `None` if the text is no table whose columns are known.

    Args:
        head: the beginning of the file.
        complete: whether that is all of it.
        named_table: the file's ending says that it is a table, so a header of one known column is enough.
    """
    skip = _lines_before_header(head)
    lines = head.splitlines(keepends=True)[skip:]
    lines = lines if complete else lines[:-1] or lines
    candidates = (
        [(_score(lines, delimiter), delimiter) for delimiter in _DELIMITERS if delimiter in lines[0]] if lines else []
    )
    best = max(candidates, default=((0, 0.0, 0), ""))
    (known, agreement, width), delimiter = best
    if delimiter and known >= (1 if named_table else 2) and (named_table or agreement > 0.8) and width > 1:
        return Dialect(delimiter, _quoting(lines, delimiter), skip)
    if named_table and lines and not candidates and _known_columns([lines[0].strip().strip('"')]):
        return Dialect(_NO_DELIMITER, skip=skip)
    return None


def describe(head: str) -> str:
    """Why a file that calls itself a table cannot be used."""
    first = head.lstrip().split("\n", 1)[0].strip()
    shown = first if len(first) <= 80 else first[:77] + "…"
    return f'a table whose first line names no column that is known ({shown!r}); name one of them "title"'


def is_anonymous_table(head: str) -> bool:
    """Whether a text is lines of tab-separated cells from its first on, as annotations and mappings are, no page."""
    lines = [line for line in head.split("\n")[:200] if line.strip()]
    widths = Counter(line.count("\t") for line in lines)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return len(lines) >= 5 and width >= 1 and count >= 0.9 * len(lines) and not _heads_page(lines[0])


def _heads_page(line: str) -> bool:
    """Whether a line may be the heading of a page whose other lines are a table."""
    return "\t" not in line and len(line.split()) > 1 and line[0].isupper()


def read_table(stream: TextIO, dialect: Dialect, encoding: str, limits: IngestLimits) -> Iterator[Reading]:
    """The records of a table, row by row; a row with more cells than the header, or an open quote, is a problem."""
    csv.field_size_limit(_CSV_FIELD_LIMIT)
    rows = _rows(_Lines(stream, limits.record_chars, dialect.skip), dialect, limits)
    header: list[str] = []
    plan: Plan | None = None
    for number, row in rows:
        if isinstance(row, str):
            yield Problem(f"line {number}: {row}")
        elif plan is None:
            header = _unique([mended(cell, encoding).strip().removeprefix("\ufeff") for cell in row])
            plan = plan_for(tuple(name for name in header if name))
            if not plan.usable:
                yield Problem(unusable(plan, header))
                return
        elif any(cell.strip() for cell in row):
            yield _reading([mended(cell, encoding) for cell in row], header, plan, number)


def _reading(row: list[str], header: list[str], plan: Plan, number: int) -> Reading:
    while len(row) > len(header) and not row[-1].strip():
        row.pop()
    if len(row) == len(header) + 1 and row[0].strip().strip('"').isdigit():
        row = row[1:]  # a table written by R has row names and no header for them
    if len(row) > len(header):
        return Problem(
            f"line {number}: {len(row)} cells where the header names {len(header)}; quote cells with delimiters"
        )
    reading = read_row(dict(zip(header, row, strict=False)), "csv", plan=plan)
    return Problem(f"line {number}: {reading.reason}") if isinstance(reading, Problem) else reading


class _Lines:
    """Lines of a stream that can be given back; counts them, and the length of the row being read."""

    def __init__(self, stream: TextIO, row_limit: int, skip: int) -> None:
        self.number = 0
        self.row: list[str] = []
        self._stream = stream
        self._limit = row_limit
        self._length = 0
        self.given_back = 0
        self._again: deque[str] = deque()
        for _ in range(skip):
            next(self, None)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._length += len(line)
        self.row.append(line)
        if self._length > self._limit:
            self._skip_rest_of(line)
            raise _TooLongError
        return line.replace("\x00", "")

    def _skip_rest_of(self, line: str) -> None:
        while line and not line.endswith("\n"):
            line = self._stream.readline(self._limit + 1)

    def begin_row(self) -> None:
        self.row, self._length = [], 0

    def give_back(self) -> None:
        """All lines of the row but its first."""
        self._again.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1
        self.given_back += self._length
        self.begin_row()


def _rows(lines: _Lines, dialect: Dialect, limits: IngestLimits) -> Iterator[tuple[int, list[str] | str]]:
    """Rows with the number of their first line; for a row that cannot be read, the reason instead."""
    bad = 0
    reader = _csv_reader(lines, dialect)
    while bad <= limits.bad_records and lines.given_back <= _MOST_REREAD * limits.record_chars:
        lines.begin_row()
        number = lines.number + 1
        try:
            row = next(reader, None)
            if row is None:
                return
            if _closes(lines.row, dialect):
                yield number, row
                continue
            reason = "a quote is opened and never closed; close it or double it"
        except _TooLongError:
            reason = f"a row of more than {limits.record_chars:,} characters, perhaps a quote that is never closed"
        except csv.Error as error:
            reason = f"not a row of a table ({error})"
        yield number, reason
        lines.give_back()
        reader = _csv_reader(lines, dialect)
        bad += 1
    yield lines.number, "too many broken rows; the rest of the file was left out"


def _csv_reader(lines: _Lines, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=dialect.delimiter, quoting=dialect.quoting)  # type: ignore[arg-type]


def _closes(row: list[str], dialect: Dialect) -> bool:
    """Whether the last line ends outside quotes; only the last row of a file can fail to."""
    if len(row) < 2 or dialect.quoting == csv.QUOTE_NONE:
        return True
    return sum(line.count('"') for line in row) % 2 == 0


def _score(lines: list[str], delimiter: str) -> tuple[int, float, int]:
    """Known columns of the header, share of rows with as many cells, number of cells."""
    rows = _sample(lines, delimiter, csv.QUOTE_MINIMAL)
    if not rows:
        return 0, 0.0, 0
    header = rows[0]
    agreeing = sum(len(row) == len(header) for row in rows[1:]) / max(1, len(rows) - 1)
    return _known_columns(header), agreeing, len(header)


def _sample(lines: list[str], delimiter: str, quoting: int) -> list[list[str]]:
    try:
        rows = list(csv.reader(lines[:400], delimiter=delimiter, quoting=quoting))  # type: ignore[arg-type]
    except csv.Error:
        return []
    return [row for row in rows if row][:60]


def _known_columns(header: list[str]) -> int:
    names = tuple(name.strip().removeprefix("\ufeff") for name in header)
    if any(len(name) > 60 for name in names):
        return 0
    return sum(column.meaning is not None and bool(fold_column(column.name)) for column in plan_for(names).columns)


def _quoting(lines: list[str], delimiter: str) -> int:
    """Tab-separated files often hold quotes that mean nothing: those whose lines all fit without are read so."""
    if delimiter != "\t" or not any('"' in line for line in lines[:400]):
        return csv.QUOTE_MINIMAL
    width = lines[0].count(delimiter)
    raw = sum(line.count(delimiter) == width for line in lines[:400])
    quoted = sum(f'{delimiter}"' in line and f'"{delimiter}' in line for line in lines[:400])
    return csv.QUOTE_NONE if raw == len(lines[:400]) and not quoted else csv.QUOTE_MINIMAL


def _lines_before_header(head: str) -> int:
    """Blank lines, and the "sep=;" line that spreadsheets write."""
    skip = 0
    for line in head.splitlines()[:10]:
        if line.strip() and not line.casefold().startswith("sep="):
            break
        skip += 1
    return skip


def _unique(names: list[str]) -> list[str]:
    """Column names, repeated ones numbered."""
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return unique
