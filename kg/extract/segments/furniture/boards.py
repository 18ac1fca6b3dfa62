"""Lines of a page saved from a big board in, the page without what the board sets around an advert out, and who hires.

Boards repeat: the title in a bar that follows the reader, the words that were searched for, the title of a card for
those who cannot see. Each such line would begin an opening of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.page_hosts import host_in
from kg.extract.postings.naming.firm_names import LEGAL_FORM
from kg.extract.segments.furniture.chrome import heads_sidebar
from kg.extract.segments.prose import is_prose
from kg.schema import FieldName, FieldSpan

#: So many lines at the top of a page may be those of a search.
_TOP = 24
#: So many lines below the title of such a bar the page's own title stands.
_BAR = 4
#: What the title of a card is followed by for those who cannot see it.
_FOR_READERS = " with verification"
_SEARCH, _SAVED = "Expand search", "Save "
#: First and last entries of the menus of boards, for guests and for members.
_MENUS = (("LinkedIn", "Sign in"), ("My Network", "For Business"))
#: What readers think of an employer, and what one board writes behind every title.
_RATING = re.compile(
    r"\d(?:[.,]\d)?(?: out of 5(?: stars)?\.?| ★| stars?)"
    r"|\(?[\d.,]+[kK]?\+? (?:company )?(?:reviews|Bewertungen|avis)\)?|- job post"
)
_SCORE = re.compile(r"[0-5][.,]\d")
_JOB_POST, _POST = re.compile(r"\s?- job post$"), "- job post"


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], tuple[FieldSpan, ...]]:
    """The lines of the page itself, and the employer if the others name one and no second."""
    told = tuple(_hosts(lines))
    dropped = {index for index, line in enumerate(lines[: _TOP + _BAR]) if _PROMOTED.fullmatch(line.text)}
    dropped |= {*_searched(lines), *_bars(lines), *_rated(lines), *_recruiters(lines), *_form(lines)}
    kept = [_bare(line) for index, line in enumerate(lines) if index not in dropped]
    names = {name for name, _ in told}
    return kept, (FieldSpan(FieldName.ORGANIZATION, *told[0][1]),) if len(names) == 1 else ()


def _hosts(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names of employers in lines of the site, and where they stand."""
    for index, line in enumerate(lines):
        span = host_in(line.text)
        if span and (not line.text.endswith(_HOME) or _is_signed(lines[index + 1 : index + 3])):
            yield line.text[slice(*span)], (line.start + span[0], line.start + span[1])


#: The first field of a form, and what stands above it.
_FIRST_FIELD = re.compile(
    r"(?:first name|vorname|prénom|voornaam|förnamn|fornavn|nome|nombre)\s?[*:]{0,2}", re.IGNORECASE
)
_HEADS_FORM = re.compile(
    r"(?:apply (?:for|to) this (?:job|position|role)|submit your application|application form|jetzt bewerben"
    r"|bewerbungsformular|postuler(?: à cette offre)?|solliciteer|ansök(?: nu)?)\W*",
    re.IGNORECASE,
)
_ALERT = "Create a Job Alert"
#: So many lines above its first field a form begins, and above that what offers to tell of further jobs.
_ABOVE_FORM, _ABOVE_ALERT = 6, 4


def _form(lines: Sequence[Line]) -> range:
    """The form below an advert in which one applies for the job, down to a list of other jobs."""
    field = next((index for index, line in enumerate(lines) if _FIRST_FIELD.fullmatch(line.text)), 0)
    above = range(max(1, field - _ABOVE_FORM), field)
    head = next((index for index in reversed(above) if _HEADS_FORM.fullmatch(lines[index].text)), None)
    if head is None or not any(is_prose(line) for line in lines[:head]):
        return range(0)
    near = range(max(1, head - _ABOVE_ALERT), head)
    start = next((index for index in near if lines[index].text == _ALERT), head)
    return range(start, next((i for i in range(field, len(lines)) if heads_sidebar(lines[i].text)), len(lines)))


_HOME, _SIGNED = "Home Page", "Jobs powered by"


