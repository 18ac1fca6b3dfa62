"""A page and what is known of its people in, what they are out, where no clause tells it.

Told by an honorific ("Prof. Ada Nowak"), by the line below a name ("Keeper of Textiles"), by the heading above a list
("PhD students"), or by an office in front of a name ("the director of the KLM, Dr Ada Nowak").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.extract.articles.page import Page, Sentence
from kg.extract.draft import SegmentKind
from kg.extract.lexicon.person_cues import ROLE, TITLES, singular_role
from kg.extract.people.entries import people_of_blocks
from kg.extract.people.role_slots import roles_by_slot
from kg.extract.people.statements import FactKind, PersonFact

_PROFESSOR = re.compile(r"\bProf\.?(?: (?:Dr|Ing|med|rer|nat|phil|sc|habil|h\. ?c)\.?)* <P(?P<person>\d+)>")
_OFFICE = re.compile(
    rf"\b[Tt]he (?P<role>{ROLE}) of (?:the )?(?:<O\d+>|[A-Z][\w&-]*(?: [A-Z][\w&-]*){{0,4}}), "
    rf"{TITLES}<P(?P<person>\d+)>,"
)
#: All of a line below a name: "Professor, Moss Studies", "Keeper of Textiles".
_BELOW = re.compile(rf"\W{{0,4}}(?:an? |the )?(?P<role>{ROLE})(?:,[^.;<]*)?\W*", re.IGNORECASE)
_LONGEST = 80
#: "Current PhD students", "Principal investigator".
_HEADING = re.compile(rf"\W*(?:current |our |the )*(?P<role>{ROLE})\W*", re.IGNORECASE)
#: Headings of people of whom nobody is one for being listed there.
_NO_ROLE = re.compile(
    r"(?:members?|speakers?|authors?|leads?|alumn\w+|graduates?|experts?|organi[sz]ers?|colleagues?|collaborators?|advis[eo]rs?|mentors?)$",
    re.I,
)
_OPENS = re.compile(rf"\W{{0,4}}(?:Photo of )?{TITLES}<P(?P<person>\d+)>(?P<rest>.*)")


#: An item of a list that opens with a name: "• <P0> (Doctoral Candidate), …".
_IN_BRACKETS = re.compile(rf"\W{{0,4}}{TITLES}<P(?P<person>\d+)> \((?P<role>{ROLE})\)", re.IGNORECASE)


#: What somebody is at a meeting.
_OFFICES = frozenset({"chair", "co-chair", "host", "moderator", "guest", "speaker"})


def told_roles(page: Page, facts: Sequence[PersonFact]) -> Iterator[PersonFact]:
    """Roles of people, the last two kinds of those of whom nothing else says what they are."""
    entries = people_of_blocks(page) if page.persons else {}
    known = {fact.person for fact in facts if fact.kind is FactKind.TITLE and fact.value != "Professor"}
    below_names: set[int] = set()
    for sentence in page.sentences:
        if "<P" in sentence.text and " of " in sentence.text:
            for match in _OFFICE.finditer(sentence.text):
                yield _title(sentence, int(match["person"]), match["role"])
        for match in _PROFESSOR.finditer(sentence.text) if "Prof" in sentence.text else ():
            yield _title(sentence, int(match["person"]), "Professor")
        below = _below(page, sentence, entries)
        if below is not None:
            known.add(entries[sentence.block])
            below_names.add(sentence.block)
            yield _title(sentence, entries[sentence.block], below)
    for sentence in page.sentences:
        bracketed = _IN_BRACKETS.match(sentence.text) if "(" in sentence.text else None
        if bracketed is None or _NO_ROLE.search(bracketed["role"]) or bracketed["role"].casefold() in _OFFICES:
            continue
        if int(bracketed["person"]) not in known:
            known.add(int(bracketed["person"]))
            yield _title(sentence, int(bracketed["person"]), bracketed["role"])
    for fact in roles_by_slot(page):
        if fact.person not in known:
            known.add(fact.person)
            yield fact
    yield from _by_heading(page, known, below_names)


def _title(sentence: Sentence, person: int, role: str) -> PersonFact:
    return PersonFact(person, FactKind.TITLE, role, sentence.start, sentence.end, 0.8)


def _below(page: Page, sentence: Sentence, entries: Mapping[int, int]) -> str | None:
    """What a line is that stands right below a name and tells nothing but what the person is."""
    block = page.blocks[sentence.block]
    owner = entries.get(sentence.block)
    if owner is None or entries.get(sentence.block - 1) != owner or sentence.start != block.start:
        return None
    above = page.blocks[sentence.block - 1]
    named = any(above.start <= a and b <= above.end for a, b in page.persons[owner].spans)
    match = _BELOW.fullmatch(sentence.text) if named and block.end - block.start < _LONGEST else None
    return match["role"] if match else None


def _by_heading(page: Page, known: set[int], below_names: Collection[int]) -> Iterator[PersonFact]:
    """Who is listed under a heading such as "PhD students" is one of them; lines below names head nothing."""
    role: str | None = None
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        opens = _OPENS.match(sentence.text) if sentence.start == block.start else None
        if opens is None and block.kind is SegmentKind.HEADING and sentence.block not in below_names:
            heading = _HEADING.fullmatch(sentence.text)
            role = heading["role"] if heading and not _NO_ROLE.search(heading["role"]) else None
        if opens is None or role is None or block.in_teaser or int(opens["person"]) in known:
            continue
        known.add(int(opens["person"]))
        yield _title(sentence, int(opens["person"]), singular_role(role))
