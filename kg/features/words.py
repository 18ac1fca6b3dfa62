"""Text → folded words → rows of the table: whole words where the table has them, else word pieces and n-grams."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

_WORD = re.compile(r"[^\W_]+[+#]*")
#: "(m/w/d)", "H/F", "f/m/x": said of every job, so nothing is said of this one.
_GENDERS = re.compile(r"\(?\b[mwfdhx] ?/ ?[mwfdhx](?: ?/ ?[mwfdhx])?\b\)?")
#: Single letters say nothing; joined these are what people write for longer words.
_JOINED = {
    "m&a": "mergers acquisitions",
    "r&d": "research development",
    "l&d": "learning development",
    "f&b": "food beverage",
    "h&s": "health safety",
    "p&l": "profit loss",
    "q&a": "questions answers",
}
_JOINED_LETTERS = re.compile(rf"\b(?:{'|'.join(_JOINED)})\b")
#: Longer runs of letters are no words but tokens, keys and URLs; cutting bounds the work per word.
_LONGEST = 60
#: Mark of a piece that continues a word, as in WordPiece vocabularies.
CONTINUES = "##"


def split_words(text: str) -> list[str]:
    """The words of a text, lower case and without accents; "C++" and "C#" stay whole, "(m/w/d)" is left out."""
    folded = fold(text)
    if "&" in folded:
        folded = _JOINED_LETTERS.sub(lambda match: _JOINED[match[0]], folded)
    return _WORD.findall(_GENDERS.sub(" ", folded) if "/" in folded else folded)


def fold(text: str) -> str:
    """Lower case without accents, so that "Ingénieur" and "ingenieur" are one word."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).lower().replace("ß", "ss")
    spread = unicodedata.normalize("NFKD", lowered)
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))


@dataclass(frozen=True, slots=True)
class WordTable:
    """Which rows of the table make up a word.

    Attributes:
        pieces: row of every whole word and of every continuation ("##ing").
        buckets: number of rows for hashed character n-grams; they follow the pieces' rows. 0 for none.
        shortest, longest: lengths of the n-grams, word boundaries counted.
    """

    pieces: Mapping[str, int]
    buckets: int = 0
    shortest: int = 3
    longest: int = 5

    @property
    def num_rows(self) -> int:
        """Rows of the table that belongs to this."""
        return len(self.pieces) + self.buckets

    def rows(self, word: str) -> tuple[list[int], list[float]]:
        """Rows and their weights; a known word is one row, any other its pieces plus the mean of its n-grams."""
        row = self.pieces.get(word)
        if row is not None:
            return [row], [1.0]
        return self.composed(word)

    def composed(self, word: str) -> tuple[list[int], list[float]]:
        """Rows and weights of a word from its parts alone, as if the table did not know it whole."""
        word = word[:_LONGEST]
        parts = self._greedy_pieces(word)
        grams = self._grams(word)
        return parts + grams, [1.0] * len(parts) + [1.0 / len(grams)] * len(grams) if grams else [1.0] * len(parts)

    def _greedy_pieces(self, word: str) -> list[int]:
        """Longest piece first, from the left; letters that no piece covers are skipped."""
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word) - (start == 0), start, -1):
                piece = word[start:end] if start == 0 else CONTINUES + word[start:end]
                row = self.pieces.get(piece)
                if row is not None:
                    found.append(row)
                    break
            else:
                end = start + 1
            start = end
        return found

    def _grams(self, word: str) -> list[int]:
        if not self.buckets:
            return []
        bounded = f"<{word}>"
        first = len(self.pieces)
        return [
            first + crc32(bounded[start : start + size].encode()) % self.buckets
            for size in range(self.shortest, self.longest + 1)
            for start in range(len(bounded) - size + 1)
        ]
