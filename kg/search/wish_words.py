"""The words by which a question states its conditions, and what openings state when they meet them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: Ranks on a ladder; whoever asks for one is served by those near it.
LADDER: Mapping[str, float] = {
    **dict.fromkeys(("intern", "apprentice"), 0.0),
    **{"trainee": 0.5, "junior": 1.0, "mid": 2.0, "senior": 3.0, "lead": 3.5, "staff": 4.0, "manager": 4.0},
    **{"principal": 4.5, "distinguished": 5.0, "head": 6.0, "director": 6.0, "vice president": 6.5, "executive": 7.0},
}
_NOTHING: Mapping[str, Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that state a condition.

    Attributes:
        name: what is told of it, with a place for the value that the words name.
        pattern: the words.
        worths: by property and value what an opening is worth that states it.
        levels: ranks that are asked for.
        is_work: the words belong to a title.
        is_kind: they say what kind of post it is, and the rest of a title what work.
        unstated, otherwise: as of `Wish`.
        key, values: the property of the value that the words name, and its values by their names.
    """

    name: str
    pattern: re.Pattern[str]
    worths: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: _NOTHING)
    levels: tuple[str, ...] = ()
    is_work: bool = False
    is_kind: bool = False
    unstated: float = 0.0
    otherwise: float = -0.5
    key: str = ""
    values: Mapping[str, str] | None = None


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{' '.join(text.split())})(?![\w-])", re.IGNORECASE)


def _is(key: str, value: str, **others: float) -> Mapping[str, Mapping[str, float]]:
    return {key: {value: 1.0, **others}}


_LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys("german deutsch allemand alemán tedesco".split(), "German"),
    **dict.fromkeys("french französisch français francés francese".split(), "French"),
    **dict.fromkeys("spanish spanisch espagnol español spagnolo".split(), "Spanish"),
    **dict.fromkeys("italian italienisch italien italiano".split(), "Italian"),
    **dict.fromkeys("english englisch anglais inglés inglese".split(), "English"),
    **dict.fromkeys("portuguese portugiesisch portugais portugués portoghese".split(), "Portuguese"),
    **dict.fromkeys("dutch niederländisch néerlandais".split(), "Dutch"),
    **dict.fromkeys("polish polnisch polonais".split(), "Polish"),
    **dict.fromkeys("russian russisch russe".split(), "Russian"),
    **dict.fromkeys("japanese japanisch japonais".split(), "Japanese"),
    **dict.fromkeys("mandarin chinese chinesisch".split(), "Mandarin"),
    **dict.fromkeys("arabic arabisch arabe".split(), "Arabic"),
    **dict.fromkeys("turkish türkisch turc".split(), "Turkish"),
    **{name.lower(): name for name in "Korean Swedish Danish Norwegian Finnish Hindi Vietnamese Thai Czech".split()},
}
_LANGUAGE = "|".join(_LANGUAGES)
#: The next of several languages.
NEXT_LANGUAGE = re.compile(
    rf"\s*(?:,|/|&|\b(?:and|or|und|oder|et|ou|y|o|e)\b)\s*(?P<a>{_LANGUAGE})(?!\w)", re.IGNORECASE
)
LANGUAGES_KEY = "languages_spoken"
_DEGREES: Mapping[str, str] = {
    **dict.fromkeys(("phd", "ph.d.", "doctorate", "promotion", "doctorat"), "PhD"),
    **dict.fromkeys(("master", "masters", "master's", "msc"), "MS"),
    **dict.fromkeys(("bachelor", "bachelors", "bachelor's", "bsc"), "BS"),
    "mba": "MBA",
}
_ACADEMIC = dict.fromkeys(("BS", "BA", "MS", "MBA", "PhD", "JD", "MD", "BBA"), -1.0)
_INTERN = (
    r"interns?|internships?|praktikum|praktika|praktikant(?:in)?|stagiaires?|pr[áa]cticas|becari[oa]s?|tirocini[oi]"
)
_STAGE = (
    r"(?<!on )(?<!early )(?<!late )stage(?= (?:en |de |d'|chez |à |dans |pour ))"
    r"|(?<![^\n])stage(?= (?!manag|hand|light|sound|crew|tech|design|direct|carpent|act|art|mach)\w)"
)
_STUDENT = r"werkstudent(?:in|en)?|werkstudium|working student|student (?:job|assistant|worker)|studentische hilfskraft"
_WISHED = r"(?:roles?|jobs?|positions?|work|posts?|stellen?|contracts?|basis|hours)"
#: Who looks after something does not ask for it.
_NO_STAFF = r"(?! (?:admin|advis|analy|assist|consult|coord|direct|law|lead|manag|offic|partner|special))"
_NO_REMOTE = (
    r"(?!\s+(?:sens|support|monitor|control|area|site|location|desktop|access|hand|patient|pilot|operat|vehicle))"
)

