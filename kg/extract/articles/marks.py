"""A stretch of text and the names in it in, a marked copy out in which every known name is one token such as `<O3>`.

Rules about people and papers are regular expressions over the marked copy, so that they need not know
what a name looks like: `former <O1> senior applied scientist <P2> and colleagues at <O3>`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Letters of the tokens: organization, venue, title of a paper, person, team, award.
TOKEN = re.compile(r"<([OVTPG])(\d+)>")
#: A list of people, for patterns: all of it or nothing, for a thousand authors have as many beginnings of lists.
PEOPLE = (
    r"(?><P\d+>(?:(?: \([^()<]{2,60}\)|[*†‡])?(?:, and |, | and |; | & )(?:(?:Dr|Prof)(?:essor)?\.? ){0,2}<P\d+>)*)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A name of kind `letter` at `start:end` of the page; `index` points into the caller's list of that kind."""

    letter: str
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The marked copy of `page[start:end]` with the way back to the page."""

    text: str
    start: int
    end: int
    _marked_at: tuple[int, ...]
    _page_at: tuple[int, ...]

    def to_page(self, position: int) -> int:
        """Offset in the page of an offset in the marked copy; inside a token, that of the name's start."""
        piece = bisect_right(self._marked_at, position) - 1
        shift = position - self._marked_at[piece]
        page = self._page_at[piece] + shift
        return min(page, self._page_at[piece + 1]) if piece + 1 < len(self._page_at) else page

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """Span in the page of a group of a match over the marked copy."""
        return self.to_page(match.start(group)), self.to_page(match.end(group))


def mark(page: str, start: int, end: int, marks: Iterable[Mark]) -> Marked:
    """Replaces the marks inside `page[start:end]`; of overlapping marks the first and longest stays."""
    pieces: list[str] = []
    marked_at, page_at = [0], [start]
    position, length = start, 0
    for item in sorted(marks, key=lambda m: (m.start, -m.end)):
        if item.start < position or item.end > end:
            continue
        token = f"<{item.letter}{item.index}>"
        pieces += [_plain(page[position : item.start]), token]
        length += item.start - position
        marked_at += [length, length + len(token)]
        page_at += [item.start, item.end]
        length += len(token)
        position = item.end
    pieces.append(_plain(page[position:end]))
    return Marked("".join(pieces), start, end, tuple(marked_at), tuple(page_at))


def _plain(text: str) -> str:
    """The text without characters that only tokens may have, at the same length."""
    return text.replace("<", "‹")


def indices(marked: str, letter: str) -> Sequence[int]:
    """Indices of the tokens of one kind, in the order of the text, each once."""
    return tuple(dict.fromkeys(int(number) for kind, number in TOKEN.findall(marked) if kind == letter))
