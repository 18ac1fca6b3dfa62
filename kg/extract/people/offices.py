"""A page in, what its lines of offices tell of people out: "Managing Director: Ada Nowak", "Responsable : Lin Vale"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.names import OrganizationMatch
from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.person_cues import ROLE, TITLES, singular_role
from kg.extract.people.heroes import main_person
from kg.extract.people.statements import FactKind, PersonFact

_OFFICE = (
    rf"(?:{ROLE}|[\w’'/-]+ of (?:the )?[\w ]{{3,40}}|(?:[\w’'/-]+ ){{0,4}}(?:Representatives?|Ombudspersons?|Officers?"
    r"|Secretar(?:y|ies)|Members?|Heads?|Deput(?:y|ies)|Administrators?|Coordinators?|Assistant(?:e|s)?|Responsable"
    r"|Directeur|Directrice|Leiter(?:in)?|Leitung|Sprecher(?:in)?|Geschäftsführer(?:in)?|Sekretariat)"
    r"(?: (?:of|de|du|der|für) (?:the |la |l['’])?[\w’' -]{3,40})?)"
)
#: The whole of a line, or of a part of it that a semicolon ends.
_LINE = re.compile(
    rf"\W{{0,4}}(?P<office>{_OFFICE})\s?:\s+{TITLES}(?P<people>{PEOPLE})(?:,? (?:Ph\.?D|M\.?D)\.?)?\W{{0,3}}",
    re.IGNORECASE,
)
#: Labels of people who need not be of the house whose page it is.
_GUESTS = re.compile(
    r"\b(?:authors?|speakers?|guests?|hosts?|moderators?|editors?|reviewers?|photo\w*|text|winners?|recipients?"
    r"|advis[eo]rs?|supervisors?|collaborators?|partners?|interview\w*|translat\w+|sponsors?|chairs?|panel\w*|contact"
    r"|discussants?|students?|candidates?|opponents?|examiners?|committee|members?)\b(?! of)",
    re.IGNORECASE,
)


def office_holders(page: Page, home: OrganizationMatch | None) -> Iterator[PersonFact]:
    """What people are by the label in front of their names, and that they are of the house whose page it is."""
    if home is None or main_person(page) is not None:
        return
    for sentence in page.sentences:
        if "<P" not in sentence.text or ":" not in sentence.text or page.blocks[sentence.block].in_teaser:
            continue
        for part in sentence.text.split(";"):
            line = _LINE.fullmatch(part)
            if line is not None and not _GUESTS.search(line["office"]):
                yield from _holders(sentence, line, home)


def _holders(sentence: Sentence, line: re.Match[str], home: OrganizationMatch) -> Iterator[PersonFact]:
    people, span = indices(line["people"], "P"), (sentence.start, sentence.end)
    for person in people:
        yield PersonFact(person, FactKind.TITLE, singular_role(line["office"].strip()), *span, 0.8)
        yield PersonFact(person, FactKind.CURRENT, home.name, *span, 0.7, home.start, home.end)
