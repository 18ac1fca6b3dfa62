"""A posting in, its topics out: known ones by how often they are named, and a few phrases of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from kg.extract.draft import TermMatch
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.subject_measures import Origin
from kg.extract.lexicon.subject_model import LIKELY, shipped_subject_model
from kg.extract.lexicon.words import HIRING, word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.field_lists import Listed
from kg.extract.postings.roles.reader import RoleReading
from kg.extract.postings.topics.compounds import compounds
from kg.extract.postings.topics.edges import has_german, without_edges
from kg.extract.postings.topics.phrases import topic_phrases
from kg.extract.postings.topics.plain import COMMA, ENDS, OFTEN, plain_subjects
from kg.extract.postings.topics.vague import says_little
from kg.extract.terms import name_of
from kg.schema import FieldName, FieldSpan, NodeType

_MOST = 20
#: Of 140 topics that a vocabulary lists, read one by one, so many were right; of ways of working 71 of 74.
_LISTED, _SURE = 0.92, 0.95
#: What a degree may be in says less of a job than other topics do; of one that tells of few others, a few are taken.
_STUDIED, _FEW = 0.5, 5
#: What a project is called is no phrase that words could tell from others.
_QUOTED = 0.6


def read_topics(
    advert: Advert, role: RoleReading, listed: Sequence[Listed] = (), studied: Sequence[Found[str]] = ()
) -> tuple[Found[str], ...]:
    """At most twenty topics, in the order of the text; `studied` are fields of degrees."""
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, Found[str]] = {}
    named = list(advert.fields_named(FieldName.TITLE, FieldName.KEYWORD))
    known = list(_known(advert, named))
    spans = [(item.start, item.end) for item in studied]
    asked = [item for item, _ in known if any(start <= item.start and item.end <= end for start, end in spans)]
    practised = ((item, 0.5) for item in _practised(advert, named))
    for item, weight in chain(known, plain_subjects(advert, named), practised):
        if item not in asked:
            weights[item.value] += weight
            first.setdefault(item.value, item)
    taken = {(item.start, item.end) for item in first.values()}
    for item in _unlisted(advert, role, listed, named, taken):
        weights[item.value] += 0.5 + 0.2 * item.confidence
        first.setdefault(item.value, item)
    for item in asked:
        if item.value not in first and len(first) < _FEW:
            first[item.value] = replace(item, confidence=_STUDIED)
    chosen = sorted(first, key=lambda name: (-weights[name], first[name].start))[:_MOST]
    return tuple(sorted((first[name] for name in chosen), key=lambda item: item.start))


def _known(advert: Advert, named: Sequence[FieldSpan]) -> Iterator[tuple[Found[str], float]]:
    """Topics that the vocabulary lists, each time they are named, and how much that says."""
    terms = advert.terms_of(NodeType.TOPIC, NodeType.METHOD)
    hires = any(_OF_WHO_HIRES.search(advert.text, span.start, span.end) for span in named)
    for index, match in enumerate(terms):
        section = advert.section_at(match.start)
        if not section and not any(span.start <= match.start < span.end for span in named):
            continue
        kind = section.kind if section else SectionKind.OTHER
        if kind in BOILERPLATE:
            continue
        if _is_done(advert.text, match) or (match.term.name in HIRING and not hires):
            continue
        if match.term.context and (kind in QUALIFICATIONS or not _in_list(advert, terms, index)):
            continue
        found = Found(name_of(match, advert.document), match.start, match.end, _LISTED)
        yield found, 0.55 if kind in QUALIFICATIONS else 1.0


#: Words of the titles of those whose subject hiring is: "Talent Partner".
_OF_WHO_HIRES = re.compile(r"recrui|talent|people|human|personal|\bHR\b|sourc|staffing", re.IGNORECASE)
#: Behind a word in "-ing" that says what somebody does: "recruiting a team".
_TO_WHAT = re.compile(r" (?:an?|the|our|your|their|its|these|new|top|more|additional|talented)\b")


def _is_done(text: str, match: TermMatch) -> bool:
    """Whether a word in "-ing" is a verb with its object, no field."""
    return (
        text.endswith("ing", match.start, match.end)
        and _TO_WHAT.match(text, match.end) is not None
        and " " not in text[match.start : match.end]
    )


def _unlisted(
    advert: Advert,
    role: RoleReading,
    listed: Sequence[Listed],
    named: Sequence[FieldSpan],
    taken: Set[tuple[int, int]],
) -> Iterator[Found[str]]:
    """Phrases that no vocabulary lists and that likely are subjects, as sure as they are likely."""
    german, seen = has_german(advert), set[str]()
    compound = ((Origin.COMPOUND, item) for item in compounds(advert))
    for origin, found in chain(topic_phrases(advert, role, listed), compound):
        item = without_edges(advert, found, german=german)
        if item is None or item.value in seen or any(start <= item.start and item.end <= end for start, end in taken):
            continue
        if says_little(item.value) and not _is_of_title(item, named):
            continue
        likely = _likely(advert, origin, item)
        if likely >= LIKELY:
            seen.add(item.value)
            yield replace(item, confidence=likely)


def _likely(advert: Advert, origin: Origin, item: Found[str]) -> float:
    if origin is Origin.QUOTED:
        return _QUOTED
    return shipped_subject_model().probability(advert.text, item.start, item.end, origin)


def _is_of_title(item: Found[str], named: Sequence[FieldSpan]) -> bool:
    return any(span.start <= item.start < span.end for span in named)


#: What parts of a firm are called, which stand in such lists as those who are worked with.
_PARTS = word_set("""
    business commerce communication communications design engineering finance growth insights management marketing
    media mobile operations planning product quality research safety sales search security strategy support technology
""")


def _in_list(advert: Advert, terms: Sequence[TermMatch], index: int) -> bool:
    """Whether a word of several meanings stands in a list beside a topic: "privacy, fairness"."""
    beside = [*terms[max(0, index - 1) : index], *terms[index + 1 : index + 2]]
    here = terms[index]
    if advert.text[here.start : here.end].lower() in _PARTS or not ENDS.match(advert.text, here.end, advert.end):
        return False
    return any(
        not other.term.context
        and COMMA.fullmatch(advert.text, min(here.end, other.end), max(here.start, other.start)) is not None
        for other in beside
    )


#: Kinds of skill that are ways of working and no tools: of these a posting can be about one.
_PRACTICE = re.compile(r"(?:practice|method|skill)$")
_SOFT = "interpersonal skill"


def _practised(advert: Advert, named: Sequence[FieldSpan]) -> Iterator[Found[str]]:
    """Ways of working that the title names, or the text again and again: "firmware", "social media marketing"."""
    seen: dict[str, list[TermMatch]] = defaultdict(list)
    for match in advert.terms:
        if match.term.node_type is not NodeType.SKILL or match.term.context or not _is_practice(match.term.broader):
            continue
        if advert.kind_at(match.start) not in BOILERPLATE:
            seen[match.term.name].append(match)
    for name, matches in seen.items():
        titled = any(span.start <= match.start < span.end for span in named for match in matches)
        if titled or (" " in name and len(matches) >= OFTEN):
            yield Found(name, matches[0].start, matches[0].end, _SURE)


@lru_cache(maxsize=1 << 10)
def _is_practice(kinds: tuple[str, ...]) -> bool:
    return _SOFT not in kinds and any(_PRACTICE.search(kind) for kind in kinds)
