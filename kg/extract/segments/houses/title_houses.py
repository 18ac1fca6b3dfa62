"""Title lines that also name who hires in, their parts out: "Contoso: Analyst (Riga)", "Analyst – Contoso, Riga"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.spoken_lines import is_spoken
from kg.extract.postings.naming.firm_names import LEGAL_FORM
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.furniture.chrome import is_button
from kg.ports import PlaceFinder

#: Where a name stands in the text.
Stretch = tuple[int, int]


class Way(Enum):
    """Where a title line names who hires."""

    FIRST = "before a colon, dash or bracket"
    LAST = "its last part"
    BEHIND = "behind its first dash"
    AT = "behind at"


class Parted(NamedTuple):
    """A line taken apart: its title, the name beside it, and the place that stands there too."""

    title: Stretch
    name: Stretch
    place: Stretch | None
    way: Way


_BRACKET = r"\((?:[^()]|\([^()]*\))*\)"
_CUT = re.compile(rf"\s+(?:[–—|·•⋅-]|at|@)\s+|:\s+|,\s+|\s*(?P<bracket>{_BRACKET})(?:\s+[–—-]\s+|,\s+|:\s+)?")
_MARK = re.compile(r"(?:(?:[-*•·●▪◦‣–—>#]|\(?\d{1,3}[.)])\s+)*(?:\*\*|\[)?")
_TRAIL = re.compile(r"(?:\*\*|\]|:?\s+https?://\S+|\s*\[[^\[\]]*\]\([^)\s]*\)|\([^)\s:]*+://[^)\s]*+\))+\s*$")
_TERM = re.compile(r"\d+ (?:years?|months?)|remote|hybrid|on-?site|tenure track|[$€£]\s?\d.*", re.IGNORECASE)


class _Part(NamedTuple):
    start: int
    end: int
    mark: str


def parted(line: Line, places: PlaceFinder) -> Iterator[Parted]:
    """The ways to take a title line apart, its places and terms aside."""
    told = len(line.text) > _LONGEST or _COLUMNS.search(line.text) or line.text[-1] in ".!?" or is_spoken(line.text)
    parts = [] if told else list(_parts(line.text))
    core, where = _without_places(line.text, parts, places)
    if len(core) < _LEAST or len(parts) > _MOST:
        return
    place = (line.start + where.start, line.start + where.end) if where else None
    behind = next((at for at, part in enumerate(core) if at and part.mark.strip() in _STRONG), None)
    if _AFTER_NAME.search(line.text, core[0].end, core[1].start):
        yield _parted(line, core[1:], core[0], place, Way.FIRST)
    if core[-1].mark.strip() in _BEFORE_NAME:
        yield _parted(line, core[:-1], core[-1], place, Way.LAST)
    at = next((at for at, part in enumerate(core) if at and part.mark.strip() in ("at", "@")), None)
    if at is not None:
        yield _parted(line, core[:at], core[at], place, Way.AT)
    if behind is not None:
        yield _parted(line, core[:behind], core[behind], place, Way.BEHIND)


def _parted(line: Line, title: Sequence[_Part], name: _Part, place: Stretch | None, way: Way) -> Parted:
    left = line.start
    return Parted((left + title[0].start, left + title[-1].end), (left + name.start, left + name.end), place, way)


_LEAST, _MOST = 2, 9
#: A longer line is no title, whatever links stand behind it.
_LONGEST = 500
#: A row of a table, whose cells are looked at each for itself.
_COLUMNS = re.compile(r"\S(?:\t|\s{2,}|\s[|·•⋅]\s)\s*\S")
_AFTER_NAME = re.compile(r":\s|\s[–—|·•⋅-]\s")
_STRONG = frozenset(("–", "—", "-", "|", "·", "•", "at", "@"))
_BEFORE_NAME = _STRONG | {","}


def titles_of(ways: Sequence[Parted | None], text: str) -> float:
    """The share of lines whose other part names an occupation."""
    told = [way for way in ways if way]
    return sum(has_role_head(text[way.title[0] : way.title[1]]) for way in told) / max(1, len(told))


def ways_of(lines: Sequence[Line], places: PlaceFinder) -> list[list[Parted | None]]:
    """The title lines of a list, all taken apart in one way, for each way."""
    every = [list(parted(line, places)) for line in lines]
    return [[next((one for one in ways if one.way is way), None) for ways in every] for way in Way]


def _parts(text: str) -> Iterator[_Part]:
    mark = _MARK.match(text)
    at, before = (mark.end() if mark else 0), ""
    end = trail.start() if (trail := _TRAIL.search(text, at)) else len(text)
    for cut in _CUT.finditer(text, at, end):
        if cut.start() < at:
            continue
        inner = cut.group("bracket")
        if cut.group().startswith(",") and _is_form(text[cut.end() : cut.end() + _LONGEST_FORM]):
            continue
        yield _Part(at, cut.start(), before)
        before = cut.group()
        if inner:
            left = cut.start("bracket")
            yield _Part(left + 1, left + len(inner) - 1, "(")
            before = text[left + len(inner) : cut.end()] or " "
        at = cut.end()
    if at < end:
        yield _Part(at, end, before)


_LONGEST_FORM = 12


def _is_form(behind: str) -> bool:
    """Whether a legal form stands behind a comma: "Contoso, Inc."."""
    words = behind.split()
    return bool(words) and LEGAL_FORM.match(f", {words[0].rstrip(':,')}") is not None


def _without_places(text: str, parts: Sequence[_Part], places: PlaceFinder) -> tuple[list[_Part], _Part | None]:
    """The parts that are neither place nor term, brackets joined to what they follow; and the first place."""
    core: list[_Part] = []
    where: _Part | None = None
    index = 0
    while index < len(parts):
        part = parts[index]
        run = _place_run(text, parts, index, places) if index or len(parts) > _LEAST else 0
        if run:
            where = where or _Part(part.start, parts[index + run - 1].end, part.mark)
            index += run
            continue
        index += 1
        words = text[part.start : part.end].strip()
        if core and (words.lower() in EMPLOYMENT or _TERM.fullmatch(words) or is_button(words)):
            continue
        if core and part.mark == "(":
            core[-1] = core[-1]._replace(end=part.end + 1)
        elif words:
            core.append(part)
    return core, where


def _place_run(text: str, parts: Sequence[_Part], index: int, places: PlaceFinder) -> int:
    """How many parts from one on name a place together: "Riga, Latvia"."""
    first = text[parts[index].start : parts[index].end]
    if "@" in parts[index].mark or not is_place_line(first, places) or ends_in_role(first):
        return 0
    for stop in range(min(len(parts), index + 4), index, -1):
        joined = all(part.mark.startswith(",") for part in parts[index + 1 : stop])
        if joined and is_place_line(text[parts[index].start : parts[stop - 1].end], places):
            return stop - index
    return 0
