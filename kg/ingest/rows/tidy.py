"""Cells in, clean strings out: markup, control characters, wrong decodings and words for "nothing" go."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from kg.ingest.text.characters import without_controls, without_long_runs
from kg.ingest.text.markup import plain
from kg.ingest.text.mojibake import repaired

#: Soft hyphens and zero-width marks say how to set a text, not what it says; cells lose them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_TRAILING = re.compile(r"[ \t]+\n")
_MANY_BREAKS = re.compile(r"\n{3,}")
_EMPHASIS = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*")
_INLINE_BULLET = re.compile(r"(?<=\S)[ \t]*([•⦁●▪◦‣])[ \t\xa0]*(?=\S)")
#: A run of blanks in a text without line breaks stands where one was; after "1)" or a bullet it does not.
_WIDE_GAP = re.compile(r"(?<![\d\w][.)])(?<![•⦁●▪◦‣\s-])[ \t\xa0]{3,}(?=\S)")
_GAP = re.compile(r"(?<=\S) {2,}")
_SHORT = 200
_ITEMS = 3
_DASH_ITEM = re.compile(r" - (?=[A-Z0-9\"'“(])")
_EMPTY = {
    "", "-", "--", "?", "none", "null", "nil", "nan", "nat", "n/a", "n.a.", "na", "-1", "-1.0", "undefined", "unknown",
    "not provided", "not specified", "not available", "not applicable", "not disclosed", "not listed", "[]", "{}",
    "['']", "[null]", "no-team-listed",
    "none of the above", "see below", "k.a.", "keine angabe", "non précisé", "non renseigné", "no especificado",
}  # fmt: skip


def is_empty(text: str) -> bool:
    """Whether a cell says nothing, as "", "None", "N/A", "-1" and "Not Provided" do."""
    return len(text) <= 20 and text.strip().casefold() in _EMPTY


def scalar_text(value: object) -> str:
    """A JSON scalar as people write it: 2022.0 is "2022"; booleans are "true" and "false"; the rest is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value) if isinstance(value, int) else ""


def line(value: object) -> str:
    """A cell as one line; empty if it says nothing."""
    folded = unicodedata.normalize("NFC", " ".join(_readable(scalar_text(value)).split()))
    return "" if is_empty(folded) else folded


def prose(value: object) -> str:
    """A cell as running text: paragraphs and list items on lines of their own; empty if it says nothing.

    A list (also one written out as text) gives one line an item.
    """
    items = as_list(value)
    if items is not None:
        return "\n".join(text for text in map(prose, items) if text)
    text = _readable(scalar_text(value).replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ")
    text = items_on_lines(_EMPHASIS.sub(r"\1", text) if "**" in text else text)
    text = _without_idle_space(text).strip()
    return "" if is_empty(text) else unicodedata.normalize("NFC", text)


def as_list(value: object) -> list[object] | None:
    """The items of a list, or of a list written out as text ("['a', 'b']"); `None` if it is no list."""
    if isinstance(value, list | tuple):
        return _opened(value)
    if isinstance(value, str):
        text = value.strip()
        if len(text) > 1 and text[0] == "[" and text[-1] == "]":
            parsed = _parsed_list(text)
            return None if parsed is None else _opened(parsed)
    return None


def _opened(items: Iterable[object]) -> list[object]:
    opened: list[object] = []
    for item in items:
        inner = as_list(item)
        opened.extend([item] if inner is None else inner)
    return opened


def _parsed_list(text: str) -> list[object] | None:
    try:
        parsed: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        try:
            parsed = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            return None
    return parsed if isinstance(parsed, list) else None


def items_on_lines(text: str) -> str:
    """The text with items that were run together on one line on lines of their own."""
    if not text.isascii() and any(char in text for char in "•⦁●▪◦‣"):
        text = _INLINE_BULLET.sub(r"\n\1 ", text)
    if "\n" in text:
        return text
    if len(text) > _SHORT and "   " in text:
        text = _WIDE_GAP.sub("\n", text)
    if text.startswith("- ") or text.count(" - ") >= _ITEMS <= len(_DASH_ITEM.findall(text)):
        text = _DASH_ITEM.sub("\n- ", text)
    return text


def _readable(text: str) -> str:
    """Without markup, control characters and marks that only say how to set the text."""
    text = without_long_runs(text)
    text = without_controls(plain(text if text.isascii() else repaired(text)))
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _without_idle_space(text: str) -> str:
    """Without blanks at line ends, runs of blanks and of empty lines; the tests spare most texts the work."""
    if "  " in text:
        text = _GAP.sub(" ", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("\n", text)
    return _MANY_BREAKS.sub("\n\n", text) if "\n\n\n" in text else text
