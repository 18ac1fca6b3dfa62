"""The lines above a list in, the school out whose page it is, with the group and the place that stand beside its name.

A group's page begins with its own name and that of its house, on lines of their own or in its first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.articles.names import find_organizations, is_academic
from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name, names_unit
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.segments.shapes.cut import JOBS
from kg.names import fold_name
from kg.ports import PlaceFinder

_Span = tuple[int, int]
#: So many lines at the top say whose a page is; so long is the longest that is a name and nothing else.
_TOP, _LONGEST = 8, 80
#: The group within a sentence: "The Frost Lab studies", "the Snow group at".
_GROUP = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?P<group>(?:[A-Z][\w&-]*+ (?:and |& )?){1,4}(?:[Gg]roup|[Ll]ab|[Ll]aboratory|[Tt]eam))\b"
)
#: What a heading says with a group's name, or instead of one.
_SAYS = re.compile(
    r"(?:join|welcome|work|working|meet|about|visit|contact|apply|projects?|the team|our)\b", re.IGNORECASE
)
#: Parts of a school that are called after who leads them.
_CHAIR = re.compile(r"(?:Chair|Professorship|Lehrstuhl|Professur|Arbeitsgruppe|Fachgebiet|Équipe) \S")
#: What stands between a name and its place: "Contoso University, Latvia", "Frost Laboratory – Riga".
_BEHIND = re.compile(
    r"(?:\s\([A-Z][\w-]{1,9}\))?(?:,| [–—·|-]| in|(?= \()) \(?(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}"
    r"(?:, [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)?)(?![\w-])"
)
#: What a sentence says of schools whose page it is not: where somebody studied, or with whom a firm works.
_OTHERS = re.compile(
    r"\b(?:studied|graduated|graduates?|alum\w+|degree|ph\.?d|spin-?(?:off|out)s?|founded by|used|customers?|clients?"
    r"|partner\w*|collaborat\w*|trusted|funded|supported|invest\w+|together|(?:work|team)s? (?:up )?with)\b[^.!?]*$"
    r"|\b(?:with|for|from|near|like|than|such as|including)(?: the)? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TopHouse:
    """Where a page names its school or institute, its group, and the place of both."""

    house: _Span
    group: _Span | None
    place: _Span | None


def top_house(above: Sequence[Line], places: PlaceFinder) -> TopHouse | None:
    """The one school that the top of a page names; none where it names several."""
    top = above[:_TOP]
    named = [
        (line, match.start, match.end) for line in top for match in find_organizations(line.text, 0, len(line.text), ())
    ]
    schools = [
        (line, a, b) for line, a, b in named if is_academic(line.text[a:b]) and not _OTHERS.search(line.text[:a])
    ]
    schools = schools or [(line, a, b) for line, a, b in named if line.text[:a].strip("#* ").lower() in ("", "the")]
    if len({fold_name(line.text[a:b]) for line, a, b in schools}) != 1:
        return None
    line, start, end = schools[0]
    return TopHouse((line.start + start, line.start + end), _group(top, line), _place(schools, places))


def _group(top: Sequence[Line], of_house: Line) -> _Span | None:
    """The line that is a part of a house and nothing else, or the group that a sentence speaks of."""
    for line in top:
        whole = line.text.strip("#* ")
        name, _, rest = whole.partition(" – ")
        name = name if JOBS.search(rest) else whole
        if line is not of_house and _is_group(name):
            start = line.start + line.text.index(name)
            return start, start + len(name)
    for line in top:
        if told := _GROUP.search(line.text):
            return line.start + told.start("group"), line.start + told.end("group")
    return None


def _is_group(name: str) -> bool:
    """Whether a line is the name of a part of a house and nothing else."""
    if len(name) > _LONGEST or "  " in name or _SAYS.match(name) or JOBS.search(name):
        return False
    return _CHAIR.match(name) is not None or (is_name(name) and names_unit(name))


def _place(schools: Sequence[tuple[Line, int, int]], places: PlaceFinder) -> _Span | None:
    for line, _, end in schools:
        behind = _BEHIND.match(line.text, end)
        where = behind.group("where") if behind else ""
        for name in (where, where.split(", ")[0]):
            if behind and name and is_place_line(name, places):
                return line.start + behind.start("where"), line.start + behind.start("where") + len(name)
    return None
