"""Fingerprints of two papers in, the probability out that they are one work.

Records of papers are cut, misspelt, glued together and put into the wrong columns. What survives is the run of
letters of the title, wherever it stands, so titles are compared as letters without blanks, and the words
around that run (people, mostly) are looked for on the other side. A logistic regression weighs the comparisons;
`scripts/fit_paper_matching.py` fits it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import exp

from kg.schema import Fingerprint

#: Fitted on labelled pairs of DBLP with ACM and with Google Scholar, in the order of `comparisons`; the last is
#: the intercept, moved so that 0.5 is the boundary.
WEIGHTS: tuple[float, ...] = (3.783, -3.399, -2.707, 2.886, 0.376, 0.499, 2.073, -0.315, 2.581, 1.891, 3.771, -8.317)

#: What each number of `comparisons` says.
COMPARISONS: tuple[str, ...] = (
    "title begins alike",
    "years differ",
    "title and words agree",
    "title letters in common",
    "one title begins with them",
    "both titles begin with them",
    "other words found",
    "no other words",
    "all words in common",
    "title length",
    "words and title letters",
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VENUE_WORDS = frozenset(
    """sigmod conference conf proceedings proc international management very large data bases vldb journal acm ieee
    transactions trans database databases syst systems record rec symposium workshop on of the in for and to a an
    with int j tods press university technical report tr dept inc new york springer lecture notes computer science
    lncs pages pp vol th st nd rd""".split()
)
_LONGEST_TITLE, _TYPICAL_TITLE = 160, 60
_LONGEST_PREFIX, _TYPICAL_PREFIX = 8, 10
_NEAR_START, _SAME_START = 12, 2
_STEM = 4


@dataclass(frozen=True, slots=True)
class PaperText:
    """Title words in order, their letters and runs of four letters; all words but venues', all letters, years."""

    title: tuple[str, ...]
    letters: str
    words: frozenset[str]
    everything: str
    years: frozenset[int]
    fours: frozenset[str]


def paper_text(title: str, others: str) -> PaperText:
    """What is compared of a record: `title` as given, `others` its authors, venue and year."""
    title_words = [word for word in _words(title) if not word.isdigit()]
    all_words = [word for word in _words(f"{title} {others}") if not word.isdigit()]
    letters = "".join(title_words)[:_LONGEST_TITLE]
    return PaperText(
        tuple(title_words),
        letters,
        frozenset(word for word in all_words if word not in _VENUE_WORDS and len(word) > 1),
        "".join(all_words),
        frozenset(int(year) for year in _YEAR.findall(f"{title} {others}")),
        frozenset(letters[start : start + _STEM] for start in range(len(letters) - _STEM + 1)),
    )


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(char for char in decomposed if not unicodedata.combining(char)))


def paper_probability(a: Fingerprint, b: Fingerprint) -> float | None:
    """Probability that two papers are one work, `None` below one half."""
    first, second = _text_of(a), _text_of(b)
    if _at_most(first, second) < 0.0:
        return None
    values = (*comparisons(first, second), 1.0)
    probability = 1.0 / (1.0 + exp(-sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))))
    return round(probability, 4) if probability >= 0.5 else None


def paper_comparisons(a: Fingerprint, b: Fingerprint) -> dict[str, float]:
    """The comparisons by their names."""
    return dict(zip(COMPARISONS, comparisons(_text_of(a), _text_of(b)), strict=True))


def _at_most(a: PaperText, b: PaperText) -> float:
    """Bound of the weighted sum from above without looking for common runs, which is what takes time.

    Two runs of n letters in all share n - 6 sequences of four letters, unless a title repeats itself.
    """
    prefix = _common_prefix(a.title, b.title)
    shorter = max(1, min(len(a.letters), len(b.letters), _TYPICAL_TITLE))
    words_shared = len(a.words & b.words) / max(1, len(a.words | b.words))
    total = (len(a.fours & b.fours) + 2 * (_STEM - 1)) / shorter
    prefix_share = prefix / max(1, min(len(a.title), len(b.title), _TYPICAL_PREFIX))
    known = {
        0: min(prefix, _LONGEST_PREFIX) / _LONGEST_PREFIX,
        1: float(bool(a.years and b.years and a.years.isdisjoint(b.years))),
        2: prefix_share * words_shared,
        3: total,
        8: words_shared,
        10: _shared_fours(a, b),
        11: 1.0,
    }
    unknown = sum(max(weight, 0.0) for index, weight in enumerate(WEIGHTS) if index not in known)
    return unknown + sum(value * WEIGHTS[index] for index, value in known.items())


