"""Lines of a posting in, headings that no list knows out: short lines above a paragraph, by the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.extract.lexicon.headings import ADVERT_SECTIONS, SectionKind
from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.titles import ends_in_role

#: Patterns of small letters, for so headings are compared.
_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            SectionKind.PREFERRED_QUALIFICATIONS,
            r"\bnice\b|\bbonus|\bplus(?:es|punkte)?\b|\bideally\b|preferred|desirable|\bextra\b|good to have"
            r"|would be great"
            r"|would help|might also|von vorteil|wünschenswert|gern gesehen|atouts?\b|souhaité|deseable"
            r"|se valora|advantage"
            r"|delight(?:ed)? us|not essential|optional|meriterande|en fordel|ønskelig"
            r"|een pré\b|preferenz|desejáve|mile widzian",
        ),
        (
            SectionKind.EQUAL_OPPORTUNITY,
            r"\bequal\b|diversity|inclusi(?:on|ve)|accommodation|\bprivacy|data protection|datenschutz"
            r"|small print|legal",
        ),
        (
            SectionKind.BASIC_QUALIFICATIONS,
            r"\b(?:we(?:['’]re| are)?|you(?:['’]ll)?(?: will)?|i)\s+(?:\w+\s+)?(?:ask|asking|need|require|look"
            r"|looking|expect|bring"
            r"|want|hope|wish|must|should|have|know)\b|requirements?|\bqualif|\bskills?\b|experience|profile?\b"
            r"|\bmust\b|who you are"
            r"|who (?:should|we(?! are$)|fits|are you)|\bneeded\b|required|mitbring|bringst|wünschen|erwarten wir"
            r"|anforder|voraussetz|suchen"
            r"|recherchons|attendons|demandons|requisit|buscamos|pedimos|prérequis|compétences|you (?:are|fit)"
            r"|your background"
            r"|(?:candidate|applicant|holder)s? (?:will|should|must|would|has|have)"
            r"(?: (?:have|possess|hold|bring|need|be able))?:?$"
            r"|vi (?:forventer|søger|söker|ser etter|ønsker os)|vragen (?:wij|we)|(?:wij|we) vragen"
            r"|jij (?:hebt|bent)|har du\b"
            r"|du har\b|cerchiamo|richiediamo|oczekujemy"
            r"|right (?:person|for you if)|eligib|criteria|good fit|what it takes|essential",
        ),
        (
            SectionKind.ABOUT_TEAM,
            r"^(?:(?:the|research|project|scientific|our) )*(?:context|background|motivation|challenge|problem)s?\b",
        ),
        (
            SectionKind.HOW_TO_APPLY,
            r"\bappl(?:y|ying|ication(?!s? (?:support|develop|engineer|secur|design|mainten|server|arch|manage"
            r"|test|software|knowledge)))|next steps?|\bhow to\b|interviews?|hiring process|contact|questions\?"
            r"|interested\?|get in touch"
            r"|bewerb|postul|candidature|solicitar|interesse|ansprech|timeline|selection|sound like you",
        ),
        (
            SectionKind.BENEFITS,
            r"\boffer|benefit|\bperks?\b|\bin return\b|\bwe give\b|reward|\bpay\b|compensation|salary|money"
            r"|vorteile|bieten"
            r"|avantages|offrons|ofrecemos|beneficios|conditions|for you\b|why (?:people"
            r"|you(?:['’]ll)? (?:will )?(?:love|like|stay)|stay|join"
            r"|us|work|here)|what you(?:['’]ll)? get|package|on the table|unser angebot|le poste offre|terms",
        ),
        (
            SectionKind.RESPONSIBILITIES,
            r"\byou(?:['’]ll)?(?: will| would)?(?: be)?\s+(?:do|doing|own|build|work|spend|take|look|run|help"
            r"|lead)\b|\bdut(?:y|ies)|responsib"
            r"|\b(?:day|days|week|weeks|month|shift)\b|tasks?\b|\bthe (?:job|work)\b|the role|aufgaben"
            r"|erwartet (?:dich|sie)|tätig"
            r"|missions?\b|tareas|funciones|your (?:work|job|role|part)|in practice|what (?:to|you can) expect"
            r"|to do\b|quotidien"
            r"|stelle(?!n ?(?:angebot|ausschreib|anzeige|markt|börse))|accountab|deliver|outcomes",
        ),
        (
            SectionKind.ABOUT_TEAM,
            r"\bteam\b|\bcrew\b|\bgroup\b|équipe|equipo|\bward\b|\blab\b|department|colleagues|kolleg",
        ),
        (
            SectionKind.ABOUT_COMPANY,
            r"^(?:about|über|sobre|à propos)\b|who we are|our (?:story|company|values|culture|mission)|in brief"
            r"|at a glance|das sind wir"
            r"|wir sind|über uns|qui sommes|nous sommes|quiénes|en bref|what we (?:do|make|believe)"
            r"|working (?:at|here|with us)|life at"
            r"|the (?:company|firm|hospital|university|museum|employer)|kurzporträt|in zahlen|where we",
        ),
        (
            SectionKind.SUMMARY,
            r"^why\b|the (?:position|opportunity|context|short|background)|in short|summary|worum es geht"
            r"|contexte?|overview",
        ),
    )
)
_END = re.compile(r"[.!;,…]$|https?:|@|\d{3}")
_ITEM = re.compile(r"[•●▪◦‣·–—-]|[*+>] |\d+[.)]")
_WORDS = 8
#: One of the things asked for, in a list without bullets: "Kenntnisse in Rust", "Experience with Go is a plus".
_ITEM_OF_ITS_OWN = re.compile(
    r"(?:[\w-]+ )?(?:kenntnisse|erfahrung(?:en)?|experience|knowledge|proficiency|familiarity|fluency"
    r"|skills?|degree|background"
    r"|maîtrise|expérience|connaissances?|programming skills) (?:in|with|of|mit|im|using|de|des|en|du|d[’'])\b"
    r"|.* (?:is|are|ist|sind|wäre|wären|serait|est) (?:a (?:big |strong )?plus|an? (?:advantage|asset"
    r"|bonus)|von vorteil"
    r"|wünschenswert|preferred|required|desirable|un plus|un atout)$",
    re.IGNORECASE,
)


def shape_headings(lines: Sequence[Line]) -> Iterator[tuple[Line, SectionKind | None]]:
    """Lines that stand like headings, and what they head as far as their words tell.

    Such a line is short, begins with a capital, ends in no full stop, names no occupation and stands above
    a sentence or a list.
    """
    for line, below in pairwise(lines):
        if _stands_like_one(line, below):
            yield line, _kind(line.text)


def has_advert_sections(lines: Sequence[Line]) -> bool:
    """Whether lines have a heading of what only adverts tell: duties, or what is asked of who applies."""
    return any(kind in ADVERT_SECTIONS for _, kind in shape_headings(lines))


def _stands_like_one(line: Line, below: Line) -> bool:
    text = line.text.strip("#*_ ")
    if not 0 < len(text) <= 60 or not (text[0].isupper() or text[0] in "¿¡") or len(text.split()) > _WORDS:
        return False
    listed = below.text[0] in "•●▪◦*-–—·+✓✔0123456789"
    long = len(below.text) > max(40, len(text)) or (line.gap and not below.gap and len(below.text) > 15)
    if not (listed or long) or _END.search(text) or _ITEM.match(line.text):
        return False
    return not (_ITEM_OF_ITS_OWN.match(text) or ends_in_role(text))


@lru_cache(maxsize=1 << 10)
def _kind(text: str) -> SectionKind | None:
    small = text.lower()
    return next((kind for kind, words in _KINDS if words.search(small)), None)
