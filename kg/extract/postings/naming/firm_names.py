"""A phrase in, whether it can be the name of an employer or of a part of one, and what it is without legal form out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.articles.employers import KINDS_OF_FIRM
from kg.extract.lexicon.glance import glanced
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.words import SMALL_WORDS, word_set
from kg.extract.postings.naming.titles import ends_in_role, has_role_head, is_role_head

_LEGAL = (
    r"g?gmbh(?:\s*&\s*co\.?\s*kg(?:aa)?)?"
    r"|(?:ag|se)\s*&\s*co\.?\s*kg(?:aa)?|kgaa|ag|se|inc|incorporated|llc|l\.l\.c|ltd|limited|llp|l\.l\.p|p\.a|p\.c|plc"
    r"|corp|corporation|s\.?a"
    r"|s\.?a\.?s|s\.?a\.?r\.?l|sàrl|b\.?v|n\.?v|s\.?p\.?a|s\.?l|s\.?r\.?l|ug|kg|ohg|mbh|eg|aör|e\.?\s?v|sasu|eurl"
    r"|gbr|e\.\s?k|part(?:g\s?)?(?:gmbb|mbb)|mbb|snc|selarl|lda|ltda|s\.?l\.?u|sp\.? z o\.? ?o|s\.r\.o|d\.o\.o"
    r"|scop|asbl|\(?pty\)?(?:\s+ltd)?"
    r"|(?:pvt|private|pte|sdn)(?:\.?\s+(?:ltd|limited|bhd))|pvt|pte|oyj?|ab|asa|a\.s|kft|zrt|sp\.\s?k|z o\.\s?o|sal"
    r"|wll|w\.l\.l"
    r"|fz-?llc|fze|fzco|pjsc|psc|jsc|s\.r\.l\.s|sarlau|scarl|k\.s|v\.o\.f|cvba|bvba"
    r"|a/s|aps|co\."
)
LEGAL_FORM = sought(rf"[\s,]+{glanced(_LEGAL)}\.?$", re.IGNORECASE)
#: Small words inside names.
NAME_JOINTS = word_set(
    "+ of the and for de du des la le les del der die das und et y & für von van à en in at"
    " di dei del dell della delle degli da do dos das zu zum zur e och og ved"
)
#: Occupations that end names of firms: "Mercy Partners".
_ROLES_IN_NAMES = word_set("partners associates builders designers stores trainers leaders professionals experts")
#: Of people of one occupation: "Pear Specialists of Texas", "Federation of Cork Producers".
_SPECIALISTS = re.compile(
    r"\b(?:specialists|associates|partners|physicians|surgeons|consultants|builders) of ", re.IGNORECASE
)
_GATHERINGS = word_set(
    "federation association society institute union chamber guild council verband bund fédération ordre"
)
#: How long ago something was posted: "3d", "30d+".
AGE = re.compile(r"\d+\s?(?:[smhdwy]|mo|min|hrs?)\+?")
_NO_NAME = re.compile(
    r"['’](?:ll|re|ve|d|t)\b|\d{3}|\w@\w|[!?:;]|(?-i:(?<![A-Z]{2}))\.$"
    r"|\b(?:hours?|week|weekly|position|apply|posted|published|website|view"
    r"|salary|(?-i:starts?)|starting|date"
    r"|deadline|years?|months?|benefits|requirements|qualifications|responsibilities|description|overview"
    r"|about|us|hiring|hello|dear|hallo|entgeltgruppe|tvöd\S*|tv-l|vollzeit|teilzeit|schichtdienst|schichtarbeit"
    r"|(?:un)?befristet|minijob|stunden|ab sofort|temps (?:plein|partiel|complet)|télétravail|homeoffice|cdi|cdd"
    r"|gesucht|recherch(?:e|ons)|recrut(?:e|ons)|suchen)\b",
    re.IGNORECASE,
)
#: Words that a lost line break glued together: "RoleAnalyst Maps".
_GLUED = re.compile(r"[a-zé]{3}(?P<hump>[A-Z][a-z]{2,40}\w{0,40}) ")
#: What an employer says it does, in a line of its own: "Keeping Harbours Clean and Safe".
_SLOGAN = re.compile(r"[A-Z][a-z]{3,}ing (?:[A-Z][\w’'-]+ )+(?:and|with|for|to|the|your|our|a) ")
#: Where a house stands, which is nobody's name: "96-05 Old Harbour Expway", "110 Pear St. N Y".
_ADDRESS = re.compile(
    r"\d{1,5}(?:-\d{1,5})?[A-Za-z]?,?\s+(?:\S+\s+){0,4}?(?:street"
    r"|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|place|pl"
    r"|plaza|square|sq|exp(?:ress)?way|expy|park\s?way|pkwy|high\s?way|hwy|court|terrace|way|broadway|slip)\b.*",
    re.IGNORECASE,
)
#: Parts of the world, which employ nobody.
AREA = re.compile(
    r"(?:europe|africa|asia|oceania|(?:north|south|latin|central) america|the americas|americas|middle east"
    r"|european union|eu|emea|apac|amer|latam|mena|dach|benelux|nordics|scandinavia|worldwide|global|anywhere)"
    r"(?:(?:\s*[,/&]\s*|\s+and\s+)\S.*)?",
    re.IGNORECASE,
)
#: Public houses, whose names go on with small letters in some languages: "Centre hospitalier d'Arval".
_PUBLIC = re.compile(
    r"(?:Centre hospitalier|Conseil (?:départemental|régional)|Communauté (?:de communes|d[’']agglomération|urbaine)"
    r"|Institut national|Agence (?:régionale|nationale)|Chambre d|Caisse d|Direction (?:régionale|départementale"
    r"|générale|interrégionale)|Syndicat (?:mixte|intercommunal)|Ufficio federale|Azienda (?:ospedaliera|sanitaria)"
    r"|Istituto (?:nazionale|comprensivo)|Agenzia |Ministero d|Ministère d|Ministerio d|Consejería d|Ayuntamiento d"
    r"|Câmara [Mm]unicipal|Prefeitura |Office (?:fédéral|public)|Bundesamt für|Landesamt für"
    r"|Evangelische |Katholische |Autorità |Università |Comune di|Consiglio |Istituto |Urząd |Uniwersytet "
    r"|Politechnika "
    r"|Instytut |Gmina |Starostwo |Câmara |Universidade |Instituto |Junta de|Diputación |Consorcio |Consejo "
    r"|Generalitat )"
    r"\S.*"
    r"|(?:[A-ZÅÄÖÆØ][\w-]+ ){1,3}(?:kommun|kommune|universitet|högskola|høgskole|høyskole|sykehus|lasarett|landsting"
    r"|fylkeskommune|universitetssjukhus|gymnasium|församling|menighet|waterschap|ziekenhuis)"
)
_LONG_NAME = 9
#: So many words before a legal form may be written with small letters.
_SMALL_NAME = 4
UNIT = re.compile(
    r"\b(?:Fakultät|Fachbereich|Fachgebiet|Referat|Amt für"
    r"|Lab|Laboratory|Institute|Institut|Department|Dept|Division|Group|Guild|Centre|Center"
    r"|Chair|School|Faculty"
    r"|Team|Abteilung|Lehrstuhl|Laboratoire|Service|Unit|Ward|Desk|Klinik|Squad)\b"
)
#: An authority rather than a part of an employer: "Department of the Interior".
_OF_STATE = re.compile(r"(?:[A-Z]\w+ )?Department [Oo]f [Tt]he [A-Z]")


def is_name(text: str) -> bool:
    """Whether a piece can be the name of an employer: few words, the long ones with capitals."""
    bare = without_legal_form(text)
    formed = bare != text
    if formed:
        bare = bare.replace(";", ",").rstrip(".")
    words = [word for word in re.split(r"[\s/]+", bare) if word]
    if _SLOGAN.match(bare) or AREA.fullmatch(bare) or AGE.fullmatch(bare) or _ADDRESS.fullmatch(bare):
        return False
    if formed and 0 < len(words) <= _SMALL_NAME and words[0].lower() not in SMALL_WORDS and not has_role_head(bare):
        return not _NO_NAME.search(bare.lstrip("0123456789 "))  # "1205 Apples, Inc.", "expert Handel GmbH"
    if _PUBLIC.fullmatch(bare) and len(words) <= _LONG_NAME:
        return not _NO_NAME.search(bare)
    if not words or len(words) > 7 or _NO_NAME.search(bare) or _is_glued(bare) or not any(map(str.isupper, bare)):
        return bool(words) and len(words) == 1 and bare.isalnum() and bare.islower() and len(bare) > 2
    if ends_in_role(bare) and not _is_of_an_occupation(bare, words):
        return False
    return all(
        any(char.isupper() for char in word) or word[0].isdigit() or word.lower() in NAME_JOINTS or "." in word
        for word in words
    )


def _is_glued(bare: str) -> bool:
    """Whether two words lost the break between them; names that begin with such a word are written so: "PearGroup"."""
    glued = _GLUED.search(bare)
    if glued is None or glued.group("hump") in _HUMPS:
        return False
    return is_role_head(glued.group("hump")) or " " in bare[: glued.start()]


#: Words that firms join to another, and that name occupations, too: "PearTech Talent".
_HUMPS = frozenset(("Tech", "Craft", "Chef", "Pro"))


def _is_of_an_occupation(bare: str, words: Sequence[str]) -> bool:
    """Whether a name that ends as an occupation does is that of a firm, or of people who have it."""
    gathers = any(word.lower() in _GATHERINGS for word in words[:-1]) or _SPECIALISTS.search(bare) is not None
    last = bare.split()[-1].lower()
    return gathers or last in _ROLES_IN_NAMES or last in KINDS_OF_FIRM


def names_unit(text: str) -> bool:
    """Whether the name is that of a part of an employer: "Maps Lab", "Department of Physics"."""
    written = text.title() if text.isupper() and " " in text else text
    return bool(UNIT.search(written)) and not LEGAL_FORM.search(text) and not _OF_STATE.match(written)


@lru_cache(maxsize=1 << 11)
def without_legal_form(name: str) -> str:
    """The name without "GmbH", "Inc." and their like."""
    while (shorter := LEGAL_FORM.sub("", name).rstrip(" ,")) != name and len(shorter) > 1 and shorter[-1] != "&":
        name = shorter
    return name
