"""A mention of a skill in, whether it is something else out: part of the employer, its product, a job, a class."""

from __future__ import annotations

import re

from kg.extract.draft import TermMatch
from kg.extract.lexicon.abbreviations import find_abbreviated
from kg.extract.lexicon.sought import sought
from kg.extract.postings.advert import Advert
from kg.extract.postings.naming.titles import is_role_head
from kg.schema import NodeType

#: Longest abbreviation that is looked at, in letters.
_SHORT = 4


def is_own(surface: str, employer: str) -> bool:
    """Whether the words name the employer, or what it sells under its own name: "Contoso Cloud"."""
    return f"{surface.casefold()} ".startswith(f"{employer} ")


def is_sold(advert: Advert, match: TermMatch, employer: str, *, cued: bool) -> bool:
    """Whether a skill is what the employer sells: "Azure", which is Microsoft Azure, unless it is asked for by name."""
    forms = (advert.text[match.start : match.end], match.term.name, *(() if cued else match.term.aliases))
    return any(is_own(form, employer) for form in forms)


#: Before the systems for which somebody makes something: "protection across platforms including Android".
_SERVED = sought(
    r"\b(?:across|on all|diverse|multiple|various|different|every|all|major)\b[^.;:\n]{0,30}\b(?:platforms?|devices?)"
    r",? (?:including|such as|like|e\.g\.)[^.;:\n]*$"
)


def is_platform(advert: Advert, match: TermMatch) -> bool:
    """Whether an operating system is one of those for which the house makes its products."""
    if "operating system" not in match.term.broader:
        return False
    return _SERVED.search(advert.text, advert.clauses.around(match.start)[0], match.start) is not None


#: What a name ends with that is short for a part of the employer: "Customer Service & Support (CSS)".
_UNIT = re.compile(
    r"\b(?:support|team|group|division|department|organi[sz]ation|office|center|centre|program(?:me)?|business"
    r"|unit)s?$",
    re.IGNORECASE,
)


def named_units(advert: Advert) -> frozenset[str]:
    """Abbreviations by which the text calls parts of the employer: "Customer Support (CS)", "Orchard Map (OM) Lab"."""
    named = find_abbreviated(advert.text, advert.start, advert.end)
    return frozenset(
        item.short for item in named if _UNIT.search(item.name) or _UNIT_BEHIND.match(advert.text, item.end)
    )


_UNIT_BEHIND = re.compile(r" (?:[Ll]ab|[Tt]eam|[Gg]roup|[Dd]ivision|[Dd]epartment|[Oo]rgani[sz]ation)\b")


#: Before a letter that is one of several kinds: "licence (Category C)", "Führerschein Klasse C".
_CLASSED = re.compile(
    r"\b(?:category|cat\.|class|klasse|classe|clase|permis|führerschein|rijbewijs|patente|carnet|grade|level|type|group|vitamin|band|tier)\s+$",
    re.IGNORECASE,
)
#: So far before the letter its kind may begin.
_CLASS = 40


def is_classed(advert: Advert, match: TermMatch) -> bool:
    """Whether a letter is one of several kinds: "Führerschein Klasse C"."""
    return _CLASSED.search(advert.text, max(advert.start, match.start - _CLASS), match.start) is not None


def ends_word(advert: Advert, terms: list[TermMatch], index: int) -> bool:
    """Whether a letter is the last of an abbreviation that is no skill itself: "HVAC/R", but not "SAS/R"."""
    start = terms[index].start
    known = any(other.end == start - 1 for other in terms[max(0, index - 1) : index])
    return not known and _SHORTENED.search(advert.text, max(advert.start, start - _SHORT - 1), start) is not None


_SHORTENED = re.compile(r"[A-Z]{3}/$")
_NEXT_WORD = re.compile(r" (?P<word>[A-Z][a-z]+)")


def names_job(advert: Advert, match: TermMatch) -> bool:
    """Whether a way of working is part of a job's name: "our Social Media Manager"."""
    if not any(name.endswith(" skill") for name in match.term.broader):
        return False
    behind = _NEXT_WORD.match(advert.text, match.end)
    return behind is not None and advert.text[match.start].isupper() and is_role_head(behind.group("word"))


def can_be_method(advert: Advert, match: TermMatch) -> bool:
    """Three or four capitals are a method of learning only where the posting speaks of learning."""
    surface = advert.text[match.start : match.end]
    if match.term.node_type is not NodeType.METHOD or not surface.isupper() or len(surface) > _SHORT:
        return True
    return any("learning" in name for other in advert.terms for name in (other.term.name, *other.term.broader))
