"""A posting's text and the heading cues in it in, its sections out, also where headings run on inside a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, WEAK_HEADINGS, SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import BULLETS, lines_of, trimmed
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Section
from kg.extract.postings.sections.equality import told_on
from kg.extract.postings.sections.flat_headings import runs_on
from kg.extract.postings.sections.of_itself import without_employer
from kg.extract.postings.sections.shape_headings import shape_headings

_DECOR = BULLETS + ":：?!.…[]()&\"'"
#: One-word headings that texts without line breaks run on with: "… in Berlin. Aufgaben Planung von …".
_PLAIN = word_set(
    "responsibilities requirements qualifications aufgaben profil anforderungen benefits qualifikation "
    "qualifikationen duties deine aufgaben"
)
#: A line of a list that speaks of what the candidate has, not of what they will do.
_HAS = re.compile(
    r"(?:^|\n)\W{0,4}(?=(?:Bachelor|Master|BA\b|BS\b|B\.S|MS\b|PhD|Ph\.D|Currently has"
    r"|\d{1,2}\s*\+?\s*(?:or more\s+)?years?\b[^\n]*experience))"
)
_OF_ITSELF = re.compile(
    r"[*_]*(?:At )?(?P<name>[A-Z][\w&.’'-]*(?: [A-Z&][\w&.’'-]*){0,3}),?\s+(?:is|was|makes|builds|has|provides"
    r"|offers|we|believes"
    r"|develops|helps|serves|creates|designs|delivers|operates|runs|supplies|sells)\b"
)
_SENTENCE_START = re.compile(
    r"(?:[.!?…]['”\")]?\s+|\n|^|\s[-–•*·]\s+(?=[A-Z])"
    r"|\b[a-z0-9][\w-]{0,80}\)?\s(?=(?:Our|We|If|All|As|At|[A-Z]\w+(?: [A-Z]\w+)? is an?)\b)"
    r"|\b\w[\w.+#-]{0,80}\)?\s(?=Our (?:$|inclusive\b)"
    r"|(?:If you have a disability|We are an equal)\b)"
    r"|(?:\b[a-z0-9][\w.+#-]{0,80}\)?|\))\s(?=[A-Z]\w+ is an equal\b))(?=\S)"
)
_ABOUT = sought(
    r"(?:^|\n)[ \t*#_-]*(?:About|Über|À propos de|Sobre|Why|Life at|Working at|Join) "
    r"(?P<name>[A-Z][\w&.'’ -]{1,40}?)[ \t:?*_!]*(?=\n)"
)
_WHY = re.compile(r"(?<=[.!?] )(?:Why|About) (?P<name>[A-Z][\w&.-]{1,20})\?? (?=[A-Z])")


def split_sections(text: str, start: int, end: int, cues: Sequence[Cue], first: SectionKind) -> tuple[Section, ...]:
    """Cuts `text[start:end]` at its headings; what stands before the first heading is of kind `first`."""
    known = [
        *_headings(text, start, end, cues),
        *_named_headings(text, start, end),
        *_criteria(text, start, end),
    ]
    headings = sorted({*known, *_unlisted(text, (start, end), known, cues)})
    headings = _without_first_button(sorted([*headings, *_after_labels(text, headings, end)]), start)
    sections: list[Section] = []
    position, kind = start, first
    for heading_start, heading_end, heading_kind in headings:
        if heading_start < position:
            continue
        _append(sections, text, kind, position, heading_start)
        position, kind = _content_start(text, heading_end, end), SectionKind(heading_kind)
    _append(sections, text, kind, position, end)
    told = [part for section in sections for part in without_employer(text, section)]
    return tuple(_with_equality(text, list(_with_qualifications(text, told)), cues))


def _without_first_button(headings: list[tuple[int, int, str]], start: int) -> list[tuple[int, int, str]]:
    """The headings without a button above the advert's text: "Apply for this job" heads nothing there."""
    if headings and headings[0][2] == SectionKind.HOW_TO_APPLY and headings[0][0] - start < _ABOVE_TEXT:
        return _without_first_button(headings[1:], start)
    return headings


#: So short is what stands above an advert's text.
_ABOVE_TEXT = 200


