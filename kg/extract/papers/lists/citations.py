"""Lines of an article in, the references among them out: authors, title and venue in the styles people cite in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon.name_likeness import is_given_name
from kg.extract.lexicon.sought import sought
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lines.name_runs import name_run
from kg.extract.papers.lines.parts import ends_with_country
from kg.extract.papers.venues.reader import find_venues

_UP = r"[A-ZÀ-ÖØ-ÞŠŽŁ]"
_LAST = rf"(?>{_UP}[\w’'.‐-]{{0,40}}[a-zß-ÿ’'‐-]\w{{0,40}})(?: {_UP}[\w’'‐-]++){{0,1}}"
_INITIALS = rf"(?:{_UP}\.[ -]?){{1,3}}"
_PARTICLES = r"(?:(?:van|von|de|der|den|da|di|del|la|le|al|el|bin|ter|ten) ){0,2}"
#: One author: "Ada M. Nowak", "A. Nowak", "Nowak, A." or "Nowak A".
_FORWARD = rf"(?:{_UP}[\w’'‐-]+ (?:{_INITIALS}|{_UP}[\w’'‐-]+ )?|{_INITIALS} ?){_PARTICLES}{_LAST}"
_INVERTED = rf"{_PARTICLES}{_LAST},? (?:{_INITIALS}(?=\W|$)|{_UP}{{1,3}}(?=[,.:;]))"
_ONE = rf"(?:{_INVERTED}|{_FORWARD})[*†‡]{{0,2}}"
_AND = r"(?:,? (?:and|&|und|et) |, |; )"
_MANY = rf"{_ONE}(?:{_AND}{_ONE})*(?:,? et al\.?|,? and others)?"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_ITEM = re.compile(
    r"\s*(?:[-•*·–]\s+)?(?:[-•*·–]|\[?\d{1,3}[.)\]]|\[[\w+]{2,12}\]|[A-Z]{1,2}-?\d{1,3}[.:]?"
    r"|\d{1,2}[:.]\d\d(?:\s?[–-]\s?\d{1,2}[:.]\d\d)?)\s+"
    r"(?:(?:Oral|Poster|Spotlight|Paper|Talk)(?: \d{1,3})?[:.]\s+)?"
)
_TITLE = r"(?P<title>[A-Z0-9À-Ý“\"‘][^\n]{8,250}?)"
_STYLES = (
    rf"(?P<authors>{_MANY}),? \({_YEAR}[^)]{{0,12}}\)[.,:]? {_TITLE}(?:\.(?= |$)|[?!](?= In | [A-Z]))(?P<rest>.*)",
    rf"(?P<authors>{_MANY})\.? {_YEAR}\. {_TITLE}(?:\.(?= |$)|(?<=[?!])(?= In\b))(?P<rest>.*)",
    rf"(?P<authors>{_MANY})[,.:]? [“\"]{_TITLE}[,.]?[”\"][,.]?(?P<rest>.*)",
    rf"(?P<authors>{_MANY}),? \({_YEAR}[^)]{{0,12}}\)[.,:]? «\s?{_TITLE}\s?»[,.]?(?P<rest>.*)",
    rf"(?P<authors>{_INVERTED}(?:{_AND}{_INVERTED})*): {_TITLE}(?:\.(?= |$)|(?<=[?!]) |$)(?P<rest>.*)",
    rf"(?P<authors>{_INVERTED}(?:{_AND}{_INVERTED})*)\.? {_TITLE}(?:\.(?= |$)|(?<=[?!]) )(?P<rest>.*)",
    rf"(?P<authors>{_MANY})\. {_TITLE}(?:\.(?= |$)|(?<=[?!]) )(?P<rest>.*)",
    rf"{_TITLE}(?:\.|(?<=[?!])) (?P<authors>{_MANY})\.?(?=\s|$)(?P<rest>.*)",
    rf"(?P<authors>{_MANY}): {_TITLE}(?:\.(?= |$)|(?<=[?!]) |$)(?P<rest>.*)",
)
#: The patterns try every way to part a list of names; longer lists are left to `paper_entries`.
_MOST_AUTHORS = 4
#: The style that has authors behind the title.
_TITLE_FIRST = 7
#: The style that has a colon between authors and title, as others have between a name and what it is.
_NAME_COLON = 8
#: Words that references cut short, so that their full stop ends no name.
_SHORT = "".join(
    rf"|(?<=\b{word})\." for word in ("Trans", "Proc", "Conf", "Phys", "Rev", "Lett", "Int", "J", "Comput")
)
_VENUE = re.compile(
    r"[\s,]*(?:[Ii]n:?\s+)?(?P<proceedings>Proc(?:eedings)?\.? of (?:the )?"
    r"(?:\d{1,3}(?:st|nd|rd|th) |[A-Z][a-z-]+(?:st|nd|rd|th) )?)?"
    rf"(?P<name>(?:[A-ZÀ-Ý]|(?<=(?:st|nd|rd|th|he) )[a-z](?=[^.,;]{{3,90}}\b(?:conference|symposium|workshop|meeting)))"
    rf"(?:[^.,;:()\d]{_SHORT}|:(?= [A-Z][a-z]+ and )){{3,90}}?)(?=[\s,]*(?:\d|\(|,|;|\.|$))"
)
#: A journal that is cut short, in front of its volume or year: "Phys. Rev. Lett. 119", "Moss Sci. Technol. 2020".
_CUT_SHORT = re.compile(
    r"(?:[Ii]n:? )?(?P<name>(?!Proc)(?=[^\d(;:,]{0,60}[a-z]\.,? \(?\d|[^\d(;:,]{0,40}[a-z]\. [A-Z])"
    r"(?:[A-Z][A-Za-z&-]*\.? ){1,7}?[A-Z][A-Za-z&-]*\.?)(?=,?\s(?:[Vv]ol\.? ?)?\d|,?\s\((?:19|20)\d\d)"
)
_NO_VENUE = re.compile(
    r"\b(?:thesis|dissertation|technical report|tech\.? rep|preprint|arxiv"
    r"|under review|submitted|pdf|in press|url|doi|available)\b",
    re.I,
)
#: What kind of paper it is, between title and venue: "[letter]. ".
_NOTE = re.compile(r"\[[a-z]+(?: [a-z]+){0,2}\][.,]? ")
#: An issue of a journal with the paper's number behind: "Moss. 2025;48(6):12. doi:10.1", "Moss 7, 1-9. [DOI: 10.1]".
_NUMBERED = re.compile(r"(?P<issue>[A-Z][^\n]{2,59}?\d[^\n]{0,20}?[.,;]?\s)\W?(?:doi|DOI|PMID)\b")
#: Where a thesis was written, or what for, is no venue.
_SCHOOL = re.compile(
    r"(?:\bUniversit\w+(?: of [A-Z]\w+)?|\bInstitute of Technology|\bCollege|\b(?:Honou?rs|Masters?|Bachelors?"
    r"|Diploma|Ph\.?D)\b.*)$|^University of"
)
_PUBLISHED = sought(r"\b(?:(?:19|20)\d\d\b|arXiv:\d{4}\.\d)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference: spans of its authors and title, and of a venue that no list knows."""

    title: tuple[int, int]
    authors: tuple[int, int]
    rest: tuple[int, int]
    venue: tuple[int, int] | None


