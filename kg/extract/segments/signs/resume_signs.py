"""A page's lines in, whether they are somebody's résumé out: what a person has done looks for nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line, joined, lowered

_TITLE = re.compile(
    r"(?:curriculum vitae|(?:my )?cv|r[ée]sum[ée]|lebenslauf|beruflicher werdegang"
    r"|curr[ií]culum(?: vitae)?|hoja de vida)"
    r"(?:\s*(?:[-–—:|,]|of|von|de)\s*.{2,50})?",
    re.IGNORECASE,
)
#: Headings over what a person has done, and over what they have learned; adverts have one of the two at most.
_PAST = re.compile(
    r"(?:(?:professional|work|relevant|career|previous|industry|research"
    r"|employment)[\s-]+(?:experience|history|background)"
    r"|experience|employment|career|work history|positions held|berufserfahrung|beruflicher werdegang|praxiserfahrung"
    r"|berufspraxis|expériences?(?: professionnelles?)?|parcours professionnel|experiencia(?: laboral| profesional)?"
    r"|esperienze? (?:professionali?|lavorativ[ae])|werkervaring)\W*",
    re.IGNORECASE,
)
_LEARNED = re.compile(
    r"(?:education(?: (?:and|&) \w+)?|academic background|ausbildung|bildungsweg|studium|schulbildung|formation"
    r"|formations?(?: et diplômes)?|diplômes|études|educación|formación(?: académica)?|istruzione"
    r"|formazione|opleiding(?:en)?"
    r"|qualifications|training)\W*",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:(?:technical |key |core |it[- ])?skills|languages|interests|hobb(?:y|ies)|references"
    r"|referees|certifications?"
    r"|publications|awards(?: .{2,20})?|volunteering|projects|personal (?:details|data|information"
    r"|statement)|objective"
    r"|kenntnisse|sprachen|sprachkenntnisse|interessen|persönliche (?:daten|angaben)|compétences|langues|loisirs"
    r"|centres d['’]intérêt|habilidades|idiomas|aficiones|competenze|lingue|hobby[’']?s)\W*",
    re.IGNORECASE,
)
#: Of small letters, which are quicker to look for.
_MONTH = (
    r"(?:(?:jan|feb|fev|fév|mar|mär|apr|avr|abr|may|mai|jun|jul|aug|août|ago|sep|oct|okt|nov|dec|dez"
    r"|déc|dic)[a-zéû]*\.?\s+"
    r"|\d{1,2}[/.]\s?)"
)
_NOW = r"(?:present|now|today|current(?:ly)?|date|heute|jetzt|aujourd['’]hui|présent|actualidad|presente|oggi|heden)"
#: "2018 – 2021", "March 2021 to present", "seit 05/2020".
_PERIOD = sought(
    rf"(?:19|20)\d\d\s*(?:[-–—]|to|bis|à|until|till)\s*(?:{_MONTH}?(?:19|20)\d\d|\d\d|to {_NOW}|{_NOW})\b"
    rf"|(?:since|seit|depuis|desde|dal)\s+{_MONTH}?(?:19|20)\d\d\b"
)
_YEAR = re.compile(r"[12][90]\d\d")
_BORN = re.compile(
    r"\W*(?:date of birth|born(?: on| in)?|d\.?o\.?b\.?|nationality|marital status|geburtsdatum"
    r"|geboren(?: am)?|geburtsort"
    r"|familienstand|staatsangehörigkeit|née? le|date de naissance|nationalité|situation familiale"
    r"|fecha de nacimiento"
    r"|nacionalidad|data di nascita|geboortedatum|nationaliteit)\b",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"\breferences? (?:available )?(?:up)?on request|\bi (?:am|have|was|worked|led|built|hold)\b|\bi['’](?:m|ve)\b"
    r"|\bmy (?:experience|skills|career|work|background|thesis|goal)\b|\bich (?:bin|habe)\b|\bje suis\b|\bj['’]ai\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()/-]{7,}\d|linkedin\.com/in/|github\.com/\w")
#: What is said to somebody who may apply.
_TO_READER = re.compile(
    r"\b(?:you will|you['’]ll|you have|you are|your (?:profile|role|tasks|application|cv|resume)"
    r"|we (?:are|offer|look|seek)"
    r"|we['’]re|join (?:us|our)|apply|applicants?|candidates?|wir (?:suchen|bieten)|dein profil"
    r"|ihr profil|bewirb|bewerb\w+"
    r"|nous (?:recherchons|recrutons|offrons)|votre (?:profil|candidature)|vous (?:êtes|avez)"
    r"|buscamos|ofrecemos|job type"
    r"|salary|benefits)\b",
    re.IGNORECASE,
)
_TOP, _SHORT, _ENOUGH, _MOST_OF_ONESELF = 8, 60, 6, 2


def is_resume(lines: Sequence[Line]) -> bool:
    """Whether the page tells what one person has done and learned, and speaks to nobody who might apply."""
    top = lines[:_TOP]
    text = joined(lines)
    periods = len(_PERIOD.findall(lowered(text))) if _YEAR.search(text) else 0
    if not periods:
        return False
    short = [line.text.strip("#*_ ") for line in lines if len(line.text) < _SHORT]
    past, learned = (any(pattern.fullmatch(line) for line in short) for pattern in (_PAST, _LEARNED))
    signs = (
        4 * any(_TITLE.fullmatch(line.text.strip("#*_ ")) for line in top)
        + 2 * min(2, sum(_BORN.match(line.text) is not None for line in lines))
        + 3 * (past and learned)
        + min(2, sum(_OTHER.fullmatch(line) is not None for line in short))
        + min(3, periods)
        + 3 * _names_somebody(top)
    )
    if signs + _MOST_OF_ONESELF < _ENOUGH:
        return False
    signs += min(_MOST_OF_ONESELF, len(_OF_ONESELF.findall(text)))
    return signs - 2 * len(_TO_READER.findall(text)) >= _ENOUGH


def _names_somebody(top: Sequence[Line]) -> bool:
    """Whether a person's name stands above the ways to reach them."""
    named = any(2 <= len(words) <= 4 and likeness(words) > 0.5 for line in top[:3] if (words := _words(line.text)))
    return named and any(_REACHED.search(line.text) for line in top)


def _words(text: str) -> list[str]:
    bare = re.sub(r"^(?:Name|Dr|Prof|Mr|Ms|Mrs)\b[.:]?\s*", "", text.strip("#*_ "))
    return bare.title().split() if bare.isupper() else bare.split()
