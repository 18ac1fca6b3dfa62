"""Lines of a page in, the openings out whose employers stand in brackets: "Analyst, Maps (Contoso), Riga"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.shapes.cut import bare
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_LINE = re.compile(r"(?P<title>[^()]{3,90}?)\s*\((?P<name>[^()]{2,60})\)(?:\s*,|\s+[–—-])\s+(?P<place>\S.{1,80})")
_NAMES = (("title", FieldName.TITLE), ("name", FieldName.ORGANIZATION), ("place", FieldName.LOCATION))
_LEAST, _LONGEST = 3, 160


def bracketed_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Such lines, three or more and hardly others; names that come again are rather parts of one firm."""
    matches = [(line, _LINE.fullmatch(line.text, bare(line))) for line in lines if ")" in line.text]
    found = [(line, match) for line, match in matches if match and _names_all(match, places)]
    names = {match.group("name") for _, match in found}
    if len(found) < _LEAST or 4 * len(names) < 3 * len(found):
        return []
    titled = sum(len(line.text) <= _LONGEST and has_role_head(line.text) for line in lines)
    if 5 * len(found) < 4 * titled:
        return []
    return [_listed(line, match) for line, match in found]


def _names_all(match: re.Match[str], places: PlaceFinder) -> bool:
    title, name, place = match.group("title", "name", "place")
    firm = is_name(name) and name.lower() not in CATEGORIES and not has_role_head(name)
    return firm and ends_in_role(re.split(r",\s|\s[–—-]\s", title)[0]) and is_place_line(place, places)


def _listed(line: Line, match: re.Match[str]) -> Listed:
    left = match.start("title")
    whole = Line(line.start + left, line.end, line.text[left:], line.gap)
    fields = (FieldSpan(name, line.start + match.start(group), line.start + match.end(group)) for group, name in _NAMES)
    return Listed((), (whole,), tuple(fields))
