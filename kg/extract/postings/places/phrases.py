"""Sentences that tell where a job is: the patterns, each with how far it can be trusted, the surest first."""

from __future__ import annotations

import re

from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought

#: Who is wanted and where, in one sentence: "sucht … eine Köchin in Jena", "need another cook for our site in Lyon".
_WANTED_IN = sought(
    r"\b(?:looking for|seek(?:s|ing)?|hiring|recruit\w*|need(?:s|ed)?"
    r"|suchen|sucht|gesucht|recherch\w+|recrut\w+|cherche|busca\w*|necesita)\b"
    r"[^!?\n]{3,160}?\b(?:in|at|à|en|nach|bei|de)\s+(?P<where>[A-ZÀ-Ý][\w’'-]+"
    r"(?:(?: am| an der| im| in der| ob der| vor der| sur| upon| de)? [A-ZÀ-Ý][\w’'-]+){0,2})"
)
#: Where who hires has its seat: "Contoso (Riga, Latvia) is looking for an Analyst".
_SEAT_OF = re.compile(
    r"\((?P<where>[A-ZÀ-Ý][^()\n]{2,60})\) (?:seeks|sucht|recherche|recrute|busca"
    r"|(?:is|are)(?: now| currently)? (?:looking for|seeking|hiring|recruiting))\b"
)
#: A vacancy and where it is: "an opening for the position of Data Analyst in Riga".
_VACANT_IN = re.compile(
    r"\b(?:opening|opportunity|vacancy|position|post|role|job|join (?:us|our \w+|the \w+)) (?:for|of|as)\s"
    r"[^.!?\n]{3,120}?\bin\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?:(?: am| an der| im| in der)? [A-ZÀ-Ý][\w’'-]+){0,2}"
    r"(?:, [A-ZÀ-Ý][\w’'-]+)?)"
)
#: The site that somebody is wanted for: "Für unseren Standort in Riga", "our branch in Lyon", "notre agence de Lyon".
_SITE_IN = sought(
    r"\b(?:[Oo]ur|[Uu]nser\w*|[Nn]otre|[Nn]os|[Nn]uestr[oa]s?)\s+(?:[\w-]+ ){0,2}?"
    r"(?:[Ss]tandort\w*|Niederlassung|Filiale|Werk|Büro|Praxis|Zentrale|offices?|site|branch|facility|plant|campus|store"
    r"|clinic|headquarters|location|agence|site|bureaux?|magasin|usine|siège|oficinas?|sede|tienda|centro)"
    r"\s+(?:in|at|en|de|à|d[’'])\s*"
    r"(?P<where>[A-ZÀ-Ý][\w’'-]+(?:(?: am| an der| im| in der| ob der| vor der| sur| upon)? [A-ZÀ-Ý][\w’'-]+){0,2}"
    r"(?:, [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)?)"
)
#: "12045 Berlin", the address at the end of an advert.
_POSTAL = re.compile(
    r"[\dA-Z](?<![^\s,-].)(?:(?<=\d)\d{4}|(?<=\d)\d{3} ?[A-Z]{2}|(?<=[A-Z])-\d{4,5})\s+"
    r"(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)"
)
_COME_TO = re.compile(r"\b(?:come|move|moving|relocat\w+) to\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)")


#: Where somebody will work, in which house: "The researcher will work at the Institute for Ice in Riga".
_WORKS_IN = re.compile(
    r"\b(?:will|would|shall) (?:work|be working|be employed|be hosted|be enrolled) at\s"
    r"(?:[^.;\n]|\.(?=\w)){2,120}?,? in\s+"
    r"(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}(?:, [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)?)"
)
#: Where one is how long: "Six months in Riga", "20 Stunden pro Woche in Jena".
_LASTS_IN = re.compile(
    r"\b(?:months|weeks|[Mm]onate|[Ww]ochen?|mois|semaines) (?:in|à) (?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)"
    r"(?=[.,;\n])"
)
#: Where the work is done, and where who hires has its seat.
_PLACED_IN = sought(
    r"\b"
    + glanced(
        r"(?:work ?place|place of work|duty station|place of employment|position|post|job|role|office|campus"
        r"|university|college"
        r"|institute|department|school|hospital|we|which|and|candidate|laborator(?:y|ies)|[Gg]roup(?: “[^”\n]{2,60}”)?)"
        r"\s+(?:is|are|will be)\s+(?:\w+ )?"
        r"(?:(?:based|located|situated|placed)\s+)?(?:(?:at|out of)\s++(?:[^.;\n]|\.(?=\w)){2,120}?\s++)?in"
        r"|(?:located|situated|based)\s+(?:near the (?:centre|center) of|in|at)"
    )
    + r"\s+(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}(?:, [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)?)"
)


#: "This project will take place in the Frost team at the Lab of Contoso (Lyon, France)".
_HOSTED_IN = re.compile(
    r"\b(?:will take place|takes place|will be (?:carried out|hosted|conducted|based)|se déroulera|aura lieu"
    r"|wird durchgeführt)\b[^.;\n]{2,120}?"
    r"\((?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2}(?:, [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?)?)\)"
)
#: "Dienstort ist Bamberg", "You would be based in Leeds" in a line of its own, "Oxford-based", a pin before the place.
_SITE = re.compile(
    r"(?:\b(?:Dienst|Arbeits|Einsatz)ort ist|(?:^|\n)[^\w\n]*[Bb]ased in|\. Based in|📍"
    r"|\b(?:duty station|place of work) is)[\s*_]*"
    r"(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){0,2})"
)
#: "Location ESTEC, Noordwijk, The Netherlands" in a text that lost its line breaks.
_LABELLED = re.compile(
    r"(?<=[.\w] )Location (?:[A-Z]{3,8}, )?(?P<where>[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?, (?:The"
    r" )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_BASED_THERE = re.compile(
    r"(?:[.;]\s|\n|\b[Tt]he (?:job|post|role|position) is\s)(?P<where>[A-ZÀ-Ý][\w’']+)-based\b(?=[,.;\n])"
)

#: How the words for a vacancy end.
_VACANT_ENDS = ("ening", "tunity", "acancy", "sition", " post", " role", " job", "join us")


#: Each names the place as `where`; where it needs words of which one stands in every text that it finds something in,
#: these are named too: looking for them is quicker.
SPOKEN_OF: tuple[tuple[re.Pattern[str], float, tuple[str, ...]], ...] = (
    (_SITE, 0.7, ("ort ist", "ased in", "📍", "duty station is", "place of work is")),
    (_LABELLED, 0.65, ("Location ",)),
    (_BASED_THERE, 0.65, ("-based",)),
    (_HOSTED_IN, 0.65, ("will be ", "take place", "takes place", "déroulera", "aura lieu", "wird durchgeführt")),
    (_WANTED_IN, 0.6, ()),
    (_SEAT_OF, 0.6, (") is ", ") are ", ") seeks", ") sucht", ") rec", ") busca")),
    (_SITE_IN, 0.6, ("our ", "nser", "otre ", "nos ", "nuestr", "Nuestr")),
    (_VACANT_IN, 0.6, tuple(f"{end} {of} " for end in _VACANT_ENDS for of in ("for", "of", "as"))),
    (_COME_TO, 0.6, ("come to", "move to", "moving to", "relocat")),
    (_LASTS_IN, 0.6, ("onths in ", "eeks in ", "onate in ", "oche in ", "ochen in ", "mois à ", "maines à ")),
    (_WORKS_IN, 0.6, ("ill work at", "uld work at", "all work at", " be ")),
    (_PLACED_IN, 0.6, ()),
    (_POSTAL, 0.55, ()),
)
