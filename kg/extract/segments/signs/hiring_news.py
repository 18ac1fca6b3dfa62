"""A page's lines in, whether they are news of who hires or who got a post out: told of it, and offered to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Line, joined

#: How many a firm takes on, in small letters.
_HIRES_SO_MANY = re.compile(
    r"\b(?:will|would|plans? to|wants? to|intends to|aims to|is set to|to) (?:hire|recruit|add|create|take on)"
    r" (?:about |around |up to |more than |over |some |another )?[\d,.]{2,}"
    r"|\b(?:va|vont|veut|prévoit de|compte|souhaite) (?:recruter|embaucher|créer)"
    r" (?:environ |près de |plus de )?[\d .]{2,}"
    r"|\b(?:embauche|recrutement) de (?:près de |plus de )?\d+"
    r"|\b(?:will|wird|plant|stellt) (?:in [a-zäöü]+ )?(?:rund |etwa |über |bis zu )?\d[\d.]+ [^.\n]{3,60}?"
    r"\b(?:ein(?:stellen|zustellen)?|schaffen)\b"
)
#: Who told it, and when: what news do and adverts do not.
_TOLD = re.compile(
    r"\b(?:said|says|announced|told (?:reporters|journalists)|according to|a annoncé|annonce|a déclaré|explique|selon"
    r"|kündigte|teilte .{0,40}mit|sagte|sagt|berichtet|laut)\b"
)
_DATELINE = sought(
    r"\b(?:min read|read more|(?:par|[Bb]y|[Vv]on) [A-ZÀ-Ý][\w’-]+ [A-ZÀ-Ý]"
    r"|Publié le|Veröffentlicht am)\b"
)
#: Words with which an advert asks for applications, in small letters.
_ASKS = re.compile(
    r"\b(?:apply (?:now|here|by|via|to|online|before)|your (?:tasks|profile|application|resume|cv)|we offer"
    r"|requirements|responsibilities|qualifications|deadline|ihre aufgaben|ihr profil|bewerben sie|bewerbung"
    r"|votre (?:profil|mission|candidature)|vos missions|vous (?:serez|êtes|avez)|candidatures?)\b"
)


#: The headline of news of a post: "Nowak named director of the Moss Lab", "Contoso hires Ada Nowak as its next chief".
_GOT_A_POST = re.compile(
    r"[A-ZÀ-Ý](?=.*[a-z])[^\n]{3,80}?\b(?:(?:is |was |has been )?(?:named|appointed|elected|promoted to)\b"
    r"|(?:hires|names|appoints|taps|poaches|elects|welcomes|joins)\b[^\n]{2,60}? (?:as|to lead|to head)\b"
    r"|(?:steps down|succeeds|to succeed|departs)\b)[^\n]{0,80}[^.:\n]"
)


def is_news_of_post(lines: Sequence[Line]) -> bool:
    """Whether a headline says who got a post, and the text below tells of it and asks nobody to apply."""
    if not any(len(line.text) <= _LONGEST_BYLINE and _GOT_A_POST.fullmatch(line.text) for line in lines[:_HEADLINES]):
        return False
    small = joined(lines).lower()
    return _TOLD.search(small) is not None and _THIRD.search(small) is not None and _ASKS.search(small) is None


#: Among so many lines the headline stands; and words for whoever a text is about.
_HEADLINES, _THIRD = 3, sought(r"\b(?:he|she|his|her|they|their)\b")


def is_hiring_news(lines: Sequence[Line]) -> bool:
    """Whether a page reports that somebody will hire so many, under a name or a date, and asks nobody to apply."""
    if not any(len(line.text) <= _LONGEST_BYLINE and _DATELINE.search(line.text) for line in lines[:_TOP]):
        return False
    small = joined(lines).lower()
    if _HIRES_SO_MANY.search(small) is None or _ASKS.search(small):
        return False
    return _TOLD.search(small) is not None


#: So many lines at the top of a page may tell who wrote it and when.
_TOP, _LONGEST_BYLINE = 8, 120
