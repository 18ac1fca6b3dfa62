"""Titles of a page and its lines in, titles with the venue that stands above them, alone or over several, out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.blocks import Block, is_generic
from kg.extract.draft import SegmentKind
from kg.extract.papers.lines.parts import is_date
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.venues.reader import find_venues

#: All of a line: "MOSS 2025", "MOSS Workshop", "IEEE Symposium on Moss 2024".
_EDITION = re.compile(
    r"[#*_\s]*(?P<name>(?:[A-Z][\w&-]{0,40}[A-Z][\w&-]{0,40})(?: [A-Z][\w&-]*){0,2}) (?:[’'](?=\d\d\b))?(?:19|20)?\d\d"
    r"(?: \([A-Za-z ]{3,20}\))?[*_\s]*"
)
_MEETING = re.compile(
    r"[#*_\s]*+(?P<name>(?=[\w&-]*[A-Z][\w&-]*[A-Z])[\w&-]+(?: [A-Z][\w&-]*| of| on| for| and| in){0,7}"
    r" (?:Workshop|Symposium"
    r"|Conference))(?: (?:19|20)\d\d)?[*_\s]*"
)
#: What cards say above their titles: "PAPER · MOSS 2025", "Article | Fern Chemistry · 2024".
_LABELLED = re.compile(
    r"(?i:(?:conference |journal |research )?(?:paper|article"
    r"|publication))\s*[·|•:–-]\s*(?P<name>[A-ZÀ-Ý][^\n·|•]{2,60}?)"
    r"(?:\s*[·|•,]?\s*(?:19|20)\d\d)?"
)
_LONGEST, _COVERED, _SEVERAL = 80, 0.6, 2


def with_venues_above(text: str, blocks: Sequence[Block], found: Sequence[TitleMatch]) -> list[TitleMatch]:
    """The titles, those that tell no venue with the line above that is one, where a page has several such lines."""
    silent = {match.block for match in found if _is_silent(match)}
    titled = {match.block for match in found}
    heads = dict(_heads(text, blocks, titled)) if silent else {}
    if len({text[slice(*span)] for span in heads.values()}) < _SEVERAL:
        return list(found)
    over = _over(text, blocks, heads, titled)
    return [_with_venue(text, match, over.get(match.block)) if match.block in silent else match for match in found]


def _is_silent(match: TitleMatch) -> bool:
    return bool(match.authors) and match.venue is None and (match.rest is None or match.rest[0] == match.rest[1])


def _heads(text: str, blocks: Sequence[Block], titled: Collection[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Lines that are a venue and nothing else, with where its name stands."""
    for index, block in enumerate(blocks):
        if index in titled or block.in_teaser or not 3 < block.end - block.start < _LONGEST:
            continue
        forms = (_LABELLED, _EDITION, _MEETING)
        own = next((m for form in forms if (m := form.fullmatch(text, block.start, block.end))), None)
        line = text[block.start : block.end]
        if own is not None and is_date(own["name"]):
            continue
        if own is not None:
            yield index, own.span("name")
        elif sum(venue.end - venue.start for venue in find_venues(line)) > _COVERED * len(line):
            yield index, (block.start, block.end)


def _over(
    text: str, blocks: Sequence[Block], heads: dict[int, tuple[int, int]], titled: Collection[int]
) -> dict[int, tuple[int, int]]:
    """The venue above each title, until another line is one or a heading begins another list.

    Where most venues stand above one title each, they are those of cards, and hold for that title alone.
    """
    below, current = dict[int, list[int]](), -1
    for index, block in enumerate(blocks):
        if index in heads:
            current = index
        elif index in titled and current >= 0:
            below.setdefault(current, []).append(index)
        elif block.kind is SegmentKind.HEADING and is_generic(text[block.start : block.end].strip("#* ")):
            current = -1
    cards = 2 * sum(len(titles) == 1 for titles in below.values()) > len(below)
    return {title: heads[head] for head, titles in below.items() for title in (titles[:1] if cards else titles)}


def _with_venue(text: str, match: TitleMatch, head: tuple[int, int] | None) -> TitleMatch:
    if head is None:
        return match
    line = text.rfind("\n", 0, head[0]) + 1, text.find("\n", head[1])
    known = find_venues(text[slice(*line)])
    return replace(match, rest=line, venue=None if known else head)
