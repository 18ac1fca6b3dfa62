"""Names that may be the employer's in, numbers out for each: who calls it so, where it stands, what it looks like.

The numbers are what `kg.extract.postings.employers.model` weighs. Each is small: counts as logarithms, the rest
between -2.5 and 2.5. Words around a name go into boxes by a hash, as there are more of them than can be listed.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.affiliation_words import PLACES
from kg.extract.lexicon.name_likeness import is_english
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import SMALL_WORDS
from kg.extract.postings.advert import Advert
from kg.extract.postings.employers.calls import LEGAL_BEHIND
from kg.extract.postings.employers.candidates import Candidate, Heard, LogOdds, surroundings
from kg.extract.postings.naming.titles import has_role_head
from kg.extract.postings.roles.reader import RoleReading
from kg.ports import Vocabulary
from kg.schema import NodeType

#: Words around names are counted in so many boxes; a power of two.
BOXES = 1 << 13
_DOMAIN = sought(r"(?:@|//(?:www\.|jobs\.|careers\.)*|\bwww\.(?:jobs\.|careers\.)*)([a-z0-9-]{3,30})\.[a-z]{2,10}")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]|\n")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TYPES = (NodeType.ORGANIZATION, NodeType.SKILL, NodeType.TOPIC, NodeType.ROLE, NodeType.VENUE)
#: A call of so much or more is told apart from weaker ones.
_STEPS = (0.4, 0.8, 1.0, 2.0, 3.0, 4.0)
#: So many places of a name are looked at, and so many letters beside each.
_LOOKED_AT, _BESIDE = 6, 40
_MOST = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a name: `numbers` by what they count, `around` the boxes of the words beside it."""

    numbers: Mapping[str, float]
    around: tuple[int, ...]


