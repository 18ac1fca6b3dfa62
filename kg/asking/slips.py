"""A short question in, the same with the words that were meant in place of slips out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cached_property, lru_cache

from kg import search
from kg.asking.place_words import REFUSING
from kg.asking.words import Words
from kg.names import unaccented
from kg.ports import TextEncoder
from kg.schema import NodeType
from kg.store import KnowledgeStore

#: A word in fewer texts that the encoder does not know either may itself be a slip.
_OFTEN = 5
#: A shorter word has too many that are one slip away to be looked up.
_SHORTEST_WORD = 5
#: In a word of so many letters only two that are swapped are a sure slip.
_SHORTEST_SWAPPED = 4
#: Titles that are looked at, in how many of them a word stands that surely was meant by one that stands in no title,
#: and in which part of them at least.
_LOOKED_AT, _MANY, _PART = 3_000, 20, 0.01
#: Words that are remembered, and beginnings of which words there are.
_WORDS, _BEGINNINGS = 100_000, 1_000
#: Postings from which on it saves time to read some texts for words that many have, how many are read, and in how
#: many of them such a word stands.
_MANY_TEXTS, _TEXTS_READ, _FREQUENT = 10_000, 50, 2
#: A shorter word is not taken for two that were written as one, nor into a shorter part.
_SHORTEST_JOINED, _SHORTEST_PART = 8, 4
#: Words of what people ask for besides the work; openings may have none of them.
_ASKED = tuple(
    """
    apprentice apprenticeship director freelance freelancer graduate internship internships junior permanent principal
    remote senior temporary trainee
    """.split()
)
_LETTERS = re.compile(r"[^\W\d_]+")


class Slips:
    """Mends questions to one generation of a knowledge base.

    Args:
        store: the knowledge base.
        encoder: what knows most words of titles, if it can tell.
        words: those of the knowledge base.
    """

    def __init__(self, store: KnowledgeStore, encoder: TextEncoder, words: Words) -> None:
        self._store = store
        self._knows: Callable[[str], bool] | None = getattr(encoder, "knows", None)
        self._meanings = getattr(encoder, "meanings", None)
        self._words = words
        self._rare_beginning = lru_cache(_BEGINNINGS)(
            lambda beginning: store.words_beginning(beginning, self._frequent)
        )
        self._apart = lru_cache(_WORDS)(self._two_words)
        self._rather = lru_cache(_WORDS)(self._usual_word)
        self._meant = lru_cache(_WORDS)(self._meant_by)

    def without(self, text: str, meant_so: Set[str] = frozenset()) -> str:
        """Words that neither encoder nor knowledge base know become those that are meant, if any surely is.

        So do those that stand somewhere, but in no title, if a letter in them is missing, doubled or swapped of a word
        that many titles have.

        Args:
            text: the question, or part of it.
            meant_so: words in small letters that are no slips.
        """
        knows = self._knows
        if knows is None:
            return text
        words = {match.lower() for match in _LETTERS.findall(text) if len(match) >= _SHORTEST_SWAPPED}
        words -= REFUSING | meant_so
        nowhere = sorted(word for word in words if not self._stands(word))
        meant: dict[str, str | None] = {word: self._meant(word) for word in nowhere if not knows(word)}
        if any(meant.values()):  # who slips once slips again, also into another word
            meant |= {word: self._meant(word) for word in nowhere if knows(word)}
        meant |= {word: two for word in nowhere if not meant.get(word) and (two := self._apart(word))}
        is_lost = any(meant[word] is None for word in nowhere if not knows(word))
        if is_lost and not any(map(knows, words.difference(nowhere))):  # no word is known: perhaps all is noise
            meant = {word: other for word, other in meant.items() if other and self._words.is_in_a_title(other)}
        meant |= {word: self._rather(word) for word in words.difference(nowhere) if len(word) >= _SHORTEST_WORD}
        return _LETTERS.sub(lambda match: _as_written(match[0], meant.get(match[0].lower())), text)

    def _stands(self, word: str) -> bool:
        """Whether a word stands anywhere; of one that is asked for in titles anyway these are asked first."""
        return (len(word) >= _SHORTEST_WORD and self._words.is_in_a_title(word)) or self._words.stands(word)

    def _meant_by(self, word: str) -> str | None:
        """The word that was meant by one that stands nowhere."""
        knows = self._knows
        if len(word) < _SHORTEST_WORD:
            others = self._beginning(word[:1], lambda other: search.is_typed_amiss(word, other))
            others = [(other, n) for other, n in others if search.is_typed_amiss(word, other)]
            return max(((n, other) for other, n in others if n >= _OFTEN), default=(0, None))[1]
        others = self._beginning(word[:2], lambda other: search.likely_meant(word, [(other, 1)]) is not None)
        usual = [(other, n) for other, n in others if n >= _OFTEN or (knows and knows(other))]
        return search.likely_meant(word, usual, most=1 if knows and knows(word) else 2)

    def _beginning(self, beginning: str, is_near: Callable[[str], bool]) -> list[tuple[str, int]]:
        """Words with a beginning and in how many texts they stand; of frequent ones, slow to count, the near ones."""
        frequent = (word for word in self._frequent if word.startswith(beginning) and is_near(word))
        asked = ((word, _OFTEN) for word in _ASKED if word.startswith(beginning) and not self._words.stands(word))
        return [*self._rare_beginning(beginning), *asked, *((word, self._words.texts_with(word)) for word in frequent)]

    @cached_property
    def _frequent(self) -> Sequence[str]:
        """Words that many texts have, sorted; some of them, for they only save time."""
        if self._store.counts().nodes.get(NodeType.POSTING, 0) < _MANY_TEXTS:
            return ()
        texts = self._store.some_texts(_TEXTS_READ)
        counts = Counter(word for text in texts for word in {*_LETTERS.findall(unaccented(text.lower()))})
        return sorted(word for word, n in counts.items() if n >= _FREQUENT)

    def _two_words(self, word: str) -> str | None:
        """The two words of a title that were written as one: "datascientist"."""
        if len(word) < _SHORTEST_JOINED or self._knows is None:
            return None
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            both = (word[:at], word[at:])
            if all(map(self._knows, both)) and self._words.is_in_a_title(" ".join(both)):
                return " ".join(both)
        return None

    def _usual_word(self, word: str) -> str | None:
        """What titles have in place of a word that stands somewhere, but in no title."""
        if self._words.is_in_a_title(word) or (self._meanings is not None and self._meanings(word) is not None):
            return None
        if self._knows is not None and not self._knows(word) and (two := self._apart(word)):
            return two
        near = [(n, other) for other, n in self._usual.items() if search.is_typed_amiss(word, other)]
        return max(near, default=(0, None))[1]

    @cached_property
    def _usual(self) -> dict[str, int]:
        """Words of many titles, and in how many of those that are looked at they stand."""
        titles = self._store.some_titles(_LOOKED_AT)
        counts = Counter(word for title in titles for word in {*_LETTERS.findall(title.lower())})
        return {word: n for word, n in counts.items() if n >= max(_MANY, _PART * len(titles))}


def _as_written(word: str, meant: str | None) -> str:
    """The word that is meant, with a capital if the one that is written has one."""
    return word if meant is None else meant.capitalize() if word[0].isupper() else meant
