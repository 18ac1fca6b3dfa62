"""A posting in, the stretches of its text out that speak of the job's places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.lexicon.cues import CueKind
from kg.extract.lexicon.headings import BOILERPLATE
from kg.extract.lexicon.sought import sought
from kg.extract.postings.advert import Advert

_LISTED = re.compile(r"\(([^()]{3,400})\)")
_MAY_BE = re.compile(r"\b(?:may|can|could) (?:also )?be\s+$", re.IGNORECASE)
_BASED = frozenset(
    (
        "based in",
        "based out of",
        "located in",
        "position in",
        "role in",
        "relocate to",
        "onsite in",
        "on-site in",
        "mit sitz in",
        "basé à",
        "basée à",
        "situé à",
        "am standort",
    )
)


def windows(advert: Advert, located: bool) -> Iterable[tuple[int, int, float]]:
    """Stretches of text that speak of the job's places: lists, and "based in" where no field says it."""
    for choice in _CHOICE.finditer(advert.text, advert.start, advert.end) if advert.has("the following") else ():
        yield choice.start("where"), choice.end("where"), 0.85
    for among in _AMONG.finditer(advert.text, advert.start, advert.end) if advert.has("not limited to") else ():
        yield among.start("where"), among.end("where"), 0.85
    for stretch in _OFFICES.finditer(advert.text, advert.start, advert.end) if advert.has(*_IN_OFFICES) else ():
        where = stretch.lastgroup or "where"
        yield stretch.start(where), stretch.end(where), 0.8
    for cue in advert.cues_of(CueKind.PLACE):
        _, stop = advert.clauses.around(cue.start)
        if _NEARBY.search(advert.text, cue.end, min(stop, cue.end + _NEAR)):
            continue
        surface = advert.text[cue.start : cue.end].lower()
        listed = _LISTED.search(advert.text, cue.end, min(stop + 300, advert.end))
        if (
            listed
            and listed.start() - cue.end < 60
            and surface not in _BASED
            and advert.text.count(",", *listed.span()) > 0
        ):
            yield listed.start(1), listed.end(1), 0.85
        elif (
            surface in _BASED
            and (not located or _MAY_BE.search(advert.text, max(0, cue.start - 24), cue.start))
            and _of_the_job(advert.text, cue.start)
        ):
            yield cue.end, min(stop, cue.end + 60), 0.7
        elif (
            not located and (below := _BELOW.match(advert.text, cue.end, advert.end)) and _is_heading(advert, cue.start)
        ):
            yield below.start("where"), below.end("where"), 0.85
        elif advert.text[cue.end : cue.end + 1] == ":" and (
            not located or surface in ("following locations", "multiple locations")
        ):
            yield cue.end + 1, min(advert.clauses.end_after(cue.end + 2), cue.end + 120), 0.85


def alternatives(advert: Advert, town: str | None) -> Iterable[tuple[int, int, float]]:
    """Lists of towns of which one may choose, the town of the job among them: "in Riga, Jena or Turin"."""
    if not town or not advert.has(f", {town}", f" {town}, ", f" {town} or ", f"or {town}"):
        return
    for match in _EITHER.finditer(advert.text, advert.start, advert.end):
        if town in _BETWEEN_TOWNS.split(match["where"]) and advert.kind_at(match.start()) not in BOILERPLATE:
            yield match.start("where"), match.end("where"), 0.8


_TOWN = r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}"
_IN_STATE = rf"{_TOWN}, [A-Z]{{2}}"
_EITHER = sought(
    rf"\b(?:in|at|for) (?:either )?(?P<where>{_IN_STATE}(?:; {_IN_STATE}){{0,9}}[;,]? or {_IN_STATE}\b"
    rf"|{_TOWN}(?:, {_TOWN}){{0,6}},? or {_TOWN})"
)
_BETWEEN_TOWNS = re.compile(r"[,;]? or |[,;] ")
#: "share your preferred working location from the following: Riga, Latvia; Jena, Germany".
_CHOICE = re.compile(
    r"\b(?:locations?|offices?|cities|sites) (?:from|in|at|of|are)"
    r" (?:any of |one of )?the following(?: locations?)?:\s*"
    r"(?P<where>[A-ZÀ-Ý][^.\n]{3,300})"
)
#: "We have internships in, but not limited to, Riga, Latvia; Jena, Germany".
_AMONG = re.compile(
    r"\b(?:positions?|internships?|roles|jobs|openings|opportunities|teams|offices|locations)\b[^.;\n]{0,60}?"
    r" (?:in|at|including|includes?),? (?:but )?(?:are )?not limited to[,:]? (?P<where>[A-ZÀ-Ý][^.\n]{3,400})"
)
_TOWNS = rf"{_TOWN}(?:, {_TOWN})*,? (?:and|or|&) {_TOWN}"
#: Offices that take interns in, each by its town: "for all of our offices (Riga, Jena and Lyon)", "located in our Riga
#: or Jena offices", "opportunities are available in Riga and Jena".
_OFFICES = re.compile(
    rf"\bfor (?:all )?(?:of )?our (?:\w+ )?offices \((?P<where>{_TOWNS})\)"
    rf"|\b(?:located|based|hosted|take place) (?:[a-z]+ ){{0,4}}in (?:our )?(?P<towns>{_TOWNS}) offices\b"
    rf"|\b(?:[Oo]pportunities|[Pp]ositions|[Rr]oles|[Ii]nternships|[Pp]lacements) (?:are )?available in"
    rf" (?P<listed>{_TOWNS})(?=[.;\n])"
)
_IN_OFFICES = ("offices", "available in")
#: What lies near the job's place: "Location: a few miles from the beach".
_NEARBY = re.compile(r"\b(?:miles|minutes|km|close|near|walk|drive|away)\b(?: \w+)? (?:from|to|of)\b")
_NEAR = 60
#: A place below the heading "Location", up to what else the line says: "Seguin, Texas - on-site".
_BELOW = re.compile(
    r"[ \t:*]*\n+[ \t]*(?:[•*-][ \t]*)?(?P<where>[A-ZÀ-Ý][^\n(;]{2,60}?)(?=\s+[–—-]\s|\s*\(|\s*;|\s*\n|\.\s|$)"
)


def _is_heading(advert: Advert, start: int) -> bool:
    """Whether a word begins its line, but for an ornament."""
    line = advert.text.rfind("\n", 0, start) + 1
    return not any(char.isalnum() for char in advert.text[line:start])


def _of_the_job(text: str, position: int) -> bool:
    """Companies are based somewhere too."""
    before = text[max(0, position - 70) : position].lower()
    return bool(
        re.search(
            r"\b(?:role|position|job|you|internship|candidates?|opportunity|stelle|poste|team|will be|is|intern"
            r"|engineer|scientist)\b[^.]*$",
            before,
        )
    ) and not re.search(
        r"\b(?:company|startup|start-up|headquartered|firm|customers|clients|we are|we're|founded)\b[^.]*$", before
    )
