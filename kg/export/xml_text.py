"""Any text in, text that XML 1.0 can hold out."""

from __future__ import annotations

import re

#: What XML 1.0 forbids even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_SPECIAL = re.compile('[&<>"\n\r\t]')


def escaped(text: str) -> str:
    """The text for an element or a double-quoted attribute; line breaks and tabs survive the parser.

    Control characters, which XML has no way to write, become their pictures (U+2400 to U+241F), other
    forbidden code points U+FFFD.
    """
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], _FORBIDDEN.sub(_picture, text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
