"""A regular expression in, texts that it may take long over out: they are read off its own parts.

Time is lost where a part that repeats can be matched in several ways, or from many places, and what follows it fails.
So every repeated part gives texts: what must stand before it, what it repeats many times over, and a sign that fits
nothing. Where a part takes several letters, each of a few is tried, because two parts that stand side by side often
share one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # what `re.compile` itself reads expressions with
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Letters preferred where a part takes several.
_LETTERS = "aA1 \n-.,/’(|:\u00a0é"
#: Times from which a part counts as repeated.
_MANY = 4
#: What stands between two stretches of a text.
_NOTHING = " \x01 "
#: What may end a text, so that what was read until there is read again in another way.
_ENDS = ("", "\x01ж", "\n\x01ж")
#: Texts that people paste and that no part of an expression asks for.
_COMMON = (
    *(
        "a",
        "A",
        "1",
        " ",
        "\n",
        "\t",
        "-",
        ".",
        ",",
        "'",
        '"',
        "’",
        "“",
        "(",
        "[",
        "|",
        "*",
        "#",
        "/",
        "_",
        ":",
        "\u00a0",
    ),
    *(
        "Aa ",
        "aa ",
        "A, ",
        "Aa, ",
        "Aa Bb, ",
        "Aa and ",
        "A-",
        "a-",
        "A.",
        "A. ",
        "x@",
        "a/",
        " / ",
        " | ",
        " - ",
        "( ",
        "(a",
    ),
    *(
        " \n",
        "\n\t",
        "- \n",
        "a\n",
        "Aa\n",
        "Aa Bb\n",
        "1 ",
        "1,",
        "1. ",
        "2031 ",
        "AA ",
        "aA",
        "a: ",
        "http://",
        "<P1>, ",
        "<O1> and ",
    ),
)
#: Letters of what repeats a letter, so that a word can be parted at several places.
_SEVERAL = 8
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
}
_OPPOSITES = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}


@dataclass(frozen=True, slots=True)
class Runs:
    """How many letters readers let go on: of one sign or white space, of a word, of anything."""

    sign: int = 100
    word: int = 1_000_000
    text: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any length: what it begins with, what it repeats, what it ends with."""

    start: str
    again: str
    end: str

    def text(self, letters: int, runs: Runs) -> str:
        """The text of about so many letters, in which nothing goes on for longer than readers let it."""
        unit = self.start + self.again * max(1, min(self._longest(runs), letters) // len(self.again))
        if len(unit) + len(self.again) > letters:
            return unit + self.end
        unit += self.end or _NOTHING
        return unit * (letters // len(unit))

    def _longest(self, runs: Runs) -> int:
        if self.again.isspace() or (self.again == self.again[0] * len(self.again) and not self.again.isdigit()):
            return runs.sign
        return runs.word if not any(map(str.isspace, self.again)) else runs.text

    def __str__(self) -> str:
        return f"{self.start!r} + {self.again!r} * n + {self.end!r}"


@dataclass(frozen=True, slots=True)
class _Way:
    """How a text is made that a part matches: of which letter, and how often what is one letter is repeated."""

    letter: str
    several: int


def attacks(pattern: str, flags: int) -> list[Attack]:
    """All texts against an expression, each once, always in the same order."""
    tree = parser.parse(pattern, flags)
    found = [Attack("", common, end) for common in _COMMON for end in _ENDS[:2]]
    for way in (_Way(letter, several) for several in (0, _SEVERAL) for letter in _told_apart(tree, flags)):
        for start, again in _repeated(tree, "", way):
            if again:
                found += [Attack(start, again, end) for end in _ENDS]
                found += [Attack("", start + again, end) for end in _ENDS[:2]]
    return list(dict.fromkeys(found))


def _told_apart(tree: Iterable[Any], flags: int) -> Iterator[str]:
    """Letters, one of those each that all parts of an expression take, or do not take, alike."""
    parts = {repr(part): part for part in _letters_asked(tree)}.values()
    known: set[tuple[bool, ...]] = set()
    for letter in _LETTERS:
        forms = (letter, letter.swapcase()) if flags & re.IGNORECASE else (letter,)
        alike = (*(any(_asks_for(*part, form) for form in forms) for part in parts), letter == "\n", letter.isalnum())
        if alike not in known:
            known.add(alike)
            yield letter


def _letters_asked(pieces: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    for kind, value in pieces:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN):
            yield kind, value
        for part in _parts(kind, value):
            yield from _letters_asked(part)


def _asks_for(kind: Any, value: Any, letter: str) -> bool:
    return _takes(value, letter) if kind is op.IN else bool(ord(letter) == value)


def _repeated(pieces: Iterable[Any], start: str, way: _Way) -> Iterator[tuple[str, str]]:
    """What stands before each part that repeats, and what it repeats; at last the pieces as a whole."""
    for kind, value in pieces:
        for part in _parts(kind, value):
            yield from _repeated(part, start, way)
        if kind in _REPEATS and value[1] >= _MANY:
            yield start, _sample(value[2], way)
        start += _sample_of(kind, value, way)
    yield "", start


def _parts(kind: Any, value: Any) -> list[Any]:
    """The expressions inside one piece."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    return [branch for branch in value[1:] if branch] if kind is op.GROUPREF_EXISTS else []


def _sample(pieces: Iterable[Any], way: _Way) -> str:
    """A text that some pieces match, of the letter where they take it."""
    return "".join(_sample_of(kind, value, way) for kind, value in pieces)


def _sample_of(kind: Any, value: Any, way: _Way) -> str:
    """A text that one piece matches; none where it looks ahead or is the edge of something."""
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return way.letter if ord(way.letter) != value else "b"
    if kind is op.ANY:
        return way.letter if way.letter != "\n" else "a"
    if kind is op.IN:
        return _member(value, way.letter)
    if kind in _REPEATS:
        least, most, piece = value
        return _sample(piece, way) * _times(least, most, piece, way)
    if kind is op.ASSERT:
        direction, piece = value
        return _sample(piece, way) if direction < 0 else ""
    parts: list[str] = [_sample(part, way) for part in _parts(kind, value)] if kind is not op.ASSERT_NOT else []
    return next((part for part in parts if way.letter in part), parts[0] if parts else "")


def _times(least: Any, most: Any, piece: Any, way: _Way) -> int:
    """How often a part is repeated: as seldom as may be, or where it is one letter, several times."""
    one_letter = len(piece) == 1 and piece[0][0] in (op.IN, op.ANY, op.NOT_LITERAL)
    return max(int(least), min(int(most), way.several)) if one_letter else int(least)


def _member(items: list[Any], letter: str) -> str:
    """The letter, if a set takes it, else one that the set does take."""
    ranges = [value if kind is op.RANGE else (value, value) for kind, value in items if kind in (op.RANGE, op.LITERAL)]
    candidates = [letter, *(chr(low) for low, _ in ranges), *_LETTERS, "b", "\u4e00"]
    return next((candidate for candidate in candidates if _takes(items, candidate)), letter)


def _takes(items: list[Any], letter: str) -> bool:
    opposite = items[0][0] is op.NEGATE
    return opposite != any(_is_in(kind, value, letter) for kind, value in items)


def _is_in(kind: Any, value: Any, letter: str) -> bool:
    if kind is op.LITERAL:
        return bool(ord(letter) == value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is not op.CATEGORY:
        return False
    if value in _OPPOSITES:
        return not _CATEGORIES[_OPPOSITES[value]](letter)
    return value in _CATEGORIES and _CATEGORIES[value](letter)
