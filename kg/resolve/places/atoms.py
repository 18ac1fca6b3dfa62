"""A location string in, the smallest named pieces of it out, each with everything its name may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.resolve.places.areas import COUNTRIES_OF_AREAS
from kg.resolve.places.names import place_key
from kg.resolve.places.table import GazetteerTable
from kg.resolve.places.words import MACRO_AREAS, NOISE, SEPARATOR

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
#: A piece that may be the name of a town we do not list: one to three capitalised words.
_TOWN = re.compile(r"[^\W\d_][\w.'’]*(?:[ -][^\W\d_][\w.'’]*){0,2}")
_NO_TOWN = re.compile(
    r"\b(?:cent(?:er|re)|base|s?fb|campus|airport|clinic|office|opportunity|team|site|street|road)\b", re.IGNORECASE
)
#: Least score of a city named by part of a piece whose other words mean nothing to us.
_IN_PART = 5.5
_POINT = re.compile(r"^([NSEW])\.\s*(?=\w)", re.IGNORECASE)
_POINTS = {"n": "north ", "s": "south ", "e": "east ", "w": "west "}
#: What joins the last of several places to those before it; "OR" in capitals is Oregon.
_JOINED = re.compile(r"(?:or|and|und|oder|ou|et|y|e)\s+(?=\w)")
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that names something: `text[start:end]`, in the `segment`-th part between strong separators.

    An `unlisted` piece is in no table; it is a town if a region follows. `areas` are the countries that have a
    department, province or county of that name.
    """

    start: int
    end: int
    key: str
    segment: int
    cities: tuple[int, ...]
    regions: tuple[int, ...]
    country: str | None
    region_code: bool = False
    country_code: bool = False
    unlisted: str | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The atoms of a string, and how many of its letters they and words without a meaning of their own cover."""

    atoms: tuple[Atom, ...]
    letters: int
    understood: int


_POSTAL_CODE = re.compile(
    r"(?:[A-Z]{1,2}-)?\d{4,6} (?P<town>[^\d,]{2,40}?)(?P<where> [aiobv]\. ?(?:d\. ?)?[A-Z][a-z]{0,4}\.?)?"
)


def read_atoms(text: str, table: GazetteerTable) -> Reading:
    """Cuts a string at its separators and looks every piece up."""
    return _Reader(text, table).read()


class _Reader:
    def __init__(self, text: str, table: GazetteerTable) -> None:
        self.text = text = text.replace("_", " ")
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
            if match.lastgroup != "weak":
                self.segment += 1
        self._piece(position, len(self.text))
        return Reading(tuple(self.atoms), _letters(self.text), self.understood)

    def _piece(self, start: int, end: int) -> None:
        while start < end and not self.text[start].isalnum():
            start += 1
        while start < end and not (self.text[end - 1].isalnum() or self.text[end - 1] == "."):
            end -= 1
        if joined := _JOINED.match(self.text, start, end):
            self.understood += _letters(joined.group())
            start = joined.end()
        if start < end and not (self._named(start, end, whole=True) or self._coded(start, end)):
            self._words(start, end)

    def _coded(self, start: int, end: int) -> bool:
        """Looks up a town behind its postal code: "06108 Halle (Saale)", "79110 Freiburg i. Br."."""
        coded = _POSTAL_CODE.fullmatch(self.text, start, end)
        if coded is None:
            return False
        whole = self._named(coded.start("town"), end)
        return whole or (coded["where"] is not None and self._named(*coded.span("town")))

    def _named(self, start: int, end: int, *, whole: bool = False) -> bool:
        """Looks one stretch up; `whole` if it stands between separators."""
        surface = self.text[start:end]
        key = place_key(_POINT.sub(lambda match: _POINTS[match[1].lower()], surface))
        # "or" in small letters joins two places; "OR" is Oregon
        if key in MACRO_AREAS or (whole and key in NOISE and (len(key) > 2 or (self.has_case and surface.islower()))):
            self.understood += _letters(surface)
            return True
        atom = self._atom(start, end, key, whole=whole)
        if atom is None:
            return False
        self.atoms.append(atom)
        self.understood += _letters(surface)
        return True

    def _atom(self, start: int, end: int, key: str, *, whole: bool) -> Atom | None:
        table = self.table
        written = self.as_written[start:end].strip(".")
        if whole and len(written) == 2 and written[0].isupper():
            written = written.upper()
        code = written if len(written) <= 3 and written.isalpha() and written.isupper() else ""
        regions = table.regions_by_key.get(key, ())
        country = table.countries_by_key.get(key)
        coded_regions = table.regions_by_code.get(code, ()) if code else ()
        coded_country = table.countries_by_code.get(code) if code else None
        cities = (
            () if code and (coded_regions or coded_country) and len(code) < 3 and key != "dc" else table.cities(key)
        )
        areas = COUNTRIES_OF_AREAS.get(key, ()) if whole else ()
        if not (cities or regions or country or coded_regions or coded_country):
            name = self.text[start:end]
            return Atom(start, end, key, self.segment, (), (), None, unlisted=name, areas=areas) if areas else None
        return Atom(
            start,
            end,
            key,
            self.segment,
            tuple(cities),
            tuple(dict.fromkeys((*regions, *coded_regions))),
            country or coded_country,
            region_code=bool(coded_regions),
            country_code=bool(coded_country),
            areas=areas,
        )

    def _words(self, start: int, end: int) -> None:
        """Looks up the longest runs of words, from the left; a street address counts from its last words."""
        spans = [(start + match.start(), start + match.end()) for match in _WORD.finditer(self.text[start:end])]
        if len(spans) > 2 and self.text[spans[0][0]].isdigit():
            spans = self._after_street(spans)
        before, first, unknown = len(self.atoms), 0, 0
        while first < len(spans):
            used = self._longest(spans, first)
            unknown += not used
            first += used or 1
        if len(spans) > 1:
            self._keep_sure(before, unknown)
        surface = self.text[start:end]
        if len(self.atoms) == before and self._may_be_town(surface):
            self.atoms.append(Atom(start, end, place_key(surface), self.segment, (), (), None, unlisted=surface))

    def _after_street(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The last words that are a city, with a state's code after it if there is one."""
        while len(spans) > 1 and self.text[spans[-1][0]].isdigit():
            spans = spans[:-1]
        coded = self.text[spans[-1][0] : spans[-1][1]] in self.table.regions_by_code
        stop = len(spans) - coded
        for first in range(max(1, stop - 3), stop):
            if self.table.cities(place_key(self.text[spans[first][0] : spans[stop - 1][1]])):
                return spans[first:]
        return spans[-1:]

    def _longest(self, spans: list[tuple[int, int]], first: int) -> int:
        """Number of words that a name or a word without meaning takes up from `first` on; 0 for an unknown word."""
        for count in range(min(_LONGEST, len(spans) - first), 0, -1):
            start, end = spans[first][0], spans[first + count - 1][1]
            if self._may_stand(start, end, count) and self._named(start, end):
                return count
        word = self.text[spans[first][0] : spans[first][1]]
        if place_key(word) in NOISE or word[0].isdigit():
            self.understood += _letters(word)
            return 1
        return 0

    def _may_stand(self, start: int, end: int, count: int) -> bool:
        """A single word of a longer piece must look like a name and not be one of the words around names."""
        word = self.text[start:end]
        if word[0].isdigit() or (self.has_case and not (word[0].isupper() or not word[0].isascii())):
            return False
        return count > 1 or len(word) == 2 or place_key(word) not in NOISE

    def _keep_sure(self, before: int, unknown: int) -> None:
        """Of the names read from parts of a piece, keeps those that hold although words beside them are unknown."""
        found = self.atoms[before:]
        listed = [atom for atom in found if atom.regions or atom.country or not self.table.is_alternate(atom.key)]
        if len(listed) < len(found) or unknown:
            listed = [atom for atom in listed if self._is_sure(atom)]
        self.atoms[before:] = listed

    def _is_sure(self, atom: Atom) -> bool:
        return bool(atom.regions or atom.country) or self.table.score(atom.cities[0]) >= _IN_PART

    def _may_be_town(self, surface: str) -> bool:
        words = surface.split()
        capitals = not self.has_case or all(word[0].isupper() for word in words)
        return capitals and bool(_TOWN.fullmatch(surface)) and not _NO_TOWN.search(surface)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