def heading_line(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the cue fills its line."""
    left = text.rfind("\n", start, cue.start) + 1 or start
    right = text.find("\n", cue.end, end)
    right = end if right < 0 else right
    return not text[max(left, start) : cue.start].strip(_DECOR + " \t\r\xa0") and not text[cue.end : right].strip(
        _DECOR + " \t\r\xa0"
    )


def _append(sections: list[Section], text: str, kind: SectionKind, start: int, end: int) -> None:
    left, right = trimmed(text, start, end)
    if left < right:
        sections.append(Section(kind, left, right))


def _content_start(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " \t:：?*_\xa0\u202f":
        position += 1
    return position


#: The first words of a line that labels what follows: "Stack: …".
_LABEL = re.compile(r"[*_-]{0,3}\s*[A-ZÀ-Ý][\w/&’'-]+(?: [\w/&’'-]+){0,2}\s?:[*_]*\s+(?=\S)")


def _after_labels(
    text: str, headings: Sequence[tuple[int, int, str]], end: int
) -> Iterator[tuple[int, int, SectionKind]]:
    """Where a paragraph of boilerplate that begins with its label is over: at the next line with a label."""
    starts = {start for start, _, _ in headings}
    for _, stop, kind in headings:
        if kind not in BOILERPLATE or text[stop : stop + 2].lstrip(" \xa0")[:1] not in (":", "："):
            continue
        line_end = text.find("\n", stop, end)
        if line_end < 0 or not text[stop:line_end].strip(" \xa0:："):
            continue
        below = lines_of(text, line_end, min(end, line_end + _NEXT))[:1]
        if below and below[0].start not in starts and _LABEL.match(below[0].text):
            yield below[0].start, below[0].start, SectionKind.SUMMARY


_NEXT = 200


def _headings(text: str, start: int, end: int, cues: Sequence[Cue]) -> Iterator[tuple[int, int, str]]:
    reached = start
    for cue in cues:
        if cue.kind is CueKind.HEADING and cue.start >= reached and _is_heading(text, cue, start, end):
            reached = cue.end
            yield cue.start, cue.end, cue.value


def _is_heading(text: str, cue: Cue, start: int, end: int) -> bool:
    """A line of its own, or a capital after a sentence's end and before a sentence's start.

    Headings of common words need more: a colon behind them, or capitals throughout.
    """
    first = text[cue.start]
    if not (first.isupper() or first.isdigit() or first in "ÀÜ¿'"):
        return first.isalpha() and heading_line(text, cue, start, end)
    if heading_line(text, cue, start, end):
        return True
    surface = text[cue.start : cue.end]
    after = text[cue.end : min(cue.end + 3, end)]
    opened = _opens(text, cue.start, start)
    if after[:1] in (":", "：") or after[:2] == " :":
        return opened or (after[:2] == ":\n" and " " in surface and surface.istitle())
    if opened and " " in surface and _TO_COLON.match(text, cue.end, end):
        return True
    shouted = surface.isupper() and len(surface) > 6
    if shouted and opened and _ITEM.match(text, cue.end, end):
        return True
    if runs_on(text, cue, start, end):
        return True
    glued = after[:1].isupper()
    weak = surface.lower() in WEAK_HEADINGS or " " not in surface.strip()
    if (
        weak
        and not shouted
        and not (glued and opened)
        and not (opened and surface.lower() in _PLAIN and not text[start:end].count("\n"))
    ):
        return False
    rest = text[cue.end : min(cue.end + 5, end)].lstrip(" \t\xa0?-–•*")
    if not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in '“"•*-' or "\n" in after):
        return False
    return opened or shouted or (text[cue.start - 1].isspace() and text[cue.start - 2].islower())


#: How a heading goes on up to its colon: "What you bring to the team:".
_TO_COLON = re.compile(r"(?: (?:to|in|for|at|with|as|on) )(?:[\w’'&-]+ ){0,3}[\w’'&-]+:(?=\s)")

#: The first item of a list on the line of its heading: "PREFERRED QUALIFICATIONS - Knowledge of …".
_ITEM = re.compile(r"[ \t\xa0]+[-–•*·][ \t\xa0]+\S")


def _opens(text: str, position: int, start: int) -> bool:
    """Whether a sentence may begin here: start of text or line, behind a full stop, a bullet, or glued to one."""
    before = text[max(start, position - 4) : position].rstrip(" \t\xa0")
    return (
        not before
        or before[-1] in '.!?:;)]\n\r…”"' + BULLETS
        or (before[-1].islower() and before == text[max(start, position - 4) : position])
    )


def _named_headings(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Headings that name the employer: "About Contoso", "Why Contoso?"."""
    why = text.find("Why ", start, end) >= 0 or text.find("About ", start, end) >= 0
    for pattern in (_ABOUT, _WHY) if why else (_ABOUT,):
        for match in pattern.finditer(text, start, end):
            name = match.group("name").lower()
            left = match.start() + len(match.group()) - len(match.group().lstrip())
            if not re.search(r"\b(?:the|you|this|role|position|job|team|du|le|your|our)\b", name):
                yield left, match.end(), SectionKind.ABOUT_COMPANY


#: The table at the end of an advert on a board, whose lines are kinds of work: "Job function / Sales".
_CRITERIA = re.compile(r"\n[ \t]*Seniority level[ \t]*\n[^\n]{2,40}\n\s*Employment type[ \t]*\n")


def _criteria(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    at = text.find("\nSeniority level", start, end)
    table = _CRITERIA.match(text, at, end) if at >= 0 else None
    if table and end - table.end() < _TABLE:
        yield table.start() + 1, table.end(), SectionKind.ABOUT_COMPANY


#: So long is the rest of such a table.
_TABLE = 300


def _unlisted(
    text: str, span: tuple[int, int], known: Sequence[tuple[int, int, str]], cues: Sequence[Cue]
) -> Iterator[tuple[int, int, SectionKind]]:
    """Headings that no list knows, where no known one stands on the same line."""
    taken = sorted(left for left, _, _ in known)
    lines = lines_of(text, *span)
    shaped = [
        (line, kind)
        for line, kind in shape_headings(lines)
        if bisect_left(taken, line.start) == bisect_left(taken, line.end)
    ]
    stops = sorted([*taken, *(line.start for line, _ in shaped), span[1]])
    first = min((left for left, _, kind in known if kind in QUALIFICATIONS), default=span[1])
    for line, kind in shaped:
        stop = stops[bisect_right(stops, line.start)]
        kind = kind or _by_content(text, line.end, stop, cues, asked=first < line.start)
        first = min(first, line.start) if kind in QUALIFICATIONS else first
        if kind:
            yield line.start, line.end, kind


def _by_content(text: str, start: int, end: int, cues: Sequence[Cue], *, asked: bool) -> SectionKind | None:
    """What a list stands for whose heading says nothing ("In your backpack"): what is asked, then what is a plus."""
    items = [line for line in lines_of(text, start, end) if line.text[0] in BULLETS]
    if not items or len(items) < len(lines_of(text, start, end)):
        return None
    asks = {CueKind.DEGREE, CueKind.EXPERIENCE, CueKind.SPEAKS, CueKind.LANGUAGE}
    if any(cue.kind in asks and start <= cue.start < end for cue in cues):
        return SectionKind.BASIC_QUALIFICATIONS
    return SectionKind.PREFERRED_QUALIFICATIONS if asked and len(items) <= 3 else None


def _with_qualifications(text: str, sections: list[Section]) -> Iterator[Section]:
    """Splits off what a list of duties says of the candidate where no heading announces it."""
    for section in sections:
        has = (
            _HAS.search(text, section.start + 1, section.end) if section.kind is SectionKind.RESPONSIBILITIES else None
        )
        if has is None:
            yield section
            continue
        for kind, left, right in (
            (section.kind, section.start, has.end()),
            (SectionKind.BASIC_QUALIFICATIONS, has.end(), section.end),
        ):
            a, b = trimmed(text, left, right)
            if a < b:
                yield Section(kind, a, b)


_AHEAD = 20


def _with_equality(text: str, sections: list[Section], cues: Sequence[Cue]) -> Iterator[Section]:
    """Splits off the tail of a section that speaks of equal opportunity, from the sentence it begins with."""
    for section in sections:
        cut = next(
            (cue.start for cue in cues if cue.kind is CueKind.EQUALITY and section.start <= cue.start < section.end),
            None,
        )
        if cut is None or section.kind is SectionKind.EQUAL_OPPORTUNITY:
            yield section
            continue
        seen = min(cut + _AHEAD, section.end)  # the first words of a sentence tell that it begins
        begins = [match.end() for match in _SENTENCE_START.finditer(text, section.start, seen) if match.end() <= cut]
        at = begins[-1] if begins else section.start
        line = text.rfind("\n", section.start, cut) + 1
        if (
            line > section.start
            and _OF_ITSELF.match(text, line)
            and not re.search(r"\w", text[cut : section.end].partition("\n")[2])
        ):
            at = line  # the paragraph begins with what the employer says of itself
        stop = _resumes(text, cut, section)
        for kind, left, right in (
            (section.kind, section.start, at),
            (SectionKind.EQUAL_OPPORTUNITY, at, stop),
            (section.kind, stop, section.end),
        ):
            a, b = trimmed(text, left, right)
            if a < b:
                yield Section(kind, a, b)


def _resumes(text: str, cut: int, section: Section) -> int:
    """Where a list that is interrupted by one line on equality goes on; a tail is not resumed."""
    if _EARLY * (cut - section.start) <= section.end - section.start and (told := told_on(text, cut, section.end)):
        return told
    newline = text.find("\n", cut, section.end)
    if newline < 0 or section.kind not in QUALIFICATIONS:
        return section.end
    return newline


#: In so small a part of a section a sentence on equality stands before what the section is about.
_EARLY = 4
