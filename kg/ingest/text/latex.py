"""LaTeX in, Unicode out: accents and letters decoded, grouping braces taken off, formulas left alone."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "th": "þ", "DH": "Ð", "TH": "Þ", "ng": "ŋ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textregistered": "®",
    "copyright": "©", "ldots": "…", "dots": "…", "textasciitilde": "~", "textbackslash": "\\", "S": "§",
}  # fmt: skip
_SYMBOL_ACCENT = re.compile(r"\\([`'^~\"=.])\s*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))")
_LETTER_ACCENT = re.compile(r"\\([uvHckrdb])(?:\s*\{\s*(\\?[a-zA-Z])\s*\}|\s+([a-zA-Z]))")
_COMMAND = re.compile(
    r"\\(" + "|".join(sorted(map(re.escape, _LETTERS), key=len, reverse=True)) + r")(?![a-zA-Z])\s?(?:\{\})?"
)
_STYLE = re.compile(
    r"\\(?:emph|textit|textbf|textsc|texttt|textrm|mathrm|mathbf|uppercase|lowercase|text|url|href)\s*(?=\{)"
)
#: Blanks of a width of their own: "J.\\ Phys.", "5\\,km".
_BLANK = re.compile(r"\\[ ,;:!/@](?=\s*\S|$)|\\(?:quad|qquad|thinspace)(?![a-zA-Z])")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_MATH = re.compile(r"\$[^$]*\$")


def decode_latex(text: str) -> str:
    r"""LaTeX accents and letters as Unicode, grouping braces removed; formulas stay: `Sch{\"o}lkopf` → "Schölkopf"."""
    if not any(char in text for char in "\\{}~"):
        return text
    pieces: list[str] = []
    position = 0
    for formula in _MATH.finditer(text):
        pieces += [_decoded(text[position : formula.start()]), formula.group()]
        position = formula.end()
    pieces.append(_decoded(text[position:]))
    return " ".join("".join(pieces).split())


def _decoded(text: str) -> str:
    text = _BLANK.sub(" ", text)
    text = _SYMBOL_ACCENT.sub(_accented, text)
    text = _LETTER_ACCENT.sub(_accented, text)
    text = _COMMAND.sub(lambda found: _LETTERS[found[1]], _STYLE.sub("", text))
    text = _ESCAPED.sub(lambda found: f"\x00{ord(found[1])};", text)
    text = text.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–").replace("~", " ")
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub("\x00(\\d+);", lambda found: chr(int(found[1])), text)
    return unicodedata.normalize("NFC", text)


def _accented(found: re.Match[str]) -> str:
    letter = (found[2] or found[3]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])
