"""A text in, the stored nodes whose names stand in it out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.names import fold_name
from kg.schema import aliases_of
from kg.store import codec
from kg.store.database import Database, lists_of

_LONGEST = 6
_SHORT = 3
_TOKEN = re.compile(r"\S+")
#: Type of node, start and end.
_Span = tuple[str, int, int]
_OPENING, _CLOSING = "([{<\"'“‘«„", ")]}>\"'”’».,;:!?"


@dataclass(frozen=True, slots=True)
class NameIn:
    """A node named in a text, at `text[start:end]` once there is but one blank between words."""

    node_id: str
    start: int
    end: int

    @property
    def span(self) -> _Span:
        """Type of the node, and where it is named."""
        return self.node_id.partition(":")[0], self.start, self.end


def names_in(database: Database, text: str) -> list[NameIn]:
    """Nodes named in a text, in the order of the text; documents, postings and papers are not looked for.

    Names are compared after folding case, those of up to three letters ("Go", "US", "R") as written. Of names of
    one type that stand within each other the longest counts.
    """
    text = " ".join(text.split())
    found = list(_look_up(database, list(_grams(text)), text))
    spans = {item.span for item in found}  # teams of many employers have one name, so these are far fewer
    inner = set(_inner(spans))
    outermost = (item for item in found if item.span not in inner)
    return sorted(outermost, key=lambda item: (item.start, -item.end, item.node_id))


def is_a_name(database: Database, text: str) -> bool:
    """Whether a whole text is a name or alias of a node; documents, postings and papers are not looked for."""
    sql = "SELECT 1 FROM node_names WHERE folded = ? AND concept = 1 LIMIT 1"
    return database.row(sql, (fold_name(text),)) is not None


def _grams(text: str) -> Iterator[tuple[str, int, int]]:
    """Stretches of one to six words, folded, as they stand and without brackets and punctuation around them.

    The words have one blank between them, so that what is folded of ASCII is a slice of the text in small letters.
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    lowered = text.lower() if text.isascii() else ""
    whole = [(start, end) for first, (start, _) in enumerate(spans) for _, end in spans[first : first + _LONGEST]]
    inner = (_trimmed(text, *span) for span in whole if text[span[0]] in _OPENING or text[span[1] - 1] in _CLOSING)
    for start, end in (*whole, *(span for span in inner if span[0] < span[1])):
        yield lowered[start:end].strip() if lowered else fold_name(text[start:end]), start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation around it: "C#." and "(Python)," name what they enclose."""
    while start < end and text[start] in _OPENING:
        start += 1
    while start < end and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _look_up(database: Database, grams: Sequence[tuple[str, int, int]], text: str) -> Iterator[NameIn]:
    """Thousands of postings may have a name in common with a role, so the index tells them apart."""
    keys = sorted({folded for folded, _, _ in grams})
    nodes_called: defaultdict[str, list[int]] = defaultdict(list)
    with database.reading():
        for marks, some in lists_of(keys):
            sql = f"SELECT folded, node FROM node_names WHERE folded IN ({marks}) AND concept = 1"
            for folded, key in database.rows(sql, some):
                nodes_called[folded].append(key)
        nodes = _nodes(database, sorted({key for called in nodes_called.values() for key in called}))
    for folded, start, end in dict.fromkeys(gram for gram in grams if gram[0] in nodes_called):
        for node_id, name, properties in (nodes[key] for key in nodes_called[folded] if key in nodes):
            if len(folded) > _SHORT or text[start:end] in _spellings(name, properties):
                yield NameIn(node_id, start, end)


def _nodes(database: Database, keys: Sequence[int]) -> dict[int, tuple[str, str, bytes]]:
    """Id, name and properties by key."""
    nodes = {}
    for marks, some in lists_of(keys):
        for key, *what in database.rows(f"SELECT key, id, name, properties FROM nodes WHERE key IN ({marks})", some):
            nodes[key] = (what[0], what[1], what[2])
    return nodes


def _spellings(name: str, properties: bytes) -> list[str]:
    return [name, *aliases_of(codec.decode_properties(properties))]


def _inner(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Spans within a longer one of their type: sorted by where they begin, the longest first, it has come before."""
    kind, furthest = "", 0
    for span in sorted(spans, key=lambda span: (span[0], span[1], -span[2])):
        if span[0] != kind:
            kind, furthest = span[0], 0
        if span[2] <= furthest:
            yield span
        furthest = max(furthest, span[2])
