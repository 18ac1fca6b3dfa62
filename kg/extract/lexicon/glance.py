"""A piece of a regular expression in, the same piece out behind a glance that sees where it cannot match.

An expression with a hundred alternatives tries each of them at every word. How they begin can be read off the piece
itself; a lookahead for these beginnings, in which letters that they share are compared once, fails at most words at
the first letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # what `re.compile` itself reads expressions with
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Letters of a beginning that are looked at.
_LETTERS = 4
#: Letters of a set up to which each of them begins something of its own.
_FEW = 6
#: A beginning, and whether what comes next in the expression follows it.
_Beginning = tuple[str, bool]


def glanced(piece: str) -> str:
    """The piece behind a lookahead for the beginnings of all it matches; by itself if it may begin with anything.

    Args:
        piece: part of a regular expression; flags that hold for the whole expression are not written in it.
    """
    beginnings = {text for text, _ in _beginnings(parser.parse(piece), _LETTERS)}
    ahead = _branches(beginnings)
    return f"(?={ahead})(?:{piece})" if ahead else f"(?:{piece})"


def _beginnings(pieces: Iterable[Any], letters: int) -> set[_Beginning]:
    """Beginnings of what some pieces, one behind the other, match, of so many letters at most."""
    found = {("", True)}
    for kind, value in pieces:
        if not any(goes_on for _, goes_on in found):
            break
        found = {
            longer
            for text, goes_on in found
            for longer in (_with(text, kind, value, letters) if goes_on else [(text, False)])
        }
    return found


def _with(text: str, kind: Any, value: Any, letters: int) -> Iterator[_Beginning]:
    """A beginning with what one more piece adds to it."""
    if len(text) >= letters:
        yield text, False
        return
    for more, goes_on in _beginnings_of(kind, value, letters - len(text)):
        yield text + more, goes_on


def _beginnings_of(kind: Any, value: Any, letters: int) -> Iterable[_Beginning]:
    """Beginnings of what one piece matches."""
    if kind is op.LITERAL:
        return [(chr(value), True)]
    if kind is op.IN and len(value) <= _FEW and all(item is op.LITERAL for item, _ in value):
        return [(chr(letter), True) for _, letter in value]
    if kind is op.BRANCH:
        return set().union(*(_beginnings(branch, letters) for branch in value[1]))
    if kind is op.SUBPATTERN and not value[1] and not value[2]:  # without flags of its own
        return _beginnings(value[3], letters)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, piece = value
        once = _beginnings(piece, letters)
        some = once if most == 1 else {(text, False) for text, _ in once}
        return some | {("", True)} if least == 0 else some
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return [("", True)]
    return [("", False)]


def _branches(beginnings: Iterable[str]) -> str:
    """What matches any of the beginnings, by their first letters; nothing where one of them is at its end."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for text in beginnings:
        if not text:
            return ""
        by_letter[text[0]].append(text[1:])
    if not by_letter:
        return ""
    return "(?:" + "|".join(re.escape(first) + _branches(by_letter[first]) for first in sorted(by_letter)) + ")"
