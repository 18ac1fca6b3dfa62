"""A word in, the numbers of its pieces and the class of its letters out: what the span model reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

#: First entries of every vocabulary of pieces.
UNKNOWN, OPENING, LINE_END = range(3)
SPECIAL = ("[UNK]", "[CLS]", "[SEP]")
#: Classes of letters, see `shape_of`.
SHAPES = 8
#: A word of more pieces is cut: its rest would tell nothing and crowd out its neighbours.
_MOST_PIECES = 12
_LONGEST_WORD = 60


class Pieces:
    """Cuts words into the longest known pieces from the left, as WordPiece does; remembers words it has seen."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._numbers = {piece: number for number, piece in enumerate(self.vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of the pieces of a word, at least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._cut(word))[:_MOST_PIECES] or (UNKNOWN,)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> Iterator[int]:
        for part in _parts(word[:_LONGEST_WORD]):
            start = 0
            while start < len(part):
                end = next((end for end in range(len(part), start, -1) if self._has(part, start, end)), None)
                if end is None:
                    yield UNKNOWN
                    break
                yield self._numbers[_piece(part, start, end)]
                start = end

    def _has(self, part: str, start: int, end: int) -> bool:
        return _piece(part, start, end) in self._numbers


def shape_of(word: str) -> int:
    """Class of a word's letters: other, lower, Title, UPPER, miXed, lower with digits, others with digits, digits."""
    letters = any(map(str.isalpha, word))
    digits = any(map(str.isdigit, word))
    if not letters:
        return 7 if digits else 0
    if digits:
        return 5 if word.islower() else 6
    if word.islower():
        return 1
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _piece(part: str, start: int, end: int) -> str:
    return ("##" if start else "") + part[start:end]


def _parts(word: str) -> Iterator[str]:
    """The word in small letters without accents, cut at every sign."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(char) != "Mn")
    start = 0
    for place, char in enumerate(plain):
        if not char.isalnum():
            if start < place:
                yield plain[start:place]
            if not char.isspace():
                yield char
            start = place + 1
    if start < len(plain):
        yield plain[start:]
