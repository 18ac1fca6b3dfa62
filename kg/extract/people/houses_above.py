"""A page in, where its authors work out, as journals list them: each house with the names of its authors below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.people.statements import FactKind, PersonFact

#: Over such lists.
HEADS_HOUSES = re.compile(r"\W*(?:authors?(?:['’]s?)? (?:and|&) )?affiliations?\W*", re.IGNORECASE)
_NAMES = re.compile(rf"\W{{0,3}}(?P<people>{PEOPLE}|<P\d+>)\W{{0,3}}")
_PART_OF_LIST = re.compile(r"<[OP]\d+>")


def houses_over_names(page: Page) -> Iterator[PersonFact]:
    """Authors below a line with the house they are from, in a list that its heading announces."""
    house: Sentence | None = None
    for sentence in lines_of_houses(page):
        names = _NAMES.fullmatch(sentence.text)
        if names is None:
            house = sentence if "<O" in sentence.text else None
            continue
        for index in indices(house.text, "O") if house is not None else ():
            found = page.organizations[index]
            for person in indices(names["people"], "P"):
                yield PersonFact(
                    person, FactKind.CURRENT, found.name, sentence.start, sentence.end, 0.93, found.start, found.end
                )


def lines_of_houses(page: Page) -> Iterator[Sentence]:
    """The lines of such lists: below their heading, until another one stands there."""
    inside = False
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        if HEADS_HOUSES.fullmatch(sentence.text):
            inside = True
        elif block.kind is SegmentKind.HEADING and not _PART_OF_LIST.search(sentence.text):
            inside = False
        elif inside and sentence.start == block.start:
            yield sentence
