"""The fields of a record in; the paper, its people and edges out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.articles.affiliations import Affiliation, parse_affiliation
from kg.extract.draft import Draft, TermMatch
from kg.extract.ledger import Ledger, Passage
from kg.extract.lexicon.subject_measures import Origin
from kg.extract.lexicon.subject_model import LIKELY, shipped_subject_model
from kg.extract.papers.archive_codes import field_of
from kg.extract.papers.title_names import is_coined, title_method, title_phrases
from kg.extract.papers.venues.reader import Venue, parse_venue
from kg.names import fold_name
from kg.schema import Document, FieldName, FieldSpan, NodeType, Paper, Person, Ref, Relation, Value

_VERSION = "paper-records/1"
_MAX_TOPICS = 12
_CACHED_VENUE = lru_cache(maxsize=4096)(parse_venue)
_NOBODY = re.compile(r"(?:et al\.?|and others|others|anonymous(?: authors?)?|unknown|n/?a|none|\.\.\.|…)", re.I)
#: Who signs together and is no person: "the ATLAS Collaboration", "WHO Collaborating Centre".
_TOGETHER = re.compile(
    r".*\b(?:Collaboration|Consortium|(?:Working|Study|Research) Group|Investigators|Task Force|Committee"
    r"|Collaborating (?:Centre|Center)|Organi[sz]ation|Ministry|Agency)\b.*"
)
_CATEGORY_CODE = re.compile(r"(?:cs|math|stat|eess|q-bio|quant-ph|physics|econ)(?:\.[A-Z]{2})?")
_INTRODUCED = re.compile(
    r"\b(?:called|named|termed|dubbed|introduce|present|propose|develop|release)\s+(?:\\(?:textbf|emph"
    r"|textit|textsc)\{)?"
    r"(?P<name>(?=[^\s,.;:(]*[A-Z])(?:[A-Za-z][\w+\-]*[A-Z0-9][\w+\-]*"
    r"|[A-Z][a-z]+[A-Z]\w*)"
    r"(?:-\w+)?)\}?(?=[,.;:]|\s\(|\s(?:a|an|the|which|that|to|for|framework|model|method|dataset|algorithm|is)\b)"
)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a field with its place in the text."""

    text: str
    span: FieldSpan

    def passage(self, confidence: float) -> Passage:
        return Passage(self.span.start, self.span.end, confidence, self.span.name)


def read_paper_record(draft: Draft) -> None:
    """Adds the paper, its people, mentions and edges to the draft; a record without a title states nothing."""
    fields = _fields(draft.document)
    titles = fields.get(FieldName.TITLE)
    if not titles:
        return
    title = titles[0]
    ledger = Ledger(draft.document, _VERSION)
    venue = _venue(fields)
    properties = _properties(fields, venue)
    paper = ledger.mention(NodeType.PAPER, title.text, title.passage(0.99), properties)
    people = _note_people(ledger, paper, fields)
    _note_venue(ledger, paper, fields, venue)
    topics = _note_topics(ledger, paper, draft, fields)
    methods = _note_methods(ledger, paper, fields)
    draft.title = draft.title or title.text
    draft.papers.append(_paper(title, fields, venue, people, topics, methods))
    draft.persons.extend(people)
    draft.mentions.extend(ledger.mentions)
    draft.edges.extend(ledger.edges)


def _fields(document: Document) -> dict[FieldName, list[_Value]]:
    fields: dict[FieldName, list[_Value]] = defaultdict(list)
    text = document.text
    for span in document.fields:
        value = text[span.start : span.end]
        if value.strip():
            fields[span.name].append(_Value(value, span))
    return fields


def _first(fields: dict[FieldName, list[_Value]], name: FieldName) -> str | None:
    values = fields.get(name)
    return values[0].text.strip() if values else None


def _venue(fields: dict[FieldName, list[_Value]]) -> Venue | None:
    stated = re.search(r"(?:19|20)\d\d", _first(fields, FieldName.YEAR) or "")
    year = int(stated[0]) if stated else None
    name = _first(fields, FieldName.VENUE)
    return (_CACHED_VENUE(name, year) if name else None) or (Venue("", year) if year else None)


def _properties(fields: dict[FieldName, list[_Value]], venue: Venue | None) -> dict[str, Value]:
    given: dict[str, Value] = {"year": venue.year if venue else None}
    given |= {name.value: _first(fields, name) for name in (FieldName.DOI, FieldName.ARXIV_ID, FieldName.SOURCE_ID)}
    return {name: value for name, value in given.items() if value is not None}


