"""Lines of a page that tells of a group or firm in, the one opening that it announces among its news out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name, names_unit
from kg.extract.postings.naming.titles import has_role_head, is_academic_post
from kg.extract.postings.sections.shape_headings import has_advert_sections, shape_headings
from kg.extract.segments.prose import is_prose
from kg.extract.segments.shapes.cut import is_heading
from kg.extract.segments.shapes.told import told_title
from kg.extract.segments.signs.page_kind import of_research
from kg.schema import FieldName, FieldSpan

#: What announces the opening: a heading of its own, or the beginning of one that goes on with the title.
_ANNOUNCES = re.compile(
    r"(?:\W{0,4})(?:(?:current |new )?(?:open(?: |-)?(?:position|role|post)s?|job openings?|openings?|vacanc(?:y|ies)"
    r"|positions?|job offers?|jobs?|we[’' ]?(?:a)?re hiring!?|now hiring|hiring|join (?:us|our \w+|the \w+)"
    r"|work with us|offene stellen?|stellenangebote?|stellenausschreibung|wir suchen|mitmachen"
    r"|poste(?:s)? (?:ouverts?|à pourvoir)|offres? d[’']emploi|nous rejoindre|rejoignez-nous|vacantes?|únete)"
    r"\s*(?P<colon>:\s+(?=\S)|:?$))",
    re.IGNORECASE,
)
#: What heads the next part of such a page.
_NEXT = re.compile(
    r"(?:(?:recent |latest |selected |our |all |lab |group |more )*(?:news|publications?|papers|people|members|alumni"
    r"|partners|funding|sponsors|projects?|events|software|teaching|gallery|blog|stories|research|talks|press"
    r"|contact(?: us)?|how to find us|where to find us|links|resources|datasets?|code)"
    r"|(?:further|related) .{3,20}|read (?:our|the|more).{0,20}|follow us.{0,20}|share.{0,20}|©.*|aktuelles"
    r"|publikationen|kontakt|mitarbeitende|actualités|équipe|subscribe.{0,30}|sign up.{0,30})\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE, _TOLD, _NEAR = 130, 60, 4
#: A page that announces openings more often than this is a list of them, whatever the first lines below say.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Within:
    """An opening within a page: its header, its text, whose it is, and the lines of the page around it."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    owner: tuple[FieldSpan, ...]
    above: tuple[Line, ...]
    below: tuple[Line, ...]


def opening_within(lines: Sequence[Line]) -> Within | None:
    """The opening that a page announces below what it tells of itself; none where it tells nothing, or is an advert."""
    seen = 0
    for index, line in enumerate(lines):
        announced = _ANNOUNCES.match(line.text) if index and seen < _MOST else None
        seen += announced is not None
        title = _title(lines, index, announced) if announced else None
        if title is None and announced and (told := _told(lines, index)):
            return told
        if title is None:
            continue
        first = index if title.start >= line.start and title.end <= line.end else index + 1
        body = next((at for at in range(first + 1, len(lines)) if is_prose(lines[at])), None)
        if not _tells(lines[:index]) or body is None or body - first > _NEAR:
            return None
        stop = _end(lines, body)
        head = (title, *lines[first + 1 : body])
        return Within(head, tuple(lines[body:stop]), _owner(lines), tuple(lines[:index]), tuple(lines[stop:]))
    return None


def _title(lines: Sequence[Line], index: int, announced: re.Match[str]) -> Line | None:
    """The title behind the announcement or on the next line."""
    line = lines[index]
    left = announced.end() if announced.group("colon").strip() and announced.end() < len(line.text) else None
    if left is not None:
        rest = Line(line.start + left, line.end, line.text[left:], line.gap)
    elif index + 1 < len(lines):
        rest = lines[index + 1]
    else:
        return None
    short = len(rest.text) <= _LONGEST_TITLE and rest.text[-1] not in ".!?:;"
    return rest if short and (has_role_head(rest.text) or is_academic_post(rest.text)) else None


def _told(lines: Sequence[Line], index: int) -> Within | None:
    """The opening that sentences under a heading tell of, on a page that is clearly of research above it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    title = told_title(below) if below and is_prose(below) else None
    if title is None or not of_research(above := lines[:index]) or not _tells(above):
        return None
    stop = _end(lines, index + 1)
    return Within((), tuple(lines[index + 1 : stop]), (title, *_owner(lines)), tuple(above), tuple(lines[stop:]))


def _tells(above: Sequence[Line]) -> bool:
    """Whether what stands above is a text about the house itself: sentences, and no part of an advert."""
    if has_advert_sections(above):
        return False
    if not any(is_prose(line) for line in above):
        return False
    titled = any(has_role_head(line.text) and "," not in line.text for line in above[:_NEAR] if not is_prose(line))
    return not titled or of_research(above)


def _end(lines: Sequence[Line], body: int) -> int:
    """Where the opening's text ends: at the heading of the page's next part."""
    known = {heading.start for heading, _ in shape_headings(lines[body:])}
    for at in range(body + 1, len(lines)):
        line = lines[at]
        if _NEXT.fullmatch(line.text) or (line.start not in known and is_heading(line) and line.text[0].isupper()):
            return at
    return len(lines)


#: What names of houses have, and the titles of their pages beside them have not: "Robotics | Contoso Research".
_HOUSE = re.compile(
    r"\b(?:Research|Labs|Universit\w+|Université|Hochschule|Institut\w*|College|Hospital|Clinic|Academy|Museum|Society"
    r"|Inc|Ltd|GmbH|AG|SE)\b"
)
_DASH = re.compile(r"\s+[–—|@-]\s+|,\s+")


def _owner(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The group and the house that the page's first line names: "Frost Lab – University of Riga"."""
    line = lines[0]
    dash = _DASH.search(line.text)
    parts = [(0, dash.start()), (dash.end(), len(line.text))] if dash else [(0, len(line.text))]
    names = [(a, b) for a, b in parts if is_name(line.text[a:b]) and not has_role_head(line.text[a:b])]
    units = [part for part in names if names_unit(line.text[slice(*part)])]
    houses = sorted(
        (part for part in names if part not in units), key=lambda part: not _HOUSE.search(line.text[slice(*part)])
    )
    told = [(FieldName.TEAM, units), (FieldName.ORGANIZATION, houses)]
    return tuple(FieldSpan(name, line.start + a, line.start + b) for name, spans in told for a, b in spans[:1])
