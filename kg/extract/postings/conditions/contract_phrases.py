"""A posting that is not in English in, the contract out that its words state: "unbefristet zu besetzen", "en CDI"."""

from __future__ import annotations

import re

from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.schema import FieldName

#: By language what is written for a contract, under its code; hours of a week say whether they are all.
_PHRASES = {
    "de": {
        "full_time": r"in vollzeit|vollzeit(?:stelle|position|beschäftigung|anstellung|tätigkeit)"
        r"|vollzeit(?= ?(?:[,(|/\n]|$))|voll-\s?(?:/|oder|und|bzw\.)\s?teilzeit"
        r"|(?:3[5-9]|4[0-2])(?:,\d+)?[ -]?(?:stunden|std\.?|h)[ -]?(?:/ ?|pro |in der |je )?woche",
        "part_time": r"(?<!auch )in teilzeit(?! möglich)|teilzeit(?:stelle|position|beschäftigung|anstellung|tätigkeit)"
        r"|teilzeit(?= ?(?:[,(|\n]|$))|minijob\w*(?! oder)|geringfügig\w* (?:beschäftig|basis)\w*"
        r"|(?:450|520|538|556|603)[ -]?(?:€|euro)"
        r"|(?:[5-9]|1\d|2\d|3[0-3])(?:,\d+)?[ -]?(?:stunden|std\.?|h)[ -]?(?:/ ?|pro |in der |je )?woche",
        "contract": r"befristet(?:e[nrsm]?)?",
        "permanent": r"unbefristet(?:e[nrsm]?)?|festanstellung|fest angestellt",
        "apprenticeship": r"ausbildungsvergütung|ausbildungsplatz|duale[sn]? studium",
    },
    "fr": {
        "full_time": r"(?:à )?temps (?:plein|complet)|3[59] ?h(?:eures)?(?:/| par | ?hebdo)",
        "part_time": r"(?:à )?temps partiel|(?:à )?mi-temps",
        "contract": r"contrat à durée déterminée|(?-i:CDD)(?![/ ]*(?:ou |puis )?(?-i:CDI))",
        "permanent": r"contrat à durée indéterminée|emploi permanent|(?<!CDD )(?<!CDD/)(?<!CDD ou )(?-i:CDI)",
        "apprenticeship": r"contrat (?:d['’]apprentissage|de professionnalisation|en alternance)|en alternance",
        "internship": r"stage (?:de|d['’]) ?(?:fin d['’]études|\d+|master|césure)|convention de stage"
        r"|stage conventionné",
        "temporary": r"(?:mission|contrat) d['’]int[ée]rim|en intérim",
    },
    "es": {
        "full_time": r"jornada completa|(?:a )?tiempo completo",
        "part_time": r"media jornada|jornada parcial|(?:a )?tiempo parcial|medio tiempo",
        "permanent": r"contrato (?:laboral )?indefinido|contratación indefinida|contrato fijo|puesto fijo"
        r"|(?<=: )indefinido",
        "temporary": r"contrato temporal|contrato de duración determinada|carácter temporal",
        "internship": r"contrato (?:en|de) prácticas|beca remunerada|prácticas remuneradas",
    },
    "it": {
        "full_time": r"full[ -]time|tempo pieno",
        "part_time": r"part[ -]time|tempo parziale",
        "permanent": r"tempo indeterminato",
        "temporary": r"tempo determinato",
        "apprenticeship": r"contratto di apprendistato|in apprendistato",
        "internship": r"tirocinio|stage (?:retribuito|extracurriculare|curriculare)",
    },
    "nl": {
        "full_time": r"full[ -]?time|voltijds?|(?:3[6-9]|40) uur(?! per maand)",
        "part_time": r"part[ -]?time|deeltijds?|(?:[89]|1\d|2\d|3[0-2]) uur(?= per week|\s*[|,·\n]|/week)",
        "permanent": r"vaste? (?:contract|dienstverband|aanstelling|baan)|onbepaalde (?:tijd|duur)",
        "temporary": r"jaarcontract|tijdelijke? (?:contract|dienstverband|aanstelling)|(?<!on)bepaalde (?:tijd|duur)"
        r"|tijdelijk met uitzicht op (?:een )?vast\w*",
    },
    "pt": {
        "full_time": r"tempo (?:integral|inteiro)|período integral|full[ -]time",
        "part_time": r"meio período|tempo parcial|part[ -]time",
        "permanent": r"contrato (?:de trabalho )?sem termo|tempo indeterminado|(?<=: )indeterminado"
        r"|(?-i:CLT)|vaga efetiva|efetivo",
        "temporary": r"contrato (?:de trabalho )?a termo(?: certo)?|contrato temporário|vaga temporária",
        "internship": r"estágio (?:curricular|profissional|remunerado)",
    },
    "pl": {
        "full_time": r"pełn\w+ etat\w*",
        "part_time": r"(?:pół|część|części|½|1/2|3/4) etatu|niepełn\w+ etat\w*",
        "permanent": r"umow\w+ o pracę",
        "contract": r"umow\w+ (?:zleceni\w+|o dzieło)|kontrakt b2b",
        "internship": r"płatn\w+ (?:staż|praktyk)\w*",
    },
    "sv": {
        "full_time": r"heltid(?:stjänst|sanställning)?",
        "part_time": r"deltid(?:stjänst|sanställning)?",
        "permanent": r"tills ?vidare(?:anställning)?|tillsvidareanställning|fast anställning",
        "temporary": r"visstid(?:sanställning)?|tidsbegränsad (?:anställning|tjänst)|vikariat\w*|sommarjobb",
    },
    "da": {
        "full_time": r"fuld ?tid(?:sstilling)?|37 timer(?: om ugen| pr\.? uge)?",
        "part_time": r"deltid(?:sstilling)?",
        "permanent": r"fastansættelse|fast (?:stilling|ansættelse)",
        "temporary": r"tidsbegrænset|vikariat\w*|barselsvikariat\w*",
    },
    "no": {
        "full_time": r"heltid|fulltid|100 ?% stilling|stillingsprosent:? 100 ?%?",
        "part_time": r"deltid|[2-9]\d ?% stilling",
        "permanent": r"fast (?:stilling|ansettelse|ansatt)",
        "temporary": r"vikariat\w*|engasjement|midlertidig(?: stilling| ansettelse)?|åremål",
    },
}
_STATED = {
    language: re.compile(
        rf"(?<!\w)(?:{'|'.join(f'(?P<{code}>{phrases})' for code, phrases in table.items())})(?!\w)", re.IGNORECASE
    )
    for language, table in _PHRASES.items()
}
#: What may come later, which is not offered now: "mit Option auf Festanstellung", "perspective de CDI".
_LATER = re.compile(
    r"\b(?:option(?:al)?|aussicht|möglichkeit|chance|perspektive|übernahme|ziel|uitzicht|mogelijkheid|perspecti\w+"
    r"|possib\w+|débouch\w+|évolu\w+|à terme|terme|embauche|posibilidad|opción|opportunità|possível|możliwość)\b"
    r"[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_FAR = 45


def contract_in_words(advert: Advert) -> Found[str] | None:
    """The first contract that the text states, if need be one of which it says only that it does not end."""
    stated = _STATED.get(advert.document.language or "")
    found: Found[str] | None = None
    for match in stated.finditer(advert.text, _top(advert), advert.end) if stated else ():
        above = match.start() < advert.start
        if (advert.kind_at(match.start()) in _OF_OTHERS and not above) or _is_idle(advert, match):
            continue
        if match.lastgroup and match.lastgroup != "permanent":
            return Found(match.lastgroup, match.start(), match.end(), 0.75)
        found = found or Found("permanent", match.start(), match.end(), 0.75)
    return found


def _top(advert: Advert) -> int:
    """Where the title begins, if it stands above the posting and not far away."""
    title = advert.field(FieldName.TITLE)
    return title.start if title and 0 < advert.start - title.start < _HEADER else advert.start


#: So many letters may stand between the beginning of a title and the text below its header.
_HEADER = 900
#: Sections that tell how many work there, and how.
_OF_OTHERS = frozenset((SectionKind.ABOUT_COMPANY, SectionKind.EQUAL_OPPORTUNITY))


def _is_idle(advert: Advert, match: re.Match[str]) -> bool:
    """Whether the contract is denied, or only held out."""
    if _LATER.search(advert.text, max(advert.start, match.start() - _FAR), match.start()):
        return True
    above = match.start() < advert.start
    return not above and is_denied(advert.text, match.start(), match.end(), advert.clauses.around(match.start()))
