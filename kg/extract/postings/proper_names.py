"""A posting in, its capitalised names out, each with what stands before and behind it left to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.lexicon.words import SMALL_WORDS, word_set
from kg.extract.postings.advert import Advert

_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w&+-]*(?:[./][A-Za-z][\w&+-]*)*|[ei][A-Z]\w+)"
# The first letter comes first and what it must not belong to is looked up behind it: the other way round is slower.
_FIRST_CAP = r"[A-Zei](?<![\w&].)(?:(?<=[A-Z])[\w&+-]*(?:[./][A-Za-z][\w&+-]*)*|(?<=[ei])[A-Z]\w+)"
_CHAIN = re.compile(
    rf"{_FIRST_CAP}(?:(?:[ \xa0]+(?:of|for|and|&|de|du|in))?[ \xa0]+(?:{_CAP}|\([A-Z][\w&]{{1,9}}\))){{0,9}}"
)
_JOINT = re.compile(r"(?<=[a-zé])(?=[A-Z])")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+$)")


class ProperName(NamedTuple):
    """A run of capitalised words, joined by small words: `text[start:end] == text`."""

    text: str
    start: int
    end: int


def proper_names(advert: Advert) -> list[ProperName]:
    """All runs of capitalised words in the posting and in what stands above it about the employer."""
    start = min([advert.start, *(section.start for section in advert.sections)])
    return list(_names(advert.text, start, advert.end))


def _names(text: str, start: int, end: int) -> Iterator[ProperName]:
    for match in _CHAIN.finditer(text, start, end):
        chain, offset = match.group(), match.start()
        while chain and (begin := _first_word(chain)) is not None:
            begin += _glued_to(text, chain[begin:].split(" ")[0])
            stop = _last_word(chain, begin)
            yield ProperName(chain[begin:stop], offset + begin, offset + stop)
            chain, offset = chain[stop + 1 :], offset + stop + 1


def _first_word(chain: str) -> int | None:
    """Where the name begins, behind words that are capitalised only because a sentence or heading begins."""
    position = 0
    for word in chain.split(" "):
        glued = None if word[1:].islower() else _GLUED.search(word)
        last = word[glued.start() :] if glued else word
        if last.lower() not in SMALL_WORDS:
            return position
        position += len(word) + 1
    return None


def _glued_to(text: str, word: str) -> int:
    """How much of the word belongs to a heading or sentence before it: "ForContoso", where "Contoso" stands elsewhere.

    "PayPal" stays, as no "Pal" stands by itself.
    """
    if word[1:].islower() or len(word) > _LONGEST_WORD:
        return 0
    for joint in _JOINT.finditer(word):
        tail = word[joint.start() :]
        if len(tail) > 2 and (word[: joint.start()].lower() in _HEADS or _stands_alone(text, tail)):
            return joint.start()
    return 0


#: What is longer is data, of which every part would be looked for in the whole text.
_LONGEST_WORD = 60


def _stands_alone(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or before in _JOINS) and not (behind.isalnum() or behind == "_"):
            return True
        at = text.find(word, at + 1)
    return False


#: Beside letters and digits these keep a word from standing alone.
_JOINS = frozenset("_&-")


def _last_word(chain: str, begin: int) -> int:
    """Where the name ends: before a word that begins the next sentence, "Contoso Ltd We are …"."""
    position = begin + len(chain[begin:].split(" ")[0])
    for word in chain[position:].split(" ")[1:]:
        if word in _SENTENCE_OPENERS:
            return position
        position += len(word) + 1
    return len(chain)


#: Headings of one word, which a lost line break glues to the name behind them.
_HEADS = word_set(
    "description summary overview about us company profile introduction responsibilities requirements qualifications"
    " role position for location employer at"
)
_SENTENCE_OPENERS = word_set(
    "We You Our Your This The These It If In As At To They There When What Why Who How Join About Please Apply A"
    " An He She"
)
