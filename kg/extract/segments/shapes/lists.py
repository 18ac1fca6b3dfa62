"""Lines of a page in, the postings it lists one below the other out: threads of adverts, tables of openings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line
from kg.extract.lexicon.words import CATEGORIES, EMPLOYMENT
from kg.extract.postings.headers.reader import read_header
from kg.extract.postings.naming.firm_names import is_name, without_legal_form
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.extract.segments.furniture.chrome import heads_sidebar, is_button
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

_RULE = re.compile(r"[-=_*~—–]{3,}")
_AUTHOR = re.compile(
    r".{0,60}\b(?:ago|wrote|says|schrieb|posted)\b.{0,12}|.{0,60}\bago\b.{0,40}\b(?:parent|prev|next|reply)\b.{0,12}"
    r"|reply|\*\*[^*]{2,40}\*\*.{0,20}|@\w+",
    re.IGNORECASE,
)
_QUOTE = re.compile(r">\s")
_SENTENCE = re.compile(r"[.!?…][\"”)']?$")
#: "Contoso (https://contoso.example), Berlin or remote within Germany."
_OPENING = re.compile(
    r"(?P<name>[A-Z0-9][\w&.’'-]*(?: [A-Z&][\w&.’'-]*){0,3})\s*\((?:https?://|www\.|[\w-]+\.[a-z])[^()\s]*\)\s*[,:–—-]\s*"
    r"(?P<place>[^.|\n]{2,70})\."
)
#: What a line of bars has that heads an advert, and one of tools has not.
_HEADS_ADVERT = re.compile(
    r"\b(?:remote|on-?site|hybrid|full|part|visa|intern\w*|hiring|roles?|positions?|multiple|various|engineering"
    r"|contract|permanent)\b|https?:|www\.|[$€£]|\b[A-ZÀ-Ý][\w’'-]{1,80}+,? (?:[A-Z]{2}\b|[A-ZÀ-Ý][a-zà-ÿ]+\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PROSE = 60
_LONG = 140
_HEADER_LINE = 45


@dataclass(frozen=True, slots=True)
class Listed:
    """One posting of a list: the lines above its text and the text; one of both may be missing.

    `fields` are those that its first sentence states: "Contoso (https://…), Berlin or remote. We …".
    """

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    fields: tuple[FieldSpan, ...] = ()


def thread_of(lines: Sequence[Line], cues: Sequence[Cue]) -> list[Listed]:
    """The adverts of a thread: each begins with names between bars, or stands between rules and says who is wanted."""
    if sum(_is_barred(lines, index) for index in range(len(lines))) < 2:
        return []
    return [listed for block in _blocks(lines) if (listed := _advert(block, cues))]


def openings_of(lines: Sequence[Line], places: PlaceFinder) -> list[Listed]:
    """Openings of a page as a board lists them: a title each, a few short lines with a place, perhaps a sentence.

    Titles that a heading announces as other jobs are not meant: those are a sidebar's.
    """
    told = next((i for i, line in enumerate(lines) if len(line.text) >= _LONG), len(lines))
    stop = next((i for i, line in enumerate(lines) if i > told and heads_sidebar(line.text.strip(":"))), len(lines))
    starts = [i for i in range(stop) if _is_opening(lines, i, stop, places) and not is_button(lines[i].text)]
    starts = [i for i in starts if not (i - 1 in starts and not lines[i].gap)]
    if len(starts) < 3:
        return []
    alike = _like(lines, starts, places)
    starts = sorted([*starts, *alike])
    found = []
    usual = min(filter(None, (_place_below(lines, a, b, places) for a, b in pairwise(starts))), default=0)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else _end_of_last(starts, stop)
        end = _before_heading(lines, start, end, usual, places)
        if start and _RULE.fullmatch(lines[start - 1].text):
            end = next((i for i in range(start, end) if _RULE.fullmatch(lines[i].text)), end)
        block = [line for line in lines[start:end] if not is_button(line.text)]
        first_prose = next((i for i, line in enumerate(block) if _is_sentence(line)), len(block))
        parted = next(
            (i for i in range(2, first_prose) if block[i].gap and len(block[i].text) > _HEADER_LINE), first_prose
        )
        first_prose = parted
        head = [without_mark(block[0]), *block[1:first_prose]] if first_prose else []
        fields = _title_and_place(head, places) if start in alike and len(head) > 1 else ()
        body = tuple(line for line in block[first_prose:] if not _RULE.fullmatch(line.text))
        found.append(Listed(tuple(head), body, fields))
    return found


def _place_below(lines: Sequence[Line], start: int, end: int, places: PlaceFinder) -> int:
    """How far below a title its place stands; 0 where no line of the opening is a place."""
    below = range(start + 1, min(start + 5, end))
    return next((i - start for i in below if _may_be_place(lines[i].text, places)), 0)


#: A town that no gazetteer lists, or misspelt, before its state or country: "Cambrigde, MA".
_TOWN_IN = re.compile(
    r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}, (?P<where>[A-Z]{2}|[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)"
)


def _may_be_place(text: str, places: PlaceFinder) -> bool:
    if is_place_line(text, places):
        return True
    town = _TOWN_IN.fullmatch(text)
    return town is not None and is_place_line(town.group("where"), places) and not ends_in_role(text)


def _before_heading(lines: Sequence[Line], start: int, end: int, usual: int, places: PlaceFinder) -> int:
    """Where an opening ends whose place is its last line, before the heading of the next group of openings."""
    last = start + usual + 1
    if not (usual and last < end and lines[last].gap) or len(lines[last].text) > _HEADER_LINE:
        return end
    short = all(len(line.text) <= _PROSE and not _is_sentence(line) for line in lines[last:end])
    return last if short and is_place_line(lines[last - 1].text, places) else end


def _like(lines: Sequence[Line], starts: Sequence[int], places: PlaceFinder) -> list[int]:
    """Lines between openings that stand right above a place as most titles of the list do: "Raffle Host", "Riga"."""
    near = sum(_place_below(lines, start, start + 2, places) for start in starts)
    if 2 * near < len(starts):
        return []
    return [
        i
        for i in range(starts[0] + 1, starts[-1])
        if i not in starts
        and _may_be_title(lines[i])
        and _place_below(lines, i, i + 2, places)
        and not is_place_line(lines[i].text, places)
    ]


def _title_and_place(head: Sequence[Line], places: PlaceFinder) -> tuple[FieldSpan, ...]:
    title, place, *terms = head
    named = FieldSpan(FieldName.TITLE, title.start, title.end), FieldSpan(FieldName.LOCATION, place.start, place.end)
    return (*named, *(span for span in read_header(terms, "", places) if span.name in _TERMS))


#: What lines below a title and a place state of an opening.
_TERMS = frozenset({FieldName.EMPLOYMENT_TYPE, FieldName.REMOTE, FieldName.SALARY, FieldName.POSTED})


def _may_be_title(line: Line) -> bool:
    return 3 < len(line.text) <= 80 and line.text[0].isalnum() and line.text[-1] not in ".!?:;" and " " in line.text


def _is_barred(lines: Sequence[Line], index: int) -> bool:
    """Whether a line heads an advert of a thread: names between bars above a paragraph."""
    line = lines[index]
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if _ADDRESS.fullmatch(below) and index + 2 < len(lines):
        below = lines[index + 2].text
    if line.text.count("|") < 2 or len(below) < _PROSE or "|" in below or is_button(line.text):
        return False
    if not (_HEADS_ADVERT.search(line.text) or has_role_head(line.text)):
        return False
    above = lines[index - 1].text if index and not line.gap else ""
    return not (len(above) < _LONG and has_role_head(above) and not _SENTENCE.search(above))


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The thread cut at its rules, and above each line of bars."""
    blocks: list[list[Line]] = [[]]
    for index, line in enumerate(lines):
        if _RULE.fullmatch(line.text):
            blocks.append([])
            continue
        if len(line.text) < 60 and _AUTHOR.fullmatch(line.text):
            blocks.append([line])
            continue
        if _is_barred(lines, index) and any(not _AUTHOR.fullmatch(other.text) for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _advert(block: Sequence[Line], cues: Sequence[Cue]) -> Listed | None:
    lines = [line for line in block if not _AUTHOR.fullmatch(line.text)]
    if not lines or any(_QUOTE.match(line.text) for line in lines):
        return None
    if _is_barred(lines, 0):
        return Listed((lines[0],), tuple(lines[1:]))
    start, end = lines[0].start, lines[-1].end
    wanted = any(cue.kind is CueKind.WANTED and start <= cue.start < end for cue in cues)
    signed = len(lines) < len(block)
    if not (wanted and signed and end - start > 2 * _PROSE):
        return None
    opening = _OPENING.match(lines[0].text)
    names = {"name": FieldName.ORGANIZATION, "place": FieldName.LOCATION}
    fields = [
        FieldSpan(field, lines[0].start + opening.start(group), lines[0].start + opening.end(group))
        for group, field in names.items()
        if opening
    ]
    return Listed((), tuple(lines), tuple(fields))


def _is_opening(lines: Sequence[Line], index: int, stop: int, places: PlaceFinder) -> bool:
    """Whether a title stands here, with a place within the four short lines below it."""
    line = lines[index]
    if not _is_title(line.text):
        return False
    for below in lines[index + 1 : min(index + 4, stop)]:
        opens = (
            line.gap
            or index == 0
            or without_mark(line).start > line.start
            or bool(_RULE.fullmatch(lines[index - 1].text))
        )
        if _is_title(below.text) and not is_place_line(below.text, places) and (below.gap or not opens):
            return False
        if len(below.text) <= 70 and any(
            is_place_line(part, places) for part in re.split(r"\s+[·•⋅|–—]\s+|\s*\|\s*", below.text)
        ):
            return True
        if _is_sentence(below):
            return False
    return False


def employer_above(lines: Sequence[Line], text: str) -> Line | None:
    """The line at the top of a list that names whose openings these are: a firm by its words, or named again below."""
    if len(lines) > 1 and _heads_menu(lines[0].text, lines[1].text):
        return lines[0]
    for line in lines[:3]:
        name = line.text.strip("#* ")
        if (
            is_name(name)
            and not (
                is_button(name) or name.lower() in CATEGORIES or (line is not lines[0] and _heads_cells(name, text))
            )
            and (name.split()[-1].lower() in KINDS_OF_FIRM or without_legal_form(name) != name or text.count(name) > 1)
        ):
            return line
    return None


def _heads_cells(name: str, text: str) -> bool:
    """Whether lines of facts begin with the name of a group: "Orchard • Riga • Full time"."""
    return any(f"\n{name} {dot} " in text for dot in "•·|")


#: Names of sites that show what others offer.
BOARDLIKE = re.compile(
    r"jobs?\b|job|career|talent|hir(?:e|ing)|recruit|remote|stellen|emploi|empleo|vacanc|board|search|indeed|linkedin"
    r"|glassdoor|monster|xing|news|gazette|network|open |current|welcome",
    re.IGNORECASE,
)
_LONGEST_NAME = 40


def _heads_menu(name: str, below: str) -> bool:
    """Whether a page begins with a name and, below it, the menu of its site."""
    if len(name) > _LONGEST_NAME or not is_name(name) or is_button(name) or BOARDLIKE.search(name):
        return False
    return not has_role_head(name) and len(re.split(r"\s{2,}|\s[|·•]\s", below)) > 2 and is_button(below)


_NUMBER = re.compile(r"(?:[-*•#]\s*)*(?:\(?\d{1,3}[.)]\s+)?")


def without_mark(line: Line) -> Line:
    """The line without its bullet or number."""
    mark = _NUMBER.match(line.text)
    left = mark.end() if mark and mark.end() < len(line.text) else 0
    return Line(line.start + left, line.end, line.text[left:], line.gap)


_PARTS = sought(r"\s+[·•|–—-]\s+|,\s")


def _is_title(text: str) -> bool:
    bare = text[mark.end() :].strip() if (mark := _NUMBER.match(text)) else text
    return (
        0 < len(bare) <= 80
        and _PARTS.split(bare, maxsplit=1)[0].lower() not in EMPLOYMENT
        and has_role_head(bare)
        and bare[-1] not in ".!?:;"
        and (ends_in_role(bare) or bare[0].isupper())
    )


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= 30 and bool(_SENTENCE.search(line.text))


def _end_of_last(starts: Sequence[int], stop: int) -> int:
    """The last opening has as many lines as the longest of the others."""
    longest = max(b - a for a, b in pairwise(starts))
    return min(stop, starts[-1] + longest)
