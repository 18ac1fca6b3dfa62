"""Lines of a page in, what a model says that they are out, and which of them are the titles of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import SMALL_WORDS
from kg.extract.postings.naming.firm_names import AGE, is_name
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.learnt.kinds import KINDS, STATED, Cell, Cuts, LineKind, cells_of
from kg.extract.segments.learnt.model import LineModel
from kg.extract.segments.shapes.cut import JOBS
from kg.ports import PlaceFinder


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its cells, what each of them is and how likely."""

    line: Line
    cells: tuple[tuple[Cell, LineKind, float], ...]

    @property
    def kind(self) -> LineKind:
        """What the line is above all: a title, what is stated of an opening, or what its first cell is."""
        kinds = [kind for _, kind, _ in self.cells]
        if LineKind.TITLE in kinds:
            return LineKind.TITLE
        return next((kind for kind in kinds if kind in STATED), kinds[0])

    @property
    def chance(self) -> float:
        """How likely the line names the title of an opening."""
        return max((chance for _, kind, chance in self.cells if kind is LineKind.TITLE), default=0.0)


def read_rows(lines: Sequence[Line], model: LineModel, places: PlaceFinder, cuts: Cuts | None = None) -> list[Row]:
    """The lines with what their cells are, also of those that `cuts` makes."""
    cells = cells_of(lines, cuts)
    told = model.kinds(cells, places)
    of_row: list[list[tuple[Cell, LineKind, float]]] = [[] for _ in lines]
    for cell, chances in zip(cells, told, strict=True):
        best = int(chances.argmax())
        kind = KINDS[best]
        if kind is LineKind.EMPLOYER and not is_house(cell.text):
            kind = LineKind.HEADING
        if kind is LineKind.TEAM and AGE.fullmatch(cell.text):
            kind = LineKind.TERMS
        of_row[cell.row].append((cell, kind, float(chances[best])))
    return [Row(line, tuple(found)) for line, found in zip(lines, of_row, strict=True)]


_FILED = re.compile(r"\d{3,}|:\s*$|^\d+ ")
_KEY = re.compile(r"[^:]{2,30}:\s+")


def is_house(text: str) -> bool:
    """Whether a cell can be the name of an employer: no number files it, and it is no word for jobs."""
    key = _KEY.match(text)
    name = text[key.end() :] if key else text
    return is_name(name) and not _FILED.search(name) and not (JOBS.search(name) or name.lower() in SMALL_WORDS)


def sure_titles(rows: Sequence[Row]) -> list[int]:
    """The lines that are titles; of two in a row the likelier, where most stand apart."""
    times = Counter(row.line.text for row in rows)
    titles = [index for index, row in enumerate(rows) if row.kind is LineKind.TITLE and _may_head(row, times)]
    joint = [(a, b) for a, b in pairwise(titles) if b - a == 1]
    weaker = {min(pair, key=lambda at: rows[at].chance) for pair in joint if 2 * len(joint) < len(titles)}
    few = len(joint) * _SELDOM < len(titles)
    titles = [index for index in titles if index not in weaker or not (few or rows[index].chance < _LIKELY)]
    return _without_repeat(rows, titles)


_TWICE, _LIKELY, _SELDOM = 2, 0.8, 4


def _may_head(row: Row, times: Counter[str]) -> bool:
    """Whether a line can be a title: no button is, no search for jobs, and nothing often said that is no occupation."""
    text = row.line.text
    often = times[text] > _TWICE and not has_role_head(text)
    small = max(row.cells, key=lambda cell: (cell[1] is LineKind.TITLE, cell[2]))[0].text[:1].islower()
    return not (often or _PAID.match(text) or is_button(text) or _SEARCH.search(text) or small)


_PAID = re.compile(r"[$€£¥]\s?\d")
#: What heads openings and is none.
_SEARCH = re.compile(r"\b(?:jobs|careers|vacancies|openings|stellenangebote|offres d[’']emploi)\b", re.IGNORECASE)


def _without_repeat(rows: Sequence[Row], titles: list[int]) -> list[int]:
    """The titles without the page's first line where that only repeats the next of them."""
    if len(titles) > 1 and titles[0] == 0 and rows[titles[1]].line.text.casefold() in rows[0].line.text.casefold():
        return titles[1:]
    return titles


def missed_titles(rows: Sequence[Row], titles: Sequence[int]) -> list[int]:
    """Lines that stand in their block as most titles do in theirs, with the same stated in the same place."""
    starts = [index for index, row in enumerate(rows) if not index or row.line.gap]
    blocks = [range(a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    own = [(block, at - block.start) for block in blocks for at in titles if at in block]
    heights = [height for _, height in own]
    height = max(set(heights), key=heights.count, default=0)
    told = Counter(key for block, at in own if at == height for key in _stated_in(rows, block))
    usual = {key for key, count in told.items() if 2 * count > len(own)}
    if len(own) < 2 or heights.count(height) * 3 < 2 * len(own) or not usual:
        return []
    bare = [block for block in blocks if not any(at in block for at in titles)]
    return [block.start + height for block in bare if _is_like(rows, block, height, usual)]


def _stated_in(rows: Sequence[Row], block: range) -> set[tuple[int, LineKind]]:
    """What a block states, and at which height."""
    return {(index - block.start, rows[index].kind) for index in block if rows[index].kind in STATED}


def _is_like(rows: Sequence[Row], block: range, height: int, usual: set[tuple[int, LineKind]]) -> bool:
    """Whether a block without a title looks as those that have one."""
    if len(block) <= height or rows[block.start + height].kind in (*STATED, LineKind.PROSE):
        return False
    same = len(usual & _stated_in(rows, block))
    return 3 * same >= 2 * len(usual) and is_name(rows[block.start + height].line.text)
