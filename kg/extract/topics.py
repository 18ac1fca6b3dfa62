"""A posting in, the topics it is about out: known ones by how often and how early they are named, and a few phrases of its own."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.advert import Advert
from kg.extract.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.spans import Found
from kg.extract.terms import name_of
from kg.schema import FieldName, NodeType

_MOST = 12
_PHRASE = re.compile(
    r"\b(?:develop|build|building|improve|improving|estimate|optimize|optimizing|design|designing|advance|advancing|reinvent|reinventing|based|novel|of|in|to|for|for the|perform|provide|receive|and deploy|use|our|new)\s+"
    r"(?P<phrase>(?:(?:personalized|statistical|predictive|conversational|customer|product|supply|risk|retail|shopping|pricing|user|market|consumer|data|machine|speech|search|fraud|demand|inventory|content|causal|quantum|clinical|financial|credit|energy|network|security|sensor|motion|process|path|route|decision)\s+)"
    r"(?:[a-z]{3,}\s+){0,1}(?:models?|systems?|engines?|assistants?|suggestions?|recommendations?|comparisons?|business|satisfaction(?: and engagement)?|engagement|planning|forecasting|detection|prevention|optimization|modeling|analysis|analytics|safety|experience|threats?))\b",
    re.IGNORECASE,
)


def read_topics(advert: Advert) -> tuple[Found[str], ...]:
    """At most a dozen topics, in the order of the text."""
    weights: Counter[str] = Counter()
    first: dict[str, Found[str]] = {}
    named = list(advert.fields_named(FieldName.TITLE, FieldName.KEYWORD))
    for match in advert.terms_between(advert.start, advert.end, NodeType.TOPIC, NodeType.METHOD):
        section = advert.section_at(match.start)
        if not section and not any(span.start <= match.start < span.end for span in named):
            continue
        kind = section.kind if section else SectionKind.OTHER
        if kind in BOILERPLATE or match.term.context:
            continue
        name = name_of(match, advert.document)
        weights[name] += 0.7 if kind in QUALIFICATIONS else 1.0
        first.setdefault(name, Found(name, match.start, match.end, 0.7))
    for phrase in _PHRASE.finditer(advert.text, advert.start, advert.end):
        if advert.kind_at(phrase.start("phrase")) in BOILERPLATE | QUALIFICATIONS:
            continue
        name = " ".join(phrase.group("phrase").lower().split())
        if name not in first and not advert.terms_between(*phrase.span("phrase"), NodeType.TOPIC):
            weights[name] += 0.6
            first[name] = Found(name, *phrase.span("phrase"), 0.4)
    chosen = sorted(first, key=lambda name: (-weights[name], first[name].start))[:_MOST]
    return tuple(sorted((first[name] for name in chosen), key=lambda item: item.start))
