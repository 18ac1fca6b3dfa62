"""A question in, the wishes that it states out: where they stand, and which of its words say them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kg import search
from kg.asking.place_words import Span
from kg.search import Wish

_WORD = re.compile(r"\w+")
#: Questions whose wishes are remembered while they are read.
_READ_AGAIN = 8


def wishes_in(text: str) -> tuple[Wish, ...]:
    """The wishes in a text as it is asked today."""
    return _wishes_on(text, date.today())


@lru_cache(_READ_AGAIN)
def _wishes_on(text: str, day: date) -> tuple[Wish, ...]:
    """They are asked for more than once while a question is read."""
    return tuple(search.wishes_in(text, day))


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
