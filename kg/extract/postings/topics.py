"""A posting in, its topics out: known ones by how often they are named, and a few phrases of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.extract.draft import TermMatch
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import word_set
from kg.extract.postings.advert import Advert
from kg.extract.postings.field_lists import Listed
from kg.extract.postings.roles import RoleReading
from kg.extract.postings.topic_compounds import compounds
from kg.extract.postings.topic_phrases import topic_phrases
from kg.extract.postings.vague_topics import says_little
from kg.extract.terms import name_of
from kg.schema import FieldName, FieldSpan, NodeType

_MOST = 20


def read_topics(advert: Advert, role: RoleReading, listed: Sequence[Listed] = ()) -> tuple[Found[str], ...]:
    """At most twenty topics, in the order of the text."""
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, Found[str]] = {}
    named = list(advert.fields_named(FieldName.TITLE, FieldName.KEYWORD))
    terms = advert.terms_of(NodeType.TOPIC, NodeType.METHOD)
    for index, match in enumerate(terms):
        section = advert.section_at(match.start)
        if not section and not any(span.start <= match.start < span.end for span in named):
            continue
        kind = section.kind if section else SectionKind.OTHER
        if kind in BOILERPLATE:
            continue
        if match.term.context and (kind in QUALIFICATIONS or not _in_list(advert, terms, index)):
            continue
        name = name_of(match, advert.document)
        weights[name] += 0.55 if kind in QUALIFICATIONS else 1.0
        first.setdefault(name, Found(name, match.start, match.end, 0.7))
    for item in _practised(advert, named):
        weights[item.value] += 0.5
        first.setdefault(item.value, item)
    taken = {(item.start, item.end) for item in first.values()}
    for item in (*topic_phrases(advert, role, listed), *compounds(advert)):
        if says_little(item.value) and not _is_of_title(item, named):
            continue
        if item.value not in first and not any(start <= item.start and item.end <= end for start, end in taken):
            weights[item.value] += 0.6
            first[item.value] = item
    chosen = sorted(first, key=lambda name: (-weights[name], first[name].start))[:_MOST]
    return tuple(sorted((first[name] for name in chosen), key=lambda item: item.start))


def _is_of_title(item: Found[str], named: Sequence[FieldSpan]) -> bool:
    return any(span.start <= item.start < span.end for span in named)


#: Between two items of a list, and behind one that no longer name goes on from.
_COMMA = re.compile(r", (?:and |or )?| (?:and|or) |/| & ")
_ENDS = re.compile(r"[,.;:)/\n]| (?:and|or|&) |$")
#: What parts of a firm are called, which stand in such lists as those who are worked with.
_PARTS = word_set("""
    business commerce communication communications design engineering finance growth insights management marketing
    media mobile operations planning product quality research safety sales search security strategy support technology
""")


def _in_list(advert: Advert, terms: Sequence[TermMatch], index: int) -> bool:
    """Whether a word of several meanings stands in a list beside a topic: "privacy, fairness"."""
    beside = [*terms[max(0, index - 1) : index], *terms[index + 1 : index + 2]]
    here = terms[index]
    if advert.text[here.start : here.end].lower() in _PARTS or not _ENDS.match(advert.text, here.end, advert.end):
        return False
    return any(
        not other.term.context
        and _COMMA.fullmatch(advert.text, min(here.end, other.end), max(here.start, other.start)) is not None
        for other in beside
    )


#: Kinds of skill that are ways of working and no tools: of these a posting can be about one.
_PRACTICE = re.compile(r"(?:practice|method|skill)$")
_SOFT = "interpersonal skill"
#: So often a posting names what it is about.
_OFTEN = 2


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
        if titled or (" " in name and len(matches) >= _OFTEN):
            yield Found(name, matches[0].start, matches[0].end, 0.45)


@lru_cache(maxsize=1 << 10)
def _is_practice(kinds: tuple[str, ...]) -> bool:
    return _SOFT not in kinds and any(_PRACTICE.search(kind) for kind in kinds)
