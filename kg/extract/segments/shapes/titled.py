"""Lines of a page in, the openings out that stand one below the other: a title each, marked alike, and its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.job_terms import MARK
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.title_programmes import names_studies
from kg.extract.postings.naming.titles import ends_in_role, has_role_head, is_academic_post
from kg.extract.postings.sections.shape_headings import has_advert_sections, shape_headings
from kg.extract.segments.furniture.chrome import heads_sidebar, is_button
from kg.extract.segments.shapes.cut import JOBS
from kg.extract.segments.shapes.lists import Listed
from kg.extract.segments.shapes.records import ADDRESSED
from kg.schema import FieldName, FieldSpan

_NUMBERED = re.compile(
    r"\W{0,6}(?:\(?\d{1,2}[.)]|(?i:position|stelle|job|poste|vacancy|opening) ?\d{1,2}\s*[:.)–-])\s+"
)
_HASHED = re.compile(r"\W*#{1,6}\s")
_PARTS = re.compile(r",\s|\s[–—-]\s|\s*\(|\s+(?:oder|or|ou)\s+|\s*[|:]\s+")
_SPOKEN = re.compile(
    r"(?<![/-])\b(?:a|an(?= [aeiouh])|the|we|you|your|our|is|are|to|wir|sie|du|nous|vous|report\w*)\b(?!-)",
    re.IGNORECASE,
)
#: What is cried behind a title: "Lehrkraft gesucht".
_WANTED = re.compile(r"\s+(?:gesucht|wanted|needed|required|recherchée?s?|gezocht|cercasi)!*$", re.IGNORECASE)
_TERMS = re.compile(r"\s[·•|–—-]\s")
#: Words of the contract in a line of terms: "Temps non complet (28h), poste permanent."
_CONTRACT = re.compile(
    r"\b(?:temps (?:non )?(?:complet|plein|partiel)|cdd|cdi|vollzeit|teilzeit|full[ -]time|part[ -]time|permanent"
    r"|(?:un)?befristet|fixed[ -]term|tiempo (?:completo|parcial)|jornada (?:completa|parcial))\b",
    re.IGNORECASE,
)
#: What is cried before a title: "Gesucht: Polier/-in".
_CRIED = re.compile(
    r"(?:gesucht|wir suchen|wanted|now hiring|we(?:[’']re| are) hiring|hiring|recherch(?:e|ons|é)|on recrute|se busca"
    r"|buscamos|stelle|job|position|vacancy|opening|poste)\s*[:–-]\s+",
    re.IGNORECASE,
)
#: How many are wanted: "2 PhD positions".
_COUNT = re.compile(r"^\d{1,2}\s?x?\s+(?=[^\W\d])")
_LONGEST, _SHORT_LINE, _PROSE, _LEAD = 100, 110, 60, 25
#: So much text of its own every opening has.
_LEAST, _LEAST_SAID = 80, 60
#: So many lines at the top of an advert hold its title.
_TOP = 6


def titled_openings(lines: Sequence[Line]) -> list[Listed]:
    """Two openings or more that are marked alike: by a number, as headings, or by an empty line above."""
    stop = next((i for i, line in enumerate(lines) if i and heads_sidebar(line.text.strip("#*: "))), len(lines))
    found = _marked_alike(lines[:stop])
    own = not found and stop < len(lines) and bool(_OWN.fullmatch(lines[stop].text.strip("#*: ")))
    return _marked_alike(lines[stop + 1 :]) if own and not _is_advert(lines[:stop]) else found


def announced_titles(lines: Sequence[Line]) -> list[Listed]:
    """Titles and nothing else, each on a line of its own, below a line that announces openings: "Our internships:"."""
    for index, line in enumerate(lines):
        if line.text[-1] != ":" or not JOBS.search(line.text):
            continue
        below = list(takewhile(lambda other: _names_job(other.text, loosely=False), lines[index + 1 :]))
        alike = {other.gap for other in below[1:]}
        if len(below) >= _ROW and len(alike) == 1 and len({other.text for other in below}) == len(below):
            return [Listed((), (other,), (FieldSpan(FieldName.TITLE, other.start, other.end),)) for other in below]
    return []


#: So many titles in a row are a list without any text.
_ROW = 3
#: What a page's own openings are announced with, and other pages' openings are not.
_OWN = re.compile(
    r"(?:our |all )?(?:open|current|available) (?:positions|roles|jobs|openings|vacancies|opportunities)"
    r"|aktuelle (?:stellen|stellenangebote|jobs)",
    re.IGNORECASE,
)


def _is_advert(lines: Sequence[Line]) -> bool:
    """Whether what stands above a list is an advert itself, by its title or its sections."""
    titled = any(ends_in_role(line.text) and line.text[-1] not in ".!?:" for line in lines[:_TOP])
    return titled or has_advert_sections(lines)


def _marked_alike(page: Sequence[Line]) -> list[Listed]:
    for marked in (_is_numbered, _is_hashed, _is_bulleted, _stands_apart):
        starts = [i for i in range(len(page)) if marked(page, i)]
        starts = _with_companions(page, starts) if marked is _stands_apart else starts
        if len(starts) < 2 or (marked is _stands_apart and has_advert_sections(_above(page, starts[0]))):
            continue
        blocks = [page[a:b] for a, b in zip(starts, [*starts[1:], len(page)], strict=True)]
        names = {_bare(block[0]).casefold() for block in blocks}
        if len(names) == len(blocks) and all(_tells(block) for block in blocks):
            return [_listed(block) for block in blocks]
    return []


def _above(page: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines up to the first title, which the words right above it may announce: "Wir suchen:"."""
    last = page[start - 1].text
    return page[: start if last[-1] == ":" and JOBS.search(last) else start + 1]


