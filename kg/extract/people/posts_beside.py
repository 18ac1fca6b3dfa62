"""Marked sentences in, posts right beside names out: "<P0>, CTO <O0>", "<P0> (<O0>'s chief scientist)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page, Sentence
from kg.extract.lexicon.person_cues import ROLE, ROLES, singular_role
from kg.extract.people.statements import FactKind, PersonFact, at_organizations

#: The line below what somebody said: "Dr. <P0>, CDO and CTO <O0>".
_SIGNED = re.compile(rf"\W*(?:(?:Prof|Dr)\.? )*(?P<people><P\d+>), (?P<roles>{ROLES}),? (?P<org><O\d+>)\W*", re.I)
#: "<P0> (<O0>'s Chief Scientist and <O1>)".
_IN_BRACKETS = re.compile(rf"(?P<people><P\d+>) \((?P<org><O\d+>)['’]s? (?P<roles>{ROLES})(?=[),;]| and\b)", re.I)
#: "<P0> and <P1>, <O0> students at <O1>", of whom both are.
_BOTH_ARE = re.compile(
    rf"(?<!, )(?<! and )(?P<people><P\d+> and <P\d+>), (?:(?P<house><O\d+>)(?:['’]s?)? )?"
    rf"(?P<roles>{ROLE}(?<=[a-z]s)) (?:at|of|from|with) (?:the )?(?P<org><O\d+>)",
    re.I,
)
#: "A botanist at <O0>, she …", of whom the sentence before told.
_OPENS_WITH = re.compile(
    rf"\W*(?:Now |Currently )?an? (?P<roles>{ROLE}) (?:at|with) (?:the )?(?P<org><O\d+>), (?:he|she)\b", re.I
)
#: "<P0> currently holds a postdoctoral researcher role at <O0>".
_HOLDS = re.compile(
    rf"(?P<people><P\d+>)(?: \w+){{0,2}} holds (?:an? |the )?(?P<roles>{ROLE}) (?:role|position|post|appointment) "
    r"(?:at|with) (?:the )?(?P<org><O\d+>)",
    re.I,
)
_ROW = re.compile(r",? and |, | / ")


def posts_beside(page: Page, sentence: Sentence, last: int | None) -> Iterator[PersonFact]:
    """What people are and where, as the words right beside their names tell; `last` is whom a pronoun means."""
    text = sentence.text
    if "<O" not in text:
        return
    if "<P" in text:
        signed = _SIGNED.fullmatch(text)
        beside = (match for pattern in (_IN_BRACKETS, _BOTH_ARE, _HOLDS) for match in pattern.finditer(text))
        for match in (*((signed,) if signed else ()), *beside):
            for person in indices(match["people"], "P"):
                yield from _post(page, sentence, match, person)
    opening = _OPENS_WITH.match(text) if last is not None else None
    if opening is not None and last is not None:
        yield from _post(page, sentence, opening, last)


def _post(page: Page, sentence: Sentence, match: re.Match[str], person: int) -> Iterator[PersonFact]:
    for role in _ROW.split(match["roles"]):
        yield PersonFact(person, FactKind.TITLE, singular_role(role), *sentence.marked.span(match, "roles"), 0.85)
    yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "org", 0.85)
    if match.groupdict().get("house"):
        yield from at_organizations(page, sentence, match, person, FactKind.CURRENT, "house", 0.85)
