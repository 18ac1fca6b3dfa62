"""A posting in, the parts of firms out that it is for and that a vocabulary knows: "the Snow group in Contoso Labs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.ports import Vocabulary
from kg.schema import NodeType

#: Before a part of a firm that has the group which hires.
_HAS_GROUP = re.compile(
    r"\b(?:team|group|lab|organi[sz]ation|org|squad|[Jj]oin|[Jj]oining)\s+(?:(?:in|within|at|of|inside)\s+)?(?:the\s+|our\s+)?$"
)
#: Behind a part of a firm that speaks for itself.
_SPEAKS = re.compile(
    r"(?:\s*\([A-Z][\w&]{1,9}\))?\s+(?:team|group|organi[sz]ation|is (?:looking|seeking|hiring|recruiting|the)"
    r"|are (?:looking|seeking|hiring)|brings together|seeks)\b"
)
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a firm that the text speaks of as the one which hires, and the firms it is known to belong to."""

    name: str
    parents: tuple[str, ...]
    start: int
    end: int


def known_parts(advert: Advert, vocabulary: Vocabulary) -> Iterator[Part]:
    """Parts of firms that have the group which hires or speak for themselves."""
    for match in advert.terms_between(advert.start, advert.end, NodeType.ORGANIZATION):
        if not match.term.broader or advert.kind_at(match.start) in BOILERPLATE | QUALIFICATIONS:
            continue
        before = _HAS_GROUP.search(advert.text, max(advert.start, match.start - _NEAR), match.start)
        if before or _SPEAKS.match(advert.text, match.end, advert.end):
            parents = [
                term.name for name in match.term.broader if (term := vocabulary.lookup(NodeType.ORGANIZATION, name))
            ]
            yield Part(match.term.name, (*match.term.broader, *parents), match.start, match.end)


def part_of(parts: Sequence[Part], employer: str | None) -> Found[str] | None:
    """The first part that belongs to the employer."""
    part = next((part for part in parts if employer in part.parents), None)
    return Found(part.name, part.start, part.end, 0.8) if part else None


def parent_of(advert: Advert, parts: Sequence[Part]) -> Found[str] | None:
    """The firm that a part belongs to, where the text names it too."""
    for part in parts:
        for parent in part.parents:
            named = re.search(rf"\b{re.escape(parent)}\b", advert.text[advert.start : advert.end])
            if named:
                return Found(parent, advert.start + named.start(), advert.start + named.end(), 0.6)
    return None


def house_of_team(team: Found[str], vocabulary: Vocabulary) -> tuple[Found[str] | None, Found[str]]:
    """The known firm with whose name a team's begins, and the team without it: "Contoso Frost Architecture"."""
    first, _, rest = team.value.partition(" ")
    term = vocabulary.lookup(NodeType.ORGANIZATION, first)
    if term is None or " " not in rest or len(first) < _SHORTEST:
        return None, team
    firm = Found(term.name, team.start, team.start + len(first), 0.6)
    return firm, replace(team, value=rest, start=team.start + len(first) + 1)


_SHORTEST = 4
