"""A page in, the meeting whose page it is out: by the short name in its first line, where its papers are listed."""

from __future__ import annotations

import re

from kg.extract.articles.page import Page
from kg.extract.papers.venues.reader import VenueMatch

#: The first line of the page of a meeting: "Moss and Lichen Workshop (MOLI)".
_OWN_MEETING = re.compile(
    r"\W*+(?:[^\n()]{4,120}? )?(?:workshop|conference|symposium|congress|meeting)\b[^\n()]{0,80}"
    r"\((?P<name>[A-Z][\w&+-]{2,14})(?:[ ’'-]{0,2}(?P<year>(?:19|20)?\d\d))?\)\W*",
    re.IGNORECASE,
)
#: The same with the short name first: "MOLI 2025 – 4th Workshop on Moss and Lichen".
_NAMED_FIRST = re.compile(
    r"\W*+(?P<name>[A-Z][A-Za-z&+-]{2,14})(?:[ ’'-]{0,2}(?P<year>(?:19|20)?\d\d))?\s?[–—:|-]\s"
    r"[^\n]{0,60}\b(?i:workshop|conference|symposium|congress|meeting)\b[^\n]{0,100}"
)
#: The same in front of its days: "MOLI 2025 · Riga, 3–5 June 2025".
_DATED_FIRST = re.compile(
    r"\W*+(?P<name>[A-Z][A-Za-z&+-]{2,14})[ ’'-]{1,2}(?P<year>(?:19|20)\d\d)\s?[·|,–—:-]\s[^\n]{0,60}?"
    r"\d{0,2}\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b[^\n]{0,30}"
)
_ITS_PAPERS = re.compile(
    r"^\W*+(?:list of )?(?:(?:accepted|contributed|workshop|selected) (?:papers|posters|talks|abstracts)|papers"
    r"|proceedings"
    r"|(?:workshop |final )?program(?:me)?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: So many capitals a short name of a meeting has at least: "MoLI", and not "Bergen".
_CAPITALS = 2


def meeting_of_page(page: Page) -> VenueMatch | None:
    """The meeting whose page this is, by the short name in its first line, where its papers are listed."""
    first = page.blocks[0] if page.blocks else None
    forms = (_OWN_MEETING, _NAMED_FIRST, _DATED_FIRST) if first else ()
    own = next((m for form in forms if first and (m := form.fullmatch(page.text, first.start, first.end))), None)
    if (
        own is None
        or first is None
        or sum(map(str.isupper, own["name"])) < _CAPITALS
        or not _ITS_PAPERS.search(page.text, first.end)
    ):
        return None
    dated = _YEAR.search(page.text, first.start, page.blocks[min(5, len(page.blocks) - 1)].end)
    year = own["year"] and (int(own["year"]) if len(own["year"]) == 4 else 2000 + int(own["year"]))
    return VenueMatch(own["name"], year or (int(dated[0]) if dated else None), *own.span("name"))
