"""Lines of a page in, the openings out that repeat one shape: rows of a table, headings above labels, lines alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.lexicon.headings import ADVERT_SECTIONS
from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.job_terms import read_terms
from kg.extract.postings.headers.labels import label_of, labelled
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.postings.sections.shape_headings import has_advert_sections, shape_headings
from kg.extract.segments.furniture.chrome import heads_others, heads_sidebar, is_button
from kg.extract.segments.furniture.sidebars import is_titled
from kg.extract.segments.shapes.bracketed import bracketed_openings
from kg.extract.segments.shapes.cut import bare, cut
from kg.extract.segments.shapes.labels import labelled_records
from kg.extract.segments.shapes.lists import Listed
from kg.extract.segments.shapes.records import recorded_openings
from kg.extract.segments.shapes.tables import rows_of
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_LONG = 140
#: So many lines at the top of an advert hold its title.
_TOP = 6


def repeated_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings of a page that has several of one shape; empty where it has not."""
    lines = without_others(lines)
    for read in (rows_of, labelled_records, _label_blocks, bracketed_openings):
        if found := read(lines, places):
            return found
    found = _without_window_title(lines, recorded_openings(lines, places))
    return [] if found and (len(found) < _LEAST or _is_one_advert(lines, found)) else found


_LEAST = 2


def _without_window_title(lines: Sequence[Line], found: Sequence[Listed]) -> list[Listed]:
    """The openings without the page's first line, where that only repeats the title of the next or its beginning."""
    if len(found) < _LEAST or (found[0].head or found[0].body)[0].start != lines[0].start:
        return list(found)
    first, second = (_said(item, FieldName.TITLE) for item in found[:2])
    return list(found[1:]) if first and second.startswith(first) else list(found)


def _is_one_advert(lines: Sequence[Line], found: Sequence[Listed]) -> bool:
    """Whether the page is one advert in sections, in whose text a few lines look like openings."""
    if len(found) == _LEAST and _is_repeated(lines, *found):
        return True
    headings = [line.start for line, kind in shape_headings(lines) if kind in ADVERT_SECTIONS]
    spans = [((item.head or item.body)[0].start, (item.body or item.head)[-1].end) for item in found]
    sectioned = sum(any(start <= heading < end for heading in headings) for start, end in spans)
    return len(headings) >= 2 and 2 * sectioned < len(found)


_LABELLED = re.compile(r"^[^:]{2,25}:\s+")
_LETTERS = re.compile(r"[\W_]+")


def _is_repeated(lines: Sequence[Line], first: Listed, second: Listed) -> bool:
    """Whether two openings are one: a title, and below it the label, heading or sentence that repeats it."""
    texts = [(item.head or item.body)[0].text for item in (first, second)]
    a, b = ({_letters(text), _letters(_LABELLED.sub("", text))} for text in texts)
    if a & b:
        return True
    told = any(len(line.text) >= _LONG for line in lines)
    places = [_said(item, FieldName.LOCATION) for item in (first, second)]
    apart = all(places) and not (places[0] in places[1] or places[1] in places[0])
    return told and not apart and any(x in y or y in x for x in a for y in b)


def _letters(text: str) -> str:
    """The letters of a title or sentence, in small letters."""
    return _LETTERS.sub("", text).casefold()


def _said(item: Listed, name: FieldName) -> str:
    """The words of a field of an opening, in small letters; empty where it states none."""
    span = next((span for span in item.fields if span.name is name), None)
    line = next((line for line in (*item.head, *item.body) if span and line.start <= span.start < line.end), None)
    return line.text[span.start - line.start : span.end - line.start].casefold() if span and line else ""


def without_others(lines: Sequence[Line]) -> list[Line]:
    """The page without what a heading announces as other jobs, where prose stands above or below it."""
    prose = [index for index, line in enumerate(lines) if len(line.text) >= _LONG]
    start = next((i for i, line in enumerate(lines) if prose and _heads_others(lines, i, prose[0])), None)
    if start is None:
        return list(lines)
    after = next((index for index in prose if index > start), None)
    return list(lines[:start]) if after is None else []


def _heads_others(lines: Sequence[Line], index: int, prose: int) -> bool:
    """Whether a heading announces other jobs: it says so, or stands below a text that is an advert itself."""
    bare_text = lines[index].text.strip("#*: ")
    if not heads_sidebar(bare_text):
        return False
    advert = has_advert_sections(lines[:index])
    top = [line.text for line in lines[: min(index, _TOP)] if line.text[-1] not in ".!?:"]
    if _OF_HOUSE.match(bare_text):
        titled = any(map(ends_in_role, top))
    else:
        titled = any(map(_begins_with_role, top)) or sum(map(is_titled, top)) == 1
    return heads_others(bare_text) or (prose < index and (advert or titled))


