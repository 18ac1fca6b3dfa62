"""A heading's words in a page whose line breaks are lost in, whether they head what follows out."""

from __future__ import annotations

import re

from kg.extract.lexicon.cues import Cue
from kg.extract.lexicon.words import word_set


def runs_on(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether a heading stands in a page whose line breaks are lost: between an item that ends in no stop and the next.

    "… unserer Systeme Qualifikation Abgeschlossenes Studium", but not "eine vergleichbare Qualifikation Mehrjährige …".
    """
    if text[cue.start : cue.end].lower() not in _RUN_ON:
        return False
    if text.find("\n", max(start, cue.start - _FLAT // 2), min(end, cue.end + _FLAT // 2)) >= 0:
        return False
    before = _LAST_WORD.search(text, max(start, cue.start - _WORD), cue.start)
    behind = _FIRST_WORD.match(text, cue.end, end)
    if not before or not behind:
        return False
    if " " in text[cue.start : cue.end]:
        return behind.group("word") in _WHAT_IS_NICE
    word = before.group("word")
    return word[0].isupper() or not _ADJECTIVE.search(word) or behind.group("word") in _OF_YOU


#: Headings that boards set above the parts of an advert and that run on where line breaks are lost.
_RUN_ON = word_set("qualifikation qualifikationen benefits") | {"nice to have"}
#: So long a stretch has no line break there; so long is a word at most.
_FLAT, _WORD = 400, 40
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_][\w:*-]*)[)%]? $")
_FIRST_WORD = re.compile(r" [\W_]{0,4}(?P<word>(?:[A-ZÀ-Ý]|du\b|wir\b|die\b)[\w:*-]*)")
#: How words end that belong to the noun behind them.
_ADJECTIVE = re.compile(
    r"(?:e|er|em|es|en)$|^(?:an|und|oder|mit|auf|zur|ihr|dein|unser|als|von|für|and|our|of|with|for|the|your)$"
)
#: How a list begins that is nice to have.
_WHAT_IS_NICE = frozenset(
    "Erfahrung Erfahrungen Kenntnisse Grundkenntnisse Interesse Du Was Idealerweise Experience Familiarity"
    " Knowledge".split()
)
_OF_YOU = frozenset(
    "Du du Sie Dein Ihr Wir wir Abgeschlossene Abgeschlossenes Erfolgreich Mehrjährige Mindestens Berufserfahrung Was"
    " Das Idealerweise Must Studium".split()
)
