"""A posting in, the place out that a sentence of it names: where the job is, or where somebody is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.place_lines import INITIALS, found_place, is_place_line
from kg.extract.postings.places.phrases import SPOKEN_OF
from kg.ports import PlaceFinder
from kg.schema import Place


def spoken_places(advert: Advert, places: PlaceFinder) -> Iterable[Found[Place]]:
    """The place that the sentence names which says who is wanted; else that of the address."""
    for pattern, confidence, words in SPOKEN_OF:
        if words and not advert.has(*words):
            continue
        for match in pattern.finditer(advert.text, advert.start, advert.end):
            for start, where in _named_in(advert, match):
                if read := _spoken_place(advert.text, start, where, places):
                    yield replace(read, confidence=read.confidence * confidence)
                    return


def _named_in(advert: Advert, match: re.Match[str]) -> Iterable[tuple[int, str]]:
    """What a pattern says may be a place, then what stands behind a further "in" of the sentence."""
    start = match.start("where")
    if advert.kind_at(start) in BOILERPLATE or _is_known(advert, start):
        return
    yield start, match.group("where")
    _, stop = advert.clauses.around(start)
    for further in _FURTHER.finditer(advert.text, start, min(stop, start + _REACH)):
        yield further.start("where"), further.group("where")


def _is_known(advert: Advert, start: int) -> bool:
    """Whether the words before tell what somebody knows: "proficient in Elixir"."""
    cues = (*advert.cues_of(CueKind.EXPERIENCE), *advert.cues_of(CueKind.INTEREST))
    return any(cue.end == start - 1 and " " in cue.value for cue in cues)


def _spoken_place(text: str, start: int, where: str, places: PlaceFinder) -> Found[Place] | None:
    housed = _AT_HOUSE.search(text, max(0, start - 4), start)
    shorter = () if housed or where.split()[0] in _HALF_NAMES else (where.split()[0],)
    tried = (where, where.split(",")[0], *shorter, where.split(", ")[-1])
    known = next((part for part in tried if _is_spoken_place(part, places)), None)
    read = places.parse(known).places[:1] if known else ()
    return found_place(read[0], start + where.index(known), 1.0) if known and read else None


#: So far a sentence is read on.
_REACH = 90
#: "for our team in Frankfurt am Main", behind an "in" that led to no place.
_FURTHER = re.compile(r"\b(?:in|at|à)\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?:(?: am| an der| im| sur)? [A-ZÀ-Ý][\w’'-]+){0,2})")
#: Words with which names of towns begin, and which are others alone: "San Stefano".
_HALF_NAMES = frozenset(
    "San Santa São Saint St St. New Los Las El La Le Al Port Fort Mount North South East West Bad Great Upper Lower Old"
    " Grand Cape Lake Little".split()
)
#: Behind "at" stands a house that may begin with a town's name: "a teacher at Westminster Snow School".
_AT_HOUSE = re.compile(r"\bat $")


def _is_spoken_place(name: str, places: PlaceFinder) -> bool:
    """Whether a sentence names a place so; of two letters few are: "interest in ML" is none in Mali."""
    return (len(name) > INITIALS or name in _CODES) and is_place_line(name, places)


_CODES = frozenset(("UK", "US", "DC"))
