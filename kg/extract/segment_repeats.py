"""Lines of a page in, the openings out that repeat one shape: a line each, a heading and terms, a row of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.chrome import SIDEBAR, is_button
from kg.extract.header_labels import label_of, labelled
from kg.extract.headings import SectionKind
from kg.extract.job_lines import read_job_line
from kg.extract.job_terms import MARK, read_terms
from kg.extract.places import is_place_line
from kg.extract.segment_lists import Listed
from kg.extract.shape_headings import shape_headings
from kg.extract.spans import Line, trimmed
from kg.extract.titles import ends_in_role, has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: Words that say that a page lists openings.
_JOBS = re.compile(
    r"\b(?:jobs?|careers?|vacanc(?:y|ies)|open(?:ings?| roles?| positions?)|hiring|work with us|join us|positions|roles"
    r"|recruit\w*|internships|we need|now open|stellen\w*|karriere"
    r"|offene|wir suchen|jobbörse|offres|emplois?|postes|recrut\w+"
    r"|recherch\w+|empleos?|vacantes?|ofertas|posiciones|buscamos|opportunities)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:similar|related|recommended|more|other|people|you|explore|suggested"
    r"|weitere|ähnliche|autres|offres similaires)\b",
    re.I,
)
_CELLS = re.compile(r"\s*\|\s*|\t+")
_RULE = re.compile(r"[\s|:+=_*~—–-]{3,}")
_LONG = 140
_HEADING = 64
#: Headings that belong to one opening; what is offered and how to apply may hold for all.
_OF_A_JOB = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.RESPONSIBILITIES,
        SectionKind.BASIC_QUALIFICATIONS,
        SectionKind.PREFERRED_QUALIFICATIONS,
        SectionKind.ABOUT_TEAM,
    }
)
_SECTIONS = frozenset(
    {SectionKind.RESPONSIBILITIES, SectionKind.BASIC_QUALIFICATIONS, SectionKind.PREFERRED_QUALIFICATIONS}
)


def repeated_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings of a page that has several of one shape; empty where it has not."""
    lines = _without_others(lines)
    for read in (_rows, _label_blocks):
        if found := read(lines, places):
            return found
    found = _job_lines(lines, places) or _termed_titles(lines, places)
    return [] if found and _is_one_advert(lines, found) else found


def _is_one_advert(lines: Sequence[Line], found: Sequence[Listed]) -> bool:
    """Whether the page is one advert in sections, in whose text a few lines look like openings."""
    headings = [line.start for line, kind in shape_headings(lines) if kind in _SECTIONS]
    spans = [((item.head or item.body)[0].start, (item.body or item.head)[-1].end) for item in found]
    sectioned = sum(any(start <= heading < end for heading in headings) for start, end in spans)
    return len(headings) >= 2 and 2 * sectioned < len(found)


def _without_others(lines: Sequence[Line]) -> list[Line]:
    """The page without what a heading announces as other jobs, where prose stands above or below it."""
    prose = [index for index, line in enumerate(lines) if len(line.text) >= _LONG]
    start = next(
        (
            i
            for i, line in enumerate(lines)
            if SIDEBAR.fullmatch(line.text.strip("#*: "))
            and (_OTHERS.match(line.text.strip("#* ")) or prose[:1] < [i])
            and prose
        ),
        None,
    )
    if start is None:
        return list(lines)
    after = next((index for index in prose if index > start), None)
    return list(lines[:start]) if after is None else []


def _wanted(lines: Sequence[Line], first: int) -> int:
    """How many openings make a list: two where the page says that it lists openings, else three."""
    return 2 if any(_JOBS.search(line.text) for line in lines[: first + 1]) else 3


# --- tables ---


