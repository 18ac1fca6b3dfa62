"""A draft in, its page out: blocks, then titles, venues, organizations, teams and people, then marked sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.extract.articles.affiliation_lines import names_of_site, organizations_beside
from kg.extract.articles.blocks import read_blocks, sentences, without_headings
from kg.extract.articles.employers import announced_organizations
from kg.extract.articles.longer_names import extended, with_letters
from kg.extract.articles.marks import mark
from kg.extract.articles.names import OrganizationMatch, find_organizations, is_honour
from kg.extract.articles.own_meeting import meeting_of_page
from kg.extract.articles.page import Page, Sentence, marks_inside, marks_of
from kg.extract.articles.people import find_people
from kg.extract.articles.printed_names import as_printed
from kg.extract.articles.short_names import (
    by_initials,
    in_full,
    short_houses,
    short_universities,
    two_houses,
    units_of_schools,
)
from kg.extract.articles.spelled_names import spelled_organizations
from kg.extract.articles.teams import find_teams
from kg.extract.draft import Draft, SegmentKind, TermMatch
from kg.extract.lexicon.affiliation_words import CITIES, COUNTRIES, PLACES
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.houses_behind import houses_behind_titles
from kg.extract.papers.titles import find_titles
from kg.extract.papers.venues.reader import VenueMatch, find_venues, known_acronym
from kg.schema import NodeType

M = TypeVar("M", VenueMatch, OrganizationMatch)

_PART = re.compile(
    r"<O(?P<owner>\d+)>(?P<of>['’]s?)?\s(?P<name>(?:[A-Z][\w\-&/]*\s(?:(?:and|of|for"
    r"|&)\s)?){0,5}[A-Z][\w\-&/]*)\s(?:organization|org|division|unit|business)\b"
)
_ROLE = re.compile(ROLE, re.IGNORECASE)
_TEAM_NOUN = re.compile(r"\s(?:team|group|guild|squad)\b")
#: Behind the name of somebody: ", a PhD student at".
_A_PERSON = re.compile(rf",? (?:an?|the) (?:[\w.-]+ ){{0,3}}?{ROLE}\b")


def read_page(draft: Draft, *, published_year: int | None = None) -> Page:
    """Reads blocks, then titles, venues, organizations, teams and people, each step hiding its names from the next."""
    text = draft.document.text
    blocks = read_blocks(draft)
    terms = tuple(sorted(draft.terms, key=lambda match: (match.start, -match.end)))
    titles = find_titles(text, blocks)
    blocks = without_headings(text, blocks, {title.block for title in titles if title.authors})
    small = draft.document.language != "de"
    page = Page(text, blocks, (), titles, (), (), (), (), terms, published_year, small)
    taken = [(title.start, title.end) for title in page.titles]
    venues = _outside(_venues(page), taken)
    taken += [(venue.start, venue.end) for venue in venues]
    found = [o for b in blocks for o in find_organizations(text, b.start, b.end, page.terms_in(b.start, b.end))]
    organizations = [extended(text, o) for o in _outside(found, taken)]
    organizations = as_printed(text, two_houses(text, [o for o in organizations if not is_honour(text, o.end)]))
    short = [*short_universities(text, organizations), *short_houses(text, organizations)]
    organizations += _longer(short, organizations, taken)
    beside = [o for o in organizations_beside(text, blocks) if not _TEAM_NOUN.match(text, o.end)]
    organizations += _longer(beside, organizations, taken)
    spelled = [o for b in blocks for o in spelled_organizations(text, b.start, b.end)] if ")" in text else []
    organizations = [o for o in organizations if o.term is not None or not any(_goes_beyond(s, o) for s in spelled)]
    organizations += _longer(spelled, organizations, taken)
    if ")" in text:
        organizations += _outside(
            by_initials(text, organizations), [*taken, *((o.start, o.end) for o in organizations)]
        )
    site = set(names_of_site(text, blocks))
    known = site | {
        name for posting in draft.postings for name in (posting.organization, posting.suborganization) if name
    }
    told = _covered(text, [(title.start, title.end) for title in page.titles])
    lines = [(block.start, block.end) for block in blocks]
    known |= {o.name for o in beside if " " in o.name}
    known |= {bare for o in organizations if (bare := _LEGAL.sub("", o.name).strip(" ,")) != o.name}
    announced = announced_organizations(told, lines, sorted(known), [o.name for o in organizations])
    people = {o.name for o in announced if _A_PERSON.match(text, o.end)}
    announced = tuple(
        o
        for o in announced
        if o.name not in people
        and not (_ROLE.fullmatch(o.name) or _TEAM_NOUN.match(text, o.end) or o.name.endswith("-based"))
    )
    organizations = with_letters(text, organizations, announced)
    organizations += _unknown(announced, organizations, taken)
    behind = [OrganizationMatch(name, start, end) for _, name, start, end in houses_behind_titles(text, titles)]
    organizations = in_full(sorted([*organizations, *_unknown(behind, organizations, taken)], key=lambda o: o.start))
    units = {unit.name for unit in units_of_schools(text, organizations)}
    page = replace(page, venues=tuple(venues), organizations=tuple(o for o in organizations if o.name not in units))
    page = replace(page, organizations=_with_units(page))
    page = replace(page, teams=find_teams(page, [o for o in organizations if o.name in units]))
    page = replace(page, persons=find_people(page))
    hidden = [(o.start, o.end) for o in page.organizations] + [(v.start, v.end) for v in page.venues]
    page = replace(page, terms=tuple(_visible(page.terms, hidden)))
    return replace(page, sentences=tuple(_sentences(page)))


def _covered(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with signs that are no words where these spans are."""
    pieces, at = list[str](), 0
    for start, end in sorted(spans):
        pieces += (text[at:start], "·" * (end - max(start, at)))
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def _visible(terms: Iterable[TermMatch], hidden: Iterable[tuple[int, int]]) -> Iterator[TermMatch]:
    """Terms that are outside names: the School of Economics is not about economics."""
    inside = {position for start, end in hidden for position in range(start, end)}
    return (match for match in terms if match.start not in inside)


