"""A page in, what people are out by where it stands: the line below each name, where other names have a role there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.person_cues import ROLE, TITLES
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.people.statements import FactKind, PersonFact

_NAME = re.compile(rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)>(?:,? (?:Ph\.?D|M\.?D|MSc|Jr)\.?)*\W{{0,3}}")
#: A role of the vocabulary, perhaps with what it is about: "Keeper of Textiles", "Professor, Moss Studies".
_KNOWN = re.compile(rf"\W{{0,4}}(?:an? |the )?(?P<role>{ROLE})(?:,[^.;]*\.?|\.)?\W*", re.IGNORECASE)
#: Words in capitals and small ones that may be a role, up to a comma: "Neuropsychologe", "Warden of the Herbarium".
_MAYBE = re.compile(
    r"\W{0,4}(?P<role>[A-ZÀ-Ý][\w’'/-]+(?: (?:[A-ZÀ-Ý&][\w’'/-]*|of|for|the|and|in|de|du|der|für|des"
    r"|d['’]\w+)){0,5})(?:,[^.;:]*)?"
)
_CONTACT = sought(r"@|\b(?:tel|phone|room|office|fax|raum|telefon)\b|\+?\d[\d ()/-]{6,}", re.IGNORECASE)
_SEVERAL, _SHARE = 2, 0.4


def roles_by_slot(page: Page) -> Iterator[PersonFact]:
    """The lines below names that may be roles, where several of them are, and few of the rest say anything else."""
    below = _below_names(page)
    known = [sentence for _, sentence in below if _KNOWN.fullmatch(sentence.text)]
    reached = sum(_CONTACT.search(sentence.text) is not None for _, sentence in below)
    if len(known) < _SEVERAL or len(known) < _SHARE * (len(below) - reached):
        return
    for person, sentence in below:
        match = _KNOWN.fullmatch(sentence.text) or _MAYBE.fullmatch(sentence.text)
        if match is not None and not _CONTACT.search(sentence.text) and not re.search(r"<[^G]", sentence.text):
            yield PersonFact(person, FactKind.TITLE, match["role"].strip(), sentence.start, sentence.end, 0.75)


#: A role with its house right behind it: "Directrice de recherche <O0>, directrice du laboratoire".
_WITH_HOUSE = re.compile(rf"\W{{0,4}}{ROLE},? (?P<org><O\d+>)(?:, [^<]*)?\W*", re.IGNORECASE)


def employers_by_slot(page: Page) -> Iterator[PersonFact]:
    """Where people work by the line below their names: what they are, and the house right behind it."""
    if not page.persons or not page.organizations:
        return
    for person, sentence in _below_names(page):
        line = _WITH_HOUSE.fullmatch(sentence.text)
        if line is not None:
            found = page.organizations[int(line["org"][2:-1])]
            span = sentence.start, sentence.end
            yield PersonFact(person, FactKind.CURRENT, found.name, *span, 0.85, found.start, found.end)


@lru_cache(maxsize=2)
def _below_names(page: Page) -> tuple[tuple[int, Sentence], ...]:
    """People whose name is all of a line, each with the first sentence of the next one; authors of papers are none."""
    lines: dict[int, Sentence] = {}
    for sentence in page.sentences:
        lines.setdefault(sentence.block, sentence)
    authors = SpanIndex(title.authors for title in page.titles if title.authors)
    found: list[tuple[int, Sentence]] = []
    for index, sentence in lines.items():
        named = _NAME.fullmatch(sentence.text)
        if named and not authors.holds(sentence.start) and not page.blocks[index].in_teaser and index + 1 in lines:
            below = lines[index + 1]
            if not _NAME.fullmatch(below.text):
                found.append((int(named["person"]), below))
    return tuple(found)
