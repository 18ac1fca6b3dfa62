"""Cells of authors and affiliations in, values out that are aligned by their groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ingest.reading import Value
from kg.ingest.rows.tidy import as_list, line, prose
from kg.ingest.text.latex import decode_latex

_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+|\s*,\s*(?:and|&)\s+", re.IGNORECASE)
_MARKS = re.compile(r"[\s*∗†‡§¶♢♠♣♡♦✉◇△⋄]+$|\s*\(\d+\)$|^[\s*∗†‡§¶♢♠♣♡♦✉◇△⋄]+")
_DIGIT_MARK = re.compile(r"(?<=[^\W\d_])\d(?:,\d)*$")
_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md"}


def author_parts(
    authors: Sequence[object], affiliations: Sequence[object], further: Sequence[object] = ()
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Authors with a group each, counted from 1, and affiliations with the group of their author.

    `further` are cells beside the authors that name those who wrote with them. Affiliations that cannot be aligned
    have no group; one that several authors share stands once an author.
    """
    names = _names(authors)
    houses = tuple(_affiliations(affiliations, len(names)))
    names += [name for cell in further for name in _names([cell]) if name not in names]
    return tuple(Value(name, group) for group, name in enumerate(names, start=1) if name), houses


def turned(name: str) -> str:
    """The name with "Last, First" turned to "First Last"; suffixes stay last."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if len(parts) == 2 and parts[1].casefold() not in _SUFFIXES:
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and parts[1].casefold() in _SUFFIXES:
        return f"{parts[2]} {parts[0]} {parts[1]}"
    return " ".join(parts)


def _names(cells: Sequence[object]) -> list[str]:
    """One name an author, in order; empty where the cell leaves one out, so that positions stay aligned."""
    for cell in cells:
        items = as_list(cell)
        pieces = [line(item) for item in items] if items is not None else _split_names(prose(cell))
        if any(pieces):
            return [
                _MARKS.sub("", _DIGIT_MARK.sub("", turned(decode_latex(_MARKS.sub("", piece))))) for piece in pieces
            ]
    return []


def _split_names(text: str) -> list[str]:
    for separator in (";", "|", "\n"):
        if separator in text:
            return [line(piece) for piece in text.strip(f"{separator} ").split(separator)]
    pieces = [line(piece) for part in _AND.split(text) for piece in part.split(",")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and all(" " in piece for piece in pieces):
        return pieces
    return [line(piece) for piece in _AND.split(text)]


def _affiliations(cells: Sequence[object], count: int) -> list[Value]:
    for cell in cells:
        items = as_list(cell)
        pieces = [line(item) for item in items] if items is not None else _split_affiliations(cell, count)
        if not any(pieces):
            continue
        aligned = len(pieces) == count or count == 1
        return [
            Value(name, (min(group, count) if aligned else None))
            for group, piece in enumerate(pieces, start=1)
            for name in _joined_names(piece)
        ]
    return []


def _split_affiliations(cell: object, count: int) -> list[str]:
    text = cell if isinstance(cell, str) else prose(cell)
    for separator in (";", "|", "\n"):
        if separator in text:
            pieces = [line(piece) for piece in text.split(separator)]
            return pieces if len(pieces) == count else [piece for piece in pieces if piece]
    return [line(text)]


def _joined_names(piece: str) -> list[str]:
    """The affiliations that "+" joins for one author, each once."""
    names = (_MARKS.sub("", name) for name in piece.split("+"))
    return list(dict.fromkeys(name for name in names if name))
