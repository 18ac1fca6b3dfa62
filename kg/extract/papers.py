"""A read page in, the papers it names out, each with the evidence of every value."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.article_blocks import Block
from kg.extract.article_marks import indices
from kg.extract.article_page import Page
from kg.extract.draft import SegmentKind
from kg.extract.paper_facts import PaperFact, PaperFactKind, Scope, paper_facts, scopes_of
from kg.extract.paper_titles import TitleMatch
from kg.extract.paper_words import FUNCTION_WORDS
from kg.extract.person_facts import FactKind, PersonFact, main_person
from kg.extract.title_names import title_method, title_phrases
from kg.extract.venues import Venue, VenueMatch
from kg.names import fold_name
from kg.schema import NodeType, Paper

#: Topics so wide that they say something about a paper only if its title names them.
_WIDE = frozenset(
    {
        "machine learning",
        "artificial intelligence",
        "deep learning",
        "data science",
        "computer science",
        "research",
        "science",
        "algorithms",
        "statistics",
        "mathematics",
        "engineering",
        "neural networks",
        "experiments",
        "evaluation",
        "optimization",
    }
)
_MAX_TOPICS = 12
_PAPERS_AT = re.compile(
    r"\bpapers?\b[^.;]{0,70}?\b(?:at|to|in|for|by)\s+(?:the\s+)?(?:[\w’']+\s){0,3}?<V(\d+)>"
    r"|<V(\d+)>\s+papers?\b|\bat\s+(?:the\s+)?(?:this\s+year['’]s\s+)?<V(\d+)>"
)
_TEAM_OF = re.compile(
    r"(?P<org><O\d+>)(?:['’]s?)?\s+(?:\w+\s)?(?P<team><G\d+>)|(?P<team2><G\d+>)(?:,)?\s+(?:at|within"
    r"|in|of)\s+(?:the\s+)?(?P<org2><O\d+>)"
)
_DEFINED = re.compile(
    r"(?:\b(?:uses?|using|called|apply|applies|perform|problem of|concept of|notion of|known as"
    r"|task of|focus(?:es)? on|based on|through"
    r"|via)\s+)(?P<phrase>[a-z][\w\-]+(?:\s[a-z][\w\-]+){0,3}),\s+(?:or|i\.e\.,?|that is,?)\s(?:\w+ing"
    r"|the|an?|how)\b"
)
_CONCEPT = re.compile(
    r"\b(?:concept|problem|task|notion|technique|field)s?\s+(?:of|called"
    r"|known as)\s+(?P<phrase>[A-Za-z][\w\-]+(?:\s[a-z][\w\-]+){1,2})(?=[,.;)]|\s(?:which|that|to|in"
    r"|on|or|and|is|as|where|from|with)\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A value with the passage it was read from and the confidence of its rule."""

    name: str
    start: int
    end: int
    confidence: float
    kind: str = ""


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


def read_papers(page: Page, people: Sequence[PersonFact]) -> tuple[PaperReading, ...]:
    """The papers of the page in the order they are first named."""
    facts = _Facts()
    for fact in paper_facts(page):
        facts.by_paper[fact.paper][fact.kind].append(fact)
    event, host = page_event(page), page_host(page)
    scopes = tuple(scopes_of(page))
    organization_of = {team.name: org for team, org in team_organizations(page)}
    return tuple(
        _paper(page, key, facts.by_paper[key], people, event, host, scopes, organization_of) for key in _keys(page)
    )


def team_organizations(page: Page) -> Iterator[tuple[Named, Named]]:
    """Teams with the organization they are said to belong to."""
    for sentence in page.sentences:
        for match in _TEAM_OF.finditer(sentence.text):
            team = page.teams[indices(match["team"] or match["team2"], "G")[0]]
            org = page.organizations[indices(match["org"] or match["org2"], "O")[0]]
            span = sentence.marked.span(match)
            yield Named(team.name, *span, 0.85), Named(org.name, *span, 0.85)


def page_event(page: Page) -> VenueMatch | None:
    """The conference an overview is about, in its year; `None` for profiles and other pages."""
    main = [s for s in page.sentences if not page.blocks[s.block].in_teaser]
    if main_person(page) is not None:
        return None
    title = [page.venues[i] for s in main if s.block == 0 for i in indices(s.text, "V")]
    series = title[0].series if title else None
    if series is None:
        counted = Counter(
            page.venues[int(m[1] or m[2] or m[3])].series
            for s in main
            if s.block <= 8
            for m in _PAPERS_AT.finditer(s.text)
        )
        series = counted.most_common(1)[0][0] if counted else None
    if series is None:
        return None
    matches = [
        page.venues[i]
        for s in main
        for i in indices(s.text, "V")
        if page.venues[i].series == series and not page.venues[i].workshop
    ]
    dated = [match for match in matches if match.year is not None]
    chosen = (dated or matches or title)[0]
    year = chosen.year or (page.published_year if chosen.edition else None)
    return VenueMatch(chosen.series, year, chosen.start, chosen.end, chosen.edition)


