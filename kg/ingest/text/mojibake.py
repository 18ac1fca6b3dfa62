"""Text that was UTF-8 and read as Windows-1252 ("CafÃ©") in, the text that was meant out."""

from __future__ import annotations

import re

_MOJIBAKE = re.compile(r"[ÂÃÐÑ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â[\x80€][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


def repaired(text: str) -> str:
    """The text as it was meant: all of it where that is possible, otherwise the pieces that are surely wrong."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return _MOJIBAKE.sub(lambda match: _repaired_piece(match.group()), text)


def _repaired_piece(piece: str) -> str:
    try:
        return b"".join(map(_byte, piece)).decode("utf-8")
    except UnicodeError:
        return piece


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252")
