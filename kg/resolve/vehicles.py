"""An employer's name in, the house out that it hires for: "Contoso Development Centre India Pvt Ltd" is Contoso.

Houses hire through firms of their own in each country, and adverts give those as the company. Only houses that the
vocabulary knows, or units of such, are looked for, and only words that no unit is called by may stand behind them.
"""

from __future__ import annotations

import re

from kg.ports import Vocabulary
from kg.schema import NodeType, Term

_REGION = (
    r"u\.?s\.?a?|u\.?k|e\.?u|u\.?a\.?e|emea|apac|latam|anz|europe|asia|asia[- ]pacific|pacific|nordics?|benelux|iberia"
    r"|america|north america|americas|middle east|africa|united states|united kingdom|great britain|england|scotland"
    r"|ireland|france|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|belgium|netherlands|luxembourg"
    r"|spain|españa|italy|italia|portugal|poland|polska|romania|czech(?: republic|ia)?|slovakia|hungary|greece|bulgaria"
    r"|croatia|serbia|slovenia|ukraine|estonia|latvia|lithuania|denmark|norway|sweden|finland|turkey|türkiye|israel"
    r"|egypt|morocco|saudi arabia|qatar|jordan|kenya|nigeria|south africa|india|pakistan|bangladesh|sri lanka|nepal"
    r"|china|hong kong|taiwan|japan|korea|south korea|singapore|malaysia|indonesia|philippines|thailand|vietnam"
    r"|australia|new zealand|canada|mexico|méxico|brazil|brasil|argentina|chile|colombia|peru|costa rica"
)
#: What only such firms are called, in one country or in all.
_FIRM = r"(?:shared|data|fulfil?lment|corporate) services|(?:dev|development) cent(?:er|re)"
_WORK = (
    r"(?:global |support |professional )?services|dev|development|operations|holdings?|international|global|corporate"
    r"|employment|branch|s\.?\s?[àa]?\.?\s?r\.?\s?l|gmbh|limited|ltd|llc|inc"
)
#: Labs and schools in other countries are places of their own: "Contoso Research Asia", and so are parts of schools.
_PLACE_OF_ITS_OWN = re.compile(
    r"\b(?:research|labs?|laborator\w+|universit\w+|institut\w*|school|college|academy)\b", re.IGNORECASE
)
_SCHOOL = re.compile(r"\b(?:universit\w+|institute of technology|school|college|academy|ETH)\b", re.IGNORECASE)
_TOWN_NAME = r"\s*(?:[–-]\s*[^\W\d_]{3,20}|\([^\W\d_]{3,20}\))"
_BEHIND = re.compile(
    r"(?P<domain>\.(?:com|(?!ai|io)[a-z]{2})){0,2}"
    rf"(?>(?:[\s,(–-]++(?:(?P<firm>{_REGION}|{_FIRM})|{_WORK})\b[.)]?)*)(?:{_TOWN_NAME})?",
    re.IGNORECASE,
)
_TOWN = re.compile(_TOWN_NAME)
#: The letters that some houses call such a firm by.
_IN_LETTERS = re.compile(r"[A-Z]{4,}")
_WORD_END = re.compile(r"(?=\.\w|[\s,(–-])")


def house_of(name: str, bare: str, vocabulary: Vocabulary) -> Term | None:
    """The known house that a firm of this name hires for; None if the name says more, or less, than that.

    Args:
        name: as printed.
        bare: the name without its legal form.
        vocabulary: what knows houses.
    """
    if _PLACE_OF_ITS_OWN.search(bare):
        return None
    for end in _WORD_END.finditer(bare):
        house = bare[: end.start()]
        behind = _BEHIND.fullmatch(bare, end.start())
        is_firm = behind is not None and (behind["firm"] or behind["domain"] or bare != name)
        if not is_firm and not (_IN_LETTERS.fullmatch(house) and _TOWN.fullmatch(bare, end.start())):
            continue
        term = vocabulary.lookup(NodeType.ORGANIZATION, house)
        if term is None or term.context or _SCHOOL.search(term.name):
            continue
        if is_firm or house.casefold() not in term.name.casefold():
            return term
    return None
