"""Openings of a list in, out what stands in each place of all of them, if it may be names of those who hire."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT
from kg.extract.postings.employers.model import shipped_employer_model
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.naming.firm_names import AREA
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.houses.title_houses import Parted, Stretch, Way, titles_of, ways_of
from kg.extract.segments.learnt.kinds import cells_of
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: What one place of the openings holds, for each opening.
Held = list[Stretch | None]

_CLIP, _PRIOR, _PRIOR_NAMES, _MISSING = 3.0, -0.8, 2, -1.5
#: So many of the openings have what stands in a place, and so many names are weighed.
COVERED, _MOST_READ = 0.6, 60
#: Names in one place look so much like firms, on average, if they are; departments do not in one of a hundred lists.
_LIKE_FIRMS = 0.25
#: The same of names that are as many as the openings, where these are so many: departments come again.
_ALL_APART, _ENOUGH = 0.1, 5
#: Where a page names its owner, names in its list must look so much more like firms.
_OWNED = 0.3
#: What speaks against a place: an empty line between it and the title, and each line of distance.
_OVER_GAP, _FARTHER, _AIRY = 1.5, 0.05, 0.8
#: From here on a name that is also a place is rather a firm's.
_SURE = 0.75
#: So many of the lines without what may be names are occupations.
_TITLED = 0.5
#: "at" before names speaks for them.
_AT = 1.2


def firmness(names: Sequence[str]) -> float:
    """How much names look like those of firms, each counted once; few names tell less than many."""
    apart = {name.casefold(): name for name in names}
    total = sum(map(look_of, apart.values()))
    return (total + _PRIOR * _PRIOR_NAMES) / (len(apart) + _PRIOR_NAMES)


def look_of(name: str) -> float:
    """How much a name looks like a firm's; one alone never decides."""
    return max(-_CLIP, min(_CLIP, shipped_employer_model().names.log_odds(name)))


