"""An organization of a vocabulary on a page in, the same with the unit, the city or the school behind its name out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.articles.names import OrganizationMatch, is_academic
from kg.extract.articles.short_names import with_city

_UNIT = re.compile(
    r"\s(?:(?:Lab )?Asia|AI Labs?|AI|Research|Labs|Robotics AI|Science"
    r"|Electronics|Motors?|Healthcare|Cloud)(?![\w-]| [a-z]+ing\b)"
)


def extended(text: str, match: OrganizationMatch) -> OrganizationMatch:
    """The match with the unit behind it: "Alexa AI" is not all of what the vocabulary calls Alexa."""
    match = _with_school(text, with_city(text, match))
    unit = _UNIT.match(text, match.end)
    if match.term is None or unit is None or text[match.start : unit.end()].endswith(" Research Scientist"):
        return match
    return OrganizationMatch(" ".join(text[match.start : unit.end()].split()), match.start, unit.end())


#: The school of a university that goes by its town or founder: "Fernley School of Medicine".
_SCHOOL = re.compile(
    r" (?:Graduate )?School of (?:Medicine|Public Health|Law|Business|Management|Nursing|Dental Medicine|Engineering"
    r"|Music|Architecture|Divinity|Drama|Art|Education|Government|the Environment|Global Affairs)\b"
)


def _with_school(text: str, match: OrganizationMatch) -> OrganizationMatch:
    """The match with the school behind it, whose university it is part of."""
    school = _SCHOOL.match(text, match.end) if match.term is not None and is_academic(match.name) else None
    surface = text[match.start : match.end]
    if school is None or surface == match.name:
        return match
    return OrganizationMatch(f"{surface}{school[0]}", match.start, school.end(), parent=match.name)


#: Letters behind the name of a firm that may be a part of it: "Contoso SDS".
_LETTERS = re.compile(
    r" (?!(?:AI|ML|US|UK|EU|HQ|VP|IT|HR|PR|CEO|CTO|CFO|COO|CIO|SVP|EVP|PHD|NLP|API|GPU|CPU)\b)[A-Z]{2,4}\b"
)
#: Behind them, what firms have and do.
_OF_A_FIRM = re.compile(
    r"['’]s\b| (?:won|wins?|tops?|topped|ranked|ranks|presents?|presented|publishe[sd]|announce[sd]|launche[sd]"
    r"|released|develops|developed|joined|has|is|was|said|says)\b"
)


def with_letters(
    text: str, found: Sequence[OrganizationMatch], announced: Collection[OrganizationMatch]
) -> list[OrganizationMatch]:
    """The matches, firms up to the letters behind them where the page tells of both together as of a firm.

    Args:
        text: the page.
        found: organizations on it.
        announced: names that words around them announce, such as what somebody is "at".
    """
    places = {(o.start, o.end) for o in announced}
    longer = [_LETTERS.match(text, o.end) if not is_academic(o.name) else None for o in found]
    whole = {
        text[o.start : more.end()]
        for o, more in zip(found, longer, strict=True)
        if more and ((o.start, more.end()) in places or _OF_A_FIRM.match(text, more.end()))
    }
    return [
        OrganizationMatch(name, o.start, more.end()) if more and (name := text[o.start : more.end()]) in whole else o
        for o, more in zip(found, longer, strict=True)
    ]
