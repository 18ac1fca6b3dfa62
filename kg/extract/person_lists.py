"""A page in, what its lists of people state without a verb out: members and alumni of the group whose page it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.article_marks import indices
from kg.extract.article_page import Page
from kg.extract.draft import SegmentKind
from kg.extract.person_statements import FactKind, PersonFact

_MEMBERS = re.compile(
    r"(?:our |the |current )?(?:people|team|members|staff|group|who we are|researchers|faculty|students"
    r"|group members|team members"
    r"|lab members|mitarbeitende|équipe)",
    re.IGNORECASE,
)
_ALUMNI = re.compile(
    r"(?:our |former )?(?:alumni|alumnae|former (?:members|students|staff)|past members|ehemalige"
    r"|anciens)(?: members)?",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:group|lab|laboratory|team|chair|institute|centre|center|department|school|page)\b[^.;<]{0,60}?\b(?:at|of|in)\s+(?:the\s+)?"
    r"(?:[A-Z][\w ]{2,40} (?:of|at) (?:the )?)?<O(?P<org>\d+)>"
)
_NOW = re.compile(r"<P\d+>[^<]{0,60}?\bnow\b[^<]{0,60}<O\d+>")


def listed_people(page: Page) -> Iterator[PersonFact]:
    """Who a page lists under "People" works where its group does, and in the group; alumni did."""
    home = group_home(page)
    if home is None:
        return
    kind: FactKind | None = None
    for sentence in page.sentences:
        block = page.blocks[sentence.block]
        if block.in_teaser:
            continue
        if block.kind is SegmentKind.HEADING and "<P" not in sentence.text:
            heading = page.text[block.start : block.end].strip(" :#*")
            kind = (
                FactKind.CURRENT
                if _MEMBERS.fullmatch(heading)
                else FactKind.FORMER
                if _ALUMNI.fullmatch(heading)
                else None
            )
            continue
        if kind is None or not re.match(r"\W{0,4}<P\d+>", sentence.text) or sentence.start != block.start:
            continue
        person = indices(sentence.text, "P")[0]
        organization = page.organizations[home]
        if kind is FactKind.FORMER or "<O" not in sentence.text:
            span = sentence.start, sentence.end
            yield PersonFact(person, kind, organization.name, *span, 0.75, organization.start, organization.end)
        if kind is FactKind.FORMER and _NOW.search(sentence.text):
            now = page.organizations[indices(sentence.text, "O")[0]]
            yield PersonFact(person, FactKind.CURRENT, now.name, sentence.start, sentence.end, 0.85, now.start, now.end)
        team = _own_team(page)
        if team is not None and kind is FactKind.CURRENT:
            found = page.teams[team]
            yield PersonFact(
                person, FactKind.TEAM, found.name, sentence.start, sentence.end, 0.7, found.start, found.end
            )


def group_home(page: Page) -> int | None:
    """The organization that the group says to be part of, in the first paragraphs of its page."""
    for sentence in page.sentences:
        match = _HOME.search(sentence.text) if sentence.block < 8 else None
        if match:
            return int(match["org"])
    return None


def _own_team(page: Page) -> int | None:
    """The team that the page is called by: named in one of its first three lines, which is nothing else."""
    for index, team in enumerate(page.teams):
        block = next((b for b in page.blocks[:4] if b.start <= team.start < b.end), None)
        if block is not None and team.end - team.start >= 0.8 * (block.end - block.start):
            return index
    return None
