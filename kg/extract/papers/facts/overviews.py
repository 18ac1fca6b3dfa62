"""A read page in, the meeting whose papers an overview lists, and the organization that wrote them, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Named, Page, Sentence
from kg.extract.lexicon.sought import sought
from kg.extract.papers.venues.reader import VenueMatch
from kg.extract.people.heroes import main_person

_PAPERS_AT = sought(
    r"(?<!\b[Tt]his )\bpapers?\b[^.;]{0,90}?\b(?:at|to|in|for|by)\s+(?:the\s+)?(?:[\w’']+\s){0,3}?<V(\d+)>"
    r"|<V(\d+)>\s+papers\b|\b[Aa]t\s+(?:the\s+)?(?:(?:this|next|last)\s+[a-z]+['’]s\s+)?(?:\d\d?\w\w\s+conference\s+of\s+the\s+)?"
    r"(?:<O\d+>\s\()?<V(\d+)>"
)


def page_event(page: Page) -> VenueMatch | None:
    """The conference an overview is about, in its year; `None` for profiles and other pages."""
    main = [s for s in page.sentences if not page.blocks[s.block].in_teaser]
    crumbs = bool(main) and _CRUMBS.search(main[0].text) is not None
    heading = [s for s in main if (_heads(s) or s.block <= crumbs) and not s.text.startswith(("- ", "• ", "* "))]
    overview = any(re.search(r"\b(?:at|@) (?:the )?<V", s.text) for s in heading)
    if main_person(page) is not None and not overview:
        return _only_meeting(page, main)
    if any(_LATER_HONOUR.search(s.text) and not _BEST.search(s.text) for s in heading):
        return _honoured_edition(page, main)
    title = [page.venues[i] for s in heading for i in indices(s.text, "V")]
    series = title[0].series if title else None
    if series is None and is_letter(page):
        return None
    if series is None:
        counted = Counter(
            page.venues[int(m[1] or m[2] or m[3])].series
            for s in main
            if s.block <= 8 and "<T" not in s.text and "announce" not in s.text and not _THIS_PAPER.match(s.text)
            for m in _PAPERS_AT.finditer(s.text)
        )
        series = counted.most_common(1)[0][0] if counted else _honouring(page, main) or _accepting(page, main)
        if series is not None and counted[series] == 1 and len(_meetings(page, main)) > _REVIEWED:
            series = None
    if series is None:
        return None
    matches = [
        page.venues[i]
        for s in main
        for i in indices(s.text, "V")
        if page.venues[i].series == series and not page.venues[i].workshop and not _SINCE.search(s.text)
    ]
    dated = [match for match in matches if match.year is not None]
    chosen = (dated or matches or title)[0]
    year = chosen.year or (page.published_year if chosen.edition else None)
    return VenueMatch(chosen.series, year, chosen.start, chosen.end, chosen.edition)


#: Editions from which on, or up to which, something holds.
_SINCE = re.compile(r"\b(?:[Ss]ince|[Uu]ntil) <V|\b[Ff]rom <V\d+> on(?:wards)?\b")
_SHOWN_AT = re.compile(
    r"\b(?:[Tt]his|[Ll]ast) (?:week|month|year|summer|autumn|fall|spring"
    r"|winter)\b.*\bat (?:the )?<V(?P<shown>\d+)>.*\bshow"
    r"|\b(?:present|show|publish)(?:s|ed|ing)?\b[^.;]{0,80}\bat (?:the )?<V(?P<at>\d+)>"
)


def _only_meeting(page: Page, main: Sequence[Sentence]) -> VenueMatch | None:
    """The only meeting that a page about somebody names, where it tells of one paper that was shown there."""
    series = {page.venues[i].series for s in main for i in indices(s.text, "V")}
    if len(series) != 1 or len({t.title.casefold() for t in page.titles}) != 1:
        return None
    shown = next((m for s in main if (m := _SHOWN_AT.search(s.text))), None)
    if shown is None:
        return None
    venue = page.venues[int(shown["shown"] or shown["at"])]
    year = venue.year or (page.published_year if venue.edition else None)
    return VenueMatch(venue.series, year, venue.start, venue.end, venue.edition)


#: The way to a page above its title: "Contoso > Events".
_CRUMBS = re.compile(r"\s[>›»→]\s")
#: How a letter begins, which tells of many things.
_GREETING = re.compile(r"(?:Hello|Hi|Dear|Greetings)\b[^.?<]{0,40}[,!]?")
_OPENING = 5


def is_letter(page: Page) -> bool:
    """Whether a page greets its readers: a newsletter tells of many things, not all of them its own."""
    return any(_GREETING.fullmatch(page.text, b.start, b.end) for b in page.blocks[:_OPENING])


#: The title of an overview below the menu of its site: "Contoso @ ABC 2024".
_HEADLINE = re.compile(r"\W*(?:[\w-]+ ){0,2}<O\d+>(?: [\w-]+){0,3} (?:at|@) (?:the )?<V\d+>[^.<]{0,60}$")


def _heads(sentence: Sentence) -> bool:
    """Whether a sentence is the title of its page."""
    return sentence.block == 0 or (sentence.block < _HEADS and _HEADLINE.match(sentence.text) is not None)


#: What is said of one of the papers of a page, or of one that is not on it.
_THIS_PAPER = re.compile(
    r"This (?:paper|work|article) (?:was|is|has been|will be)\b"
    r"|.*\b(?:previous|earlier|prior|past) (?:work|papers?|study)\b"
    r"|In (?:\w+ ){0,2}(?:work|papers?|study) (?:published|presented|accepted|to appear)\b"
)
_AT_MEETING = re.compile(r"\bat\s+(?:the\s+)?<V(\d+)>")
#: A page that tells of more meetings is a review of a year, and none of them is its event.
_REVIEWED = 2


def _meetings(page: Page, main: Sequence[Sentence]) -> set[str]:
    return {page.venues[int(m[1])].series for s in main for m in _AT_MEETING.finditer(s.text)}


#: What is given to papers of meetings long past, and where such a page names these meetings.
_LATER_HONOUR = re.compile(r"\b[Tt]est[- ][Oo]f[- ][Tt]ime\b|\b[Mm]ost [Ii]nfluential\b|\b(?:10|[Tt]en)[- ][Yy]ear\b")
_PAPER_FROM = re.compile(
    r"\bpapers?\b (?:(?:published|presented|that appeared) )?(?:from|of|in|at) (?:the )?(?:proceedings of )?<V(\d+)>"
)


def _honoured_edition(page: Page, main: Sequence[Sentence]) -> VenueMatch | None:
    """The meeting of another year that a prize for old papers is for, where a page says which it was."""
    found = [page.venues[int(m[1])] for s in main for m in _PAPER_FROM.finditer(s.text)]
    return next((venue for venue in found if venue.year is not None), None)


_BEST = re.compile(r"\b(?:[Bb]est|[Oo]utstanding)[- ](?:[Ss]tudent[- ])?[Pp]apers?\b|\b[Pp]aper [Aa]wards?\b")


def _honouring(page: Page, main: Sequence[Sentence]) -> str | None:
    """The only meeting that a page names, where it tells of the best papers there."""
    named = {page.venues[i].series for s in main for i in indices(s.text, "V")}
    best = any(_BEST.search(s.text) for s in main if "<T" in s.text)
    return next(iter(named)) if len(named) == 1 and best else None


#: The title of the list of a meeting.
_ACCEPTED = re.compile(r"\W*(?:list of )?accepted (?:[\w-]+ ){0,3}(?:papers|abstracts|contributions|posters)\W*", re.I)


def _accepting(page: Page, main: Sequence[Sentence]) -> str | None:
    """The only meeting that a page names by its edition, where its first lines say that it lists what was accepted."""
    named = {page.venues[i].series for s in main for i in indices(s.text, "V")}
    listed = any(_ACCEPTED.fullmatch(s.text) for s in main if s.block < _OPENING)
    return next(iter(named)) if len(named) == 1 and listed else None


#: What the opening of an overview says of the host: "This year, <O0> presented more than a dozen papers at <V0>".
_TAKES_PART = re.compile(
    r"(?:[^<]{0,40}[ ,])?(?:[Tt]he )?<O(\d+)>(?: (?!and\b|or\b)(?:[\w-]+|<G\d+>)){0,3}?"
    r" (?:(?:is|are|was|will be|has|have|had|will) )?(?:(?:also|again|proud|pleased|excited|happy) )?(?:to (?:be )?)?"
    r"(?:present|attend|contribut|showcas|publish)\w*\b[^.;<]{0,80}(?:\bpapers?\b|<V\d+>)"
)
#: The title of an overview, and how many lines of menus may stand above it.
_AT_VENUE = re.compile(r"(?:\bat|@) (?:the )?<V")
_HEADS = 12


def page_host(page: Page) -> Named | None:
    """The organization whose papers an overview lists: named in its title or spoken of most."""
    counts: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for sentence in page.sentences:
        if page.blocks[sentence.block].in_teaser:
            continue
        for match in re.finditer(
            r"<O(\d+)>(?:['’]s?)?\s+(?:(?:[\w-]+|<V\d+>)\s){0,4}?(?:(?:at|papers?|research|researchers?|scientists?)\b|@)",
            sentence.text,
        ):
            found = page.organizations[int(match[1])]
            heads = sentence.block == 0 or (sentence.block < _HEADS and _AT_VENUE.search(sentence.text))
            counts[found.name] += 3 if heads and len(sentence.text) < 120 else 1
            first.setdefault(found.name, Named(found.name, found.start, found.end, 0.6))
        takes_part = _TAKES_PART.match(sentence.text) if sentence.block < _OPENING else None
        if takes_part:
            found = page.organizations[int(takes_part[1])]
            counts[found.name] += 2
            first.setdefault(found.name, Named(found.name, found.start, found.end, 0.6))
    best = counts.most_common(1)
    return first[best[0][0]] if best and best[0][1] >= 2 else None
