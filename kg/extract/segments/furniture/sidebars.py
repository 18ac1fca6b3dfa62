"""The lines of a page that is one posting in, the page without its list of other jobs out, and that list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.postings.sections.shape_headings import has_advert_sections
from kg.extract.segments.furniture.chrome import heads_others, heads_sidebar, is_button
from kg.extract.segments.prose import is_long_title, is_prose
from kg.schema import FieldName

_LONG = 140
_FEW_LINES = 3


def cut_sidebar(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The page without its list of other jobs, and that list."""
    start = next((i for i, line in enumerate(lines) if heads_sidebar(line.text) and (i or not _is_site(line))), None)
    if start is None:
        return list(lines), []
    prose = next((i for i in range(start + 1, len(lines)) if len(lines[i].text) >= _LONG), None)
    leads = _leads_there(lines, start)
    if prose is None and leads:
        prose = next((i for i in range(start + 1, len(lines)) if is_prose(lines[i])), None)
    if prose is None:
        return list(lines[:start]), list(lines[start:])
    titled = any(is_titled(line.text) for line in lines[start + 1 : prose])
    near = prose - start <= _FEW_LINES or (
        (leads or is_button(lines[start].text)) and _heads_one(lines[start + 1 : prose])
    )
    if near and titled and not any(is_titled(line.text) and ends_in_role(line.text) for line in lines[:start]):
        return [*lines[:start], *lines[start + 1 :]], []  # "Open positions" heads the one advert of the page
    # What stands between the last button and the prose is the header of the posting itself.
    above = any(is_titled(line.text) for line in lines[:start])
    # "View all jobs" right below the heading belongs to the list.
    buttons = [i for i in range(start + 1 + above, prose) if is_button(lines[i].text)]
    stop = buttons[-1] + 1 if buttons else _labels_above(lines, start, prose)
    return [*lines[:start], *lines[stop:]], list(lines[start:stop])


def _labels_above(lines: Sequence[Line], start: int, prose: int) -> int:
    """Where the labels begin that stand right above the prose, with the title above them; else the prose."""
    top = prose
    while top - 1 > start and (labelled(lines[top - 1].text) or lines[top - 1].text.endswith(":")):
        top -= 1
    if sum(labelled(line.text) is not None for line in lines[top:prose]) < _LABELS:
        return prose
    return top - 1 if top - 1 > start + 1 and is_titled(lines[top - 1].text) else top


#: So many labels above a text are of its own header.
_LABELS = 2


def above_others(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above what says that other jobs follow, where an advert without long lines stands there."""
    if any(len(line.text) >= _LONG for line in lines):
        return lines
    start = next((i for i, line in enumerate(lines) if heads_sidebar(line.text) and heads_others(line.text)), 0)
    return lines[:start] if start and has_advert_sections(lines[:start]) else lines


def is_titled(text: str) -> bool:
    """Whether a line is a title and says nothing else."""
    short = len(text) < _LONG or is_long_title(text)
    return short and has_role_head(text) and not _SENTENCE_END.search(text)


def _leads_there(lines: Sequence[Line], start: int) -> bool:
    """Whether what could head a list is an entry of the menu at the top of a page: "About us", "Open jobs"."""
    above = lines[:start]
    return start < _FEW_LINES or (
        start <= _MENU and all(len(line.text) <= _ENTRY and not has_role_head(line.text) for line in above)
    )


#: So many lines at the top may be a menu; so long is the longest entry.
_MENU, _ENTRY = 8, 40
_SENTENCE_END = re.compile(r"[.!?][^\w)]*$")


def _heads_one(below: Sequence[Line]) -> bool:
    """Whether a title stands right below what leads to a list, and no second one below that: "All jobs", "Analyst"."""
    titles = [index for index, line in enumerate(below) if is_titled(line.text) and not _states_other(line.text)]
    return bool(titles) and titles[0] < _FEW_LINES and not any(index <= titles[0] + _APART for index in titles[1:])


def _states_other(text: str) -> bool:
    """Whether a label says that a line states something else than a title: "Department: Apprenticeship"."""
    label = labelled(text)
    return label is not None and label[0] is not FieldName.TITLE


#: In a list of jobs the next title stands no further below one.
_APART = 6


def _is_site(line: Line) -> bool:
    """Whether the top of a page says whose jobs it shows: "Jobs at Contoso"."""
    return line.text.lower().startswith("jobs at ")
