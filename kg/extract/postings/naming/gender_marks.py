"""A title in, whether its marks say that everybody is meant, and its words without them, out: "Polier/-in (m/w/d)"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.lexicon.sought import sought

GENDER = re.compile(
    r"[\s(\[]{0,100}+\b(?:all genders?|alle geschlechter|gn|[mwfdxh]\s*[/|*,]\s*"
    r"[mwfdxh](?:\s*[/|*,]\s*(?:divers|inter|[mwfdxhi](?:nt)?))*)\s*(?:\)"
    r"|\b)\]?|\s*\([mwfd]-[mwfd](?:-[mwfdx])?\)",
    re.IGNORECASE,
)
_GENDER_SUFFIX = sought(
    r"(?<=[a-zäöüéè])(?:[:*_/·.-]+(?:in|innen|r|e|ne|euse|rice|trice|frau|ère|a|o|as|os)|\s?\((?:in"
    r"|e|r|ne|euse|s|a|o|as|os|trice|rice|ère|ière|fe|ve|se|le|te|esse)\)"
    r"|[·.•](?:se|trice|ière|fe|ve|le|te|esse))(?!\w)"
)
#: "Chargé(e)", "Boucher(ère)", whose brackets hold no aside.
FEMININE_FORM = sought(r"(?<=[a-zéè])\((?:e|ère|ière|euse|trice|rice|ne|fe|ve|se|le|te|esse|in|innen|r|a|o|as)\)")
_MARKED = re.compile(
    r"\(\s*(?:[mwfdix]\s*[/|]\s*[mwfdi](?:\s*[/|]\s*[mwfdxi])*|[mwfd]-[mwfd]-[mwfdx]|[hf]\s*/\s*[fh])\s*\)",
    re.IGNORECASE,
)
#: "Polier/-in", "Monitor/a", as only one of them is called.
_EITHER_FORM = re.compile(r"(?<=[a-zäöüß]{3})/-in\b|\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}[orle]/(?:as?|oras?)\b")
_SHORT = 3
_LETTERS = frozenset(("(e)", "(o)", "(a)", "(r)", "(as)"))
# What every match of the two above has, and a regular expression finds quickly.
_MAYBE_GENDER = re.compile(
    r"[mwfdxhagMWFDXHAG](?<!\w.)(?:\s*[/|*,-]\s*[mwfdxhMWFDXH]|[lL][lL](?:[eE] | )[gG]|(?<=[gG])[nN])"
)
_MAYBE_SUFFIX = re.compile(r"[:*_/·.•(-][inreftaosèvl]")
#: One occupation for a man and for a woman: "Conducteur / Conductrice", "Sachbearbeiterin / eines Sachbearbeiters".
TWINS = re.compile(
    r"\b(?P<one>(?P<stem>[A-ZÀ-Ý][\w-]{2,30}?)(?:eur|ier|er|ien|ant|ent|é|on|el|in|or|o|e|mann)?)\s?[/*]\s?"
    r"(?:eine[rsn]? |une? )?(?P=stem)(?:euse|rice|ière|ère|ienne|ante|ente|ée|onne|elle|eure|ora|a|in|e?s|en|frau)\b"
)


def names_all_genders(text: str) -> bool:
    """Whether a title says that it means everybody, as only titles do: "Zimmerer (m/w/d)"."""
    marked = _MARKED.search(text) if "(" in text else None
    formed = FEMININE_FORM.search(text) if "(" in text else None
    either = _EITHER_FORM.search(text) if "/-" in text or "/a" in text else None
    return (
        (marked is not None and marked.start() > _SHORT)
        or (formed is not None and formed.group() not in _LETTERS)
        or either is not None
    )


#: "Wissenschaftliche*r Mitarbeiter*in", "wissenschaftliche/-n Mitarbeiter/-in".
_ADJECTIVE = re.compile(r"(?P<stem>\b[A-Za-zäöüß]+(?:lich|isch))e(?:(?:[:*_/]-?|\()[rn]\)?|n)(?= [A-ZÄÖÜ])")


@lru_cache(maxsize=1 << 10)
def plain(text: str) -> str:
    """The words of a title without the marks of gender."""
    if "/" in text or "*" in text:
        text = TWINS.sub(r"\g<one>", text)
    if "issenschaftlich" in text or "echnisch" in text:
        text = _ADJECTIVE.sub(r"\g<stem>er", text)
    if _MAYBE_GENDER.search(text):
        text = GENDER.sub(" ", text)
    return _GENDER_SUFFIX.sub("", text) if _MAYBE_SUFFIX.search(text) else text
