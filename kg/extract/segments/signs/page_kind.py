"""A text in, how much speaks for research that it tells of, not for a job that it offers, out: weighed by its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line, joined
from kg.extract.segments.signs.page_words import GROUPS, WEIGHTS

#: Above these odds no advert stood that was tried, but those that a title at their top tells.
CLEAR_RESEARCH = 2.0
#: So much of a page is enough to tell its kind.
_READ = 8000
_TABLE = {word: index for index, words in enumerate(GROUPS.values()) for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A year, a name with initials, and what stands in quotes like the title of a paper.
_SHAPES = (
    re.compile(r"\b(?:19|20)\d\d\b"),
    re.compile(r"\b[A-ZÀ-Ý]\. ?(?:[A-ZÀ-Ý]\. ?)?[A-ZÀ-Ý][a-zà-ÿ]+"),
    re.compile(r"[“\"«„][A-ZÀ-Ý][^”\"»“\n]{15,180}[”\"»“]"),
)


def research_odds(text: str) -> float:
    """The logarithm of the odds that a text tells of research: above 0 it rather does, below it rather advertises."""
    return sum(w * m for w, m in zip(WEIGHTS, (*measures(text), 1.0), strict=True))


def of_research(lines: Sequence[Line]) -> bool:
    """Whether the words of a page, or of a part of it, are clearly those of research."""
    return research_odds(joined(lines)) > CLEAR_RESEARCH


def measures(text: str) -> list[float]:
    """How often each group of words, then each shape, stands in a thousand letters, as ln(1 + rate)."""
    text = text[:_READ]
    thousands = (len(text) + 200) / 1000
    found = Counter(map(_TABLE.get, _WORD.findall(text.lower())))
    counts = [found[index] for index in range(len(GROUPS))]
    counts += [len(shape.findall(text)) for shape in _SHAPES]
    return [math.log1p(count / thousands) for count in counts]
