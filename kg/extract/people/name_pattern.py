"""How the names of people are written: given names, particles, last names, titles behind them."""

from __future__ import annotations

from kg.extract.lexicon.sought import sought

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
#: Words inside a last name.
PARTICLE = r"(?:von|van|de|der|den|vom|zu|la|le|du|da|das|do|dos|del|della|di|bin|ibn|el|al|ten|ter|af|av|y|ben|bar|'t)"
#: A letter that is none of the raised digits and signs that follow names.
_LETTER = r"[^\W\d_¹²³⁰-⁹ªº]"
#: Marks of notes right behind a name: "Ada Nowak¹,*", "Lin Vale2".
_NOTES = r"(?=(?:[¹²³⁰-⁹ªº*†‡§¶#]|\d{1,2}(?![\w.])|,(?=[\d*†‡¹²³]))*(?![\w>@]))"
_WORD = (
    rf"(?:(?:[DO]['’]|Mc|Mac|al-|el-|Al-|El-"
    rf"|[{_UPPER}][\-‐](?=[{_UPPER}]))?[{_UPPER}]{_LETTER}+(?:[\-‐'’](?!s\b){_LETTER}+)*"
    rf"|[{_UPPER}]\.(?:[\-‐\s]?[{_UPPER}]\.)*|[{_UPPER}](?=\s))"
)
NAME = sought(
    rf"(?:(?<![\w<@#/.\-])|(?<=\bDr\.)|(?<=\bProf\.))(?P<name>{_WORD}(?:[ \u00a0\u202f]{{1,2}}"
    rf"(?:(?:\([{_UPPER}]{_LETTER}+\)|[“\"][{_UPPER}]{_LETTER}+[”\"])[ \u00a0]+)?"
    rf"(?:{PARTICLE}[ \u00a0]+){{0,2}}{_WORD}){{1,5}}(?:,?\s(?:Jr|Sr)\.|\s(?:II|III|IV)\b)?){_NOTES}"
)
