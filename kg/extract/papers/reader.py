"""A read page in, the papers it names out, each with the evidence of every value."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.extract.articles.blocks import Block
from kg.extract.articles.marks import indices
from kg.extract.articles.page import Named, Page, Sentence, organizations_at, unique_names
from kg.extract.articles.page_home import page_home, speaks_for_group
from kg.extract.articles.teams import chairs
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.sought import sought
from kg.extract.papers.facts.overviews import is_letter, page_event, page_host
from kg.extract.papers.facts.reader import paper_facts
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.scopes import PaperFact, PaperFactKind, Scope, scopes_of
from kg.extract.papers.title_names import title_method
from kg.extract.papers.topics.introduced import label_method, reused_name
from kg.extract.papers.topics.reader import lists_by_theme, paper_topics, theme_of, topic_owned
from kg.extract.papers.venues.reader import Venue, VenueMatch
from kg.extract.people.heroes import main_person
from kg.extract.people.statements import FactKind, PersonFact
from kg.names import fold_name
from kg.schema import NodeType, Paper

_TEAM_OF = sought(
    r"(?P<org><O\d+>)(?:['’]s?)?\s+(?:\w+\s)?(?P<team><G\d+>)|(?P<team2><G\d+>)(?:,)?\s+(?:at|within"
    r"|in|of)\s+(?:the\s+)?(?P<org2><O\d+>)|(?P<team3><G\d+>), (?:the )?(?P<org3><O\d+>)(?=\W*$|\s\(<O|\)|;"
    r"|, (?!and\b|<))"
)


@dataclass(frozen=True, slots=True)
class PaperReading:
    """A paper of the page: its mentions and what is said about it."""

    title: str
    mentions: tuple[TitleMatch, ...]
    in_teaser: bool
    venue: Venue | None = None
    venue_at: Named | None = None
    year: int | None = None
    authors: tuple[Named, ...] = ()
    affiliations: tuple[Named, ...] = ()
    teams: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    introduces: tuple[Named, ...] = ()
    uses: tuple[Named, ...] = ()
    theme: Named | None = None

    def paper(self) -> Paper:
        """The reading as the schema has it."""
        first = self.mentions[0]
        return Paper(
            self.title,
            first.start,
            first.end,
            venue=self.venue.name if self.venue else None,
            year=self.year,
            authors=tuple(item.name for item in self.authors),
            affiliations=tuple(item.name for item in self.affiliations),
            team=self.teams[0].name if self.teams else None,
            topics=tuple(item.name for item in self.topics),
            methods=tuple(item.name for item in self.introduces),
            theme=self.theme.name if self.theme else None,
            context="related_content" if self.in_teaser else "main",
        )


@dataclass(slots=True)
class _Facts:
    by_paper: dict[str, dict[PaperFactKind, list[PaperFact]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )


#: What is said of each person of a page, by the person's number.
PeopleFacts = dict[int, list[PersonFact]]


def read_papers(page: Page, people: Sequence[PersonFact]) -> tuple[PaperReading, ...]:
    """The papers of the page in the order they are first named."""
    facts = _Facts()
    for fact in paper_facts(page):
        facts.by_paper[fact.paper][fact.kind].append(fact)
    event, host = page_event(page), page_host(page)
    host = (host if event else None) or _group(page)
    ours, others = _called_ours(page), _of_others(page)
    scopes = tuple(scopes_of(page))
    owned = topic_owned(page, scopes)
    facts_of_people: PeopleFacts = defaultdict(list)
    for stated in people:
        facts_of_people[stated.person].append(stated)
    organization_of = {team.name: org for team, org in team_organizations(page)}
    by_theme = event is not None or lists_by_theme(page)
    return tuple(
        _paper(
            page,
            every,
            facts.by_paper[key],
            facts_of_people,
            event,
            ours.get(key, None if key in others else host),
            owned.get(key, ()),
            organization_of,
            ours=key in ours,
            by_theme=by_theme,
        )
        for key, every in _titles_by_key(page).items()
    )


#: Behind a title: ", published in <V>, we show".
_WE_SHOW = re.compile(
    r"[”\"’]?(?: \(opens in new tab\))?,[”\"’]? (?:[^.;]{0,60}, )?we (?:\w+ )?"
    r"(?:show|present|propose|introduce|describe|demonstrate|develop|report|explore|study|investigate)\b"
)
#: "Our Riga team will be in Macao with “…”".
_OUR_TEAM = re.compile(
    r"\b[Oo]ur (?:[\w-]+ ){0,3}(?:team|group|lab|scientists|researchers|colleagues|engineers)\b[^.;“”\"]{0,80}[“\"]$"
)
_OURS = re.compile(r"\b[Oo]ur (?:\w+ ){0,3}(?:papers?|preprint|article|study)(?: called| titled)?,?\W{0,3}$")


def _called_ours(page: Page) -> dict[str, Named]:
    """Papers that a page without a main person calls "our paper", with the organization it speaks for."""
    home = page_home(page) if main_person(page) is None else None
    if home is None:
        return {}
    return {
        fold_name(title.title): Named(home.name, home.start, home.end, 0.65)
        for title in page.titles
        if _OURS.search(page.text[max(0, title.start - 70) : title.start])
        or (not page.blocks[title.block].in_teaser and _WE_SHOW.match(page.text, title.end))
        or _OUR_TEAM.search(page.text, page.blocks[title.block].start, title.start)
    }


#: A heading over papers that are not those of the page: "Papers that use this dataset", "Further reading".
_OTHERS = re.compile(
    r"(?:papers|publications|works?|articles) (?:that |which )?(?:us(?:e|ing)|cit(?:e|ing)|by others|building on"
    r"|based on)\b"
    r"|further reading|reading list|references|related work|background reading|recommended",
    re.IGNORECASE,
)


#: What somebody says who goes through papers that others showed, and of those that are from the house all the same.
_REVIEWS = re.compile(
    r"\bpapers?\b[^.\n]{0,80}\b(?:caught|got|drew|grabbed) (?:our|my) (?:attention|interest)"
    r"|\bpapers (?:that )?(?:you should not miss|(?:we|I) (?:liked|enjoyed|loved))"
    r"|\b(?:our|my) (?:favou?rite|top \w+) papers"
)
_BY_COLLEAGUE = re.compile(r"\b[Oo]ur (?:own |colleagues? )[^.;]{0,60}\bpapers?\W{0,3}$")


def _reviews(page: Page) -> bool:
    return any(_REVIEWS.search(page.text, b.start, b.end) for b in page.blocks if not b.in_teaser)


def _of_others(page: Page) -> set[str]:
    """Papers that a page lists below a heading which says that others wrote them, or that it reviews."""
    headings = [b for b in page.blocks if b.kind is SegmentKind.HEADING]
    found = (
        {fold_name(t.title) for t in page.titles if not _BY_COLLEAGUE.search(_clause(page, t))}
        if _reviews(page)
        else set()
    )
    for title in page.titles:
        index = bisect_left(headings, title.start, key=lambda heading: heading.start)
        above = headings[index - 1] if index else None
        if above is not None and _OTHERS.search(page.text, above.start, above.end):
            found.add(fold_name(title.title))
    return found


def _group(page: Page) -> Named | None:
    """The organization whose group or project tells of its own papers on the page."""
    home = page_home(page)
    if home is None or not speaks_for_group(page) or is_letter(page) or main_person(page) is not None:
        return None
    return Named(home.name, home.start, home.end, 0.6)


def team_organizations(page: Page) -> Iterator[tuple[Named, Named]]:
    """Teams with the organization they are said to belong to."""
    for part, school in chairs(page):
        yield Named(part.name, part.start, part.end, 0.85), Named(school.name, school.start, school.end, 0.85)
    for sentence in page.sentences:
        for match in _TEAM_OF.finditer(sentence.text):
            team = page.teams[indices(match["team"] or match["team2"] or match["team3"], "G")[0]]
            org = page.organizations[indices(match["org"] or match["org2"] or match["org3"], "O")[0]]
            span = sentence.marked.span(match)
            yield Named(team.name, *span, 0.85), Named(org.name, *span, 0.85)


def _titles_by_key(page: Page) -> dict[str, list[TitleMatch]]:
    mentions: dict[str, list[TitleMatch]] = defaultdict(list)
    for title in page.titles:
        mentions[fold_name(title.title)].append(title)
    return mentions


def _paper(
    page: Page,
    every: Sequence[TitleMatch],
    facts: dict[PaperFactKind, list[PaperFact]],
    people: PeopleFacts,
    event: VenueMatch | None,
    host: Named | None,
    owned: Sequence[Scope],
    organization_of: dict[str, Named],
    *,
    ours: bool,
    by_theme: bool,
) -> PaperReading:
    main = [title for title in every if not page.blocks[title.block].in_teaser]
    said = [t for t in main if page.blocks[t.block].kind is not SegmentKind.CAPTION]
    in_teaser = not main
    mentions = (*said, *(t for t in every if t not in said))
    block = page.blocks[mentions[0].block]
    years = [int(f.value) for f in facts[PaperFactKind.YEAR]]
    venue, venue_at = _venue(page, facts[PaperFactKind.VENUE], event, block, years[0] if years else None)
    authors = unique_names(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.AUTHOR])
    teams = unique_names(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.TEAM])
    old = bool(years and event and event.year and years[0] < event.year - 1)
    whose = host if ours or not (in_teaser or old) else None
    affiliations = _affiliations(page, facts, people, teams, organization_of, whose)
    introduces = _introduces(page, mentions[0], facts[PaperFactKind.INTRODUCES])
    uses = unique_names(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.USES])
    names = {fold_name(n.name) for n in introduces}
    return PaperReading(
        mentions[0].title,
        mentions,
        in_teaser,
        venue,
        venue_at,
        (years[0] if years else None) or (venue.year if venue else None),
        authors,
        affiliations,
        teams,
        paper_topics(page, fold_name(mentions[0].title), mentions[0], owned),
        introduces,
        tuple(u for u in uses if fold_name(u.name) not in names and not _is_common(page, u)),
        theme_of(page, block) if said and by_theme else None,
    )


def _venue(
    page: Page, facts: Sequence[PaperFact], event: VenueMatch | None, block: Block, written: int | None
) -> tuple[Venue | None, Named | None]:
    """The venue said of the paper itself, else the one its teaser names, else the event of the page."""
    chosen: VenueMatch | None = None
    confidence = 0.0
    for fact in facts:
        if fact.confidence > confidence:
            chosen, confidence = page.venues[fact.index], fact.confidence
    if chosen is None and block.in_teaser:
        inside = [
            v for v in page.venues if any(b.group == block.group and b.start <= v.start < b.end for b in page.blocks)
        ]
        if len({v.series for v in inside}) == 1:
            chosen, confidence = inside[0], 0.7
    if chosen is None and event is not None and not block.in_teaser:
        chosen, confidence = event, 0.8
    if chosen is None:
        return None, None
    if event is not None and event.edition and event.series == chosen.series and not chosen.edition:
        chosen = replace(chosen, edition=True)
    year = chosen.year or _year_of(page, chosen, event) or (written if chosen.edition else None)
    if written is not None and year is not None and written < year - 1 and chosen is event:
        return None, None
    if written is not None and year is not None and written < year - 1:
        return Venue(chosen.series, None), Named(chosen.series, chosen.start, chosen.end, 0.6)
    return chosen.venue(year), Named(chosen.series, chosen.start, chosen.end, confidence)


def _year_of(page: Page, venue: VenueMatch, event: VenueMatch | None) -> int | None:
    if event is not None and event.series == venue.series:
        return event.year
    years = _years_told(page)[venue.series]
    return next(iter(years)) if len(years) == 1 else None


@lru_cache(maxsize=2)
def _years_told(page: Page) -> defaultdict[str, set[int]]:
    """The years that the page names beside each series."""
    told: defaultdict[str, set[int]] = defaultdict(set)
    for venue in page.venues:
        if venue.year:
            told[venue.series].add(venue.year)
    return told


def _affiliations(
    page: Page,
    facts: dict[PaperFactKind, list[PaperFact]],
    people: PeopleFacts,
    teams: Sequence[Named],
    organization_of: dict[str, Named],
    host: Named | None,
) -> tuple[Named, ...]:
    """Organizations said to present the paper, those of its authors where they are named so, and that of its team."""
    found = [Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.AFFILIATION]]
    for author in facts[PaperFactKind.AUTHOR]:
        there = _sentence_at(page, author.start)
        for fact in people.get(author.index, ()) if there else ():
            if there and there.start <= fact.start < there.end and _is_employer(page, fact):
                found.append(Named(fact.value, fact.start, fact.end, 0.75))
    found += [
        Named(organization_of[t.name].name, t.start, t.end, t.confidence) for t in teams if t.name in organization_of
    ]
    found += _of_main_author(page, facts[PaperFactKind.AUTHOR], people)
    if host is not None and not any(host.name in _parents(page, item.name) for item in found):
        found.append(host)
    return unique_names(iter(found))


def _of_main_author(page: Page, authors: Sequence[PaperFact], people: PeopleFacts) -> Iterator[Named]:
    """Where the person of a profile works, for papers the text says are theirs; lists of references tell no places."""
    hero = main_person(page)
    stated = people.get(hero, ()) if hero is not None else ()
    own = [f for f in stated if f.kind is FactKind.CURRENT and f.confidence >= 0.7]
    theirs = {author.paper for author in authors if author.index == hero} if own else set()
    earlier = {fold_name(title.title) for title in page.titles if theirs and _AS_STUDENT.search(_clause(page, title))}
    if theirs - earlier - {fold_name(title.title) for title in page.titles if theirs and title.authors is not None}:
        best = max(own, key=lambda fact: fact.confidence)
        yield Named(best.value, best.target_start, best.target_end, 0.6)


#: Who wrote a paper before the present employer: "the paper that she wrote while pursuing her PhD at KTH".
_AS_STUDENT = re.compile(
    r"\b(?:while|during|when|pursuing|as an?|in)\b[^.]{0,60}\b(?:Ph\.?D|doctora\w+|student|graduate|post-?doc\w*)\b"
    r"[^.!?]{0,40}$"
)


def _clause(page: Page, title: TitleMatch) -> str:
    """What stands before a title in its block."""
    return page.text[max(page.blocks[title.block].start, title.start - 140) : title.start]


def _parents(page: Page, name: str) -> tuple[str, ...]:
    return next((o.term.broader for o in page.organizations if o.name == name and o.term is not None), ())


def _sentence_at(page: Page, position: int) -> Sentence | None:
    index = bisect_right(page.sentences, position, key=lambda sentence: sentence.start) - 1
    return page.sentences[index] if index >= 0 and position < page.sentences[index].end else None


#: Who wrote a paper elsewhere, before.
_SINCE = re.compile(r"\bnow\b|\bjoin\w* (?:us |our \w+ )?from\b|\bc[oa]mes? (?:to us )?from\b")


def _is_employer(page: Page, fact: PersonFact) -> bool:
    """Whether a sentence that names an author tells who the employer was: "by then Amazon researchers …"."""
    works = fact.kind in (FactKind.CURRENT, FactKind.FORMER) and fact.confidence >= 0.8
    return works and _SINCE.search(page.text, fact.start, fact.end) is None


def _introduces(page: Page, mention: TitleMatch, facts: Sequence[PaperFact]) -> tuple[Named, ...]:
    found = []
    name = title_method(mention.title)
    if name and name in mention.title:
        start = mention.start + mention.title.index(name)
        if page.text[start : start + len(name)] == name:
            found.append(Named(name, start, start + len(name), 0.9))
    found += label_method(page, mention) or (() if found else reused_name(page, mention))
    stated = [Named(f.value, f.start, f.end, f.confidence) for f in facts]
    found += [n for n in stated if not _is_common(page, n) and not (found and n.confidence < 0.8)]
    return unique_names(iter(found))


def _is_common(page: Page, name: Named) -> bool:
    """Whether the vocabulary knows the name as a topic, a skill, a place or a firm."""
    common = (NodeType.TOPIC, NodeType.SKILL, NodeType.ORGANIZATION, NodeType.LOCATION, NodeType.VENUE, NodeType.TEAM)
    known = any(
        m.term.node_type in common and m.start <= name.start and m.end >= name.end
        for m in page.terms_in(name.start - 30, name.end + 30)
    )
    return known or bool(organizations_at(page, name.start, name.end))
