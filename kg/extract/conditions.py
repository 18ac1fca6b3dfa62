"""A posting in, its conditions out: contract, dates, season, duration, degrees, languages, eligibility."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.advert import Advert
from kg.extract.cues import Cue, CueKind
from kg.extract.dates import find_date
from kg.extract.headings import QUALIFICATIONS, SectionKind
from kg.extract.roles import RoleReading
from kg.extract.spans import Found, trimmed
from kg.extract.words import EMPLOYMENT
from kg.schema import FieldName

_CONTRACT = re.compile(
    r"\b(?P<kind>full[- ]time|part[- ]time|vollzeit|teilzeit|temps plein|temps partiel|tiempo completo"
    r"|CDI|CDD|fixed[- ]term|permanent|contract|temporary|freelance|seasonal|internship)"
    r"\s*(?:[/,(-]\s*\w+\s*\)?\s*)?(?P<noun>position|role|job|employee|contract|opportunity|employment"
    r"|basis|stelle|vertrag|engagement)\b|(?P<french>(?<=\ben )(?:CDI|CDD))\b",
    re.IGNORECASE,
)
_TYPE_LABEL = re.compile(
    r"\b(?:employment type|job type|contract type|type of contract|anstellungsart|type de contrat|tipo de contrato"
    r"|time type)\s*[:\-–]?\s*(?P<kind>[\w éü-]{3,20})",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?P<y1>20\d\d)\s+(?:[A-Za-z]+\s+){0,4}?(?:internships?|interns?|graduates?|co-op|apprenticeship"
    r"|placement|stage|praktikum)\b"
    r"|\b(?:internships?|interns?|co-op|placement|graduate (?:program|programme|role)s?)\b[^.\n]{0,25}?"
    r"\b(?P<y2>20\d\d)\b"
    r"|\b(?:summer|fall|winter|spring|autumn|sommer|été)\s+(?:of\s+)?(?P<y3>20\d\d)\b",
    re.IGNORECASE,
)
_NUMBER = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "eighteen": 18,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "tres": 3,
    "seis": 6,
}
_AMOUNT = re.compile(
    rf"(?P<low>\d{{1,2}}|{'|'.join(_NUMBER)})(?:\s*\(\d+\))?(?:\s*(?:-|–|to|bis|à|a|or|and|/)\s*(?P<high>\d{{1,2}}"
    rf"|{'|'.join(_NUMBER)}))?\s*\+?\s*[- ]?$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"internship|intern\b|interns\b|duration|contract|lasts?\b|long\b|fixed|term\b|placement|stage\b"
    r"|praktikum|temporary|assignment|befristet|durée|duración|co-op|fellowship|program\b|limited",
    re.IGNORECASE,
)
_NOT_A_DURATION = re.compile(
    r"experience|erfahrung|expérience|experiencia|probation|probezeit|warranty|leave|notice|within"
    r"|first|after|every|period of notice|vesting|ago\b|last \d|past|renew|per\b|pregnan|parental|salary"
    r"|month of",
    re.IGNORECASE,
)
_DEGREE_AFTER = re.compile(
    r"\s*(?:['’]s)?\s*(?:\(|\)|,|/|or\b|and\b|degree|student|in\b|from\b|level|candidate|of\b|program"
    r"|qualification|required|preferred|diploma|graduat|abschluss|studium|$|\n|;|\.)",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset(
    (
        "ms",
        "ma",
        "ba",
        "bs",
        "master",
        "masters",
        "md",
        "m.s",
        "b.s",
        "promotion",
        "licence",
        "diplom",
        "jd",
        "master's",
        "master’s",
        "grado",
        "doctoral",
        "graduate degree",
    )
)
_FIELDS = re.compile(
    r"(?:degrees?|studies|qualification|diploma|studium|abschluss|doctorate|phd|ph\.d\.?|bachelor['’]?s?"
    r"|master['’]?s?|bs|ms|bsc|msc|major|majoring|mba|student|graduate|background)\)?[^.;\n]{0,25}?\s(?:in"
    r"|der|im bereich|en|of)\s+(?:a\s+|an\s+|the field of\s+)?(?P<list>[^.;\n•()]{3,200})",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:,|;|/|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bo\b|&)\s*")
_FIELD_STOP = re.compile(
    r"^(?:a|an|the|any|other|another)?\s*(?:related|similar|equivalent|relevant|comparable|technical"
    r"|quantitative|other|another|any|same|vergleichbar\w*|ähnlich\w*|équivalent|connexe|relacionad\w*"
    r"|stem)?\s*(?:technical|quantitative|scientific)?\s*(?:fields?|disciplines?|areas?|subjects?|degrees?"
    r"|stud\w+|experience|work experience|domains?|majors?|specialt\w+|practical experience|equivalent)?$",
    re.IGNORECASE,
)
_CUT_FIELD = re.compile(
    r"\b(?:with|from|plus|required|preferred|is|are|at|who|that|having|including|combined|to|for|by"
    r"|within|along|where|years|such)\b|\bor equivalent|\bor related|\bor a related|\bor similar",
    re.IGNORECASE,
)


def read_employment(advert: Advert, role: RoleReading) -> Found[str] | None:
    """The contract, if the posting names it for this job; an intern's is an internship."""
    stated = [
        Found(code, span.start, span.end, 0.97)
        for span in advert.fields_named(FieldName.EMPLOYMENT_TYPE)
        if (code := _employment_code(advert.text[span.start : span.end]))
    ]
    if stated:
        return min(stated, key=lambda item: item.value == "permanent")
    if role.level and role.level.value == "intern":
        return Found("internship", role.level.start, role.level.end, 0.9)
    title = advert.field(FieldName.TITLE)
    if title:
        for match in re.finditer(r"[A-Za-zÀ-ÿ]+(?:[- ]time)?", advert.text[title.start : title.end]):
            code = EMPLOYMENT.get(match.group().lower())
            if code and match.group().lower() not in ("contract", "regular", "casual", "stage", "permanent"):
                return Found(code, title.start + match.start(), title.start + match.end(), 0.85)
    return _employment_in_text(advert)