def page_host(page: Page) -> Named | None:
    """The organization whose papers an overview lists: named in its title or spoken of most."""
    counts: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for sentence in page.sentences:
        if page.blocks[sentence.block].in_teaser:
            continue
        for match in re.finditer(
            r"<O(\d+)>(?:['’]s?)?\s+(?:\w+\s)?(?:at|papers?|researchers?|scientists?)\b", sentence.text
        ):
            found = page.organizations[int(match[1])]
            counts[found.name] += 3 if sentence.block == 0 else 1
            first.setdefault(found.name, Named(found.name, found.start, found.end, 0.6))
    best = counts.most_common(1)
    return first[best[0][0]] if best and best[0][1] >= 2 else None


def _keys(page: Page) -> list[str]:
    return list(dict.fromkeys(fold_name(title.title) for title in page.titles))


def _paper(
    page: Page,
    key: str,
    facts: dict[PaperFactKind, list[PaperFact]],
    people: Sequence[PersonFact],
    event: VenueMatch | None,
    host: Named | None,
    scopes: Sequence[Scope],
    organization_of: dict[str, Named],
) -> PaperReading:
    every = [title for title in page.titles if fold_name(title.title) == key]
    main = [title for title in every if not page.blocks[title.block].in_teaser]
    said = [t for t in main if page.blocks[t.block].kind is not SegmentKind.CAPTION]
    in_teaser = not main
    mentions = (*said, *(t for t in every if t not in said))
    block = page.blocks[mentions[0].block]
    venue, venue_at = _venue(page, facts[PaperFactKind.VENUE], event, block)
    authors = _unique(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.AUTHOR])
    teams = _unique(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.TEAM])
    affiliations = _affiliations(facts, people, teams, organization_of, host if event and not in_teaser else None)
    years = [int(f.value) for f in facts[PaperFactKind.YEAR]]
    introduces = _introduces(page, mentions[0], facts[PaperFactKind.INTRODUCES])
    uses = _unique(Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.USES])
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
        _topics(page, key, mentions, scopes),
        introduces,
        tuple(u for u in uses if fold_name(u.name) not in names and not _is_common(page, u)),
        _theme(page, block) if said else None,
    )


def _unique(items: Iterator[Named]) -> tuple[Named, ...]:
    best: dict[str, Named] = {}
    for item in items:
        key = fold_name(item.name)
        if key not in best or best[key].confidence < item.confidence:
            best[key] = item
    return tuple(best.values())


