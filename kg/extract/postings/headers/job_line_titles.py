"""A piece of a line that names an opening in, its title out and what is joined to it: an employer, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import trimmed
from kg.extract.postings.headers.job_terms import (
    BRACKETS,
    COMMA,
    by_start,
    is_contract,
    is_employer,
    pieces,
    typed,
    without_contract,
)
from kg.extract.postings.headers.labels import labelled
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.gender_marks import names_all_genders
from kg.extract.postings.naming.place_lines import is_place_line
from kg.extract.postings.naming.titles import ends_in_role, has_role_head
from kg.ports import PlaceFinder
from kg.schema import FieldName, FieldSpan

#: "Analyst at Contoso", "Bäcker bei Contoso".
AT = re.compile(r"\s+(?:@|at|bei|beim|chez)\s+(?=(?:the |der |la )?[A-ZÀ-ÝŁŚ0-9])")
#: "Night baker for Dunmore & Sons": whom small letters are followed by; what a job is about is written small as well.
FOR = sought(
    r"(?:\s+(?:is )?(?:required|wanted|needed|sought) (?:by|at)"
    r"|(?<=[a-zß-ÿ])\s+(?:for|by))\s+(?=(?:the )?[A-ZÀ-ÝŁŚ0-9])"
)
#: "Analyst in Riga", "Analyst, based in Riga".
IN = re.compile(r",?\s+(?:(?:this time|now) )?(?:based in|located in|in|à|en|am Standort)\s+(?=[A-ZÀ-ÝŁŚ])")
#: "Contoso: analyst".
NAMED_BEFORE = re.compile(r"(?P<name>[^:|]{2,50}?)(?:,? (?:again|too|also|once more))?:\s+(?=\S)")

#: So many characters join an employer and the place behind it: ", ", " — ".
JOINT = 3


def read_part(part: str, places: PlaceFinder) -> list[FieldSpan]:
    """The fields that the pieces of a part of a line state."""
    return [span for piece in pieces(part) for span in typed(part, *piece, places)]


def is_filled(part: tuple[int, int], spans: Sequence[FieldSpan]) -> bool:
    """Whether a piece states fields and little else; of "Kubernetes, Go, on call" only a part looks like a place."""
    return 3 * sum(span.end - span.start for span in spans) >= 2 * (part[1] - part[0])


def shifted(spans: Sequence[FieldSpan], offset: int) -> list[FieldSpan]:
    """The spans of a part, counted from the beginning of the line."""
    return [FieldSpan(span.name, span.start + offset, span.end + offset) for span in spans]


def title_part(text: str, start: int, end: int, places: PlaceFinder) -> list[FieldSpan]:
    """The title of a piece, and what commas, brackets, "at" and "in" join to it."""
    found: list[FieldSpan] = []
    before = NAMED_BEFORE.match(text, start, end)
    if before and not labelled(text[start:end]) and is_name(before.group("name")):
        found.append(FieldSpan(FieldName.ORGANIZATION, start, before.end("name")))
    start = before.end() if before else start
    for bracket in BRACKETS.finditer(text, start, end):
        inner = bracket.start("inside")
        spans = [
            span
            for piece in pieces(bracket.group("inside"))
            for span in shifted(typed(bracket.group("inside"), *piece, places), inner)
        ]
        if spans and spans[0].start > inner and not is_filled(bracket.span("inside"), spans):
            spans = [span for span in spans if span.name is not FieldName.LOCATION]
        if spans:
            found += spans + _told_behind(text, bracket.end(), end)
            end = min(end, bracket.start())
            break
    employer = AT.search(text, start, end) or _for_whom(text, start, end)
    if employer and not before:
        stop = next(
            (
                cut.start()
                for cut in [COMMA.search(text, employer.end(), end) or IN.search(text, employer.end(), end)]
                if cut
            ),
            end,
        )
        if is_name(text[employer.end() : stop]):
            found.append(FieldSpan(FieldName.ORGANIZATION, employer.end(), stop))
            found += [
                span
                for piece in pieces(text[stop:end])
                for span in shifted(typed(text[stop:end], *piece, places), stop)
            ]
            end = employer.start()
    if site := _site_inside(text, start, end, places):
        found.append(FieldSpan(FieldName.LOCATION, *site[1:]))
        found += shifted(read_part(text[site[2] : end], places), site[2])
        end = site[0]
    title_end = _title_end(text, start, end, places)
    found += [
        span
        for piece in pieces(text[title_end:end])
        for span in shifted(typed(text[title_end:end], *piece, places), title_end)
    ]
    left, right = trimmed(text, start, title_end, ",;:–—-")
    firm = _firm_behind(text, left, right, found) or _firm_between(text, right, found)
    if firm:
        found.append(FieldSpan(FieldName.ORGANIZATION, *firm))
        right = min(right, trimmed(text, left, firm[0], ",")[1])
    named = ends_in_role(BRACKETS.sub("", text[left:right]).split(",")[0]) or names_all_genders(text[left:right])
    if right - left < 3 or not named:
        return []
    return [*found, FieldSpan(FieldName.TITLE, left, right)]


def _told_behind(text: str, start: int, end: int) -> list[FieldSpan]:
    """The employer that follows the brackets behind a title: "(3 months), search quality, at Contoso, Riga"."""
    at = AT.search(text, start, end)
    stop = next((cut.start() for cut in [COMMA.search(text, at.end(), end)] if cut), end) if at else end
    return [FieldSpan(FieldName.ORGANIZATION, at.end(), stop)] if at and is_name(text[at.end() : stop]) else []


def _for_whom(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a title in small letters ends and the employer's name begins."""
    match = FOR.search(text, start, end)
    return match if match and ends_in_role(text[start : match.start()]) else None