def find_citation(text: str, start: int, end: int) -> Citation | None:
    """The reference that a line consists of; `None` for other lines.

    A line that no bullet or number announces must state a year behind its authors.
    """
    item = _ITEM.match(text, start, end)
    begin = item.end() if item else start
    line = text[begin:end]
    if not 30 <= len(line) <= 600 or not (item or _PUBLISHED.search(line)):
        return None
    run = name_run(line, 0, len(line))
    if run is not None and len(run.names) > _MOST_AUTHORS:
        return None
    for number, pattern in enumerate(_STYLES):
        if run is None and number != _TITLE_FIRST:
            continue
        match = _style(pattern).match(line)
        if match is not None and number == _NAME_COLON and not _sure_name(match["authors"]):
            continue
        if match is None or not _plausible(match, listed=item is not None, spoken=number < 3):
            continue
        title, authors, rest = (
            (begin + match.start(group), begin + match.end(group)) for group in ("title", "authors", "rest")
        )
        return Citation(title, authors, rest, _venue(match, begin))
    return None


@cache
def _style(pattern: str) -> re.Pattern[str]:
    """A style, compiled when a line may be a citation: together they take as long as a posting."""
    return re.compile(pattern)


def _sure_name(authors: str) -> bool:
    """Whether somebody alone in front of a colon is a person: an initial or a given name that we know says so."""
    return author_names(authors) != 1 or re.search(_INITIALS, authors) is not None or is_given_name(authors.split()[0])


