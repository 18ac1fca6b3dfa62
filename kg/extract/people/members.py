"""A marked sentence in, whom it lists as members of a team, and where the team is, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.people.statements import FactKind, PersonFact, at_organizations, in_teams

_TEAM_INCLUDES = re.compile(
    r"(?P<team><G\d+>)[^.;<]{0,40}?\b(?:includes?|including|led by|headed by|consists of|comprises"
    r"|members)\b[^.;]{0,120}?(?P<people>" + PEOPLE + ")"
)
#: "This work was done by the <G0> at <O0>: <P0>, <P1> and <P2>."
_TEAM_LISTS = re.compile(
    rf"(?P<team><G\d+>)(?: (?:team|group))?(?: (?:at|of|from|in) (?:the )?(?P<org><O\d+>))?: (?P<people>{PEOPLE})\W*$"
)
#: "<O0> scientists <P0>, a botanist, and <P1>, a chemist, both in the <G0>".
_ALL_IN = re.compile(
    r"(?:[;,—–] | \()(?P<many>both|all)(?: (?:of )?(?:them|whom|three|four))? (?:are |work |working )?"
    r"(?:in|of|on|with|from|within) (?:the )?(?P<team><G\d+>)"
)


def members_of_teams(page: Page, sentence: Sentence) -> Iterator[PersonFact]:
    """Who is in a team that a sentence names with its people."""
    text = sentence.text
    for match in _TEAM_LISTS.finditer(text):
        for person in indices(match["people"], "P"):
            yield from in_teams(page, sentence, match, person, "team", 0.9)
            if match["org"]:
                yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    for match in _ALL_IN.finditer(text):
        people = list(dict.fromkeys(indices(text[: match.start()], "P")))
        for person in people[-2:] if match["many"] == "both" else people:
            yield from in_teams(page, sentence, match, person, "team", 0.85)
    for match in _TEAM_INCLUDES.finditer(text):
        for person in indices(match["people"], "P"):
            yield from in_teams(page, sentence, match, person, "team", 0.9)
