"""One line of a list in, the opening it names out: "Analyst @ Contoso (Riga, LV) · full-time", in whatever order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.lexicon.name_likeness import is_given_name
from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.job_line_titles import (
    AT,
    FOR,
    IN,
    JOINT,
    NAMED_BEFORE,
    glued_end,
    is_filled,
    read_part,
    shifted,
    title_part,
)
from kg.extract.postings.headers.job_terms import (
    BRACKETS,
    COMMA,
    LINK,
    MARK,
    STRONG,
    by_start,
    is_employer,
    is_small,
    pieces,
    split_at,
    typed,
)
from kg.extract.postings.naming.firm_names import is_name, names_unit, without_legal_form
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: What is cried before a title and names nobody.
_CALLED_OUT = re.compile(
    r"(?:wanted|needed|required|gesucht|vacancy|vacant|position|job|opening|new|urgent|hiring"
    r"|now hiring|help wanted):\s+(?=\S)",
    re.IGNORECASE,
)
_HIRES = re.compile(
    r"(?P<name>[A-ZÀ-Ý0-9][^.:;!?|\n]{1,60}?)\s+(?:(?:is|are)\s+)?(?:(?:currently|now|also|still|actively)\s+)?"
    r"(?:hiring|looking for|recruiting|seeking|searching for|in search of|seeks|wants|needs|sucht|suchen|recrute"
    r"|cherche|recherche|busca|contrata|cerca|zoekt)\s+"
    r"(?:for\s+)?(?:an?\s+|the\s+|its\s+\w+\s+|their\s+\w+\s+|one\s+|two\s+|three\s+|eine?n?\s+|une?\s+|una?\s+|zwei\s+|deux\s+)?"
    r"(?:(?:experienced|qualified|reliable|skilled|motivated)\s+)?"
    r"(?P<what>\S.*)"
)
_JOINS = re.compile(
    r"(?:join|work (?:at|for)|rejoi\w+)\s+(?P<name>[^.:;|\n]{2,60}?)\s+as\s+(?:an?\s+|the\s+)?(?P<what>\S.*)", re.I
)
_LONGEST = 240
#: Names of parts of an employer, which say so at their end.
_TEAM = re.compile(r"(?:^|\s)(?:team|department|division|unit|squad|abteilung|bereich|équipe|dept\.?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JobLine:
    """An opening that one line names; `start:end` is the line without its bullet.

    `signs` counts what says that it is an opening and no sentence: places, contracts, pay, dates, an employer.
    `order` tells lines of one shape from those of another.
    """

    start: int
    end: int
    fields: tuple[FieldSpan, ...]
    signs: int
    named_first: bool = False


def read_job_line(line: Line, places: PlaceFinder) -> JobLine | None:
    """The opening that a line names, or `None` where it names no occupation or nothing beside it."""
    finder: Any = places  # its protocol promises no hash, which every object has
    return _read_once(line, finder)


@lru_cache(maxsize=1 << 10)
def _read_once(line: Line, places: PlaceFinder) -> JobLine | None:
    """The same: several readings of lists ask for each line."""
    mark = MARK.match(line.text)
    left = mark.end() if mark else 0
    left += without_flag(line.text[left:])
    called = _CALLED_OUT.match(line.text, left)
    left = called.end() if called else left
    text = line.text[left:]
    if not 8 <= len(text) <= _LONGEST or not has_role_head(text):
        return None
    start = line.start + left
    if text.endswith(".") and _DUTY.match(text):
        return None
    spans = _sentence(text, places) or _cut_line(text, places)
    if not spans:
        return None
    fields = tuple(FieldSpan(span.name, start + span.start, start + span.end) for span in by_start(spans))
    title = next(span for span in fields if span.name is FieldName.TITLE)
    signs = len({span.name for span in fields} - {FieldName.TITLE, FieldName.OTHER, FieldName.TEAM})
    return JobLine(start, line.end, fields, signs, any(span.start < title.start for span in fields)) if signs else None


#: A duty behind its heading, which begins with a verb: "Careful Testing: Mentor junior testers, and write".
_DUTY = re.compile(r"[A-Z][\w&/ -]{2,50}: [A-Z][a-z]+(?:,? (?:[a-z&/-]+|[A-Z]\w*)){7,}")
#: What lists put before an opening to say how far it is: "(New)", "[closed]".
_FLAG = re.compile(
    r"[(\[]\s*(?:new|neu|nouveau|hot|urgent|updated|open|closed|filled|in process[^)\]]{0,20})\s*[)\]]\s*"
    r"|(?:new|neu)\s*[:!]\s+|['‘’`](?=(?-i:[A-ZÀ-Ý]))"
    r"|(?:(?:ref|job|id|nr|no)\b[.:#\s]*)?(?-i:[A-Z]{0,5})[-/_]?\d{4,8}(?:[-/]\d{1,4})?\s*[:–—|-]?\s+(?=(?-i:[A-ZÀ-Ý]))",
    re.IGNORECASE,
)


def without_flag(text: str) -> int:
    """How many characters of a line are a flag before the title."""
    flag = _FLAG.match(text)
    return flag.end() if flag else 0


# --- sentences: "Contoso is hiring an analyst in Riga" ---


def _sentence(text: str, places: PlaceFinder) -> list[FieldSpan]:
    match = _HIRES.match(text) or _JOINS.match(text)
    if match is None or not _is_firm(match.group("name")):
        return []
    offset = match.start("what")
    what = match.group("what")
    firm = FieldSpan(FieldName.ORGANIZATION, match.start("name"), match.end("name"))
    if seated := _seated(what, places):
        return [firm, *(FieldSpan(span.name, offset + span.start, offset + span.end) for span in seated)]
    cut = IN.search(what)
    ends = (pattern.search(what) for pattern in (STRONG, BRACKETS, COMMA, IN, LINK))
    stop = min((hit.start() for hit in ends if hit), default=len(what))
    end = len(what[:stop].rstrip(" .,:"))
    if not ends_in_role(what[:end]) or end > 80:
        return []
    found = [firm, FieldSpan(FieldName.TITLE, offset, offset + end)]
    rest_at = cut.end() if cut and cut.start() == stop else stop
    for piece in pieces(what[rest_at:]):
        found += [
            FieldSpan(span.name, offset + rest_at + span.start, offset + rest_at + span.end)
            for span in typed(what[rest_at:], *piece, places)
        ]
    return found


def _seated(what: str, places: PlaceFinder) -> list[FieldSpan]:
    """A title with all its parts and the place at its end: "Vice President, Ports (nights) in Riga, Latvia"."""
    for cut in IN.finditer(what):
        title, place = what[: cut.start()].rstrip(" ,"), what[cut.end() :].rstrip(" .")
        head = BRACKETS.sub("", COMMA.split(title)[0]).strip()
        if len(title) <= _LONGEST_TITLE and ends_in_role(head) and is_place_line(place, places):
            where = FieldSpan(FieldName.LOCATION, cut.end(), cut.end() + len(place))
            return [FieldSpan(FieldName.TITLE, 0, len(title)), where]
    return []


_LONGEST_TITLE = 80


def _is_firm(name: str) -> bool:
    return is_name(name) and name.split()[0].lower() not in (
        "we",
        "wir",
        "who",
        "nous",
        "our",
        "now",
        "everyone",
        "the",
    )


# --- names between separators ---


def _cut_line(text: str, places: PlaceFinder) -> list[FieldSpan]:
    parts = _joined(text, [part for part in split_at(STRONG, text, 0, len(text)) if not is_small(text, *part)])
    number = next((i for i, part in enumerate(parts[:4]) if _names_job(text, *part, places)), None)
    if number is None or (number and not _may_precede(text, parts[:number], places)):
        return []
    found = title_part(text, *parts[number], places)
    if not found:
        return []
    for index, part in enumerate(parts):
        if index == number:
            continue
        spans = shifted(read_part(text[part[0] : part[1]], places), part[0])
        located = any(span.name is FieldName.LOCATION for span in found)
        if index < number and _located_behind(text, parts[number + 1 :], places):
            spans = [span for span in spans if span.name is not FieldName.LOCATION]
        if located or (index != number + 1 and not is_filled(part, spans)):
            spans = [span for span in spans if span.name is not FieldName.LOCATION]
        bare = BRACKETS.sub("", text[part[0] : part[1]]).strip()
        beside = abs(index - number) == 1 and not any(span.start == part[0] for span in spans)
        if beside and is_employer(bare, found):
            named = FieldName.TEAM if _TEAM.search(bare) else FieldName.ORGANIZATION
            spans.append(FieldSpan(named, part[0], part[0] + len(bare)))
        found += spans
    return _with_firm_of_title(text, found, parts[number][1])


def _joined(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, those of one title together that a slash divides: "Fitter / Drywaller (f/m)"."""
    joined: list[tuple[int, int]] = []
    for part in parts:
        before = joined[-1] if joined else part
        slash = before is not part and text[before[1] : part[0]].strip() == "/"
        both = slash and has_role_head(text[slice(*part)]) and has_role_head(text[slice(*before)])
        if slash and (both or names_all_genders(text[slice(*part)])):
            joined[-1] = (before[0], part[1])
        else:
            joined.append(part)
    return joined