class Slots:
    """The places of a list, told by how far from a title a line stands, by its cell and by how the cell is read.

    Args:
        lines: of the page.
        titles: of the openings, one below the other, and `rows`, the lines that they stand on.
        owner: where the page names its owner above the list.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        rows: Sequence[int],
        titles: Sequence[FieldSpan],
        text: str,
        places: PlaceFinder,
        owner: int | None,
    ) -> None:
        self._lines, self._rows, self._text, self._places = lines, rows, text, places
        self._titles, self._owner = titles, owner
        self._ends = [
            *rows[1:],
            min(len(lines), rows[-1] + 1 + max(b - a for a, b in pairwise(rows))),
        ]
        self._floors = [max(-1, rows[0] - 5), *rows[:-1]]

    def slots(self) -> Iterator[tuple[Held, float]]:
        """What stands in each place of the openings where it looks like firms, and how much."""
        for offset in (0, 1, -1, 2, -2, 3, -3):
            whole = [self._line(at, offset) for at in range(len(self._rows))]
            toll = _FARTHER * abs(offset) + (_OVER_GAP if self._over_gap(offset) else 0.0)
            if offset > 0 and toll > _OVER_GAP and not self._is_airy():
                continue  # what an empty line parts from a title is the next opening's
            if sum(line is not None for line in whole) >= COVERED * len(whole):
                for held in self._cells(whole):
                    yield from self._weighed(held, toll)
        groups = self._groups()
        if len(set(groups)) > 1:
            yield from self._weighed(groups, _FARTHER)

    def ways(self) -> Iterator[tuple[list[Parted | None], float]]:
        """The title lines taken apart where one part looks like firms, and how much; "at" says it surely."""
        for ways in self.taken_apart():
            bonus = _AT if any(way and way.way is Way.AT for way in ways) else 0.0
            for _, score in self.told([way and way.name for way in ways], bonus):
                yield ways, score

    def taken_apart(self) -> list[list[Parted | None]]:
        """The title lines taken apart, in each way in which the other part names occupations."""
        every = ways_of([self._lines[row] for row in self._rows], self._places)
        return [ways for ways in every if any(ways) and titles_of(ways, self._text) > _TITLED]

    def told(self, stretches: Sequence[Stretch | None], bonus: float = 0.0) -> Iterator[tuple[Held, float]]:
        """Names that were read elsewhere, if they look like firms, and how much."""
        yield from self._weighed([self._name(*stretch) if stretch else None for stretch in stretches], -bonus)

    def words_of(self, held: Sequence[Stretch | None]) -> list[str]:
        """What stands there."""
        return [self._text[a:b] for a, b in filter(None, held)]

    def _weighed(self, held: Held, toll: float) -> Iterator[tuple[Held, float]]:
        """The names, if enough openings have one and they look like firms; what names none counts against them."""
        names = self.words_of(held)
        if len(names) >= COVERED * len(held) and firmness(names[:_MOST_READ]) - min(toll, 0.0) >= self._least_of(held):
            told = sum(map(look_of, names))
            yield held, (told + _MISSING * (len(held) - len(names))) / len(held) - toll

    def _least_of(self, held: Held) -> float:
        """How much names must look like firms: more where somebody else owns the page."""
        own = self._owner is None or any(name and name[0] <= self._owner < name[1] for name in held)
        apart = len(held) >= _ENOUGH and len({self._text[slice(*name)] for name in held if name}) == len(held)
        return (_ALL_APART if apart else _LIKE_FIRMS) + (0.0 if own else _OWNED)

    def _line(self, at: int, offset: int) -> Line | None:
        row = self._rows[at] + offset
        inside = self._floors[at] < row < self._ends[at] and row >= 0
        return self._lines[row] if inside and len(self._lines[row].text) <= _LONGEST else None

    def _is_airy(self) -> bool:
        """Whether empty lines stand between nearly all lines, and tell nothing."""
        inner = self._lines[self._rows[0] + 1 : self._rows[-1] + 1]
        return sum(line.gap for line in inner) > _AIRY * len(inner)

    def _over_gap(self, offset: int) -> bool:
        """Whether an empty line mostly stands between a title and the line so far from it."""
        first, last = (1, offset) if offset >= 0 else (offset + 1, 0)
        gaps = sum(
            any(self._lines[row + step].gap for step in range(first, last + 1) if 0 <= row + step < len(self._lines))
            for row in self._rows
        )
        return 2 * gaps > len(self._rows)

    def _cells(self, whole: Sequence[Line | None]) -> Iterator[Held]:
        """The names that the cells of lines hold, each place of a cell for itself, and each way to read it."""
        found: dict[Hashable, Held] = {}
        for at, line in enumerate(whole):
            for cell in cells_of([line]) if line else ():
                if cell.start < self._titles[at].end and self._titles[at].start < cell.end:
                    continue
                for way, read in enumerate(_READINGS):
                    stretch = read(cell.text)
                    if stretch and (name := self._name(cell.start + stretch[0], cell.start + stretch[1])):
                        found.setdefault((cell.cell, way), [None] * len(whole))[at] = name
        yield from found.values()

    def _groups(self) -> Held:
        """The line that heads the block of each opening, where it is none of them."""
        held: Held = []
        heading: Stretch | None = None
        titles = set(self._rows)
        for row in range(max(0, self._floors[0] + 1), self._rows[-1] + 1):
            line = self._lines[row]
            if line.gap or row == 0:
                heading = None if row in titles or len(line.text) > _LONGEST else (line.start, line.end)
            if row in titles:
                held.append(self._name(*heading) if heading else None)
        return held

    def _name(self, start: int, end: int) -> Stretch | None:
        """The stretch without what surrounds a name, if it may be one: no place, terms, button or occupation."""
        text = self._text[start:end]
        lead = _LEAD.match(text)
        left = lead.end() if lead else 0
        label = labelled(text[left:])
        left += label[1] if label and label[0] is FieldName.ORGANIZATION else 0
        right = len(_TRAIL.sub("", text))
        name = text[left:right].strip()
        if not 1 < len(name) <= _LONGEST_NAME or not any(map(str.isalpha, name)) or name[0] in "$€£+":
            return None
        if name.lower() in EMPLOYMENT or name.lower() in CATEGORIES or is_button(name) or _NO_HOUSE.search(name):
            return None
        town = self._places.parse(name).places
        whole = len(town) == 1 and town[0].end - town[0].start == len(name)
        sure = look_of(name) >= _SURE and not (whole or (name.isupper() and len(name) <= _INITIALS))
        if (not sure and (ends_in_role(name) or is_place_line(name, self._places))) or AREA.fullmatch(name):
            return None
        return start + left, start + left + len(name)


_LONGEST, _LONGEST_NAME, _INITIALS = 160, 60, 4
_NO_HOUSE = re.compile(
    r"[.!?:]\s|[!?]$|\b(?:ago|posted|remote|hybrid|on-?site|apply|applicants?|employees|hiring|full[- ]time"
    r"|part[- ]time|today|yesterday)\b|^\d+\s?[dhwm]$|^[A-Z]{0,3}-?\d+$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[*_#\[ ]*(?:(?:via|by|at|@) )?")
#: What follows a name: a rating, a count of reviews, "logo".
_TRAIL = re.compile(
    r"(?:\s+logo|\s*\d\.\d\s*(?:★|⭐)?(?:\s*\(?[\d,.]+k?\)?(?: reviews)?)?|\s+\d+ reviews|[*_\]]+(?:\([^)\s]*\))?)\s*$"
)


def _before(mark: str) -> Callable[[str], Stretch | None]:
    pattern = re.compile(mark)

    def read(text: str) -> Stretch | None:
        match = pattern.search(text)
        return (0, match.start()) if match and match.start() else None

    return read


def _whole(text: str) -> Stretch | None:
    return 0, len(text)


#: How the name in a cell is read: the whole of it, or what stands before a mark.
_READINGS = (_whole, _before(r"\s[–—-]\s"), _before(r",\s"), _before(r"\s?\("))