def _rows(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The rows below a row that names the columns."""
    for index, line in enumerate(lines):
        cells = _cells(line)
        names = [_column(line, cell) for cell in cells] if len(cells) > 1 else []
        if FieldName.TITLE not in names or sum(name is not None for name in names) < 2:
            continue
        found: list[Listed] = []
        for row in lines[index + 1 :]:
            if _RULE.fullmatch(row.text):
                continue
            values = _cells(row)
            if len(values) < 2 or len(values) > len(cells):
                break
            fields = tuple(
                FieldSpan(name, *cell) for name, cell in zip(names, values, strict=False) if name and cell[0] < cell[1]
            )
            if any(span.name is FieldName.TITLE for span in fields):
                found.append(Listed((), (row,), (*fields, *_place_in_brackets(row, fields, places))))
        if len(found) >= 2:
            return found
    return []


def _place_in_brackets(row: Line, fields: Sequence[FieldSpan], places: PlaceFinder) -> list[FieldSpan]:
    """The place a cell states in brackets where no column does: "Student Office (Perth)"."""
    if any(span.name is FieldName.LOCATION for span in fields):
        return []
    inside = [match.span(1) for match in re.finditer(r"\(([^()]{3,40})\)", row.text)]
    named = [span for span in inside if is_place_line(row.text[slice(*span)], places)]
    return [FieldSpan(FieldName.LOCATION, row.start + start, row.start + end) for start, end in named[:1]]


def _cells(line: Line) -> list[tuple[int, int]]:
    if "|" not in line.text and "\t" not in line.text:
        return [(line.start, line.end)]
    left, right = trimmed(line.text, 0, len(line.text))
    left += line.text[left:].startswith("|")
    right -= line.text[:right].endswith("|") and right > left
    cells, at = [], left
    for match in _CELLS.finditer(line.text, left, right):
        cells.append(trimmed(line.text, at, match.start()))
        at = match.end()
    cells.append(trimmed(line.text, at, right))
    return [(line.start + a, line.start + b) for a, b in cells]


def _column(line: Line, cell: tuple[int, int]) -> FieldName | None:
    text = line.text[cell[0] - line.start : cell[1] - line.start]
    if whole := label_of(text) or label_of(text.removesuffix("s")):
        return whole
    parts = re.split(r"\s*/\s*|\s+(?:or|and|&|oder|und|et|ou|y)\s+", text)
    part = next((name for part in parts if (name := label_of(part))), None)
    return FieldName.TEAM if part is FieldName.ORGANIZATION else part


# --- headings with labelled lines ---


def _label_blocks(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Headings with labelled lines below, "Where:", "Contract:"; the heading is the title, whatever it says."""
    starts = [i for i in range(len(lines) - 1) if _heads_labels(lines, i)]
    labels = [_labels_below(lines, i) for i in starts]
    alike = [i for i, names in zip(starts, labels, strict=True) if sum(bool(names & other) for other in labels) > 1]
    titled = sum(has_role_head(lines[i].text) for i in alike)
    if len(alike) < 2 or 2 * titled < len(alike):
        return []
    found = []
    for listed in _cut(lines, alike, lambda block: _label_end(block)):
        head = listed.head
        title = FieldSpan(FieldName.TITLE, head[0].start + _bare(head[0]), head[0].end)
        fields = [span for line in head[1:] for span in _labelled_fields(line, places)]
        found.append(replace(listed, fields=(title, *fields)))
    return found


def _bare(line: Line) -> int:
    mark = MARK.match(line.text)
    return mark.end() if mark else 0


def _label(line: Line) -> FieldName | None:
    label = labelled(line.text[_bare(line) :])
    return label[0] if label else None


def _heads_labels(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    short = (
        3 <= len(line.text) <= 100 and line.text[-1] not in ".!?:;," and not _label(line) and not is_button(line.text)
    )
    return short and bool(_label(lines[index + 1])) and (len(_labels_below(lines, index)) > 1)


def _labels_below(lines: Sequence[Line], index: int) -> frozenset[FieldName]:
    names: set[FieldName] = set()
    for line in lines[index + 1 : index + 9]:
        label = _label(line)
        if label is None:
            break
        names |= {label} | {name for part in re.split(r"\s+[·•|]\s+", line.text) if (name := _label_of_part(part))}
    return frozenset(names)


def _label_of_part(part: str) -> FieldName | None:
    label = labelled(part)
    return label[0] if label else None


def _label_end(block: Sequence[Line]) -> int:
    return next((i for i in range(1, len(block)) if not _label(block[i])), len(block))


def _labelled_fields(line: Line, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    if len(re.findall(r"\s[·•|]\s", line.text)):
        return read_terms(line, places)
    offset = _bare(line)
    label = labelled(line.text[offset:])
    return (FieldSpan(label[0], line.start + offset + label[1], line.end),) if label else ()


# --- one line each ---


def _job_lines(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Lines that each name an occupation and where, for whom or on which terms."""
    read = {i: job for i, line in enumerate(lines) if not is_button(line.text) and (job := read_job_line(line, places))}
    if not read or len(read) < _wanted(lines, min(read)):
        return []
    if sum(job.signs for job in read.values()) < 1.3 * len(read) and _wanted(lines, min(read)) != 2:
        return []
    starts = sorted(read)
    found = []
    for listed, index in zip(_cut(lines, starts, lambda _: 1), starts, strict=True):
        job = read[index]
        line = lines[index]
        whole = Line(job.start, line.end, line.text[job.start - line.start :], line.gap)
        found.append(Listed((whole,) if listed.body else (), listed.body or (whole,), job.fields))
    return found


# --- titles with a line of terms ---


def _termed_titles(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Titles on lines of their own, each with a line below that says where and on which terms."""
    terms: dict[int, tuple[FieldSpan, ...]] = {}
    for index in range(len(lines) - 1):
        name = lines[index].text[_bare(lines[index]) :].strip()
        if not (3 <= len(name) <= 90 and name[0].isupper() and _is_title(name)):
            continue
        fields = read_terms(lines[index + 1], places)
        if len(fields) > 1 or any(span.name is FieldName.LOCATION for span in fields):
            terms[index] = fields
    if not terms or len(terms) < _wanted(lines, min(terms)):
        return []
    starts = sorted(terms)
    found = []
    for listed, index in zip(_cut(lines, starts, lambda _: 2), starts, strict=True):
        title = FieldSpan(FieldName.TITLE, lines[index].start + _bare(lines[index]), lines[index].end)
        found.append(replace(listed, fields=(title, *terms[index])))
    return found


def _is_title(text: str) -> bool:
    """Whether a line names an occupation before its first comma, dash or bracket."""
    first = re.split(r",\s|\s[–—-]\s|\s*\(", text)[0]
    return text[-1] not in ".!?:;" and ends_in_role(first) and not re.search(r"\b(?:a|an|the|we|you|is|are|to)\b", text)


# --- where an opening ends ---


def _cut(lines: Sequence[Line], starts: Sequence[int], head_of: Callable[[Sequence[Line]], int]) -> list[Listed]:
    """The page cut at `starts`; `head_of` says how many lines of a block are its header."""
    ends = [*starts[1:], len(lines)]
    blocks = [[line for line in lines[a:b] if not is_button(line.text)] for a, b in zip(starts, ends, strict=True)]
    apart = _bodies_apart(blocks, head_of)
    seen: set[str] = set()
    cut = []
    for number, block in enumerate(blocks):
        head = min(head_of(block), len(block))
        last = number + 1 == len(blocks)
        body = _body(block[head:], seen, apart=apart, last=last)
        seen |= {line.text for line in body if _is_heading(line)}
        cut.append(Listed(tuple(block[:head]), tuple(body)))
    return cut


def _bodies_apart(blocks: Sequence[Sequence[Line]], head_of: Callable[[Sequence[Line]], int]) -> bool:
    """Whether text that belongs to the openings stands below an empty line: most of them have some."""
    having = sum(
        len(block) > head_of(block) and not _is_heading(block[head_of(block)]) for block in blocks[:-1] or blocks
    )
    return 2 * having > len(blocks[:-1] or blocks)


def _body(rest: Sequence[Line], seen: set[str], *, apart: bool, last: bool) -> list[Line]:
    """The lines of an opening's own text; a heading that is not about the job ends the last one."""
    body: list[Line] = []
    known = {heading.start for heading, kind in shape_headings(rest) if kind in _OF_A_JOB}
    for line in rest:
        if line.gap and not apart:
            break
        ends = _is_heading(line) and line.start not in known and line.text not in seen
        if ends and (last or not apart or not body):
            break
        body.append(line)
    while body and _is_heading(body[-1]):
        body.pop()
    return body


def _is_heading(line: Line) -> bool:
    return line.gap and len(line.text) <= _HEADING and line.text[-1] not in ".!?…,;" and not MARK.match(line.text)
