"""The first lines of a page in, where those work who sign it out: "Posted by Ada Nowak, Scientist, Contoso"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.articles.marks import indices
from kg.extract.articles.page import Page
from kg.extract.people.statements import FactKind, PersonFact

_SIGNED = re.compile(
    r"\W*(?:(?:posted|written|authored|story|words|guest post) )?(?:by|von"
    r"|par):?\s+(?=<P\d+>)(?P<people>.*<P\d+>[^<]{0,60}),"
    r"\s+(?:<G\d+>,?\s+(?:at |of )?)?(?P<org><O\d+>)\W*",
    re.IGNORECASE,
)
_FIRST_LINES = 8


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
