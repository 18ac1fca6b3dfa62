"""Lines of a page in, the openings out that begin alike: a line that says all, a title and its terms, a bare title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import BULLETS, Line
from kg.extract.lexicon.words import EMPLOYMENT
from kg.extract.postings.headers.job_lines import read_job_line, without_flag
from kg.extract.postings.headers.job_terms import LINK, MARK, is_contract, read_terms, said_with_preposition
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.titles import ends_in_role, is_academic_post
from kg.extract.segments.furniture.chrome import is_button
from kg.extract.segments.shapes.cut import JOBS, bare, cut, is_heading, least
from kg.extract.segments.shapes.lists import Listed
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_MOST_TERMS = 3
#: A list of bullets below a title may say more before the text begins.
_MOST_BULLETS = 6
#: Signs an opening of a list must have on average where the page does not say that it lists openings.
_SURE = 1.3
_LONGEST = 110
_SHORT = 60
#: Sites that are no names.
_MAIN_SITES = frozenset(
    {"head office", "headquarters", "main office", "zentrale", "hauptsitz", "siège", "central office"}
)
#: Fields that a sentence may have as well as an opening.
_NO_SIGNS = frozenset({FieldName.TITLE, FieldName.OTHER, FieldName.TEAM})
#: Fields without which the line below a title may say more of it than the title's own tail does.
_DECISIVE = frozenset({FieldName.LOCATION, FieldName.ORGANIZATION, FieldName.REMOTE})
_HEAD_RULE = re.compile(r"(?=[^|]*\|)(?=[^-]*(?:-[^-]+)*--)[\s|:+-]+")
#: A button behind a title: "[apply here]".
_PRESSED = re.compile(
    r"\s*[\[(]+\s*(?:apply|more|details|link|pdf|bewerben|postuler)[^\])]{0,200}[\])]+\s*$", re.IGNORECASE
)
_FIRST_PART = re.compile(r",\s|:\s|\s[–—-]+\s|\s*[(\[]|\s+(?:with|mit|avec|on|über|sur|to study|working on)\s")
_SPOKEN = re.compile(r"(?<!/)\b(?:a|an|the|we|you|our|your|is|are|was|to|i|my|wir|ihr|nous|vous)\b", re.IGNORECASE)
#: Headings that speak to those who may apply, or of those who are there.
ADDRESSED = re.compile(r"(?:prospective|current|former|future|past|interested|potential|all|our|meet)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """Where an opening begins: its fields, how many lines state them, and how many kinds of signs they are."""

    fields: tuple[FieldSpan, ...]
    head: int
    signs: int


def recorded_openings(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """The openings of a page that each begin with a line of their own; empty where there are too few of them."""
    starts = _starts(lines, places)
    if not starts or len(starts) < least(lines, min(starts)):
        return _bare_list(lines)
    if sum(start.signs for start in starts.values()) < _SURE * len(starts) and least(lines, min(starts)) > 2:
        return []
    starts |= _siblings(lines, starts)
    indices = sorted(starts)
    blocks = cut(lines, indices, [starts[index].head for index in indices])
    return [_listed(block, starts[index]) for block, index in zip(blocks, indices, strict=True)]


def _listed(block: Listed, start: Start) -> Listed:
    """An opening with its fields; a line that says all is its text where no other is."""
    if start.head > 1:
        return replace(block, fields=start.fields)
    line = block.head[0]
    left = bare(line)
    whole = Line(line.start + left, line.end, line.text[left:], line.gap)
    return Listed((whole,) if block.body else (), block.body or (whole,), start.fields)


def _starts(lines: Sequence[Line], places: PlaceFinder) -> dict[int, Start]:
    """Lines that name an occupation and where, for whom or on which terms, themselves or in the lines below."""
    found: dict[int, Start] = {}
    index = 0
    while index < len(lines):
        heads_table = index + 1 < len(lines) and bool(_HEAD_RULE.fullmatch(lines[index + 1].text))
        start = None if heads_table or is_button(lines[index].text) else _start(lines, index, places)
        if start:
            found[index] = start
        index += start.head if start else 1
    return found


def _start(lines: Sequence[Line], index: int, places: PlaceFinder) -> Start | None:
    text = lines[index].text
    end = _TERM_END.search(text)
    if text[: end.start() if end else None].rstrip().lower() in EMPLOYMENT:
        return None  # "Internship • Hybrid" is a term of the opening above
    if "," in text and all(is_contract(part) for part in text.split(", ")):
        return None  # and so is "Internship, full-time job"
    if _PROGRAMMES.match(text):
        return None
    job, title = read_job_line(lines[index], places), _title_alone(lines[index])
    if job is None and title is None:
        return None
    own = list(job.fields) if job else []
    terms = _terms_below(lines, index, places)
    if title and FieldName.LOCATION in _named(terms.fields) and _is_of_title(own, lines[index], lines[index + 1]):
        own = [title]
    if title and not _named(own) & _DECISIVE and (len(terms.fields) > 1 or FieldName.LOCATION in _named(terms.fields)):
        own = [title]
    elif job is None:
        return None
    elif _named(own) & _named(terms.fields) - {FieldName.EMPLOYMENT_TYPE}:
        terms = Start((), 1, 0)
    fields = (*own, *terms.fields)
    return Start(fields, terms.head, len(_named(fields) - _NO_SIGNS))


def _is_of_title(own: Sequence[FieldSpan], line: Line, below: Line) -> bool:
    """Whether the word behind a comma that is a town's name is none, for another is said below: "Manager, Gaming"."""
    where = next((span for span in own if span.name is FieldName.LOCATION), None)
    if where is None or where.end != line.end:
        return False
    word = line.text[where.start - line.start :]
    return line.text.endswith(f", {word}") and " " not in word and word not in below.text


