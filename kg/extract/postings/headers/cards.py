"""A line that small words join in, out title, employer, place and pay: "Contoso hiring Analyst in Riga"."""

from __future__ import annotations

import re

from kg.extract.postings.headers.lines import Piece, without_code
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.ports import PlaceFinder

_LONGEST = 140


def cut_card(start: int, _end: int, text: str, places: PlaceFinder) -> list[Piece]:
    """The pieces of such a line; none of any other."""
    if len(text) > _LONGEST or is_place_line(without_code(text), places):
        return []
    spans = _shared_card(text, places) or _title_ahead(text, places) or _title_paid(text)
    return [(start + a, start + b, text[a:b]) for a, b in spans]


#: How boards call the page of an advert: "Analyst hiring at Contoso in Riga", "Contoso hiring Analyst in Riga".
_CARDS = (
    re.compile(r"(?P<title>.{3,80}?) hiring at (?P<name>.{2,50}?) in (?P<place>.{2,60})"),
    re.compile(r"(?P<name>.{2,50}?) (?:is )?hiring (?P<title>.{3,80}?) in (?P<place>.{2,60})"),
    re.compile(r"(?P<name>.{2,50}?) seeks (?:an? )?(?P<title>(?-i:[A-ZÀ-Ý]).{2,80}?)(?: in (?P<place>.{2,60}))?"),
    re.compile(
        r"(?P<name>.{2,50}?) is (?:now |currently )?hiring(?:: | an? )(?P<title>.{3,80}?)(?: [–—-] (?P<place>.{2,60}))?"
    ),
)


#: "Analyst Job in Riga", and where the employer stands behind the title: "Analyst - Maps at Contoso".
_JOB_IN = re.compile(r"(?P<title>.{3,80}?) (?:[Jj]obs?|[Vv]acancy|JOBS?) (?:in|IN) (?P<place>.{2,60}?)(?:,? U[sS]A?)?")
_AT_NAME = re.compile(
    r"(?P<title>.{3,90}) (?:at|@|chez|bei) (?P<name>(?:[A-ZÀ-Ý0-9]|[a-z]+[A-Z])[^,;|()]{1,50}?"
    r"(?:, (?:Inc|LLC|Ltd|Corp|LLP|LP|PLC|Co|GmbH|S\.?A)\b\.?)?|[a-z][\w&.-]{1,24})"
)
#: Words behind "at" that say when and where.
_NOBODY = frozenset(
    "home work school night sea scale large events all once least site university college court".split()
)
#: What is no employer by itself behind "at".
_PART = re.compile(r"\b(?:Team|Department|Dept|Division|Abteilung|Referat|Desk|Squad|Unit|Ward|Guild)\b")


#: "Analyst at Contoso, Riga", "Analyst @ Contoso (Riga, Latvia)", "Analyst Job at Contoso in Riga".
_AT_SEAT = re.compile(
    r"(?P<title>.{3,90}?)(?: [Jj]ob)? (?:at|@|chez|bei) (?P<name>[A-ZÀ-Ý0-9][^,;|()]{1,50}?)"
    r"(?:(?:,| in) (?P<place>[^()]{2,80})| \((?P<inside>[^()]{2,80})\))"
)


def _seated(text: str, places: PlaceFinder) -> list[tuple[int, int]]:
    """A name with the place behind it, and the title before both: "Analyst at Contoso, Riga", "Contoso in Riga"."""
    match = _AT_SEAT.fullmatch(text) if any(word in text for word in _AT_WORDS) else None
    if match and has_role_head(match.group("title")) and is_name(match.group("name")):
        where = "place" if match.group("place") else "inside"
        parts = [match.span("title"), match.span("name"), match.span(where)]
        return parts if is_place_line(match.group(where), places) else []
    match = _NAME_IN.fullmatch(text) if " in " in text else None
    if match is None or has_role_head(match.group("name")) or not is_name(match.group("name")):
        return []
    return [match.span("name"), match.span("place")] if is_place_line(match.group("place"), places) else []


_AT_WORDS = (" at ", " @ ", " chez ", " bei ")
#: "Contoso in Riga, Latvia".
_NAME_IN = re.compile(r"(?P<name>[A-ZÀ-Ý][^,;:|()]{1,50}?) in (?P<place>[A-ZÀ-Ý].{1,80})")


def _title_ahead(text: str, places: PlaceFinder) -> list[tuple[int, int]]:
    """A title and what a small word joins to it: the place of a job, the name of who hires."""
    if seated := _seated(text, places):
        return seated
    placed = _JOB_IN.fullmatch(text)
    if placed and has_role_head(placed.group("title")) and is_place_line(placed.group("place"), places):
        return [placed.span("title"), placed.span("place")]
    match = _AT_NAME.fullmatch(text)
    if match is None or not has_role_head(match.group("title")) or match.group("title").rstrip()[-1] in ",:;–—-":
        return []
    name = match.group("name")
    known = name not in _NOBODY and (is_name(name) or (" " not in name and "&" in name))
    hires = known and not (has_role_head(name) or _PART.search(name) or is_place_line(name, places))
    return [match.span("title"), match.span("name")] if hires else []


def _title_paid(text: str) -> list[tuple[int, int]]:
    """A title and the pay behind it: "Data Scientist: up to $90,000"."""
    paid = _PAID.fullmatch(text)
    return [paid.span("title"), paid.span("pay")] if paid and ends_in_role(_ASIDE.sub("", paid.group("title"))) else []


_ASIDE = re.compile(r"\s*\([^()]*\)$")
_PAID = re.compile(
    r"(?P<title>[^$€£\d]{4,70}?)\s*[:|(–—-]\s*(?P<pay>(?:up to |from |circa |ca\. |salary:? )?"
    r"[$€£]\s?\d[\d.,kK $€£/–-]*(?: ?(?:per|an?|/) ?(?:year|annum|hour|day|month)| ?p[./]? ?[ahdm]\.?)?)\)?",
    re.IGNORECASE,
)


def _shared_card(text: str, places: PlaceFinder) -> list[tuple[int, int]]:
    """Title, employer and place of a line by which boards call an advert; the place only where it is one."""
    if " hiring" not in text and " seeks " not in text:
        return []
    for card in _CARDS:
        match = card.fullmatch(text)
        if match and has_role_head(match.group("title")) and is_name(match.group("name")):
            placed = ["place"] if is_place_line(match.group("place") or "", places) else []
            return sorted(match.span(group) for group in ("title", "name", *placed))
    return []
