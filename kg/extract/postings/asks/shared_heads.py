"""Items of a list of fields in, those out with the head that they share: "civil or structural engineering"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import word_set

#: Last words of fields that the words before them share.
_HEADS = word_set("""
    engineering science sciences chemistry physics biology psychology studies economics sociology mathematics medicine
    administration technology technologies law linguistics geography geology policy relations design arts ecology
    genetics ingenieurwesen ingenieurwissenschaften
""")
#: Words that are no fields, so that they need the head: adjectives by their ends, and nouns that stand like them.
_ADJECTIVE = re.compile(r"(?:al|ic|ary|ular|ive|ian|ed)$")
_NOUNS = word_set("""
    civil computer software aerospace systems process life earth data information materials sport sports nuclear
    petroleum mining textile automotive marine naval hardware network plant soil crop food public computing control
    structural operation
""")
#: Adjectives of any field, which need no head, and nouns that only end like adjectives.
_NO_ADJECTIVE = word_set("""
    technical scientific quantitative analytical professional appropriate applicable suitable higher advanced applied
    music logic journal animal hospital capital related medical clinical legal academic
""")
#: Between two items that may share a head.
_JOINT = re.compile(r"\s*+(?:,?\s*+\b(?:and|or|and/or|und|oder)\b|&|/)\s*(?:an?\s+|in\s+)?", re.IGNORECASE)
_JOINED = re.compile(_JOINT.pattern + r"$", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")


def with_shared_heads(items: Sequence[Found[str]], text: str) -> list[Found[str]]:
    """The items in their order; those that lack the head of a later one have it in their value."""
    told: list[Found[str]] = []
    head, start = "", 0
    for item in reversed(items):
        words = item.value.split()
        between = text[item.end : start]
        if head and _needs(words) and (_JOINT.fullmatch(between) or _COMMA.fullmatch(between)):
            told.append(replace(item, value=f"{item.value} {head}"))
        else:
            shared = (
                len(words) > 1
                and words[-1].lower() in _HEADS
                and _JOINED.search(text, max(0, item.start - _LAST), item.start)
            )
            head = words[-1] if shared else ""
            told.append(item)
        start = item.start
    return told[::-1]


_LAST = 8


def _needs(words: Sequence[str]) -> bool:
    """Whether the words are one that names no field alone."""
    word = words[0].lower()
    if len(words) > 1 or word in _NO_ADJECTIVE:
        return False
    return word in _NOUNS or _ADJECTIVE.search(word) is not None
