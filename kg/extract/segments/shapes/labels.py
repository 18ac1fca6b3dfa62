"""Lines of a page in, the openings out that are records of labels, one after another: "Post: …", "post = …"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import label_of
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_CELL = sought(r"\s*(?://|\|\||\||;;|·|•)\s*")
#: The same without the blanks, by which it is quicker to see that a line has none.
_CELL_MARK = re.compile(r"//|\||;;|·|•")
_PAIR = re.compile(
    r"[\s*_>-]*(?P<label>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ()/ .-]{1,28}?)[\s*_]*(?:[:：=]+|\s{2,}|\t|\.{3,})[\s*_]*"
    r"(?P<value>\S.*?)\s*"
)
_RULE = re.compile(r"[\W_]{3,}|\[[^\]]*\]|#.*")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label, as it is written, and its value, which lies in line `row`."""

    row: int
    label: str
    field: FieldSpan


def labelled_records(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:  # noqa: ARG001
    """The records of a page whose labels come again and again, the title's among them; empty where they do not."""
    pairs = [pair for row, line in enumerate(lines) for pair in _pairs(line, row)]
    counts = Counter(pair.label for pair in pairs)
    titles = [pair for pair in pairs if pair.field.name is FieldName.TITLE]
    again = Counter(pair.label for pair in titles).most_common(1)
    if not again or again[0][1] < 2:
        return []
    label, times = again[0]
    first = next(pair for pair in pairs if counts[pair.label] == times)
    starts = [pair.row for pair in pairs if pair.label == first.label]
    ends = [*starts[1:], len(lines)]
    if len(set(starts)) < len(starts):
        return []
    found = [_record(lines, pairs, a, b, label) for a, b in zip(starts, ends, strict=True)]
    records = [item for item in found if item]
    named = {_value(lines, item) for item in records}
    return records if len(records) == len(found) and len(named) == len(found) else []


def _pairs(line: Line, row: int) -> list[_Pair]:
    """The labels of a line that are known, with what they announce."""
    found, at = [], 0
    for cut in [*(_CELL.finditer(line.text) if _CELL_MARK.search(line.text) else ()), None]:
        stop = cut.start() if cut else len(line.text)
        pair = _PAIR.fullmatch(line.text, at, stop)
        name = label_of(pair.group("label")) if pair else None
        if pair and name:
            start, end = line.start + pair.start("value"), line.start + pair.end("value")
            found.append(_Pair(row, pair.group("label").strip().lower(), FieldSpan(name, start, end)))
        at = cut.end() if cut else stop
    return found


def _record(lines: Sequence[Line], pairs: Sequence[_Pair], first: int, end: int, label: str) -> Listed | None:
    """One record, if it has the title's label and two more; what is labelled twice counts once."""
    own = pairs[bisect_left(pairs, first, key=attrgetter("row")) : bisect_left(pairs, end, key=attrgetter("row"))]
    fields: list[FieldSpan] = []
    for pair in own:
        titled = pair.field.name is FieldName.TITLE and pair.label != label
        if not titled and not any(span.name is pair.field.name for span in fields):
            fields.append(pair.field)
    if not any(span.name is FieldName.TITLE for span in fields) or len(fields) < 3:
        return None
    block = [line for line in lines[first:end] if not _RULE.fullmatch(line.text)]
    head = [line for line in block if line.end <= lines[own[-1].row].end]
    body = block[len(head) :]
    return Listed(tuple(head) if body else (), tuple(body or head), tuple(fields))


def _value(lines: Sequence[Line], item: Listed) -> str:
    """The title and place of a record, by which records are told apart."""
    stated = sorted((span for span in item.fields), key=lambda span: span.start)
    return " | ".join(_text(lines, span) for span in stated if span.name in (FieldName.TITLE, FieldName.LOCATION))


def _text(lines: Sequence[Line], span: FieldSpan) -> str:
    line = lines[bisect_right(lines, span.start, key=lambda line: line.start) - 1]
    return line.text[span.start - line.start : span.end - line.start]
