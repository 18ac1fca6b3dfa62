"""Markdown in, the same with tables and lists whose marks were left half written made whole out."""

from __future__ import annotations

import re

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*")
#: A box to be ticked, before the text of an item: "- [x] ".
_BOX = re.compile(r"^([ \t]*[-*+] )\[[ xX]\][ \t]+", re.MULTILINE)


def whole_tables(text: str) -> str:
    """The text with a bar before every row of a table, no tab inside its cells, and no boxes before items."""
    text = _BOX.sub(r"\1", text) if "] " in text else text
    if "-|" not in text and "- |" not in text:
        return text
    lines = text.split("\n")
    inside = False
    for index, row in enumerate(lines):
        if _RULE.fullmatch(row):
            inside = True
        elif inside and "|" in row:
            bare = row.strip()
            lines[index] = " ".join((bare if bare.startswith("|") else f"| {bare}").split("\t")) if bare else row
        else:
            inside = False
    return "\n".join(lines)