def evidence(heard: Heard, found: Sequence[Candidate], log_odds: LogOdds) -> list[Evidence]:
    """Evidence for each of the names, in their order."""
    page = _Page.of(heard.advert, heard.role, found)
    return [
        Evidence(
            {
                "any": 1.0,
                **_of_calls(candidate, page),
                **_of_place(candidate, page),
                **_of_name(candidate, heard.vocabulary, log_odds),
                **_beside_others(candidate, page),
            },
            tuple(sorted(set(_words_around(candidate, page)))),
        )
        for candidate in found
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """What all names of a posting are compared with."""

    advert: Advert
    title: str
    first_section: int
    domains: frozenset[str]
    spoken: Mapping[str, float]
    mentions: Mapping[str, tuple[int, ...]]
    called: frozenset[str]
    parts_of_called: frozenset[str]
    most_spoken: float
    most_mentions: int
    any_stated: bool
    any_ruled: bool

    @classmethod
    def of(cls, advert: Advert, role: RoleReading, found: Sequence[Candidate]) -> _Page:
        text, around = advert.text, surroundings(advert)
        line_end = text.find("\n", role.title_start)
        titled = role.parsed is not None and not role.in_text
        headed = (section.start for section in advert.sections if section.kind.value != "other")
        spoken = {candidate.name: sum(candidate.weights) for candidate in found}
        called = frozenset(name for name, weight in spoken.items() if weight > 0)
        mentions = {candidate.name: tuple(_mentions(text, candidate.name, *around)) for candidate in found}
        return cls(
            advert=advert,
            title=text[role.title_start : line_end if line_end >= 0 else len(text)] if titled else "",
            first_section=min(headed, default=advert.start + 400),
            domains=frozenset(_domains(text, *around)),
            spoken=spoken,
            mentions=mentions,
            called=called,
            parts_of_called=frozenset(part for name in called for part in _parts_of(name)),
            most_spoken=max(spoken.values()),
            most_mentions=max(map(len, mentions.values())),
            any_stated=any(candidate.stated for candidate in found),
            any_ruled=any(candidate.ruled for candidate in found),
        )


def _domains(text: str, start: int, end: int) -> Iterator[str]:
    """The names in addresses of sites and mail, without hyphens."""
    if any(mark in text for mark in ("@", "//", "www.")):
        yield from (domain.replace("-", "") for domain in _DOMAIN.findall(text, start, end))


def _mentions(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where the name stands as words of its own in `start:end`, the first dozen."""
    at, told = text.find(name, start, end), 0
    while at >= 0 and told < _MOST:
        before, behind = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "_" or behind.isalnum() or behind == "_"):
            yield at
            told += 1
        at = text.find(name, at + 1, end)


def _of_calls(candidate: Candidate, page: _Page) -> dict[str, float]:
    weights = candidate.weights
    strongest = max(weights, default=0.0)
    own, most = page.spoken[candidate.name], page.most_spoken
    return {
        "calls": math.log1p(len(weights)),
        "weight": math.log1p(sum(weights)),
        "strongest": min(strongest, 4.0) / 2,
        **{f"strongest>={step}": 1.0 for step in _STEPS if strongest >= step},
        "part": float(any(call.unit for call in candidate.calls)),
        "most called": float(own == most > 0),
        "share of calls": own / most if most else 0.0,
        "behind": min(most - own, 6.0) / 3,
        "stated": float(candidate.stated),
        "stated beside more": float(candidate.stated and not _is_line(page.advert.text, *_stated_at(candidate))),
        "another stated": float(page.any_stated and not candidate.stated),
        "ruled": float(candidate.ruled),
        "another ruled": float(page.any_ruled and not candidate.ruled),
        **{f"page {kind}": 1.0 for kind in candidate.chrome},
    }


def _of_place(candidate: Candidate, page: _Page) -> dict[str, float]:
    advert, mentions = page.advert, page.mentions[candidate.name]
    often = page.most_mentions
    first = min(candidate.starts)
    length = max(advert.end - advert.start, 1)
    ends = [at + len(candidate.name) for at in mentions]
    return {
        "mentions": math.log1p(len(mentions)),
        "most mentions": float(len(mentions) == often),
        "share of mentions": len(mentions) / max(often, 1),
        "in header": float(first < page.first_section),
        "where": min(max(first - advert.start, 0) / length, 1.0),
        "above": float(first < advert.start),
        "below": float(first > advert.end),
        "in title": float(candidate.name in page.title),
        "legal form": float(any(LEGAL_BEHIND.match(advert.text, end) for end in ends)),
        "alone on line": float(any(_is_line(advert.text, at, at + len(candidate.name)) for at in mentions)),
        **{f"in {advert.kind_at(at).value}": 1.0 for at in mentions[:_LOOKED_AT]},
    }


def _stated_at(candidate: Candidate) -> tuple[int, int]:
    """Where a name heads the posting: before all others that call it so."""
    return min(candidate.starts), min(candidate.starts) + len(candidate.name)


def _is_line(text: str, start: int, end: int) -> bool:
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not text[left:start].strip() and not text[end : right if right >= 0 else len(text)].strip()


def _of_name(candidate: Candidate, vocabulary: Vocabulary, log_odds: LogOdds) -> dict[str, float]:
    name = candidate.name
    words = name.split()
    small = [word.lower() for word in words]
    plain = [is_english(word) for word in _LETTERS.findall(name)]
    odds = max(-5.0, min(5.0, log_odds(name))) / 2
    firm = vocabulary.lookup(NodeType.ORGANIZATION, name)
    numbers = {
        f"words {min(len(words), 6)}": 1.0,
        "shouted": float(name.isupper()),
        "small": float(name.islower()),
        "digits": float(any(map(str.isdigit, name))),
        "kind of firm": float(not KINDS_OF_FIRM.isdisjoint(small)),
        "ends in kind": float(small[-1] in KINDS_OF_FIRM),
        "begins small": float(small[0] in SMALL_WORDS),
        "part of firm": float(firm is not None and bool(firm.broader)),
        "place": float(name.casefold() in PLACES or name.split(",")[0].casefold() in PLACES),
        "role": float(has_role_head(name) or has_role_head(words[-1].strip(",."))),
        "plain words": sum(plain) / max(len(plain), 1),
        "all plain": float(bool(plain) and all(plain)),
        "one plain": float(len(plain) == 1 and plain[0]),
        "likeness": odds,
        "likeness, stated": odds * candidate.stated,
        "likeness, called": odds * bool(candidate.weights),
    }
    return numbers | {f"known {kind.value}": 1.0 for kind in _TYPES if vocabulary.lookup(kind, name)}


def _beside_others(candidate: Candidate, page: _Page) -> dict[str, float]:
    name = candidate.name
    squeezed = re.sub(r"\W", "", name.lower())
    initials = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
    return {
        "around a name": float(not page.called.isdisjoint(_parts_of(name))),
        "within a name": float(name in page.parts_of_called),
        "domain": float(any(_names_domain(squeezed, domain) for domain in page.domains)),
        "domain of initials": float(len(initials) > 2 and initials in page.domains),
    }


def _parts_of(name: str) -> Iterator[str]:
    """The words of a name and all runs of them, but the whole of it."""
    begins = [0, *(blank.end() for blank in re.finditer(" ", name))]
    ends = [*(begin - 1 for begin in begins[1:]), len(name)]
    for first, begin in enumerate(begins):
        yield from (name[begin:end] for end in ends[first:] if end - begin < len(name))


def _names_domain(name: str, domain: str) -> bool:
    whole = len(name) > 2 and name == domain
    return whole or (len(name) > 4 and (domain.startswith(name) or name.startswith(domain)))


def _words_around(candidate: Candidate, page: _Page) -> Iterator[int]:
    text = page.advert.text
    for at in page.mentions[candidate.name][:_LOOKED_AT]:
        end = at + len(candidate.name)
        before = [word.lower() for word in _WORD.findall(text, max(0, at - _BESIDE), at)[-2:]]
        behind = [word.lower() for word in _WORD.findall(text, end, end + _BESIDE)[:2]]
        yield _box("p1", before[-1] if before else "^")
        yield _box("n1", behind[0] if behind else "$")
        if len(before) > 1:
            yield _box("p2", " ".join(before))
        if len(behind) > 1:
            yield _box("n2", " ".join(behind))


def _box(side: str, words: str) -> int:
    return zlib.crc32(f"{side}:{words}".encode()) & (BOXES - 1)
