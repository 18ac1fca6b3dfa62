"""Paragraphs of a page in, the small advertisements among them out: "NIGHT DRIVER wanted. Tel. Contoso Ltd, Riga"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.spans import Line, trimmed
from kg.extract.postings.naming.firm_names import LEGAL_FORM, is_name, without_legal_form
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: A title in capitals that a comma, a stop, a bracket or small letters end; a word of capitals alone may be a firm's.
_SHOUTED = re.compile(
    r"(?P<title>[A-ZÀ-Ý](?<![\w/&-].)[A-ZÀ-Ý0-9/&’'()-]{2,}(?: [ -]*+[A-ZÀ-Ý0-9/&’'()-]+){0,6})(?=[,.;:!]"
    r"|\s+[(a-zß-ÿ–—-]|\s*$)"
)
_WANTED = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:urgently |now )?(?:required|wanted|needed|sought|gesucht|recherchée?s?|se busca"
    r"|gezocht|cercasi)\b",
    re.IGNORECASE,
)
#: "Joiner required for …" at the beginning, in small letters too.
#: What is cried behind a title in small letters.
_CRIES = ("required", "wanted", "needed", "sought")
_CRIED = re.compile(rf"(?P<title>[A-ZÀ-Ý][\w/&’'() -]{{2,60}}?)(?= (?:urgently |now )?(?:{'|'.join(_CRIES)})\b)")
_IN = re.compile(
    r"\b(?:in|at|near|based in)\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?:[ -](?:upon |on |of |le |la )?[A-ZÀ-Ý][\w’'-]+){0,2})"
)
_NAME = re.compile(
    r"[A-ZÀ-Ý][\w’'-]*(?: (?:& |and |of |the )?[A-ZÀ-Ý&][\w’'-]*){1,5}(?:,? (?:Ltd|LLP|Inc|GmbH|plc)\b\.?)?"
)
_HOUSE = re.compile(
    r"\b(?:Ltd|Limited|LLP|Inc|GmbH|plc|Sons|Bros|Brothers|Trust|School|College|Council|Hotel|Inn|Clinic|Hospital"
    r"|Care|Centre"
    r"|Center|Practice|Surgery|Haulage|Transport|Garage|Bakery|Farms?|Group|Services|Company|Co|Society|Association"
    r"|University"
    r"|Museum|Library|Nursery|Pharmacy|Dental|Church|Foundation|Partners|Solicitors|Builders|Logistics"
    r"|Engineering)\b\.?"
)
#: Where a sentence ends, which a mere heading has not.
_TOLD = re.compile(r"[.!)\d](?:$|(?<=[\w)][.!])\s)")
#: What may stand before a title in capitals.
#: What one is asked to do with a name: "Call Hardwick Haulage on …".
_ASKED = re.compile(r"(?:Call|Contact|Ring|Phone|Tel|Email|Apply|Write|The Manager|Manager),? (?:to |The )?")
_TERMS_AHEAD = re.compile(
    r"(?:(?:part|full)[- ]time|permanent|temporary|experienced|qualified|urgent(?:ly)?|wanted|required)[:,]? ",
    re.IGNORECASE,
)
_LEAST_TEXT, _LONGEST = 40, 700


def classified_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Two paragraphs or more that each cry one title; empty where the page's paragraphs are of another kind."""
    paragraphs = [line for line in lines if len(line.text) >= _LEAST_TEXT and _TOLD.search(line.text)]
    found: list[tuple[Line, FieldSpan]] = []
    for number, line in enumerate(paragraphs):
        if title := _title(line):
            found.append((line, title))
        elif 2 * (number + 1 - len(found)) >= len(paragraphs):  # half of them are of another kind
            return []
    if len(found) < 2:
        return []
    return [Listed((), (line,), (title, *_stated(line, title, places))) for line, title in found]


def _title(line: Line) -> FieldSpan | None:
    if len(line.text) > _LONGEST or not _TOLD.search(line.text):
        return None
    cried = any(word in line.text for word in _CRIES)
    for pattern, needs_call in ((_SHOUTED, False), (_CRIED, True)) if cried else ((_SHOUTED, False),):
        for match in pattern.finditer(line.text):
            start, end = trimmed(line.text, *match.span("title"), " ,.;:-")
            title = line.text[start:end]
            called = needs_call or bool(_WANTED.match(line.text, end))
            begins = start == 0 or _TERMS_AHEAD.fullmatch(line.text, 0, start)
            if (begins or called) and len(title) > 3 and ends_in_role(title.lower()):
                return FieldSpan(FieldName.TITLE, line.start + start, line.start + end)
            if needs_call:
                break
    return None


def _stated(line: Line, title: FieldSpan, places: PlaceFinder) -> Iterator[FieldSpan]:
    """The employer, by the words of houses in its name, and the place: ahead, beside the employer, or behind "in"."""
    if title.start > line.start:
        yield FieldSpan(FieldName.EMPLOYMENT_TYPE, line.start, title.start - 1)
    boss = next(_bosses(line, title), None)
    if boss:
        yield boss
    for start, end in _sites(line, title, boss):
        if is_place_line(line.text[start:end], places):
            yield FieldSpan(FieldName.LOCATION, line.start + start, line.start + end)
            return


def _bosses(line: Line, title: FieldSpan) -> Iterator[FieldSpan]:
    for match in _NAME.finditer(line.text):
        asked = _ASKED.match(match.group())
        left = asked.end() if asked else 0
        house = _HOUSE.search(match.group(), left)
        start, end = line.start + match.start() + left, line.start + match.end()
        apart = end <= title.start or start >= title.end
        name = without_legal_form(match.group()[left:])
        subject = line.text[: match.start()].endswith((" in ", " of "))
        if house and apart and not subject and is_name(name) and not ends_in_role(name):
            legal = LEGAL_FORM.search(match.group())
            yield FieldSpan(FieldName.ORGANIZATION, start, start + len(name) if legal else end)


_AHEAD = re.compile(r"(?P<where>[A-ZÀ-Ý][\w’' -]{2,30}?)[.:–—-]\s")
_PIECE = re.compile(
    r",\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})"
    r"(?=(?: [A-Z]{1,2}\d[A-Z\d]?(?: \d[A-Z]{2})?)?(?:[,.;]|$))"
)
_BESIDE = re.compile(r"(?: Ltd\.?| Limited)?,\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})(?=[,.;]|$)")


def _sites(line: Line, title: FieldSpan, boss: FieldSpan | None) -> Iterator[tuple[int, int]]:
    """Stretches that may name the place, the likeliest first."""
    behind = title.end - line.start
    for match in (
        _AHEAD.match(line.text) if title.start > line.start else None,
        _BESIDE.match(line.text, behind),
        *_IN.finditer(line.text, behind),
        *_PIECE.finditer(line.text, boss.end - line.start if boss else behind),
    ):
        if match:
            yield match.span("where")
