"""A draft with segments and terms in; its article read into it out: papers, people, mentions and edges."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.articles.makers import find_makers
from kg.extract.articles.page import Named, Page
from kg.extract.articles.page_home import page_home
from kg.extract.articles.reader import read_page
from kg.extract.draft import ARTICLE_KINDS, Draft
from kg.extract.ledger import Ledger, Passage
from kg.extract.lexicon.dates import find_date
from kg.extract.papers.facts.overviews import page_host
from kg.extract.papers.reader import PaperReading, read_papers, team_organizations
from kg.extract.papers.topics.reader import article_topics
from kg.extract.people.brands import without_brands
from kg.extract.people.bylines import employers_below, signed_employers
from kg.extract.people.employers import employers_by_team, teams_of_house
from kg.extract.people.facts import person_facts
from kg.extract.people.houses_above import houses_over_names
from kg.extract.people.leads import leads, led_groups
from kg.extract.people.lists import colleagues, listed_people
from kg.extract.people.notes import authors_of_one_house, footnotes, house_people
from kg.extract.people.offices import office_holders
from kg.extract.people.reader import PersonReading, read_people
from kg.extract.people.resumes import degrees_below, resume_facts
from kg.extract.people.role_slots import employers_by_slot
from kg.extract.people.roles import told_roles
from kg.extract.people.staff import staff_of_house
from kg.extract.people.statements import FactKind, PersonFact
from kg.names import fold_name
from kg.schema import NodeType, Ref, Relation, Value

_VERSION = "articles/1"


def read_article(draft: Draft) -> None:
    """Adds title, date, papers, people, mentions and edges to the draft."""
    _head(draft)
    page = read_page(draft, published_year=int(draft.published[:4]) if draft.published else None)
    facts = (
        *person_facts(page),
        *resume_facts(page),
        *degrees_below(page),
        *signed_employers(page),
        *employers_below(page),
        *listed_people(page),
        *houses_over_names(page),
        *employers_by_slot(page),
    )
    home = page_home(page)
    facts = (*facts, *leads(tuple(led_groups(page)), home), *office_holders(page, home))
    facts = (*facts, *authors_of_one_house(page, facts))
    facts = (*facts, *footnotes(page, facts))
    facts = (*facts, *colleagues(page, facts))
    facts = (*facts, *house_people(page, facts))
    facts = (*facts, *told_roles(page, facts))
    host = page_host(page)
    facts = (*facts, *staff_of_house(page, facts, host))
    owners = {fold_name(team.name): organization for team, organization in team_organizations(page)}
    house = host or (Named(home.name, home.start, home.end, 0.6) if home else None)
    here = [f for f in facts if f.kind is not FactKind.TEAM or not page.text.startswith(" there", f.target_end)]
    facts = (*facts, *employers_by_team(here, owners, house))
    facts = tuple(without_brands(page, facts, host))
    people = read_people(page, facts)
    papers = read_papers(page, facts)
    ledger = Ledger(draft.document, _VERSION)
    _note_names(ledger, page)
    for person in people:
        _note_person(ledger, person)
    for paper in papers:
        _note_paper(ledger, paper)
    _note_teams(ledger, page)
    for fact, owner in teams_of_house(facts, owners, house):
        _note_part(ledger, Named(fact.value, fact.start, fact.end, 0.6), owner)
    _note_makers(ledger, page, papers)
    _note_parents(ledger, page)
    _note_topics(ledger, page, papers)
    draft.papers.extend(paper.paper() for paper in papers)
    draft.persons.extend(person.as_person() for person in people)
    draft.mentions.extend(ledger.mentions)
    draft.edges.extend(ledger.edges)


def _head(draft: Draft) -> None:
    """Title and date: what the reader of the file found, else the first line and the first date below it."""
    text = draft.document.text
    segments = sorted((s for s in draft.segments if s.kind in ARTICLE_KINDS), key=lambda s: s.start)
    first = segments[0]
    line = text[first.start : first.end].strip().split("\n")[0].strip()
    draft.title = draft.title or draft.document.title or (line if len(line) <= 200 else None)
    draft.published = draft.published or draft.document.published or _date_below(text, first.start)


def _date_below(text: str, start: int) -> str | None:
    position = start
    for line in text[start : start + 1500].split("\n")[:8]:
        if len(line) <= 80 and (found := find_date(text, position, position + len(line))):
            return found[0]
        position += len(line) + 1
    return None


def _note_names(ledger: Ledger, page: Page) -> None:
    for found in page.organizations:
        ledger.mention(NodeType.ORGANIZATION, found.name, Passage(found.start, found.end, 0.95 if found.term else 0.75))
    for venue in page.venues:
        name, year = venue.venue()
        ledger.mention(NodeType.VENUE, name, Passage(venue.start, venue.end, 0.85), {"year": year} if year else None)
    for team in page.teams:
        ledger.mention(NodeType.TEAM, team.name, Passage(team.start, team.end, 0.8))
    for block in page.blocks:
        for match in page.terms_in(block.start, block.end):
            if match.term.node_type in (NodeType.TOPIC, NodeType.METHOD):
                ledger.mention(match.term.node_type, match.term.name, Passage(match.start, match.end, 0.8))


def _note_person(ledger: Ledger, reading: PersonReading) -> None:
    person = Ref(NodeType.PERSON, reading.person.name)
    titles: dict[str, Value] = {"titles": [fact.value for fact in reading.titles]} if reading.titles else {}
    for start, end in reading.person.spans:
        ledger.mention(NodeType.PERSON, person.name, Passage(start, end, reading.person.confidence), titles)
    for period, facts in (("current", reading.current), ("former", reading.former), ("education", reading.education)):
        for fact in facts:
            organization = Ref(NodeType.ORGANIZATION, fact.value)
            ledger.edge(person, Relation.AFFILIATED_WITH, organization, _at(fact), {"period": period})
    for fact in reading.teams:
        ledger.edge(person, Relation.IN_TEAM, Ref(NodeType.TEAM, fact.value), _at(fact))


def _note_paper(ledger: Ledger, reading: PaperReading) -> None:
    paper = Ref(NodeType.PAPER, reading.title)
    properties = {"year": reading.year} if reading.year else None
    for title in reading.mentions:
        ledger.mention(NodeType.PAPER, reading.title, Passage(title.start, title.end, title.confidence), properties)
    for author in reading.authors:
        ledger.edge(Ref(NodeType.PERSON, author.name), Relation.AUTHOR_OF, paper, _at(author))
    if reading.venue and reading.venue_at:
        at = _at(reading.venue_at)
        year = {"year": reading.venue.year} if reading.venue.year else None
        venue = ledger.mention(NodeType.VENUE, reading.venue.name, at, year)
        ledger.edge(paper, Relation.PRESENTED_AT, venue, at)
    for item in reading.affiliations:
        ledger.edge(paper, Relation.AFFILIATED_WITH, Ref(NodeType.ORGANIZATION, item.name), _at(item))
    for item in reading.teams:
        ledger.edge(paper, Relation.FROM_TEAM, Ref(NodeType.TEAM, item.name), _at(item))
    for relation, items in ((Relation.INTRODUCES, reading.introduces), (Relation.USES, reading.uses)):
        for item in items:
            ledger.edge(paper, relation, ledger.mention(NodeType.METHOD, item.name, _at(item)), _at(item))
    for item in (*reading.topics, *((reading.theme,) if reading.theme else ())):
        ledger.edge(paper, Relation.ABOUT, ledger.mention(NodeType.TOPIC, item.name, _at(item)), _at(item))


def _note_teams(ledger: Ledger, page: Page) -> None:
    for team, organization in team_organizations(page):
        _note_part(ledger, team, organization)


def _note_part(ledger: Ledger, team: Named, whole: Named) -> None:
    ledger.edge(Ref(NodeType.TEAM, team.name), Relation.PART_OF, Ref(NodeType.ORGANIZATION, whole.name), _at(team))


def _note_parents(ledger: Ledger, page: Page) -> None:
    """Of organizations that some other statement is about, the ones they are part of."""
    involved = {
        ref.name for edge in ledger.edges for ref in (edge.src, edge.dst) if ref.node_type is NodeType.ORGANIZATION
    }
    named = {found.term.name: found.name for found in page.organizations if found.term}
    for found in page.organizations:
        above = found.term.broader if found.term and found.name in involved else ()
        known = [named[name] for name in above if name in named]
        for broader in (*known, *((found.parent,) if found.parent else ())):
            whole = Ref(NodeType.ORGANIZATION, broader)
            ledger.edge(
                Ref(NodeType.ORGANIZATION, found.name), Relation.PART_OF, whole, Passage(found.start, found.end, 0.9)
            )


def _note_makers(ledger: Ledger, page: Page, papers: Sequence[PaperReading]) -> None:
    known = {item.name for paper in papers for item in (*paper.introduces, *paper.uses)}
    for made in find_makers(page, known):
        at = Passage(made.start, made.end, 0.7)
        ledger.edge(made.maker, Relation.DEVELOPED, ledger.mention(NodeType.METHOD, made.name, at), at)


#: Of so few papers two topics each say what the page is about.
_FEW_PAPERS = 5


def _note_topics(ledger: Ledger, page: Page, papers: Sequence[PaperReading]) -> None:
    """What the article as a whole is about: its title, its themes, its papers, and what it keeps naming."""
    document = Ref(NodeType.DOCUMENT, ledger.document.id)
    main = [paper for paper in papers if not paper.in_teaser]
    themes = [paper.theme for paper in main if paper.theme]
    of_each = 2 if len(main) <= _FEW_PAPERS else 1
    for topic in article_topics(page, themes, [topic for paper in main for topic in paper.topics[:of_each]]):
        ledger.edge(document, Relation.ABOUT, ledger.mention(NodeType.TOPIC, topic.name, _at(topic)), _at(topic))


def _at(item: Named | PersonFact) -> Passage:
    return Passage(item.start, item.end, item.confidence)
