"""Lines of a page in, the organizations that stand below a list of authors, or behind it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.articles.affiliations import is_known_organization, parse_affiliation
from kg.extract.articles.blocks import Block
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.venues.reader import find_venues

_PART = re.compile(r"(?:(?!\s{3})[^·•|;/\n])+")
_SKIPPED = re.compile(
    r"\W*(?:equal|contribut|correspond|\(|\[|\S+@\S+|https?:|(?:project|paper|code|arxiv|pdf|video|page|website)\b|$)",
    re.I,
)
_MARKS = re.compile(r"^[\W\d_¹²³⁰-⁹]+|[\W_¹²³⁰-⁹]+$")
_SENTENCE = re.compile(r"\b(?:is|are|was|were|we|our|has|have|this|that|with|by|in|to)\b|\b(?:19|20)\d\d\b")
_NOTE = re.compile(r"\s[—–-]\W{0,20}(?:equal|contrib|(?<=\*)).*$|\s*\([^()]*\)\s*\.?$", re.I)
_BEHIND = re.compile(r"\s*(?:at|from|,|\(|—|–)\s+(?:the )?(?=[A-Z])")
_LINES = 4
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class House:
    """An organization at `start:end` that a list of authors in line `block` has below or behind it."""

    name: str
    start: int
    end: int
    block: int


def houses_of_authors(text: str, blocks: Sequence[Block]) -> Iterator[House]:
    """Organizations on the lines right below authors: "UC Berkeley · Contoso Research"."""
    for index, block in enumerate(blocks):
        if block.end - block.start < 900 and author_names(text[block.start : block.end]) > 1:
            for below in blocks[index + 1 : index + 1 + _LINES]:
                line = text[below.start : below.end]
                if below.in_teaser:
                    break
                if author_names(line):
                    continue
                found = list(_houses(text, below.start, below.end, index))
                yield from found
                if not found and not _SKIPPED.match(line):
                    break


def houses_behind(text: str, start: int, end: int, block: int) -> Iterator[House]:
    """Organizations behind the last author, on the same line: "… and Lin Vale at UC Berkeley and Contoso"."""
    lead = _BEHIND.match(text, start, end)
    if lead is not None:
        yield from _houses(text, lead.end(), end, block)


def _houses(text: str, start: int, end: int, block: int) -> list[House]:
    """The organizations of a line that names nothing else; none of any other line."""
    note = _NOTE.search(text, start, end)
    end = note.start() if note else end
    line = text[start:end]
    if not 2 <= len(line) <= _LONGEST or _SENTENCE.search(line) or find_venues(line) or line.rstrip()[-1:] in "?!:":
        return []
    found: list[House] = []
    known = 0
    parts = [part for part in _PART.finditer(text, start, end) if _MARKS.sub("", part[0])]
    for part in parts:
        named = [o.organization for o in parse_affiliation(_MARKS.sub("", part[0]))]
        at = [(name, text.find(name, part.start(), part.end())) for name in named]
        found += [House(name, a, a + len(name), block) for name, a in at if a >= 0 and not likeness(name.split()) > 0.7]
        known += any(is_known_organization(name) for name in named)
    return found if parts and known >= 0.5 * len(parts) and all(house.name[0].isupper() for house in found) else []
