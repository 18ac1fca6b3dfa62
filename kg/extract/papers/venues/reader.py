"""Strings and running text in, venues out: "iclr2018" and "2018 … Conference on … (ICLR)" are "ICLR 2018"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.sought import sought
from kg.extract.papers.venues.conferences import ALIASES, AMBIGUOUS, CONFERENCES

_ACRONYMS = {name.casefold(): name for name in CONFERENCES} | {k.casefold(): v for k, v in ALIASES.items()}
_PHRASES = sorted(((p, acronym) for acronym, ps in CONFERENCES.items() for p in ps), key=lambda pair: -len(pair[0]))
_PREPRINT = re.compile(r"\b(?:arxiv|corr|biorxiv|medrxiv|ssrn|preprint|openreview|unpublished)\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_COMPACT = re.compile(r"([A-Za-z][A-Za-z&/\-]*?)[\s_'’\-]*((?:19|20)\d\d|\d\d)$")
_SERIES = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(?:(?:proceedings|proc\.?|advances|findings)\s+(?:of|in)\s+)?(?:the\s+)?", re.I
)
_MEETING = re.compile(r"\b(?:conference|symposium|workshop|meeting|congress|proceedings|summit|challenge)\b", re.I)
_VOLUME = re.compile(
    r"\s*+(?:\((?:volume|vol\.)[^)]*\)|,?\s*+(?:volume|vol\.|pages|pp\.)\s.*$|\bv?\d{1,3}(?=$|\s*\())", re.I
)
#: Volume, pages and year behind the name of a journal: " 112, 9 (2025)", " 76:013009,2007".
_NUMBERS = re.compile(r"(?:(?<=[a-z.])|(?<=[ .][A-Z]))[ ,]+\d{1,4}\s?[(:,][\dA-Za-z():;,.\s–-]*$")
_ORDINAL = re.compile(r"\b(?:the\s+)?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)\s+", re.I)


class Venue(NamedTuple):
    """A venue by its canonical name, "ICLR 2018" or "IEEE Internet Computing", and its year if known."""

    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class VenueMatch:
    """A venue named at `start:end`; `series` is its name without a year, `edition` whether it takes place in years."""

    series: str
    year: int | None
    start: int
    end: int
    edition: bool = True
    workshop: str | None = None

    def venue(self, year: int | None = None) -> Venue:
        """The venue, of the given year where the text names none."""
        year = self.year or year
        name = f"{self.series} {year}" if self.edition and year else self.series
        return Venue(f"{name} {self.workshop}" if self.workshop else name, year)


def parse_venue(text: str, year: int | None = None) -> Venue | None:
    """A whole string read as a venue; `None` for preprint servers and empty strings.

    Args:
        text: "iclr2018", "Proceedings of the 59th Annual Meeting of the Association for …", "NeurIPS".
        year: of publication, where the record has one; a year in the string wins.
    """
    text = " ".join(text.split()).strip(" .,;")
    if not text or _PREPRINT.search(text):
        return None
    compact = _COMPACT.fullmatch(text)
    acronym = known_acronym(compact[1] if compact else text)
    found = _YEAR.search(text)
    if found:
        year = int(found[0])
    elif compact and len(compact[2]) == 2 and acronym:
        year = _full_year(compact[2])
    acronym = acronym or _acronym_within(text)
    if acronym:
        findings = "Findings of " if text.casefold().startswith("findings") else ""
        name = f"{findings}{acronym} {year}" if year else f"{findings}{acronym}"
        workshop = re.search(r"workshop\b.*", _VOLUME.sub("", text), re.I)
        return Venue(
            f"{name} {workshop[0].strip().capitalize() if len(workshop[0]) < 10 else workshop[0]}"
            if workshop
            else name,
            year,
        )
    return _unknown(text, compact, year)


def known_acronym(text: str) -> str | None:
    """The acronym as its community writes it, or `None`."""
    text = (
        text.strip(" -_")
        .removesuffix(" Conference")
        .removeprefix("ACM ")
        .removeprefix("IEEE ")
        .removeprefix("IEEE/CVF ")
    )
    return _ACRONYMS.get(text.casefold())


def acronym_of(full_name: str) -> str | None:
    """The acronym of a conference named in full, or `None`."""
    folded = full_name.casefold()
    return next((acronym for phrase, acronym in _PHRASES if phrase in folded), None)


def _full_year(two_digits: str) -> int:
    return (1900 if int(two_digits) > 50 else 2000) + int(two_digits)


def _acronym_within(text: str) -> str | None:
    bracket = re.search(r"\(([A-Z][A-Za-z/\-]{1,12})(?:[\s'’]*\d{2,4})?\)", text)
    in_bracket = known_acronym(bracket[1]) if bracket else None
    token = next((a for t in re.findall(r"[A-Z][A-Za-z/\-]{2,}", text) if (a := known_acronym(t))), None)
    journal = re.search(r"\b(?:journal|transactions|trans\.|magazine|review|record|letters)\b", text, re.I)
    return None if journal else in_bracket or acronym_of(text) or (token if token not in AMBIGUOUS else None)


def _unknown(text: str, compact: re.Match[str] | None, year: int | None) -> Venue:
    if compact and len(compact[2]) == 4 and compact[1].isalpha() and (compact[1].islower() or compact[1].isupper()):
        return Venue(f"{compact[1].upper()} {year}", year)
    if re.match(r"proceedings of the (?:national|ieee\b|royal)", text, re.I):
        return Venue(text, year)
    numbered = _NUMBERS.search(text) if not _MEETING.search(text) else None
    bare = _ORDINAL.sub("", _SERIES.sub("", _VOLUME.sub("", text[: numbered.start()] if numbered else text)))
    bare = " ".join(_YEAR.sub("", bare).replace("()", "").split()).strip(" .,;:-") or text
    held = bool(_MEETING.search(text)) and not re.search(r"\bjournal\b|\btransactions\b", text, re.I)
    return Venue(f"{bare} {year}" if held and year else bare, year)


# --- running text --------------------------------------------------------------------------

_YEAR_RE = r"(?:19[5-9]\d|20[0-4]\d)"
_CAPS = r"(?:[A-Z][\w&/\-]*|\dD\b)"
_TITLE = rf"{_CAPS}(?:(?:,? (?:and|of|the|in|for|on|to|&) (?:the )?|, | ){_CAPS})*"
_FULL = re.compile(
    rf"(?:(?P<year>{_YEAR_RE})\s+)?(?P<name>(?:(?:{_CAPS}|on|of|and|\d+(?:st|nd|rd|th)|first|second"
    rf"|third|annual)\s+){{0,7}}?"
    rf"(?:Conference|Symposium|Meeting|Congress|Workshop)\s+(?:on|of|for)\s+(?:the )?{_TITLE})"
    rf"(?:\s*\((?P<acronym>(?:(?:IEEE|ACM) )?(?:\dD)?[A-Z][A-Za-z/&\-]{{0,14}})(?:[\s'’‘]*(?P<inner>\d{{4}}"
    rf"|\d\d))?(?:, [^()]{{1,40}})?\))?(?:[\s,]+(?:in\s+)?(?P<after>{_YEAR_RE})\b)?"
)
_SHORT = sought(
    r"(?<![\w\-])(?:(?P<before>"
    + _YEAR_RE
    + r")\s+)?(?P<findings>[Ff]indings (?:of|in) (?:the )?(?=[A-Z]))?(?:ACM[\s/]+|IEEE(?:/CVF)?\s+|SIG)?(?P<acronym>"
    + "|".join(sorted((re.escape(a) for a in {*CONFERENCES, *ALIASES}), key=len, reverse=True))
    + r")(?P<findings2>[ \-–]\(?Findings\)?(?!\w))?(?:(?:[\s\-]+|\s?['’‘]|(?=\d))(?P<after>"
    + _YEAR_RE
    + r"|\d\d(?!\d))(?P<findings3>[ \-–]\(?Findings\)?(?!\w))?)?(?![\w\-]*\w)"
)
_JOURNAL = sought(
    rf"(?:\b[Tt]he\s+)?(?:[Jj]ournal\s+(?:called\s+)?(?P<named>{_TITLE})"
    rf"|(?P<self>IEEE (?:Transactions on |Journal (?:of|on) |Internet |Signal |Access"
    rf"|Computer )(?:{_TITLE})?"
    rf"|ACM (?:Transactions on |Computing )(?:{_TITLE})|(?:(?!(?:In|The) ){_CAPS} ){{0,3}}Journal of (?:the )?{_TITLE}"
    rf"|Communications of the ACM"
    rf"|Proceedings of the National Academy of Sciences|Nature (?:Communications|Physics"
    rf"|Machine Intelligence|Methods|Medicine|Biotechnology|Computational Science|Human Behaviour)"
    rf"|Physical Review (?:Letters|[A-EX]\b|Research|Applied|Materials|Fluids)|PRX Quantum|PNAS|PLOS ONE"
    rf"|Science Robotics|Scientific Reports))"
)
_PLAIN_JOURNAL = sought(
    r"(?:published|appeared|appears|appearing|out|paper|article|described|reported) in (?P<self>Nature"
    r"|Science|Cell|Quantum)\b(?! [A-Z])"
    r"|(?:published|appeared|appears|appearing|out|paper|article|described|reported) in (?P<named>(?:Nature|Science"
    r"|Cell|The Lancet) [A-Z][a-z]+)(?=[,.;)]|$| [a-z(])"
)
_WORKSHOP_AFTER = re.compile(
    rf"['’]?s?\s+(?:the\s+)?(?P<name>(?:{_CAPS}\s+(?:(?:and|for|in"
    rf"|on)\s+)?){{0,7}}[Ww]orkshop(?:\s+on\s+(?:the )?{_TITLE})?)"
)
_WORKSHOP_BEFORE = re.compile(
    rf"(?P<name>(?:{_CAPS}\s+(?:(?:and|for|in|on)\s+)?){{1,7}}[Ww]orkshop|[Ww]orkshop\s+on\s+(?:the )?{_TITLE})"
    r",?(?:\s+\([A-Z][\w\-]+\))?,?\s+(?:held\s+)?(?:at|of|during|colocated with"
    r"|co-located with)\s+(?:this year['’]s\s+|the\s+)?$"
)
_LAST_YEAR = re.compile(r"\b(this|last) year['’]s\s+(?:\w+\s+)?$")


def find_venues(text: str, *, published_year: int | None = None) -> tuple[VenueMatch, ...]:
    """Venues named in running text, in its order, without overlaps.

    Args:
        text: the passage.
        published_year: year of the document, for "this year's ICASSP".
    """
    found: list[VenueMatch] = []
    for match in (*_full_names(text), *_short_names(text), *_journals(text), *_of_society(text)):
        if not any(match.start < other.end and other.start < match.end for other in found):
            whole = _with_workshop(text, _relative_year(text, match, published_year))
            found = [other for other in found if not (whole.start <= other.start and other.end <= whole.end)]
            found.append(whole)
    return tuple(sorted(found, key=lambda match: match.start))


#: A meeting of a society, known by its shape: "IEEE COG 2019".
_SOCIETY = sought(rf"(?<![\w-])(?P<name>(?:IEEE|ACM|AAAI|USENIX|SIAM) [A-Z][A-Za-z]{{1,9}})[ ’'](?P<year>{_YEAR_RE})\b")


def _of_society(text: str) -> list[VenueMatch]:
    return [VenueMatch(m["name"], int(m["year"]), *m.span()) for m in _SOCIETY.finditer(text)]


#: "ICML 2019 Workshop on …" is a workshop of the meeting before it.
_MEETING_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w&/-]{1,14})\s+$")


def _full_names(text: str) -> list[VenueMatch]:
    matches = []
    for m in (
        _FULL.finditer(text)
        if "Conf" in text or "Symp" in text or "Meet" in text or "Cong" in text or "Worksh" in text
        else ()
    ):
        if m["year"] and (meeting := _MEETING_BEFORE.search(text, 0, m.start())) and known_acronym(meeting[1]):
            continue
        name = m["name"] if m["acronym"] or m["after"] else _without_place(m["name"])
        acronym = (known_acronym(m["acronym"]) or m["acronym"]) if m["acronym"] else acronym_of(name)
        inner = m["inner"] and (int(m["inner"]) if len(m["inner"]) == 4 else _full_year(m["inner"]))
        beside = None if acronym or m["after"] else _BESIDE.search(text, m.start("name"), m.end() + 6)
        if beside:
            acronym, inner = beside["acronym"], _full_year(beside["year"])
        year = m["year"] or inner or m["after"]
        start = m.start("year") if m["year"] else m.start("name")
        end = m.end() if name == m["name"] else m.start("name") + len(name)
        matches.append(VenueMatch(acronym or _ORDINAL.sub("", name), int(year) if year else None, start, end))
    return matches


_BREAK = re.compile(r",? in (?:the )?|, (?:and )?")


def _without_place(name: str) -> str:
    """The name of a meeting up to where it was held and who did something there: "in Oslo, Ada Nowak"."""
    for cut in _BREAK.finditer(name):
        words = name[cut.end() :].split(",")[0].split()
        place = any(" ".join(words[:count]).casefold() in PLACES for count in (1, 2, 3))
        if place or likeness(words[:2]) > _A_NAME:
            return name[: cut.start()]
    return name


#: How sure two words are somebody's name, not a subject.
_A_NAME = 0.6


#: The short name of a meeting behind its full one: ", COMPASS ’18".
_BESIDE = re.compile(r", (?P<acronym>[A-Z][A-Za-z]*[A-Z])(?= ?['’‘]\d\d\b) ?['’‘](?P<year>\d\d)\b")


#: Behind a short name in brackets: "(FERN) 2020".
_YEAR_BEHIND = re.compile(rf"\) (?P<year>{_YEAR_RE})\b")


def _short_names(text: str) -> list[VenueMatch]:
    matches = []
    for m in _SHORT.finditer(text):
        after = m["after"] and (int(m["after"]) if len(m["after"]) == 4 else _full_year(m["after"]))
        year = after or (int(m["before"]) if m["before"] else None)
        behind = _YEAR_BEHIND.match(text, m.end()) if year is None else None
        year = int(behind["year"]) if behind else year
        name = known_acronym(m["acronym"]) or m["acronym"]
        if year is None and text.startswith(" Journal", m.end()):
            matches.append(VenueMatch(f"{name} Journal", None, m.start(), m.end() + len(" Journal"), edition=False))
            continue
        if year is None and name in AMBIGUOUS:
            continue
        apart = m["findings"] or m["findings2"] or m["findings3"]
        matches.append(VenueMatch(f"Findings of {name}" if apart else name, year, m.start(), m.end()))
    return matches


def _journals(text: str) -> list[VenueMatch]:
    matches = []
    for m in (*_JOURNAL.finditer(text), *_PLAIN_JOURNAL.finditer(text)):
        group = "named" if "named" in m.groupdict() and m["named"] else "self"
        name = re.split(r",\s(?:Volume|Vol|Issue|No|Pages|Article)\b", m[group])[0].strip().removeprefix("The ")
        start = m.end(group) - len(m[group].rstrip()) if group == "named" else m.start(group)
        matches.append(VenueMatch(name, None, start, start + len(name), edition=False))
    return matches


def _relative_year(text: str, match: VenueMatch, published_year: int | None) -> VenueMatch:
    said = _LAST_YEAR.search(text, max(0, match.start - 40), match.start)
    if match.year is not None or published_year is None or said is None:
        return match
    year = published_year - (said[1] == "last")
    return VenueMatch(match.series, year, match.start, match.end, match.edition, match.workshop)


def _with_workshop(text: str, match: VenueMatch) -> VenueMatch:
    after = _WORKSHOP_AFTER.match(text, match.end)
    before = _WORKSHOP_BEFORE.search(text, max(0, match.start - 120), match.start)
    if not match.edition or (after is None and before is None):
        return match
    name = " ".join((after or before or [""])["name"].split())  # type: ignore[call-overload]
    name = re.sub(r"workshop", "Workshop", name)
    start = match.start if after else before.start("name") if before else match.start
    return VenueMatch(match.series, match.year, start, after.end() if after else match.end, True, name)