def _employment_code(text: str) -> str | None:
    lower = text.strip().lower()
    if lower in EMPLOYMENT:
        return EMPLOYMENT[lower]
    return next(
        (code for phrase, code in EMPLOYMENT.items() if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lower)), None
    )


def _employment_in_text(advert: Advert) -> Found[str] | None:
    for cue in advert.cues_of(CueKind.CONTRACT):
        for pattern, confidence in ((_TYPE_LABEL, 0.9), (_CONTRACT, 0.75)):
            match = pattern.match(advert.text, cue.start, advert.end)
            if match is None:
                continue
            group = next(name for name, value in match.groupdict().items() if value and name != "noun")
            code = _employment_code(match.group(group))
            plural = advert.text[match.end() : match.end() + 1] == "s"
            if code and not plural and code != "internship":
                return Found(code, match.start(group), match.end(group), confidence)
    return None


def read_date(advert: Advert, name: FieldName, country: str | None = None) -> Found[str] | None:
    """The date a field states, or a line of the text that says when it was posted, as ISO date.

    On a page about a job outside of America "08/12/2025" is a day in December.
    """
    day_first = advert.document.record_type is None and country not in (None, "US", "CA", "PH")
    for span in advert.fields_named(name):
        dated = find_date(advert.text, span.start, span.end, day_first=day_first)
        if dated:
            return Found(dated[0], dated[1], dated[2], 0.97)
    announced = _DATED[name].search(advert.text, advert.start, advert.end) if name in _DATED else None
    dated = find_date(advert.text, announced.end(), announced.end() + 24, day_first=day_first) if announced else None
    if announced and dated and dated[1] - announced.end() <= 4:
        return Found(dated[0], dated[1], dated[2], 0.85)
    return None


_ON = r"(?:\s+(?:on|am|le|el|the|den))?\s*:?\s*(?=[\dA-Z])"
_DATED = {
    FieldName.POSTED: re.compile(
        r"\b(?:posted|published|date posted|veröffentlicht|online seit|publiée?|mis en ligne|publicad[oa]"
        r"|fecha de publicación)" + _ON,
        re.IGNORECASE,
    ),
    FieldName.CLOSED: re.compile(
        r"\b(?:closing date|application deadline|deadline|apply by|apply before|bewerbungsfrist|bewerbungsschluss"
        r"|date limite)" + _ON,
        re.IGNORECASE,
    ),
}