#: Behind the name of a journal: "The Nature Conservancy" is none.
_IS_A_HOUSE = re.compile(
    r" (?:Conservancy|Foundation|Trust|Museum|Institute|Corporation|Cent(?:er|re)|Society|University)\b"
)


def _venues(page: Page) -> list[VenueMatch]:
    matches = []
    for block in page.blocks:
        found = find_venues(page.text[block.start : block.end], published_year=page.published_year)
        matches += [replace(m, start=m.start + block.start, end=m.end + block.start) for m in found]
        known = [(m.start, m.end) for m in matches[len(matches) - len(found) :]]
        for term in page.terms_in(block.start, block.end):
            goes_on = _GOES_ON.match(page.text, term.end) and term.term.name.startswith("Proceedings")
            if goes_on or term.term.node_type is not NodeType.VENUE or page.text[term.start : term.end].islower():
                continue
            if page.text[max(0, term.start - 1) : term.start] == "-" or _IS_A_HOUSE.match(page.text, term.end):
                continue
            if not any(a < term.end and term.start < b for a, b in known):
                matches.append(_of_vocabulary(page.text, term))
    for named in _meetings_cited(page):
        if not any(m.start < named.end <= m.end for m in matches):
            matches = [m for m in matches if m.end <= named.start or named.end <= m.start]
            matches.append(named)
    matches.extend(_journals_cited(page, matches))
    own = meeting_of_page(page)
    if own is not None and not any(m.start < own.end and own.start < m.end for m in matches):
        matches.append(own)
    for more in (_journals_told(page), _shaped(page)):
        matches.extend(_outside(more, [(m.start, m.end) for m in matches]))
    return sorted(matches, key=lambda match: match.start)


