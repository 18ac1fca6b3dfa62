"""A posting in, what it asks for out: skills, and disciplines of interest, background or study."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.advert import Advert
from kg.extract.conditions import read_degree_fields, split_list
from kg.extract.cues import Cue, CueKind
from kg.extract.draft import TermMatch
from kg.extract.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.spans import Found
from kg.schema import FieldName, NodeType

_DISCIPLINE = (NodeType.TOPIC, NodeType.METHOD)
_FIELD_LIST = re.compile(r"\s*(?:fields?|areas?|disciplines?|domains?)?\s*(?:of|in)?\s*", re.IGNORECASE)
_NAMED_LIST = frozenset(("field of", "fields of", "areas of", "internship in", "internships in", "dans le domaine de"))
_GAP = re.compile(r"[^.;\n•]{0,34}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Skills and disciplines, each once, in the order of the text."""

    skills: tuple[Found[str], ...] = ()
    preferred_skills: tuple[Found[str], ...] = ()
    disciplines: tuple[Found[str], ...] = ()
    qualification_disciplines: tuple[Found[str], ...] = ()
    degree_fields: tuple[Found[str], ...] = ()


def read_asked(advert: Advert) -> Asked:
    """What the posting asks for; nothing is read from boilerplate."""
    announced = list(_announced(advert))
    fields = read_degree_fields(advert)
    skills = [*_skill_fields(advert), *_skills(advert, announced)]
    disciplines = list(_disciplines(advert, announced))
    asked = _once(item for item, preferred in skills if not preferred)
    names = {item.value for item in asked}
    return Asked(
        skills=asked,
        preferred_skills=_once(item for item, preferred in skills if preferred and item.value not in names),
        disciplines=_once(item for item, qualifying in disciplines if not qualifying),
        qualification_disciplines=_once(item for item, qualifying in disciplines if qualifying),
        degree_fields=fields,
    )


@dataclass(frozen=True, slots=True)
class _Announced:
    match: TermMatch
    cue: Cue


def _announced(advert: Advert) -> Iterator[_Announced]:
    """Terms that a cue announces: the first close behind it, the others behind one another as in a list."""
    for cue in advert.cues_of(CueKind.INTEREST, CueKind.EXPERIENCE):
        reach, stop = cue.end, advert.clauses.end_after(cue.end)
        limit = 60
        for match in advert.terms_between(cue.end, stop, NodeType.SKILL, *_DISCIPLINE):
            if match.start - reach > limit:
                break
            yield _Announced(match, cue)
            reach, limit = match.end, 34


def _skill_fields(advert: Advert) -> Iterator[tuple[Found[str], bool]]:
    for span in advert.fields_named(FieldName.SKILL):
        matches = advert.terms_between(span.start, span.end, NodeType.SKILL, *_DISCIPLINE)
        whole = next((m for m in matches if m.start == span.start and m.end == span.end), None)
        if whole:
            yield Found(whole.term.name, span.start, span.end, 0.97), False
        elif span.end - span.start <= 60:
            yield Found(advert.text[span.start : span.end].strip(), span.start, span.end, 0.9), False


def _skills(advert: Advert, announced: list[_Announced]) -> Iterator[tuple[Found[str], bool]]:
    """Skills a section on qualifications lists, a cue announces, or the text names without ambiguity."""
    cued = {item.match.start: item for item in announced}
    all_terms = advert.terms_between(advert.start, advert.end, NodeType.SKILL)
    for index, match in enumerate(all_terms):
        kind = advert.kind_at(match.start)
        if kind in BOILERPLATE:
            continue
        near = match.start in cued or _in_list(all_terms, index)
        if match.term.context and not near:
            continue
        if kind is SectionKind.ABOUT_TEAM and match.start not in cued:
            continue
        confidence = 0.9 if kind in QUALIFICATIONS and near else 0.8 if near or kind in QUALIFICATIONS else 0.6
        yield Found(match.term.name, match.start, match.end, confidence), _is_plus(advert, match, kind)


def _in_list(terms: list[TermMatch], index: int) -> bool:
    match = terms[index]
    before = index > 0 and match.start - terms[index - 1].end <= 6 and not terms[index - 1].term.context
    after = index + 1 < len(terms) and terms[index + 1].start - match.end <= 6 and not terms[index + 1].term.context
    return before or after


def _is_plus(advert: Advert, match: TermMatch, kind: SectionKind) -> bool:
    if kind is SectionKind.PREFERRED_QUALIFICATIONS:
        return True
    left, right = advert.clauses.around(match.start)
    return any(left <= cue.start < right for cue in advert.cues_of(CueKind.PLUS))


def _disciplines(advert: Advert, announced: list[_Announced]) -> Iterator[tuple[Found[str], bool]]:
    """Fields of interest, background or experience; those of a section on qualifications are kept apart."""
    for item in announced:
        match = item.match
        kind = advert.kind_at(match.start)
        if match.term.node_type is NodeType.SKILL or item.cue.value in ("using", "tools", "such as", "including", "e.g."):
            continue
        yield Found(match.term.name, match.start, match.end, 0.8 if item.cue.kind is CueKind.INTEREST else 0.7), kind in QUALIFICATIONS
    for cue in advert.cues_of(CueKind.INTEREST):
        if cue.value in _NAMED_LIST and advert.kind_at(cue.start) not in QUALIFICATIONS:
            yield from _spelled_out(advert, cue)


def _spelled_out(advert: Advert, cue: Cue) -> Iterator[tuple[Found[str], bool]]:
    """Items of a list of fields that no vocabulary knows."""
    stop = advert.clauses.end_after(cue.end)
    for item in split_list(advert.text, cue.end, stop):
        known = advert.terms_between(item.start, item.end, NodeType.SKILL, *_DISCIPLINE)
        if not known and len(item.value.split()) <= 3:
            yield Found(item.value, item.start, item.end, 0.6), False


def _once(items: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    """Each value with its best passage, in the order of the text."""
    best: dict[str, Found[str]] = {}
    for item in items:
        known = best.get(item.value)
        if known is None or item.confidence > known.confidence:
            best[item.value] = item
    return tuple(sorted(best.values(), key=lambda item: item.start))