def _text_of(fingerprint: Fingerprint) -> PaperText:
    attributes = fingerprint.attributes
    return _cached_text(str(attributes.get("title") or ""), str(attributes.get("others") or ""))


_cached_text = lru_cache(maxsize=65536)(paper_text)


def comparisons(a: PaperText, b: PaperText) -> tuple[float, ...]:
    """Eleven numbers in [0, 1]; symmetric in the arguments."""
    if (a.letters, a.everything) > (b.letters, b.everything):
        a, b = b, a
    prefix = _common_prefix(a.title, b.title)
    prefix_share = prefix / max(1, min(len(a.title), len(b.title), _TYPICAL_PREFIX))
    words_shared = len(a.words & b.words) / max(1, len(a.words | b.words))
    start_a, start_b, size, total = _common_letters(a.letters, b.letters)
    block = a.letters[start_a : start_a + size]
    found_a, found_b = _found_elsewhere(a, b, block), _found_elsewhere(b, a, block)
    lengths = [min(len(text.letters), _TYPICAL_TITLE) / _TYPICAL_TITLE for text in (a, b)]
    return (
        min(prefix, _LONGEST_PREFIX) / _LONGEST_PREFIX,
        float(bool(a.years and b.years and a.years.isdisjoint(b.years))),
        prefix_share * words_shared,
        total / max(1, min(len(a.letters), len(b.letters), _TYPICAL_TITLE)),
        float(min(start_a, start_b) <= _SAME_START),
        float(max(start_a, start_b) <= _SAME_START),
        max((value for value in (found_a, found_b) if value is not None), default=0.5),
        float(found_a is None or found_b is None),
        words_shared,
        lengths[0] * lengths[1],
        min(_found(a, b), _found(b, a)) * _shared_fours(a, b),
    )


def _shared_fours(a: PaperText, b: PaperText) -> float:
    """Share of the runs of four letters of the shorter title that the other has too, wherever they stand."""
    return len(a.fours & b.fours) / max(1, min(len(a.fours), len(b.fours)))


def _found(own: PaperText, other: PaperText) -> float:
    """Share of the longer words of a record that the other has too, if only glued to others."""
    words = [word for word in own.words if len(word) >= _STEM]
    return sum(word in other.everything for word in words) / max(1, len(words))


def _common_prefix(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Words from the start on that are equal or begin alike."""
    for number, (one, other) in enumerate(zip(first, second, strict=False)):
        alike = len(one) >= _STEM and len(other) >= _STEM and one[:_STEM] == other[:_STEM]
        if one != other and not alike:
            return number
    return min(len(first), len(second))


def _common_letters(first: str, second: str) -> tuple[int, int, int, int]:
    """Starts and length of the longest common run, and its length with a second run soon after it."""
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    rest_first, rest_second = first[run.a + run.size :], second[run.b + run.size :]
    after = SequenceMatcher(None, rest_first, rest_second, autojunk=False).find_longest_match()
    soon = after.size >= _STEM and max(after.a, after.b) <= _NEAR_START
    return run.a, run.b, run.size, run.size + (after.size if soon else 0)


def _found_elsewhere(own: PaperText, other: PaperText, block: str) -> float | None:
    """Share of the words outside the common run that the other record has too, if only in parts."""
    outside = [word for word in own.words if word not in block]
    if not outside:
        return None
    return sum(word[: _STEM + 1] in other.everything for word in outside) / len(outside)