def read_season(advert: Advert, role: RoleReading) -> Found[int] | None:
    """The year an internship or graduate programme is for."""
    if role.parsed and role.parsed.year and role.title and (role.level is not None or not role.in_text):
        start = advert.text.find(str(role.parsed.year), role.title.start)
        return Found(role.parsed.year, start, start + 4, 0.9)
    if "20" not in advert.text[advert.start : advert.end]:
        return None
    match = _SEASON.search(advert.text, advert.start, advert.end)
    if not match:
        return None
    group = next(name for name in ("y1", "y2", "y3") if match.group(name))
    return Found(int(match.group(group)), match.start(group), match.end(group), 0.85)


def read_duration(advert: Advert) -> Found[tuple[int, int]] | None:
    """How many months the job lasts, if it ends: "3-6 months", "12 weeks", "six months"."""
    for cue in advert.cues_of(CueKind.PERIOD):
        if cue.value.startswith(("year", "mo")) and cue.value not in (
            "month",
            "months",
            "monat",
            "monate",
            "monaten",
            "mois",
        ):
            continue
        amount = _AMOUNT.search(advert.text, max(advert.start, cue.start - 24), cue.start)
        if not amount or advert.text[cue.start - 1] not in " -\xa0\u202f" + "0123456789":
            continue
        left, right = advert.clauses.around(cue.start)
        near = advert.text[max(left, cue.start - 90) : min(right, cue.end + 50)]
        if _NOT_A_DURATION.search(near) or not _LASTS.search(near):
            continue
        low = _as_number(amount.group("low"))
        high = _as_number(amount.group("high")) if amount.group("high") else low
        if cue.value.startswith(("week", "woche", "semaine", "semana")):
            low, high = max(1, round(low / 4.345)), max(1, round(high / 4.345))
        if 0 < low <= high <= 60:
            return Found((low, high), amount.start("low"), cue.end, 0.8)
    return None


def _as_number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBER[text.lower()]


def read_degrees(advert: Advert) -> tuple[Found[str], ...]:
    """Codes of the degrees asked of the candidate, each once."""
    found: dict[str, Found[str]] = {}
    cues = list(advert.cues_of(CueKind.DEGREE))
    for cue in cues:
        if cue.value not in found and _asks_for(advert, cue, cues):
            found[cue.value] = Found(
                cue.value, cue.start, cue.end, 0.9 if advert.kind_at(cue.start) in QUALIFICATIONS else 0.75
            )
    order = {code: rank for rank, code in enumerate(("HS", "AS", "BS", "MS", "PhD"))}
    return tuple(sorted(found.values(), key=lambda item: order.get(item.value, len(order))))


def _asks_for(advert: Advert, cue: Cue, cues: list[Cue]) -> bool:
    text = advert.text
    surface = text[cue.start : cue.end]
    if cue.value == "PhD" and _is_doctoral(advert):
        return False
    if surface.lower() in _AMBIGUOUS:
        beside = any(
            other.value != cue.value and (0 <= other.start - cue.end <= 8 or 0 <= cue.start - other.end <= 8)
            for other in cues
        )
        if not beside and (not surface[0].isupper() or not _DEGREE_AFTER.match(text, cue.end)):
            return False
        if (
            not beside
            and surface in ("MS", "MA", "BA", "Master", "Promotion", "Licence")
            and not re.match(
                r"['’]?s?\s*(?:\)|/|degree|student|in\b|or\b|candidate|level|program|of (?:science|arts|engineering)"
                r"|grad)",
                text[cue.end : cue.end + 20],
                re.IGNORECASE,
            )
        ):
            return False
    left, _ = advert.clauses.around(cue.start)
    before = text[max(left, cue.start - 60) : cue.start].lower()
    after = text[cue.end : cue.end + 25].lower()
    return not re.search(
        r"\b(?:team of|our|scrum|network of|group of|colleagues|scientists with)\s+(?:\w+\s+){0,3}$", before
    ) and not re.match(r"\s*(?:-?level (?:scientists|researchers)|data|scientists)", after)


