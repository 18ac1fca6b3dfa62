"""A page in, where its lists say that somebody went or was before out: "(PhD, 2014–2018) Engineer, Contoso"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.person_cues import TITLES
from kg.extract.people.entries import people_of_blocks
from kg.extract.people.statements import FactKind, PersonFact, at_organizations

#: A person with years in brackets, and behind them what they do today and where.
_WENT = re.compile(
    rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)>,?\s*\([^()<]*(?:\b(?:19|20)\d\d\b|['’]\d\d\b)[^()<]*\)\W{{0,4}}"
    r"(?:(?:[Nn]ow|[Nn]ext|[Cc]urrently|[Tt]hen)\b:?\s*)?(?P<role>(?:an? )?[A-Z][^<.;:()]{2,60}?)?(?:,|(?:^|\s)(?:at"
    r"|with))? ?"
    r"(?P<org><O\d+>)(?:,? [A-Z][\w ,.-]{1,30})?\W*"
)
#: All of a line: "Dr. Ada Nowak, Winner of the Moss Prize, <O0>".
_LAST = re.compile(
    rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)>, (?!(?i:formerly|previously|then|now)\b)"
    r"(?!(?:Ph\.? ?D|[BM]\.? ?(?:Sc|A|S|Eng)|Bachelor|Master|Diplom\w*|Doctorate|Graduate|Alumn\w+|[Cc]lass of"
    r"|[Bb]orn)\b(?!\.? (?:student|candidate|researcher|fellow|program)))[^<>.;:]{{3,90}}, (?P<org><O\d+>)\W*"
)
#: A line below a name: "Previously: <O1>".
_LABELLED = re.compile(
    r"\W{0,4}(?P<label>previously|formerly|previous(?: position| affiliation)?|former(?: affiliation)?|currently|now"
    r"|current(?: position| affiliation)?)\W{1,4}(?:at )?(?P<orgs><O\d+>(?:(?:,| and|;) <O\d+>)*)\W*",
    re.IGNORECASE,
)

#: "<P0> (PhD 2021) -> Postdoc at <O0> -> <O1>".
_STATIONS = re.compile(
    rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)>,?\s*(?:\([^()<]*\))?[^<>]{{0,30}}?\s?(?:→|->|⟶)(?P<stations>.*<O\d+>.*)"
)
_ARROW = re.compile(r"→|->|⟶")


def whereabouts(page: Page) -> Iterator[PersonFact]:
    """Where people of lists work now, behind the years they were here, and what lines below their names say."""
    entries = people_of_blocks(page) if any(_LABELLED.fullmatch(s.text) for s in page.sentences) else {}
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        if block.in_teaser or sentence.start != block.start:
            continue
        went = _WENT.fullmatch(sentence.text) or _LAST.fullmatch(sentence.text)
        if went is not None:
            yield from at_organizations(page, sentence, went, int(went["person"]), FactKind.CURRENT, "org", 0.9)
            continue
        stations = _STATIONS.fullmatch(sentence.text)
        if stations is not None:
            yield from _stations(page, sentence, stations)
            continue
        labelled = _LABELLED.fullmatch(sentence.text)
        if labelled is not None and sentence.block in entries:
            past = labelled["label"].casefold().startswith(("prev", "form"))
            kind = FactKind.FORMER if past else FactKind.CURRENT
            yield from at_organizations(page, sentence, labelled, entries[sentence.block], kind, "orgs", 0.85)


def _stations(page: Page, sentence: Sentence, match: re.Match[str]) -> Iterator[PersonFact]:
    """Where arrows lead somebody to: the last organization holds, those before it are over."""
    places = [indices(part, "O") for part in _ARROW.split(match["stations"])]
    for place in places:
        kind = FactKind.CURRENT if place is places[-1] else FactKind.FORMER
        for found in (page.organizations[index] for index in place[:1]):
            span = sentence.start, sentence.end
            yield PersonFact(int(match["person"]), kind, found.name, *span, 0.9, found.start, found.end)
