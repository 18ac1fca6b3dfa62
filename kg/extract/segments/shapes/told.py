"""Lines of prose in, the opening that a sentence in passing announces out: in a letter, a post, a tale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.titles import ends_in_role
from kg.extract.segments.shapes.lists import Listed
from kg.schema import FieldName, FieldSpan

_NAME = r"[A-ZÀ-Ý][\w&.’'-]*(?: (?:of|for|the|and|de|für|&)(?= [A-ZÀ-Ý])| [A-ZÀ-Ý&][\w&.’'-]*){0,5}"
_SOMEBODY = r"(?:an?|another|one|our (?:next|first)|eine?n?|une?)\s+(?:(?:new|further|experienced|talented)\s+)?"
#: Who is wanted, up to where the sentence goes on.
_WHO = r"(?P<title>[^\W\d][\w’'/&+-]*(?: [\w’'/&+-]+){0,5}?)"
_STOP = r"(?=\s*[(,.;:!?–—]|\s+(?:who|for|to|in|at|with|on|from|and|that|based|starting|whose)\b|\s*$)"
#: "We have a place for a research engineer", "we're hiring a data engineer", "is looking for an archivist".
_WANTED = re.compile(
    r"\b(?:(?:place|opening|vacancy|position|room|money) for|(?:are|is|am|['’]re|['’]s) (?:\w+ )?(?:hiring|looking for"
    rf"|seeking|recruiting|searching for))\s+{_SOMEBODY}{_WHO}{_STOP}"
)
#: "Their Financial Controller is off to …, and so they need somebody to …".
_REPLACED = re.compile(
    r"\b(?:Their|Our|The|His|Her)\s+(?P<title>[A-ZÀ-Ý][\w’'-]*(?: (?:of(?: the)? )?[A-ZÀ-Ý][\w’'-]*){0,4})\s+"
    r"(?:is|are|goes|leaves|retires|will|has)\b[^.!?\n]{0,120}\b(?:need|want|look(?:ing)? for|seek|replac|cover)"
)
ARISEN = re.compile(
    r"\b(?:chance|opening|opportunity|vacancy|position|post|role|job)\s+(?:has|have)\s+(?:\w+ )?(?:come up|arisen"
    rf"|opened(?: up)?|become available|fallen vacant)\s+(?:at|with|in)\s+(?P<name>{_NAME})"
)
_TEAM = re.compile(
    rf"\b(?:for|to join|join|on|in)\s+(?:our|the|their)\s+(?P<team>{_NAME})\s+(?:team|squad|group|crew|tribe)\b"
)
#: How a board heads adverts: "What are the responsibilities and job description for the Analyst position at Contoso?"
_ASKED_OF = re.compile(
    r"What are the responsibilities and job description for the (?P<title>.{3,120}?) (?:position|job|role) at"
    r" (?P<name>[^?]{2,80})\?"
)
#: The heads of a letter's paragraphs: "MONEY. The trust …".
_HEAD = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý &'’]{2,40}[.:]\s+(?=\S)")
#: Words of houses that write letters.
_HOUSE = re.compile(
    r"\b(?:cent(?:er|re)|institute?|lab(?:oratory|s)?|university|universit\w+|college|school|department|museum|foundation"
    r"|society|trust|association|institut|zentrum|lehrstuhl|group)\b",
    re.IGNORECASE,
)
_LEAST_HEADS = 2
_TOP = 2


def told_facts(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """Title, employer and team of a page that tells of its opening; empty where it names none with a capital."""
    for line in lines[:_TOP]:
        if asked := _ASKED_OF.match(line.text):
            named = ((FieldName.TITLE, "title"), (FieldName.ORGANIZATION, "name"))
            return tuple(FieldSpan(name, *(line.start + at for at in asked.span(group))) for name, group in named)
    for line in lines:
        title = told_title(line)
        if title and line.text[title.start - line.start].isupper():
            return (title, *_others(lines, line))
    return ()


def letter_openings(lines: Sequence[Line]) -> list[Listed]:
    """The openings that a letter of headed paragraphs announces among its other news, with the letter's sender."""
    headed = [line for line in lines if _HEAD.match(line.text)]
    if len(headed) < _LEAST_HEADS:
        return []
    sender = _sender(lines)
    titled = [(line, title) for line in headed if (title := told_title(line))]
    return [Listed((), (line,), (title, *sender)) for line, title in titled]


def told_title(line: Line) -> FieldSpan | None:
    """What the one is called whom a sentence of the line wants."""
    for pattern in (_WANTED, _REPLACED):
        for match in pattern.finditer(line.text):
            if ends_in_role(match.group("title")):
                return FieldSpan(FieldName.TITLE, line.start + match.start("title"), line.start + match.end("title"))
    return None


def _others(lines: Sequence[Line], telling: Line) -> Iterator[FieldSpan]:
    arisen = next(((line, match) for line in lines if (match := ARISEN.search(line.text))), None)
    if arisen and is_name(arisen[1].group("name")):
        line, match = arisen
        yield FieldSpan(FieldName.ORGANIZATION, line.start + match.start("name"), line.start + match.end("name"))
    if team := _TEAM.search(telling.text):
        yield FieldSpan(FieldName.TEAM, telling.start + team.start("team"), telling.start + team.end("team"))


def _sender(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """Whose letter it is: the first name of its heading, which says what kind of house it is."""
    for line in lines[:_TOP]:
        name = re.split(r"\s+[–—|-]\s+|,\s", line.text.strip("#* "))[0]
        if _HOUSE.search(name) and is_name(name):
            start = line.start + line.text.index(name)
            return (FieldSpan(FieldName.ORGANIZATION, start, start + len(name)),)
    return ()