def _venue(
    page: Page, facts: Sequence[PaperFact], event: VenueMatch | None, block: Block
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
    year = chosen.year or _year_of(page, chosen, event)
    return chosen.venue(year), Named(chosen.series, chosen.start, chosen.end, confidence)


def _year_of(page: Page, venue: VenueMatch, event: VenueMatch | None) -> int | None:
    if event is not None and event.series == venue.series:
        return event.year
    years = {v.year for v in page.venues if v.series == venue.series and v.year}
    return next(iter(years)) if len(years) == 1 else None


def _affiliations(
    facts: dict[PaperFactKind, list[PaperFact]],
    people: Sequence[PersonFact],
    teams: Sequence[Named],
    organization_of: dict[str, Named],
    host: Named | None,
) -> tuple[Named, ...]:
    """Organizations said to present the paper, those of its authors where they are named so, and that of its team."""
    found = [Named(f.value, f.start, f.end, f.confidence) for f in facts[PaperFactKind.AFFILIATION]]
    for author in facts[PaperFactKind.AUTHOR]:
        for fact in people:
            if (
                fact.person == author.index
                and fact.kind in (FactKind.CURRENT, FactKind.FORMER)
                and _beside(author, fact)
            ):
                found.append(Named(fact.value, fact.start, fact.end, 0.75))
    found += [
        Named(organization_of[t.name].name, t.start, t.end, t.confidence) for t in teams if t.name in organization_of
    ]
    if not found and host is not None:
        found.append(host)
    return _unique(iter(found))


def _beside(author: PaperFact, fact: PersonFact) -> bool:
    """The employer stands in the passage that names the author: "by then Amazon researchers …"."""
    return fact.start <= author.end + 40 and author.start - 80 <= fact.end


def _introduces(page: Page, mention: TitleMatch, facts: Sequence[PaperFact]) -> tuple[Named, ...]:
    found = []
    name = title_method(mention.title)
    if name and name in mention.title:
        start = mention.start + mention.title.index(name)
        if page.text[start : start + len(name)] == name:
            found.append(Named(name, start, start + len(name), 0.9))
    stated = [Named(f.value, f.start, f.end, f.confidence) for f in facts]
    found += [n for n in stated if not _is_common(page, n) and not (found and n.confidence < 0.8)]
    return _unique(iter(found))


def _is_common(page: Page, name: Named) -> bool:
    """Whether the vocabulary knows the name as a topic, a skill, a place or a firm."""
    common = (NodeType.TOPIC, NodeType.SKILL, NodeType.ORGANIZATION, NodeType.LOCATION, NodeType.VENUE, NodeType.TEAM)
    known = any(
        m.term.node_type in common and m.start <= name.start and m.end >= name.end
        for m in page.terms_in(name.start - 30, name.end + 30)
    )
    return known or any(o.start < name.end and name.start < o.end for o in page.organizations)


def _theme(page: Page, block: Block) -> Named | None:
    name = page.theme(block)
    if name is None:
        return None
    for match in page.terms_in(block.theme_start, block.theme_end):
        if match.term.node_type is NodeType.TOPIC and match.end - match.start >= 0.8 * (
            block.theme_end - block.theme_start
        ):
            name = match.term.name
    plain = (
        name if name.isupper() else name[0].lower() + name[1:] if not re.search(r"[A-Z]{2}", name.split()[0]) else name
    )
    return Named(plain, block.theme_start, block.theme_end, 0.8)


# --- topics --------------------------------------------------------------------------------


def _topics(page: Page, key: str, mentions: Sequence[TitleMatch], scopes: Sequence[Scope]) -> tuple[Named, ...]:
    """Vocabulary terms and noun phrases of the title first, then terms of its sentences, frequent ones first."""
    title = mentions[0]
    found = [
        Named(m.term.name, m.start, m.end, 0.85)
        for m in page.terms_in(title.start, title.end)
        if m.term.node_type is NodeType.TOPIC
    ]
    for phrase, start, end in title_phrases(title.title):
        if page.text[title.start + start : title.start + end].casefold() == phrase.casefold():
            found.append(Named(phrase, title.start + start, title.start + end, 0.7))
    counts: Counter[str] = Counter()
    near: dict[str, Named] = {}
    for scope, owners in zip(scopes, topic_owners(page, scopes), strict=True):
        if key not in owners or len(scope.named) > 1:
            continue
        start, end = scope.sentence.start, scope.sentence.end
        for match in page.terms_in(start, end):
            if match.term.node_type is NodeType.TOPIC and match.term.name.casefold() not in _WIDE:
                counts[match.term.name] += 3 if key in scope.named else 1
                near.setdefault(match.term.name, Named(match.term.name, match.start, match.end, 0.6))
        for item in _defined(page, start, end):
            counts[item.name] += 2
            near.setdefault(item.name, item)
    ranked = sorted(near, key=lambda name: (-counts[name], near[name].start))
    theme = _theme_topic(page, page.blocks[title.block])
    unique = _unique(iter([*found, *theme, *(near[name] for name in ranked)]))
    return unique[:_MAX_TOPICS]


def _theme_topic(page: Page, block: Block) -> list[Named]:
    """The theme, where the vocabulary knows it as a topic."""
    terms = page.terms_in(block.theme_start, block.theme_end) if block.theme_end else ()
    return [Named(m.term.name, m.start, m.end, 0.6) for m in terms if m.term.node_type is NodeType.TOPIC][:1]


_SPEAKS_OF_PAPER = re.compile(
    r"\b(?:[Tt]hey|[Tt]heir|[Tt]he (?:researchers?|scientists?|authors?|team|approach|method|paper"
    r"|work|technique|system|algorithm|framework|student|goal|result|one exception)"
    r"|[Ii]n (?:experiments|tests|evaluations)|[Tt]his (?:paper|approach|method|work|model)|[Ww]e"
    r"|[Oo]ur|the <O\d+> (?:researchers|scientists))\b"
)


def topic_owners(page: Page, scopes: Sequence[Scope]) -> list[tuple[str, ...]]:
    """Per sentence the papers whose topics it tells: what leads up to a paper belongs to it."""
    owners = [scope.named or scope.current for scope in scopes]
    following: tuple[str, ...] = ()
    block_of_next = -1
    for position in range(len(scopes) - 1, -1, -1):
        scope = scopes[position]
        block = page.blocks[scope.sentence.block]
        if scope.caption or block.in_teaser:
            continue
        if block.kind is SegmentKind.HEADING:
            following = ()
        elif scope.named:
            following, block_of_next = scope.named[:1], scope.sentence.block
        elif following and (scope.sentence.block == block_of_next or not _block_speaks(scopes, position)):
            owners[position] = (
                following if not scope.current or scope.sentence.block != block_of_next else owners[position]
            )
        else:
            following = ()
    return owners


def _block_speaks(scopes: Sequence[Scope], position: int) -> bool:
    block = scopes[position].sentence.block
    return any(_SPEAKS_OF_PAPER.search(s.sentence.text) or s.named for s in scopes if s.sentence.block == block)


def _defined(page: Page, start: int, end: int) -> Iterator[Named]:
    """Phrases the text explains: "gradient matching, or identifying …", "the concept of Shapley values"."""
    for pattern in (_DEFINED, _CONCEPT):
        for match in pattern.finditer(page.text, start, end):
            words = match["phrase"].split()
            while words and (words[0].casefold() in FUNCTION_WORDS or words[0].endswith("ing")):
                words = words[1:]
            if len(words) >= 2 and len(" ".join(words)) <= 45 and words[-1].casefold() not in FUNCTION_WORDS:
                name = " ".join(words)
                yield Named(name, match.end("phrase") - len(name), match.end("phrase"), 0.55)