_OPENING = re.compile(rf"(?P<authors>{_INVERTED}(?:{_AND}{_INVERTED})*)[.:,]?\s+(?=[A-ZÀ-Ý“\"][^,.]*\s)")


def author_opening(line: str) -> tuple[int, int] | None:
    """Where authors with their last names first end that a line opens with, and where what is behind them begins."""
    match = _OPENING.match(line)
    return (match.end("authors"), match.end()) if match else None


def inverted_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Names with the last name first, in the usual order: "Nowak, A." gives "A. Nowak" and where it stands."""
    for match in _INVERTED_NAME.finditer(text):
        initials = " ".join(f"{letter}." for letter in re.findall(_UP, match["initials"]))
        yield f"{initials} {match['last']}", match.start(), match.end()


_INVERTED_NAME = re.compile(
    rf"(?<![\w-])(?P<last>{_PARTICLES}{_LAST}),? (?P<initials>{_INITIALS}(?=\W|$)|{_UP}{{1,3}}(?=[,.:;]|$| and| &))"
)


def _plausible(match: re.Match[str], *, listed: bool, spoken: bool) -> bool:
    title, authors = match["title"], match["authors"]
    words = title.split()
    if _opens_with_venue(title) or _names_authors(title) or _NO_TITLE.search(title) or ends_with_country(title):
        return False
    if (
        len(words) < 2
        or _OPENS_NAME.search(title)
        or len(authors) > 300
        or re.search(r"\b(?:The|We|Our|In|At|This|They|It)\b", authors)
    ):
        return False
    if author_names(authors) == 1 and not re.search(r"[“\"]", title):
        return (listed or (spoken and bool(_PUBLISHED.search(match["rest"])))) and len(words) >= 3
    several = "," in authors or " and " in authors or "&" in authors or re.search(_INITIALS, authors) is not None
    return (listed and (several or spoken)) or bool(several and _PUBLISHED.search(match.string))


#: The initial of an author behind a dash, where a title would end: "Walking on wet moss? – A".
_OPENS_NAME = re.compile(r"\s[–—-]\s[A-Z]$")
#: What is a date, and nothing else.
_NO_TITLE = re.compile(r"^[\d\W]*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[\d\W]*)+$|^[\d\W]+$")


def _names_authors(title: str) -> bool:
    """Whether what seems to be a title ends with its authors: what follows is no name of theirs."""
    _, by, listed = title.rpartition(" by ")
    return bool(by) and author_names(listed) > 0


def _opens_with_venue(title: str) -> bool:
    """Whether what seems to be a title begins with where it appeared: the title stands somewhere else."""
    venues = find_venues(title[:60])
    return bool(venues) and venues[0].start == 0 and venues[0].year is not None


def _venue(match: re.Match[str], offset: int) -> tuple[int, int] | None:
    return unlisted_venue(match.string, *match.span("rest"), offset=offset)


def unlisted_venue(text: str, start: int, end: int, *, offset: int = 0) -> tuple[int, int] | None:
    """The name that follows a title and may be that of a journal; `offset` is added to its span."""
    rest = text[start:end].lstrip('”"., )\n')
    noted = _NOTE.match(rest)
    rest = rest[noted.end() :] if noted else rest
    start = end - len(rest)
    numbered = _NUMBERED.match(rest)
    if _NO_VENUE.search(numbered["issue"] if numbered else rest[:60]):
        return None
    named = _CUT_SHORT.match(rest) or _VENUE.match(rest)
    if named is None or len(named["name"].split()) > 12 or not rest.strip(" .") or _SCHOOL.search(named["name"]):
        return None
    name = named["name"]
    stop = len(name) - (name.endswith(".") and name.count(".") == 1)
    return offset + start + named.start("name"), offset + start + named.start("name") + stop