#: What heads the text about all that one offers to students, and no opening: "Internship Programs at Contoso".
_PROGRAMMES = re.compile(
    r"(?:(?:our|the) )?(?:internship|graduate|student|early[- ]careers?|apprenticeship)"
    r" (?:program(?:me)?s?|opportunities)"
    r"(?: (?:at|with|in) .*|$)",
    re.IGNORECASE,
)
_TERM_END = re.compile(r"[·•|](?<=\s.)\s")


def _terms_below(lines: Sequence[Line], index: int, places: PlaceFinder) -> Start:
    """The fields that the lines below a title state, as long as they state nothing else."""
    fields: list[FieldSpan] = []
    head = 1
    marked = index + 1 < len(lines) and not bare(lines[index]) and bool(_bullet(lines[index + 1]))
    for line in lines[index + 1 : index + 1 + (_MOST_BULLETS if marked else _MOST_TERMS)]:
        if marked and not _bullet(line):
            break
        terms = said_with_preposition(line, places) or (
            read_terms(line, places) or _name_on_bullet(lines, index + head, places) if head == 1 or fields else ()
        )
        repeats = _named(terms) & _named(fields) - (_MANIFOLD if marked else frozenset())
        if not terms or (fields and line.gap) or repeats or _is_opening_itself(line, places, marked=marked):
            break
        fields += terms
        head += 1
    return Start(tuple(fields), head, 0)


#: Of these a list of bullets may state several: "Part time, 24 hours", "fixed term".
_MANIFOLD = frozenset({FieldName.EMPLOYMENT_TYPE, FieldName.SALARY, FieldName.OTHER})


def _is_opening_itself(line: Line, places: PlaceFinder, *, marked: bool) -> bool:
    return not marked and read_job_line(line, places) is not None


def _bullet(line: Line) -> int:
    """The length of a bullet proper before a short line: "- Full time"."""
    return bare(line) if line.text[0] in BULLETS and len(line.text) <= _SHORT else 0


def _name_on_bullet(lines: Sequence[Line], index: int, places: PlaceFinder) -> tuple[FieldSpan, ...]:
    """Who hires where the first bullet below a title is a name and the second a place: "- The Anchor", "- Riga"."""
    line = lines[index]
    left = _bullet(line)
    if not left or index + 1 >= len(lines) or not _bullet(lines[index + 1]):
        return ()
    named = is_name(line.text[left:]) or line.text[left:].lower() in _MAIN_SITES
    placed = FieldName.LOCATION in _named(read_terms(lines[index + 1], places))
    return (FieldSpan(FieldName.ORGANIZATION, line.start + left, line.end),) if named and placed else ()


def _named(fields: Iterable[FieldSpan]) -> set[FieldName]:
    return {span.name for span in fields}


