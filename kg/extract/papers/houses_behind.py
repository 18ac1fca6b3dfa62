"""Titles of a list in, the houses that stand in brackets behind them out: "Walking on Wet Moss (Contoso, KTH)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.articles.affiliations import is_known_organization
from kg.extract.papers.mentions import TitleMatch, clean_title

_BRACKET = re.compile(r"\s+\((?P<houses>[A-ZÀ-Ý][^()\d:!?]{1,80})\)")
#: The same at the end of a title.
_BEHIND = re.compile(rf"{_BRACKET.pattern}[.,]?$")
_HOUSE = re.compile(r"[A-ZÀ-Ý][\w.&’'-]*(?: (?:of|for|and|the|&|de|[A-ZÀ-Ý][\w.&’'-]*)){0,6}")
#: What a bracket says of a paper instead: "(Extended Abstract)", "(Best Paper Award)", "(Oral)".
_NOTE = re.compile(
    r"\b(?:abstract|award|paper|poster|oral|spotlight|talk|demo|mention|version|edition|part|chapter|article|preprint"
    r"|press|runner|finalist|nominee|invited|keynote|tutorial|track|announcement|letter|erratum|presentation"
    r"|contribution|workshop|submitted|accepted|findings|best|winner|highlight|full|short|long|pdf|code|video|slides)s?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and |, ?| / |/|; ?")
_SEVERAL = 2


def without_houses(text: str, found: Sequence[TitleMatch]) -> list[TitleMatch]:
    """The titles, those of references up to the bracket with houses that are known, or behind several of them."""
    named = [(_parts(text[match.start : match.end]) if match.authors else ()) for match in found]
    often = Counter(part for parts in named for part in set(parts))
    return [
        _cut(text, match) if parts and all(often[p] >= _SEVERAL or is_known_organization(p) for p in parts) else match
        for match, parts in zip(found, named, strict=True)
    ]


def _parts(title: str) -> Sequence[str]:
    behind = _BEHIND.search(title)
    parts = _BETWEEN.split(behind["houses"]) if behind else []
    return parts if all(map(_may_be_house, parts)) else []


def _may_be_house(part: str) -> bool:
    return _HOUSE.fullmatch(part) is not None and _NOTE.search(part) is None


def _cut(text: str, match: TitleMatch) -> TitleMatch:
    """The title without its bracket, which what follows the title begins with."""
    behind = _BEHIND.search(text[match.start : match.end])
    end = match.start + behind.start() if behind else match.end
    rest = (end, match.rest[1] if match.rest and match.rest[1] > end else match.end)
    return replace(match, title=clean_title(text[match.start : end]), end=end, rest=rest)


def houses_behind_titles(text: str, titles: Sequence[TitleMatch]) -> Iterator[tuple[TitleMatch, str, int, int]]:
    """Each listed title with each house in the bracket right behind it: the name and where it stands."""
    for match in titles:
        if not match.authors or not match.rest or match.rest[0] != match.end:
            continue
        bracket = _BRACKET.match(text, match.end, match.rest[1])
        for part in _BETWEEN.split(bracket["houses"]) if bracket else ():
            start = text.index(part, match.end)
            if _may_be_house(part):
                yield match, part, start, start + len(part)
