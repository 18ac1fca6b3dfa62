"""Text in, stretches of it out: lines, clauses and found values, all as offsets into the whole document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

#: Characters that open a list item or decorate a heading.
BULLETS = "•●▪◦‣⁃·*-–—⦁■□✓✔➢➤→►▸#_>|"
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_OTHER_BREAKS = ("\r", "\u2028", "\u2029")
# The stop comes first and what it must not belong to is looked up behind it: the other way round is ten times slower.
_CLAUSE_END = re.compile(
    r"[.!?;•●▪⦁\s](?:(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\b[A-Z]\.)(?<!\b[SJsjD]r\.)(?<!\b[PM]h\.)(?<!\.Sc\.)(?<!\b[BM]Sc\.)"
    r"(?<!\.Eng\.)(?<!\.Tech\.)(?<!\binkl\.)(?<!\bbzw\.)(?<!z\.B\.)"
    r"(?=[\s”\"')]|$|(?<=[a-z].)[A-Z])|(?<=[;•●▪⦁\n\r\u2028])|(?<=\s)[-–*·]\s+(?=[A-Z•]))"
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value read from `text[start:end]`; `confidence` says how far to trust the rule that read it."""

    value: T
    start: int
    end: int
    confidence: float


class Line(NamedTuple):
    """One line without its surrounding white space; `gap` says that an empty line precedes it."""

    start: int
    end: int
    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where clauses and list items of a stretch end, for asking which clause a position lies in."""

    start: int
    end: int
    stops: tuple[int, ...]

    def around(self, position: int) -> tuple[int, int]:
        """Start and end of the clause that holds `position`."""
        index = bisect_right(self.stops, position)
        left = self.stops[index - 1] if index else self.start
        right = self.stops[index] if index < len(self.stops) else self.end
        return left, right

    def end_after(self, position: int) -> int:
        """End of the clause, at or after `position`."""
        index = bisect_left(self.stops, position)
        return self.stops[index] if index < len(self.stops) else self.end


def clauses_of(text: str, start: int, end: int) -> Clauses:
    """The clauses of `text[start:end]`: sentences, list items and lines."""
    return Clauses(start, end, tuple(match.end() for match in _CLAUSE_END.finditer(text, start, end)))


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]` that hold more than white space."""
    lines: list[Line] = []
    gap = False
    stop = len(text) if end is None else end
    for at, raw in _raw_lines(text, start, stop):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        left = at + len(raw) - len(raw.lstrip())
        blank = gap or text.count("\n", lines[-1].end if lines else start, left) > 1
        lines.append(Line(left, left + len(stripped), stripped, blank))
        gap = False
    return lines


def _raw_lines(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Where the lines of `text[start:stop]` begin and what they are, but for those without any character."""
    part = text[start:stop]
    if any(mark in part for mark in _OTHER_BREAKS):
        yield from ((match.start(), match.group()) for match in _LINE.finditer(text, start, stop))
        return
    at = start
    for raw in part.split("\n"):
        if raw:
            yield at, raw
        at += len(raw) + 1


def joined(lines: Iterable[Line]) -> str:
    """The lines as one text again."""
    return "\n".join(line.text for line in lines)


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in small letters, all where they were: a capital that would become two letters stays as it is.

    To look for small letters in it is several times as fast as to let a regular expression ignore the case.
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def trimmed(text: str, start: int, end: int, strip: str = "") -> tuple[int, int]:
    """The span without white space, and without characters of `strip`, at both ends."""
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return start, end