def _title_alone(line: Line) -> FieldSpan | None:
    """The title that a line is and no more."""
    left = bare(line)
    left += without_flag(line.text[left:])
    name = line.text[left:].strip()
    if not 3 <= len(name) <= 90 or not name[0].isupper() or name[-1] in ".!?:;":
        return None
    first = _TITLE_END.split(name, maxsplit=1)[0]
    if not (ends_in_role(first) or names_all_genders(name)):
        return None
    spoken = "|" in name or name.lower() in _MAIN_SITES or labelled(name) or _SAID.search(name)
    return None if spoken else FieldSpan(FieldName.TITLE, line.start + left, line.end)


_SAID = re.compile(r"(?<!/)\b(?:a|an|the|we|you|is|are|to)\b")
_TITLE_END = sought(r",\s|\s[–—-]\s|\s*\(")


# --- titles and no more ---


def _siblings(lines: Sequence[Line], starts: dict[int, Start]) -> dict[int, Start]:
    """Bare titles among the items of one list whose other items are openings."""
    found: dict[int, Start] = {}
    for index in range(min(starts), max(starts) + 1):
        line = lines[index]
        near = [other for other in (index - 1, index + 1) if other in starts or other in found]
        if index not in starts and near and bare(line) and (title := bare_title(line)):
            found[index] = Start((title,), 1, 0)
    return found


def _bare_list(lines: Sequence[Line]) -> list[Listed]:
    """Titles one below the other right below a heading that announces openings: as items of a list, or apart alike."""
    for index, heading in enumerate(lines[:-1]):
        if not (is_heading(heading) or index < 2 or heading.text[-1] == ":") or not _announces(heading):
            continue
        run = _run_below(lines, index)
        if len(run) >= 2:
            return [Listed((), (_trimmed(lines[i], title),), (title,)) for i, title in run.items()]
    return []


def _trimmed(line: Line, title: FieldSpan) -> Line:
    return Line(title.start, line.end, line.text[title.start - line.start :], line.gap)


def _announces(heading: Line) -> bool:
    text = heading.text.strip("#*_ ")
    return len(text) <= 100 and bool(JOBS.search(text)) and not ends_in_role(text)


def _run_below(lines: Sequence[Line], index: int) -> dict[int, FieldSpan]:
    """The titles of the first list below a heading; empty where one of its items is none."""
    first = next((i for i in range(index + 1, min(index + 4, len(lines))) if bare_title(lines[i])), None)
    told = max((len(line.text) for line in lines[index + 1 : first or index + 1]), default=0)
    if first is None or told > _LONGEST_INTRODUCTION:
        return {}
    marked, gap = bool(bare(lines[first])), lines[first].gap
    found: dict[int, FieldSpan] = {}
    for i in range(first, len(lines)):
        line = lines[i]
        alike = bool(bare(line)) == marked and (marked or line.gap == gap)
        title = bare_title(line) if alike else None
        if title is None:
            return {} if (alike and not line.gap) or len(found) < _least_below(told) else found
        found[i] = title
    return found if len(found) >= _least_below(told) else {}


#: A text of more letters between a heading and titles introduces none.
_LONGEST_INTRODUCTION = 600


def _least_below(told: int) -> int:
    """How many titles make a list below a heading: more where a long text stands between."""
    return _SURELY if told > 2 * _LONGEST else 0


_SURELY = 4


def _link(text: str, left: int) -> re.Match[str] | None:
    """The address or the button behind a title."""
    address = LINK.search(text, left) if "/" in text or "@" in text or "www." in text else None
    return address or (_PRESSED.search(text, left) if text[-1:] in "])" else None)


def bare_title(line: Line) -> FieldSpan | None:
    """The title that a line is, perhaps with what it is about: "Postdoctoral Fellow: single cell dynamics"."""
    left = bare(line)
    left += without_flag(line.text[left:])
    link = _link(line.text, left)
    text = line.text[left : link.start() if link else None].rstrip(" -–—:(<[")
    if "|" in text or not 3 <= len(text) <= _LONGEST or not text[0].isupper() or text[-1] in ".!?:;":
        return None
    first = _FIRST_PART.split(text)[0]
    if ADDRESSED.match(text) or text.lower() in _MAIN_SITES or _SPOKEN.search(first) or MARK.fullmatch(text):
        return None
    named = ends_in_role(first) or is_academic_post(first) or names_all_genders(text)
    return FieldSpan(FieldName.TITLE, line.start + left, line.start + left + len(text)) if named else None
