"""Openings that a page lists in, those below the heading that announces them out, where research stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.segments.prose import is_prose
from kg.extract.segments.shapes.lists import Listed
from kg.extract.segments.signs.page_kind import of_research

_HEADING = re.compile(
    r"\W*(?:(?:current |our |all |see |view |latest |related )*(?:open(?: |-)?(?:positions?|roles?|posts?)"
    r"|job openings?|openings|vacanc(?:y|ies)|jobs?|careers?|opportunities|positions|internships)(?: .{2,30})?"
    r"|join (?:us|our \w+|the team)|work(?:ing)? (?:with|for|at) \w.{0,30}|we[’' ]?(?:a)?re hiring!?|see more jobs"
    r"|offene stellen|stellenangebote|offres? d[’']emploi|nous rejoindre|vacantes|lavora con noi)\W*",
    re.IGNORECASE,
)
#: So many lines of prose above the heading are a page of their own.
_TOLD = 2


def above_openings(lines: Sequence[Line], listed: Sequence[Listed]) -> Sequence[Line]:
    """The lines of research above the heading that announces openings; none where that is not how a page is made."""
    last = max((one.head or one.body)[0].start for one in listed)
    for index in range(len(lines) - 1, 0, -1):
        if _HEADING.fullmatch(lines[index].text) and last > lines[index].start:
            above = lines[:index]
            told = sum(is_prose(line) for line in above)
            return above if told >= _TOLD and of_research(above) else ()
    return ()


def announced(listed: Sequence[Listed], above: Sequence[Line]) -> Sequence[Listed]:
    """The openings that stand below these lines."""
    return [one for one in listed if (one.head or one.body)[0].start >= above[-1].end] if above else listed