def _with_firm_of_title(text: str, found: list[FieldSpan], end: int) -> list[FieldSpan]:
    """The employer at the end of the title's piece where the next one is the place: "Mate, Contoso Ferries — Riga"."""
    title = next(span for span in found if span.name is FieldName.TITLE)
    placed = any(span.name is FieldName.LOCATION and 0 < span.start - end <= JOINT for span in found)
    cuts = list(COMMA.finditer(text, title.start, title.end))
    if not placed or not cuts or title.end != end:
        return found
    name, head = text[cuts[-1].end() : title.end], BRACKETS.sub("", text[title.start : cuts[-1].start()])
    legal = without_legal_form(name) != name
    firm = (legal or len(name.split()) > 1) and is_employer(name, found) and not has_role_head(name)
    if not firm or names_unit(name) or not ends_in_role(head.split(",")[0]):
        return found
    rest = [span for span in found if span is not title]
    shorter = FieldSpan(FieldName.TITLE, title.start, cuts[-1].start())
    return [*rest, shorter, FieldSpan(FieldName.ORGANIZATION, cuts[-1].end(), title.end)]


def _located_behind(text: str, parts: Sequence[tuple[int, int]], places: PlaceFinder) -> bool:
    return any(is_place_line(text[start:end], places) for start, end in parts)