#: "Proceedings of the IEEE conference on …" are not those of the institute itself.
_GOES_ON = re.compile(r"(?:/\w+)?\s(?:\w+ ){0,3}(?:conference|symposium|workshop|meeting|congress)\b", re.IGNORECASE)
#: The part of the world and the year behind the name of a meeting: "SIGGRAPH Asia 2025".
_BEHIND = re.compile(r"(?P<more> (?:Asia|Europe|America))?\s(?P<year>(?:19|20)\d\d)\b")
#: The year in front of a meeting: "the 2022 Neural Information Processing Systems conference".
_YEAR_BEFORE = re.compile(r"\b(?P<year>(?:19|20)\d\d) $")
#: Journals that others are called after: "Nature Electronics 6, 512".
_FAMILIES = frozenset({"Nature", "Science", "Cell", "The Lancet"})
_FAMILY = re.compile(r"(?P<more> [A-Z][a-z]+)(?=[.,;:)¹²³]|$| \d| [a-z(])", re.MULTILINE)
#: Acronyms of journals, which have volumes and no editions.
_JOURNAL_LIKE = re.compile(
    r"J[A-Z]{2,}|T[A-Z]{3,}|P[NL][A-Z]{2}.*|(?!.*[A-Z].*[A-Z]).*|(?![A-Z]{4,} [A-Z][a-z]+$).* .*"
)


def _of_vocabulary(text: str, term: TermMatch) -> VenueMatch:
    """A venue that the vocabulary knows, with the year behind its acronym."""
    name = term.term.name
    shouted = text[term.start : term.end].isupper() and not name.isupper()
    journal = _JOURNAL_LIKE.fullmatch(name) is not None and not (shouted and " " not in name)
    goes_on = _FAMILY.match(text, term.end) if name in _FAMILIES else None
    if goes_on:
        return VenueMatch(name + goes_on["more"], None, term.start, goes_on.end("more"), edition=False)
    behind = None if journal else _BEHIND.match(text, term.end)
    before = _YEAR_BEFORE.search(text, max(0, term.start - 6), term.start) if known_acronym(name) else None
    if behind is None and before is not None:
        return VenueMatch(name, int(before["year"]), before.start(), term.end)
    if behind is None:
        return VenueMatch(name, None, term.start, term.end, edition=False)
    return VenueMatch(name + (behind["more"] or ""), int(behind["year"]), term.start, behind.end())


#: A note behind a title that looks like a venue: "(ABC 2021)", "(Moss Workshop)".
_SHAPED = re.compile(
    r"\((?:(?P<name>(?:(?:IEEE|ACM) )?(?=[\w&]*[A-Z][\w&]*[A-Z])[A-Z\d][\w&]{1,11})[ ’'](?P<year>(?:19|20)\d\d)\b"
    r"(?:, [^()\d]{1,30})?|(?P<workshop>(?:[A-Z][\w&-]* ){1,5}(?:Workshop|Symposium))"
    r"|(?P<journal>[A-Z][\w&-]*(?: (?:(?:of|and|in|for|&) )?[A-Z][\w&-]*){1,6}),? (?:19|20)\d\d)\)"
)
#: What names of journals have and those of people have not.
_JOURNAL_WORD = re.compile(
    r"\b(?:ACS|BMC|IEEE|ACM|PLOS|PLoS|Journal|Letters|Reviews?|Sciences?|Nature|Cell|Biology|Chemistry|Physics|Medicine"
    r"|Research|Communications|Reports|Studies|Annals|Advances|Transactions|Bulletin|Archives|Quarterly|Methods"
    r"|Engineering|Materials|Ecology|Genetics|History|Economics)\b"
)
#: So many signs a title and a bracket behind it are apart: a quote and a blank.
_BESIDE = 3


def _shaped(page: Page) -> list[VenueMatch]:
    """Venues in brackets beside titles, known by their shape alone."""
    found = []
    for index in sorted({title.block for title in page.titles}):
        block = page.blocks[index]
        for match in _SHAPED.finditer(page.text, block.start, block.end):
            if match["name"]:
                found.append(VenueMatch(match["name"], int(match["year"]), match.start("name"), match.end("year")))
            elif match["journal"]:
                near = any(title.end <= match.start() <= title.end + _BESIDE for title in page.titles)
                if near and _JOURNAL_WORD.search(match["journal"]):
                    found.append(VenueMatch(match["journal"], None, *match.span("journal"), edition=False))
            else:
                found.append(VenueMatch(match["workshop"], None, *match.span("workshop"), edition=False))
    return found