def _firm_between(text: str, end: int, found: Sequence[FieldSpan]) -> tuple[int, int] | None:
    """The employer between the terms and the place: "Taxonomist, part-time. Museum of Small Things, Vienna."."""
    place = next((span for span in by_start(found) if span.name is FieldName.LOCATION and span.start > end), None)
    before = [span.end for span in found if place and end < span.end <= place.start]
    if place is None or not before:
        return None
    left, right = trimmed(text, max(before), place.start, ",.;")
    name = text[left:right]
    return (left, right) if " " in name and is_employer(name, found) and not has_role_head(name) else None


def _firm_behind(text: str, start: int, end: int, found: Sequence[FieldSpan]) -> tuple[int, int] | None:
    """The employer between a title and the place behind it: "Software Developer, Contoso Park, Perth"."""
    placed = any(span.name is FieldName.LOCATION and 0 <= span.start - end <= JOINT for span in found)
    cuts = list(COMMA.finditer(text, start, end))
    if not placed or not cuts:
        return None
    name = text[cuts[-1].end() : end]
    title = BRACKETS.sub("", text[start : cuts[-1].start()])
    named = is_employer(name, found) and not has_role_head(name) and ends_in_role(title.split(",")[0])
    return (cuts[-1].end(), end) if named and not is_contract(name) else None


def _title_end(text: str, start: int, end: int, places: PlaceFinder) -> int:
    """Where the title stops: before the first name behind a comma or "in" that is a place, a contract, pay, a date."""
    glued = glued_end(text, start, end, places)
    if glued < end:
        return glued
    masked = BRACKETS.sub(lambda found: "_" * len(found.group()), text)
    for cut in [*COMMA.finditer(masked, start, end)]:
        if typed(text, cut.end(), _atom_end(text, cut.end(), end), places):
            return glued_end(text, start, cut.start(), places)
    return end


def _site_inside(text: str, start: int, end: int, places: PlaceFinder) -> tuple[int, int, int] | None:
    """Where "in Riga" begins behind a title, and where the place does and ends."""
    inside = IN.search(text, start, end)
    if inside is None:
        return None
    stop = next((cut.start() for cut in [COMMA.search(text, inside.end(), end)] if cut), end)
    for right in (end, stop):
        site = trimmed(text, inside.end(), right, " .")
        if is_place_line(text[slice(*site)], places):
            return (inside.start(), *site)
    return None


def glued_end(text: str, start: int, end: int, places: PlaceFinder) -> int:
    """The end of a title that a place or contract follows without a mark: "Second Engineer Oban"."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text[start:end])]
    for number in range(1, len(words)):
        head, tail = text[start : start + words[number - 1][1]], text[start + words[number][0] : end]
        if (
            tail[0].isalnum()
            and not _TOLD.search(head)
            and ends_in_role(BRACKETS.sub("", head))
            and _is_tail(head, tail, places)
        ):
            return start + words[number - 1][1]
    return end


#: The end of a sentence, behind which nothing is glued to a title.
_TOLD = re.compile(r"(?:[a-z]{3}|\d)\.(?:\s|$)")


def _is_tail(head: str, tail: str, places: PlaceFinder) -> bool:
    """Whether a place or a contract stands behind a title; behind brackets any name may be a place."""
    if has_role_head(tail):
        return False
    if is_contract(tail) or is_place_line(without_contract(tail), places):
        return True
    return head.endswith(")") and tail[0].isupper() and is_name(tail) and len(tail.split()) <= 4


def _atom_end(text: str, start: int, end: int) -> int:
    cut = COMMA.search(text, start, end)
    return cut.start() if cut else end
