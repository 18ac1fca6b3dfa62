"""A stretch of text in, its lines and sentences as words with offsets out: cut as the gold the model learnt from is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A word keeps its inner signs ("CI/CD", "Node.js", "state-of-the-art"), but "code.Proficiency" is two.
_WORD = re.compile(r"[^\W_]+(?:(?:[-/&'’+#@]|\.(?![A-Z][a-z]))[^\W_]+)*(?:\+\+|\+|#)?|[^\w\s]")
_LINE_END = re.compile(
    r"[\n\r\u2028\u2029]+|(?<=[a-z)][.!?;])(?:\s+(?=[A-Z])|(?=[A-Z][a-z]))|\s[•●▪⦁]\s|\s[-–*]\s+(?=[A-Z\d])"
)
#: Longer lines are cut: they are lists of hundreds of tags, or prose that lost its full stops.
_MOST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a line or sentence; word `i` is `text[starts[i]:ends[i]]`."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def word_lines(text: str, start: int = 0, end: int | None = None, *, commas: bool = False) -> Iterator[Line]:
    """Lines and sentences of `text[start:end]` that hold a word; commas are left out as in SkillSpan unless wanted."""
    stop = len(text) if end is None else end
    left = start
    for match in _LINE_END.finditer(text, start, stop):
        yield from _cut(text, left, match.start(), commas)
        left = match.end()
    yield from _cut(text, left, stop, commas)


def _cut(text: str, start: int, end: int, commas: bool) -> Iterator[Line]:
    found = [match for match in _WORD.finditer(text, start, end) if commas or match.group() != ","]
    for first in range(0, len(found), _MOST_WORDS):
        part = found[first : first + _MOST_WORDS]
        yield Line(
            tuple(match.group() for match in part),
            tuple(match.start() for match in part),
            tuple(match.end() for match in part),
        )
