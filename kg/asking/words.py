"""A word in, how well it is known in one generation of a knowledge base out: by itself or by what it means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.names import fold_name, unaccented
from kg.ports import TextEncoder
from kg.store import KnowledgeStore

#: From here on letters are syllables or words.
IDEOGRAMS = "\u2e80"
#: Shorter foreign words stand in nonsense by chance.
_SHORTEST_FOREIGN = 6
#: A word that may be two, each of two letters at least; more letters are a sentence without blanks.
_SHORTEST_JOINED, _LONGEST_JOINED = 4, 24
#: How well a word is known that texts have in passing.
_IN_PASSING = 0.5
#: Words that are remembered.
_WORDS = 100_000


class Words:
    """Looks words up.

    Args:
        store: the knowledge base.
        encoder: what knows what foreign words mean, if it can tell.
    """

    def __init__(self, store: KnowledgeStore, encoder: TextEncoder) -> None:
        self.stands = lru_cache(_WORDS)(store.has_word)
        self.is_in_a_title = lru_cache(_WORDS)(store.is_in_a_title)
        self.texts_with = lru_cache(_WORDS)(self._texts_with)
        self._store = store
        self._meanings = getattr(encoder, "meanings", None)

    def is_known(self, word: str) -> bool | None:
        """Whether a word, or what it means in English, stands in the knowledge base; `None` if it means nothing."""
        if self.stands(word) or self._is_joined(word):
            return True
        meanings: Sequence[str] | None = self._meanings(word) if self._meanings is not None else None
        if meanings is None:
            return False
        if not meanings:
            return None
        return len(word) >= _SHORTEST_FOREIGN and any(all(map(self.stands, name.split())) for name in meanings)

    def how_known(self, word: str) -> float | None:
        """How well a word is known to who looks for openings: half, if it stands in no title and is no name."""
        found = self.is_known(word)
        if found is not True or not self.stands(word):
            return found
        return 1.0 if self.is_in_a_title(word) or self._store.is_a_name(word) else _IN_PASSING

    def _texts_with(self, word: str) -> int:
        """In how many names and texts a word stands, as it is written but for case and accents."""
        return self._store.texts_with(unaccented(fold_name(word)))

    def _is_joined(self, word: str) -> bool:
        """Whether a word, in letters that are written without blanks between words, is two that stand somewhere."""
        if word[0] < IDEOGRAMS or not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED:
            return False
        return any(self.stands(word[:at]) and self.stands(word[at:]) for at in range(2, len(word) - 1))
