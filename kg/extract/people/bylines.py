"""The first lines of a page in, where those work who sign it out: "Posted by Ada Nowak, Scientist, Contoso"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.lexicon.person_cues import ROLE
from kg.extract.people.statements import FactKind, PersonFact

_SIGNED = re.compile(
    r"\W*(?:(?:posted|written|authored|story|words|guest post) )?(?:by|von"
    r"|par):?\s+(?=<P\d+>)(?P<people>.*<P\d+>[^<]{0,60}),"
    r"\s+(?:<G\d+>,?\s+(?:at |of )?|(?:(?:all|both) )?(?:from|at|of|with) (?:the )?)?(?P<org><O\d+>)\W*",
    re.IGNORECASE,
)
_FIRST_LINES = 8
#: What stands below the name of an author of an article: "Senior Scientist, <O0> Voice Unit", "Head of Moss, <O0>".
_NAMED_ALONE = re.compile(r"\W*<P(?P<person>\d+)>\W*")
_ROLE_BELOW = re.compile(
    rf"(?P<role>{ROLE}|Head of)[^<.;]{{0,60}},\s(?P<org><O\d+>)(?: [A-Z]\w+){{0,3}}$", re.IGNORECASE
)
_MOST_AUTHORS = 16
_GOODBYE = re.compile(
    r"\W*(?:(?:best|kind|warm) (?:regards|wishes)|best|regards|sincerely|cheers|yours(?: sincerely)?|viele grüße"
    r"|cordialement),?\W*",
    re.IGNORECASE,
)


def employers_below(page: Page) -> Iterator[PersonFact]:
    """Who wrote an article and is named at its top works where the line below the name ends."""
    for above, below in pairwise(page.sentences):
        signed_off = above.block and _GOODBYE.fullmatch(
            page.text, page.blocks[above.block - 1].start, page.blocks[above.block - 1].end
        )
        if below.block >= _MOST_AUTHORS and not signed_off:
            continue
        named, role = _NAMED_ALONE.fullmatch(above.text), _ROLE_BELOW.match(below.text)
        if named and role and below.block == above.block + 1:
            found = page.organizations[indices(role["org"], "O")[0]]
            yield PersonFact(
                int(named["person"]), FactKind.CURRENT, found.name, below.start, below.end, 0.9, found.start, found.end
            )


def signed_employers(page: Page) -> Iterator[PersonFact]:
    """Everybody whom a byline names with an occupation works where it ends, if it names one organization."""
    for sentence in page.sentences:
        if sentence.block >= _FIRST_LINES:
            return
        signed = _SIGNED.fullmatch(sentence.text)
        if signed is None or "<O" in signed["people"]:
            continue
        found = page.organizations[indices(signed["org"], "O")[0]]
        for person in indices(signed["people"], "P"):
            yield PersonFact(
                person, FactKind.CURRENT, found.name, sentence.start, sentence.end, 0.9, found.start, found.end
            )
