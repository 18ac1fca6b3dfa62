"""A question in, the wishes that it states out: where they stand, and which of its words say them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg import search
from kg.asking.place_words import Span
from kg.search import Wish

_WORD = re.compile(r"\w+")
#: Questions whose wishes are remembered while they are read.
_READ_AGAIN = 8


@lru_cache(_READ_AGAIN)
def wishes_in(text: str) -> tuple[Wish, ...]:
    """The wishes in a text, which are asked for more than once while a question is read."""
    return tuple(search.wishes_in(text))


def wishes_apart(text: str) -> str:
    """A text of the same length, with marks in place of its wishes: what stands beside one stands at an end."""
    left = text
    for start, end in _spans(text):
        left = left[:start] + ";".ljust(end - start) + left[end:]
    return left


def wished_words(text: str) -> frozenset[str]:
    """The words in small letters that state wishes; none of them is a slip."""
    return frozenset(word for start, end in _spans(text) for word in _WORD.findall(text[start:end].lower()))


def _spans(text: str) -> list[Span]:
    return [span for wish in wishes_in(text) for span in wish.spans]
