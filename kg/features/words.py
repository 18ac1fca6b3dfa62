"""Text → folded words → rows of the table: a word's own, those of what a foreign word means, else of its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
#: Shorter foreign words stand within English ones by chance: with 4, misspelt vacancy titles were found less often.
SHORTEST_PART = 6


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
        meanings: of a foreign word, alone or as a part of a longer one, the English names of what it means; it is
            read as their mean. One without any says nothing and has no rows.
    """

    pieces: Mapping[str, int]
    buckets: int = 0
    shortest: int = 3
    longest: int = 5
    meanings: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def num_rows(self) -> int:
        """Rows of the table that belongs to this."""
        return len(self.pieces) + self.buckets

    def rows(self, word: str) -> tuple[list[int], list[float]]:
        """Rows and their weights; of a foreign word its meanings', of a known one its own, of any other its parts'."""
        if word in self.meanings:
            return self._meant(word)
        row = self.pieces.get(word)
        return self.composed(word) if row is None else ([row], [1.0])

    def knows(self, word: str) -> bool:
        """Whether the word, or what it means, is in the table as a whole."""
        return word in self.pieces or word in self.meanings

    def meant(self, word: str) -> Sequence[str] | None:
        """The English names of what a foreign word means, also of one put together from known words and such."""
        if word in self.meanings or word in self.pieces:
            return self.meanings.get(word)
        parts = [piece.removeprefix(CONTINUES) for piece in self._greedy_pieces(word[:_LONGEST])]
        if "".join(parts) != word or min(map(len, parts)) < SHORTEST_PART:
            return None
        names = [next(iter(self.meanings.get(part, (part,))), "") for part in parts]
        return (" ".join(filter(None, names)),) if any(part in self.meanings for part in parts) else None

    def composed(self, word: str) -> tuple[list[int], list[float]]:
        """Rows and weights of a word from its parts alone, as if the table did not know it whole.

        Its parts are the longest pieces from the left, and the mean of its n-grams.
        """
        word = word[:_LONGEST]
        rows: list[int] = []
        weights: list[float] = []
        for piece in self._greedy_pieces(word):
            row = self.pieces.get(piece)
            part = self._meant(piece.removeprefix(CONTINUES)) if row is None else ([row], [1.0])
            rows += part[0]
            weights += part[1]
        grams = self._grams(word)
        return rows + grams, weights + [1.0 / len(grams)] * len(grams) if grams else weights

    def _meant(self, word: str) -> tuple[list[int], list[float]]:
        """The mean of the meanings of a foreign word; an English word that the table lacks is read from its pieces."""
        names = self.meanings[word]
        found = [row for name in names for part in split_words(name) for row in self._english(part)]
        return found, [1.0 / max(1, len(names))] * len(found)

    def _english(self, word: str) -> list[int]:
        row = self.pieces.get(word)
        pieces = self._greedy_pieces(word) if row is None else []
        return [self.pieces[piece] for piece in pieces if piece in self.pieces] if row is None else [row]

    def _greedy_pieces(self, word: str) -> list[str]:
        """Longest piece first, from the left; letters that no piece covers are skipped."""
        found: list[str] = []
        start = 0
        while start < len(word):
            for end in range(len(word) - (start == 0), start, -1):
                piece = word[start:end] if start == 0 else CONTINUES + word[start:end]
                if piece in self.pieces or (end - start >= SHORTEST_PART and word[start:end] in self.meanings):
                    found.append(piece)
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