_MEETING = (
    r"(?:Conf[eé]ren|Symposi|Workshop|Worksh|Atelier|Tagung|Kongress|Congr|Journ[ée]es|Rencontres|Simposi|Conveg|Semin"
    r"|Meeting|Colloqu)"
)
#: A meeting behind a title, with its short name: "Atelier des mousses (MOSS @ LICHEN)", "13th Moss Workshop (MW'21)".
_CITED_MEETING = re.compile(
    rf"(?P<full>(?=[^.,;()]{{0,120}}?{_MEETING})[^\W_a-z][^.,;()]{{8,150}}?)"
    r"(?:, co-?located with [^,;()]{2,40})?\s\((?P<name>[A-Z][\w*&-]{1,14})"
    r"(?:\s@\s(?P<host>[A-Z][\w -]{1,20}?))?(?:[\s'’‘]{0,2}(?P<year>(?:19|20)\d\d|\d\d))?\)"
)


def _meetings_cited(page: Page) -> Iterator[VenueMatch]:
    """What stands behind a title as the name of a meeting with its short name, in any language."""
    for title in page.titles:
        if title.rest and (match := _CITED_MEETING.search(page.text, *title.rest)):
            name, year = match["name"], match["year"]
            if match["host"] and not re.search(r"[A-Z].*[A-Z]", name):
                name = f"{name} @ {match['host']}"
            stated = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
            yield VenueMatch(known_acronym(name) or name, stated, *match.span())


def _journals_cited(page: Page, known: Sequence[VenueMatch]) -> Iterator[VenueMatch]:
    """What a reference names behind its title, where no venue that is known stands there."""
    starts = sorted(venue.start for venue in known)
    for title in page.titles:
        if title.venue and title.rest and bisect_left(starts, title.rest[0]) == bisect_left(starts, title.rest[1]):
            name = " ".join(page.text[slice(*title.venue)].split())
            if _CUT_OFF.search(name):
                continue
            year = _EDITION.match(page.text, title.venue[1])
            if year and re.search(r"(?:^| )[A-Z]{2,}\w*$", name):
                yield VenueMatch(name, int(year[1]), title.venue[0], year.end(), edition=True)
            else:
                yield VenueMatch(name, None, *title.venue, edition=False)


_EDITION = re.compile(r"\s+((?:19|20)\d\d)\b")
#: Proceedings of which the page does not tell what of.
_CUT_OFF = re.compile(r"^Proceedings of the [\w-]*(?:\dth|\dst|\dnd|\drd|first|second|third|f?th)$")


