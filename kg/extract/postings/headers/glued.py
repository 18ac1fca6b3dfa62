"""A piece of a line whose blanks are lost in, its parts out: "ContosoRiga, LVInternship" tells who, where, what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.lines import Piece, without_code
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import has_role_head
from kg.ports import PlaceFinder

#: Where a small letter and a capital meet: "ContosoRiga".
_HUMP = re.compile(r"(?<=[a-zß-ÿ)])(?=[A-ZÀ-Ý][a-zß-ÿ])")
#: A contract, a way of working or an age at the end of what lost its blanks.
_BEHIND = re.compile(
    r"(?<=[A-Za-zß-ÿ)])(?:(?P<term>Internship|Intern|Full[ -]?[Tt]ime|Part[ -]?[Tt]ime|Remote|Hybrid|On-?[Ss]ite"
    r"|Contract|Permanent|Temporary|Graduate)|(?P<age>\d{1,3}\+? ?(?:d|h|w|mo|(?:day|hour|week|month)s?)(?: ago)?))$"
)
#: What towns begin with as one word: "McLean", "DeKalb".
_BEGINS_TOWN = re.compile(r"\b(?:Ma?c|De|La|Le|Du|Di|O|Van|Von|Fitz|El|St)$")
_LONGEST = 90


def unglued(piece: Piece, places: PlaceFinder) -> Iterator[Piece]:
    """The parts of a line of facts that a page sets beside each other and its text glues; any other line itself."""
    start, end, text = piece
    cuts = _cuts(text, places) if len(text) <= _LONGEST and not has_role_head(text.split(",")[0]) else []
    edges = [0, *cuts, len(text)]
    for left, right in pairwise(edges):
        if not (cuts and right < len(text) and text[left:right].lower() in EMPLOYMENT):  # which such pages say of all
            yield start + left, start + right if right < len(text) else end, text[left:right]


def _cuts(text: str, places: PlaceFinder) -> list[int]:
    """Where the parts meet."""
    behind = _BEHIND.search(text)
    stop = behind.start() if behind and text[behind.start() - 1] != " " else len(text)
    for hump in _HUMP.finditer(text, 0, stop):
        name, place = text[: hump.start()], text[hump.start() : stop]
        known = (is_name(name) and not _BEGINS_TOWN.search(name)) or name.lower() in EMPLOYMENT
        if "," in place and known and is_place_line(without_code(place), places):
            return [hump.start(), *([stop] if stop < len(text) else [])]
    if stop == len(text) or behind is None:
        return []
    if behind.group("term"):
        return [stop] if "," in text and is_place_line(without_code(text[:stop]), places) else []
    return [stop] if is_name(text[:stop]) and behind.group("age").endswith("ago") else []
