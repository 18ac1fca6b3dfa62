"""A phrase that may name a subject in, the part of it that does out: "im Bereich Kapitalmärkte" names the last word.

Titles and lists of German adverts lose their commas when they are pasted: "Deponietechnik Erfahrung in …" begins
another sentence with its second word.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.spans import Found
from kg.extract.lexicon.words import uncapitalized, word_set
from kg.extract.postings.advert import Advert
from kg.schema import FieldName

_WORD = re.compile(r"[^\s,;]+")
#: Small words before a subject.
_LEADS = word_set("""
    im in am an für zu zur zum von vom der die das des dem den ein eine einen einem eines einer unser unsere unseren
    unserem ihr ihre ihren dein deine deinen und oder und/oder sowie de du des la le les l' el los las del do da
""")
#: What announces a subject and is none: "Bereich Data", "Schwerpunkt Wasserbau", "settore pagamenti".
_OPENS = word_set("""
    bereich bereichs bereiche bereichen fachbereich umfeld gebiet schwerpunkt schwerpunkte fokus focus thema themen
    abteilung sektor settore secteur domaine domaines sector área area
""")
#: Small words that begin a condition or a promise, not a subject: "mit Umsatzbeteiligung", "ab sofort".
_CONDITIONS = word_set("""
    mit ohne ab auf bis bei nicht als aus über unter sehr insbesondere inkl inklusive auch gerne optional durch gegen
    nach vor um todos todas avec sans con sin com
""")
_SCOPE = re.compile(r"(?:mit|with)\s+(?:dem\s+)?(?:schwerpunkt|fokus|focus)\b(?:\s+(?:auf|on))?", re.IGNORECASE)
#: Where work is done, which no subject is: "im Raum Riga", "im Homeoffice".
_WHERE = word_set(
    "raum großraum region kreis homeoffice home-office office dienst außendienst innendienst schichtbetrieb"
)
#: What a phrase does not end with.
_TRAILS = _LEADS | _CONDITIONS | word_set("weiter wie bzw &")
#: German words of a sentence, without which small letters at the end of a phrase prove nothing.
_GERMAN = re.compile(r"\b" + glanced("und|oder|der|die|das|im|für|mit|von|zur|zum|des|den|sowie") + r"\b")
_ENGLISH = re.compile(r"\b" + glanced("the|and|of|with|for|to") + r"\b")
_AROUND = 60
#: Nouns that begin the next point of a list whose marks are lost.
_NEXT_POINT = re.compile(
    r"(?:\w{3,}ung(?:en)?|[A-ZÄÖÜ]\w+(?:isch|lich|ig|iv|ell|iert|end|igt|bar|sam|prägt|st|er)e[rnsm]?|(?:\w+-)?(?:\w{3,})?(?:[Ee]rfahrung(?:en)?|[Kk]enntnisse?)|Motivation|Bereitschaft|Teilnahme|Studium"
    r"|Kompetenz|Verständnis|Eigeninitiative|Koordination|Mitarbeit|Mitwirkung)"
)
_GENITIVE = word_set("eines einer unserer unseres deren dessen")
_JOINS = word_set("und oder & für in im der des von zur zum de of and for y et e")
_LINK = re.compile(r"://|www\.|@|\.(?:com|org|io)\b")


def has_german(advert: Advert) -> bool:
    """Whether a posting may have German sentences."""
    return advert.has(" und ", " für ", " oder ")


def without_edges(advert: Advert, item: Found[str], *, german: bool) -> Found[str] | None:
    """The subject that a phrase names; none where it is a condition, a place of the job or half a sentence."""
    text = advert.text[item.start : item.end]
    if _LINK.search(text):
        return None
    words = list(_WORD.finditer(text))
    scope = _SCOPE.match(text)
    run = _led([word for word in words if not scope or word.start() >= scope.end()])
    if run and german and _is_german(advert, item) and not _in_terms(advert, item):
        run = _german(run)
    while run and run[-1].group().lower() in _TRAILS:
        run = run[:-1]
    if not run or run[0].group().lower() in _WHERE or _is_place(advert, text[run[0].start() : run[-1].end()]):
        return None
    if len(run) == len(words):
        return item
    start, end = item.start + run[0].start(), item.start + run[-1].end()
    return replace(item, value=uncapitalized(advert.text[start:end]), start=start, end=end)


def _led(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words behind small ones and what announces a subject; none where a condition begins."""
    while run:
        first = run[0].group().lower()
        if run[0].group().isupper():
            break
        if first in _CONDITIONS:
            return []
        if first not in _LEADS and not (first in _OPENS and len(run) > 1):
            break
        run = run[1:]
    return run


def _german(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The noun at the front of a run of German words, which a word in small letters or the next point ends."""
    for at in range(1, len(run)):
        word, before = run[at].group(), run[at - 1].group()
        low = word[0].islower() and word.lower() not in _JOINS
        again = before[0].isupper() and _NEXT_POINT.fullmatch(word) is not None
        if word.lower() in _GENITIVE or (before[0].isupper() and low) or again:
            run = run[:at]
            break
    return run if run[-1].group()[0].isupper() or not run[-1].group()[0].isalpha() else []


def _is_german(advert: Advert, item: Found[str]) -> bool:
    """Whether a phrase stands among German words."""
    around = advert.text[max(advert.start, item.start - _AROUND) : item.end + _AROUND]
    around = around[around.find(" ") + 1 : around.rfind(" ")]  # whole words
    return _ENGLISH.search(around) is None and _GERMAN.search(around) is not None


def _in_terms(advert: Advert, item: Found[str]) -> bool:
    """Whether it stands in a column of keywords, which hold English ones in adverts of every language."""
    return any(span.start <= item.start < span.end for span in advert.fields_named(FieldName.KEYWORD))


def _is_place(advert: Advert, phrase: str) -> bool:
    """Whether the place of the job is called so."""
    return any(
        _stands_whole(phrase.lower(), advert.text[span.start : span.end].lower())
        for span in advert.fields_named(FieldName.LOCATION)
    )


def _stands_whole(phrase: str, line: str) -> bool:
    at = line.find(phrase)
    return at >= 0 and not (line[at - 1 : at].isalnum() or line[at + len(phrase) : at + len(phrase) + 1].isalnum())