#: "It appeared in Weather and Oceans in 2021."
_TOLD = sought(
    r"\b(?:(?:appeared|published|came out|is out|printed|to appear|appears|will appear) in|accepted (?:by|for|in|at)"
    r"|published (?:by|with)) (?:the )?(?P<name>[A-Z][\w&-]+(?:(?: (?:and|of|&|in|for"
    r"|the))* [A-Z][\w&-]+){0,6})"
    r"(?P<dated> in (?:19|20)\d\d|,? (?:19|20)\d\d)?"
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: "In May Weather and Oceans published “…”"
_PRINTS = re.compile(
    rf"(?:\b{_MONTHS},? )?\b(?P<name>(?!In |This |Last |{_MONTHS}\b)[A-Z][\w&-]+"
    rf"(?: (?:(?:and|of|&|in|for|the) )*[A-Z][\w&-]+){{1,6}})"
    r" (?:has |have |will )?(?:published|publish|publishes|printed|prints|carries|carried) (?=[“\"«„])"
)


def _journals_told(page: Page) -> list[VenueMatch]:
    """What a paper is said to have appeared in."""
    titled = {title.block for title in page.titles}
    found = []
    for index, block in enumerate(page.blocks):
        told = [
            m
            for m in _TOLD.finditer(page.text, block.start, block.end)
            if m["dated"] or (index in titled and _may_be_journal(page.text, m))
        ]
        prints = _PRINTS.finditer(page.text, block.start, block.end) if index in titled else ()
        found += [
            VenueMatch(match["name"], None, *match.span("name"), edition=False)
            for match in (*told, *(m for m in prints if not likeness(m["name"].split())))
            if not re.search(_MONTHS, match["name"])
        ]
    return found


def _may_be_journal(text: str, match: re.Match[str]) -> bool:
    """Whether several words that end a clause name a journal, not a city."""
    folded = match["name"].casefold()
    ends = re.compile(r"\s*(?:[.,;:)]|$)", re.MULTILINE).match(text, match.end()) is not None
    return ends and " " in folded and folded not in PLACES


def _outside(matches: Iterable[M], taken: Sequence[tuple[int, int]]) -> list[M]:
    index = SpanIndex(taken)
    return [m for m in matches if not index.touching(m.start, m.end)]


#: A form of law behind a name, with which no unit goes on: "Snow Inc.".
_LEGAL = re.compile(r"\b(?:Inc|Ltd|LLC|Corp|GmbH|AG|SE|plc)\b\.?$|\bCorporation$")


def _longer(
    beside: Sequence[OrganizationMatch], found: list[OrganizationMatch], taken: Sequence[tuple[int, int]]
) -> list[OrganizationMatch]:
    """Names by their place that are not found already; each takes up a shorter one that is part of it."""
    more: list[OrganizationMatch] = []
    for match in _outside(beside, taken):
        inside = [o for o in found if match.start <= o.start and o.end <= match.end]
        if any(o.start < match.end and match.start < o.end for o in (*found, *more) if o not in inside):
            continue
        if not any(o.end - o.start >= match.end - match.start or _at_place(match, o) for o in inside):
            found[:] = [o for o in found if o not in inside]
            more.append(match)
    return more


def _goes_beyond(spelled: OrganizationMatch, found: OrganizationMatch) -> bool:
    """Whether a name that initials confirm begins within one that was found by its form, and ends behind it."""
    return found.start < spelled.start < found.end < spelled.end


def _at_place(longer: OrganizationMatch, known: OrganizationMatch) -> bool:
    """Whether only a place stands behind the name that is known: "Siemens Berlin"."""
    return longer.name.removeprefix(known.name).strip(" ,").casefold() in CITIES | COUNTRIES


def _unknown(
    announced: Sequence[OrganizationMatch], found: Sequence[OrganizationMatch], taken: Sequence[tuple[int, int]]
) -> list[OrganizationMatch]:
    """Announced names that are neither found already nor part of a title, a venue or a longer name."""
    return _outside(announced, [*taken, *((o.start, o.end) for o in found)])


def _with_units(page: Page) -> tuple[OrganizationMatch, ...]:
    """The organizations with those that are a part of another: "the AWS Professional Services organization"."""
    hidden = marks_of(page)
    units: list[OrganizationMatch] = []
    for block in page.blocks:
        marked = mark(page.text, block.start, block.end, marks_inside(hidden, block.start, block.end))
        for match in _PART.finditer(marked.text):
            owner = page.organizations[int(match["owner"])]
            start, end = (
                marked.to_page(match.start() if not match["of"] else match.start("name")),
                marked.span(match)[1],
            )
            name = match["name"] if match["of"] else page.text[owner.start : marked.span(match, "name")[1]]
            units.append(OrganizationMatch(" ".join(name.split()), start, end, parent=owner.name))
    kept = [o for o in page.organizations if not any(u.start <= o.start and o.end <= u.end for u in units)]
    return tuple(sorted([*kept, *units], key=lambda o: o.start))


#: A title that asks, in quotes, and the authors in brackets behind it: the sentence is not over.
_GOES_ON_BEHIND = re.compile(r"[?!…][\"”’'] \(")


#: More letters are a list, whatever its signs; to look for clauses in it takes longer by the square of its length.
_LONGEST_SENTENCE = 10_000


def _sentences(page: Page) -> Iterator[Sentence]:
    hidden = marks_of(page)
    whole = [(t.start + 1, t.end + (2 if _GOES_ON_BEHIND.match(page.text, t.end - 1) else 1)) for t in page.titles]
    whole += [(o.start + 1, o.end) for o in page.organizations if "! " in page.text[o.start : o.end]]
    protected = SpanIndex(whole)
    for index, block in enumerate(page.blocks):
        heading = block.kind is SegmentKind.HEADING
        spans = [(block.start, block.end)] if heading else sentences(page.text, block.start, block.end, protected)
        for start, end in (span for span in spans if span[1] - span[0] <= _LONGEST_SENTENCE):
            yield Sentence(index, start, end, mark(page.text, start, end, marks_inside(hidden, start, end)))
