"""Marked sentences in, ties of people and organizations out that no role in front of a name tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.people.statements import FactKind, PersonFact, at_organizations, in_teams

#: "<O0>, represented by <P0> and <P1>".
_REPRESENTED = re.compile(
    rf"(?P<org><O\d+>),? (?:which (?:is|was) )?(?:represented|led|headed|run|directed|chaired) by (?P<people>{PEOPLE})"
)
#: "<P0>, a chemist, founded the <G0> (MG) within <O0>".
_FOUNDED = re.compile(
    r"(?P<person><P\d+>)(?:, [^,;<]{3,60},)? (?:has |also )?(?:established|founded|co-?founded|created|started|built"
    r"|set up"
    r"|launched|formed) (?:the |an? )(?P<team><[GO]\d+>)(?: \([A-Z][\w-]{1,9}\))? (?:within|at|in|of) (?:the "
    r")?(?P<org><O\d+>)"
)
#: "<P0>, who studied with us, now at <O0>".
_NOW_AT = re.compile(
    r"(?P<person><P\d+>)(?:,|\s\()[^;<]{0,60}?(?:<[OP]\d+>[^;<]{0,50}?){0,2}\b(?:now|currently) (?:at|with) (?:the )?"
    r"(?P<org><O\d+>)"
)


#: "<P0> and <P1> are professors, both at <O0>", "<P0> is professor of one thing and of another, both at <O0>".
_BOTH_AT = re.compile(
    rf"(?P<people>{PEOPLE})(?:,? (?:is|are|was|were)\b|, )[^.;<]{{0,220}}?,? (?:both|all) (?:at|from|of|with) "
    r"(?:the )?(?P<org><O\d+>)"
)
#: "we welcome <P0> to <O0> as our first …", "<O0>, where the painter <P0> is CEO".
_WELCOME = re.compile(
    r"\b[Ww]elcom(?:e|es|ed|ing) (?:Dr\.? |Prof\.? )?(?P<person><P\d+>) to (?:the )?(?P<org><O\d+>)(?= as\b|[,.!])"
)
_WHERE_IS = re.compile(
    r"(?P<org><O\d+>),? where (?:[^.;<]|<O\d+>){0,60}?(?P<person><P\d+>) (?:is|serves as|works as) (?:an? |the )?"
    r"(?:[A-Z]{3}|[\w -]{0,30}(?:professor|director|scientist|engineer|researcher|president|head|lead|manager"
    r"|fellow|chair))\b",
    re.IGNORECASE,
)


def told_ties(page: Page, sentence: Sentence) -> Iterator[PersonFact]:
    """What one sentence says of where people work, in other forms than roles and verbs of careers."""
    text = sentence.text
    if "<O" not in text:
        return
    for pattern in (_REPRESENTED, _BOTH_AT):
        for match in pattern.finditer(text):
            for person in indices(match["people"], "P"):
                yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    for match in _FOUNDED.finditer(text):
        person = indices(match["person"], "P")[0]
        yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.75)
        yield from in_teams(page, sentence, match, person, "team", 0.75)
    for pattern in (_NOW_AT, _WELCOME, _WHERE_IS):
        for match in pattern.finditer(text):
            person = indices(match["person"], "P")[0]
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.95)
