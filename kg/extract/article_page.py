"""A draft in, the page as the rules about papers and people read it out: blocks, sentences and every name in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.extract.affiliation_lines import names_of_site, organizations_beside
from kg.extract.affiliation_words import CITIES, COUNTRIES
from kg.extract.article_blocks import Block, read_blocks, sentences, without_headings
from kg.extract.article_employers import announced_organizations
from kg.extract.article_marks import Mark, Marked, mark
from kg.extract.article_names import OrganizationMatch, find_organizations
from kg.extract.citations import inverted_names
from kg.extract.draft import Draft, SegmentKind, TermMatch
from kg.extract.paper_titles import TitleMatch, find_titles
from kg.extract.person_names import find_names, name_key, surname
from kg.extract.venues import VenueMatch, find_venues
from kg.names import fold_name
from kg.schema import NodeType

M = TypeVar("M", VenueMatch, OrganizationMatch)

_QUOTES = "“”\"'‘’«»„"
_TEAM = re.compile(
    r"(?P<name>(?:(?!(?:The|Our|This|That|Their|His|Her|My|In|At|A|An|Both|Each|Another|As|When|And"
    r"|Research|One)\s)[A-Z][\w\-&/]*\s(?:(?:and|of|for|&)\s)?){1,7})"
    r"(?:\([A-Z][\w\-]{1,9}\)\s)?(?P<noun>[Tt]eam|[Gg]roup|[Oo]rganization|[Oo]rg|[Uu]nit|[Dd]ivision"
    r"|[Ll]ab|Laboratory|Center|Guild|Squad)\b(?!\s[A-Z])"
)
_PART = re.compile(
    r"<O(?P<owner>\d+)>(?P<of>['’]s?)?\s(?P<name>(?:[A-Z][\w\-&/]*\s(?:(?:and|of|for"
    r"|&)\s)?){0,5}[A-Z][\w\-&/]*)\s(?:organization|org|division|unit|business)\b"
)
_TEAM_NOUN = re.compile(r"\s(?:team|group|guild|squad)\b")
_KEPT_NOUNS = frozenset({"Lab", "lab", "Group", "Center", "Laboratory", "Guild"})


@dataclass(frozen=True, slots=True)
class Named:
    """A value with the passage it was read from and the confidence of its rule."""

    name: str
    start: int
    end: int
    confidence: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TeamMatch:
    """A named team at `start:end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person of the page: the fullest form of the name and all places where it, or the last name, stands."""

    name: str
    spans: tuple[tuple[int, int], ...]
    confidence: float
    in_teaser: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of block `block`, with names replaced by tokens in `marked`."""

    block: int
    start: int
    end: int
    marked: Marked

    @property
    def text(self) -> str:
        """The marked copy: `In <T1>, <O0> researchers propose …`."""
        return self.marked.text


@dataclass(frozen=True, slots=True)
class Page:
    """Everything named on the page, each kind in a list that the tokens of the marked sentences point into."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    titles: tuple[TitleMatch, ...]
    organizations: tuple[OrganizationMatch, ...]
    venues: tuple[VenueMatch, ...]
    teams: tuple[TeamMatch, ...]
    persons: tuple[PersonName, ...]
    terms: tuple[TermMatch, ...]
    published_year: int | None = None
    nouns_are_small: bool = True

    def terms_in(self, start: int, end: int) -> tuple[TermMatch, ...]:
        """Vocabulary terms inside a span, in the order of the text."""
        first = bisect_left(self.terms, start, key=lambda match: match.start)
        found = []
        for match in self.terms[first:]:
            if match.start >= end:
                break
            if match.end <= end:
                found.append(match)
        return tuple(found)

    def theme(self, block: Block) -> str | None:
        """The heading the block stands under, as written."""
        return self.text[block.theme_start : block.theme_end].strip(" :") or None


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
    organizations = [_extended(text, o) for o in _outside(found, taken)]
    organizations += _longer(organizations_beside(text, blocks), organizations, taken)
    site = set(names_of_site(text, blocks))
    known = site | {
        name for posting in draft.postings for name in (posting.organization, posting.suborganization) if name
    }
    announced = announced_organizations(
        text, [(b.start, b.end) for b in blocks], sorted(known), [o.name for o in organizations]
    )
    announced = tuple(o for o in announced if not _TEAM_NOUN.match(text, o.end))
    organizations = sorted([*organizations, *_unknown(announced, organizations, taken)], key=lambda o: o.start)
    page = replace(page, venues=tuple(venues), organizations=tuple(organizations))
    page = replace(page, organizations=_with_units(page))
    page = replace(page, teams=_teams(page))
    page = replace(page, persons=_persons(page))
    hidden = [(o.start, o.end) for o in page.organizations] + [(v.start, v.end) for v in page.venues]
    page = replace(page, terms=tuple(_visible(page.terms, hidden)))
    return replace(page, sentences=tuple(_sentences(page)))


def _visible(terms: Iterable[TermMatch], hidden: Iterable[tuple[int, int]]) -> Iterator[TermMatch]:
    """Terms that are outside names: the School of Economics is not about economics."""
    inside = {position for start, end in hidden for position in range(start, end)}
    return (match for match in terms if match.start not in inside)


def _venues(page: Page) -> list[VenueMatch]:
    matches = []
    for block in page.blocks:
        for match in find_venues(page.text[block.start : block.end], published_year=page.published_year):
            matches.append(replace(match, start=match.start + block.start, end=match.end + block.start))
        known = [(m.start, m.end) for m in matches]
        for term in page.terms_in(block.start, block.end):
            if term.term.node_type is NodeType.VENUE and not any(a < term.end and term.start < b for a, b in known):
                matches.append(VenueMatch(term.term.name, None, term.start, term.end, edition=False))
    matches.extend(_journals_cited(page, matches))
    matches.extend(_outside(_journals_told(page), [(m.start, m.end) for m in matches]))
    return sorted(matches, key=lambda match: match.start)


def _journals_cited(page: Page, known: Sequence[VenueMatch]) -> Iterator[VenueMatch]:
    """What a reference names behind its title, where no venue that is known stands there."""
    for title in page.titles:
        if title.venue and title.rest and not any(title.rest[0] <= v.start < title.rest[1] for v in known):
            name = " ".join(page.text[slice(*title.venue)].split())
            year = _EDITION.match(page.text, title.venue[1])
            if year and re.search(r"(?:^| )[A-Z]{2,}\w*$", name):
                yield VenueMatch(name, int(year[1]), title.venue[0], year.end(), edition=True)
            else:
                yield VenueMatch(name, None, *title.venue, edition=False)


_EDITION = re.compile(r"\s+((?:19|20)\d\d)\b")


#: "It appeared in Weather and Oceans in 2021."
_TOLD = re.compile(
    r"\b(?:appeared|published|came out|is out|printed) in (?P<name>[A-Z][\w&-]+(?:(?: (?:and|of|&|in|for"
    r"|the))* [A-Z][\w&-]+){0,6})"
    r"(?= in (?:19|20)\d\d|,? (?:19|20)\d\d)"
)


def _journals_told(page: Page) -> list[VenueMatch]:
    """What a paper is said to have appeared in."""
    return [
        VenueMatch(match["name"], None, match.start("name"), match.end("name"), edition=False)
        for block in page.blocks
        for match in _TOLD.finditer(page.text, block.start, block.end)
        if not re.search(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December)", match["name"]
        )
    ]


def _outside(matches: Iterable[M], taken: Sequence[tuple[int, int]]) -> list[M]:
    return [m for m in matches if not any(a < m.end and m.start < b for a, b in taken)]


_UNIT = re.compile(r"\s(?:AI Labs?|AI|Research|Labs|Robotics AI|Science)(?![\w-]| [a-z]+ing\b)")


def _extended(text: str, match: OrganizationMatch) -> OrganizationMatch:
    """The match with the unit behind it: "Alexa AI" is not all of what the vocabulary calls Alexa."""
    unit = _UNIT.match(text, match.end)
    if match.term is None or unit is None or text[match.start : unit.end()].endswith(" Research Scientist"):
        return match
    return OrganizationMatch(f"{match.name}{unit[0]}", match.start, unit.end())


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


def _at_place(longer: OrganizationMatch, known: OrganizationMatch) -> bool:
    """Whether only a place stands behind the name that is known: "Siemens Berlin"."""
    return longer.name.removeprefix(known.name).strip(" ,").casefold() in CITIES | COUNTRIES


def _unknown(
    announced: Sequence[OrganizationMatch], found: Sequence[OrganizationMatch], taken: Sequence[tuple[int, int]]
) -> list[OrganizationMatch]:
    """Announced names that are neither found already nor part of a title, a venue or a longer name."""
    return _outside(announced, [*taken, *((o.start, o.end) for o in found)])


def _marks(page: Page) -> list[Mark]:
    marks = [Mark("O", i, o.start, o.end) for i, o in enumerate(page.organizations)]
    marks += [Mark("V", i, v.start, v.end) for i, v in enumerate(page.venues)]
    marks += [Mark("T", i, *_with_quotes(page.text, t)) for i, t in enumerate(page.titles)]
    marks += [Mark("G", i, g.start, g.end) for i, g in enumerate(page.teams)]
    marks += [Mark("P", i, a, b) for i, p in enumerate(page.persons) for a, b in p.spans]
    return sorted(marks, key=lambda item: (item.start, -item.end))


def _inside(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """The marks, sorted by start, that begin inside a span."""
    first = bisect_left(marks, start, key=lambda item: item.start)
    return marks[first : bisect_left(marks, end, first, key=lambda item: item.start)]


def _with_quotes(text: str, title: TitleMatch) -> tuple[int, int]:
    start, end = title.start, title.end
    closing = re.compile(rf"[,.;]?[{_QUOTES}]").match(text, end)
    if closing and start and text[start - 1] in _QUOTES:
        return start - 1, closing.end()
    return start, end


def _with_units(page: Page) -> tuple[OrganizationMatch, ...]:
    """The organizations with those that are a part of another: "the AWS Professional Services organization"."""
    hidden = _marks(page)
    units: list[OrganizationMatch] = []
    for block in page.blocks:
        marked = mark(page.text, block.start, block.end, _inside(hidden, block.start, block.end))
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


def _teams(page: Page) -> tuple[TeamMatch, ...]:
    known = [
        TeamMatch(match.term.name, match.start, match.end)
        for match in page.terms
        if match.term.node_type is NodeType.TEAM
    ]
    hidden = _marks(page)
    teams = []
    for block in page.blocks:
        marked = mark(page.text, block.start, block.end, _inside(hidden, block.start, block.end))
        for match in _TEAM.finditer(marked.text):
            start, end = marked.span(match)
            bare = match["name"].strip()
            name = f"{bare} {match['noun']}" if match["noun"] in _KEPT_NOUNS else bare
            if not any(k.start < end and start < k.end for k in known):
                teams.append(TeamMatch(" ".join(name.split()), start, end))
    inside = [(b.start, b.end) for b in page.blocks]
    teams += [k for k in known if any(a <= k.start and k.end <= b for a, b in inside)]
    return tuple(sorted(_one_spelling(teams), key=lambda team: team.start))


def _one_spelling(teams: Sequence[TeamMatch]) -> list[TeamMatch]:
    """Teams that differ by a hyphen only are one; the form without it names them."""
    plain = {team.name.replace("-", " ").casefold(): team.name for team in teams if "-" not in team.name}
    return [replace(team, name=plain.get(team.name.replace("-", " ").casefold(), team.name)) for team in teams]


# --- people --------------------------------------------------------------------------------


def _persons(page: Page) -> tuple[PersonName, ...]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    names: dict[str, str] = {}
    confidence: dict[str, float] = defaultdict(float)
    main: set[str] = set()
    for block, name, start, end, sure in _full_names(page):
        key = name_key(name)
        names[key] = max(names.get(key, ""), name, key=len)
        confidence[key] = max(confidence[key], sure)
        spans[key].append((start, end))
        if not page.blocks[block].in_teaser:
            main.add(key)
    _merge_initials(names, spans, confidence, main)
    _add_plain(page, names, spans)
    _add_last_names(page, names, spans)
    _add_first_names(page, names, spans)
    people = [PersonName(names[k], tuple(sorted(set(spans[k]))), confidence[k], k not in main) for k in names]
    return tuple(sorted(people, key=lambda person: person.spans[0]))


def _merge_initials(
    names: dict[str, str], spans: dict[str, list[tuple[int, int]]], confidence: dict[str, float], main: set[str]
) -> None:
    """Makes "A. Nowak" Ada Nowak, where nobody else of the page has that initial and last name."""
    for key, name in list(names.items()):
        initial = re.match(r"([^\W\d_])\.", name)
        if initial is None:
            continue
        last = surname(name).casefold()
        full = [
            other
            for other, whole in names.items()
            if other != key
            and whole[0] == initial[1]
            and not re.match(r"\w\.", whole)
            and surname(whole).casefold() == last
        ]
        if len(full) == 1:
            spans[full[0]].extend(spans.pop(key))
            confidence[full[0]] = max(confidence[full[0]], confidence.pop(key))
            main.update({full[0]} if key in main else ())
            del names[key]


def _full_names(page: Page) -> Iterator[tuple[int, str, int, int, float]]:
    author_lines = [title.authors for title in page.titles if title.authors]
    hidden = _marks(page)
    for index, block in enumerate(page.blocks):
        marked = mark(page.text, block.start, block.end, _inside(hidden, block.start, block.end))
        sure = any(a <= block.start and block.end <= b for a, b in author_lines)
        inline = [(a, b) for a, b in author_lines if block.start <= a and b <= block.end]
        blocked = _blocked(page, block, marked)
        for name in find_names(marked.text, blocked, sure=sure, nouns_are_small=page.nouns_are_small):
            yield index, name.name, marked.to_page(name.start), marked.to_page(name.end), name.confidence
        for a, b in inline if not sure else ():
            part = mark(page.text, a, b, _inside(hidden, a, b))
            turned = list(inverted_names(part.text))
            turned = turned if turned and turned[0][1] <= 2 else []
            for written, left, right in turned:
                yield index, written, part.to_page(left), part.to_page(right), 0.9
            for name in find_names(part.text, (), sure=True):
                if not any(left < name.end and name.start < right for _, left, right in turned):
                    yield index, name.name, part.to_page(name.start), part.to_page(name.end), name.confidence


def _blocked(page: Page, block: Block, marked: Marked) -> list[tuple[int, int]]:
    """Terms of several words that are written like a name: places, topics, products."""
    found = []
    for match in page.terms_in(block.start, block.end):
        surface = page.text[match.start : match.end]
        if " " in surface and surface[0].isupper() and match.term.node_type is not NodeType.PERSON:
            position = marked.text.find(surface)
            while position >= 0:
                found.append((position, position + len(surface)))
                position = marked.text.find(surface, position + 1)
    return found


def _add_plain(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    """Places where a name that was recognized elsewhere stands without any cue."""
    for key, name in names.items():
        for match in re.finditer(rf"(?<![\w]){re.escape(name)}(?![\w])", page.text):
            if _readable(page, match.start()):
                spans[key].append(match.span())


def _add_last_names(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    shared: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        shared[surname(name)].append(key)
    taken = sorted(
        {s for found in spans.values() for s in found}
        | {(o.start, o.end) for o in page.organizations}
        | {(t.start, t.end) for t in page.titles}
    )
    for last, keys in shared.items():
        if len(keys) > 1 or len(last) < 2:
            continue
        first = min(spans[keys[0]])[0]
        for match in re.finditer(rf"(?<![\w\-–]){re.escape(last)}(?![\w\-–]|\s[A-Z][a-z])", page.text):
            inside = any(a <= match.start() and match.end() <= b for a, b in taken)
            if match.start() > first and not inside and _readable(page, match.start()):
                spans[keys[0]].append(match.span())


_PERSONAL = r"(?=['’]s\s|:\s|\s(?:is|was|has|says|said|joined|and\sI)\b)"


def _add_first_names(page: Page, names: dict[str, str], spans: dict[str, list[tuple[int, int]]]) -> None:
    """Places such as "Tobias is now at …", for first names that one person of the page has."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        owners[name.split()[0]].append(key)
    taken = [span for found in spans.values() for span in found]
    for first, keys in owners.items():
        if len(keys) > 1 or len(first) < 3 or "." in first:
            continue
        for match in re.finditer(rf"(?<![\w\-]){re.escape(first)}{_PERSONAL}", page.text):
            if _readable(page, match.start()) and not any(a <= match.start() < b for a, b in taken):
                spans[keys[0]].append(match.span())


def _readable(page: Page, position: int) -> bool:
    return any(block.start <= position < block.end for block in page.blocks)


def _sentences(page: Page) -> Iterator[Sentence]:
    hidden = _marks(page)
    protected = [(t.start, t.end + 1) for t in page.titles]
    for index, block in enumerate(page.blocks):
        whole = block.kind is SegmentKind.HEADING
        spans = [(block.start, block.end)] if whole else sentences(page.text, block.start, block.end, protected)
        for start, end in spans:
            yield Sentence(index, start, end, mark(page.text, start, end, _inside(hidden, start, end)))


def unique_names(items: Iterable[Named]) -> tuple[Named, ...]:
    """Each name once, in the order given, with its surest passage."""
    best: dict[str, Named] = {}
    for item in items:
        key = fold_name(item.name)
        if key not in best or best[key].confidence < item.confidence:
            best[key] = item
    return tuple(best.values())