_DOCTORAL = re.compile(r"\b(?:phd|ph\.d\.|doctoral|doktorand\w*|doctorant\w*|promotions\w*)\b", re.IGNORECASE)


def _is_doctoral(advert: Advert) -> bool:
    """Whether the job itself leads to the degree: nobody needs a doctorate to become a doctoral student."""
    title = advert.field(FieldName.TITLE)
    named = _DOCTORAL.search(advert.text, title.start, title.end) if title else None
    return bool(
        named
        and title
        and re.search(
            r"student|position|candidate|researcher|doktorand|doctorant|stelle",
            advert.text[title.start : title.end],
            re.IGNORECASE,
        )
    )


def read_degree_fields(advert: Advert) -> tuple[Found[str], ...]:
    """Fields of study a degree is wanted in."""
    found: dict[str, Found[str]] = {}
    for cue in advert.cues_of(CueKind.DEGREE):
        _, right = advert.clauses.around(cue.start)
        match = _FIELDS.match(advert.text, cue.start, min(right, advert.end)) or _FIELDS.search(
            advert.text, cue.start, min(right, cue.end + 60, advert.end)
        )
        if match:
            for item in split_list(advert.text, match.start("list"), right):
                found.setdefault(item.value.lower(), item)
    return tuple(found.values())


def split_list(text: str, start: int, end: int) -> Iterator[Found[str]]:
    """The items of a list in running text, up to the first that is no name of a field."""
    stop = _CUT_FIELD.search(text, start, end)
    end = min(end, stop.start() if stop else end)
    for mark in ".;(•\n":
        at = text.find(mark, start, end)
        end = at if at >= 0 else end
    position = start
    for match in [*_ITEM.finditer(text, start, end), None]:
        right = match.start() if match else end
        left, right = trimmed(text, position, right, "-–\"'“”’,:()*")
        position = match.end() if match else end
        item = text[left:right]
        left, right = _without_filler(text, left, right)
        item = text[left:right]
        if left >= right or _FIELD_STOP.match(item) or _NO_FIELD.search(item):
            continue
        if len(item.split()) > 4 or not any(char.isalpha() for char in item):
            break
        yield Found(_lower_unless_name(item), left, right, 0.8)


_FILLER = re.compile(
    r"^(?:an?|the|any|other|another|related)\s+|[\s-]+(?:related|relevant)?\s*(?:fields?|disciplines?"
    r"|areas?|subjects?|degrees?)(?: of study)?$",
    re.IGNORECASE,
)
_NO_FIELD = re.compile(
    r"\b(?:related|position|certification|equivalent|similar|relevant|mba|phd|master|bachelor|degree"
    r"|experience|accredited|university|college|discipline|field)\b",
    re.IGNORECASE,
)


