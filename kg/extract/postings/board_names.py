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
    r"linkedin|indeed|glassdoor|built in|jooble|monster|xing|handshake|himalayas|getro|otta|wellfound|euraxess"
    r"|simplyhired|careerbuilder|ziprecruiter|jobs\.ac\.uk|reed|adzuna|talent\.com|stepstone|totaljobs|hellowork"
    r"|infojobs|welcome to the jungle|job ?bank|jobcent(?:er|re)|eures|france travail|p[oô]le emploi|naukri"
    r"|nhs jobs|civil service jobs|cv-library|jobsite|jobserve|guardian jobs|totaljobs|irishjobs|jobtrain|find a job"
    r"|seek|jora|ethical ?jobs|trade me jobs|shine|timesjobs|foundit|freshersworld|apna|instahyre|cutshort|internshala"
    r"|bayt|gulftalent|naukrigulf|dubizzle|wuzzuf|forasna|akhtaboot|laimoon|tanqeeb|mycareersfuture(?: singapore)?"
    r"|jobstreet|jobsdb|glints|kalibrr|careers24|pnet|jobberman|brightermonday|myjobmag|ngcareers|fuzu|reliefweb|devex"
    r"|impactpool|idealist|unjobs|charityjob|agentur für arbeit|bundesagentur für arbeit|arbeitsagentur|jobbörse"
    r"|interamt|bund\.de|meinestadt|kimeta|jobware|jobvector|hokify|academics|iagora|gute-?jobs|arbeitnow|joblift"
    r"|jobs\.ch|jobup|jobscout24|jobagent|karriere\.at|apec|cadremploi|meteojob|regionsjob|jobteaser|leboncoin|keljob"
    r"|emploi[- ]territorial|choisir le service public|place de l[’']emploi public|la bonne boîte|jobijoba|moovijob"
    r"|le forem|actiris|vdab|jobat|stepstone\.be|infoempleo|tecnoempleo|computrabajo|bumeran|occmundial|milanuncios"
    r"|turijobs|sepe|empléate|laborum|trabajando|elempleo|gupy|catho|vagas\.com|infojobs brasil|net-?empregos"
    r"|sapo emprego|expresso emprego|iefp|subito(?: lavoro)?|infojobs italia|inpa|trovolavoro|bakeca|cliclavoro"
    r"|nationale vacaturebank|intermediair|werkzoeken|werken voor nederland|academictransfer|werk\.nl|indeed\.nl"
    r"|pracuj\.pl|olx(?: praca)?|rocketjobs|just join it|nofluffjobs|epuap|platsbanken|arbetsförmedlingen|blocket jobb"
    r"|jobindex|jobnet|ofir|finn(?: jobb)?|nav|arbeidsplassen|jobbnorge|webcruiter|duunitori|mol|oikotie"
)
#: What such a site writes behind its name.
_BEHIND = r"(?:\.\w{2,3})?(?: logo| jobs)?(?:\s[–—|-]\s(?!.*\([mwfhd]/).{0,60})?"
#: The pattern that all of them match, for expressions that ignore the case.
BOARD = rf"{glanced(_BOARDS)}(?: logo)?|stepstone\.\w+|naukri\.com|{_ADDRESS}"
_HEADS = re.compile(rf"{glanced(_BOARDS)}{_BEHIND}|{_ADDRESS}", re.IGNORECASE)
#: Sites that say themselves what they are.
_SAYS_SO = re.compile(
    r"(?:(?:[\w-]+ ){0,3}(?:jobs|jobb?börse|jobportal|stellenmarkt|lavoro|emplois?|empleos?|empregos?|vacatures|praca"
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