def _names_job(text: str, start: int, end: int, places: PlaceFinder) -> bool:
    """Whether a piece begins with an occupation, perhaps behind the employer's name and a colon."""
    part = text[start:end]
    before = NAMED_BEFORE.match(part)
    bare = part[before.end() :] if before else part
    first = COMMA.split(BRACKETS.sub("", AT.split(FOR.split(bare)[0])[0]))[0].strip()
    if not first or not first[0].isupper() or len(first) > 90 or _ends_sentence(first) or _SPOKEN.search(first):
        return False
    named = ends_in_role(first) or (names_all_genders(part) and not _ends_sentence(part))
    return named or glued_end(first, 0, len(first), places) < len(first)


#: Words of sentences: "Become a data scientist", "We build controllers".
_SPOKEN = re.compile(
    r"(?<!/)\b(?:a|an|the|we|our|you|your|is|are|was|become|find|see|meet|as|my|i(?=\s)|this|that|wir|ihr|nous|ist)\b",
    re.IGNORECASE,
)


def _ends_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in (".", "!", "?", ":")


def _may_precede(text: str, parts: Sequence[tuple[int, int]], places: PlaceFinder) -> bool:
    """Whether names before the title can be an employer, a place, a number, a date; a person's cannot."""
    for start, end in parts:
        piece = BRACKETS.sub("", text[start:end]).strip()
        person = len(piece.split()) in (2, 3) and is_given_name(piece.split()[0]) and not is_place_line(piece, places)
        told = any(char.isdigit() for char in piece) or is_place_line(piece, places) or typed(text, start, end, places)
        if person or not (is_name(piece) or told):
            return False
    return True
