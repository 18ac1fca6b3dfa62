"""Text in, text out without the characters that no text should hold."""

from __future__ import annotations

import re

#: Also what turns the direction of writing around: it says how to set a text, and makes names look like others.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
#: What terminals obey, whole: "\x1b[31m" for red letters, "\x1b]0;…\x07" for the title of the window.
_TERMINAL = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b\n]*(?:\x1b\\\\)?)")
#: Letters of one sign, and of white space, that may follow one another; nobody writes more, and what reads a text
#: may look through a run anew from each of its letters. Digits are numbers, however many they are.
LONGEST_RUN = 100
_RUN = re.compile(rf"([^\s\d])\1{{{LONGEST_RUN},}}|\s{{{LONGEST_RUN + 1},}}")


def without_controls(text: str) -> str:
    """The text without control characters other than line ends and tabs, byte order marks, and halves of pairs."""
    return without_long_runs(_CONTROL.sub("", _TERMINAL.sub("", text) if "\x1b" in text else text))


def without_long_runs(text: str) -> str:
    """The text with runs of one sign and of white space cut to the longest allowed, if any is twice as long."""
    ends = range(LONGEST_RUN, len(text) + 1, LONGEST_RUN)
    return _RUN.sub(_shortened, text) if any(_ends_run(text, end) for end in ends) else text


def _shortened(run: re.Match[str]) -> str:
    """The beginning of a run, in which lines end if they do in the run, as paragraphs do: lines may be filled up."""
    head = run[0][:LONGEST_RUN]
    missing = max(0, min(run[0].count("\n"), _PARAGRAPH) - head.count("\n"))
    return head[: LONGEST_RUN - missing] + "\n" * missing


#: So many line ends part paragraphs.
_PARAGRAPH = 2


def _ends_run(text: str, end: int) -> bool:
    """Whether the letters up to a place are a run; a look at the last two spares most texts the work."""
    last = text[end - 1]
    if last != text[end - 2] and not last.isspace():
        return False
    block = text[end - LONGEST_RUN : end]
    return block.isspace() or (block.count(last) == LONGEST_RUN and not last.isdigit())