def _is_signed(below: Sequence[Line]) -> bool:
    """Whether the maker of the site signs it there."""
    return any(line.text.startswith(_SIGNED) for line in below)


def _searched(lines: Sequence[Line]) -> Iterator[int]:
    """What was searched for above the mark of the box, and above the title: "Analyst in Riga"; a board's own menu."""
    top = [line.text for line in lines[:_TOP]]
    for first, last in _MENUS:
        if first in top[:_BAR] and last in top:
            yield from range(top.index(first), top.index(last) + 1)
    for index, text in enumerate(top):
        if text == _SEARCH:
            yield from range(max(0, index - 1), index + 1)
        title, within, _ = text.partition(" in ")
        if within and title in top[index + 1 :]:
            yield index


def _bars(lines: Sequence[Line]) -> Iterator[int]:
    """Titles that a line further down repeats, with what stands between: a bar that names employer and place, too."""
    for index, line in enumerate(lines[:-1]):
        below = lines[index + 1].text
        if line.text.startswith(_SAVED) and host_in(line.text):
            yield index
        if below == line.text or (below.endswith(_FOR_READERS) and below.startswith(line.text)):
            yield index + 1
        if index < _TOP and (again := _again(lines, index)):
            yield from range(index, again)


def _again(lines: Sequence[Line], index: int) -> int | None:
    """Where the title of a bar stands again, above the name with which the line below the bar's title begins."""
    title, below = lines[index].text, lines[index + 1].text
    for at in range(index + 2, min(index + _BAR, len(lines) - 1)):
        if lines[at].text == title and len(below) <= _LONGEST and below.startswith(lines[at + 1].text + " "):
            return at
    return None


def _rated(lines: Sequence[Line]) -> Iterator[int]:
    """What readers think of an employer, between its name and the place."""
    for index, line in enumerate(lines[: _TOP + _BAR]):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        if _RATING.fullmatch(line.text) or (_SCORE.fullmatch(line.text) and _RATING.fullmatch(below)):
            yield index


#: Who recruits, in the words below a name.
_RECRUITS = re.compile(
    r"\b(?:recruit\w*|talent|hr|human|people|founder|ceo|cto|president|director|manager|partner|head|owner|sourc\w*"
    r"|staffing|hiring|consultant)\b",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"(?:job )?posted by\s?:?", re.IGNORECASE)
#: So many lines below that it says what the person is; so long they are.
_CARD, _LONGEST = 3, 120


def _recruiters(lines: Sequence[Line]) -> Iterator[int]:
    """The card of the person who posted an advert: a name, and what that person is at the employer or for it."""
    for index, line in enumerate(lines[:-2]):
        if line.text[:1] not in "PpJj" or not _POSTED_BY.fullmatch(line.text):
            continue
        card = [other.text for other in lines[index + 1 : index + 1 + _CARD]]
        at = next((i for i, text in enumerate(card) if i and len(text) <= _LONGEST and _RECRUITS.search(text)), None)
        if at and 1 < len(card[0].split()) <= _CARD + 1 and LEGAL_FORM.search(card[0]) is None:
            yield from range(index, index + at + 2)


#: Who pays for the place of an advert, and how many have looked at it behind its day.
_PROMOTED = re.compile(r"(?:promoted by|responses managed|actively (?:reviewing|recruiting)).{0,80}", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s[·•]\s(?:be among the first |over |more than )?\d+\+? (?:people clicked apply|applicants?|clicks|views)\b.*$",
    re.IGNORECASE,
)
#: What parts a value from the label on the line above it.
_COLON = re.compile(r":\s+")


def _bare(line: Line) -> Line:
    """The line without what a board writes behind every title, or before a value."""
    text = line.text
    if text[0] == ":" and (colon := _COLON.match(text)) and colon.end() < len(text):
        return line._replace(start=line.start + colon.end(), text=text[colon.end() :])
    mark = _JOB_POST.search(text) if text.endswith(_POST) else None
    if mark is None and len(text) <= _LONGEST and ("·" in text or "•" in text):
        mark = _COUNTED.search(text)
    return line._replace(end=line.start + mark.start(), text=text[: mark.start()]) if mark else line
