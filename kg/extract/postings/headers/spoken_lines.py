"""A line above a posting in, whether it is a part of a sentence that speaks to the reader out."""

from __future__ import annotations

import re

_SPEAKERS = re.compile(r"\b(?:we|you|wir|sie|du|ihr|nous|vous|nos|buscamos|suchen)\b", re.IGNORECASE)


def is_spoken(text: str) -> bool:
    """Whether a line is part of a sentence to the reader, broken where the page was full."""
    if len(text.split()) <= _SHORT_LINE:
        return False
    return any(word.group().lower() != "du" or not _FRENCH.search(text) for word in _SPEAKERS.finditer(text))


_SHORT_LINE = 8
#: Words of a language in which "du" speaks to nobody.
_FRENCH = re.compile(r"\b(?:de|et|en|la|les|des|aux?)\b")
