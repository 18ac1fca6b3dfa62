"""A string in, out whether it is a location and nothing else, and a match of the gazetteer as a found place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.ports import LocationLine, PlaceFinder, PlaceMatch
from kg.schema import Place

#: So long is the longest place; longer lines list them.
_LONGEST = 90
#: What firms are called that stand on a line with a name that is also a place: "Hallam & Vise Bank".
_FIRMS = frozenset(
    "bank university hospital clinic college school institute group ltd inc gmbh foundation council trust".split()
)
#: The same before the name of a place: "City of Boise".
_AUTHORITIES = frozenset("city county town village borough township".split())
#: Words that a number ranks: "Level 2".
_RANKED = frozenset(("level", "grade", "band", "stage", "phase", "class", "tier", "step", "unit", "box"))
#: Names of firms that a gazetteer lists as by-names of towns.
_BY_NAMES = frozenset(("google", "excel"))
_NOT_A_PLACE = sought(r"[?!:;\"“”]|\.\s|[.]$|\d{5,}\s|https?:|@")
#: "ID 2026-5267" files an advert and is no place in Indonesia.
_FILED = re.compile(r"(?:ID|IN|JR|R)\b[ #:-]*\d")
#: "+5 more" behind the first places of many.
_MORE = re.compile(r"\+?\s?\d+ (?:more|other|weitere|autres).{0,20}", re.IGNORECASE)


def is_place_line(text: str, places: PlaceFinder) -> bool:
    """Whether the line is a location and nothing else."""
    line = text.strip().removeprefix("📍").strip()
    if ";" in line:
        parts = [part for part in re.split(r"\s*;\s*", line) if part and not _MORE.fullmatch(part)]
        return bool(parts) and all(is_place_line(part, places) for part in parts)
    if len(line) > _LONGEST and line.count(",") > A_LIST:
        return all(is_place_line(part, places) for part in line.split(","))
    if not 2 <= len(line) <= _LONGEST or not line[0].isupper() or len(line.split()) > 12 or _NOT_A_PLACE.search(line):
        return False
    words = line.lower().split()
    if _FILED.match(line) or (words[0] in _RANKED and words[-1].isdigit()):
        return False
    if (len(line) == 2 and not line.isupper()) or words[-1] in _FIRMS or line.lower() in _BY_NAMES:
        return False
    headed = len(words) > 1 and words[1] in ("of", "de")
    if headed and words[0] in _FIRMS:
        return False
    if coded_place(line, places):
        return True
    read = places.parse(line)
    if headed and words[0] in _AUTHORITIES and all(match.start > 0 for match in read.places):
        return False
    if "-" in line and any(
        before.end + 1 == match.start and line[before.end] == "-" and before.place.country != match.place.country
        for before, match in pairwise(read.places)
    ):
        return False  # of a double name each half is a town by chance, somewhere else each: "Mercedes-Benz"
    if line.startswith("The ") and any(match.start > 0 and match.place.city for match in read.places):
        return False  # "The Hague" has its article in the gazetteer, other names with one are no towns
    if any(_is_word(line[match.start : match.end]) for match in read.places):
        return False
    initials = len(line) == INITIALS and any(match.place.kind == "city" for match in read.places)
    stated = bool(read.places) or read.remote is not None
    covered = read.coverage >= 0.9 or _is_in_region(line, places)
    return covered and stated and not initials and not _is_strewn(line, read)


#: The country first, by its code, then a code of a region, whatever it is: "ES, M, Madrid", "JP, 13, Tokyo".
_CODED = re.compile(r"(?P<country>[A-Z]{2,3}), (?P<region>[A-Z]{1,3}|\d{1,2}), (?P<town>[A-ZÀ-Ý][\w.’' -]+)")
_VIRTUAL = "Virtual"


def coded_place(text: str, places: PlaceFinder) -> Place | None:
    """The place of a line that begins with codes, its region as it is written there."""
    coded = _CODED.fullmatch(text)
    if coded is None:
        return None
    country, region, town = coded.groups()
    if town.startswith(_VIRTUAL):
        read = places.parse(f"{country}, {region}").places
        return read[0].place if len(read) == 1 and read[0].place.region == region else None
    for written in (text, f"{town}, {country}"):
        read = places.parse(written).places
        if len(read) == 1 and read[0].place.city:
            place = read[0].place
            homes = {country, *(match.place.country for match in places.parse(country).places)}
            return replace(place, region=region) if place.country in homes else None
    return None


def _is_word(surface: str) -> bool:
    """Whether a country's two letters are a plain word: "Work With Us"."""
    return len(surface) == INITIALS and not surface.isupper()


_REGION = re.compile(
    r"(?P<town>[^,]{2,40}), (?:[A-ZÀ-Ý][\w’'-]+ ){1,2}(?:Cape|County|Province|Prefecture|Region|Oblast|Governorate"
    r"|Voivodeship|District|Territory|Island)"
)


def _is_in_region(line: str, places: PlaceFinder) -> bool:
    """Whether a town stands before the name of a region that says so itself: "Tallinn, Harju County"."""
    match = _REGION.fullmatch(line)
    return match is not None and is_town(match.group("town"), places)


#: So many capitals are a state or a country, and no town: "HTL, FH oder TU".
INITIALS = 2


#: "ETH" before a town is a school and no country.
_LONG_CODE = 3


def _is_strewn(line: str, read: LocationLine) -> bool:
    """Whether words of a name are towns of different countries by chance: "Loja Magazine"."""
    towns = sorted(
        (match for match in read.places if match.place.city or match.end - match.start == _LONG_CODE),
        key=lambda match: match.start,
    )
    return any(line[a.end : b.start].isspace() and a.place.country != b.place.country for a, b in pairwise(towns))


#: So many towns with commas between them are no town with its region and country.
A_LIST = 3


def is_town(text: str, places: PlaceFinder) -> bool:
    """Whether the words are one town and nothing else."""
    read = places.parse(text.strip())
    return read.coverage >= 0.9 and len(read.places) == 1 and read.places[0].place.city is not None


#: The number of a quarter behind its city: "Lyon 07", "Paris 15 Vaugirard".
_NUMBERED = re.compile(r"(?<=[a-z]) \d{2}\b.*$")


def found_place(match: PlaceMatch, offset: int, confidence: float) -> Found[Place]:
    """The match as a found value, without the number of a quarter behind its city."""
    place = match.place
    if place.city and _NUMBERED.search(place.city):
        place = replace(place, city=_NUMBERED.sub("", place.city))
    return Found(place, offset + match.start, offset + match.end, confidence * match.confidence)
