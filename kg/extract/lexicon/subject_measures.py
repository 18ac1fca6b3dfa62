"""A phrase of a text in, what speaks for or against its naming a subject out, as numbers by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.paper_words import FUNCTION_WORDS


class Origin(StrEnum):
    """By what a phrase was taken for a subject."""

    TITLE = "title"  # of a job: beside the occupation, or behind "of"
    TAIL = "tail"  # of the title of a job, behind a comma or a dash
    SENTENCE = "sentence"  # of a posting, behind "research on"
    QUOTED = "quoted"  # in a posting, as what a project is called
    LIST = "list"  # that a sentence of a posting announces
    COMPOUND = "compound"  # of a posting, by its last word
    RECORD = "record"  # of a paper: its title
    PAPER = "paper"  # on a page: its title
    TOLD = "told"  # of a paper on a page: the sentences about it
    INTEREST = "interest"  # that a page lists as somebody's
    PURSUIT = "pursuit"  # that a page says somebody works on
    GROUP = "group"  # whose page it is: its name
    THEME = "theme"  # that heads a list of papers


class WordUse(NamedTuple):
    """How a word is used: each number is the logarithm of a ratio, the last of a count and one more.

    Attributes:
        subjects: of its share among words of names of subjects to that among words of adverts.
        last: of how often it ends such a name to how often it stands in one.
        first: of how often it begins one to how often it stands in one.
        titles: of its share among words of titles of papers to that among words of adverts.
        listed: of how many topics of the vocabulary it stands in.
    """

    subjects: float
    last: float
    first: float
    titles: float
    listed: float


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_RARE = WordUse(1.0, -1.0, -1.0, 0.0, 0.0)
_SHORTEST_END = 5
_ENDINGS = ("es", "s", "en", "n", "e")
_MOST_WORDS = 5
#: Ends of words that tell nouns of fields from adjectives, verbs and people.
_ENDS = tuple("ing ed ly al ic ive s ion ment ity er ics ness ung keit ie technik bau en iert".split())
_FOREIGN = re.compile(
    r"\b" + glanced("und|oder|der|die|das|im|für|mit|von|zur|zum|des|den|sowie|et|des|les|pour|de|para") + r"\b"
)
_ENGLISH = re.compile(r"\b" + glanced("the|and|of|with|for|to") + r"\b")
_AROUND = 70
_FAR = 6000
#: A text must be so long that a subject stands in it more than once.
_LONG = 700
_BEFORE = re.compile(r"([^\W\d_]+)\W{0,2}$")
_TELLING_BEFORE = frozenset("and or of in on for with the a to und oder im von by".split())
_SIGN = re.compile(r"[&/+]")
#: Where names of firms' own things stand beside those of subjects.
_WHERE = {Origin.TITLE: "title", Origin.TAIL: "title", Origin.RECORD: "paper", Origin.PAPER: "paper"}
#: What words say means more or less by where the phrase stands.
_ELSEWHERE = frozenset(("subjects", "least subject", "last", "first", "listed"))
#: What may follow a phrase right away.
_BEHIND = {"": "end", "\n": "end"} | {sign: sign for sign in ",.;:)/-(&"}


def measures(
    text: str, start: int, end: int, origin: Origin, uses: Mapping[str, WordUse]
) -> Iterator[tuple[str, float]]:
    """What is told of `text[start:end]`; what is not told is nought.

    Args:
        text: of the document.
        start: of the phrase.
        end: of the phrase.
        origin: by what it was found.
        uses: of words in small letters.
    """
    yield from of_phrase(text[start:end], stands_in_foreign(text, start, end), where_of(origin), uses)
    yield from of_place(text, start, end, origin)


def where_of(origin: Origin) -> str:
    """In what a phrase stands: what its words say means more or less by it."""
    return _WHERE.get(origin, "text")


def of_phrase(phrase: str, foreign: bool, where: str, uses: Mapping[str, WordUse]) -> Iterator[tuple[str, float]]:
    """What a phrase by itself tells."""
    yield "any", 1.0
    words = _WORD.findall(phrase)
    if words:
        yield from _of_words([word_use(word.lower(), uses) for word in words], where)
        yield from _of_letters(phrase, words, foreign=foreign)


def of_place(text: str, start: int, end: int, origin: Origin) -> Iterator[tuple[str, float]]:
    """What is told by where a phrase stands."""
    yield f"by {origin}", 1.0
    if len(text) > _LONG:
        yield f"{'again' if _is_again(text, start, end) else 'once'} in {where_of(origin)}", 1.0
    yield from _around(text, start, end)


def stands_in_foreign(text: str, start: int, end: int) -> bool:
    """Whether a phrase stands among words of sentences that are no English."""
    around = text[max(0, start - _AROUND) : end + _AROUND]
    around = around[around.find(" ") + 1 : around.rfind(" ")]  # whole words
    return _ENGLISH.search(around) is None and _FOREIGN.search(around) is not None


def word_use(word: str, uses: Mapping[str, WordUse]) -> WordUse:
    """The use of a word, of its singular, or of the known word that it ends with; else that of a rare word."""
    found = uses.get(word)
    if found is None:
        forms = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        found = next((uses[form] for form in forms if form in uses), None)
    if found is None:
        ends = (word[at:] for at in range(1, len(word) - _SHORTEST_END + 1))
        tail = next((uses[end] for end in ends if end in uses), None)
        found = tail._replace(first=max(tail.first, tail.last)) if tail else None  # "Wassertechnik" begins a name
    return found or _RARE


def _of_words(known: Sequence[WordUse], where: str) -> Iterator[tuple[str, float]]:
    for name, number in _numbers(known):
        yield name, number
        if name in _ELSEWHERE:
            yield f"{name} in {where}", number
    yield f"words {min(len(known), _MOST_WORDS)}", 1.0
    if len(known) == 1:
        yield "alone last", known[-1].last


def _numbers(known: Sequence[WordUse]) -> Iterator[tuple[str, float]]:
    yield "subjects", sum(use.subjects for use in known) / len(known)
    yield "least subject", min(use.subjects for use in known)
    yield "subjects last", known[-1].subjects
    yield "last", known[-1].last
    yield "first", known[0].first
    yield "titles", sum(use.titles for use in known) / len(known)
    yield "titles last", known[-1].titles
    yield "listed", sum(use.listed > 0 for use in known) / len(known)
    yield "listed last", known[-1].listed


def _of_letters(phrase: str, words: Sequence[str], *, foreign: bool) -> Iterator[tuple[str, float]]:
    first, last = words[0], words[-1].lower()
    yield "length", len(phrase) / 20
    yield "capital first", float(first[0].isupper())
    yield "capital last", float(words[-1][0].isupper())
    yield "capitals", float(phrase.isupper())
    yield "digit", float(any(map(str.isdigit, phrase)))
    yield "sign", float(_SIGN.search(phrase) is not None)
    yield "small word", float(any(word.lower() in FUNCTION_WORDS for word in words))
    yield from ((f"ends {end}", 1.0) for end in _ENDS if last.endswith(end))
    if foreign:
        yield "foreign", 1.0
        yield "foreign small last", float(words[-1][0].islower())
        yield "foreign small first", float(first[0].islower())
        yield "foreign small", float(not any(word[0].isupper() for word in words))


def _is_again(text: str, start: int, end: int) -> bool:
    """Whether the phrase stands in the text around once more, in capitals or not."""
    around = text[max(0, start - _FAR) : end + _FAR].lower()
    phrase = text[start:end].lower()
    return around.find(phrase, around.find(phrase) + 1) >= 0


def _around(text: str, start: int, end: int) -> Iterator[tuple[str, float]]:
    behind = text[end : end + 1]
    yield f"before {_BEHIND.get(behind, 'word')}", 1.0
    if behind == " " and text[end + 1 : end + 2].isupper():
        yield "capital behind", 1.0
    if (word := _BEFORE.search(text, max(0, start - 20), start)) and word.group(1).lower() in _TELLING_BEFORE:
        yield f"behind word {word.group(1).lower()}", 1.0
