"""A posting in, the plain words out that it is about, as it says them again and again: "payments", "routing"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.extract.draft import TermMatch
from kg.extract.lexicon.headings import BOILERPLATE, QUALIFICATIONS, SectionKind
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.terms import name_of
from kg.schema import FieldSpan

#: A plain word that a posting names again.
_TOLD = 0.8
#: So often a posting names what it is about.
OFTEN = 2
#: Between two items of a list, and behind one that no longer name goes on from.
COMMA = re.compile(r", (?:and |or )?| (?:and|or|and/or) |/| & ")
ENDS = re.compile(r"[,.;:)/\n]| (?:and|or|&) |$")


def plain_subjects(advert: Advert, named: Sequence[FieldSpan]) -> Iterator[tuple[Found[str], float]]:
    """Plain words that the job is about as its title has them, or its text again and again: "payments"."""
    told: dict[str, list[tuple[TermMatch, SectionKind | None]]] = defaultdict(list)
    for index, match in enumerate(advert.plain):
        sure = any(span.start <= match.start < span.end for span in named) or _is_stressed(advert, index)
        kind: SectionKind | None = advert.kind_at(match.start)
        kind = None if sure and kind not in BOILERPLATE | QUALIFICATIONS else kind
        if kind not in BOILERPLATE and not _is_half(advert.text, match):
            told[match.term.name].append((match, kind))
    again = Counter(match.term.name for match in advert.terms if match.term.name in told)
    for name, matches in told.items():
        kinds = {kind for _, kind in matches}
        times = len(matches) + again[name]
        least = OFTEN if any(_is_akin(advert.text[m.start : m.end], name) for m, _ in matches) else _VERY_OFTEN
        if None in kinds or (times >= least and not kinds <= QUALIFICATIONS):
            first = matches[0][0]
            yield Found(name_of(first, advert.document), first.start, first.end, _TOLD), 0.3 * times


#: So often it says a word that is not of the subject's name: who drinks water twice does no hydrology.
_VERY_OFTEN = 4
_STEM = 3


def _is_akin(surface: str, name: str) -> bool:
    """Whether a word of the text and one of a subject's name begin alike: "payment" and "payments"."""
    stems = {word[:_STEM].lower() for word in name.split()}
    return any(word[:_STEM].lower() in stems for word in surface.split())


#: Before what a job is about.
_ON = sought(
    r"\b(?:work(?:s|ing)? on|focus(?:es|ed|ing)? on|(?:area|field|domain|space|science|world|future) of"
    r"|(?:problems|challenges|solutions|models|algorithms|methods|systems|tools) (?:in|for)|speciali[sz]\w+ in"
    r"|research (?:on|in|into))"
    r" (?:the |our |all things )?$"
)
_SO_FAR = 40
#: What every product shall be: "built for security, reliability and scale" is about none of them.
_QUALITIES = frozenset(("security", "safety", "latency", "reliability engineering", "automation"))


def _is_stressed(advert: Advert, index: int) -> bool:
    """Whether a plain word stands in a list of such words, or behind what says that the work is on it."""
    here, text = advert.plain[index], advert.text
    if not ENDS.match(text, here.end, advert.end):
        return False
    if _ON.search(text, max(advert.start, here.start - _SO_FAR), here.start):
        return True
    if here.term.name in _QUALITIES or not _is_akin(text[here.start : here.end], here.term.name):
        return False
    beside = (*advert.plain[max(0, index - 1) : index], *advert.plain[index + 1 : index + 2])
    return any(COMMA.fullmatch(text, min(here.end, other.end), max(here.start, other.start)) for other in beside)


def _is_half(text: str, match: TermMatch) -> bool:
    """Whether a word is one half of a longer one: "game-changing"."""
    return "-" in (text[match.start - 1 : match.start], text[match.end : match.end + 1])
