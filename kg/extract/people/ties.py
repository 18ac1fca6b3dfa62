"""Marked sentences in, ties of people and organizations out that no role in front of a name tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.people.statements import FactKind, PersonFact, at_organizations, in_teams

#: "<O0>, represented by <P0> and <P1>".
_REPRESENTED = re.compile(
    rf"(?P<org><O\d+>),? (?:which (?:is|was) )?(?:represented|led|headed|run|directed|chaired) by (?P<people>{PEOPLE})"
)
#: "the <G0> at <O0>, directed by Professor <P0>".
_LED_AT = re.compile(
    rf"(?P<team><G\d+>)(?:,? (?:at|of|in|within) (?:the )?(?P<org><O\d+>))?,? \(?(?:which (?:is|was) )?"
    rf"(?:led|lead|headed|run|directed|chaired|founded) by (?:{ROLE} (?:\([A-Z]{{2,4}}\) )?)?"
    rf"(?:(?:Professor|Prof\.?|Dr\.?) )*(?P<people>{PEOPLE})",
    re.IGNORECASE,
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
    r"(?P<person><P\d+>)(?:,|\s\()[^;<]{0,60}?(?:<[OP]\d+>(?!,? who\b)[^;<]{0,50}?){0,2}\b(?:now|currently) "
    r"(?:on the faculty |an? [\w -]{3,40} )?(?:at|with|of) (?:the )?"
    r"(?P<org><O\d+>)"
)


#: "<P0> and <P1> are professors, both at <O0>", "<P0> is professor of one thing and of another, both at <O0>".
_BOTH_AT = re.compile(
    rf"(?P<people>{PEOPLE})(?:,? (?:is|are|was|were)\b|, )[^.;<]{{0,220}}?,?(?<=[ ,]) ?(?:both|all) (?:at|from|of"
    rf"|with) "
    r"(?:the )?(?P<org><O\d+>)"
)
#: "<P0>, then at <O0> and now at <O1>".
_THEN_NOW = re.compile(
    r"(?P<person><P\d+>),? \(?(?P<before>(?:then|formerly|previously) (?:an? [\w -]{3,40} )?(?:of|at"
    r"|with) (?:the )?(?P<then><O\d+>))"
    r"(?:,? (?:and|but|,)? ?(?:is )?now (?:an? [\w -]{3,40} )?(?:of|at|with) (?:the )?(?P<now><O\d+>))?"
)
#: A partner of a project and its people: "<O0> (coordinator) – PI: Prof. <P0>; <P1>, PhD candidate".
_PARTNER = re.compile(
    r"^\W*(?:the )?<O(?P<org>\d+)>(?: (?:\([^()<]{2,30}\)|[A-Z]\S*))?\s[–—-]\s(?:(?:PIs?|Contact|Lead)\s?:\s)?"
    r"(?:(?:Prof|Dr)(?:essor)?\.? )*<P\d+>[^<]*(?:<P\d+>[^<]*)*$"
)
#: "New colleague at <O0>: <P0>".
_NEW_AT = re.compile(r"\b(?:colleagues?|members?|faces?|hires?) at (?:the )?(?P<org><O\d+>): (?P<person><P\d+>)")
#: A line of a list that opens with somebody and the house: "<P0>, <O0>, Walking on Wet Moss".
_OPENS_LINE = re.compile(r"^\W*(?P<person><P\d+>), (?P<org><O\d+>)(?=, [A-Z])")
#: "<P0>’s group at <O0>".
_GROUP_AT = re.compile(
    r"(?P<person><P\d+>)['’]s? (?:[\w-]+ ){0,2}(?:group|lab|laboratory|team) (?:at|in|of) (?:the )?(?P<org><O\d+>)"
)
#: "<P0>, a new student, joining from <P1>’s group at <O0>".
_COMES_FROM = re.compile(
    r"(?P<person><P\d+>)[^.;<]{0,90}?\b(?:joining|joins|joined|coming|comes|came|arriving|arrives|moving|moved)"
    r"(?: (?:us|here|to us))? from (?:<P\d+>['’]s? (?:[\w-]+ ){0,2}(?:group|lab|laboratory|team) (?:at|in|of) )?"
    r"(?:the )?(?P<org><O\d+>)"
)
#: "our collaborators <P0> and <P1> at <O0>", who are both there.
_SEVERAL_AT = re.compile(
    rf"\b(?:collaborators|colleagues|partners|co-?authors|researchers|scientists|engineers|professors|students|interns"
    rf"|fellows|friends),? (?P<people>{PEOPLE}),? (?:at|from|of|with) (?:the )?(?P<org><O\d+>)"
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
#: "From 2014 to 2018 she was the first <O0> Fellow": a time that is over.
_FOR_A_TIME = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween) (?:\w+ )?(?:19|20)\d\d (?:to|until|and|through) (?:\w+ )?(?:19|20)\d\d,? "
    r"(?:(?P<person><P\d+>)"
    r"|[Hh]e|[Ss]he|I) (?:was|worked|served|led|headed)\b"
    r"(?:(?! (?:by|board|committee|jury)\b)[^.;<]){0,60}?(?P<org><O\d+>)"
)


def told_ties(page: Page, sentence: Sentence, last: int | None = None) -> Iterator[PersonFact]:
    """What one sentence says of where people work, in other forms than roles and verbs of careers.

    `last` is whom a pronoun means.
    """
    text = sentence.text
    for match in _LED_AT.finditer(text):
        for person in indices(match["people"], "P"):
            yield from in_teams(page, sentence, match, person, "team", 0.85)
            if match["org"]:
                yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    if "<O" not in text:
        return
    for match in _FOR_A_TIME.finditer(text):
        meant = int(match["person"][2:-1]) if match["person"] else last
        if meant is not None:
            yield from at_organizations(page, sentence, match, meant, FactKind.FORMER, "org", 0.9)
    for pattern in (_REPRESENTED, _BOTH_AT, _SEVERAL_AT):
        for match in pattern.finditer(text):
            for person in indices(match["people"], "P"):
                yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    partner = _PARTNER.match(text)
    for person in indices(partner[0], "P") if partner else ():
        house = page.organizations[int(partner["org"])] if partner else None
        if house is not None:
            span = sentence.start, sentence.end
            yield PersonFact(person, FactKind.CURRENT, house.name, *span, 0.8, house.start, house.end)
    for match in _FOUNDED.finditer(text):
        person = indices(match["person"], "P")[0]
        yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.75)
        yield from in_teams(page, sentence, match, person, "team", 0.75)
    for match in _THEN_NOW.finditer(text):
        person, then = indices(match["person"], "P")[0], page.organizations[indices(match["then"], "O")[0]]
        yield PersonFact(
            person, FactKind.FORMER, then.name, *sentence.marked.span(match, "before"), 0.95, then.start, then.end
        )
        yield from (
            at_organizations(page, sentence, match, person, FactKind.CURRENT, "now", 0.95) if match["now"] else ()
        )
    for match in _COMES_FROM.finditer(text):
        person = indices(match["person"], "P")[0]
        yield from at_organizations(page, sentence, match, person, FactKind.FORMER, "org", 0.9)
    for pattern in (_NOW_AT, _NEW_AT, _WELCOME, _WHERE_IS, _GROUP_AT, _OPENS_LINE):
        for match in pattern.finditer(text):
            person = indices(match["person"], "P")[0]
            yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.95)
