"""The lines of a page that is one advert in, the title out that stands apart from its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES
from kg.extract.postings.headers.job_terms import typed
from kg.extract.postings.headers.labels import label_of, labelled
from kg.extract.postings.headers.lines import heads_title
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.segments.prose import is_prose
from kg.extract.segments.shapes.cut import bare
from kg.extract.segments.shapes.records import bare_title
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: So many labels on lines of their own make a table of a page's top.
_TABLE = 3


def standing_title(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The title that stands apart below a table of labels and values, each on a line of its own."""
    labels = [index for index, line in enumerate(lines) if label_of(line.text)]
    for index in range(labels[_TABLE - 1] + 1, len(lines)) if len(labels) >= _TABLE else ():
        apart = lines[index].gap and (index + 1 == len(lines) or lines[index + 1].gap) and index - 1 not in labels
        if apart and (title := bare_title(lines[index])):
            return (title,)
    return _led_title(lines) or _repeated_title(lines) or _title_of_duties(lines) or _marked_title(lines)


#: What leads to the title on the next line: "The Chair offers a position as".
_LEADS = re.compile(
    r".*\b(?:(?:position|post|job|role|vacancy|opening|stelle)s? (?:as|of|for|als)(?: an?)?|(?:suchen"
    r"|sucht) .*\beine[nr]?"
    r"|(?:is|are) (?:seeking|looking for|hiring|recruiting) an?|invites? applications for(?: an?)?"
    r"|poste d[e’']|recrut\w+ une?)\s*:?",
    re.IGNORECASE,
)


def _led_title(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The title on a line of its own below a sentence that breaks off before it."""
    for line, below in pairwise(lines[:_BEGINNING]):
        if (
            below.text[-1] not in ".!?:;,"
            and len(line.text) <= _LONGEST_LEAD
            and _LEADS.fullmatch(line.text)
            and (title := bare_title(below))
        ):
            return (title,)
    return ()


_BEGINNING, _LONGEST_LEAD = 12, 1_000
#: How German adverts write that everybody is meant: "(m/w/d)".
_MARKED = re.compile(r"\((?:[mwfd]\s*[/|]\s*){2}[mwfdx]\)")


def _marked_title(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The line of its own that says that everybody is meant, between lines of prose."""
    for line in lines:
        marked = _MARKED.search(line.text) if len(line.text) <= _LONG_HEADING else None
        if marked and has_role_head(line.text[: marked.start()]) and line.text[-1] not in ".!?:;":
            return (FieldSpan(FieldName.TITLE, line.start, line.end),)
    return ()


#: How some employers head the duties of a job: "Staff Scientist, Grids (PhD) Responsibilities:".
_DUTIES = re.compile(
    r"(?P<title>[A-Z][^.!?:;\n]{5,110}?) (?:Responsibilities|Duties|Job Description|Job Responsibilities)\W*"
)


def _title_of_duties(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The title that stands before the word that heads its duties."""
    for line in lines:
        match = _DUTIES.fullmatch(line.text) if len(line.text) <= _LONG_HEADING else None
        if match and has_role_head(match.group("title")) and match.group("title").count(" ") > 0:
            return (FieldSpan(FieldName.TITLE, line.start, line.start + match.end("title")),)
    return ()


_LONG_HEADING = 140


_ASIDE = re.compile(r"\s+(?:in|for|of|at|on)\s|\s[–—-]\s|,\s|\s*\(")


def _repeated_title(lines: Sequence[Line]) -> tuple[FieldSpan, ...]:
    """The heading right above a sentence that says of its occupation that somebody is wanted for it."""
    for line, below in pairwise(lines):
        title = bare_title(line) if line.gap and not bare(line) and not line.text.isupper() else None
        named = _ASIDE.split(line.text)[0].casefold() if title else ""
        if title and named in below.text.casefold() and _WANTED.search(below.text):
            return (title,)
    return ()


#: Words of a sentence that says who is wanted.
_WANTED = re.compile(
    r"\b(?:seek\w*|look\w* for|hir\w+|recruit\w*|search\w* for|suchen|sucht|recherch\w+|recrut\w+|busca\w*)\b",
    re.IGNORECASE,
)


_SHORT_FACT = 60
_FACTS = 7
#: So many short lines may stand between the top of a page and such items.
_ABOVE_FACTS = 4


def fact_bullets(lines: Sequence[Line], places: PlaceFinder) -> range:
    """The items below a title that state where and on which terms: "- Lyon 7e - 69", "- CDD", "- Contoso"."""
    first = next((i for i, line in enumerate(lines[: _ABOVE_FACTS + 1]) if i and bare(line)), 0)
    if not any(has_role_head(line.text) for line in lines[:first]):
        return range(0)
    stop = first
    while stop < min(len(lines), first + _FACTS) and _is_item(lines[stop]):
        stop += 1
    while stop > first and not (bare(lines[stop - 1]) or _is_fact(lines[stop - 1].text, places)):
        stop -= 1
    stated = [line.text[bare(line) :].strip() for line in lines[first:stop]]
    facts = sum(_is_fact(text, places) for text in stated)
    return range(first, stop) if facts >= max(_TWO, len(stated) / 2) else range(0)


def _is_item(line: Line) -> bool:
    """Whether a line is a short item, or goes on with one: "• Data" above "Engineering"."""
    return len(line.text) <= _SHORT_FACT and (bare(line) > 0 or not line.gap)


def _is_fact(text: str, places: PlaceFinder) -> bool:
    return text.lower() in CATEGORIES or bool(typed(text, 0, len(text), places))


_TWO = 2


def is_above_title(lines: Sequence[Line], index: int) -> bool:
    """Whether the title that the page's first line has stands right below, so that a menu ends here: "About us"."""
    below = lines[index + 1].text if 0 < index < len(lines) - 1 else ""
    return below != "" and lines[0].text.startswith(below) and has_role_head(below)


def without_notice(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the title on, where sentences of the site stand above it and a table of facts below."""
    for index in range(1, min(_NOTICES, len(lines))):
        line = lines[index]
        if not (line.gap and heads_title(line.text, line.text) and line.text[-1] not in ".!?"):
            continue
        below = sum(labelled(other.text) is not None for other in lines[index + 1 : index + 2 + _TABLE])
        above = any(is_prose(other) for other in lines[:index])
        return lines[index:] if above and below >= _TABLE else lines
    return lines


_NOTICES = 4
