"""Titles of people in, those that begin with a part of the page's house out: "Weatherglass director of research"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.page import Named, Page
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.people.statements import FactKind, PersonFact

#: A word in capitals before a title in small letters; degrees, offices and fields in capitals are none of a house.
_BRANDED = re.compile(
    r"(?!(?:Ph|PhD|MSc|MD|VP|SVP|EVP|AI|ML|NLP|AR|VR|UX|IT|HR|HPC|PR|R&D)\b)(?P<brand>[A-Z][\w&]{2,})(?: AI)? "
    r"(?P<role>(?!and\b|of\b)[a-z][\w -]*)"
)
#: So often a page names a part of its house.
_OFTEN = 3


def without_brands(page: Page, facts: Sequence[PersonFact], house: Named | None) -> Iterator[PersonFact]:
    """The facts, with titles of people whose employer is not told split into the part of the house and the title.

    Args:
        page: the page.
        facts: what it says about people.
        house: the organization the page is about.
    """
    if house is None:
        yield from facts
        return
    employed = {fact.person for fact in facts if fact.kind is FactKind.CURRENT}
    for fact in facts:
        split = _split(page, fact) if fact.kind is FactKind.TITLE else None
        if split is None:
            yield fact
            continue
        yield replace(fact, value=split)
        if fact.person not in employed:
            employed.add(fact.person)
            yield PersonFact(
                fact.person, FactKind.CURRENT, house.name, fact.start, fact.end, 0.65, house.start, house.end
            )


def has_brand(title: str) -> bool:
    """Whether a title begins with what may be the name of a house: "Weatherglass director of research"."""
    branded = _BRANDED.fullmatch(title)
    return branded is not None and not is_english(branded["brand"])


def _split(page: Page, fact: PersonFact) -> str | None:
    """The title behind the part of the house, which the page names again and again."""
    branded = _BRANDED.fullmatch(fact.value)
    if branded is None or is_english(branded["brand"]):
        return None
    named = len(re.findall(rf"\b{re.escape(branded['brand'])}\b", page.text))
    return branded["role"] if named >= _OFTEN else None
