"""Marked sentences in, people out of whom one clause tells the house: "fifteen coauthors, all at <O0>, led by <P0>"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.people.statements import FactKind, PersonFact, at_organizations

#: What is said of people who are not with a house, or no more.
_NOT_THERE = (
    r"(?!(?:an? |the )?(?:[\w-]+ ){0,4}(?:alum\w*|graduates?|former|formerly|previously|once|then|ex-\w+|competitors?"
    r"|rivals?|critics?|customers?|clients?|users|fans|opponents|suppliers?|investors?|partners?|subsidiaries|products?"
    r"|brands?|versions?|books?|papers?|funded|supported|sponsored|owned|founders)\b)"
)
#: Behind the people: "…; all three are botanists who moved to gardens within <O0>'s Moss organization".
_ALL_ARE = re.compile(
    r"(?:[;,—–] | \()(?:all|both)(?: (?:two|three|four|five|six|of them|of whom))? (?:are|were|is|work) "
    rf"{_NOT_THERE}[^.;<]{{0,140}}?\b(?:at|with|within|in|of|for) (?:the )?(?P<org><O\d+>)"
    r"(?:(?!['’])|(?=['’]s? (?:<O\d+>|(?:[\w-]+ ){0,4}?(?:organi[sz]ation|units?|teams?|groups?|labs?|laborator\w+"
    r"|departments?|divisions?|schools?|cent(?:er|re)s?|offices?)\b)))"
)
#: Before the people: "which has 15 coauthors, all at <O0>, led by …".
_ALL_AT = re.compile(
    r"\b(?:co-?)?authors?,? all (?:of them )?(?:at|from|of|with) (?:the )?(?P<org><O\d+>)"
    r"(?=,? (?:(?:is|are|was|were) )?(?:led|headed|directed|includ\w+|among (?:them|whom)|namely|such as|with)\b"
    r"|:|,? [(—–])"
)
#: "Other <O0> authors include <P0>, a professor, and <P1>", "<O0> coauthors are <P0> and <P1>".
_ARE_ITS = re.compile(
    r"(?P<org><O\d+>)(?:['’]s?)? (?:co-?authors?|authors?|researchers?|scientists?|co-?workers?|contributors?)"
    r"(?: (?:on|of|in) (?:the|this) (?:paper|study|work|project|team))? (?:include|are|were) "
)
#: "<O0> announced that <P0>, one of its research associates, …".
_ITS_OWN = re.compile(
    r"(?P<org><O\d+>)(?: \([^()]{2,30}\))? [^.;<]{3,60}(?P<person><P\d+>), (?:one of )?its "
    r"(?:(?!former|past|ex-|then|late)[a-z-]+ ){0,3}(?:associates?|researchers?"
    r"|scientists?|engineers?|professors?|directors?|founders?|fellows?"
    r"|heads?|president|CEO|employees?|students?)\b"
)
#: "two <O0> scientists — <P0>, a chemist, and <P1> — …", "Three of <O0>'s leading botanists — <P0>, <P1> and <P2> —".
_SOME_OF = re.compile(
    r"\b(?P<many>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Bb]oth)"
    r"(?: (?P<org><O\d+>)(?:['’]s)? (?:[a-z-]+ ){0,2}(?:scientists|researchers|engineers|employees|professors|students"
    rf"|economists|colleagues|scholars)| of (?:the )?(?P<of><O\d+>)(?:['’]s?)? {_NOT_THERE}(?:[\w-]+ ){{0,3}}[a-z]+s)"
    r"\s?(?:—|–|-|:|,|\()\s?(?P<named>[^.;—–:]{5,260}?)(?=\s?[—–;)]|\.|$)"
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
#: "<P0>/<P1> (<O0>)" in a list of authors.
_SLASHED = re.compile(r"(?P<people><P\d+>(?:\s?/\s?<P\d+>)+) \((?P<org><O\d+>)\)")
#: What somebody was meanwhile who is introduced otherwise: "<P0>, a student at <O1>, who was an <O0> intern when …".
_WHO_WAS = re.compile(
    r"(?P<person><P\d+>),[^;.<]{0,80}(?:<O\d+>[^;.<]{0,40}){1,2}, who was (?:then )?an? (?P<org><O\d+>) "
    r"(?:[a-z-]+ ){0,2}?(?:intern|scientist|researcher|engineer|fellow|employee|student|postdoc|scholar)\b"
)


def people_of_one_house(page: Page, sentence: Sentence) -> Iterator[PersonFact]:
    """Where the people of a sentence work, or one of them did, as a clause about all of them tells."""
    text = sentence.text
    if "<P" not in text or "<O" not in text:
        return
    for match in _ALL_ARE.finditer(text):
        for person in dict.fromkeys(indices(text[: match.start()], "P")):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.75)
    for match in _ALL_AT.finditer(text):
        for person in dict.fromkeys(indices(text[match.end() :], "P")):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.8)
    for match in _ARE_ITS.finditer(text):
        for person in dict.fromkeys(indices(text[match.end() :].partition(";")[0], "P")):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.8)
    for match in _SOME_OF.finditer(text):
        people, group = indices(match["named"], "P"), "org" if match["org"] else "of"
        for person in people if len(people) == _NUMBERS[match["many"].lower()] else ():
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, group, 0.9)
    for match in _SLASHED.finditer(text):
        for person in indices(match["people"], "P"):
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    for pattern, kind, confidence in ((_ITS_OWN, FactKind.CURRENT, 0.8), (_WHO_WAS, FactKind.FORMER, 0.85)):
        for match in pattern.finditer(text):
            for person in indices(match["person"], "P"):
                yield from at_organizations(page, sentence, match, person, kind, "org", confidence)