def _bare(line: Line) -> str:
    mark = _NUMBERED.match(line.text) or MARK.match(line.text)
    bare = _COUNT.sub("", line.text[mark.end() if mark else 0 :].strip("*_# "))
    cried = _CRIED.match(bare)
    return bare[cried.end() :] if cried else bare


def _is_numbered(lines: Sequence[Line], index: int) -> bool:
    return bool(_NUMBERED.match(lines[index].text)) and _names_job(_bare(lines[index]), loosely=True)


def _is_hashed(lines: Sequence[Line], index: int) -> bool:
    return bool(_HASHED.match(lines[index].text)) and _names_job(_bare(lines[index]), loosely=True)


def _is_bulleted(lines: Sequence[Line], index: int) -> bool:
    """A title behind a bullet, with its text on a line without one below it."""
    line = lines[index]
    told = index + 1 < len(lines) and not lines[index + 1].gap and _is_told(lines[index + 1])
    return told and MARK.match(line.text) is not None and _names_job(_bare(line), loosely=False)


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """A title below an empty line, or right below one of the bare headings of the page, above a sentence.

    A line of terms may stand between them: "3 May 2024 · Contoso".
    """
    return _heads_text(lines, index) and _names_job(_bare(lines[index]), loosely=False)


def _heads_text(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if not line.gap or MARK.match(line.text):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    told = below is not None and _is_told(below)
    if below is not None and not told and len(below.text) <= _SHORT_LINE:
        stated = _TERMS.search(below.text) or _CONTRACT.search(below.text)
        told = bool(stated) and index + 2 < len(lines) and _is_told(lines[index + 2])
    return told


def _with_companions(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """The titles with the headings that stand as they do: between them any, else those with an occupation in them."""
    if len(starts) < 2:
        return starts
    usual = {lines[start + 1].gap for start in starts}
    between = [
        index
        for index in range(len(lines) - 1)
        if index not in starts
        and lines[index + 1].gap in usual
        and _may_name_job(lines, index)
        and (starts[0] < index < starts[-1] or has_role_head(_bare(lines[index])))
    ]
    return sorted((*starts, *between)) if len(between) < len(starts) else starts


def _may_name_job(lines: Sequence[Line], index: int) -> bool:
    """Whether a heading above a text can be a title although it names no occupation: it is no part of an advert."""
    text = _bare(lines[index])
    if not (_heads_text(lines, index) and _LEAST_NAME <= len(text) <= _LONGEST and text[0].isupper()):
        return False
    if text[-1] in ".!?:;," or _SPOKEN.search(text) or labelled(text) or is_button(text):
        return False
    return not any(kind for _, kind in shape_headings(lines[index : index + 2]))


#: A title that names no occupation says more than a word.
_LEAST_NAME = 12


def _is_told(line: Line) -> bool:
    """Whether a line tells something: a sentence, or the words that lead to a list."""
    return (len(line.text) >= _PROSE or (len(line.text) >= _LEAD and line.text[-1] == ":")) and not MARK.match(
        line.text
    )


def _names_job(text: str, *, loosely: bool) -> bool:
    if not 3 <= len(text) <= _LONGEST or text[-1] in ".!:;,":
        return False
    if names_studies(text):
        return True  # whatever their theme says: "Master's thesis: How do we thaw?"
    if text[-1] == "?" or _SPOKEN.search(text):
        return False
    if not text[0].isupper() and not text.startswith("dipl") and not is_academic_post(text):
        return False
    if labelled(text) or is_button(text) or ADDRESSED.match(text):
        return False
    first = _WANTED.sub("", _PARTS.split(text)[0])
    return ends_in_role(first) or names_all_genders(text) or (loosely and has_role_head(text))


def _tells(block: Sequence[Line]) -> bool:
    """Whether an opening has text of its own: little of it is enough where it is a sentence."""
    told = any(line.text[-1] in ".!?" for line in block[1:])
    return sum(len(line.text) for line in block[1:]) >= (_LEAST_SAID if told else _LEAST)


def _listed(block: Sequence[Line]) -> Listed:
    """The title and the short lines below it up to the first sentence; then the text."""
    title = block[0]
    left = len(title.text) - len(title.text[title.text.find(_bare(title)) :])
    bare = _bare(title)
    head = [Line(title.start + left, title.start + left + len(bare), bare, title.gap)]
    body = 1
    while (
        body < len(block)
        and body < 4
        and _is_term(block[body])
        and (not block[body].gap or _TERMS.search(block[body].text))
    ):
        head.append(block[body])
        body += 1
    kept = [line for line in block[body:] if not is_button(line.text)]
    return Listed(tuple(head), tuple(kept))


def _is_term(line: Line) -> bool:
    return len(line.text) <= _SHORT_LINE and line.text[-1] not in ".!?:" and not _HASHED.match(line.text)
