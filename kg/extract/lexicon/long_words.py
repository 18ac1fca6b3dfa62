"""A text in, the same out of the same length with words blotted that are too long for any: keys, data, scripts.

No name or word of a language in Latin letters has a thousand of them without a blank; and what looks for names in words
looks from each of their letters. What is written without blanks, as Chinese is, stays.
"""

from __future__ import annotations

import re

from kg.names import BLOT

LONGEST_WORD = 1_000
_LONG = re.compile(rf"[!-\x9f\xa1-\u024f]{{{LONGEST_WORD + 1},}}")


def without_long_words(text: str) -> str:
    """The text with BLOT for the letters of words of more than a thousand; the same object if it has none."""
    half = LONGEST_WORD // 2
    pieces = (text[start : start + half] for start in range(0, len(text) - half, half))
    if not any(" " not in piece and "\n" not in piece for piece in pieces):
        return text
    return _LONG.sub(lambda word: BLOT * len(word[0]), text)
