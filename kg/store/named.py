"""A text in, the stored nodes whose names stand in it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names import fold_name
from kg.store import codec
from kg.store.database import Database

_LONGEST = 6
_SHORT = 3
_AT_ONCE = 500
_TOKEN = re.compile(r"\S+")
_OPENING, _CLOSING = "([{<\"'“‘«„", ")]}>\"'”’».,;:!?"


@dataclass(frozen=True, slots=True)
class _Named:
    node_id: str
    start: int
    end: int


def nodes_named_in(database: Database, text: str) -> list[str]:
    """Ids of nodes named in a text, in the order of the text; documents, postings and papers are not looked for.

    Names are compared after folding case, those of up to three letters ("Go", "US", "R") as written. Of names of
    one type that stand within each other the longest counts.
    """
    found: list[_Named] = []
    grams = _grams(text)
    keys = sorted(grams)
    with database.reading():
        for start in range(0, len(keys), _AT_ONCE):
            found += _look_up(database, keys[start : start + _AT_ONCE], grams, text)
    outermost = (item for item in found if not any(_within(item, other) for other in found))
    ordered = sorted(outermost, key=lambda item: (item.start, -item.end, item.node_id))
    return list(dict.fromkeys(item.node_id for item in ordered))


def _grams(text: str) -> dict[str, list[tuple[int, int]]]:
    """Spans of one to six words by folded text, without brackets and punctuation around them."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    grams: dict[str, list[tuple[int, int]]] = {}
    for first in range(len(spans)):
        for last in range(first, min(first + _LONGEST, len(spans))):
            for start, end in _trimmed(text, spans[first][0], spans[last][1]):
                grams.setdefault(fold_name(text[start:end]), []).append((start, end))
    return grams


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span as it is, and without punctuation: "C#." and "(Python)," name what they enclose."""
    yield start, end
    while start < end and text[start] in _OPENING:
        start += 1
    while start < end and text[end - 1] in _CLOSING:
        end -= 1
    if start < end:
        yield start, end


def _look_up(
    database: Database, keys: Sequence[str], grams: dict[str, list[tuple[int, int]]], text: str
) -> Iterator[_Named]:
    """Thousands of postings may have a name in common with a role, so the index tells them apart."""
    named = f"SELECT folded, node FROM node_names WHERE folded IN ({', '.join('?' * len(keys))}) AND concept = 1"
    for folded, key in database.rows(named, keys):
        row = database.row("SELECT id, name, properties FROM nodes WHERE key = ?", (key,))
        for start, end in dict.fromkeys(grams[folded]) if row is not None else ():
            if row is not None and (len(folded) > _SHORT or text[start:end] in _spellings(row[1], row[2])):
                yield _Named(row[0], start, end)


def _spellings(name: str, properties: bytes) -> list[str]:
    aliases = codec.decode_properties(properties).get("aliases")
    return [name, *map(str, aliases if isinstance(aliases, list) else [])]


def _within(item: _Named, other: _Named) -> bool:
    same_type = item.node_id.partition(":")[0] == other.node_id.partition(":")[0]
    longer = other.end - other.start > item.end - item.start
    return same_type and longer and other.start <= item.start and item.end <= other.end