def _begins_with_role(text: str) -> bool:
    """Whether a line names an occupation, alone or before what its title adds: "Economist Internship , Frost Desk"."""
    return ends_in_role(text) or ("|" not in text and ends_in_role(_BEFORE_TAIL.split(text, maxsplit=1)[0]))


#: What a house calls those that it has itself.
_OF_HOUSE = re.compile(r"(?:open|current|all|our|available)\b", re.IGNORECASE)
_BEFORE_TAIL = re.compile(r"\s*,\s|\s+[–—-]\s|\s*\(")


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
    heads = [_label_end(lines[index:]) if _label(lines[index + 1]) else 1 for index in alike]
    for listed in cut(lines, alike, heads):
        head = listed.head
        title = FieldSpan(FieldName.TITLE, head[0].start + bare(head[0]), head[0].end)
        stating = head[1:] or listed.body[: _MOST_TOLD + _MOST_LABELS]
        fields = [span for line in stating for span in _labelled_fields(line, places)]
        found.append(replace(listed, fields=(title, *fields)))
    return found


#: So many lines of text may stand between a heading and its table of labels, of so many rows.
_MOST_TOLD, _MOST_LABELS = 2, 8


def _first_label(lines: Sequence[Line], index: int) -> int:
    """Where the labels begin below a heading: right there, or below a line or two of text."""
    below = index + 1
    while below < min(index + _MOST_TOLD, len(lines) - 2) and _label(lines[below]) is None and _is_told(lines[below]):
        below += 1
    return below


def _is_told(line: Line) -> bool:
    return line.text[-1] in ".!" and line.text.count(" ") >= _FEWEST_WORDS


_FEWEST_WORDS = 3


def _label(line: Line) -> FieldName | None:
    label = labelled(line.text[bare(line) :])
    cells = line.text.split("\t") if label is None and "\t" in line.text else []
    return label[0] if label else label_of(cells[0]) if len(cells) == _PAIR else None


_PAIR = 2


def _heads_labels(lines: Sequence[Line], index: int) -> bool:
    first = _first_label(lines, index)
    line, label = lines[index], _label(lines[first])
    if label is None and _is_keyed(lines[first]) and first + 1 < len(lines):
        label = _label(lines[first + 1])
    if label is None or not 3 <= len(line.text) <= 100 or line.text[-1] in ".!?:;,":
        return False
    if _label(line) or _is_keyed(line) or is_button(line.text):
        return False
    placed = label is FieldName.LOCATION and ends_in_role(_TAIL.split(line.text[bare(line) :])[0])
    return placed or len(_labels_below(lines, index)) > 1


#: What a title says behind its occupation.
_TAIL = re.compile(r",\s|\s*\(|\s[–—-]\s|:\s")


def _labels_below(lines: Sequence[Line], index: int) -> frozenset[FieldName]:
    names: set[FieldName] = set()
    first = _first_label(lines, index)
    for line in lines[first : first + _MOST_LABELS]:
        label = _label(line)
        if label is None and not _is_keyed(line):
            break
        names |= {label} if label else set()
        names |= {name for part in re.split(r"\s+[·•|]\s+", line.text) if (name := _label_of_part(part))}
    return frozenset(names)


def _label_of_part(part: str) -> FieldName | None:
    label = labelled(part)
    return label[0] if label else None


def _label_end(block: Sequence[Line]) -> int:
    return next((i for i in range(1, len(block)) if not (_label(block[i]) or _is_keyed(block[i]))), len(block))


#: A label that no list knows, with a short value: "Mess kit: provided".
_KEYED = re.compile(r"[A-ZÀ-Ý][^\W\d_]+(?: [\w/&-]+){0,3}\s?:\s+[^\s.!?][^.!?]{0,80}")


#: The same with a cell for each of the two.
_ROW = re.compile(r"[A-ZÀ-Ý][^\t:]{1,30}\t[^\t]{2,120}")


def _is_keyed(line: Line) -> bool:
    return _ROW.fullmatch(line.text) is not None or _KEYED.fullmatch(line.text, bare(line)) is not None


def _labelled_fields(line: Line, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    if len(re.findall(r"\s[·•|]\s", line.text)):
        return read_terms(line, places)
    offset = bare(line)
    label = labelled(line.text[offset:])
    if label is None and (name := _label(line)):
        return (FieldSpan(name, line.start + line.text.index("\t") + 1, line.end),)
    return (FieldSpan(label[0], line.start + offset + label[1], line.end),) if label else ()
