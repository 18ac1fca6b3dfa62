"""Text in, text out without the characters that no text should hold."""

from __future__ import annotations

import re

#: Also what turns the direction of writing around: it says how to set a text, and makes names look like others.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
#: What terminals obey, whole: "\x1b[31m" for red letters, "\x1b]0;…\x07" for the title of the window.
_TERMINAL = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b\n]*(?:\x1b\\\\)?)")


def without_controls(text: str) -> str:
    """The text without control characters other than line ends and tabs, byte order marks, and halves of pairs."""
    return _CONTROL.sub("", _TERMINAL.sub("", text) if "\x1b" in text else text)
