"""A name in, how much it looks like that of an organization out: by its letters and words alone, learnt from lists.

A heading, a department or a part of a title may stand where others write who hires. No list has all employers,
but what they are called differs from what headings say. The weights are those of a logistic regression on
hashed words, pairs of words, runs of letters and shapes; `scripts/train_employers.py` fits them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from kg.ports import FloatArray

#: Hashed features of a name are counted in so many boxes; a power of two.
BOXES = 1 << 15
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+|[^\w\s]")
_RUNS = (3, 4)
_SHAPED = 6
_MANY = 8


class OrganizationNames:
    """Tells names of organizations from other short lines.

    Args:
        weights: one for each box, [BOXES], float32.
        bias: log-odds of a name of which nothing is known.
    """

    def __init__(self, weights: FloatArray, bias: float) -> None:
        self.weights = weights
        self.bias = bias
        self.log_odds = lru_cache(maxsize=1 << 15)(self._log_odds)

    def _log_odds(self, name: str) -> float:
        """How likely the name is an organization's; above 0.0 more likely than not."""
        return float(self.weights[boxes(name)].sum()) + self.bias


def boxes(name: str) -> list[int]:
    """The boxes that the features of a name fall into, each once, in order."""
    tokens = _TOKEN.findall(name)
    words = [token.lower() for token in tokens]
    return sorted({*map(_box, _features(name, tokens, words)), *chain.from_iterable(map(_word_boxes, words))})


def _box(feature: str) -> int:
    return zlib.crc32(feature.encode()) & (BOXES - 1)


@lru_cache(maxsize=1 << 15)
def _word_boxes(word: str) -> tuple[int, ...]:
    """The boxes of a word and of its runs of letters."""
    bounded = f"^{word}$" if word.isalpha() else ""
    runs = [f"c={bounded[at : at + length]}" for length in _RUNS for at in range(len(bounded) - length + 1)]
    return tuple(map(_box, (f"w={word}", *runs)))


def _features(name: str, tokens: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """What is told of a name beside its single words."""
    yield "any"
    yield from (f"b={first}_{second}" for first, second in pairwise(words))
    if words:
        yield f"f={words[0]}"
        yield f"l={words[-1]}"
    shapes = [_shape(token) for token in tokens]
    yield "S=" + " ".join(shapes[:_SHAPED])
    yield from (f"s={shape}" for shape in shapes)
    yield f"n={min(sum(word.isalpha() for word in words), _MANY)}"
    yield f"end={name[-1:] if not name[-1:].isalnum() else ''}"


def _shape(token: str) -> str:
    """How a word is written: "Contoso" Xx, "ACME" X, "eBay" xX, "of" x, "24" 9; signs stand for themselves."""
    if token.isdigit():
        return "9"
    if not token[0].isalpha():
        return token
    if token.isupper() and len(token) > 1:
        return "X"
    if token[0].isupper() and token[1:] == token[1:].lower():
        return "Xx"
    return "x" if token.islower() else "xX"
