"""A posting in, the degrees it asks of the candidate out, and the fields of study they are wanted in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon.cues import Cue, CueKind
from kg.extract.lexicon.headings import QUALIFICATIONS
from kg.extract.lexicon.negation import is_denied
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.spans import Found, trimmed
from kg.extract.lexicon.words import uncapitalized
from kg.extract.postings.advert import Advert
from kg.extract.postings.asks.shared_heads import with_shared_heads
from kg.extract.postings.naming.title_programmes import names_thesis
from kg.schema import FieldName

_DEGREE_AFTER = re.compile(
    r"\s*(?:['’]s)?\s*(?:\(|\)|,|/|or\b|and\b|degree|student|in\b|from\b|level|candidate|of\b|program"
    r"|qualification|required|preferred|diploma|graduat|with\b|abschluss|studium|oder\b|und\b|bzw|im\b|en\b|ou\b|$|\n|;|\.)",
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
#: Who gave a degree, between its name and its field: "from an accredited college".
_GIVEN = r"[^.;\n]{0,12}\sfrom an?\s[^.;,\n]{0,50}?(?:college|university|institution|school)[^.;,\n]{0,15}?"
#: A field behind "from", which is no house: "degree from telecommunication engineering".
_FROM_FIELD = (
    r"from(?= (?:an? )?(?:(?!faculty|school|universit|college|institut|department)[\w&-]+,? ){0,3}?"
    r"(?:engineering|sciences?|electronics|statistics|mathematics|economics|accounting|commerce)\b)"
)
_FIELDS = re.compile(
    r"(?:degrees?|studies|qualification|diploma|studium|abschluss|doctorate|phd|ph\.d\.?|bachelor['’]?s?"
    r"|master['’]?s?|bs|ms|bsc|msc|[bm]\.(?:s|sc|a|eng|tech)\.?|major|majoring|mba|student|graduate|background)\)?"
    rf"(?:[^.;\n]{{0,25}}?|{_GIVEN})\.?\s(?:in|der|im bereich|en|of|{_FROM_FIELD})\s+"
    r"(?:(?:applied )?(?:science|arts|engineering|technology)(?: degree)? in\s+)?"
    r"(?:a\s+|an\s+|the field of\s+|den bereichen\s+)?(?P<list>[^.;\n•()]{3,200})",
    re.IGNORECASE,
)
_ITEM = sought(r"\s*(?:,|;|/|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bo\b|&)\s*")
_FIELD_STOP = re.compile(
    r"^(?:a|an|the|any|other|another)?\s*+(?:closely\s*+)?(?:related|similar|equivalent|relevant|comparable|technical"
    r"|quantitative|other|another|any|same|vergleichbar\w*|ähnlich\w*|équivalent|connexe|relacionad\w*"
    r"|verwandte[rns]?|allied|adjacent|closely|applicable"
    r"|stem)?\s*+(?:technical|quantitative|scientific)?\s*+(?:fields?|disciplines?|areas?|subjects?|degrees?"
    r"|stud\w+|experience|work experience|domains?|majors?|specialt\w+|practical experience|equivalent)?$",
    re.IGNORECASE,
)
_CUT_FIELD = re.compile(
    r"\b(?:minimum|with|mit|from|plus|required|preferred|is|are|at|who|that|having|including|combined|to|for|by"
    r"|within|along|where|years|such)\b|\bor equivalent|\bor related|\bor a related|\bor similar",
    re.IGNORECASE,
)


def read_degrees(advert: Advert) -> tuple[Found[str], ...]:
    """Codes of the degrees asked of the candidate, each once."""
    found: dict[str, Found[str]] = {}
    cues = list(advert.cues_of(CueKind.DEGREE))
    for cue in cues:
        if cue.value not in found and _asks_for(advert, cue, cues):
            found[cue.value] = Found(
                cue.value, cue.start, cue.end, 0.9 if advert.kind_at(cue.start) in QUALIFICATIONS else 0.75
            )
    if not found.keys() & _ACADEMIC:
        found.update((item.value, item) for item in _unranked(advert, cues))
    if not found.keys() & _ACADEMIC:
        found.update((item.value, item) for item in _of_interns(advert))
    order = {code: rank for rank, code in enumerate(("HS", "AS", "BS", "MS", "PhD"))}
    return tuple(sorted(found.values(), key=lambda item: order.get(item.value, len(order))))


#: The stage of studies that an internship's title names: "PhD Frost Research Internship", "Internship (MS/PhD)".
_STAGE = re.compile(
    r"\b(?:(?P<PhD>ph\.?d|doctoral)|(?P<MS>master(?:[’']s|s|(?= student| intern)| thesis|arbeit)|msc"
    r"|(?-i:MS)(?=[/,) ]))|(?P<BS>bachelor(?:[’']?s|arbeit)?|undergraduate|bsc|(?-i:BS)(?=[/,) ])))\b",
    re.IGNORECASE,
)


def _of_interns(advert: Advert) -> Iterator[Found[str]]:
    """The degrees that the title of an internship or thesis says one must be on the way to."""
    title = advert.field(FieldName.TITLE)
    named = advert.text[title.start : title.end] if title else ""
    if title is None or not (_INTERN.search(named) or names_thesis(named)):
        return
    for match in _STAGE.finditer(advert.text, title.start, title.end):
        yield Found(str(match.lastgroup), match.start(), match.end(), 0.75)


_ACADEMIC = frozenset(("BS", "MS", "PhD", "MBA", "JD", "MD"))
#: A degree of no rank, which is a first one: "Degree in hydrology", "a university degree".
_UNRANKED = re.compile(
    r"\b(?P<degree>(?:(?:university|college|engineering|technical|relevant|science) )?degree)"
    r"(?= in [A-Za-z]|[ ,]*(?:or|in a))",
    re.IGNORECASE,
)


def _unranked(advert: Advert, cues: list[Cue]) -> Iterator[Found[str]]:
    if not advert.has("egree"):
        return
    for match in _UNRANKED.finditer(advert.text, advert.start, advert.end):
        left, right = advert.clauses.around(match.start())
        ranked = any(left <= cue.start < right and cue.value in _ACADEMIC | {"AS"} for cue in cues)
        asked = advert.kind_at(match.start()) in QUALIFICATIONS and not is_denied(
            advert.text, match.start(), match.end(), (left, right)
        )
        if asked and not ranked:
            yield Found("BS", match.start("degree"), match.end("degree"), 0.7)
            return


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
        if not beside and surface.isupper() and _SLASHED.match(text, cue.end):
            return False
        if (
            not beside
            and surface in ("MS", "MA", "BA", "Master", "Promotion", "Licence")
            and not re.match(
                r"['’]?s?\s*(?:\)|/|degree|student|in\b|or\b|candidate|level|program|of (?:science|arts|engineering)"
                r"|grad|oder\b|bzw|im\b|en\b|ou\b)",
                text[cue.end : cue.end + 20],
                re.IGNORECASE,
            )
        ):
            return False
    if (
        cue.value == "BS"
        and _SAID_BEHIND.match(text, cue.end)
        and any(other.value != "BS" and 0 < other.start - cue.end <= _NEAR for other in cues)
    ):
        return False
    if cue.value == "HS" and surface.lower() == "high school" and not _left_school(text, cue):
        return False
    if _STUDENTS.match(text, cue.end) and _SUPERVISED.search(text, max(0, cue.start - 60), cue.start):
        return False
    left, right = advert.clauses.around(cue.start)
    if surface.lower().startswith("apprentice") and not _LEARNT.search(text, max(left, cue.start - 30), cue.start):
        return False
    if is_denied(text, cue.start, cue.end, (left, right)):
        return False
    if (
        cue.value == "PhD"
        and _SOUGHT.search(text[max(0, cue.start - 60) : cue.start])
        and (_STUDIES.match(text, cue.end) or _STUDIES.search(surface))
        and not _INTERN.search(text, advert.start, cue.end + _NEAR)
    ):
        return False
    if _SIGNED.search(text, max(left, cue.start - 60), cue.start) and "." in surface:
        return False
    if (
        advert.kind_at(cue.start) not in QUALIFICATIONS
        and _REACHED.search(text, max(left, cue.start - 40), cue.start)
        and not _ON_THE_WAY.search(text, left, cue.start)
    ):
        return False
    if surface.startswith("Dr.") and _BEARER.match(text, cue.end):
        return False
    if surface == "HBO" and advert.document.language != "nl" and _BEARER.match(text, cue.end):
        return False  # "HBO Max"
    if surface == "Promotion" and _PURSUED.search(text, max(left, cue.start - 30), cue.start):
        return False
    before = text[max(left, cue.start - 60) : cue.start].lower()
    after = text[cue.end : cue.end + 25].lower()
    return not re.search(
        r"\b(?:team of|our|scrum|network of|group of|colleagues|scientists with)\s+(?:\w+\s+){0,3}$", before
    ) and not re.match(r"\s*(?:-?level (?:scientists|researchers)|data|scientists)", after)


#: Behind a degree of no rank, the bracket that tells which: "a university degree (MSc)".
_SAID_BEHIND = re.compile(r"\s+\((?!bachelor|b\.?sc|b\.?s\b|b\.?a\b)", re.IGNORECASE)
_NEAR = 12
#: Of a high school asks who goes on so: "high school diploma", "high school or GED".
_LEFT_SCHOOL = re.compile(
    r"(?:['’]s)?[ -](?:diploma|degree|graduat\w+|education|or\b|leav\w+|completion|certificate|equivalen\w+"
    r"|senior|level)"
    r"|\s*(?:/|[.;)\n]|$)|, (?:GED|or\b|diploma)| (?:and|plus) (?:an? |at least )?(?:\d|one\b|two\b|three\b)",
    re.IGNORECASE,
)
_LEAVING = re.compile(r"\b(?:graduat\w+|complet\w+|finish\w+|diploma)(?: (?:from|of))?(?: an?)? $", re.IGNORECASE)


def _left_school(text: str, cue: Cue) -> bool:
    """Whether who is asked for has left high school, and does not teach there: "completion of high school"."""
    before = text[max(0, cue.start - 30) : cue.start]
    return _LEFT_SCHOOL.match(text, cue.end) is not None or _LEAVING.search(before) is not None


#: Students whom one has taught: "supervised at least four Masters students".
_SUPERVISED = re.compile(r"\b(?:supervis\w+|mentor\w*|taught|teach\w*|advis\w+)\b[^.;]*$")
_STUDENTS = re.compile(r"\s+(?:students|candidates|theses|thesis)\b")
#: Who offers an apprenticeship asks for none.
_LEARNT = re.compile(r"\b(?:complet\w+|finished|recogni[sz]ed|relevant|technical|an?)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: Two abbreviations that are none of degrees: "as told in the JD/PS".
_SLASHED = re.compile(r"/(?!M[AS]\b|MD\b|B[AS]\b|PH|MBA)[A-Z]{2}")
#: What one reaches in the job is not asked for it: "to complete a PhD".
_REACHED = re.compile(
    r"\b(?:complet(?:e|ing)|obtain(?:ing)?|lead(?:s|ing)? to)"
    r"\s+(?:an?|the|their|your)\s*(?:\w+ )?$"
)
#: Who has the degree before the name: "Prof. Dr.-Ing. Henrike Moll".
_BEARER = re.compile(r"\s+[A-ZÄÖÜ][\w.-]+")
#: A doctorate that one may work for there: "Gelegenheit zur Promotion".
_PURSUED = re.compile(r"\b(?:zur|zu einer|einer|der|die|eigenen|eigene|ihrer|ihre|deiner|deine)\s+$", re.IGNORECASE)
#: Whoever is about to have one is asked for it: "Has, or is in the process of obtaining, a Bachelor's degree".
_ON_THE_WAY = re.compile(r"\b(?:has|have|having|holds?|process of|on track|be(?:en)?)\b", re.IGNORECASE)
#: Whoever is sought as a candidate for a doctorate need not have one.
_SOUGHT = re.compile(
    r"\b(?:seeking|looking for|hiring|recruit\w*|openings? for|positions? for|vacanc\w+ for)\s[^.;\n]{0,50}$"
)
_STUDIES = re.compile(r"[\s-]+(?:candidates?|students?)\b", re.IGNORECASE)
#: Before the degree of somebody who answers: "Betreuung: Ada Nowak, M.Sc.".
_SIGNED = re.compile(
    r"\b(?:betreu\w*|kontakt|contact|supervis\w*|ansprech\w*|mentor)\b[^\n]*[A-ZÀ-Ý][\w-]+, $", re.IGNORECASE
)
_INTERN = re.compile(r"\bintern(?:ship)?s?\b", re.IGNORECASE)
_DOCTORAL = re.compile(r"\b(?:phd\b|ph\.\s?d\.|doctoral\b|doktorand|doctorant|promotions)", re.IGNORECASE)


def _is_doctoral(advert: Advert) -> bool:
    """Whether the job itself leads to the degree: nobody needs a doctorate to become a doctoral student."""
    title = advert.field(FieldName.TITLE)
    named = _DOCTORAL.search(advert.text, title.start, title.end) if title else None
    if title and _INTERN.search(advert.text, title.start, title.end):
        return False
    return bool(
        named
        and title
        and re.search(
            r"student|position|offer|offre|candidate|researcher|doktorand|doctorant|stelle|scholarship|fellowship|project|opportunit"
            r"|vacanc|thesis|^ph\.?d\.?$",
            advert.text[title.start : title.end],
            re.IGNORECASE,
        )
    )


def read_degree_fields(advert: Advert) -> tuple[Found[str], ...]:
    """Fields of study a degree is wanted in."""
    found: dict[str, Found[str]] = {}
    cues = list(advert.cues_of(CueKind.DEGREE))
    for cue in cues:
        _, right = advert.clauses.around(cue.start)
        match = _FIELDS.match(advert.text, cue.start, min(right, advert.end)) or _FIELDS.search(
            advert.text, cue.start, min(right, cue.end + 60, advert.end)
        )
        if (
            match
            and _asks_for(advert, cue, cues)
            and not _NOT_STUDIED.search(advert.text, cue.end, match.start("list"))
        ):
            for item in split_list(advert.text, match.start("list"), right):
                found.setdefault(item.value.lower(), item)
    return tuple(found.values())


def split_list(text: str, start: int, end: int) -> Iterator[Found[str]]:
    """The items of a list in running text, up to the first that is no name of a field."""
    items = with_shared_heads(list(_items(text, start, end)), text)
    yield from (item for item in items if not _VAGUE.fullmatch(item.value))


def _items(text: str, start: int, end: int) -> Iterator[Found[str]]:
    """The same with what says only of which kind a field is, and without the heads that items share."""
    stop = _CUT_FIELD.search(text, start, end)
    end = min(end, stop.start() if stop else end)
    for mark in ".;(•:\n":
        at = text.find(mark, start, end)
        end = at if at >= 0 else end
    glued = _GLUED.search(text, start, end)
    end = glued.start() if glued else end
    position = start
    named = False
    for match in [*_ITEM.finditer(text, start, end), None]:
        right = match.start() if match else end
        left, right = trimmed(text, position, right, "-–\"'“”’,:()*…")
        position = match.end() if match else end
        item = text[left:right]
        left, right = _without_filler(text, left, right)
        item = text[left:right]
        if left >= right:
            continue
        if named and (_FIELD_STOP.match(item) or _ASKED_ELSE.search(item)):
            break
        if _FIELD_STOP.match(item) or _NO_FIELD.search(item):
            continue
        if len(item.split()) > 4 or not any(char.isalpha() for char in item):
            break
        named = named or not _VAGUE.fullmatch(item)
        yield Found(uncapitalized(item), left, right, 0.8)


#: Between a degree and a list, what makes the list one of other things: "Bachelor's degree, 5 years of".
_NOT_STUDIED = re.compile(
    r"experience|\b(?:years?|yrs|knowledge|understanding|skills?|proficien\w+|familiarity|ability|accordance|craft"
    r"|track record|erfahrung\w*|kenntnisse|jahre)\b",
    re.IGNORECASE,
)
#: Words that begin the next sentence behind a lost full stop.
_ASKED_ELSE = re.compile(
    r"\b(?:skills?|strong|excellent|proficien\w+|advanced|demonstrat\w+|ability|understanding|knowledge|experiences?"
    r"|years?"
    r"|familiarity|thinker|weiterbildung|ausbildung|qualifikation\w*|vergleichbar\w*|berufserfahrung\w*)\b",
    re.IGNORECASE,
)
#: What says of a field only of which kind it is.
_VAGUE = re.compile(
    r"(?:(?:non-)?quantitative|analytic(?:al(?:ly focused)?)?|technical|scientific|professional|appropriate"
    r"|applicable"
    r"|business-related|suitable|higher|advanced|backed|public|electrical|etc)(?:\s+(?:majors?|roles?|sciences?"
    r"|areas?))?",
    re.IGNORECASE,
)
#: Where a lost line break glues a list to what follows: "engineeringMBA".
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][A-Za-z])|(?<=[A-Z]{2}s)(?=[A-Z][a-z])")
_FILLER = re.compile(
    r"^(?:in|en|im|an?|the|any|either|both|den bereichen|eine[rns]?|other|another|related)\s+|\s+etc$"
    r"|[\s-]++(?:related|relevant)?\s*+(?:fields?|disciplines?"
    r"|areas?|subjects?|degrees?)(?: of study)?$",
    re.IGNORECASE,
)
_NO_FIELD = re.compile(
    r"\b(?:related|position|certification|equivalent|similar|relevant|mba|phd|master|bachelor|degree"
    r"|experience|accredited|university|college|discipline|field|verwandt\w*|fächer|studien\w*|neighbouring"
    r"|neighboring|fließend\w*|sicher)\b"
    r"|^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|sechs|deux|trois|six)"
    r"(?:[ -](?:to|or|months?|years?|weeks?|monate?n?|jahre?n?|mois|ans)\b.*)?$",
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