def _without_filler(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles before it and words such as "field" behind it."""
    for match in list(_FILLER.finditer(text[start:end])):
        if match.start() == 0:
            start += match.end()
        else:
            end = end - len(match.group())
    return trimmed(text, start, max(start, end))


def _lower_unless_name(item: str) -> str:
    return " ".join(
        word if word.isupper() or any(char.isupper() for char in word[1:]) else word.lower() for word in item.split()
    )


#: What may stand before a language at the beginning of an item that asks for it.
_LEADS = re.compile(
    r"[\W_]*(?:(?:very|good|excellent|strong|solid|working|professional|business|full|perfect|fluent|advanced|your|you"
    r"|have|sehr|gute[ns]?|sichere[ns]?|ausgezeichnete[ns]?|fließende[ns]?|verhandlungssichere[ns]?|très"
    r"|bon(?:ne)?|excellent"
    r"|parfait(?:e)?|muy|buen|buenos|dominio|nivel|alto|del?|un|le|la|l['’]|el|und|and|,)\s*)*",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"working language|language of the|arbeitssprache|langue de travail|idioma de trabajo", re.IGNORECASE
)
_LITTLE = re.compile(
    r"\b(?:some|basic|a little|quelques|algo de|not|no|bonus|ideally|idealerweise)\s+(?:\w+\s+)?$", re.IGNORECASE
)
#: What joins a language to the one before it.
_AND = re.compile(
    r"\s*(?:,|/|&|\b(?:and|or|und|oder|sowie|et|ou|y|o|e)\b|\beither\b|\bgute[sn]?\b|\bvery\b|\bgood\b)"
    r"(?:\s*(?:,|and|or|und|oder|et|ou|y|o|either|gute[sn]?|sehr|very|good|l['’]|le|el|du))*\s*",
    re.IGNORECASE,
)


def read_languages(advert: Advert) -> tuple[Found[str], ...]:
    """Languages the candidate must speak; those that are only a plus are left out."""
    found: dict[str, Found[str]] = {}
    speaks = list(advert.cues_of(CueKind.SPEAKS))
    pluses = list(advert.cues_of(CueKind.PLUS))
    languages = list(advert.cues_of(CueKind.LANGUAGE))
    for cue in languages:
        if cue.value in found or not (advert.text[cue.start].isupper() or advert.document.language in ("fr", "es")):
            continue
        left, right = advert.clauses.around(cue.start)
        unasked = advert.kind_at(cue.start) is SectionKind.PREFERRED_QUALIFICATIONS
        if (unasked and not _WORKING.search(advert.text, left, right)) or _LITTLE.search(advert.text, left, cue.start):
            continue
        leads = advert.kind_at(cue.start) in QUALIFICATIONS and _LEADS.fullmatch(advert.text, left, cue.start)
        behind = found and _AND.fullmatch(advert.text, max(item.end for item in found.values()), cue.start)
        asked = bool(leads or behind) or any(
            left <= other.start < right and abs(other.start - cue.start) < 70 for other in speaks
        )
        only_plus = any(
            left <= other.start < right
            and -30 < other.start - cue.end < 60
            and advert.text[max(left, other.start - 2) : other.end].lower() != ", plus"
            and not any(
                min(cue.end, other.start) <= nxt.start < max(cue.start, other.start)
                for nxt in languages
                if nxt is not cue
            )
            for other in pluses
        )
        listed = advert.text[:left].rstrip().lower().endswith(("languages", "language", "sprachen", "langues"))
        compound = advert.text[cue.start : cue.end].lower().endswith("kenntnisse")
        if (
            (asked or compound or listed)
            and not only_plus
            and not re.match(
                r"\s+(?:literature|teacher|department|language arts|market|team|speaking (?:customers|market|countr))",
                advert.text[cue.end : cue.end + 25],
                re.IGNORECASE,
            )
        ):
            found[cue.value] = Found(cue.value, cue.start, cue.end, 0.85)
    return tuple(found.values())


_STATED = re.compile(
    r"[A-Z][a-z]+ nationals? (?:is |are )?(?:required|only)|\b(?:U\.?S\.? |EU |UK |Canadian |Australian )?citizen(?:s"
    r"|ship)?\b|(?:active |current |valid )?(?:(?:top[- ])?secret|TS/SCI|government|security)(?:/\w+)* clearance"
    r"|"
    r"(?:valid )?work permit|work authori[sz]ation|(?:legally )?authori[sz]ed to work|right to work"
    r"|eligible to work|permanent residen(?:t|ce)|(?:valid )?driver['’]?s licen[sc]e|driving licen[sc]e"
    r"|background check|arbeitserlaubnis|führerschein|permis de (?:travail|conduire)",
    re.IGNORECASE,
)


def read_eligibility(advert: Advert) -> tuple[Found[str], ...]:
    """What the law or the employer demands of the person: nationality, clearance, permits."""
    found: dict[str, Found[str]] = {}
    for cue in advert.cues_of(CueKind.ELIGIBLE):
        left = max(advert.start, cue.start - 40)
        for match in _STATED.finditer(advert.text, left, min(advert.end, cue.end + 12)):
            words = re.sub(r"\s+(?:is |are )?(?:required|only)$", "", match.group())
            found.setdefault(words.lower(), Found(words, match.start(), match.start() + len(words), 0.75))
    return tuple(found.values())
