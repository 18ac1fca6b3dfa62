"""Text in, names with the abbreviation behind them out: "Buyer Risk Prevention (BRP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """A name and its abbreviation; `start:end` covers both, brackets included."""

    name: str
    short: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """Both, as the text writes them."""
        return f"{self.name} ({self.short})"


@lru_cache(maxsize=4)
def find_abbreviated(text: str, start: int, end: int) -> tuple[Abbreviated, ...]:
    """Names in `text[start:end]` whose abbreviation follows in brackets.

    The letters of the abbreviation must lie in the name, in order, the first at the beginning of a word
    (Schwartz and Hearst, 2003). Several readers ask for those of the same advert.
    """
    return tuple(_abbreviated(text, start, end))


def _abbreviated(text: str, start: int, end: int) -> Iterator[Abbreviated]:
    for match in _ABBREVIATION.finditer(text, start, end):
        left = max(start, match.start() - _WINDOW)
        window = text[left : match.start()].rstrip()
        cut = max(window.rfind(mark) for mark in ".!?\n,;:)") + 1
        offset = _long_form(match.group(1), window[cut:])
        if offset is None:
            continue
        begin = left + cut + offset
        name = text[begin : match.start()].rstrip()
        if name[:1].isupper() and len(name) > len(match.group(1)):
            yield Abbreviated(name, match.group(1), begin, match.end())


def _long_form(short: str, window: str) -> int | None:
    position = len(window) - 1
    for index in range(len(short) - 1, -1, -1):
        char = short[index].lower()
        if not char.isalnum():
            continue
        while position >= 0 and not _fits(window, position, char, first=index == 0):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1


def _fits(window: str, position: int, char: str, *, first: bool) -> bool:
    inside_word = position > 0 and window[position - 1].isalnum()
    return window[position].lower() == char and not (first and inside_word)
