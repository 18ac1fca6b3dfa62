"""A stated location in, the institution that it names first and the place behind it out."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import trimmed

_HOST = re.compile(
    r"\b(?:Universit(?:y|é|ät|eit|et|à|a|ies)|Universidad\w*|Institut\w*|College|Hochschule|École|Laborator(?:y|ies|ium)"
    r"|Hospital|Cent(?:er|re)|Academy|Foundation|Observatory|Council|Alliance)\b"
)
#: What makes such a name that of a place all the same: "University City", "College Park", "Center Street".
_PLACE = re.compile(
    r"\b(?:University|College|Hospital|Center|Centre|Institute)"
    r" (?:City|Park|Place|Heights|Hill|Station|Town|Street|Road|Campus)\b"
)
_COMMA = re.compile(r"\s*[,;|]\s+|\s+[–—-]\s+")


def host_of_place(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """Where `text[start:end]` names an institution first, and where its place begins: "Contoso University, Perth"."""
    left, right = trimmed(text, start, end)
    cut = _COMMA.search(text, left, right)
    stop = cut.start() if cut else right
    first = text[left:stop]
    if not _HOST.search(first) or _PLACE.search(first) or len(first.split()) < 2:
        return None, start
    return (left, stop), cut.end() if cut else end
