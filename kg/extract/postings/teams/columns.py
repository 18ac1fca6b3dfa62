"""A posting in, the team that a column or a labelled line states out, without the number under which it is booked."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.advert import Advert
from kg.schema import FieldName

#: Between a role and what it is for.
_PARTED = re.compile(r",\s|\s[–—-]\s")


#: Under which number an office books a department: "8506 Bridge", "410-Maintenance".
_COST_CENTRE = re.compile(r"(?:\d{3,}\s*[-–:.]\s*|\d{4,}\s+)(?=[A-Za-z])")
#: The same, shorter, in a column of teams.
_CODE = re.compile(r"\d{3}\s+(?=[A-Z])")


def team_field(advert: Advert) -> Found[str] | None:
    """The team that a column or a labelled line of the header states."""
    span = advert.field(FieldName.TEAM)
    if span is None:
        return None
    start, end = trimmed(advert.text, span.start, span.end)
    start += 4 * advert.text[start:end].startswith("The ")
    booked = _COST_CENTRE.match(advert.text, start, end)
    if booked and advert.document.record_type is None:
        return None
    coded = booked or (advert.document.record_type and _CODE.match(advert.text, start, end))
    start = coded.end() if coded else start
    title = advert.field(FieldName.TITLE)
    parted = title is not None and _PARTED.search(advert.text, title.start, title.end)
    if parted and advert.document.record_type is None and advert.text[start:end].lower() in CATEGORIES:
        return None  # "Department: Product" files the job and names no group
    return Found(advert.text[start:end], start, end, 0.95)
