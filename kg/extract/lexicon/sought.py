"""A regular expression in, the same out for searching: it skips to the letters that a match can begin with.

`re` skips so by itself where an expression begins with a letter or a set of them. Where it begins with the edge of a
word, a look around or a group, the whole of it is tried at every letter of a text, which takes ten times as long. What
such an expression can begin with is read off it here, and noted where `re` notes its own sets. That is done where the
code of `re` is one that this was tried with; elsewhere the expression is what `re.compile` makes of it, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]  # what `re.compile` itself is made of
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Letters whose kin in the other case are known; of the rest above, only those that are kin of these.
_LATIN = 0x180
_CASED = "".join(map(chr, range(_LATIN))) + "\u039c\u03bc\u1e9e\u212a\u212b"
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)

#: What a match may begin with, as parts of a set of letters; `None` where that is anything.
_Set = tuple[tuple[Any, Any], ...]


#: Versions of the code of `re`: of Python 3.11, 3.12 and 3.13.
_TRIED = frozenset({20220615, 20221023, 20230612})


def sought(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression, which `search`, `finditer`, `findall` and `sub` go through a text with faster."""
    if op.MAGIC not in _TRIED:
        return re.compile(pattern, flags)
    tree = parser.parse(pattern, flags)
    first, empty = _first(tree, tree.state.flags)
    code = compiler._code(tree, flags)
    _, length, known, least, most = code[:5]
    if first and not empty and not known:
        head = [op.INFO, 0, op.SRE_INFO_CHARSET, least, most]
        compiler._compile_charset(compiler._optimize_charset(dict.fromkeys(first))[0], tree.state.flags, head)
        head[1] = len(head) - 1
        code = head + code[1 + length :]
    groups = tree.state.groupdict
    names = {number: name for name, number in groups.items()}
    numbered = tuple(names.get(number) for number in range(tree.state.groups))
    compiled: re.Pattern[str] = compiler._sre.compile(
        pattern, tree.state.flags, code, tree.state.groups - 1, groups, numbered
    )
    return compiled


def _first(pieces: Iterable[Any], flags: int) -> tuple[_Set | None, bool]:
    """What some pieces, one behind the other, may begin with, and whether they may be empty."""
    found: _Set = ()
    for kind, value in pieces:
        first, empty = _first_of(kind, value, flags)
        if first is None:
            return None, False
        found += first
        if not empty:
            return found, False
    return found, True


def _first_of(kind: Any, value: Any, flags: int) -> tuple[_Set | None, bool]:
    """What one piece may begin with, and whether it may be empty."""
    if kind in _WIDTHLESS:
        return (), True
    if kind is op.LITERAL:
        return _letters(value, value, flags), False
    if kind is op.IN:
        return _set(value, flags), False
    if kind is op.SUBPATTERN:
        _, added, removed, pieces = value
        return _first(pieces, (flags | added) & ~removed)
    if kind in _REPEATS:
        least, _, pieces = value
        first, empty = _first(pieces, flags)
        return first, empty or not least
    if kind is op.BRANCH:
        branches = [_first(branch, flags) for branch in value[1]]
        return _together(first for first, _ in branches), any(empty for _, empty in branches)
    return None, False


def _set(items: Iterable[Any], flags: int) -> _Set | None:
    """The letters of a set."""
    return _together(_item(kind, value, flags) for kind, value in items)


def _item(kind: Any, value: Any, flags: int) -> _Set | None:
    """The letters of one item of a set; of those of words too many for a skip to be worth while."""
    if kind is op.CATEGORY and value in (op.CATEGORY_DIGIT, op.CATEGORY_SPACE):
        return ((kind, value),)
    if kind is op.RANGE:
        return _letters(*value, flags)
    return _letters(value, value, flags) if kind is op.LITERAL else None


def _together(sets: Iterable[_Set | None]) -> _Set | None:
    found: _Set = ()
    for letters in sets:
        if letters is None:
            return None
        found += letters
    return found


@lru_cache(maxsize=1 << 10)
def _letters(low: int, high: int, flags: int) -> _Set | None:
    """The letters from one to another, where the case is ignored with those of the other case."""
    if not flags & re.IGNORECASE:
        return ((op.RANGE, (low, high)),)
    if high >= _LATIN:
        return None
    alike = re.findall(f"[{re.escape(chr(low))}-{re.escape(chr(high))}]", _CASED, re.IGNORECASE)
    return tuple((op.LITERAL, ord(letter)) for letter in alike)
