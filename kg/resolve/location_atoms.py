"""A location string in, the smallest named pieces of it out, each with everything its name may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.resolve.gazetteer_table import GazetteerTable
from kg.resolve.place_names import place_key
from kg.resolve.place_words import MACRO_AREAS, NOISE, SEPARATOR

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_POINT = re.compile(r"^([NSEW])\.\s*(?=\w)", re.IGNORECASE)
_POINTS = {"n": "north ", "s": "south ", "e": "east ", "w": "west "}
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that names something: `text[start:end]`, in the `segment`-th part between strong separators."""

    start: int
    end: int
    key: str
    segment: int
    cities: tuple[int, ...]
    regions: tuple[int, ...]
    country: str | None
    region_code: bool
    country_code: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The atoms of a string, and how many of its letters they and words without a meaning of their own cover."""

    atoms: tuple[Atom, ...]
    letters: int
    understood: int


def read_atoms(text: str, table: GazetteerTable) -> Reading:
    """Cuts a string at its separators and looks every piece up."""
    return _Reader(text, table).read()


class _Reader:
    def __init__(self, text: str, table: GazetteerTable) -> None:
        self.text = text
        self.table = table
        self.as_written = text if any(char.isupper() for char in text) else text.upper()
        self.has_case = self.as_written is text
        self.atoms: list[Atom] = []
        self.segment = 0
        self.understood = 0

    def read(self) -> Reading:
        position = 0
        for match in SEPARATOR.finditer(self.text):
            if match.lastgroup == "kept":
                continue
            self._piece(position, match.start())
            position = match.end()
            self.understood += _letters(match.group())
            if match.lastgroup == "strong":
                self.segment += 1
        self._piece(position, len(self.text))
        return Reading(tuple(self.atoms), _letters(self.text), self.understood)

    def _piece(self, start: int, end: int) -> None:
        while start < end and not self.text[start].isalnum():
            start += 1
        while start < end and not (self.text[end - 1].isalnum() or self.text[end - 1] == "."):
            end -= 1
        if start < end and not self._named(start, end):
            self._words(start, end)

    def _named(self, start: int, end: int) -> bool:
        """Looks one stretch up as a whole."""
        surface = self.text[start:end]
        key = place_key(_POINT.sub(lambda match: _POINTS[match[1].lower()], surface))
        if key in MACRO_AREAS:
            self.understood += _letters(surface)
            return True
        atom = self._atom(start, end, key)
        if atom is None:
            return False
        self.atoms.append(atom)
        self.understood += _letters(surface)
        return True

    def _atom(self, start: int, end: int, key: str) -> Atom | None:
        table = self.table
        written = self.as_written[start:end].strip(".")
        code = written if len(written) <= 3 and written.isalpha() and written.isupper() else ""
        regions = table.regions_by_key.get(key, ())
        country = table.countries_by_key.get(key)
        coded_regions = table.regions_by_code.get(code, ()) if code else ()
        coded_country = table.countries_by_code.get(code) if code else None
        cities = (
            () if code and (coded_regions or coded_country) and len(code) < 3 and key != "dc" else table.cities(key)
        )
        if not (cities or regions or country or coded_regions or coded_country):
            return None
        return Atom(
            start,
            end,
            key,
            self.segment,
            tuple(cities),
            tuple(dict.fromkeys((*regions, *coded_regions))),
            country or coded_country,
            bool(coded_regions),
            bool(coded_country),
        )

    def _words(self, start: int, end: int) -> None:
        """Looks up the longest runs of words, from the left; a street address counts from its last word."""
        spans = [(start + match.start(), start + match.end()) for match in _WORD.finditer(self.text[start:end])]
        if len(spans) > 2 and self.text[spans[0][0]].isdigit():
            spans = self._after_street(spans)
        first = 0
        while first < len(spans):
            first += self._longest(spans, first)

    def _after_street(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        for first in range(max(1, len(spans) - 3), len(spans)):
            if self.table.cities(place_key(self.text[spans[first][0] : spans[-1][1]])):
                return spans[first:]
        return spans[-1:]

    def _longest(self, spans: list[tuple[int, int]], first: int) -> int:
        """Number of words used up from `first` on."""
        for count in range(min(_LONGEST, len(spans) - first), 0, -1):
            start, end = spans[first][0], spans[first + count - 1][1]
            if count == len(spans):
                continue
            if self._may_stand(start, end, count) and self._named(start, end):
                return count
        word = self.text[spans[first][0] : spans[first][1]]
        if place_key(word) in NOISE or word[0].isdigit():
            self.understood += _letters(word)
        return 1

    def _may_stand(self, start: int, end: int, count: int) -> bool:
        """A single word of a longer piece must look like a name and not be one of the words around names."""
        word = self.text[start:end]
        if word[0].isdigit() or (self.has_case and not (word[0].isupper() or not word[0].isascii())):
            return False
        return count > 1 or len(word) == 2 or place_key(word) not in NOISE


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
