"""Names of sites that publish adverts of others, as expressions: they head pages, and hire on few of them."""

from __future__ import annotations

import re

from kg.extract.lexicon.glance import glanced

#: A site by its address.
_ADDRESS = (
    r"[\w-]{2,30}\.(?:com|de|fr|org|net|co\.uk|io|ac\.uk|es|ch|at|eu|it|nl|be|pl|pt|se|dk|no|fi|ie|lu|cz|ro|gr|hu|in|sg"
    r"|ae|co\.in|com\.au|com\.br|co\.za|co\.ke|com\.sg|com\.mx|com\.eg|com\.ng)"
)
_BOARDS = (
    r"linkedin|indeed|glassdoor|built in(?: national)?|jooble|monster|xing|handshake|himalayas|getro|otta|wellfound"
    r"|euraxess"
    r"|simplyhired|careerbuilder|ziprecruiter|jobs\.ac\.uk|reed|adzuna|talent\.com|stepstone|hellowork"
    r"|infojobs|welcome to the jungle|job ?bank|jobcent(?:er|re)|eures|france travail|p[oô]le emploi|naukri"
    r"|nhs jobs|civil service jobs|cv-library|jobsite|jobserve|guardian jobs|totaljobs|irishjobs|jobtrain|find a job"
    r"|usajobs|ethical ?jobs|trade me jobs|timesjobs|freshersworld|internshala"
    r"|bayt|gulftalent|naukrigulf|dubizzle|wuzzuf|akhtaboot|laimoon|tanqeeb|mycareersfuture(?: singapore)?"
    r"|jobstreet|jobsdb|careers24|jobberman|brightermonday|myjobmag|ngcareers|reliefweb"
    r"|impactpool|unjobs|charityjob|jobbörse"
    r"|bamboo ?hr|neogov|icims|teamtailor|breezy ?hr|jobvite|jazz ?hr|smartrecruiters"
    r"|interamt|bund\.de|meinestadt|jobvector|gute-?jobs|arbeitnow|joblift"
    r"|jobs\.ch|jobup|jobscout24|jobagent|karriere\.at|cadremploi|meteojob|regionsjob|jobteaser|keljob"
    r"|emploi[- ]territorial|choisir le service public|place de l[’']emploi public|la bonne boîte|jobijoba|moovijob"
    r"|le forem|stepstone\.be|infoempleo|tecnoempleo|computrabajo|occmundial"
    r"|turijobs|empléate|vagas\.com|infojobs brasil|net-?empregos"
    r"|sapo emprego|expresso emprego|iefp|infojobs italia|trovolavoro|cliclavoro"
    r"|nationale vacaturebank|werkzoeken|werken voor nederland|academictransfer|werk\.nl"
    r"|pracuj\.pl|rocketjobs|just join it|nofluffjobs|epuap|platsbanken|arbetsförmedlingen|blocket jobb"
    r"|jobindex|jobnet|arbeidsplassen|jobbnorge|webcruiter|duunitori"
)
#: Those that employers may be called, too.
_ALSO = (
    r"seek|jora|shine|apna|pnet|glints|fuzu|devex|idealist|inpa|finn(?: jobb)?|nav|ofir|mol|oikotie|gupy|catho|sepe"
    r"|academics|iagora|laborum|trabajando|bakeca|hokify|kimeta|jobware|subito(?: lavoro)?|intermediair|olx(?: praca)?"
    r"|(?:bundes)?agentur für arbeit|arbeitsagentur|instahyre|cutshort|foundit|apec|forasna|kalibrr|milanuncios"
    r"|leboncoin|elempleo|bumeran|actiris|vdab|jobat"
)
#: What such a site writes behind its name.
_BEHIND = r"(?:\.\w{2,3})?(?: logo| jobs)?(?:\s[–—|-]\s(?!.*\([mwfhd]/).{0,60})?"
#: The pattern that all of them match, for expressions that ignore the case.
BOARD = rf"{glanced(_BOARDS)}(?: logo)?|stepstone\.\w+|naukri\.com|{_ADDRESS}"
#: Those that are told by their names alone where a page begins, as they show what others offer.
NAMED_AT_TOP = re.compile(
    r"\b(?:indeed|linkedin|glassdoor|job ?bank|stepstone|monster|totaljobs|ziprecruiter|careerjet|adzuna|jooble"
    r"|hellowork|infojobs|naukri|xing|jobs\.ac\.uk|euraxess|arbeitnow|jobicy|remote ?ok|we work remotely|job board"
    r"|bamboo ?hr|neogov|icims|taleo|smartrecruiters|teamtailor|breezy ?hr|jobvite|jazz ?hr|recruitee|workable)\b",
    re.IGNORECASE,
)
#: What tells that such a site is meant: "Apec.fr – Offre d'emploi cadre".
_OFFERS = (
    r"(?:\.\w{2,3})?\s[–—|-]\s"
    r"(?:offres?|jobs?|jobsuche|stellen|empleo|lavoro|annunci|vacatures|oferty|ledige|lediga).{0,60}"
)
_HEADS = re.compile(rf"{glanced(_BOARDS)}{_BEHIND}|(?:{_ALSO})(?:{_OFFERS})|{_ADDRESS}", re.IGNORECASE)
#: Sites that say themselves what they are.
_SAYS_SO = re.compile(
    rf"(?:{_ALSO}){_BEHIND}"
    r"|(?:(?:[\w-]+ ){0,3}(?:jobs|jobb?börse|jobportal|stellenmarkt|lavoro|emplois?|empleos?|empregos?|vacatures|praca"
    r"|oferty pracy|lediga jobb|careers?future))(?:\s[–—|-]\s.{2,60})?|.{2,40}\s[–—|-]\s(?:portale? .{2,40}|job ?board)"
    r"|(?:portal|portail|portale) [a-z]{3,20}",
    re.IGNORECASE,
)


def names_board(text: str) -> bool:
    """Whether the first line of a page names a site of others' adverts: "pracuj.pl", "Apec.fr – Offre d'emploi"."""
    return _HEADS.fullmatch(text) is not None


def may_name_board(text: str) -> bool:
    """Whether a line may name such a site, or an employer's own."""
    return _SAYS_SO.fullmatch(text) is not None