def _paper(
    title: _Value,
    fields: dict[FieldName, list[_Value]],
    venue: Venue | None,
    people: Sequence[Person],
    topics: Sequence[str],
    methods: Sequence[str],
) -> Paper:
    organizations = [a.organization for v in fields.get(FieldName.AFFILIATION, ()) for a in parse_affiliation(v.text)]
    teams = [a.team for v in fields.get(FieldName.AFFILIATION, ()) for a in parse_affiliation(v.text) if a.team]
    return Paper(
        " ".join(title.text.split()),
        title.span.start,
        title.span.end,
        venue=venue.name or None if venue else None,
        year=venue.year if venue else None,
        authors=tuple(person.name for person in people),
        affiliations=tuple(dict.fromkeys(organizations)),
        team=teams[0] if teams else None,
        topics=tuple(topics),
        methods=tuple(methods),
        context="record",
        abstract=_first(fields, FieldName.ABSTRACT),
        doi=_first(fields, FieldName.DOI),
        arxiv_id=_first(fields, FieldName.ARXIV_ID),
        source_id=_first(fields, FieldName.SOURCE_ID),
        url=_first(fields, FieldName.URL),
    )


# --- people and where they work ------------------------------------------------------------


def _note_people(ledger: Ledger, paper: Ref, fields: dict[FieldName, list[_Value]]) -> list[Person]:
    """Authors in their order, with the affiliations of the same group; what belongs to nobody is the paper's alone."""
    affiliations: dict[int | None, list[_Value]] = defaultdict(list)
    for value in fields.get(FieldName.AFFILIATION, ()):
        affiliations[value.span.group].append(value)
        _note_affiliation(ledger, paper, value)
    people: dict[str, Person] = {}
    for author in fields.get(FieldName.AUTHOR, ()):
        name = " ".join(author.text.split())
        if _NOBODY.fullmatch(name) or _TOGETHER.fullmatch(name):
            continue
        person = ledger.mention(NodeType.PERSON, name, author.passage(0.99))
        ledger.edge(person, Relation.AUTHOR_OF, paper, author.passage(0.99))
        own = affiliations.get(author.span.group, []) if author.span.group is not None else []
        works = [a for value in own for a in _note_employment(ledger, person, value)]
        team = next((a.team for a in works if a.team), None)
        organization = works[0].organization if works else None
        people.setdefault(
            fold_name(name),
            Person(name, author.span.start, author.span.end, organization=organization, team=team, context="record"),
        )
    return list(people.values())


def _note_affiliation(ledger: Ledger, paper: Ref, value: _Value) -> None:
    at = value.passage(0.9)
    for item in parse_affiliation(value.text):
        organization = ledger.mention(NodeType.ORGANIZATION, item.organization, at)
        ledger.edge(paper, Relation.AFFILIATED_WITH, organization, at)
        if item.team:
            team = ledger.mention(NodeType.TEAM, item.team, value.passage(0.8))
            ledger.edge(team, Relation.PART_OF, organization, value.passage(0.8))
            ledger.edge(paper, Relation.FROM_TEAM, team, value.passage(0.75))


def _note_employment(ledger: Ledger, person: Ref, value: _Value) -> tuple[Affiliation, ...]:
    items = parse_affiliation(value.text)
    for item in items:
        organization = Ref(NodeType.ORGANIZATION, item.organization)
        ledger.edge(person, Relation.AFFILIATED_WITH, organization, value.passage(0.9), {"period": "current"})
        if item.team:
            ledger.edge(person, Relation.IN_TEAM, Ref(NodeType.TEAM, item.team), value.passage(0.8))
    return items


def _note_venue(ledger: Ledger, paper: Ref, fields: dict[FieldName, list[_Value]], venue: Venue | None) -> None:
    if venue is None or not venue.name:
        return
    at = fields[FieldName.VENUE][0].passage(0.95)
    place = ledger.mention(NodeType.VENUE, venue.name, at, {"year": venue.year} if venue.year else None)
    ledger.edge(paper, Relation.PRESENTED_AT, place, at)


# --- what it is about ----------------------------------------------------------------------


def _note_topics(ledger: Ledger, paper: Ref, draft: Draft, fields: dict[FieldName, list[_Value]]) -> list[str]:
    """Keywords of the authors, then vocabulary terms and phrases of the title, then what the abstract keeps naming."""
    topics: dict[str, str] = {}
    for name, passage in (*_keywords(draft, fields), *_title_topics(draft, fields), *_abstract_topics(draft, fields)):
        key = fold_name(name)
        if key not in topics and len(topics) < _MAX_TOPICS:
            topics[key] = name
            ledger.edge(paper, Relation.ABOUT, ledger.mention(NodeType.TOPIC, name, passage), passage)
    return list(topics.values())


