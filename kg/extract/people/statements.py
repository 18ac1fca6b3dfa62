"""Matches in marked sentences in, statements about people out: the form that all rules about people share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence

#: What may stand behind each of several organizations: "(MSRA)", "(summer 2019, intern)".
_NOTED = r"(?:\s\([^()]{1,60}\)){0,2}"
_JOINING = (
    r"(?:, and |, | and | & |/| or )"
    r"(?:(?:one|two|three|four|five|six|ten|another) (?:more )?(?:years? )?at |at |from |in |later "
    r"|then |finally )?(?:the )?"
)
#: One or several organizations, without the next person's: "of <O0> and <O1> professor <P1>".
_NEXT_PERSON = r"(?! (?:\w+ )?(?:professor|researcher|scientist|engineer|student) <P)"
ORGANIZATIONS = rf"<O\d+>(?:{_NOTED}{_JOINING}<O\d+>{_NEXT_PERSON})*"
_BRACKETS = re.compile(r"\([^()]*\)")


class FactKind(StrEnum):
    """What a statement says about a person."""

    CURRENT = "current"
    FORMER = "former"
    EDUCATION = "education"
    TEAM = "team"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A statement about person `person`: the name of an organization or team, or a title, read from `start:end`."""

    person: int
    kind: FactKind
    value: str
    start: int
    end: int
    confidence: float
    target_start: int = 0
    target_end: int = 0


def at_organizations(
    page: Page, sentence: Sentence, match: re.Match[str], person: int, kind: FactKind, group: str, confidence: float
) -> Iterator[PersonFact]:
    """One statement for each organization in a group of the match; notes in brackets name none of them."""
    for index in indices(_BRACKETS.sub("", match[group]), "O"):
        found = page.organizations[index]
        yield PersonFact(person, kind, found.name, *sentence.marked.span(match), confidence, found.start, found.end)


def in_teams(
    page: Page, sentence: Sentence, match: re.Match[str], person: int, group: str, confidence: float
) -> Iterator[PersonFact]:
    """One statement for each team in a group of the match."""
    for index in indices(match[group], "G"):
        found = page.teams[index]
        yield PersonFact(
            person, FactKind.TEAM, found.name, *sentence.marked.span(match), confidence, found.start, found.end
        )
