"""A text and the facts read from it in, the text cut into marked and unmarked pieces out.

Pieces are plain strings: the template escapes them, and nothing of a source is ever markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.base import KnowledgeBase
from kg.names import fold_name
from kg.schema import Document, Evidence, Extraction, Node, NodeType, Posting, Relation
from kg.web.wording import words

#: Texts up to this length are shown whole, longer ones around what is asked for.
_WHOLE = 20_000
#: Words of so many letters are marked as they stand, and not where others begin so.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage with what was read from it; `node_id` is empty for what is a property only."""

    start: int
    end: int
    label: str
    kind: str
    node_id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, where it begins, and the mark it lies in."""

    text: str
    start: int
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document's text, or the part of it that matters."""

    document: Document
    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether nothing was cut off."""
        return self.start == 0 and self.end == len(self.document.text)


def marked_text(base: KnowledgeBase, node: Node, *, at: int | None = None) -> MarkedText | None:
    """The text that a node's facts were read from; `None` for nodes that many documents speak of.

    Args:
        base: the knowledge base.
        node: a document, or a posting or paper with evidence.
        at: a place in the text that must be shown.
    """
    document = base.store.document(_document_of(node))
    if document is None:
        return None
    marks = _marks(base, node, document)
    start, end = _window(document, node, marks, at)
    return MarkedText(document, tuple(pieces(document.text, marks, start, end)), start, end)


def marked_reading(document: Document, extraction: Extraction) -> MarkedText:
    """The same for a text that is not stored: its mentions and what postings state."""
    marks = [
        Mark(item.evidence.start, item.evidence.end, f"{item.ref.node_type}: {item.ref.name}", str(item.ref.node_type))
        for item in extraction.mentions
    ]
    marks += [mark for posting in extraction.postings for mark in _field_marks(posting, document.id)]
    end = min(len(document.text), _WHOLE)
    return MarkedText(document, tuple(pieces(document.text, marks, 0, end)), 0, end)


def pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterable[Piece]:
    """Cuts `text[start:end]` at the borders of all marks; of overlapping marks the shortest has the piece."""
    kept = sorted(
        {m for m in marks if start <= m.start < m.end <= end}, key=lambda m: (m.start, m.end, m.kind, m.label)
    )
    borders = sorted({start, end, *(m.start for m in kept), *(m.end for m in kept)})
    active: list[Mark] = []
    waiting = iter([*kept, None])
    upcoming = next(waiting)
    for left, right in pairwise(borders):
        active = [mark for mark in active if mark.end > left]
        while upcoming is not None and upcoming.start <= left:
            active.append(upcoming)
            upcoming = next(waiting)
        mark = min(active, key=lambda m: (m.end - m.start, m.kind == "field"), default=None)
        yield Piece(text[left:right], left, mark)


def snippet(text: str, query: str, *, width: int = 220) -> list[Piece]:
    """The part of a text around the first word of a query, the query's words marked."""
    found = list(pattern.finditer(text)) if (pattern := _words_of(query)) is not None else []
    first = found[0].start() if found else 0
    start = max(0, text.rfind(" ", 0, max(0, first - width // 3)) + 1) if first > width // 3 else 0
    end = _end_of_word(text, start, min(len(text), start + width))
    marks = [Mark(m.start(), m.end(), "", "found") for m in found if m.start() >= start and m.end() <= end]
    return list(pieces(text, marks, start, end))


def _end_of_word(text: str, start: int, end: int) -> int:
    """Where the last whole word before an end ends; the end itself where no word ends in the second half."""
    if end >= len(text) or not text[end - 1].isalnum() or not text[end].isalnum():
        return end
    blank = text.rfind(" ", start + (end - start) // 2, end)
    return end if blank < 0 else blank


def _words_of(query: str) -> re.Pattern[str] | None:
    """Words of a query that are worth marking: short ones whole, and small ones ("on") if there are no others."""
    every = re.findall(r"\w+", query)[:20]
    telling = [word for word in every if len(word) > _SHORT or not word.islower()] or every
    ways = (re.escape(word) + (r"\b" if len(word) <= _SHORT else "") for word in telling if len(word) > 1)
    pattern = "|".join(dict.fromkeys(ways))
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE) if pattern else None


def _document_of(node: Node) -> str:
    if node.node_type is NodeType.DOCUMENT:
        return node.id
    if node.node_type in (NodeType.POSTING, NodeType.PAPER) and node.evidence:
        return node.evidence[0].document_id
    return ""


def _marks(base: KnowledgeBase, node: Node, document: Document) -> list[Mark]:
    marks = []
    for edge in base.store.edges_of(node.id):
        if node.node_type is NodeType.DOCUMENT or edge.relation is not Relation.MENTIONED_IN:
            other = base.store.node(edge.dst if edge.src == node.id else edge.src)
            if other is not None:
                marks += _edge_marks(edge.evidence, document.id, other)
    extraction = base.store.extraction(document.id) if node.node_type is NodeType.POSTING else None
    for posting in extraction.postings if extraction else ():
        if _same(posting, node):
            marks += _field_marks(posting, document.id)
    return marks


def _edge_marks(evidence: Sequence[Evidence], document_id: str, other: Node) -> list[Mark]:
    label = f"{other.node_type}: {other.name}"
    return [
        Mark(item.start, item.end, label, str(other.node_type), other.id)
        for item in evidence
        if item.document_id == document_id
    ]


def _field_marks(posting: Posting, document_id: str) -> list[Mark]:
    return [
        Mark(item.start, item.end, words(name), "field")
        for name, items in posting.evidence.items()
        for item in items
        if item.document_id == document_id
    ]


def _same(posting: Posting, node: Node) -> bool:
    if node.properties.get("start") == posting.start and node.properties.get("end") == posting.end:
        return True
    return posting.title is not None and fold_name(posting.title) == fold_name(node.name)


def _window(document: Document, node: Node, marks: Sequence[Mark], at: int | None) -> tuple[int, int]:
    length = len(document.text)
    if length <= _WHOLE:
        return 0, length
    own = [item for item in node.evidence if item.document_id == document.id]
    first = at if at is not None else min([item.start for item in own] + [mark.start for mark in marks], default=0)
    start = max(0, document.text.rfind("\n", 0, max(0, first - _WHOLE // 10)) + 1)
    start = start if first - start < _WHOLE // 2 else max(0, first - _WHOLE // 10)
    return start, min(length, start + _WHOLE)