def _keywords(draft: Draft, fields: dict[FieldName, list[_Value]]) -> Iterator[tuple[str, Passage]]:
    for value in fields.get(FieldName.KEYWORD, ()):
        inside = _topic_terms(draft, value.span)
        levels = [level.strip() for level in value.text.split(":") if level.strip()]
        for level in dict.fromkeys(levels[:1] + levels[-1:]):
            if len(levels) > 1 and level.isupper() and len(level) <= 3:
                continue
            known = field_of(level) or next(
                (m.term.name for m in inside if draft.document.text[m.start : m.end].strip() == level), None
            )
            name = known or _tidy_keyword(level)
            if name:
                start = value.span.start + value.text.index(level)
                yield name, Passage(start, start + len(level), 0.95, FieldName.KEYWORD)


#: What is left in front of the last of several: "planning, routing, and scheduling".
_JOINED = re.compile(r"^(?:and|or|&)\s+", re.IGNORECASE)


def _tidy_keyword(keyword: str) -> str | None:
    words = _JOINED.sub("", " ".join(keyword.split()).strip(" .,;"))
    if not 2 <= len(words) <= 80 or _CATEGORY_CODE.fullmatch(words):
        return None
    return " ".join(w if re.search(r"[A-Z]{2}|[a-z][A-Z]|\d", w) else w.lower() for w in words.split(" "))


def _title_topics(draft: Draft, fields: dict[FieldName, list[_Value]]) -> Iterator[tuple[str, Passage]]:
    title = fields[FieldName.TITLE][0]
    start = title.span.start
    for match in _topic_terms(draft, title.span):
        yield match.term.name, Passage(match.start, match.end, 0.85, FieldName.TITLE)
    for phrase, left, right in title_phrases(title.text, limit=4):
        at = (start + left, start + right)
        likely = shipped_subject_model().probability(draft.document.text, *at, Origin.RECORD)
        if likely >= LIKELY and title.text[left:right].casefold() == phrase.casefold():
            yield phrase, Passage(*at, likely, FieldName.TITLE)


def _abstract_topics(draft: Draft, fields: dict[FieldName, list[_Value]]) -> Iterator[tuple[str, Passage]]:
    abstracts = fields.get(FieldName.ABSTRACT)
    if not abstracts:
        return
    span = abstracts[0].span
    counts: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for match in _topic_terms(draft, span):
        if not match.term.context:
            counts[match.term.name] += 1
            first.setdefault(match.term.name, Passage(match.start, match.end, 0.6, FieldName.ABSTRACT))
    for name, count in counts.most_common(6):
        if count >= 2:
            yield name, first[name]


def _topic_terms(draft: Draft, span: FieldSpan) -> list[TermMatch]:
    """Topics of the vocabulary inside a field; `draft.terms` is in the order of the text."""
    found = []
    for match in draft.terms[bisect_left(draft.terms, span.start, key=lambda m: m.start) :]:
        if match.start >= span.end:
            break
        if match.term.node_type is NodeType.TOPIC and match.end <= span.end:
            found.append(match)
    return found


def _note_methods(ledger: Ledger, paper: Ref, fields: dict[FieldName, list[_Value]]) -> list[str]:
    """The name before the colon of the title, and a coined name that the abstract says it proposes."""
    methods: dict[str, str] = {}
    title = fields[FieldName.TITLE][0]
    name = title_method(title.text)
    if name and name in title.text:
        start = title.span.start + title.text.index(name)
        passage = Passage(start, start + len(name), 0.9, FieldName.TITLE)
        ledger.edge(paper, Relation.INTRODUCES, ledger.mention(NodeType.METHOD, name, passage), passage)
        methods[fold_name(name)] = name
    for value in fields.get(FieldName.ABSTRACT, ())[:1] if not methods else ():
        for match in _INTRODUCED.finditer(value.text):
            name = match["name"].strip("-")
            if not is_coined(name) or len(name) < 3 or fold_name(name) in methods or len(methods) >= 2:
                continue
            start = value.span.start + match.start("name")
            passage = Passage(start, start + len(name), 0.65, FieldName.ABSTRACT)
            ledger.edge(paper, Relation.INTRODUCES, ledger.mention(NodeType.METHOD, name, passage), passage)
            methods[fold_name(name)] = name
    return list(methods.values())
