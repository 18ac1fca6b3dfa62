"""Place names in, lookup keys out: the spelling differences of gazetteers and adverts that mean nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_APART = re.compile(r"[^\w]+|_+")
_GLUED = re.compile(r"(?<=\w)[.'’ʻ`](?=\w|$)")
_SHORT_FORMS = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """Key under which a place name is looked up: "St. Louis" and "Saint Louis" share one, "U.S." gives "us".

    Case, diacritics, full stops, apostrophes and hyphens do not count; scripts other than Latin stay as they are.
    """
    text = name.casefold()
    if not text.isascii():
        text = _without_marks(text)
    words = _APART.sub(" ", _GLUED.sub("", text)).split()
    return " ".join([_SHORT_FORMS.get(word, word) for word in words])


def _without_marks(text: str) -> str:
    """Letters without accents; Hangul and kana are put together again, as their marks tell words apart."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not "\u0300" <= char <= "\u036f")
    # What stands for another letter may show it only now, and a capital: "Ǽ" is "æ", a capital in a box is "A".
    return unicodedata.normalize("NFKC", bare).casefold().translate(_LIGATURES)
