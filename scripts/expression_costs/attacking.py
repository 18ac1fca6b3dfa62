"""A regular expression in, texts that it may take long over out: they are read off its own parts.

Time is lost where a part that repeats can be matched in several ways, or from many places, and what follows it fails.
So every repeated part gives texts: what must stand before it, what it repeats many times over, and a sign that fits
nothing. Where a part takes several letters, each of a few is tried, because two parts that stand side by side often
share one of them.
"""

from __future__ import annotations

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


def attacks(pattern: str, flags: int) -> list[Attack]:
    """All texts against an expression, each once, always in the same order."""
    tree = parser.parse(pattern, flags)
    found = [Attack("", common, end) for common in _COMMON for end in _ENDS[:2]]
    for letter in _LETTERS:
        for start, again in _repeated(tree, "", letter, flags):
            if again:
                found += [Attack(start, again, end) for end in _ENDS]
                found += [Attack("", start + again, end) for end in _ENDS[:2]]
    return list(dict.fromkeys(found))


def _repeated(pieces: Iterable[Any], start: str, letter: str, flags: int) -> Iterator[tuple[str, str]]:
    """What stands before each part that repeats, and what it repeats; at last the pieces as a whole."""
    for kind, value in pieces:
        for part in _parts(kind, value):
            yield from _repeated(part, start, letter, flags)
        if kind in _REPEATS and value[1] >= _MANY:
            yield start, _sample(value[2], letter, flags)
        start += _sample_of(kind, value, letter, flags)
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


def _sample(pieces: Iterable[Any], letter: str, flags: int) -> str:
    """A text that some pieces match, of the letter where they take it."""
    return "".join(_sample_of(kind, value, letter, flags) for kind, value in pieces)


def _sample_of(kind: Any, value: Any, letter: str, flags: int) -> str:
    """A text that one piece matches; none where it looks ahead or is the edge of something."""
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return letter if ord(letter) != value else "b"
    if kind is op.ANY:
        return letter if letter != "\n" else "a"
    if kind is op.IN:
        return _member(value, letter)
    if kind in _REPEATS:
        least, _, piece = value
        return _sample(piece, letter, flags) * int(least)
    if kind is op.ASSERT:
        direction, piece = value
        return _sample(piece, letter, flags) if direction < 0 else ""
    parts: list[str] = (
        [_sample(part, letter, flags) for part in _parts(kind, value)] if kind is not op.ASSERT_NOT else []
    )
    return next((part for part in parts if letter in part), parts[0] if parts else "")


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
