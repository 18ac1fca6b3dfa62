"""Lines that stand alike in a list in, out where one joint parts them all: "Riga — Analyst — Full-time".

A dash or a slash also stands inside titles. Where most lines of one place have it, and what stands in one place of them
states towns or terms, it parts columns, and each of these lines is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.lexicon.dates import states_date
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.headers.contract_words import stated_contract
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.learnt.kinds import Cuts
from kg.ports import PlaceFinder

_JOINTS = tuple(re.compile(joint) for joint in (r"\s+—\s+", r"\s+–\s+", r"\s+-\s+", r"\s+/\s+"))
_LONGEST, _FEWEST = 160, 3
#: So many of the lines have the joint, and so many of those state a town or a term in one place.
_MOST, _TELLING = 0.7, 0.6
_MARK = re.compile(r"(?:[^\w\s(\[]+|\(?\d{1,3}[.)])\s+")
#: Places from the left and from the right, by which columns are known.
_PLACES = (0, 1, -1, -2)


def columns_of(lines: Sequence[Line], alike: Sequence[Sequence[int]], places: PlaceFinder) -> Cuts:
    """Where lines are cut, of those that stand `alike`; nowhere where no joint parts them alike."""
    found: dict[int, Sequence[tuple[int, int]]] = {}
    for rows in alike:
        short = [row for row in rows if len(lines[row].text) <= _LONGEST]
        for joint in _JOINTS:
            cuts = {
                row: spans for row in short if (spans := [match.span() for match in joint.finditer(lines[row].text)])
            }
            if len(cuts) < max(_FEWEST, _MOST * len(rows)):
                continue
            if _tells([_parts(lines[row].text, spans) for row, spans in cuts.items()], places):
                found |= cuts
                break
    return found


def _parts(text: str, cuts: Sequence[tuple[int, int]]) -> list[str]:
    mark = _MARK.match(text)
    ends = [(0, mark.end() if mark else 0), *cuts, (len(text), len(text))]
    return [text[before[1] : after[0]].strip() for before, after in pairwise(ends)]


def _tells(lines: Sequence[Sequence[str]], places: PlaceFinder) -> bool:
    """Whether the parts in one place of most lines state a town or a term."""
    for at in _PLACES:
        parts = [parts[at] for parts in lines if len(parts) > (at if at >= 0 else -at - 1)]
        if sum(_states(part, places) for part in parts) > _TELLING * len(lines):
            return True
    return False


def _states(text: str, places: PlaceFinder) -> bool:
    return (
        text.lower() in CATEGORIES
        or stated_contract(text) is not None
        or states_date(text)
        or is_place_line(text, places)
    )