#: "In English literature" names a subject.
_NO_FIELD = r"(?! (?:literature|lit|studies|linguistics|philology|history|law|culture|philosophy|education)\b)"

TERMS: tuple[Terms, ...] = (
    Terms(
        "remote",
        _words(
            r"(?:100 ?% |fully |full |completely )?remote(?:ly)?(?: (?:only|first|ok|possible))?"
            rf"(?: {_WISHED})?{_NO_REMOTE}|(?:work(?:ing)? )?from home|from anywhere|wfh|home[- ]?office"
            r"|t[ée]l[ée]travail|à distance|teletrabajo|remoto|a distancia|smart working"
        ),
        _is("remote", "true", false=-0.5),
    ),
    Terms(
        "on site", _words(r"on[- ]?site|in[- ]office|vor ort|sur site|presencial"), _is("remote", "false", true=-1.0)
    ),
    Terms(
        "part-time",
        _words(
            rf"(?:part|half)[- ]?time(?: {_WISHED})?|teilzeit(?:stelle)?|(?:à )?temps partiel|(?:à )?mi-temps"
            r"|media jornada|tiempo parcial|medio tiempo|jornada parcial|tempo parziale|mini-?jobs?|nebenjobs?"
        ),
        _is("employment_type", "part_time"),
    ),
    Terms(
        "full-time",
        _words(
            rf"full[- ]?time(?: {_WISHED})?|vollzeit|(?:à )?temps plein|tiempo completo|jornada completa|tempo pieno"
        ),
        {"employment_type": {"full_time": 1.0, "permanent": 0.5}},
    ),
    Terms(
        "permanent",
        _words(rf"permanent {_WISHED}|unbefristet(?:e|er)?|festanstellung|cdi|indefinido|tempo indeterminato"),
        {"employment_type": {"permanent": 1.0, "full_time": 0.5}},
    ),
    Terms(
        "freelance",
        _words(rf"freelance(?:r|rs)?|freiberuflich|contract {_WISHED}|on contract|autónomo"),
        {"employment_type": {"freelance": 1.0, "contract": 1.0, "temporary": 0.5}},
    ),
    Terms(
        "temporary",
        _words(
            rf"temp(?:orary)? {_WISHED}|seasonal(?: {_WISHED})?|fixed[- ]term|befristet(?:e|er)?|cdd|int[ée]rim"
            r"|holiday job|summer job|ferienjob|job d'été"
        ),
        {"employment_type": {"temporary": 1.0, "contract": 0.5}},
    ),
    Terms(
        "internship",
        _words(rf"{_INTERN}|{_STAGE}"),
        {"employment_type": {"internship": 1.0, "apprenticeship": 0.0}},
        levels=("intern",),
        is_work=True,
        is_kind=True,
    ),
    Terms(
        "work for students",
        _words(_STUDENT),
        {"employment_type": {"part_time": 1.0, "internship": 0.75}},
        levels=("intern",),
        is_work=True,
        is_kind=True,
    ),
    Terms(
        "apprenticeship",
        _words(
            r"apprentice(?:ship)?s?|ausbildung(?:splatz)?|azubi|alternance|apprentie?|lehrstelle|aprendiz"
            r"|apprentissage(?! (?:automatique|profond|statistique|machine|(?:non |semi-?)?supervisé|par |des? ))"
        ),
        {"employment_type": {"apprenticeship": 1.0, "internship": 0.25}},
        levels=("apprentice", "trainee"),
        is_work=True,
        is_kind=True,
    ),
    Terms(
        "entry level",
        _words(
            rf"entry[- ]level(?: {_WISHED})?|no (?:prior |work )?experience(?: (?:needed|required|necessary))?"
            r"|without (?:any )?experience|first job|early[- ]careers?|career starters?|freshers?|new grads?"
            r"|(?:recent|fresh|university) graduates?"
            rf"|(?:graduate|grad|trainee) (?:scheme|program(?:me)?|track)s?{_NO_STAFF}"
            r"|berufseinsteiger(?:in)?|berufseinstieg|ohne (?:berufs)?erfahrung"
            r"|d[ée]butant(?:e|s)?|sans exp[ée]rience|premier emploi|sin experiencia"
            r"|reci[ée]n (?:graduad|titulad)[oa]s?|senza esperienza|neolaureat[oi]"
        ),
        levels=("junior", "trainee"),
    ),
    Terms("junior", _words(r"junior(?:[- ]level)?|jr\.?"), levels=("junior",), is_work=True),
    Terms("senior", _words(r"senior(?:[- ]level)?|sr\.?|s[êe]nior"), levels=("senior", "staff"), is_work=True),
    Terms(
        "principal",
        _words(r"principal|staff(?= (?:software|engineer|data|machine|research))"),
        levels=("principal",),
        is_work=True,
    ),
    Terms(
        "head",
        _words(
            r"heads? of|director(?:[- ]level)?(?! of photography)|directeur|directrice|direktor(?:in)?"
            r"|vice president|[se]?vp"
        ),
        levels=("head", "director"),
        is_work=True,
    ),
    Terms(
        "executive",
        _words(r"(?<!to )(?<!to the )(?<!an )(?:chief [\w ]+ officer|c[etfoim]o|ciso|c-level)"),
        levels=("executive",),
        is_work=True,
    ),
    Terms(
        "no degree",
        _words(
            r"(?:no|without(?: an?| any)?) (?:university |college |academic )?(?:degree|diploma|education|studies)"
            r"(?: (?:needed|required|necessary))?|ohne (?:studium|abschluss|ausbildung)|sans dipl[ôo]me"
            r"|sin (?:t[íi]tulo|estudios)|senza laurea|school leavers?|quereinsteiger(?:in)?"
        ),
        {"degrees": {**_ACADEMIC, "HS": 1.0, "vocational": 1.0}},
        unstated=0.6,
        otherwise=0.0,
    ),
    Terms(
        "{}",
        _words(rf"(?P<a>{'|'.join(map(re.escape, _DEGREES))})(?: degree)?"),
        is_work=True,
        otherwise=-0.25,
        key="degrees",
        values=_DEGREES,
    ),
    Terms(
        "{}",
        _words(
            rf"(?:native |fluent (?:in )?|speaks? |speaking |who speaks? |in |with (?:good )?)(?P<a>{_LANGUAGE})"
            rf"{_NO_FIELD}(?: language| skills)?"
            rf"|(?P<b>{_LANGUAGE})[- ]speak(?:ing|ers?)"
            r"|(?P<c>deutsch|englisch|französisch|spanisch|italienisch)(?:sprachige?r?|kenntnisse)"
        ),
        otherwise=0.0,
        key=LANGUAGES_KEY,
        values=_LANGUAGES,
    ),
    Terms(
        "{}",
        re.compile(
            r"\b(?:summer|spring|fall|autumn|winter|sommer|été|verano|estate)(?: of)? (?P<a>20\d\d)\b", re.IGNORECASE
        ),
        is_work=True,
        key="season_year",
        values={},
    ),
)

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni"
    "|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero"
    "|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio"
    "|giugno|luglio|settembre|ottobre|dicembre"
)
_NUMBER = r"\d[\d.,]{0,15}"
_AMOUNT = (
    rf"(?:[$€£₹] ?{_NUMBER}\s?k?|{_NUMBER}\s?k? ?(?:€|eur|usd|chf|gbp|inr|\$)|\d{{2,3}}k\+?"
    rf"|{_NUMBER}\s?(?:lakhs?|lacs?|lpa|crores?)(?!\w))"
)
_SALARY = r"(?:salary|pay|paying|wages?|ctc|gehalt|salaire|salario|stipendio)"
_OVER = r"(?:of|over|above|from|at least|more than|>=?|ab|über|mindestens|plus de|más de|minimum)"
_PAY = (
    rf"(?:(?:with )?(?:an? )?{_SALARY} )?(?:{_OVER} ?)?{_AMOUNT}(?: ?(?:a|per) (?:year|month|hour|annum)| ?p\.a\.)?"
    rf"|(?:with )?(?:an? )?{_SALARY} {_OVER} {_NUMBER}"
)
#: Who says how long he did something does not ask for other work; "two-year-olds" and "a 5 year plan" do.
_EXPERIENCE = r"(?: of)? (?:work(?:ing)? |professional |relevant )?exp(?:erience|\.)?"
_YEARS = (
    r"(?:with )?(?:(?:at least|over|more than|min(?:imum|\.)?(?: of)?|mindestens) )?\d{1,2}(?: ?(?:-|–|to) ?\d{1,2})? ?"
    rf"(?:\+ ?(?:years?|yrs?)(?:{_EXPERIENCE})?|(?:years?|yrs?){_EXPERIENCE}"
    r"|\+? ?jahren? (?:berufs)?erfahrung|ans d['’]expérience|años de experiencia|anni di esperienza)"
)
#: What openings are not compared by: when it begins, what it pays, and terms that few of them state.
NOT_COMPARED = re.compile(
    rf"(?<!\w)(?:(?:from|starting(?: in| on)?|start(?: in)?|beginning(?: in)?|as of|until|ab|à partir (?:de |d')|desde"
    rf"|da|dal|dès)\s+(?:mid[- ]|early |late |end of )?(?:{_MONTH}|20\d\d|now|sofort|immediately)(?:\s+20\d\d)?"
    rf"|{_PAY}|{_YEARS}"
    r"|(?:no|need(?:s|ing)?|requir(?:es?|ing)|have|has|with|without|on) (?:an? )?(?:h-?1b|visa|work permit)(?: visa)?"
    r"(?! (?:sponsor|support))|(?<=\w )(?:(?:in |over |for |this |next )(?:the )?)?(?:summer|winter|spring|autumn)$"
    r"|(?:with |no |offer(?:s|ing) |need(?:s|ing)? |requir(?:es?|ing) )?(?:an? )?(?:active )?"
    r"(?:(?:visa|h-?1b|work permit)(?: visa)? (?:sponsor(?:ship|ing|ed|s)?|support)|sponsor(?:s|ed|ing)? visas?"
    r"|relocation (?:package|support|assistance|offered)|(?:top secret|ts/sci|security) clearance"
    r"|(?:four|4)[- ]days?[- ](?:work ?)?week)(?: (?:available|offered|provided|required|needed|necessary))?"
    rf"{_NO_STAFF})(?!\w)",
    re.IGNORECASE,
)
#: What stands before a condition that should not be met.
NEGATION = re.compile(
    r"(?<!\w)(?:but )?(?:not?|nicht|kein(?:e[nrm]?)?|ohne|without|except|pas(?: de| en)?|sans|sin|senza|non)\s+"
    r"(?:(?:an?|in|any|eine?n?)\s+)?$",
    re.IGNORECASE,
)
#: What stands behind a condition that need not be met: one who says so does not meet it.
NEEDLESS = re.compile(
    r"\s+(?:degree )?(?:is |are )?(?:not|isn't|n't) (?:required|needed|necessary)(?!\w)"
    r"|\s+nicht (?:erforderlich|nötig)(?!\w)"
    r"|\s+(?:est |n'est )?pas (?:requise?|nécessaire)(?!\w)|\s+no (?:necesari[oa]|requerid[oa])(?!\w)",
    re.IGNORECASE,
)
#: Work that should not be: "not in sales", "without coding", "außer Vertrieb"; what stands in brackets explains.
REFUSAL = re.compile(
    r"(?<![\w(-])(?P<refusal>"
    r"(?:i|who) (?:really |also )?(?:hates?|dislikes?|can(?:'t|not) stand|do(?:es)?(?:n't| not) (?:like|want))"
    r"|(?:but )?(?:not(?! only| just| for[- ](?:profit|sale))|no(?! problem| code)|without|except(?: for)?|excluding"
    r"|anything but|nicht(?! nur)|keine?[nr]?|ohne|außer|pas (?:de|dans|en)|sauf|sans|excepto|sin|menos|senza|non))\s+"
    r"(?:(?:interested|working|looking) (?:in|for|as|at)\s+)?"
    r"(?:(?:in|as|at|for|an?|any|the|im|bei|als|en|dans|la|le|el|les|de)\s+)*(?P<what>[^\W\d_][^,;:.()|\n]*?)"
    r"(?=\s*(?:$|[,;:.()|]|\s(?:but|and|or|aber|mais|pero|please)\b))",
    re.IGNORECASE,
)
#: Words of a name that tell its rank where none is stated.
RANK_TOLD: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(
            r"\b(?:general counsel|chief|president|director|direktor|leiter(?:in)?|directeur|directrice)\b", re.I
        ),
        6.0,
    ),
    (
        re.compile(
            r"\b(?:assistant|assistent(?:in)?|asistente|clerk|helper|aide|associate|coordinator|paralegal)\b", re.I
        ),
        1.0,
    ),
)
