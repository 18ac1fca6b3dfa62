"""Text in, text out without the characters that no text should hold."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """The text without control characters other than line ends and tabs, byte order marks, and halves of pairs."""
    return _CONTROL.sub("", text)
